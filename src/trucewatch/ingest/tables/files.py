"""Event tables as files: found, told apart by their endings, and read in batches of rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet

from trucewatch.errors import BadDataFile
from trucewatch.ingest.tables.batch import BATCH_ROWS, Batch
from trucewatch.ingest.tables.csv import UTF_8, csv_batches, csv_schema
from trucewatch.ingest.tables.json import json_batches, json_schema
from trucewatch.model import Skipped

SUFFIXES = (".csv", ".tsv", ".txt", ".parquet", ".geojson", ".json")


def table_files(paths: Sequence[str | Path]) -> tuple[tuple[Path, ...], tuple[Skipped, ...]]:
    """The files of these paths, those of a folder by name, none twice; and what is not there, or holds none."""
    found: dict[Path, None] = {}
    skipped: list[Skipped] = []
    for path in map(Path, paths):
        inside = sorted(file for file in path.iterdir() if _is_table(file)) if path.is_dir() else []
        if path.is_dir() and not inside:
            mend = f"a table ends in {', '.join(SUFFIXES)}"
            skipped.append(Skipped("", str(path), "no table in the folder", mend))
        elif not path.is_dir() and not path.is_file():
            skipped.append(Skipped("", str(path), "no such file"))
        else:
            found |= dict.fromkeys(inside or [path])
    return tuple(found), tuple(skipped)


def _is_table(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and path.is_file() and not path.name.startswith(".")


def source_names(paths: Sequence[Path]) -> dict[Path, str]:
    """How rows name their file: by its name, or by the whole path where two files have one name."""
    names = [path.name for path in paths]
    return {path: path.name if names.count(path.name) == 1 else str(path) for path in paths}


def table_schema(path: Path, encoding: str = UTF_8) -> pa.Schema:
    """The columns of a file and their types, as cheaply as its format allows. Raises BadDataFile."""
    suffix = path.suffix.lower()
    if suffix == ".parquet":
        try:
            return pyarrow.parquet.read_schema(path).remove_metadata()
        except (pa.ArrowException, OSError) as error:
            raise _not_parquet(path, error) from None
    return json_schema(path) if suffix in (".geojson", ".json") else csv_schema(path, encoding)


def batches(path: Path, encoding: str = UTF_8, source: str = "") -> Iterator[Batch]:
    """The rows of one file, in order; ``source`` is how they name it. Raises BadDataFile where it cannot be read on."""
    source = source or path.name
    suffix = path.suffix.lower()
    if suffix == ".parquet":
        yield from _parquet(path, source)
    elif suffix in (".geojson", ".json"):
        yield from json_batches(path, source)
    else:
        yield from csv_batches(path, encoding, source)


def _parquet(path: Path, source: str) -> Iterator[Batch]:
    row = 1
    try:
        for batch in pyarrow.parquet.ParquetFile(path).iter_batches(BATCH_ROWS):
            numbers = np.arange(row, row + batch.num_rows, dtype=np.int64)
            yield Batch(source, numbers, pa.Table.from_batches([batch]))
            row += batch.num_rows
    except (pa.ArrowException, OSError) as error:
        raise _not_parquet(path, error) from None


def _not_parquet(path: Path, error: Exception) -> BadDataFile:
    return BadDataFile(str(path), None, f"not a whole Parquet file ({first_line(error)})")


def first_line(error: Exception) -> str:
    """The first line of what went wrong."""
    return (str(error).splitlines() or [type(error).__name__])[0][:120]
