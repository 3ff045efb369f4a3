"""When each row of a table happened: dates as they are written, as wide as their code of precision says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfoNotFoundError

import numpy as np
from numpy.typing import NDArray

from trucewatch.columns import FOREVER, NEVER
from trucewatch.ingest.tables.cells import Cells
from trucewatch.model import to_utc
from trucewatch.packs.tables.shapes import FINE

Seconds = NDArray[np.int64]
Flags = NDArray[np.bool_]

_HOUR, _DAY = 3_600, 86_400
_FORMS = (
    "%d %B %Y", "%d-%B-%Y", "%d %b %Y", "%d-%b-%Y", "%d-%b-%y", "%B %d, %Y", "%b %d, %Y", "%Y/%m/%d", "%d.%m.%Y",
    "%Y/%m/%d %H:%M", "%Y/%m/%d %H:%M:%S", "%d.%m.%Y %H:%M", "%d.%m.%Y %H:%M:%S",
)  # fmt: skip
_SLASHES = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})((?: \d{1,2}:\d{2}(?::\d{2})?)?(?: [AaPp][Mm])?)")
_CLOCKS = ("", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M:%S %p")
_COMPACT = 8  # digits: 20200306
_BLANK, _NONE, _EITHER = NEVER + 1, NEVER + 2, NEVER + 3  # no moment: nothing there, no date, a date of two readings
_EPOCH = datetime(1970, 1, 1)
_FIRST, _LAST = -2_208_988_800, 4_102_444_800  # 1900 to 2100, in seconds since 1970


@dataclass(frozen=True, slots=True)
class Times:
    """Start and end (half-open) of each row, in seconds since 1970: of UTC where zoned, else of its own clock."""

    start: Seconds
    end: Seconds
    zoned: Flags
    fine: Flags


def read_times(cells: Cells) -> Times:
    """The times of all rows; what is no date is refused."""
    codes, values = cells.plain_codes("time_code")
    widths = dict(cells.shape.times)
    for code, value in enumerate(values):
        if value and widths and value not in widths:
            cells.refuse(codes == code, "time_code", "is no known code of precision")
    width = np.array([widths.get(value, cells.shape.width) for value in values] or [""])[codes]
    start, start_ahead = _moments(cells, "start")
    last_field = "until" if cells.column("until") else "end" if cells.column("end") else "start"
    last, last_ahead = _moments(cells, last_field) if last_field != "start" else (start, start_ahead)
    _refuse_no_dates(cells, "start", start, width == "open")
    _refuse_no_dates(cells, last_field, last, width == "open")
    fine = np.isin(width, FINE)
    first, end = _spans(start, last, width, last_field)
    cells.refuse((end < first) & (first > _FIRST) & (end > _FIRST), last_field, "lies before the start")
    offset = fine & (start_ahead != _NONE)
    first, end = np.where(offset, first - start_ahead, first), np.where(offset, end - last_ahead, end)
    zoned = offset | _on_clocks(cells, first, end, ~offset)
    return Times(first, end, zoned, fine)


def _refuse_no_dates(cells: Cells, field: str, moments: Seconds, may_be_blank: Flags) -> None:
    name = field if cells.column(field) else "start"
    cells.refuse((moments == _BLANK) & ~may_be_blank, name, "is blank")
    cells.refuse(moments == _EITHER, name, "is one date day first and another month first; a mapping says which")
    outside = (moments != _BLANK) & ((moments < _FIRST) | (moments > _LAST))
    cells.refuse(outside, name, "is no date between 1900 and 2100")


def _spans(start: Seconds, last: Seconds, width: NDArray[np.str_], last_field: str) -> tuple[Seconds, Seconds]:
    """The interval of each row on its own clock."""
    midnight = start // _DAY * _DAY
    end = last if last_field == "until" else last // _DAY * _DAY + _DAY
    first = start.copy() if last_field == "until" else midnight
    for name in np.unique(width):
        rows = width == name
        first[rows], end[rows] = _spread(name, start[rows], first[rows], end[rows], last_field)
    return np.where(start == _BLANK, NEVER, first), np.where(last == _BLANK, FOREVER, end)


def _spread(width: str, told: Seconds, first: Seconds, end: Seconds, last_field: str) -> tuple[Seconds, Seconds]:
    """Days as wide as they are known: any seven days that hold the day, its month, its year; or its minute or hour."""
    if width in ("minute", "hour"):
        unit = 60 if width == "minute" else _HOUR
        return told // unit * unit, (told // unit + 1) * unit if last_field == "start" else end
    if width == "week":
        return np.minimum(first, end - 7 * _DAY), np.maximum(end, first + 7 * _DAY)
    if width not in ("month", "year"):
        return first, end
    unit_name = "datetime64[M]" if width == "month" else "datetime64[Y]"
    opens = first.astype("datetime64[s]").astype(unit_name)
    closes = (end - 1).astype("datetime64[s]").astype(unit_name) + 1
    return opens.astype("datetime64[s]").astype(np.int64), closes.astype("datetime64[s]").astype(np.int64)


def _on_clocks(cells: Cells, first: Seconds, end: Seconds, rows: Flags) -> Flags:
    """Turn what is told on a named clock to UTC, in place; which rows that were."""
    codes, clocks = cells.codes("zone")
    zoned = np.zeros(cells.count, dtype=bool)
    for code, value in enumerate(clocks):
        clock = value or cells.shape.clock
        if clock is None:
            continue
        here = rows & (codes == code)
        try:
            for moments in (first, end):
                moments[here] = _to_utc(moments[here], clock)
            zoned |= here
        except (ZoneInfoNotFoundError, ValueError, OSError):
            cells.refuse(here, "zone", "is no time zone of the IANA database")
    return zoned


def _to_utc(moments: Seconds, clock: str) -> Seconds:
    distinct, codes = np.unique(moments, return_inverse=True)
    return np.array([_one_to_utc(int(moment), clock) for moment in distinct], dtype=np.int64)[codes]


def _one_to_utc(moment: int, clock: str) -> int:
    if not _FIRST <= moment <= _LAST:
        return moment
    return int(to_utc(_EPOCH + timedelta(seconds=moment), clock).timestamp())


def _moments(cells: Cells, field: str) -> tuple[Seconds, Seconds]:
    """Seconds since 1970 as written, and by how many its own offset is ahead of UTC (_NONE: none is written)."""
    codes, values = cells.codes(field)
    read = [read_moment(value, cells.shape.order) for value in values] or [(_BLANK, None)]
    seconds = np.array([moment for moment, _ in read], dtype=np.int64)
    ahead = np.array([_NONE if offset is None else offset for _, offset in read], dtype=np.int64)
    return seconds[codes], ahead[codes]


@lru_cache(maxsize=1 << 17)
def read_moment(cell: str, order: str | None) -> tuple[int, int | None]:
    """One cell as seconds since 1970 on its own clock, and its offset from UTC in seconds where it has one.

    >>> read_moment("2020-03-06 00:01", None), read_moment("06 March 2020", None)
    ((1583452860, None), (1583452800, None))
    >>> read_moment("27/3/2020", None) == read_moment("2020-03-27", None)
    True
    """
    if not cell:
        return _BLANK, None
    moment = _read(cell, order)
    if not isinstance(moment, datetime):
        return moment, None
    ahead = moment.utcoffset()
    seconds = int((moment.replace(tzinfo=UTC)).timestamp())
    return seconds, None if ahead is None else int(ahead.total_seconds())


def _read(cell: str, order: str | None) -> datetime | int:
    try:
        return datetime.fromisoformat(cell) if "-" in cell[4:5] else _by_form(cell, order)
    except ValueError:
        return _by_form(cell, order)


def _by_form(cell: str, order: str | None) -> datetime | int:
    if (slashes := _SLASHES.fullmatch(cell)) is not None:
        return _by_slashes(slashes, order)
    for form in ("%Y%m%d",) if len(cell) == _COMPACT and cell.isdecimal() else _FORMS:
        try:
            return datetime.strptime(cell, form)
        except ValueError:
            continue
    return _NONE


def _by_slashes(cell: re.Match[str], order: str | None) -> datetime | int:
    """03/04/2020: which comes first must be told, unless only one reading is a date."""
    first, second, year = int(cell[1]), int(cell[2]), int(cell[3])
    if order is None and first <= 12 and second <= 12 and first != second:
        return _EITHER
    day_first = first > 12 if order is None else order == "day first"
    day, month = (first, second) if day_first else (second, first)
    for clock in _CLOCKS:
        try:
            return datetime.strptime(f"{year:04}-{month:02}-{day:02}{cell[4]}", f"%Y-%m-%d{clock}")
        except ValueError:
            continue
    return _NONE
