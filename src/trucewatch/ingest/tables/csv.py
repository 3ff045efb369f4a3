"""Event tables as CSV: any usual delimiter, quotes over several lines, rows of the wrong length named."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.csv
from numpy.typing import NDArray

from trucewatch.cells import plain_cells
from trucewatch.errors import BadDataFile
from trucewatch.ingest.tables.batch import SHOWN, Batch, Rejected

UTF_8, UTF_16 = "utf-8", "utf-16"
_BLOCK_BYTES = 16 << 20
_TAIL = 4096
_DELIMITERS = ",;\t|"
_SEPARATOR_LINE = re.compile(r'^"?sep=(.)"?\s*$')  # by which a spreadsheet is told what stands between cells
_MEND = "save it as UTF-8, or name its encoding in a mapping"


@dataclass(frozen=True, slots=True)
class _Header:
    names: tuple[str, ...]
    delimiter: str
    lines: int  # how many lines of the file it takes


class _Unread:
    """Rows that the reader passes over, named as it meets them."""

    def __init__(self, source: str, header: _Header) -> None:
        self._source, self._header = source, header
        self._rows: list[Rejected] = []

    def __call__(self, row: Any) -> str:
        why = f"has {row.actual_columns} cells where the header has {row.expected_columns}"
        self._rows.append(Rejected(self._source, row.number - self._header.lines, "", str(row.text)[:SHOWN], why))
        return "skip"

    def number(self, first: int, count: int) -> tuple[NDArray[np.int64], tuple[Rejected, ...]]:
        """The numbers of so many rows from the first on, without those that were passed over among them."""
        passed = sorted(self._rows, key=lambda row: row.row)
        numbers = np.arange(first, first + count + len(passed), dtype=np.int64)
        numbers = numbers[~np.isin(numbers, [row.row for row in passed])][:count]
        self._rows.clear()
        return numbers, tuple(passed)


def _by_mark(path: Path, encoding: str) -> str:
    """The encoding that a mark at the head of the file tells, as spreadsheets write it for "Unicode text"."""
    with path.open("rb") as file:
        return UTF_16 if file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else encoding


def csv_schema(path: Path, encoding: str) -> pa.Schema:
    """The columns of the file, all of text."""
    return pa.schema([(name, pa.string()) for name in _header(path, encoding).names])


def csv_batches(path: Path, encoding: str, source: str) -> Iterator[Batch]:
    """The rows of one file, in order. Raises BadDataFile where it cannot be read, or no further."""
    header = _header(path, encoding)
    unread, row, last = _Unread(source, header), 1, None
    try:
        for batch in _reader(path, header, encoding, unread):
            table = pa.table({name: plain_cells(batch.column(index)) for index, name in enumerate(header.names)})
            numbers, passed = unread.number(row, table.num_rows)
            row = max([row, *(numbers[-1:] + 1), *(one.row + 1 for one in passed)])
            if last is not None:
                yield last
            last = Batch(source, numbers, table, passed)
    except (pa.ArrowException, OSError, UnicodeError) as error:
        if last is not None:
            yield last
        raise BadDataFile(str(path), None, _told(error, row), _MEND if "UTF" in str(error) else "") from None
    if last is not None:
        yield _closed(last, path)
    numbers, passed = unread.number(row, 0)
    if passed:
        empty = pa.table({name: pa.array([], pa.string()) for name in header.names})
        yield Batch(source, numbers, empty, passed)


def _told(error: Exception, row: int) -> str:
    line = (str(error).splitlines() or [type(error).__name__])[0]
    if "UTF" in line:
        return f"is not UTF-8 text, somewhere from data row {row} on"
    if "straddling" in line:
        return f"a cell from data row {row} on never ends: a quotation mark is opened and not closed"
    return f"cannot be read as CSV from data row {row} on ({line[:SHOWN]})"


def _closed(batch: Batch, path: Path) -> Batch:
    """The last batch without a last row whose last cell is quoted and never closed, having swallowed what follows."""
    if not batch.table.num_rows:
        return batch
    cell = batch.table.column(batch.table.num_columns - 1)[-1].as_py() or ""
    if "\n" not in cell or _tail(path).endswith(b'"'):
        return batch
    lines = cell.count("\n") + 1
    why = f"opens a quotation mark that is never closed; {lines} lines lie in the cell"
    fault = Rejected(batch.source, int(batch.numbers[-1]), batch.table.column_names[-1], cell[:SHOWN], why)
    return Batch(
        batch.source, batch.numbers[:-1], batch.table.slice(0, batch.table.num_rows - 1), (*batch.rejected, fault)
    )


def _tail(path: Path) -> bytes:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _TAIL))
        return file.read().rstrip()


def _reader(path: Path, header: _Header, encoding: str, unread: _Unread) -> Any:
    names = [str(index) for index in range(len(header.names))]
    return pyarrow.csv.open_csv(
        path,
        read_options=pyarrow.csv.ReadOptions(
            block_size=_BLOCK_BYTES,
            column_names=names,
            skip_rows=header.lines,
            use_threads=False,
            encoding=_by_mark(path, encoding),
        ),
        parse_options=pyarrow.csv.ParseOptions(
            delimiter=header.delimiter, newlines_in_values=True, invalid_row_handler=unread
        ),
        convert_options=pyarrow.csv.ConvertOptions(
            column_types={name: pa.string() for name in names},
            strings_can_be_null=True,
            null_values=[""],
            quoted_strings_can_be_null=True,
        ),
    )


def _header(path: Path, encoding: str) -> _Header:
    """The names of the columns, without a byte-order mark, and what stands between the cells. Raises BadDataFile."""
    try:
        encoding = _by_mark(path, encoding)
        with path.open(encoding="utf-8-sig" if encoding == UTF_8 else encoding, newline="") as file:
            before, line = 0, file.readline()
            told = _SEPARATOR_LINE.match(line)
            if told:
                before, line = 1, file.readline()
            if not line.strip():
                raise BadDataFile(str(path), 1, "the table is empty")
            if "\0" in line:
                raise BadDataFile(str(path), 1, "is no text", "a table is CSV, Parquet or GeoJSON")
            delimiter = told[1] if told else max(_DELIMITERS, key=line.count)
            rows = csv.reader(_and_then(line, file), delimiter=delimiter)
            names = [name.strip() for name in next(rows)]
    except (OSError, UnicodeError, csv.Error) as error:
        why = "is not UTF-8 text" if isinstance(error, UnicodeError) else f"cannot be read as CSV ({error})"
        raise BadDataFile(str(path), 1, why, _MEND) from None
    for name in names:
        if names.count(name) > 1:
            raise BadDataFile(str(path), 1, f"two columns are named '{name}'", "give each a name of its own")
    return _Header(tuple(names), delimiter, before + rows.line_num)


def _and_then(line: str, rest: Iterator[str]) -> Iterator[str]:
    yield line
    yield from rest
