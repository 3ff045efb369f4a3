"""Into which day, week or month an event falls: the least stretch of the calendar that holds its whole time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from trucewatch.columns import FOREVER, NEVER, EventColumns, Ints
from trucewatch.model import Agreement, Period, Stretch

_DAY, _HOUR = 86_400, 3_600
_STRETCHES = tuple(Stretch)
_BITS = 3  # of a code that tell the stretch; the others count its days, weeks, months or years since 1970


def period_codes(columns: EventColumns, agreement: Agreement, unit: Stretch) -> Ints:
    """A code for the period of each row, for ``period_of``; none is finer than ``unit`` (a day or a week).

    A time on a stated clock falls into the days that it has on the agreement's
    clocks: where they differ on the day, into the stretch that holds both.
    """
    first, last = _days(columns, agreement)
    known = (columns.start != NEVER) & (columns.end != FOREVER)
    answer = np.full(len(columns), _STRETCHES.index(Stretch.LONGER), dtype=np.int64)
    for stretch in reversed(_STRETCHES[_STRETCHES.index(unit) : _STRETCHES.index(Stretch.LONGER)]):
        begins, ends = _counted(first, stretch), _counted(last, stretch)
        holds = known & (ends - begins <= (1 if stretch is Stretch.TWO_MONTHS else 0))
        answer = np.where(holds, (begins << _BITS) | _STRETCHES.index(stretch), answer)
    return answer


def period_of(code: int) -> Period:
    """The period behind a code.

    >>> str(period_of(code_of(date(2020, 3, 6), Stretch.WEEK)))
    'in the week of 2020-03-02'
    """
    stretch, count = _STRETCHES[code & (1 << _BITS) - 1], code >> _BITS
    if stretch is Stretch.LONGER:
        return Period(None, None, stretch)
    if stretch in (Stretch.DAY, Stretch.WEEK):
        days = 1 if stretch is Stretch.DAY else 7
        first = date(1970, 1, 1) + timedelta(days=count if days == 1 else 7 * count - 3)
        return Period(first, first + timedelta(days=days - 1), stretch)
    months = {Stretch.MONTH: 1, Stretch.TWO_MONTHS: 2, Stretch.YEAR: 12}[stretch]
    month = count * (12 if stretch is Stretch.YEAR else 1)
    return Period(_month(month), _month(month + months) - timedelta(days=1), stretch)


def code_of(day: date, stretch: Stretch) -> int:
    """The code of the stretch that holds a day."""
    days = np.array([(day - date(1970, 1, 1)).days])
    return int(_counted(days, stretch)[0] << _BITS | _STRETCHES.index(stretch))


def _month(count: int) -> date:
    return date(1970 + count // 12, count % 12 + 1, 1)


def _counted(days: Ints, stretch: Stretch) -> Ints:
    """Days since 1970 as days, weeks, months or years since then."""
    if stretch is Stretch.DAY:
        return days
    if stretch is Stretch.WEEK:
        return (days + 3) // 7  # 1970 began on a Thursday
    unit = "datetime64[Y]" if stretch is Stretch.YEAR else "datetime64[M]"
    return days.astype("datetime64[D]").astype(unit).astype(np.int64)


def _days(columns: EventColumns, agreement: Agreement) -> tuple[Ints, Ints]:
    """The first and the last day of each row, in days since 1970; of an open time the number means nothing."""
    start = np.where(columns.start == NEVER, 0, columns.start)
    last = np.maximum(np.where(columns.end == FOREVER, 0, columns.end) - 1, start)
    zoned = np.flatnonzero(columns.zoned)
    first_day, last_day = start // _DAY, last // _DAY
    if len(zoned):
        shifts = np.array([[_offset(int(hour), clock) for clock in agreement.clocks or ("UTC",)]
                           for hour in np.unique(start[zoned] // _HOUR)])  # fmt: skip
        row = np.unique(start[zoned] // _HOUR, return_inverse=True)[1]
        first_day[zoned] = (start[zoned] + shifts.min(axis=1)[row]) // _DAY
        last_day[zoned] = (last[zoned] + shifts.max(axis=1)[row]) // _DAY
    return first_day, last_day


def _offset(hour: int, clock: str) -> int:
    """What a clock adds to UTC in an hour, counted from 1970, in seconds."""
    found = datetime.fromtimestamp(hour * _HOUR, UTC).astimezone(ZoneInfo(clock)).utcoffset()
    return 0 if found is None else int(found.total_seconds())
