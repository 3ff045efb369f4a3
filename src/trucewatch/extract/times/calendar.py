"""Days, weeks, months and years as they are told, each resolved against a day of publication.

Every class here has ``on(base, tense)``: the stretch of civil time that it
means when said on ``base``, or None where it cannot be known (no base, an
impossible date). Weeks begin on Monday.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, datetime, time, timedelta
from typing import Protocol

from trucewatch.extract.tense import Tense
from trucewatch.model import Precision

_DAY = timedelta(days=1)
_CLOSE = timedelta(days=14).total_seconds()
"""A date this near is meant whatever the tense: no report looks a whole year away past it."""


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
class DayShift:
    """So many days from the day of publication ("yesterday" is -1)."""

    days: int
    stated: bool = False

    def on(self, base: date | None, tense: Tense | None) -> Stretch | None:  # noqa: ARG002
        """That one day."""
        if base is None:
            return None
        day = base + timedelta(days=self.days)
        return days(day, day)


@dataclass(frozen=True, slots=True)
class UnitShift:
    """The week, month, quarter, year or decade so many away ("last month" is -1 months)."""

    unit: str
    shift: int
    stated: bool = False

    def on(self, base: date | None, tense: Tense | None) -> Stretch | None:  # noqa: ARG002
        """The calendar unit meant."""
        if base is None:
            return None
        if self.unit in ("hours", "minutes", "seconds", "days", "nights"):
            day = base + timedelta(days=self.shift if self.unit in ("days", "nights") else 0)
            return days(day, day)
        if self.unit in ("weeks", "fortnights"):
            monday = base - timedelta(days=base.weekday()) + timedelta(weeks=self.shift)
            return days(monday, monday + timedelta(days=6), Precision.WEEK)
        if self.unit == "months":
            first = shift_months(base, self.shift)
            return month(first.year, first.month)
        if self.unit == "quarters":
            return Quarter((base.month - 1) // 3 + 1 + self.shift, base.year).on(base, None)
        if self.unit == "years":
            return year_stretch(base.year + self.shift)
        length = {"decades": 10, "centuries": 100}[self.unit]
        first_year = base.year // length * length + length * self.shift
        return days(date(first_year, 1, 1), date(first_year + length - 1, 12, 31), Precision.YEAR)


@dataclass(frozen=True, slots=True)
class Weekend:
    """The Saturday and Sunday of a week; None is the last one begun or the next, by tense."""

    which: int | None
    stated: bool = False

    def on(self, base: date | None, tense: Tense | None) -> Stretch | None:
        """The two days."""
        if base is None:
            return None
        shift = self.which
        if shift is None:
            shift = -1 if tense is not Tense.FUTURE and base.weekday() < 5 else 0
        saturday = base - timedelta(days=base.weekday()) + timedelta(days=5 + 7 * shift)
        return days(saturday, saturday + _DAY)


@dataclass(frozen=True, slots=True)
class Ago:
    """So long before publication, no more exact than its unit ("two weeks ago" is within a few days)."""

    low: int
    high: int
    unit: str
    stated: bool = False

    def on(self, base: date | None, tense: Tense | None) -> Stretch | None:  # noqa: ARG002
        """The stretch around it."""
        if base is None:
            return None
        if self.unit in ("hours", "minutes", "seconds"):
            hours = self.high if self.unit == "hours" else 0
            return days((datetime.combine(base, time()) - timedelta(hours=hours)).date(), base)
        if self.unit in ("days", "nights"):
            return days(base - timedelta(days=self.high), base - timedelta(days=self.low))
        if self.unit in ("weeks", "fortnights"):
            length = 7 if self.unit == "weeks" else 14
            first, last = base - timedelta(days=length * self.high), base - timedelta(days=length * self.low)
            return days(first - timedelta(days=3), last + timedelta(days=3), Precision.WEEK)
        if self.unit in ("months", "quarters"):
            length = 1 if self.unit == "months" else 3
            first, last = shift_months(base, -length * self.high), shift_months(base, -length * self.low)
            return days(first, shift_months(last, 1) - _DAY, Precision.MONTH)
        length = {"years": 1, "decades": 10, "centuries": 100}[self.unit]
        return days(
            date(base.year - length * self.high, 1, 1), date(base.year - length * self.low, 12, 31), Precision.YEAR
        )


@dataclass(frozen=True, slots=True)
class Window:
    """So long up to publication, or from it on; ``count`` None is a while of unknown length.

    Days are whole: "the last 24 hours" reaches from the day before to the day
    of publication, as the hour of publication is seldom known.
    """

    count: int | None
    unit: str
    ahead: bool = False
    stated: bool = False

    def on(self, base: date | None, tense: Tense | None) -> Stretch | None:  # noqa: ARG002
        """The window."""
        if base is None:
            return None
        if self.count is None:
            return Stretch(None, datetime.combine(base, time()) + _DAY, Precision.OPEN)
        sign = 1 if self.ahead else -1
        far = self._far(base, sign * self.count)
        precision = {"years": Precision.YEAR, "decades": Precision.YEAR, "centuries": Precision.YEAR}.get(
            self.unit, Precision.DAYS
        )
        return days(min(base, far), max(base, far), precision)

    def _far(self, base: date, count: int) -> date:
        if self.unit in ("hours", "minutes", "seconds"):
            hours = count if self.unit == "hours" else 0
            whole = -(-abs(hours) // 24)
            return base + timedelta(days=whole if count > 0 else -whole)
        scale = {"days": 1, "nights": 1, "weeks": 7, "fortnights": 14}.get(self.unit)
        if scale:
            return base + timedelta(days=scale * count)
        months = {"months": 1, "quarters": 3, "years": 12, "decades": 120, "centuries": 1200}[self.unit] * count
        first = shift_months(base, months)
        last = shift_months(first, 1) - _DAY
        return first.replace(day=min(base.day, last.day))


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter of a year; without a year the nearest by tense. Numbers beyond four run over."""

    number: int
    year: int | None = None
    shift: int | None = None  # of "last year", "this year"

    @property
    def stated(self) -> bool:
        """Is its year given?"""
        return self.year is not None

    def on(self, base: date | None, tense: Tense | None) -> Stretch | None:
        """The three months."""
        if self.year is not None:
            return self._in(self.year)
        if base is None:
            return None
        if self.shift is not None:
            return self._in(base.year + self.shift)
        return nearest([self._in(year) for year in range(base.year - 1, base.year + 2)], base, tense or Tense.PAST)

    def _in(self, year: int) -> Stretch:
        first = shift_months(date(year, 1, 1), 3 * (self.number - 1))
        return days(first, shift_months(first, 3) - _DAY, Precision.MONTH)


