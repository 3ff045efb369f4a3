"""The flow of event tables: rows are read in batches, judged on every core, and come back in their order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from trucewatch.assess import require_after_signing
from trucewatch.assess.table import Judge, TermVerdicts, findings_of
from trucewatch.assess.terms import judged_terms
from trucewatch.cut_off import Moment, moment
from trucewatch.errors import BadDataFile, BadUsage
from trucewatch.ingest.tables.batch import Batch
from trucewatch.ingest.tables.events import event_of
from trucewatch.ingest.tables.files import batches, source_names, table_files, table_schema
from trucewatch.ingest.tables.rows import Rows, read_rows
from trucewatch.model import Agreement, Event, Finding, Skipped
from trucewatch.packs.actors import ActorBook
from trucewatch.packs.agreements import load_agreement
from trucewatch.packs.agreements.changes import as_amended
from trucewatch.packs.tables.actors import TableActors
from trucewatch.packs.tables.mapping import TableMapping, load_mapping

__all__ = ["JudgedBatch", "TableJudge", "assess_tables", "table_files", "table_schema"]

Path_ = str | Path
Done = TypeVar("Done")
_FOREVER = moment("2100-12-31")
_MOST_THREADS = 16  # each holds a batch: more would hold more memory than they save time


@dataclass(frozen=True, slots=True)
class JudgedBatch:
    """Some rows of one table, and each judged term against each of them."""

    rows: Rows
    verdicts: tuple[TermVerdicts, ...]


@dataclass(frozen=True)
class TableJudge:
    """What tables are judged by: agreements as they stood, the actors, what a mapping tells."""

    agreements: tuple[Agreement, ...]
    book: ActorBook
    actors: TableActors
    mapping: TableMapping
    until: int | None = None  # rows that start later are set aside, in seconds since 1970

    @classmethod
    def load(
        cls,
        agreements: Sequence[Agreement | Path_] | Agreement | Path_,
        *,
        as_of: Moment | None = None,
        mapping: Path_ | None = None,
        actors: Sequence[Path_] = (),
    ) -> TableJudge:
        """Read what is needed, once.

        ``agreements`` are names, files or Agreement objects; one that others
        supplement is judged only where it is named. ``as_of`` is the moment as
        of which they are taken, and after which no event is; left out, all
        amendments count. ``mapping`` is a file about the table, ``actors`` are
        files of one's own. Raises BadUsage, UnknownName and BadDataFile.
        """
        given = [agreements] if isinstance(agreements, str | Path | Agreement) else list(agreements)
        loaded = [one if isinstance(one, Agreement) else load_agreement(one) for one in given]
        names = [one.name for one in loaded]
        if not loaded:
            raise BadUsage("no agreement is named to judge the events by")
        if len(set(names)) < len(names):
            raise BadUsage("an agreement is named twice")
        if not any(judged_terms(one) for one in loaded):
            raise BadUsage(f"no term of {', '.join(names)} forbids acts, so no event can be judged by it")
        cut_off = None if as_of is None else moment(as_of)
        if cut_off is not None:
            for one in loaded:
                require_after_signing(one, cut_off)
        book = ActorBook.load(tuple(map(Path, actors)))
        told = TableMapping() if mapping is None else load_mapping(Path(mapping), book.ids | _named(loaded))
        return cls(
            tuple(as_amended(one, cut_off or _FOREVER) for one in loaded),
            book,
            TableActors(book, told.actors),
            told,
            None if cut_off is None else int(cut_off.timestamp()),
        )

    @cached_property
    def _judge(self) -> Judge:
        return Judge(self.agreements, self.book)

    def judged(self, batch: Batch) -> JudgedBatch:
        """One batch, read and judged. Raises BadDataFile where its columns tell no shape."""
        shape = self.mapping.shape_of(batch.table.column_names)
        if shape is None:
            names = ", ".join(batch.table.column_names)[:200]
            why = f"these are the columns of no known table: {names}"
            raise BadDataFile(batch.source, 1, why, "say in a mapping which column means what")
        rows = read_rows(batch, shape, self.actors.ids, self.until)
        return JudgedBatch(rows, self._judge(rows.columns))

    def event(self, batch: JudgedBatch, row: int) -> Event:
        """One row of a batch as an event."""
        return event_of(batch.rows, row)

    def findings(self, batch: JudgedBatch, row: int) -> tuple[Finding, ...]:
        """The findings on one row of a batch, each with its trace in words."""
        mutual = bool(batch.rows.columns.mutual[row])
        return findings_of(self.event(batch, row), row, batch.verdicts, self.book, mutual=mutual)


def assess_tables(
    tables: Sequence[Path_] | Path_, judge: TableJudge, *, threads: int | None = None
) -> Iterator[JudgedBatch | Skipped]:
    """The rows of tables with their verdicts, batch by batch, in the order of the files and their rows.

    ``tables`` are files (CSV, Parquet, GeoJSON) and folders of them. A file
    that is not there or cannot be read, or no further, comes as what was
    skipped, and the others go on. ``threads`` is how many batches are judged at
    once, None for as many as there are cores; no more than that are held.

    >>> judge = TableJudge.load("sochi-2018")
    >>> sum(len(batch.rows) for batch in assess_tables("events.csv", judge))  # doctest: +SKIP
    """
    return each_batch(tables, judge, judge.judged, threads=threads)


def each_batch(
    tables: Sequence[Path_] | Path_, judge: TableJudge, work: Callable[[Batch], Done], *, threads: int | None = None
) -> Iterator[Done | Skipped]:
    """What ``work`` makes of each batch, on as many threads, in the order of the files and their rows."""
    files, skipped = table_files([tables] if isinstance(tables, str | Path) else tables)
    yield from skipped
    count = threads or min(os.cpu_count() or 1, _MOST_THREADS)
    waiting: deque[tuple[Path, Future[Done] | BadDataFile]] = deque()
    broken: set[Path] = set()
    with ThreadPoolExecutor(count) as pool:
        for path, batch in _read(files, judge.mapping.encoding, broken):
            waiting.append((path, batch if isinstance(batch, BadDataFile) else pool.submit(work, batch)))
            while len(waiting) > count:
                yield from _taken(*waiting.popleft(), broken)
        while waiting:
            yield from _taken(*waiting.popleft(), broken)


def _read(files: Sequence[Path], encoding: str, broken: set[Path]) -> Iterator[tuple[Path, Batch | BadDataFile]]:
    names = source_names(files)
    for path in files:
        try:
            for batch in batches(path, encoding, names[path]):
                if path in broken:
                    break
                yield path, batch
        except BadDataFile as error:
            yield path, error


def _taken(path: Path, found: Future[Done] | BadDataFile, broken: set[Path]) -> Iterator[Done | Skipped]:
    """What came of one batch; of a file that is broken no more is told than once."""
    if path in broken:
        return
    try:
        if isinstance(found, BadDataFile):
            raise found
        yield found.result()
    except BadDataFile as error:
        broken.add(path)
        yield Skipped("", str(path), error.why, error.mend)


def _named(agreements: Sequence[Agreement]) -> set[str]:
    """Every actor that the agreements' files name."""
    parties = {party.actor for one in agreements for party in one.parties}
    return parties | {force for one in agreements for force, _ in one.backers}
