"""Rows of an event table as columns that the judge reads: times with width, places with radius, who, what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from trucewatch.columns import EventColumns
from trucewatch.errors import BadDataFile
from trucewatch.ingest.table_files import Batch, Rejected
from trucewatch.packs.acts import load_acts
from trucewatch.packs.table_shapes import TableShape

Names = Callable[[str], tuple[str, ...]]

_DAY = 86_400
_FORMATS = ("%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%d %B %Y", "%d-%B-%Y", "%d/%m/%Y", "%Y/%m/%d", "%d.%m.%Y")
_NUMBER = r"^\s*-?\d+(\.\d+)?([eE]-?\d+)?\s*$"
_FIRST, _LAST = -2_208_988_800, 4_102_444_800  # 1900 to 2100, in seconds since 1970


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a batch that could be read.

    ``columns`` has one row for each of ``kept``, which count from 0 in the
    batch's table. ``deaths`` is NaN where none are told. ``rejected`` are those
    that could not be read, with the reason.
    """

    batch: Batch
    kept: NDArray[np.int64]
    columns: EventColumns
    deaths: NDArray[np.float64]
    names: tuple[tuple[str, int], ...]  # each cell of actors with its rows
    rejected: tuple[Rejected, ...]

    def numbers(self) -> NDArray[np.int64]:
        """The number of each kept row in its file, counted from 1."""
        return self.kept + self.batch.first_row


def read_rows(batch: Batch, shape: TableShape, names: Names) -> Rows:
    """Lay a batch out as columns. Raises BadDataFile where a column that is needed is missing."""
    reader = _Reader(batch, shape)
    start, end = reader.times()
    lat, lon, radius = reader.places()
    good = reader.good
    kept = np.flatnonzero(good)
    act, acts, directed = reader.acts()
    who, actors, mutual, target, targets, seen = reader.actors(names, directed, good)
    count = len(kept)
    columns = EventColumns(
        ids=reader.ids(kept),
        start=start[kept],
        end=end[kept],
        zoned=np.zeros(count, dtype=bool),
        fine=np.zeros(count, dtype=bool),
        lat=lat[kept],
        lon=lon[kept],
        radius_km=radius[kept],
        act=act[kept],
        who=who[kept],
        target=target[kept],
        means=np.zeros(count, dtype=np.int32),
        denied=np.zeros(count, dtype=bool),
        mutual=mutual[kept],
        acts=acts,
        actors=actors,
        targets=targets,
        weapons=((),),
    )
    return Rows(batch, kept, columns, reader.numbers("deaths")[kept], seen, (*batch.rejected, *reader.rejected()))


