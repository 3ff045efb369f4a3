"""Do two times speak of one moment?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from trucewatch.model import WEEKDAYS, Precision, TimeBasis, When, to_utc
from trucewatch.resolve.signs.sign import Sign, both
from trucewatch.resolve.tellings.telling_times import Time
from trucewatch.resolve.weights import Weights

_A_DAY, _TWO_DAYS = timedelta(days=1), timedelta(days=2)
_A_MOMENT = timedelta(microseconds=1)
_MOSTLY = 0.55  # of "overnight" the day after has more than half, of "Sunday night" no more
_FINE = (Precision.MINUTE, Precision.HOUR, Precision.PART_OF_DAY)


def time_signs(left: Time, right: Time, weights: Weights) -> Iterator[Sign]:
    """The signs of time: at most one. A vague time that agrees gives none, and never one for joining."""
    first, second = _one_clock(left.within, right.within)
    if not (first.known and second.known):
        yield from _by_weekday(left, right)
        return
    if first.overlaps(second):
        if _of_other_weekdays(left, right):
            yield from _by_weekday(left, right)
        elif _is_older(first, right.since) or _is_older(second, left.since):
            yield "time.older", partial(_two, first, second)
        else:
            yield from _together(first, second, weights)
        return
    words = partial(_two, left.when, right.when)
    apart = _gap(first, second)
    if Precision.OPEN in (first.precision, second.precision) and apart < _A_DAY:
        return  # "before Thursday" may mean on Thursday, before what it tells of
    unnamed = first.zone is None or second.zone is None
    if (
        unnamed
        and first.precision in _FINE
        and second.precision in _FINE
        and apart <= timedelta(hours=weights.numbers["clock_hours"])
    ):
        yield "time.clock", words
    elif TimeBasis.INFERRED in (left.when.basis, right.when.basis):
        yield "time.inferred", words
    elif left.lent or right.lent:
        yield "time.lent_apart", words
    else:
        yield "time.apart", words


def told_later(left: Time, right: Time) -> int:
    """Which of two that tell of one day, of tolls and of places was surely told later: 1 right, -1 left, 0 neither."""
    first, second = left.told_after, right.told_after
    if first is None or second is None or left.when.date != right.when.date:
        return 0
    return (first[1] < second[0]) - (second[1] < first[0])


def _by_weekday(left: Time, right: Time) -> Iterator[Sign]:
    """The sign of a weekday that a report without a date names beside a day, or beside another such weekday."""
    one, two = _weekdays(left), _weekdays(right)
    if one and two:
        words = partial(both, {_in_words(one), _in_words(two)})
        yield ("time.other_weekday" if one.isdisjoint(two) else "time.same_weekday"), words


def _of_other_weekdays(left: Time, right: Time) -> bool:
    """Does one name a weekday that the other cannot be of?"""
    if left.weekday < 0 and right.weekday < 0:
        return False
    one, two = _weekdays(left), _weekdays(right)
    return bool(one and two) and one.isdisjoint(two)


def _weekdays(time: Time) -> frozenset[int]:
    """The weekday named, or those of a day or a night that is known; none where neither is."""
    start, end = time.when.start, time.when.end
    if start is None or end is None or end - start > _TWO_DAYS:
        return frozenset({time.weekday}) if time.weekday >= 0 else frozenset()
    days = (end - _A_MOMENT).toordinal() - start.toordinal()
    return frozenset((start + shift * _A_DAY).weekday() for shift in range(max(days, 0) + 1))


def _in_words(weekdays: frozenset[int]) -> str:
    return " or ".join(WEEKDAYS[at] for at in sorted(weekdays))


def _together(first: When, second: When, weights: Weights) -> Iterator[Sign]:
    if first.start is None or first.end is None or second.start is None or second.end is None:
        yield from _lately(first, second, weights)
        return
    hull = max(first.end, second.end) - min(first.start, second.start)
    if hull <= timedelta(hours=weights.numbers["same_day_hours"]):
        yield ("time.same_day" if _mostly_one(first, second) else "time.next_to"), partial(_two, first, second)
    elif hull <= timedelta(hours=weights.numbers["same_week_hours"]):
        yield "time.same_week", partial(_two, first, second)


def _mostly_one(first: When, second: When) -> bool:
    """Does the shorter lie mostly within the longer? Of a night and the day after it, half does."""
    if first.start is None or first.end is None or second.start is None or second.end is None:
        return False
    shared = min(first.end, second.end) - max(first.start, second.start)
    return shared > min(first.end - first.start, second.end - second.start) * _MOSTLY


def _lately(first: When, second: When, weights: Weights) -> Iterator[Sign]:
    """News that says no day, and a day: was it in the last days before the news?"""
    news, told = (first, second) if first.start is None else (second, first)
    if news.start is not None or news.end is None or told.start is None or told.end is None:
        return
    days = (news.end - told.end) / _A_DAY
    if told.end - told.start <= timedelta(hours=weights.numbers["same_day_hours"]):
        if days <= weights.numbers["fresh_days"]:
            yield "time.fresh", partial(_two, first, second)
        elif days > weights.numbers["stale_days"]:
            yield "time.stale", partial(_two, first, second)


def _two(first: When, second: When) -> str:
    return both({str(first), str(second)})


def _is_older(when: When, since: datetime | None) -> bool:
    """Does it lie wholly before what the other, which says no day, can be news of?"""
    return when.end is not None and since is not None and when.end <= since


def _gap(first: When, second: When) -> timedelta:
    if first.end is not None and second.start is not None and first.end <= second.start:
        return second.start - first.end
    if second.end is not None and first.start is not None:
        return first.start - second.end
    return timedelta.max


def _one_clock(first: When, second: When) -> tuple[When, When]:
    """Both in UTC where both name their clock; else as they stand."""
    if first.zone is None or second.zone is None or first.zone == second.zone:
        return first, second
    return _in_utc(first), _in_utc(second)


def _in_utc(when: When) -> When:
    def read(moment: datetime | None) -> datetime | None:
        return to_utc(moment, when.zone or "UTC").replace(tzinfo=None) if moment else None

    return When(read(when.start), read(when.end), when.precision, "UTC", when.basis, when.text)
