"""Event tables as files: CSV, Parquet and GeoJSON, read in batches of rows, every cell as text."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet

from trucewatch.errors import BadDataFile

SUFFIXES = (".csv", ".tsv", ".txt", ".parquet", ".geojson", ".json")
BATCH_ROWS = 131_072
_BLOCK_BYTES = 16 << 20
_DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that could not be read: ``row`` counts data rows of its file from 1; ``cell`` is what was wrong in it."""

    source: str
    row: int
    column: str
    cell: str
    why: str


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows of one file as text columns; ``first_row`` is the number of the first data row."""

    source: str
    first_row: int
    table: pa.Table
    rejected: tuple[Rejected, ...] = ()


def table_files(paths: Sequence[str | Path]) -> tuple[Path, ...]:
    """The files of these paths, those of a folder by name. Raises BadDataFile where there is none."""
    found: list[Path] = []
    for path in map(Path, paths):
        if path.is_dir():
            inside = sorted(file for file in path.iterdir() if file.suffix.lower() in SUFFIXES and file.is_file())
            if not inside:
                raise BadDataFile(str(path), None, "no table in the folder", f"a table ends in {', '.join(SUFFIXES)}")
            found += inside
        elif path.is_file():
            found.append(path)
        else:
            raise BadDataFile(str(path), None, "no such file")
    return tuple(found)


def batches(path: Path) -> Iterator[Batch]:
    """The rows of one file, in order. Raises BadDataFile for a file that cannot be read at all."""
    suffix = path.suffix.lower()
    if suffix == ".parquet":
        yield from _parquet(path)
    elif suffix in (".geojson", ".json"):
        yield from _geojson(path)
    else:
        yield from _csv(path)


def _parquet(path: Path) -> Iterator[Batch]:
    row = 1
    try:
        for batch in pyarrow.parquet.ParquetFile(path).iter_batches(BATCH_ROWS):
            table = pa.Table.from_batches([batch])
            yield Batch(path.name, row, _as_text(table))
            row += table.num_rows
    except (pa.ArrowException, OSError) as error:
        raise BadDataFile(str(path), None, f"not a whole Parquet file ({_first_line(error)})") from None


def _as_text(table: pa.Table) -> pa.Table:
    columns = {name: _column_as_text(table[name]) for name in table.column_names}
    return pa.table(columns)


def _column_as_text(column: pa.ChunkedArray) -> pa.ChunkedArray:
    kind = column.type
    if pa.types.is_dictionary(kind):
        column, kind = column.cast(kind.value_type), kind.value_type
    if pa.types.is_timestamp(kind):
        return pc.strftime(column, format="%Y-%m-%d %H:%M:%S")
    try:
        return column.cast(pa.string())
    except pa.ArrowException:  # a nested or binary column has no text, and no field reads one
        return pa.chunked_array([pa.nulls(len(column), pa.string())])


@dataclass
class _Unread:
    """Rows that the CSV reader passes over, named as it meets them."""

    source: str
    rows: list[Rejected] = field(default_factory=list)

    def __call__(self, row: Any) -> str:
        number = row.number - 1 if row.number is not None else 0  # the header is its row 1
        why = f"{row.actual_columns} cells in place of {row.expected_columns}"
        self.rows.append(Rejected(self.source, max(number, 0), "", str(row.text)[:80], why))
        return "skip"


def _csv(path: Path) -> Iterator[Batch]:
    names, delimiter = _header(path)
    unread = _Unread(path.name)
    try:
        reader = pyarrow.csv.open_csv(
            path,
            read_options=pyarrow.csv.ReadOptions(
                block_size=_BLOCK_BYTES, column_names=names, skip_rows=1, use_threads=False
            ),
            parse_options=pyarrow.csv.ParseOptions(
                delimiter=delimiter, newlines_in_values=True, invalid_row_handler=unread
            ),
            convert_options=pyarrow.csv.ConvertOptions(
                column_types={name: pa.string() for name in names}, strings_can_be_null=True, null_values=[""],
                quoted_strings_can_be_null=True,
            ),
        )  # fmt: skip
        row = 1
        for batch in reader:
            passed = tuple(unread.rows)
            unread.rows.clear()
            yield Batch(path.name, row, pa.Table.from_batches([batch]), passed)
            row += batch.num_rows + len(passed)
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        raise BadDataFile(
            str(path), None, f"cannot be read as CSV ({_first_line(error)})", "save it as UTF-8"
        ) from None


def _header(path: Path) -> tuple[list[str], str]:
    """The names of the columns, without a byte-order mark, and what stands between the cells."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            line = file.readline()
    except (OSError, UnicodeDecodeError) as error:
        raise BadDataFile(str(path), 1, f"cannot be read as text ({_first_line(error)})", "save it as UTF-8") from None
    if not line.strip():
        raise BadDataFile(str(path), 1, "the table is empty")
    delimiter = max(_DELIMITERS, key=line.count)
    names = [name.strip() for name in next(csv.reader([line], delimiter=delimiter))]
    for name in names:
        if names.count(name) > 1:
            raise BadDataFile(str(path), 1, f"two columns are named '{name}'")
    return names, delimiter


def _geojson(path: Path) -> Iterator[Batch]:
    """Point features; their properties are the columns, and their point the latitude and longitude."""
    try:
        document = json.loads(path.read_text(encoding="utf-8-sig"))
        features = document["features"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise BadDataFile(str(path), None, f"not a GeoJSON collection of features ({_first_line(error)})") from None
    for first in range(0, len(features), BATCH_ROWS):
        rows = [_feature(feature) for feature in features[first : first + BATCH_ROWS]]
        names = list(dict.fromkeys(name for row in rows for name in row))
        yield Batch(path.name, first + 1, pa.table({n: pa.array([r.get(n) for r in rows], pa.string()) for n in names}))


def _feature(feature: Any) -> dict[str, str | None]:
    """A feature as a row; what is no feature is an empty row, to be set aside when it is read."""
    if not isinstance(feature, dict):
        return {}
    properties, geometry = feature.get("properties"), feature.get("geometry")
    row = {str(k): _cell(v) for k, v in properties.items()} if isinstance(properties, dict) else {}
    if isinstance(feature.get("id"), (str, int)):
        row.setdefault("id", str(feature["id"]))
    point = geometry.get("coordinates") if isinstance(geometry, dict) and geometry.get("type") == "Point" else None
    if isinstance(point, list) and len(point) >= 2:
        row["longitude"], row["latitude"] = _cell(point[0]), _cell(point[1])
    return row


def _cell(value: Any) -> str | None:
    return None if value is None else value if isinstance(value, str) else json.dumps(value)


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:120]
