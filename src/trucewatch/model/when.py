"""Time as reports give it: an interval with a precision, a zone or none, and a basis."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_OFFSET = re.compile(r"UTC([+-])(\d\d):(\d\d)")


class Precision(StrEnum):
    """How finely a moment was told, finest first."""

    MINUTE = "minute"
    HOUR = "hour"
    PART_OF_DAY = "part of day"
    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    OPEN = "open"  # one end unknown: "since February"
    UNKNOWN = "unknown"


DAY_OR_FINER = frozenset({Precision.MINUTE, Precision.HOUR, Precision.PART_OF_DAY, Precision.DAY})


class TimeBasis(StrEnum):
    """What a date rests on."""

    STATED = "stated"  # the date stands in the words
    RELATIVE = "relative"  # reckoned from the report's own date ("on Thursday")
    ANCHORED = "anchored"  # reckoned from a named event ("ahead of the talks")
    INFERRED = "inferred"  # reckoned from an inferred report date, or guessed from what is told around it
    NONE = "none"


@dataclass(frozen=True, slots=True)
class When:
    """A half-open interval ``[start, end)`` of local civil time, as a report gives it.

    ``start`` and ``end`` are naive datetimes read in ``zone`` (an IANA name or
    ``UTC+03:00``-like offset); ``zone`` is None where nobody said which clock.
    An end that is None is open.

    >>> march_6 = When.day(date(2020, 3, 6))
    >>> moment = When.minute(datetime(2020, 3, 6, 0, 1))
    >>> march_6.contains(moment), march_6.overlaps(moment)
    (True, True)
    """

    start: datetime | None
    end: datetime | None
    precision: Precision = Precision.UNKNOWN
    zone: str | None = None
    basis: TimeBasis = TimeBasis.NONE
    text: str = ""

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.end < self.start:
            raise ValueError(f"a time from {self.start} to {self.end} runs backwards")

    @classmethod
    def unknown(cls, text: str = "") -> When:
        """A time of which nothing is known."""
        return cls(None, None, text=text)

    @classmethod
    def day(cls, day: date, basis: TimeBasis = TimeBasis.STATED, text: str = "", zone: str | None = None) -> When:
        """The whole of one civil day."""
        start = datetime.combine(day, time())
        return cls(start, start + timedelta(days=1), Precision.DAY, zone, basis, text)

    @classmethod
    def days(cls, first: date, last: date, basis: TimeBasis = TimeBasis.STATED, text: str = "") -> When:
        """From the first day to the last, both included, with a precision after its length.

        >>> str(When.days(date(2020, 3, 5), date(2020, 3, 11)))
        '2020-03-05 to 2020-03-11'
        """
        days = (last - first).days + 1
        limits = ((1, Precision.DAY), (6, Precision.DAYS), (7, Precision.WEEK), (31, Precision.MONTH))
        precision = next((name for limit, name in limits if days <= limit), Precision.YEAR)
        start = datetime.combine(first, time())
        return cls(start, start + timedelta(days=days), precision, None, basis, text)

    @classmethod
    def minute(
        cls, moment: datetime, basis: TimeBasis = TimeBasis.STATED, text: str = "", zone: str | None = None
    ) -> When:
        """One minute of civil time."""
        return cls(moment, moment + timedelta(minutes=1), Precision.MINUTE, zone, basis, text)

    @property
    def known(self) -> bool:
        """Is anything known of it?"""
        return self.start is not None or self.end is not None

    @property
    def date(self) -> date | None:
        """The civil day it lies in, if it lies in one."""
        if self.start is None or self.end is None:
            return None
        last = self.end - timedelta(microseconds=1) if self.end > self.start else self.end
        return self.start.date() if last.date() == self.start.date() else None

    def overlaps(self, other: When) -> bool:
        """Could both speak of one moment, on one clock?"""
        return (self.start is None or other.end is None or self.start < other.end) and (
            other.start is None or self.end is None or other.start < self.end
        )

    def contains(self, other: When) -> bool:
        """Does the other lie wholly within this one, on one clock?"""
        return (self.start is None or (other.start is not None and self.start <= other.start)) and (
            self.end is None or (other.end is not None and other.end <= self.end)
        )

    def utc(self, zones: Iterable[str]) -> tuple[datetime | None, datetime | None]:
        """The hull in UTC over every clock it may have been read on.

        ``zones`` are the lawful readings for a time that names none; they are
        ignored where the time names its own.
        """
        clocks = [self.zone] if self.zone else sorted(set(zones)) or ["UTC"]
        starts = [to_utc(self.start, clock) for clock in clocks] if self.start else []
        ends = [to_utc(self.end, clock) for clock in clocks] if self.end else []
        return (min(starts) if starts else None), (max(ends) if ends else None)

    def __str__(self) -> str:
        if not self.known:
            return "unknown"
        if self.precision is Precision.MINUTE and self.start:
            return f"{self.start:%Y-%m-%d %H:%M}"
        if self.date and self.start:
            if self.precision in (Precision.HOUR, Precision.PART_OF_DAY) and self.end:
                return f"{self.start:%Y-%m-%d %H:%M} to {self.end:%H:%M}"
            return f"{self.start:%Y-%m-%d}"
        first = f"{self.start:%Y-%m-%d}" if self.start else "?"
        last = f"{self.end - timedelta(microseconds=1):%Y-%m-%d}" if self.end else "?"
        return f"{first} to {last}"


def to_utc(moment: datetime, zone: str) -> datetime:
    """Read a naive civil time on one clock.

    >>> to_utc(datetime(2020, 3, 6, 0, 1), "Europe/Moscow")
    datetime.datetime(2020, 3, 5, 21, 1, tzinfo=datetime.timezone.utc)
    >>> to_utc(datetime(2020, 3, 6, 0, 1), "UTC+03:00").hour
    21
    """
    offset = _OFFSET.fullmatch(zone)
    if offset is None:
        return moment.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    ahead = timedelta(hours=int(offset[2]), minutes=int(offset[3]))
    return (moment - ahead if offset[1] == "+" else moment + ahead).replace(tzinfo=UTC)
