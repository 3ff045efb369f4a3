"""Times told by their distance from the day of publication: "yesterday", "last month", "the past week".

Like the dates of ``calendar``, each answers ``on(base, tense)``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from trucewatch.extract.text.tense import Tense
from trucewatch.extract.times.calendar import Absolute, Stretch, days, month, nearest, shift_months, year_stretch
from trucewatch.model import Precision

_DAY = timedelta(days=1)


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
    """So long before publication, no more exact than its unit ("two weeks ago" is within a few days).

    ``exact`` is that very day ("a year ago today").
    """

    low: int
    high: int
    unit: str
    exact: bool = False
    stated: bool = False

    def on(self, base: date | None, tense: Tense | None) -> Stretch | None:  # noqa: ARG002
        """The stretch around it."""
        if base is None:
            return None
        if self.exact and self.unit not in ("hours", "minutes", "seconds"):
            day = far_day(base, -self.high, self.unit)
            return days(day, day)
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
        return far_day(base, count, self.unit)


def far_day(base: date, count: int, unit: str) -> date:
    """The day so many days, weeks, months or longer units away; the last of a shorter month."""
    scale = {"days": 1, "nights": 1, "weeks": 7, "fortnights": 14}.get(unit)
    if scale:
        return base + timedelta(days=scale * count)
    months = {"months": 1, "quarters": 3, "years": 12, "decades": 120, "centuries": 1200}[unit] * count
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
class WeekOfMonth:
    """The so-manieth seven days of a month; the fourth reaches to its end."""

    month: int
    number: int
    year: int | None = None

    @property
    def stated(self) -> bool:
        """Is its year given?"""
        return self.year is not None

    def on(self, base: date | None, tense: Tense | None) -> Stretch | None:
        """The days, of the month that is meant."""
        whole = Absolute(self.year, self.month).on(base, tense)
        if whole is None or whole.start is None or whole.end is None:
            return None
        first = whole.start + timedelta(weeks=self.number - 1)
        last = whole.end if self.number >= 4 else first + timedelta(weeks=1)
        return Stretch(min(first, last - timedelta(weeks=1)), last, Precision.WEEK)


@dataclass(frozen=True, slots=True)
class Unanchored:
    """A time reckoned from a named event ("three days after the deal"), or from the day told before ("the next day").

    ``event`` is "" for the day told before. A ``shift`` of None is unknown ("hours later"); ``later`` says
    in which direction it goes. With a ``weekday`` it is the first such day of that direction, for 0 the last
    up to the day itself ("that Monday").
    """

    event: str
    shift: int | None
    unit: str
    later: bool = True
    weekday: int | None = None
    stated: bool = False

    def on(self, base: date | None, tense: Tense | None) -> Stretch | None:  # noqa: ARG002
        """Nothing, from the day of publication alone."""
        return None
