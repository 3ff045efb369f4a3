"""Rows of an event table as columns that the judge reads: times with width, places with radius, who, what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from trucewatch.columns import EventColumns
from trucewatch.ingest.tables.batch import Batch, Rejected
from trucewatch.ingest.tables.cells import Cells
from trucewatch.ingest.tables.deeds import read_actors, read_acts, read_denials, read_means
from trucewatch.ingest.tables.places import read_places
from trucewatch.ingest.tables.times import read_times
from trucewatch.packs.tables.shapes import TableShape

Names = Callable[[str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a batch that could be read.

    ``columns`` has one row for each of ``kept``, which count from 0 in the
    batch's table. ``rejected`` are those that could not be read, with the
    reason. ``names`` are the cells that name actors, each with its number of rows.
    """

    batch: Batch
    shape: TableShape
    kept: NDArray[np.int64]
    columns: EventColumns
    names: tuple[tuple[str, int], ...]
    rejected: tuple[Rejected, ...]

    def __len__(self) -> int:
        return len(self.kept)

    @property
    def numbers(self) -> NDArray[np.int64]:
        """The number of each row in its file, counted from 1."""
        return self.batch.numbers[self.kept]

    @property
    def table(self) -> pa.Table:
        """The rows as they stand in the file."""
        return self.batch.table if len(self.kept) == self.batch.table.num_rows else self.batch.table.take(self.kept)

    def find(self, id: str) -> list[int]:
        """The rows that bear this id, or stand at that FILE:ROW."""
        source, _, number = id.rpartition(":")
        found = [row for row, own in enumerate(self.columns.ids) if own == id]
        if not found and source == self.batch.source and number.isdigit():
            found = [int(row) for row in (self.numbers == int(number)).nonzero()[0]]
        return found

    def texts(self, field: str) -> pa.Array:
        """A field ("place", "area", "text", "id") of each row as text; null where it is blank or there is none."""
        return Cells(self.batch, self.shape).text(field).take(pa.array(self.kept))

    def counts(self, field: str) -> NDArray[np.float64]:
        """A field of numbers ("deaths", "low", "high") of each row; NaN where none is told."""
        return Cells(self.batch, self.shape).numbers(field)[self.kept]


def read_rows(batch: Batch, shape: TableShape, names: Names, until: int | None = None) -> Rows:
    """Lay a batch out as columns; rows that start after ``until`` (seconds since 1970) are set aside.

    ``names`` gives the ids for one cell of actors. Raises BadDataFile where a
    column that is needed is missing.
    """
    cells = Cells(batch, shape)
    times, places = read_times(cells), read_places(cells)
    if until is not None:
        cells.refuse(times.start > until, "start", "lies after the moment as of which is judged")
    kept = np.flatnonzero(cells.good)
    acts = read_acts(cells)
    actors = read_actors(cells, names, acts.directed)
    means, weapons = read_means(cells)
    columns = EventColumns(
        ids=_ids(cells, kept),
        start=times.start[kept],
        end=times.end[kept],
        zoned=times.zoned[kept],
        fine=times.fine[kept],
        lat=places.lat[kept],
        lon=places.lon[kept],
        radius_km=places.radius_km[kept],
        act=acts.codes[kept],
        who=actors.who[kept],
        target=actors.target[kept],
        means=means[kept],
        denied=read_denials(cells)[kept],
        mutual=actors.mutual[kept],
        acts=acts.acts,
        actors=actors.sides,
        targets=actors.targets,
        weapons=weapons,
    )
    return Rows(batch, shape, kept, columns, actors.names(cells.good), cells.rejected())


def _ids(cells: Cells, kept: NDArray[np.int64]) -> tuple[str, ...]:
    """The table's own ids ("214797.0" is 214797); a row without one is named by its file and number."""
    told = cells.text("id").take(pa.array(kept)).to_pylist()
    numbers = cells.batch.numbers[kept]
    return tuple(
        cell.removesuffix(".0") if cell else f"{cells.batch.source}:{number}"
        for cell, number in zip(told, numbers, strict=True)
    )
