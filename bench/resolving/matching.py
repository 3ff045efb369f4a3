"""Which claim tells what a mark says, and how the events made of the claims agree with the incidents.

An item is a marked mention. The claim that tells it is, of those whose words hold the mark, the one whose trigger
stands nearest to it; a claim belongs to one mention only. A mention that no claim tells is missed by extraction, one
whose claim is in no event is left out by the resolver; both are alone in a group of their own where all are scored.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bench.quality.scoring import Figures, share
from bench.resolving.coreference import Score, b_cubed, pairwise
from bench.resolving.stories import Mention, Story

from trucewatch.model import Claim, ClaimKind, Event, Span, Stance


@dataclass(frozen=True, slots=True)
class Matched:
    """Mentions by id with the claims that tell them, nearest first, and the claims that tell no mention."""

    mentions: Mapping[str, Mention]
    claims: Mapping[str, tuple[str, ...]]
    stray: tuple[Claim, ...]


def match_mentions(stories: Iterable[Story], claims: Sequence[Claim]) -> Matched:
    """Claims that tell of what happened, and denials, by the mention that each tells."""
    mentions = [mention for story in stories for mention in story.mentions]
    by_report: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_report[mention.report].append(mention)
    told: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    stray = []
    for claim in claims:
        if claim.kind is not ClaimKind.EVENT or claim.occurrence is None:
            continue
        denied = claim.stance is Stance.DENIES
        if not denied and not claim.took_place:
            continue
        near = [
            (_distance(claim, mention.span), _beside(claim, mention.span), mention.id)
            for mention in by_report[claim.report]
            if claim.span.contains(mention.span) and mention.denied == denied
        ]
        if near:
            distance, _, nearest_mark = min(near)
            told[nearest_mark].append((distance, claim.span.start, claim.id))
        else:
            stray.append(claim)
    nearest = {mention: tuple(id for _, _, id in sorted(those)) for mention, those in told.items()}
    return Matched({mention.id: mention for mention in mentions}, nearest, tuple(stray))


def _beside(claim: Claim, mark: Span) -> int:
    """Characters from the mark to the numbers and people of the claim: of two that were "killed", which is meant?"""
    said = claim.occurrence
    spans = [each.span for each in (*said.counts, *said.targets, *said.actors)] if said is not None else []
    return min((max(mark.start - span.end, span.start - mark.end, 0) for span in spans), default=0)


def _distance(claim: Claim, mark: Span) -> int:
    """Characters from the claim's trigger to the mark; as far as the text is long where the trigger is not found."""
    said = claim.occurrence
    words = claim.quote.casefold()
    trigger = said.trigger.casefold() if said is not None else ""
    if not trigger or trigger not in words:
        return len(words)
    starts, at = [], words.find(trigger)
    while at >= 0:
        starts.append(at + claim.span.start)
        at = words.find(trigger, at + 1)
    return min(max(mark.start - start - len(trigger), start - mark.end, 0) for start in starts)


def groups_made(matched: Matched, events: Iterable[Event]) -> dict[str, str]:
    """Mention -> the event that its claim was joined to; mentions that are in none are left out."""
    event_of = {claim: event.id for event in events for claim in event.claims}
    made = {}
    for mention, claims in matched.claims.items():
        found = next((event_of[claim] for claim in claims if claim in event_of), None)
        if found is not None and not matched.mentions[mention].denied:
            made[mention] = found
    return made


def score_events(matched: Matched, events: Sequence[Event]) -> Figures:
    """Every figure of one part."""
    told = [mention for mention in matched.mentions.values() if not mention.denied and "/none:" not in mention.incident]
    made = groups_made(matched, events)
    gold = {id: matched.mentions[id].incident for id in made}
    every = {mention.id: mention.incident for mention in told} | gold
    alone = {id: made.get(id, f"alone:{id}") for id in every}
    event_of = {claim: event.id for event in events for claim in event.claims}
    split = sum(len({event_of[c] for c in matched.claims[id] if c in event_of}) > 1 for id in made)
    missed = [mention.id for mention in told if mention.id not in matched.claims]
    return {
        "incidents": len({mention.incident for mention in told}),
        "mentions": len(told),
        "missed by extraction": len(missed),
        "in no event": sum(mention.id not in made for mention in told) - len(missed),
        **_named("B-cubed", b_cubed(gold, made)),
        **_named("pairwise", pairwise(gold, made)),
        **_named("B-cubed with the missed", b_cubed(every, alone)),
        **_named("pairwise with the missed", pairwise(every, alone)),
        "events of two incidents or more": len(mixed(gold, made)),
        "mentions in two events": split,
        **_denials(matched, events, made),
        "claims that no mark covers": len(matched.stray),
    }


def mixed(gold: Mapping[str, str], made: Mapping[str, str]) -> dict[str, set[str]]:
    """Events in which mentions of different incidents meet."""
    incidents: dict[str, set[str]] = defaultdict(set)
    for id, event in made.items():
        incidents[event].add(gold[id])
    return {event: those for event, those in incidents.items() if len(those) > 1}


def _named(name: str, score: Score) -> Figures:
    values = {"P": score.precision, "R": score.recall, "F1": score.f1}
    return {f"{name} {key}": round(value, 3) for key, value in values.items()}


def _denials(matched: Matched, events: Sequence[Event], made: Mapping[str, str]) -> Figures:
    """Denials that are linked to the event of which most mentions tell of the incident denied."""
    of_event: dict[str, Counter[str]] = defaultdict(Counter)
    for id, event in made.items():
        of_event[event][matched.mentions[id].incident] += 1
    linked = {claim: event.id for event in events for claim in event.denials}
    denials = [mention for mention in matched.mentions.values() if mention.denied]
    right = wrong = 0
    for mention in denials:
        found = {linked[claim] for claim in matched.claims.get(mention.id, ()) if claim in linked}
        incidents = {of_event[event].most_common(1)[0][0] for event in found if of_event[event]}
        right += mention.incident in incidents
        wrong += bool(found) and mention.incident not in incidents
    read = sum(mention.id in matched.claims for mention in denials)
    return {
        "denials": len(denials),
        "denials read": read,
        "denials linked right": share(right, read),
        "denials linked wrong": share(wrong, read),
    }
