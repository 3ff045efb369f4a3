"""What a sentence adds to the attack that was told just before it: who was hit, and who is blamed for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from trucewatch.extract.attribution import Saying
from trucewatch.extract.incidents import Incident
from trucewatch.extract.occurrences import Told
from trucewatch.extract.parties import BYSTANDERS
from trucewatch.extract.reading import Heard
from trucewatch.extract.sentence import Sentence
from trucewatch.model import Actor, Claim, ClaimKind, Count, Occurrence, Stance
from trucewatch.packs.acts import load_acts
from trucewatch.packs.groups import Groups
from trucewatch.packs.happenings import Happenings

_PRAISED = ("SUPPORT", "AID")
_VIOLENT = frozenset({"attack", "clash", "harm"})
_OF_PEOPLE = frozenset({"killed", "injured", "missing"})
_REACH = 500  # characters from the attack to a sentence that only adds to it
_OF_A_WAR = 1000  # a number from here up, told of no time or place, is the toll of a war and of no one attack


@dataclass(frozen=True)
class Earlier:
    """A claim of an attack that later sentences can be about, and the id that such sentences carry on."""

    claim: Claim
    occurrence: Occurrence

    @property
    def root(self) -> str:
        """The claim that told of it first."""
        return self.claim.continues or self.claim.id


def earlier_attack(before: Heard | None, sentence: Sentence) -> Earlier | None:
    """The last attack that the last sentence with claims told, if it stands near enough."""
    if before is None or sentence.span.start - before.sentence.span.end > _REACH:
        return None
    told = [incident for incident, each in before.incidents if isinstance(each, Told)]
    for claim, incident in reversed(list(zip(before.claims, told, strict=False))):
        said = claim.occurrence
        violent = any(found.trigger.role in _VIOLENT for found in incident.found)
        if violent and said is not None and claim.kind is ClaimKind.EVENT and claim.happened:
            return Earlier(claim, said)
    return None


def carried_on(
    claims: list[Claim],
    incidents: list[tuple[Incident, Told]],
    sentence: Sentence,
    earlier: Earlier | None,
    happenings: Happenings,
    groups: Groups,
) -> Iterator[Claim]:
    """The claims of a sentence; a toll that names no attack of its own continues the one told before."""
    for claim, (incident, told) in zip(claims, incidents, strict=True):
        if earlier is not None and _adds_a_toll(claim, incident, told, sentence, earlier, happenings, groups):
            yield replace(claim, continues=earlier.root, why=(*claim.why, "toll.continues"))
        else:
            yield claim


def _is_charged(claim: Claim) -> bool:
    """Is it of a sort that somebody is blamed for, as a signed agreement is not?"""
    said = claim.occurrence
    return said is not None and load_acts().in_plover(said.event_type, said.sub_event_type) not in _PRAISED


def charge_of(
    sentence: Sentence, sayings: tuple[Saying, ...], before: tuple[Claim, ...]
) -> tuple[Claim, Occurrence, Saying] | None:
    """What was told just before, with the one who is charged with it here as its actor."""
    earlier = next((claim for claim in before if claim.kind is ClaimKind.EVENT and _is_charged(claim)), None)
    saying = next((one for one in sayings if one.stance is Stance.ACCUSES and one.accused is not None), None)
    if earlier is None or earlier.occurrence is None or saying is None or saying.accused is None:
        return None
    mention = sentence.actor_at(saying.accused) or sentence.actor_before(saying.accused)
    if mention is None or mention.kind in BYSTANDERS:
        return None
    side = Actor(mention.text, mention.id, mention.span)
    return earlier, replace(earlier.occurrence, actors=(side,), counts=()), saying


def _adds_a_toll(
    claim: Claim,
    incident: Incident,
    told: Told,
    sentence: Sentence,
    earlier: Earlier,
    happenings: Happenings,
    groups: Groups,
) -> bool:
    said = told.occurrence
    counts = [count for count in said.counts if count.measure in _OF_PEOPLE]
    if not counts or claim.kind is not ClaimKind.EVENT or not claim.happened or incident.held_apart_by is not None:
        return False
    if max(count.quantity.low or 0 for count in counts) >= _OF_A_WAR or happenings.others.search(sentence.text):
        return False
    if not _names_no_other(said, told.dated, earlier.occurrence) or not _only_harm(incident, happenings):
        return False
    same_voice = claim.speaker.name == earlier.claim.speaker.name
    return not (same_voice and _at_odds(counts, earlier.occurrence, groups)) or _updates(sentence, happenings)


def _names_no_other(said: Occurrence, dated: bool, earlier: Occurrence) -> bool:
    """Is nothing of place, time or means told that the attack itself does not have?"""
    places = {where.name for where in earlier.where}
    if any(where.name not in places for where in said.where):
        return False
    if dated and not said.when.overlaps(earlier.when):
        return False
    if said.means and earlier.means and not set(said.means) & set(earlier.means):
        return False
    sides = {actor.id or actor.name.casefold() for actor in earlier.actors}
    return not sides or all((actor.id or actor.name.casefold()) in sides for actor in said.actors)


def _only_harm(incident: Incident, happenings: Happenings) -> bool:
    """Are people hurt, by an attack that is named as known ("the strike") or not named at all?"""
    return all(
        found.trigger.role == "harm"
        or (found.trigger.noun and any(child.lower_ in happenings.definite for child in found.token.lefts))
        for found in incident.found
    )


def _at_odds(counts: list[Count], earlier: Occurrence, groups: Groups) -> bool:
    """Does it count the same people in other numbers?"""
    return any(
        not count.quantity.overlaps(other.quantity)
        for count in counts
        for other in earlier.counts
        if count.part_of is None and other.part_of is None and count.measure == other.measure
        and (groups.name(count.group) == groups.name(other.group))
    )  # fmt: skip


def _updates(sentence: Sentence, happenings: Happenings) -> bool:
    """Does it say that a number has changed?"""
    return happenings.updates.search(sentence.text) is not None
