"""One batch of a table while it is read: its columns by what they mean, and which rows are still good."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from trucewatch.cells import as_text
from trucewatch.errors import BadDataFile
from trucewatch.ingest.tables.batch import SHOWN, Batch, Rejected
from trucewatch.packs.tables.shapes import TableShape

_NUMBER = r"^-?\d+(\.\d+)?([eE][+-]?\d+)?$"
_COMMA = r"^(-?\d+),(\d+)$"  # a spreadsheet's, where a comma stands before the decimals
_NEEDED = ("start", "latitude", "longitude")


class Cells:
    """The cells of a batch. Raises BadDataFile where a column that is needed is missing."""

    def __init__(self, batch: Batch, shape: TableShape) -> None:
        self.batch, self.shape = batch, shape
        self.count = batch.table.num_rows
        self.good = np.ones(self.count, dtype=bool)
        self._faults: list[tuple[NDArray[np.int64], str, str]] = []
        for field in _NEEDED:
            if self.column(field) is None:
                known = " or ".join(shape.named(field)) or "none is named"
                raise BadDataFile(batch.source, 1, f"no column tells the {field}", f"looked for: {known}")

    def column(self, field: str) -> str | None:
        """The column that holds a field."""
        return self.shape.column(field, self.batch.table.column_names)

    def text(self, field: str) -> pa.Array:
        """A field as text without spaces round it; null where it is missing or blank."""
        name = self.column(field)
        if name is None:
            return pa.nulls(self.count, pa.string())
        column = self.batch.table[name]
        one = column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()
        cells = pc.utf8_trim_whitespace(as_text(one))
        return pc.if_else(pc.equal(cells, ""), pa.scalar(None, pa.string()), cells)

    def numbers(self, field: str, *, decimal_comma: bool = False) -> NDArray[np.float64]:
        """A field as numbers; NaN where it is missing or is none. A comma may be one of thousands, or of decimals."""
        cells = self.text(field)
        if decimal_comma:
            cells = pc.replace_substring_regex(cells, _COMMA, r"\1.\2")
        is_number = pc.match_substring_regex(cells, _NUMBER)
        plain = pc.if_else(is_number, cells, pa.scalar(None, pa.string()))
        return np.asarray(plain.cast(pa.float64()).fill_null(np.nan))

    def codes(self, field: str) -> tuple[NDArray[np.int32], list[str]]:
        """A field as codes into its distinct texts, "" for none."""
        coded = self.text(field).fill_null("").dictionary_encode()
        return np.asarray(coded.indices, dtype=np.int32), coded.dictionary.to_pylist()

    def plain_codes(self, field: str) -> tuple[NDArray[np.int32], list[str]]:
        """Codes of a precision or a kind: "1.0" is "1"."""
        codes, values = self.codes(field)
        return codes, [value.removesuffix(".0") for value in values]

    def refuse(self, rows: NDArray[np.bool_], field: str, why: str) -> None:
        """Set rows aside for a fault in a field; the first fault of a row is the one that is told."""
        bad = rows & self.good
        if bad.any():
            self._faults.append((np.flatnonzero(bad), self.column(field) or field, why))
            self.good &= ~bad

    def rejected(self) -> tuple[Rejected, ...]:
        """The rows that were set aside, in their order."""
        found = [*self.batch.rejected]
        for rows, column, why in self._faults:
            cells = [""] * len(rows)
            if column in self.batch.table.column_names:
                cells = as_text(self.batch.table[column].take(pa.array(rows)).combine_chunks()).to_pylist()
            found += [
                Rejected(self.batch.source, int(number), column, (cell or "")[:SHOWN], why)
                for number, cell in zip(self.batch.numbers[rows], cells, strict=True)
            ]
        return tuple(sorted(found, key=lambda one: one.row))
