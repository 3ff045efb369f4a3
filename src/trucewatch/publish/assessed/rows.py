"""Judged rows as they are handed to a format, and what a format does with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class AssessedRows:
    """Judged rows, each column as it is to be written.

    ``lat`` and ``lon`` are degrees, NaN where the place is not known;
    ``start`` and ``end`` (half-open) seconds since 1970, before 1900 or after
    2100 where they are open. ``terms`` are the judged ones ("agreement:term").
    """

    table: pa.Table
    ids: tuple[str, ...]
    lat: NDArray[np.float64]
    lon: NDArray[np.float64]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    place: pa.Array
    terms: tuple[str, ...]


class RowFormat(Protocol):
    """How rows are written: ``rows`` may be called from any thread, the others in order."""

    def head(self, schema: pa.Schema, /) -> bytes:
        """What stands before all rows of these columns."""
        ...

    def rows(self, rows: AssessedRows) -> bytes:
        """Some rows; what stands between them and the next is for the next to write."""
        ...

    def between(self) -> bytes:
        """What stands between two batches of rows."""
        ...

    def tail(self) -> bytes:
        """What stands after all rows."""
        ...
