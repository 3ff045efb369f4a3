"""Days, weeks, months and years as they are told, each resolved against a day of publication.

Every class here has ``on(base, tense)``: the stretch of civil time that it
means when said on ``base``, or None where it cannot be known (no base, an
impossible date). Weeks begin on Monday.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, datetime, time, timedelta
from typing import Protocol

from trucewatch.extract.text.tense import Tense
from trucewatch.model import Precision

_DAY = timedelta(days=1)
_CLOSE = timedelta(days=14).total_seconds()
"""A date this near is meant whatever the tense: no report looks a whole year away past it."""
_NEAR = timedelta(days=45).total_seconds()
"""Of two readings of a date, one this near to the report is what the report speaks of."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A half-open stretch of civil time with its precision; None is an open end."""

    start: datetime | None
    end: datetime | None
    precision: Precision


class Told(Protocol):
    """A date as told."""

    @property
    def stated(self) -> bool:
        """Does the date stand in the words, with nothing reckoned from publication?"""

    def on(self, base: date | None, tense: Tense | None) -> Stretch | None:
        """The stretch that is meant when said on this day."""


def days(first: date, last: date, precision: Precision | None = None) -> Stretch:
    """From the first day to the last, both included."""
    start, end = datetime.combine(first, time()), datetime.combine(last, time()) + _DAY
    return Stretch(start, end, precision or (Precision.DAY if first == last else Precision.DAYS))


def shift_months(day: date, months: int) -> date:
    """The first day of the month so many months off. Raises ValueError beyond the calendar."""
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def month(year: int, number: int) -> Stretch:
    """One whole month."""
    first = date(year, number, 1)
    return days(first, shift_months(first, 1) - _DAY, Precision.MONTH)


def year_stretch(year: int) -> Stretch:
    """One whole year."""
    return days(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)


@dataclass(frozen=True, slots=True)
class Absolute:
    """A year, a month of it, or a day; the year, when missing, is the nearest that fits the tense."""

    year: int | None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    year_shift: int | None = None  # of "October of next year"

    @property
    def stated(self) -> bool:
        """A day of a month stands in the words even where its year does not."""
        return self.year is not None or self.day is not None

    def on(self, base: date | None, tense: Tense | None) -> Stretch | None:
        """The stretch; of the years that fit, the latest past or the next to come, by tense."""
        if self.year is not None:
            return self._in(self.year)
        if base is None:
            return None
        if self.year_shift is not None:
            return self._in(base.year + self.year_shift)
        fitting = [stretch for year in range(base.year - 4, base.year + 5) if (stretch := self._in(year))]
        if self.weekday is not None and self.day is not None:
            fitting = [each for each in fitting if each.start and each.start.weekday() == self.weekday] or fitting
        close = nearest(fitting, base, None)
        if close is not None and _distance(close, datetime.combine(base, time())) <= _CLOSE:
            return close
        return nearest(fitting, base, tense)

    def _in(self, year: int) -> Stretch | None:
        try:
            if self.month is None:
                return year_stretch(year)
            if self.day is None:
                return month(year, self.month)
            return days(day := date(year, self.month, self.day), day)
        except (ValueError, OverflowError):
            return None


def nearest(stretches: list[Stretch], base: date, tense: Tense | None) -> Stretch | None:
    """The latest that has begun by ``base``, or the first not yet over, by tense; with none, the closest."""
    now = datetime.combine(base, time())
    if tense is Tense.PAST:
        begun = [each for each in stretches if each.start and each.start <= now]
        return begun[-1] if begun else None
    if tense is Tense.FUTURE:
        return next((each for each in stretches if each.end and each.end > now), None)
    return min(stretches, key=lambda each: (_distance(each, now), each.start != now), default=None)


def _distance(stretch: Stretch, now: datetime) -> float:
    if stretch.start is None or stretch.end is None or stretch.start <= now < stretch.end:
        return 0.0
    return min(abs((stretch.start - now).total_seconds()), abs((stretch.end - now).total_seconds()))


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A day by its number alone ("on the 24th"); of the month that puts it nearest, the last begun where past."""

    day: int
    weekday: int | None = None
    stated: bool = False

    def on(self, base: date | None, tense: Tense | None) -> Stretch | None:
        """The day meant; with its day of the week, one that is such a day."""
        if base is None:
            return None
        around = [divmod(base.year * 12 + base.month - 1 + shift, 12) for shift in range(-2, 3)]
        days_of = [stretch for year, at in around if (stretch := Absolute(year, at + 1, self.day).on(None, None))]
        if self.weekday is not None:
            days_of = [each for each in days_of if each.start and each.start.weekday() == self.weekday] or days_of
        return nearest(days_of, base, tense)


@dataclass(frozen=True, slots=True)
class EitherOrder:
    """A date like 7/8/2007, that some write with the day first and some with the month first.

    Of the two the one that lies near the day of publication, else the one with the day first.
    """

    day_first: Absolute
    month_first: Absolute
    stated: bool = True

    def on(self, base: date | None, tense: Tense | None) -> Stretch | None:
        """The day meant."""
        both = [stretch for each in (self.day_first, self.month_first) if (stretch := each.on(base, tense)) is not None]
        if not both or base is None:
            return both[0] if both else None
        now = datetime.combine(base, time())
        closest = min(both, key=lambda stretch: _distance(stretch, now))
        return closest if _distance(closest, now) <= _NEAR else both[0]


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week. ``which`` is -1 for "last", 0 for "this", 1 for "next"; None is bare.

    "Last Thursday" is the one before the day of publication, never that day;
    bare, it may be that day in either tense. "Next" is the first to come.
    ``of_week`` counts in calendar weeks ("Monday last week").
    """

    weekday: int
    which: int | None = None
    of_week: bool = False
    stated: bool = False

    def on(self, base: date | None, tense: Tense | None) -> Stretch | None:
        """The day meant."""
        if base is None:
            return None
        if self.of_week:
            day = base - timedelta(days=base.weekday()) + timedelta(days=7 * (self.which or 0) + self.weekday)
            return days(day, day)
        ahead = (self.weekday - base.weekday()) % 7
        behind = (base.weekday() - self.weekday) % 7
        if self.which == -1:
            day = base - timedelta(days=behind or 7)
        elif self.which == 1:
            day = base + timedelta(days=ahead or 7)
        elif tense is Tense.FUTURE or (self.which == 0 and tense is not Tense.PAST):
            day = base + timedelta(days=ahead)
        else:
            day = base - timedelta(days=behind)
        return days(day, day)


@dataclass(frozen=True, slots=True)
class Spread:
    """From one told date to another, both included."""

    first: Told
    last: Told

    @property
    def stated(self) -> bool:
        """Do both stand in the words?"""
        return self.first.stated and self.last.stated

    def on(self, base: date | None, tense: Tense | None) -> Stretch | None:
        """The hull; None where it would run backwards."""
        last = self.last.on(base, tense)
        if last is None or last.end is None:
            return None
        near = (last.end - _DAY).date()
        first = self.first.on(near, Tense.PAST if isinstance(self.first, (Absolute, Weekday)) else tense)
        if first is None or first.start is None or first.start >= last.end:
            return None
        coarse = {first.precision, last.precision}
        precision = next((each for each in (Precision.YEAR, Precision.MONTH) if each in coarse), Precision.DAYS)
        return Stretch(first.start, last.end, precision)


def in_calendar(year: int) -> bool:
    """Can the calendar of the standard library hold this year and its neighbours?"""
    return MINYEAR + 200 <= year <= MAXYEAR - 200
