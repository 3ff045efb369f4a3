"""What reports tell of a duty: that it was done, begun, not done, by which side, and whether that is denied."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from trucewatch.assess.counted import thing_counted
from trucewatch.model import (
    Agreement,
    Claim,
    ClaimKind,
    Due,
    Fulfilment,
    Mode,
    Occurrence,
    Role,
    Stance,
    Term,
    When,
)
from trucewatch.packs.acts import load_acts

_DAY = timedelta(days=1)
BEGUN = "aspect.begun"  # the step of a claim that says that the deed was only begun
PART = "aspect.part"  # or that it was done in part
WHOLE = "aspect.whole"  # or to all of them
_BEFORE = 24  # characters before a number that can say what it counts ("the bodies of two hostages")
_OF_GROUND = frozenset({"withdrawal", "handover_territory", "foreign_forces_exit", "disarmament", "weapon_ban"})
_DONE = frozenset({ClaimKind.EVENT, ClaimKind.ACT, ClaimKind.TALLY})
_DEEDS = frozenset({"AID", "COOPERATE", "CONCEDE", "RETREAT"})


@dataclass
class Told:
    """Ids of the claims that tell of a duty as done, not done, done on no known day, and done but denied."""

    done: list[str] = field(default_factory=list)
    undone: list[str] = field(default_factory=list)
    undated: list[str] = field(default_factory=list)
    denied: list[str] = field(default_factory=list)


def claims_of(
    term: Term, agreement: Agreement, claims: Mapping[str, Claim], as_of: datetime, due: tuple[Due, ...]
) -> Told:
    """The claims that speak of the duty, by what they tell of it."""
    told = Told()
    # What is told of the day of the signing may be the signing itself, and does not count.
    first = datetime.combine(agreement.signed.date() + timedelta(days=1), time())
    for id in sorted(claims):
        claim = claims[id]
        if term.fulfilled_by is None or not _speaks_of(claim, term.fulfilled_by, term, agreement):
            continue
        start, end = when_of(claim).utc(agreement.reading_clocks)
        in_window = start is not None and start <= as_of and when_of(claim).start >= first  # type: ignore[operator]
        if claim.happened and claim.kind in _DONE:
            if end is not None and (in_window or _is_in_time_by_then(claim, first, as_of, due, agreement)):
                told.done.append(id)
            elif start is None:
                told.undated.append(id)
        elif _is_told_undone(claim, first, as_of, agreement):
            told.undone.append(id)
    told.denied = [id for id in told.done if _is_denied(id, claims)]
    return told


def _is_in_time_by_then(
    claim: Claim, first: datetime, as_of: datetime, due: tuple[Due, ...], agreement: Agreement
) -> bool:
    """Was it told as done, on a day not named, when there was still time ("have completed the withdrawal")?"""
    when = when_of(claim)
    end = when.utc(agreement.reading_clocks)[1]
    if when.start is not None or when.end is None or end is None or not due or claim.kind is ClaimKind.TALLY:
        return False
    return (
        when.end > first and end - _DAY <= as_of and all(end - timedelta(microseconds=1) <= one.moment for one in due)
    )


def _is_denied(id: str, claims: Mapping[str, Claim]) -> bool:
    """Does somebody deny what it tells?"""
    root = claims[id].continues or id
    return any(claim.stance is Stance.DENIES and claim.continues == root for claim in claims.values())


def _is_told_undone(claim: Claim, first: datetime, as_of: datetime, agreement: Agreement) -> bool:
    """Is it told, of a time since ``first`` and up to the moment, that it was not done?

    "Have not left" has no beginning: it is true as of its end.
    """
    when = when_of(claim)
    start, end = when.utc(agreement.reading_clocks)
    if Mode.NEGATED not in claim.modes or when.end is None or end is None:
        return False
    told = claim.stance in (Stance.ASSERTS, Stance.ACCUSES)
    return told and when.end > first and (start or end - _DAY) <= as_of


def _speaks_of(claim: Claim, sought: Fulfilment, term: Term, agreement: Agreement) -> bool:
    """Is the claim of a kind of act that the duty asks for, in its words, by somebody bound?"""
    occurrence = claim.occurrence
    if occurrence is None or not (sought.sub_event_types or sought.words):
        return False
    if not sought.sub_event_types and not _is_friendly(claim, occurrence):
        return False
    if sought.sub_event_types and not {occurrence.event_type, occurrence.sub_event_type} & set(sought.sub_event_types):
        return False
    if sought.words and not any(_is_said(word, claim.quote) for word in sought.words):
        return False
    named = {actor.id for actor in occurrence.actors if actor.id is not None}
    bound = set(term.bound) | {force for force, backers in agreement.backers if set(backers) & set(term.bound)}
    return not named or bool(named & bound)


def _is_said(phrase: str, quote: str) -> bool:
    """Do its words, or their beginnings, stand there in this order, with at most two others between each?"""
    words = [re.escape(word) for word in phrase.casefold().split()]
    return re.search(r"\w*\W+(?:\w+\W+){0,2}?".join(words), quote.casefold()) is not None


def _is_friendly(claim: Claim, occurrence: Occurrence) -> bool:
    """Can it be what a duty asks for by words alone: no violence, and of what is between parties only deeds?"""
    acts, types = load_acts(), (occurrence.event_type, occurrence.sub_event_type)
    if claim.kind is ClaimKind.ACT:
        return acts.in_plover(*types) in _DEEDS
    return acts.is_military(*types) is False and acts.victims(*types) is None  # an abduction is no military act


def share_told(term: Term, done: Sequence[Claim]) -> str:
    """Where all that is told of a duty is less than the whole: that it is reported "as begun" or "as done in part"."""
    sought = term.fulfilled_by
    if sought is None or sought.begun:
        return ""
    if all(BEGUN in claim.why for claim in done):
        return "as begun"
    in_part = term.kind in _OF_GROUND and all({BEGUN, PART} & set(claim.why) for claim in done)
    return "as done in part" if in_part else ""


def number_short(term: Term, done: Sequence[Claim]) -> str:
    """How many of those owed, where no report tells of all of them; what several tell is never added up."""
    sought = term.fulfilled_by
    if sought is None or sought.number is None or any(WHOLE in claim.why for claim in done):
        return ""
    told = [
        count.quantity.low if count.quantity.high is None else count.quantity.high
        for claim in done
        if claim.occurrence is not None
        for count in claim.occurrence.counts
        if not sought.of or any(word in thing_counted(claim, count, _BEFORE) for word in sought.of)
    ]
    most = max((number for number in told if number is not None), default=None)
    if most is None or most >= sought.number:
        return ""
    return f"the most that one report tells of is {most:,} of {sought.number:,}"


def sides_untold(term: Term, done: Sequence[Claim], agreement: Agreement) -> tuple[str, ...]:
    """The signatories who are each to withdraw, and of whom no report tells that they did; none where all are told."""
    signed = [party.actor for party in agreement.parties if party.role is Role.SIGNATORY]
    bound = [actor for actor in signed if actor in term.bound or not term.bound]
    named = [{actor.id for actor in claim.occurrence.actors if actor.id} for claim in done if claim.occurrence]
    if term.kind != "withdrawal" or len(bound) < 2 or any(not ids for ids in named):
        return ()
    held = {actor: {actor} for actor in bound}
    for force, backers in agreement.backers:
        for actor in set(backers) & set(bound):
            held[actor].add(force)
    for party in agreement.parties:
        for actor in set(party.of) & set(bound):
            held[actor].add(party.actor)
    told = set().union(*named)
    return tuple(actor for actor in bound if not held[actor] & told)


def when_of(claim: Claim) -> When:
    """The time of what the claim tells."""
    return claim.occurrence.when if claim.occurrence is not None else When.unknown()
