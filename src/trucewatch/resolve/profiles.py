"""Profiles: what of a telling is compared with tellings of other reports."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from trucewatch.model import Claim, Count, Occurrence, Precision, Quantity, Span, Standing, TimeBasis, When, Where
from trucewatch.packs.groups import Groups
from trucewatch.resolve.weights import Weights

NO_SPAN = Span(0, 0)
_HALF_A_DAY = timedelta(hours=12)
_LATEST = 9  # half days: who tells later still is not told from one another
# the steps of extraction that give a claim the place of its paragraph, or of those who speak
_LENT = frozenset({"where.paragraph", "where.speaker"})
_TRIGGER, _HARM = "trigger.", "trigger.harm: "  # the steps that name the words which tell of it
_ROOM_INFERRED = 4  # days
_A_MOMENT = timedelta(microseconds=1)
_WHOLE_DAYS = (Precision.DAY, Precision.DAYS, Precision.WEEK, Precision.MONTH, Precision.YEAR)
_LONGER = 40  # days


@dataclass(frozen=True, slots=True)
class Toll:
    """A count with its group as the table names it."""

    measure: str
    group: str
    actor: str | None
    quantity: Quantity
    part: bool
    standing: Standing = Standing.NOW


@dataclass(frozen=True, slots=True)
class Profile:
    """What of a telling is compared across reports, and nothing else: tellings of one profile compare alike.

    Spans, wordings and reasons are left out of its values, so that equal ones
    are equal; one object stands for equal profiles. ``when`` is the time as told; ``within`` the same, or the time up
    to the report where none is told; ``since`` the earliest that it is taken to
    speak of, where no beginning is told. ``told_after`` is how many half days
    after the start of its day it was first reported, at the least and the most;
    only where it tells a toll and a day.
    """

    event_type: str
    sub_event_type: str
    says_no_act: bool  # only a killing or an attack is told, and not how it was done
    family: str
    when: When
    within: When
    since: datetime | None
    told_after: tuple[int, int] | None
    reach: tuple[int, int] | None  # first and last day (ordinals) that it may be of; None where that is open or long
    places: tuple[Where, ...]
    tolls: tuple[Toll, ...]
    actors: frozenset[str]
    targets: frozenset[str]
    named: frozenset[str]  # those hit that no lexicon knows: persons and things by name
    dead: frozenset[str]  # of these, the persons by full name who are said to have been killed
    classes: frozenset[str]
    sites: frozenset[str]
    means: frozenset[str]
    takes: bool  # ground changes hands
    lent: bool  # its place is that of its paragraph or its speaker, not one that it tells
    number: int  # the first, the second ... of several that the report tells apart; 0 where it says none

    @property
    def sides(self) -> frozenset[str]:
        """Everybody named, whichever did it."""
        return self.actors | self.targets


def told_of(claim: Claim) -> Occurrence:
    """The occurrence of a claim that has one; the callers let no other through."""
    if claim.occurrence is None:
        raise TypeError(f"the claim {claim.id} tells of no occurrence")
    return claim.occurrence


@dataclass(frozen=True, slots=True)
class Told:
    """When a telling was published: by when it was known, and when it was first told.

    The second is unknown where one of its reports is undated and may be the first.
    """

    known_by: datetime | None
    first: When


def profile_of(claim: Claim, number: int, told: Told, weights: Weights, groups: Groups, *, denial: bool) -> Profile:
    """What of this claim is compared; ``number`` says which of several it is."""
    said, known_by = told_of(claim), told.known_by
    when = replace(said.when, text="")
    tolls = tuple(_toll(count, groups) for count in said.counts if not count.cumulative)
    words = claim.quote.casefold()
    if claim.speaker.name:
        words = words.replace(claim.speaker.name.casefold(), " ")  # "hospital officials" were not hit
    quote = f" {' '.join(words.split())} "
    named = frozenset(
        target.name.casefold() for target in said.targets if not target.id and groups.group_of(target.name) is None
    )
    return Profile(
        event_type=said.event_type,
        sub_event_type=said.sub_event_type,
        says_no_act=_says_no_act(claim, said, weights),
        family=weights.family(said.event_type),
        when=when,
        within=_within(when, known_by),
        since=_since(when, known_by, weights),
        told_after=_told_after(when, told.first) if tolls else None,
        reach=_reach(when, known_by, weights),
        places=tuple(map(_compared, said.where)),
        tolls=tolls,
        actors=frozenset(actor.id or actor.name.casefold() for actor in said.actors),
        targets=frozenset(target.id for target in said.targets if target.id)
        | frozenset(toll.actor for toll in tolls if toll.actor and groups.kind(toll.group) == "armed"),
        named=named,
        dead=frozenset(name for name in named if len(name.split()) > 1) if _kills(claim, weights) else frozenset(),
        classes=_classes(said, tolls, groups),
        sites=frozenset(site for site, stems in weights.sites.items() if any(stem in quote for stem in stems)),
        means=frozenset(said.means),
        takes=_takes(said, weights),
        lent=not _LENT.isdisjoint(claim.why) and not denial,  # a denial is of the place of what it answers
        number=number,
    )


def _told_after(when: When, reported: When) -> tuple[int, int] | None:
    """From the start of its day to the first and the last moment at which it can have been reported."""
    if when.date is None or reported.start is None or reported.end is None:
        return None
    day = datetime.combine(when.date, time())
    last = max(reported.start, reported.end - _A_MOMENT)
    first_half, last_half = ((moment - day) // _HALF_A_DAY for moment in (reported.start, last))
    return min(first_half, _LATEST), min(last_half, _LATEST)


def _kills(claim: Claim, weights: Weights) -> bool:
    """Does a word of the claim tell of somebody's death, by the steps that it was made in?"""
    harms = (step.removeprefix(_HARM) for step in claim.why if step.startswith(_HARM))
    return any(word.casefold().startswith(weights.killing_stems) for word in harms)