class _Reader:
    """One batch being read: columns by their field, and which rows are still good."""

    def __init__(self, batch: Batch, shape: TableShape) -> None:
        self._batch, self._shape = batch, shape
        self._rows = batch.table.num_rows
        self.good = np.ones(self._rows, dtype=bool)
        self._faults: list[tuple[NDArray[np.int64], str, str]] = []
        for field in ("start", "latitude", "longitude"):
            if shape.column(field, batch.table.column_names) is None:
                known = " or ".join(dict(shape.columns).get(field, ())) or "none is named"
                raise BadDataFile(batch.source, 1, f"no column tells the {field}", f"looked for: {known}")

    def column(self, field: str) -> str | None:
        return self._shape.column(field, self._batch.table.column_names)

    def text(self, field: str) -> pa.Array:
        """A field as text without spaces round it; null where it is missing or blank."""
        name = self.column(field)
        if name is None:
            return pa.nulls(self._rows, pa.string())
        cells = pc.utf8_trim_whitespace(self._batch.table[name].combine_chunks())
        return pc.if_else(pc.equal(cells, ""), pa.scalar(None, pa.string()), cells)

    def numbers(self, field: str) -> NDArray[np.float64]:
        """A field as numbers; NaN where it is missing or is none."""
        cells = self.text(field)
        is_number = pc.match_substring_regex(cells, _NUMBER)
        return np.asarray(
            pc.if_else(is_number, cells, pa.scalar(None, pa.string())).cast(pa.float64()).fill_null(np.nan)
        )

    def refuse(self, rows: NDArray[np.bool_], field: str, why: str) -> None:
        """Set rows aside for a fault in a field; the first fault of a row is the one that is told."""
        bad = rows & self.good
        if bad.any():
            self._faults.append((np.flatnonzero(bad), self.column(field) or field, why))
            self.good &= ~bad

    def rejected(self) -> tuple[Rejected, ...]:
        """The rows that were set aside, in their order."""
        found = []
        for rows, column, why in self._faults:
            cells = (
                self._batch.table[column].take(pa.array(rows)).to_pylist()
                if column in self._batch.table.column_names
                else [""] * len(rows)
            )
            found += [
                Rejected(self._batch.source, int(row) + self._batch.first_row, column, str(cell or "")[:80], why)
                for row, cell in zip(rows, cells, strict=True)
            ]
        return tuple(sorted(found, key=lambda one: one.row))

    def ids(self, kept: NDArray[np.int64]) -> tuple[str, ...]:
        """The table's own ids; a row without one is named by its number, and two rows are never one."""
        cells = self.text("id").take(pa.array(kept)).to_pylist()
        numbers = kept + self._batch.first_row
        return tuple(cell or f"{self._batch.source}:{number}" for cell, number in zip(cells, numbers, strict=True))

    def codes(self, field: str) -> tuple[NDArray[np.int32], list[str]]:
        """A field as codes into its distinct texts, "" for none."""
        coded = self.text(field).fill_null("").dictionary_encode()
        return np.asarray(coded.indices, dtype=np.int32), coded.dictionary.to_pylist()

    def _plain_codes(self, field: str) -> tuple[NDArray[np.int32], list[str]]:
        """Codes of a precision: "1.0" is "1"."""
        codes, values = self.codes(field)
        return codes, [value[:-2] if value.endswith(".0") else value for value in values]

    # ---- when

    def _days(self, field: str) -> NDArray[np.int64]:
        """Midnights in seconds since 1970; the least number where the cell is no date."""
        codes, values = self.codes(field)
        cells = pa.array(values, pa.string())
        found = pa.nulls(len(values), pa.timestamp("s"))
        for form in _FORMATS:
            found = pc.coalesce(found, pc.strptime(cells, format=form, unit="s", error_is_null=True))
        days = np.asarray(found.cast(pa.int64()).fill_null(_FIRST - 1))
        return (days // _DAY * _DAY)[codes]

    def times(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Start and end (half-open) of each row, as wide as its code of precision says."""
        start = self._days("start")
        end = self._days("end") if self.column("end") else start
        for field, days in (("start", start), ("end", end)):
            self.refuse((days < _FIRST) | (days > _LAST), field, "is no date between 1900 and 2100")
        self.refuse(end < start, "end", "lies before the start")
        last = end + _DAY
        codes, values = self._plain_codes("time_code")
        widths = dict(self._shape.times)
        for code, value in enumerate(values):
            if value and value not in widths and widths:
                self.refuse(codes == code, "time_code", "is no known code of precision")
            rows = codes == code
            first, end_of = _widened(start[rows], last[rows], widths.get(value, "stated"))
            start[rows], last[rows] = first, end_of
        return start, last

    # ---- where

    def places(self) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
        """Latitude, longitude and radius; a place known to nothing finer than a country is nowhere."""
        lat, lon = self.numbers("latitude"), self.numbers("longitude")
        for field, values, most in (("latitude", lat, 90.0), ("longitude", lon, 180.0)):
            blank = np.asarray(pc.is_null(self.text(field)))
            self.refuse(~blank & ~np.isfinite(values), field, "is no number")
            swapped = " (latitude and longitude look swapped)" if field == "latitude" else ""
            self.refuse(np.abs(np.nan_to_num(values)) > most, field, f"is beyond {most:g} degrees{swapped}")
        self.refuse(np.isfinite(lat) != np.isfinite(lon), "latitude", "stands without its other coordinate")
        self.refuse((lat == 0) & (lon == 0), "latitude", "and longitude are both 0: a blank written as a number")
        told = self.numbers("radius")
        codes, place_codes = self._plain_codes("place_code")
        within = dict(self._shape.within)
        by_code = np.array([within.get(value, 0.0) for value in place_codes])
        for code, value in enumerate(place_codes):
            if value and within and value not in within:
                self.refuse(codes == code, "place_code", "is no known code of precision")
        radius = np.where(np.isfinite(told), told, by_code[codes] if len(by_code) else 0.0)
        self.refuse(radius < 0, "radius", "is below zero")
        nowhere = ~np.isfinite(radius)
        return np.where(nowhere, np.nan, lat), np.where(nowhere, np.nan, lon), np.nan_to_num(radius)

    # ---- what and who

    def acts(self) -> tuple[NDArray[np.int32], tuple[tuple[str, str], ...], NDArray[np.bool_]]:
        """Codes of acts, the acts, and whether the first actor did it."""
        if self.column("kind") is not None:
            codes, kind_names = self._plain_codes("kind")
            kinds = {value: (act, directed) for value, act, directed in self._shape.kinds}
            acts = tuple(_act(kinds[value][0]) if value in kinds else ("", "") for value in kind_names)
            does = np.array([kinds[value][1] if value in kinds else False for value in kind_names])
            return codes, acts, does[codes]
        types, type_names = self.codes("event_type")
        subs, sub_names = self.codes("sub_event_type")
        pairs, pair_codes = np.unique(types.astype(np.int64) * max(len(sub_names), 1) + subs, return_inverse=True)
        named = [(type_names[pair // len(sub_names)], sub_names[pair % len(sub_names)]) for pair in pairs]
        acts = tuple(_act(sub) if sub and not kind else (kind, sub) for kind, sub in named)
        directed = np.array([kind in self._shape.directed for kind, _ in acts] or [False])
        return pair_codes.astype(np.int32), acts, directed[pair_codes]

    def actors(
        self, names: Names, directed: NDArray[np.bool_], good: NDArray[np.bool_]
    ) -> tuple[
        NDArray[np.int32], tuple[tuple[str, ...], ...], NDArray[np.bool_], NDArray[np.int32],
        tuple[tuple[str, ...], ...], tuple[tuple[str, int], ...],
    ]:  # fmt: skip
        """Who did it and to whom; where neither is said to have begun, both are named and the act is mutual."""
        first, first_names = self.codes("first")
        second, second_names = self.codes("second")
        ids = [names(name) if name else () for name in first_names]
        others = [names(name) if name else () for name in second_names]
        mutual = ~directed & np.array([bool(found) for found in others] or [False])[second]
        pairs, who = np.unique((first.astype(np.int64) * len(second_names) + second) * 2 + mutual, return_inverse=True)
        sides = tuple(
            tuple(
                sorted(
                    {*ids[pair // 2 // len(second_names)], *(others[pair // 2 % len(second_names)] if pair % 2 else ())}
                )
            )
            for pair in pairs
        )
        seen: dict[str, int] = {}
        for codes, values in ((first, first_names), (second, second_names)):
            counts = np.bincount(codes[good], minlength=len(values))
            for value, count in zip(values, counts, strict=True):
                if value and count:
                    seen[value] = seen.get(value, 0) + int(count)
        return (
            who.astype(np.int32), sides, mutual, second, tuple(others) or ((),), tuple(sorted(seen.items())),
        )  # fmt: skip


def _widened(
    start: NDArray[np.int64], end: NDArray[np.int64], width: str
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Days (midnights) as wide as they are known: any seven days that hold the day, its month, its year."""
    if width == "week":
        return np.minimum(start, end - 7 * _DAY), np.maximum(end, start + 7 * _DAY)
    if width not in ("month", "year"):
        return start, end
    unit = "datetime64[M]" if width == "month" else "datetime64[Y]"
    first = start.astype("datetime64[s]").astype(unit)
    last = (end - 1).astype("datetime64[s]").astype(unit) + 1
    return first.astype("datetime64[s]").astype(np.int64), last.astype("datetime64[s]").astype(np.int64)


def _act(name: str) -> tuple[str, str]:
    """A sub-type with its type."""
    return next(((kind, name) for kind, subs in load_acts().types if name in subs), (name, ""))
