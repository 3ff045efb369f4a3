"""Judged tables surveyed as they stream by: a tally, a grid of places, and the few rows that a page shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
import pyarrow.compute as pc
from numpy.typing import NDArray

from trucewatch.assess.table import TermVerdicts, gravest
from trucewatch.assess.tally import Tallier, Told
from trucewatch.assess.terms import VERDICTS
from trucewatch.cells import as_text
from trucewatch.columns import Floats, Ints
from trucewatch.errors import BadUsage
from trucewatch.event_tables import JudgedBatch, TableJudge
from trucewatch.geo.ground import UNKNOWN
from trucewatch.ingest.tables.batch import Batch
from trucewatch.ingest.tables.rows import Rows
from trucewatch.model import GRAVEST, Grid, GridCell, Stretch, Survey, SurveyRow, Verdict

TRACED = 20  # so many of the gravest, and of those nearest to an edge, are shown with their traces
LISTED = 500  # so many of the first alleged breaches are listed
_STEPS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0)  # degrees
_MOST_CELLS = 50_000
_ALLEGED = GRAVEST.index(Verdict.ALLEGED_BREACH)

_Rank = tuple[float, int, str, int]  # what is shown first; the file and the number make it one of its kind


class Surveyor:
    """Takes judged batches in any order, in memory that does not grow with their number.

    ``unit`` is that of the tally, a day or a week. ``counted_by`` is a column
    that says whose count a row is of, where a table holds those of several who count.
    """

    def __init__(self, judge: TableJudge, unit: Stretch = Stretch.DAY, counted_by: str | None = None) -> None:
        self._judge, self._counted_by = judge, counted_by
        self._tallier = Tallier(judge.agreements, judge.book, unit)
        self._grid = _Grid()
        self._shown = {
            name: _Shown(most) for name, most in (("gravest", TRACED), ("nearest", TRACED), ("first", LISTED))
        }

    def add(self, batch: JudgedBatch, counter: str = "") -> None:
        """Survey one batch. With ``counter``, the name of one of several who count, it is tallied alone."""
        rows = batch.rows
        told = _told(rows)
        for own, name in [(batch, counter)] if counter or self._counted_by is None else self._by_counter(batch):
            self._tallier.add(own.rows.columns, own.verdicts, _told(own.rows), name)
        if counter or not len(rows):
            return
        worst = gravest(batch.verdicts, len(rows))
        self._grid.add(rows.columns.lat, rows.columns.lon, worst)
        alleged = np.flatnonzero(worst == _ALLEGED)
        edge = _edge(batch.verdicts, len(rows))
        toll = np.nan_to_num(told.best, nan=-1.0)
        self._show("gravest", batch, alleged, -toll)
        self._show("nearest", batch, np.flatnonzero(np.isfinite(edge) & (worst != _ALLEGED)), edge)
        self._show("first", batch, alleged, rows.columns.start.astype(np.float64))

    def survey(self, until: date | None = None) -> Survey:
        """All that was surveyed; ``until`` is the last day of the tally."""
        tally = self._tallier.tally(until)
        traced = {name: self._shown[name].rows(self._row) for name in ("gravest", "nearest")}
        first = self._shown["first"].rows(self._line)
        return Survey(tally, self._grid.grid(), traced["gravest"], traced["nearest"], first)

    def _by_counter(self, batch: JudgedBatch) -> Iterator[tuple[JudgedBatch, str]]:
        """The rows of each who counts, under the name that stands in the column; a blank one is nobody's."""
        table = batch.rows.table
        if self._counted_by not in table.column_names:
            known = ", ".join(table.column_names)
            raise BadUsage(f"{batch.rows.batch.source}: no column is named '{self._counted_by}'; there are {known}")
        names = as_text(table[self._counted_by].combine_chunks()).fill_null("")
        coded = pc.utf8_trim_whitespace(names).dictionary_encode()
        codes = np.asarray(coded.indices)
        for code, name in enumerate(coded.dictionary.to_pylist()):
            yield self._judge.judged(_taken(batch.rows, np.flatnonzero(codes == code))), name

    def _show(self, name: str, batch: JudgedBatch, rows: Ints, first: Floats) -> None:
        columns, numbers = batch.rows.columns, batch.rows.numbers
        order = rows[np.lexsort((numbers[rows], columns.start[rows], first[rows]))[: self._shown[name].most]]
        ranks = [
            (float(first[row]), int(columns.start[row]), batch.rows.batch.source, int(numbers[row])) for row in order
        ]
        wanted = [place for place, rank in enumerate(ranks) if self._shown[name].wants(rank)]
        if wanted:
            # Of the batch only these rows are held on to, judged again as a small batch of their own.
            small = self._judge.judged(_taken(batch.rows, order[wanted]))
            self._shown[name].add((ranks[place], small, row) for row, place in enumerate(wanted))

    def _line(self, batch: JudgedBatch, row: int) -> SurveyRow:
        deaths = float(batch.rows.counts("deaths")[row])
        worst = gravest(batch.verdicts, len(batch.rows))
        return SurveyRow(
            batch.rows.batch.source,
            int(batch.rows.numbers[row]),
            self._judge.event(batch, row),
            round(deaths) if np.isfinite(deaths) else None,
            GRAVEST[int(worst[row])],
        )

    def _row(self, batch: JudgedBatch, row: int) -> SurveyRow:
        return replace(self._line(batch, row), findings=self._judge.findings(batch, row))


