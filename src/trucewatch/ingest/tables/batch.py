"""Rows of an event table as they are passed on: a batch at a time, and those that could not be read."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

BATCH_ROWS = 131_072
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