@dataclass(frozen=True, slots=True)
class OfYear:
    """A named month or season with "last", "this", "next", or a season with its year."""

    first_month: int
    months: int
    which: int | None = None
    year: int | None = None

    @property
    def stated(self) -> bool:
        """Is its year given?"""
        return self.year is not None

    def on(self, base: date | None, tense: Tense | None) -> Stretch | None:
        """The month or months: the last that is over, this year's, or the next to begin."""
        if self.year is not None:
            return self._in(self.year)
        if base is None:
            return None
        if self.which == 0:
            return self._in(base.year)
        every = [self._in(year) for year in range(base.year - 2, base.year + 3)]
        now = datetime.combine(base, time())
        if self.which == -1:
            return [each for each in every if each.end and each.end <= now][-1]
        if self.which == 1:
            return next(each for each in every if each.start and each.start > now)
        return nearest(every, base, tense or Tense.PAST)

    def _in(self, year: int) -> Stretch:
        first = date(year, self.first_month, 1)
        return days(first, shift_months(first, self.months) - _DAY, Precision.MONTH)


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


@dataclass(frozen=True, slots=True)
class Unanchored:
    """A time reckoned from an event that may be known to the caller ("three days after the deal")."""

    event: str
    shift: int
    unit: str
    stated: bool = False

    def on(self, base: date | None, tense: Tense | None) -> Stretch | None:  # noqa: ARG002
        """Nothing, from the day of publication alone."""
        return None


def in_calendar(year: int) -> bool:
    """Can the calendar of the standard library hold this year and its neighbours?"""
    return MINYEAR + 200 <= year <= MAXYEAR - 200