@dataclass
class _Shown:
    """The best of all rows that came by."""

    most: int
    _best: list[tuple[_Rank, JudgedBatch, int]] = field(default_factory=list)

    def wants(self, rank: _Rank) -> bool:
        return len(self._best) < self.most or rank < self._best[-1][0]

    def add(self, found: Iterable[tuple[_Rank, JudgedBatch, int]]) -> None:
        self._best = sorted([*self._best, *found], key=lambda one: one[0])[: self.most]

    def rows(self, shown: Callable[[JudgedBatch, int], SurveyRow]) -> tuple[SurveyRow, ...]:
        return tuple(shown(batch, row) for _, batch, row in self._best)


class _Grid:
    """Counts by cell; where there are too many cells, they are made larger."""

    def __init__(self) -> None:
        self._step = 0
        self._cells: dict[tuple[int, int], NDArray[np.int64]] = {}
        self._unplaced = np.zeros(len(GRAVEST), dtype=np.int64)

    def add(self, lat: Floats, lon: Floats, worst: NDArray[np.int8]) -> None:
        placed = np.isfinite(lat)
        self._unplaced += np.bincount(worst[~placed], minlength=len(GRAVEST))
        # Cells are counted in the finest step, which divides the others, so that the order of batches changes nothing.
        x, y = (np.floor(values[placed] / _STEPS[0] + 1e-9).astype(np.int64) for values in (lon, lat))
        keys, row = np.unique(np.column_stack([x, y]), axis=0, return_inverse=True)
        counts = np.bincount(row.ravel() * len(GRAVEST) + worst[placed], minlength=len(keys) * len(GRAVEST))
        for (east, north), found in zip(keys.tolist(), counts.reshape(-1, len(GRAVEST)), strict=True):
            self._put(self._coarser(east, north, 0), found)
        while len(self._cells) > _MOST_CELLS and self._step < len(_STEPS) - 1:
            self._enlarge()

    def _coarser(self, x: int, y: int, step: int) -> tuple[int, int]:
        ratio = round(_STEPS[self._step] / _STEPS[step])
        return x // ratio, y // ratio

    def _put(self, cell: tuple[int, int], counts: NDArray[np.int64]) -> None:
        self._cells[cell] = self._cells[cell] + counts if cell in self._cells else counts

    def _enlarge(self) -> None:
        before, self._cells = self._cells, {}
        fine = round(_STEPS[self._step] / _STEPS[0])
        self._step += 1
        for (x, y), counts in before.items():
            self._put(self._coarser(x * fine, y * fine, 0), counts)

    def grid(self) -> Grid:
        step = _STEPS[self._step]
        cells = tuple(
            GridCell(round(x * step, 2), round(y * step, 2), tuple(counts.tolist()))
            for (x, y), counts in sorted(self._cells.items())
        )
        return Grid(step, cells, tuple(self._unplaced.tolist()))


def _told(rows: Rows) -> Told:
    areas = rows.texts("area").fill_null("").dictionary_encode()
    return Told(
        rows.counts("low"),
        rows.counts("deaths"),
        rows.counts("high"),
        np.asarray(areas.indices, dtype=np.int32),
        tuple(areas.dictionary.to_pylist()) or ("",),
    )


def _edge(verdicts: Iterable[TermVerdicts], rows: int) -> Floats:
    """How far each row lies from the nearest edge that makes a breach possible only, in km; NaN where none does."""
    least = np.full(rows, np.nan)
    for one in verdicts:
        zone, located = one.agreement.zone(one.term.zone or ""), one.judged.located
        if zone is not None and zone.is_drawn and located is not None:
            possible = one.judged.verdict == VERDICTS.index(Verdict.POSSIBLE_BREACH)
            near = np.flatnonzero(possible & (located.inside == UNKNOWN))
            least[near] = np.fmin(least[near], np.abs(located.edge(near)[0]))
    return least


def _taken(rows: Rows, picked: Ints) -> Batch:
    kept = rows.kept[picked]
    return Batch(rows.batch.source, rows.batch.numbers[kept], rows.batch.table.take(kept))