def _takes(said: Occurrence, weights: Weights) -> bool:
    """Does it tell that ground was taken, "captured" without anybody who was captured?"""
    if said.sub_event_type in weights.taking_acts:
        return True
    return said.trigger.casefold() in weights.taking_triggers and not said.counts


def _says_no_act(claim: Claim, said: Occurrence, weights: Weights) -> bool:
    if said.sub_event_type in weights.generic_acts:
        return True
    steps = [step for step in claim.why if step.startswith(_TRIGGER)]
    only_harm = bool(steps) and all(step.startswith(_HARM) for step in steps)
    plain = (only_harm or said.trigger.casefold() in weights.generic_triggers) and not said.means
    return plain and said.sub_event_type in weights.default_acts


def _compared(where: Where) -> Where:
    """A place without the words that named it, where it was found."""
    return replace(where, name="" if where.place else where.name, span=NO_SPAN, reason="")


def _within(when: When, known_by: datetime | None) -> When:
    """Its time; where only the report is dated, the time up to the report.

    A day's grace is left, for an event and a report on clocks of their own.
    """
    return when if when.known or known_by is None else When(None, known_by + timedelta(days=1))


def _since(when: When, known_by: datetime | None, weights: Weights) -> datetime | None:
    """News that says no day is of the weeks before it was told."""
    last = when.end if when.known else known_by
    return last - timedelta(days=weights.numbers["news_days"]) if when.start is None and last is not None else None


def _toll(count: Count, groups: Groups) -> Toll:
    return Toll(
        count.measure,
        groups.name(count.group, count.measure),
        count.group_actor,
        replace(count.quantity, text=""),
        count.part_of is not None,
        count.standing,
    )


def _classes(said: Occurrence, tolls: tuple[Toll, ...], groups: Groups) -> frozenset[str]:
    """Civil, armed or both: whom it is said to have hit."""
    named = [groups.kind(groups.name(target.name)) for target in said.targets]
    named += [groups.kind(groups.name(target.id)) for target in said.targets if target.id]
    named += [groups.kind(toll.group) for toll in tolls]
    return frozenset(kind for kind in named if kind in ("civil", "armed"))


def _reach(when: When, known_by: datetime | None, weights: Weights) -> tuple[int, int] | None:
    """The first and the last day that it may be of; None where one is open, or many weeks lie between.

    There is room for another clock where an hour or a clock is told, and for a
    date that was only inferred. What began at a time told, with no end, had
    begun by its report.
    """
    since = when.start or _since(when, known_by, weights)
    until = when.end or (known_by + timedelta(days=1) if known_by else None)
    if since is None or until is None or until < since:
        return None
    room = 0 if when.precision in _WHOLE_DAYS and when.zone is None else 1
    if when.basis is TimeBasis.INFERRED:
        room = _ROOM_INFERRED
    first, last = since.toordinal() - room, (until - _A_MOMENT).toordinal() + room
    return (first, max(first, last)) if last - first <= longest_reach(weights) else None


def longest_reach(weights: Weights) -> int:
    """The days that a time may last and still speak of days and not of years."""
    return int(weights.numbers["news_days"]) + _LONGER
