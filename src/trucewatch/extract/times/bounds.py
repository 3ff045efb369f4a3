"""What the words around a date do to its stretch: early and late, since and until, several readings at once."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from trucewatch.extract.times.calendar import Stretch
from trucewatch.model import Precision

_DAY = timedelta(days=1)


def or_the_day_before(hull: Stretch) -> Stretch:
    """An hour that has passed, with no day beside it, is one of the day of the report or of the day before."""
    if hull.start is None or hull.precision not in (Precision.MINUTE, Precision.HOUR):
        return hull
    return Stretch(hull.start - _DAY, hull.end, Precision.DAYS)


def past_midnight(day: Stretch, minutes: int) -> Stretch:
    """Minutes past midnight on a day that is named lie at its beginning."""
    if day.start is None:
        return day
    start = day.start + timedelta(minutes=minutes)
    return Stretch(start, start + timedelta(minutes=1), Precision.MINUTE)


def narrowed(stretch: Stretch, edge: str, base: date | None) -> Stretch:
    """The early, middle or late third; "earlier" and "later" end or begin at publication."""
    if stretch.start is None or stretch.end is None:
        return stretch
    if edge in ("earlier", "later"):
        if base is None or stretch.precision is Precision.DAY:
            return stretch
        now = datetime.combine(base, time())
        if edge == "earlier" and stretch.start <= now < stretch.end:
            return Stretch(stretch.start, now + _DAY, stretch.precision)
        if edge == "later" and stretch.start <= now < stretch.end:
            return Stretch(now, stretch.end, stretch.precision)
        return stretch
    if stretch.precision is Precision.DAY:
        first, last = {"early": (0, 9), "mid": (10, 15), "late": (18, 24)}[edge]
        return Stretch(
            stretch.start + timedelta(hours=first), stretch.start + timedelta(hours=last), Precision.PART_OF_DAY
        )
    third = timedelta(days=(stretch.end - stretch.start).days // 3)
    if edge == "early":
        return Stretch(stretch.start, stretch.start + third, stretch.precision)
    if edge == "late":
        return Stretch(stretch.end - third, stretch.end, stretch.precision)
    return Stretch(stretch.start + third, stretch.end - third, stretch.precision)


def hull_of(stretches: list[Stretch]) -> Stretch:
    """What several readings span together; the one answer where all agree."""
    first = stretches[0]
    if all(each == first for each in stretches):
        return first
    starts, ends = [each.start for each in stretches], [each.end for each in stretches]
    start = None if None in starts else min(each for each in starts if each is not None)
    end = None if None in ends else max(each for each in ends if each is not None)
    coarse = (Precision.WEEK, Precision.MONTH, Precision.YEAR, Precision.OPEN)
    precision = next((each for each in reversed(coarse) if any(one.precision is each for one in stretches)), None)
    return Stretch(start, end, precision or Precision.DAYS)


def as_used(use: str, stretch: Stretch) -> tuple[datetime | None, datetime | None, Precision]:
    """The ends by use: "since" leaves the end open, "until" and "before" the start; "by" a day is that day."""
    if use == "since":
        return stretch.start, None, Precision.OPEN
    if use == "until":
        return None, stretch.end, Precision.OPEN
    if use == "before":
        return None, stretch.start, Precision.OPEN
    return stretch.start, stretch.end, stretch.precision
