"""When a telling was, as it is compared with others: what it tells, what it may speak of, and when it was told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from functools import cache

from trucewatch.model import Claim, Precision, TimeBasis, When
from trucewatch.packs.language.languages import languages
from trucewatch.packs.language.times import time_words
from trucewatch.resolve.tellings.named_days import named_day
from trucewatch.resolve.weights import Weights

_HALF_A_DAY = timedelta(hours=12)
_LATEST = 9  # half days: who tells later still is not told from one another
_BYGONE = "when.bygone"  # its words were read anew; all other steps of time give it that of what is told beside it
_ROOM_INFERRED = 4  # days
_A_MOMENT = timedelta(microseconds=1)
_WHOLE_DAYS = (Precision.DAY, Precision.DAYS, Precision.WEEK, Precision.MONTH, Precision.YEAR)
_SEVERAL_DAYS = (Precision.DAYS, Precision.WEEK)
_LONGER = 40  # days


@dataclass(frozen=True, slots=True, eq=False)
class Time:
    """When it was.

    ``when`` is the time as told; ``within`` the same, or the time up to the report where none is told; ``since`` the
    earliest that it is taken to speak of, where no beginning is told. ``told_after`` is how many half days after the
    start of its day it was first reported, at the least and the most; only where it tells a toll, a place and a day.
    """

    when: When
    within: When
    since: datetime | None
    told_after: tuple[int, int] | None
    lent: bool  # it is the time of what its report told before, or tells elsewhere, and not one that it tells
    reach: tuple[int, int] | None  # first and last day (ordinals) that it may be of; None where that is open or long
    weekday: int = -1  # the day of the week (Monday 0) that words without a date name; -1 where they name none


@dataclass(frozen=True, slots=True)
class Told:
    """When a telling was published: by when it was known, and when it was first told.

    The second is unknown where one of its reports is undated and may be the first. ``looks_back`` says that each of
    its reports tells of days long past too, so that what has no day may be of those.
    """

    known_by: datetime | None
    first: When
    looks_back: bool = False


def told_time(claim: Claim, told: Told, weights: Weights, *, counts_somewhere: bool) -> Time:
    """The time of a claim that tells of an occurrence; whether it tells a toll and a place says if "later" counts."""
    if claim.occurrence is None:
        raise TypeError(f"the claim {claim.id} tells of no occurrence")
    when, known_by = replace(claim.occurrence.when, text=""), told.known_by
    lent = _has_lent_time(claim)
    since = None if told.looks_back else _since(when, known_by, weights)
    return Time(
        when,
        _within(when, known_by),
        since,
        _told_after(when, told.first) if counts_somewhere else None,
        lent,
        _reach(when, since, known_by, weights, guessed=lent),
        _weekday_named(claim.occurrence.when),
    )


def _told_after(when: When, reported: When) -> tuple[int, int] | None:
    """From the start of its day to the first and the last moment at which it can have been reported."""
    if when.date is None or reported.start is None or reported.end is None:
        return None
    day = datetime.combine(when.date, time())
    last = max(reported.start, reported.end - _A_MOMENT)
    first_half, last_half = ((moment - day) // _HALF_A_DAY for moment in (reported.start, last))
    return min(first_half, _LATEST), min(last_half, _LATEST)


def _weekday_named(when: When) -> int:
    """The one weekday (Monday 0) that the words of a time without a date name, in any language; -1 for none.

    A time of many days that is named so is one of two such weekdays: its report came out on one of several days.

    >>> from trucewatch.model import When
    >>> _weekday_named(When.unknown("on Friday")), _weekday_named(When.unknown("a day later"))
    (4, -1)
    """
    if not when.text:
        return -1
    if when.known:
        either = when.precision in _SEVERAL_DAYS and when.basis is TimeBasis.INFERRED
        one = named_day(when.text) if either else None
        return one.weekday if one is not None else -1
    known = _weekdays()
    named = {known[word] for word in when.text.casefold().split() if word in known}
    return named.pop() if len(named) == 1 else -1


@cache
def _weekdays() -> Mapping[str, int]:
    return {word: at for language in languages() for word, at in time_words(language).weekdays.items()}


def _has_lent_time(claim: Claim) -> bool:
    """Is its time that of another telling, and not one that its own words give?"""
    return any(step.startswith("when.") and step != _BYGONE for step in claim.why)


def _within(when: When, known_by: datetime | None) -> When:
    """Its time; where only the report is dated, the time up to the report.

    A day's grace is left, for an event and a report on clocks of their own.
    """
    return when if when.known or known_by is None else When(None, known_by + timedelta(days=1))


def _since(when: When, known_by: datetime | None, weights: Weights) -> datetime | None:
    """News that says no day is of the weeks before it was told."""
    last = when.end if when.known else known_by
    return last - timedelta(days=weights.numbers["news_days"]) if when.start is None and last is not None else None


def _reach(
    when: When, news_since: datetime | None, known_by: datetime | None, weights: Weights, *, guessed: bool
) -> tuple[int, int] | None:
    """The first and the last day that it may be of; None where one is open, or many weeks lie between.

    There is room for another clock where an hour or a clock is told, and for a
    date that was only inferred. What began at a time told, with no end, had
    begun by its report.
    """
    since = when.start or news_since
    until = when.end or (known_by + timedelta(days=1) if known_by else None)
    if since is None or until is None or until < since:
        return None
    room = 0 if when.precision in _WHOLE_DAYS and when.zone is None else 1
    if guessed or when.basis is TimeBasis.INFERRED:
        room = _ROOM_INFERRED
    first, last = since.toordinal() - room, (until - _A_MOMENT).toordinal() + room
    return (first, max(first, last)) if last - first <= longest_reach(weights) else None


def longest_reach(weights: Weights) -> int:
    """The days that a time may last and still speak of days and not of years."""
    return int(weights.numbers["news_days"]) + _LONGER
