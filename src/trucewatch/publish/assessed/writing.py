"""Judged rows of tables written as they come, in a format each: never a half file under the final name."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from trucewatch.cells import as_text, safe_cell, safe_cells
from trucewatch.errors import BadUsage
from trucewatch.publish.assessed.maps import FeatureFormat, PlacemarkFormat
from trucewatch.publish.assessed.rows import AssessedRows, RowFormat


class WholeFile:
    """A file that gets its name when it is whole: until then it lies beside it, and goes if the run breaks off."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._part = path.with_name(f".{path.name}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.is_dir():
                raise BadUsage(f"{path}: is a folder; name a file")
            self.stream: BinaryIO = self._part.open("wb")
        except OSError as error:
            raise BadUsage(f"{path}: cannot be written: {error.strerror}") from None

    def keep(self) -> None:
        """The file is whole."""
        self.stream.close()
        self._part.replace(self.path)

    def discard(self) -> None:
        """Leave nothing; the file of that name, if there was one, stays as it was. Done twice, or late, is harmless."""
        self.stream.close()
        with suppress(FileNotFoundError):
            self._part.unlink()


class CsvFormat:
    """UTF-8, a header, texts in quotes, an unknown value as an empty cell; no cell that a spreadsheet would run."""

    def head(self, schema: pa.Schema, /) -> bytes:
        """The names of the columns."""
        names = (safe_cell(name).replace('"', '""') for name in schema.names)
        return (",".join(f'"{name}"' for name in names) + "\n").encode()

    def rows(self, rows: AssessedRows) -> bytes:
        """A line a row."""
        columns = [_written(column) for column in rows.table.columns]
        buffer = pa.BufferOutputStream()
        table = pa.table(columns, names=[str(index) for index in range(len(columns))])
        pyarrow.csv.write_csv(table, buffer, pyarrow.csv.WriteOptions(include_header=False))
        return bytes(buffer.getvalue())

    def between(self) -> bytes:
        """Nothing."""
        return b""

    def tail(self) -> bytes:
        """Nothing."""
        return b""


def _written(column: pa.ChunkedArray) -> pa.Array:
    one = column.combine_chunks()
    kind = one.type
    if pa.types.is_integer(kind) or pa.types.is_floating(kind):
        return one
    return safe_cells(as_text(one))


class Sink:
    """One file of judged rows: rows are prepared on any thread and added in order."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self.path = path
        self._format = FORMATS[path.suffix.lower()]
        self._file = WholeFile(path)
        self._file.stream.write(self._format.head(schema))
        self._begun = False

    def prepare(self, rows: AssessedRows) -> Any:
        """The rows as they will be written."""
        return self._format.rows(rows)

    def add(self, prepared: Any) -> None:
        """Write prepared rows after those before them."""
        if prepared:
            self._file.stream.write((self._format.between() if self._begun else b"") + prepared)
            self._begun = True

    def keep(self) -> None:
        """The file is whole: give it its name."""
        self._file.stream.write(self._format.tail())
        self._file.keep()

    def discard(self) -> None:
        """Leave no file."""
        self._file.discard()


class ParquetSink(Sink):
    """Parquet: columns keep the types that they came with."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self.path = path
        self._file = WholeFile(path)
        self._writer = pyarrow.parquet.ParquetWriter(self._file.stream, schema, compression="zstd")

    def prepare(self, rows: AssessedRows) -> Any:
        """The rows as a table."""
        return rows.table

    def add(self, prepared: Any) -> None:
        """Write the rows as a group of their own."""
        if prepared.num_rows:
            self._writer.write_table(prepared)

    def keep(self) -> None:
        """The file is whole: give it its name."""
        self._writer.close()
        self._file.keep()

    def discard(self) -> None:
        """Leave no file."""
        with suppress(pa.ArrowException, OSError, ValueError):
            self._writer.close()
        self._file.discard()


FORMATS: dict[str, RowFormat] = {
    ".csv": CsvFormat(),
    ".geojson": FeatureFormat(),
    ".kml": PlacemarkFormat(),
}
ROW_SUFFIXES = (*FORMATS, ".parquet")


def open_sink(path: Path, schema: pa.Schema) -> Sink:
    """The file for these columns, told by its ending. Raises BadUsage."""
    suffix = path.suffix.lower()
    if suffix not in ROW_SUFFIXES:
        raise BadUsage(f"{path}: rows are written to {', '.join(sorted(ROW_SUFFIXES))}")
    return ParquetSink(path, schema) if suffix == ".parquet" else Sink(path, schema)
