"""The rows of a run counted as they pass, in memory that hardly grows with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from trucewatch.assess.strangers import strangers_of
from trucewatch.assess.table import gravest
from trucewatch.assess.terms import VERDICTS
from trucewatch.event_tables import JudgedBatch, TableJudge
from trucewatch.ingest.tables.rows import Rows
from trucewatch.model import GRAVEST, Account, Skipped, Verdict


class Accountant:
    """Counts batches as they come; ``account`` is what they come to."""

    def __init__(self, judge: TableJudge) -> None:
        self._judge = judge
        self._tables: dict[str, None] = {}
        self._judged = 0
        self._aside: Counter[str] = Counter()
        self._gravest: Counter[Verdict] = Counter()
        self._terms: dict[str, Counter[Verdict]] = {}
        self._names: Counter[str] = Counter()
        self._skipped: list[Skipped] = []
        self._ids = _Ids()

    @property
    def judged(self) -> int:
        """The rows so far."""
        return self._judged

    def add(self, batch: JudgedBatch) -> None:
        """Count a batch."""
        rows = batch.rows
        self._tables[rows.batch.source] = None
        self._judged += len(rows)
        self._aside.update(f"{one.column} {one.why}".strip() for one in rows.rejected)
        self._gravest.update(_counted(gravest(batch.verdicts, len(rows)), GRAVEST))
        for one in batch.verdicts:
            self._terms.setdefault(one.name, Counter()).update(_counted(one.judged.verdict, VERDICTS))
        self._names.update(dict(rows.names))
        self._ids.add(rows)

    def skip(self, skipped: Skipped) -> None:
        """Count a file that could not be read, or no further."""
        self._skipped.append(skipped)

    def account(self) -> Account:
        """What the batches so far come to."""
        doubled, first = self._ids.doubled()
        judge = self._judge
        return Account(
            tables=tuple(self._tables),
            judged=self._judged,
            aside=tuple(sorted(self._aside.items(), key=lambda item: (-item[1], item[0]))),
            gravest=_ordered(self._gravest),
            terms=tuple((name, _ordered(counts)) for name, counts in self._terms.items()),
            strangers=strangers_of(self._told(), judge.agreements, judge.book),
            doubled=doubled,
            doubled_first=first,
            skipped=tuple(self._skipped),
        )

    def _told(self) -> list[tuple[tuple[str, ...], int]]:
        """The actors of each cell, without people of no side, and its rows."""
        actors = self._judge.actors
        return [
            (tuple(id for id in actors.ids(name) if id not in actors.people), count)
            for name, count in sorted(self._names.items())
        ]


def _counted(codes: NDArray[np.int8], verdicts: Sequence[Verdict]) -> dict[Verdict, int]:
    counts = np.bincount(codes, minlength=len(verdicts))
    return {verdict: int(count) for verdict, count in zip(verdicts, counts, strict=True) if count}


def _ordered(counts: Counter[Verdict]) -> tuple[tuple[Verdict, int], ...]:
    return tuple((verdict, counts[verdict]) for verdict in GRAVEST if counts[verdict])


class _Ids:
    """Which rows bear an id that an earlier one bears: eight bytes a row are kept, not the ids."""

    def __init__(self) -> None:
        self._hashes: list[NDArray[np.int64]] = []
        self._batches: list[tuple[int, str, NDArray[np.int64] | int]] = []
        self._count = 0

    def add(self, rows: Rows) -> None:
        """Take note of a batch's ids."""
        if not len(rows):
            return
        self._hashes.append(np.fromiter(map(hash, rows.columns.ids), dtype=np.int64, count=len(rows)))
        numbers = rows.numbers
        runs_on = int(numbers[-1] - numbers[0]) == len(rows) - 1
        self._batches.append((self._count, rows.batch.source, int(numbers[0]) if runs_on else numbers))
        self._count += len(rows)

    def doubled(self) -> tuple[int, str]:
        """How many rows, and the first pair in words."""
        if not self._count:
            return 0, ""
        hashes = np.concatenate(self._hashes)
        in_order = np.sort(hashes)
        if not (in_order[1:] == in_order[:-1]).any():
            return 0, ""
        _, first, codes = np.unique(hashes, return_index=True, return_inverse=True)
        again = first[codes.ravel()] != np.arange(len(hashes))
        second = int(np.flatnonzero(again)[0])
        pair = (int(first[codes.ravel()[second]]), second)
        return int(again.sum()), " and ".join(self._named(row) for row in pair)

    def _named(self, row: int) -> str:
        start, source, numbers = next(batch for batch in reversed(self._batches) if batch[0] <= row)
        number = numbers + row - start if isinstance(numbers, int) else int(numbers[row - start])
        return f"row {number} of {source}"
