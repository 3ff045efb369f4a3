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
from trucewatch.ingest.tables.batch import BATCH_ROWS, Batch

_CHUNK = 1 << 20
_LONG = 2**53  # whole numbers beyond are no measures, and a column of floats would not hold them
_LONGEST = 64 << 20  # no one feature is longer, in characters
_LISTS = ("features", "data")  # of GeoJSON, and of what services of event data send
_BLANKS = " \t\r\n"
_CLOSING = '}]"'
_DECODER = json.JSONDecoder()


def json_schema(path: Path) -> pa.Schema:
    """Every property that some feature has, and its type; it takes a reading of the file. Raises BadDataFile."""
    types: dict[str, set[type]] = {}
    for item in _items(path):
        for name, value in _row(item).items():
            types.setdefault(name, set()).add(type(value))
    return pa.schema([(name, _arrow_type(kinds - {type(None)})) for name, kinds in types.items()])


def json_batches(path: Path, source: str) -> Iterator[Batch]:
    """Features or rows, in order; properties are columns, a point the latitude and longitude. Raises BadDataFile."""
    schema = json_schema(path)
    if not len(schema):  # rows of no columns: what is no feature is a blank row
        schema = pa.schema([("id", pa.string())])
    items, first = _items(path), 1
    while rows := [_row(item) for item in islice(items, BATCH_ROWS)]:
        columns = [_column([row.get(field.name) for row in rows], field.type) for field in schema]
        numbers = np.arange(first, first + len(rows), dtype=np.int64)
        yield Batch(source, numbers, pa.table(columns, schema=schema))
        first += len(rows)


def _arrow_type(kinds: set[type]) -> pa.DataType:
    """The type that holds values of these; what is mixed, or nested, is text."""
    if kinds == {bool}:
        return pa.bool_()
    if kinds == {int}:
        return pa.int64()
    return pa.float64() if kinds and kinds <= {int, float} else pa.string()


def _column(values: list[Any], kind: pa.DataType) -> pa.Array:
    if pa.types.is_string(kind):
        values = [_text(value) for value in values]
    return pa.array(values, kind)


def _text(value: Any) -> str | None:
    if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        value = "; ".join(value)
    text = None if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if text is None else text.encode("utf-8", "replace").decode("utf-8")


def _row(item: Any) -> dict[str, Any]:
    """A feature as a row; what is no feature is an empty row, to be set aside when it is read."""
    if not isinstance(item, dict):
        return {}
    if item.get("type") != "Feature":
        return {_name(name): _value(value) for name, value in item.items()}
    properties = item.get("properties")
    row = {_name(name): _value(value) for name, value in properties.items()} if isinstance(properties, dict) else {}
    if isinstance(item.get("id"), (str, int)) and not isinstance(item["id"], bool):
        row.setdefault("id", item["id"])
    geometry = item.get("geometry")
    point = geometry.get("coordinates") if isinstance(geometry, dict) and geometry.get("type") == "Point" else None
    if isinstance(point, list) and len(point) >= 2:
        row["longitude"], row["latitude"] = _value(point[0]), _value(point[1])
    return row


def _name(name: str) -> str:
    return name.encode("utf-8", "replace").decode("utf-8")


def _value(value: Any) -> Any:
    """A number too long for a column is text."""
    return str(value) if type(value) is int and not -_LONG <= value < _LONG else value


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
        self._file, self._held, self._at = file, "", 0

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
