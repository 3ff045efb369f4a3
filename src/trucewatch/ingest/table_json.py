"""Event tables as GeoJSON, or as JSON that lists rows: read one after another, never the whole file at once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

import numpy as np
import pyarrow as pa

from trucewatch.errors import BadDataFile
from trucewatch.ingest.table_batch import BATCH_ROWS, Batch

_CHUNK = 1 << 20
_LONGEST = 64 << 20  # no one feature is longer, in characters
_LISTS = ("features", "data")  # of GeoJSON, and of what services of event data send
_BLANKS = " \t\r\n"
_CLOSING = '}]"'
_DECODER = json.JSONDecoder()


def json_schema(path: Path) -> pa.Schema:
    """Every property that some feature has, all as text; it takes a reading of the file. Raises BadDataFile."""
    names = dict.fromkeys(name for item in _items(path) for name in _row(item))
    return pa.schema([(name, pa.string()) for name in names])


def json_batches(path: Path) -> Iterator[Batch]:
    """Features or rows, in order; properties are columns, a point the latitude and longitude. Raises BadDataFile."""
    items, first = _items(path), 1
    while rows := [_row(item) for item in islice(items, BATCH_ROWS)]:
        names = dict.fromkeys(name for row in rows for name in row)
        table = pa.table({name: pa.array([row.get(name) for row in rows], pa.string()) for name in names})
        if not names:  # a table of no columns has no rows either: what is no feature is a blank row
            table = pa.table({"id": pa.nulls(len(rows), pa.string())})
        yield Batch(path.name, np.arange(first, first + len(rows), dtype=np.int64), table)
        first += len(rows)


def _row(item: Any) -> dict[str, str | None]:
    """A feature as a row; what is no feature is an empty row, to be set aside when it is read."""
    if not isinstance(item, dict):
        return {}
    if item.get("type") != "Feature":
        return {str(name): _cell(value) for name, value in item.items()}
    properties = item.get("properties")
    row = {str(name): _cell(value) for name, value in properties.items()} if isinstance(properties, dict) else {}
    if isinstance(item.get("id"), (str, int)):
        row.setdefault("id", str(item["id"]))
    geometry = item.get("geometry")
    point = geometry.get("coordinates") if isinstance(geometry, dict) and geometry.get("type") == "Point" else None
    if isinstance(point, list) and len(point) >= 2:
        row["longitude"], row["latitude"] = _cell(point[0]), _cell(point[1])
    return row


def _cell(value: Any) -> str | None:
    if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        return "; ".join(value)
    return None if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _items(path: Path) -> Iterator[Any]:
    try:
        with path.open(encoding="utf-8-sig") as file:
            yield from _Stream(file).items()
    except (OSError, ValueError, RecursionError) as error:
        why = "not UTF-8 text" if isinstance(error, UnicodeError) else str(error).splitlines()[0][:80]
        raise BadDataFile(
            str(path), None, f"not a GeoJSON collection of features, nor a list of rows ({why})"
        ) from None


class _Stream:
    """A JSON text of which no more is held than one member, and the chunk after it."""

    def __init__(self, file: TextIO) -> None:
        self._file, self._held, self._at, self._ended = file, "", 0, False

    def items(self) -> Iterator[Any]:
        """The members of the list that holds the rows. Raises ValueError, also where it breaks off."""
        if self._next() == "[":
            yield from self._members()
            return
        self._expect("{")
        while self._next() != "}":
            name = self._value()
            self._expect(":")
            if name in _LISTS and self._next() == "[":
                yield from self._members()
                return
            self._value()
            if self._next() == ",":
                self._at += 1
        raise ValueError(f"it has no list named {' or '.join(_LISTS)}")

    def _members(self) -> Iterator[Any]:
        self._expect("[")
        count = 0
        while self._next() != "]":
            if count:
                self._expect(",")
            yield self._value(f"after {count} features: ")
            count += 1

    def _more(self) -> bool:
        chunk = self._file.read(_CHUNK)
        self._held, self._at = self._held[self._at :] + chunk, 0
        self._ended = not chunk
        return bool(chunk)

    def _next(self) -> str:
        """The next character that is no blank, which is left where it stands."""
        while True:
            while self._at < len(self._held) and self._held[self._at] in _BLANKS:
                self._at += 1
            if self._at < len(self._held):
                return self._held[self._at]
            if not self._more():
                raise ValueError("it breaks off before its end")

    def _expect(self, character: str) -> None:
        if self._next() != character:
            raise ValueError(f"'{character}' is expected, not '{self._held[self._at]}'")
        self._at += 1

    def _value(self, where: str = "") -> Any:
        self._next()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._held, self._at)
            except ValueError as error:
                if len(self._held) - self._at > _LONGEST or not self._more():
                    raise ValueError(f"{where}{error}") from None
                continue
            if end == len(self._held) and self._held[-1] not in _CLOSING and self._more():
                continue  # a number may go on in the next chunk
            self._at = end
            return value
