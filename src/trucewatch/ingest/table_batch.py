"""Rows of an event table as they are passed on: a batch at a time, and those that could not be read."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

BATCH_ROWS = 65_536
SHOWN = 80  # so many characters of a cell are shown


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
    """Some rows of one file as they stand in it; ``numbers`` count its data rows from 1."""

    source: str
    numbers: NDArray[np.int64]
    table: pa.Table
    rejected: tuple[Rejected, ...] = ()


def as_text(column: pa.Array) -> pa.Array:
    """A column of any type as text; null where it has none."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        column, kind = column.dictionary_decode(), kind.value_type
    if pa.types.is_timestamp(kind):
        return pc.strftime(column, format="%Y-%m-%d %H:%M:%S")
    if pa.types.is_list(kind) and pa.types.is_string(kind.value_type):
        return pc.binary_join(column, "; ")
    try:
        return column.cast(pa.string())
    except pa.ArrowException:  # a nested or binary column has no text, and no field reads one
        return pa.nulls(len(column), pa.string())
