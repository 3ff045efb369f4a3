"""Event tables as files: found, told apart by their endings, and read in batches of rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet

from trucewatch.errors import BadDataFile, NothingToRead
from trucewatch.ingest.table_batch import BATCH_ROWS, Batch
from trucewatch.ingest.table_csv import UTF_8, csv_batches, csv_schema
from trucewatch.ingest.table_json import json_batches, json_schema

SUFFIXES = (".csv", ".tsv", ".txt", ".parquet", ".geojson", ".json")


def table_files(paths: Sequence[str | Path]) -> tuple[Path, ...]:
    """The files of these paths, those of a folder by name, none twice. Raises NothingToRead for what is not there."""
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        if path.is_dir():
            inside = sorted(file for file in path.iterdir() if file.suffix.lower() in SUFFIXES and file.is_file())
            if not inside:
                raise NothingToRead(f"{path}: no table in the folder; a table ends in {', '.join(SUFFIXES)}")
            found |= dict.fromkeys(inside)
        elif path.is_file():
            found[path] = None
        else:
            raise NothingToRead(f"{path}: no such file")
    return tuple(found)


def table_schema(path: Path, encoding: str = UTF_8) -> pa.Schema:
    """The columns of a file and their types, as cheaply as its format allows. Raises BadDataFile."""
    suffix = path.suffix.lower()
    if suffix == ".parquet":
        try:
            return pyarrow.parquet.read_schema(path).remove_metadata()
        except (pa.ArrowException, OSError) as error:
            raise _not_parquet(path, error) from None
    return json_schema(path) if suffix in (".geojson", ".json") else csv_schema(path, encoding)


def batches(path: Path, encoding: str = UTF_8) -> Iterator[Batch]:
    """The rows of one file, in order. Raises BadDataFile where it cannot be read, or no further."""
    suffix = path.suffix.lower()
    if suffix == ".parquet":
        yield from _parquet(path)
    elif suffix in (".geojson", ".json"):
        yield from json_batches(path)
    else:
        yield from csv_batches(path, encoding)


def _parquet(path: Path) -> Iterator[Batch]:
    row = 1
    try:
        for batch in pyarrow.parquet.ParquetFile(path).iter_batches(BATCH_ROWS):
            numbers = np.arange(row, row + batch.num_rows, dtype=np.int64)
            yield Batch(path.name, numbers, pa.Table.from_batches([batch]))
            row += batch.num_rows
    except (pa.ArrowException, OSError) as error:
        raise _not_parquet(path, error) from None


def _not_parquet(path: Path, error: Exception) -> BadDataFile:
    return BadDataFile(str(path), None, f"not a whole Parquet file ({first_line(error)})")


def first_line(error: Exception) -> str:
    """The first line of what went wrong."""
    return (str(error).splitlines() or [type(error).__name__])[0][:120]
