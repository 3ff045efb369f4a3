"""Judgements that a person should look at, and those that people made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from trucewatch.model import Case, Event, Judgement
from trucewatch.publish.evidence import Evidence, Quoted
from trucewatch.publish.views.parts import DoubtView
from trucewatch.publish.words import in_quotes, one_line

_IN_A_BRIEF = 8  # so many pairs stand in a brief; `trucewatch review` has all
_COPY = 99.0  # the score of claims in the same words: nothing to look at


@dataclass(frozen=True, slots=True)
class ReviewPair:
    """Two claims that a person should look at; ``events`` are those that they stand in, one where they are joined."""

    judgement: Judgement
    left: Quoted
    right: Quoted
    events: tuple[Event, ...]
    others: int  # further pairs between the same two events

    @property
    def question(self) -> str:
        """What is asked of a person."""
        return "joined" if self.judgement.same else "apart, and yet alike"


def review_pairs(case: Case, evidence: Evidence) -> tuple[ReviewPair, ...]:
    """What should be looked at: the most alike that stand apart first, then what was joined by the least.

    Of pairs between the same two events only the most alike is given, and
    nothing that a person decided.
    """
    homes = {id: event for event in case.events for id in event.claims}
    made = {(each.left, each.right): each for event in case.events for each in event.judgements}
    decided = {ids for event in case.events for ids in _decided_between(event, homes)}
    pairs: dict[tuple[str, ...], list[Judgement]] = {}
    for ids, each in sorted(made.items()):
        if each.is_decided or each.score == _COPY or not all(id in homes for id in ids):
            continue
        events = tuple(sorted({homes[id].id for id in ids}))
        if events not in decided and (each.same or len(events) > 1):
            pairs.setdefault(ids if each.same else events, []).append(each)
    return tuple(sorted((_pair(those, homes, evidence) for those in pairs.values()), key=_doubt))


def _decided_between(event: Event, homes: Mapping[str, Event]) -> Iterator[tuple[str, ...]]:
    """The pairs of events that a person held apart: nothing between the two is asked again."""
    for each in event.judgements:
        if each.is_decided and not each.same and each.left in homes and each.right in homes:
            yield tuple(sorted({homes[each.left].id, homes[each.right].id}))


def _pair(those: Sequence[Judgement], homes: Mapping[str, Event], evidence: Evidence) -> ReviewPair:
    best = min(those, key=lambda each: (-each.score, each.left, each.right))
    events = {homes[id].id: homes[id] for id in (best.left, best.right)}
    (left,), (right,) = evidence.quoted([best.left]), evidence.quoted([best.right])
    return ReviewPair(best, left, right, tuple(events[id] for id in sorted(events)), len(those) - 1)


def _doubt(pair: ReviewPair) -> tuple[bool, float, str, str]:
    judgement = pair.judgement
    return judgement.same, judgement.score if judgement.same else -judgement.score, judgement.left, judgement.right


def doubt_views(case: Case, evidence: Evidence) -> tuple[DoubtView, ...]:
    """The few pairs that a brief shows: those that stand apart and are most alike."""
    pairs = [pair for pair in review_pairs(case, evidence) if not pair.judgement.same][:_IN_A_BRIEF]
    return tuple(
        DoubtView(
            question=pair.question,
            score=pair.judgement.score,
            events=tuple((event.id, event.title) for event in pair.events),
            quoted=(pair.left, pair.right),
            reasons=pair.judgement.reasons,
            others=pair.others,
        )
        for pair in pairs
    )


def decided_lines(case: Case) -> tuple[str, ...]:
    """What people decided, each once, with the words of both claims."""
    claims = {claim.id: claim for claim in case.claims}
    made = {each: None for event in case.events for each in event.judgements if each.is_decided}
    return tuple(
        f"{decided_words(each)} — {'; '.join(in_quotes(one_line(claims[id].quote)) for id in (each.left, each.right))}"
        for each in sorted(made, key=lambda each: (str(each.on), each.by, each.left, each.right))
    )


def decided_words(judgement: Judgement) -> str:
    """Who decided what, when and why, in words."""
    verb = "joined" if judgement.same else "kept apart"
    on = f" on {judgement.on}" if judgement.on else ""
    why = f": {'; '.join(judgement.reasons)}" if judgement.reasons else ""
    return f"{verb} by {judgement.by}{on}{why}"
