"""A time as a TIMEX3-like value, for scoring and for people who know the notation."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from trucewatch.model import Duration, Precision, Unit, When

_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}


def timex_value(when: When) -> str:
    """The value in the manner of TIMEX3; "" where nothing is known, ``a/b`` for a stretch with no name.

    >>> from datetime import date, datetime
    >>> timex_value(When.minute(datetime(2020, 3, 6, 0, 1))), timex_value(When.day(date(2020, 3, 6)))
    ('2020-03-06T00:01', '2020-03-06')
    """
    if when.start is None or when.end is None:
        return _open(when)
    start, last = when.start, max(when.start, when.end - timedelta(microseconds=1))
    if when.precision in (Precision.MINUTE, Precision.HOUR):
        return f"{start:%Y-%m-%dT%H:%M}" + ("Z" if when.zone == "UTC" else "")
    if when.precision is Precision.PART_OF_DAY:
        return f"{start:%Y-%m-%d}T{_part(start.hour)}"
    if when.precision is Precision.YEAR and start.year == last.year:
        return f"{start.year}"
    if when.precision is Precision.YEAR and (start.year % 10, last.year) == (0, start.year + 9):
        return f"{start.year // 10}"
    if when.precision is Precision.MONTH:
        return _months(start, last)
    if when.precision is Precision.WEEK and start.isocalendar()[:2] == last.isocalendar()[:2]:
        return f"{start:%G-W%V}"
    if when.date is not None:
        return f"{start:%Y-%m-%d}"
    if (last - start).days == 1 and start.weekday() == 5:
        return f"{start:%G-W%V}-WE"
    return f"{start:%Y-%m-%d}/{last:%Y-%m-%d}"


def _open(when: When) -> str:
    if when.start is not None:
        return f"{when.start:%Y-%m-%d}/.."
    return f"../{when.end - timedelta(microseconds=1):%Y-%m-%d}" if when.end is not None else ""


def _months(start: datetime, last: datetime) -> str:
    if (start.year, start.month) == (last.year, last.month):
        return f"{start:%Y-%m}"
    if (last.month - start.month) % 12 == 2:
        if start.month in (1, 4, 7, 10):
            return f"{start.year}-Q{(start.month + 2) // 3}"
        return f"{start.year}-{_SEASONS.get(start.month, 'XX')}"
    return f"{start:%Y-%m}/{last:%Y-%m}"


def _part(hour: int) -> str:
    return "MO" if hour < 12 else "AF" if hour < 17 else "EV" if hour < 18 else "NI"


def duration_value(duration: Duration) -> str:
    """A length of time in the manner of TIMEX3.

    >>> duration_value(Duration(48, Unit.HOURS)), duration_value(Duration(2, Unit.WEEKS))
    ('PT48H', 'P2W')
    """
    if duration.unit is Unit.HOURS:
        return f"PT{duration.number}H"
    return f"P{duration.number}{duration.unit.value[0].upper()}"


def window_value(count: int | Decimal, unit: str) -> str:
    """So many of a unit of time, by its name in the lexicon.

    >>> window_value(24, "hours"), window_value(9, "days"), window_value(1, "decades")
    ('PT24H', 'P9D', 'P10Y')
    """
    factor = {"decades": 10, "centuries": 100, "fortnights": 2, "quarters": 3}.get(unit, 1)
    letter = {"nights": "D", "decades": "Y", "centuries": "Y", "fortnights": "W", "quarters": "M"}
    clock = "T" if unit in ("hours", "minutes", "seconds") else ""
    return f"P{clock}{count * factor}{letter.get(unit, unit[0].upper())}"
