"""Event tables judged and written: rows as they come to every file at once, what was set aside, and an account."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa

from trucewatch.assess.table import verdict_schema, verdict_table
from trucewatch.cells import as_text, safe_cell
from trucewatch.errors import BadDataFile, BadUsage, NothingToRead
from trucewatch.event_tables import JudgedBatch, TableJudge, each_batch, table_files, table_schema
from trucewatch.ingest.tables.batch import Batch, Rejected
from trucewatch.model import Account, Skipped
from trucewatch.publish.assessed.rows import AssessedRows
from trucewatch.publish.assessed.writing import Sink, WholeFile, open_sink
from trucewatch.table_account import Accountant

__all__ = ["Account", "TableJudge", "rejects_of", "write_tables"]

Path_ = str | Path
Progress = Callable[[int, int | None], None]
_OWN = (("table", pa.string()), ("row", pa.int64()))
_REJECTED = ("table", "row", "column", "cell", "why")


def write_tables(
    tables: Sequence[Path_] | Path_,
    judge: TableJudge,
    outputs: Sequence[Path_] | Path_ = (),
    *,
    threads: int | None = None,
    progress: Progress | None = None,
    also: Callable[[JudgedBatch], None] | None = None,
    beside: Sequence[Path_] = (),
    rejected: Path_ | None = None,
) -> Account:
    """Judge tables and write every row, with its verdicts beside its own columns, to each of ``outputs``.

    A file is written under another name and gets its own when it is whole.
    Rows that cannot be read go to ``rejected``, or where none is named to one beside the first output, which
    ends in ``.rejected.csv``. ``beside`` are further files that the caller will write,
    for which the same is asked of their names. ``progress`` is told how many rows are judged; ``also``
    is given each judged batch in order. ``threads`` as in ``assess_tables``.

    Raises BadUsage for an output that would destroy an input, or has no
    known ending, and NothingToRead where no row could be judged.
    """
    given = [tables] if isinstance(tables, str | Path) else list(tables)
    paths = [Path(one) for one in ([outputs] if isinstance(outputs, str | Path) else outputs)]
    files, _ = table_files(given)
    named = [*paths, *map(Path, beside)]
    aside = Path(rejected) if rejected is not None else rejects_of(named)
    _refuse_inputs([*named, *([aside] if aside else ())], files, [Path(one) for one in given])
    accountant = Accountant(judge)
    with _told_when_full(), ExitStack() as stack:
        layout = _Layout(judge, files if paths else ())
        sinks: list[Sink] = []
        for path in paths:
            sinks.append(open_sink(path, layout.schema))
            stack.callback(sinks[-1].discard)
        rejects = _Rejects(aside)
        stack.callback(rejects.discard)

        def work(batch: Batch) -> tuple[JudgedBatch, list[Any]]:
            judged = judge.judged(batch)
            rows = _assessed(judged, layout) if sinks else None
            return judged, [sink.prepare(rows) for sink in sinks] if rows else []

        for found in each_batch(given, judge, work, threads=threads):
            if isinstance(found, Skipped):
                accountant.skip(found)
                continue
            judged, prepared = found
            accountant.add(judged)
            rejects.add(judged.rows.rejected)
            for sink, part in zip(sinks, prepared, strict=True):
                sink.add(part)
            if also is not None:
                also(judged)
            if progress is not None:
                progress(accountant.judged, None)
        rejects.keep()
        account = replace(accountant.account(), rejected=str(aside or ""))
        if not account.judged:
            raise NothingToRead("\n".join(["no row could be judged", *_why_nothing(account, files)]))
        for sink in sinks:
            sink.keep()
    return account


def rejects_of(outputs: Sequence[Path], counter: str = "") -> Path | None:
    """The file beside the first output for rows that cannot be read; of another who counts one with that name."""
    if not outputs:
        return None
    name = re.sub(r"[^\w-]+", "-", counter).strip("-")
    return outputs[0].with_suffix(f".{name}.rejected.csv" if name else ".rejected.csv")


@contextmanager
def _told_when_full() -> Iterator[None]:
    """What keeps a file from being written, a full disk say, is a word and no fault of ours."""
    try:
        yield
    except OSError as error:
        raise BadUsage(f"the rows cannot be written: {error.strerror or error}") from None


def _why_nothing(account: Account, files: Sequence[Path]) -> list[str]:
    lines = [f"  {skipped}" for skipped in account.skipped]
    lines += [f"  {count} row{'' if count == 1 else 's'}: {why}" for why, count in account.aside]
    return lines or [f"  {path}: has no rows" for path in files]


def _refuse_inputs(outputs: Sequence[Path], files: Sequence[Path], given: Sequence[Path]) -> None:
    if len({path.resolve() for path in outputs}) < len(outputs):
        raise BadUsage("a file is named twice to be written")
    read = {path.resolve() for path in files}
    folders = {path.resolve() for path in given if path.is_dir()}
    for path in outputs:
        if path.resolve() in read:
            raise BadUsage(f"{path}: is among the tables that are read; name another file to write")
        if path.resolve().parent in folders:
            raise BadUsage(f"{path}: lies in a folder that is read; write to another")


class _Layout:
    """The columns that are written: all that some table has, then whence the row is, then the verdicts."""

    def __init__(self, judge: TableJudge, files: Sequence[Path]) -> None:
        given: dict[str, pa.DataType] = {}
        for path in files:
            for field in _columns(path, judge):
                kind = given.setdefault(field.name, field.type)
                if kind != field.type:
                    given[field.name] = pa.string()
        verdicts = verdict_schema(judge.agreements)
        taken = {name for name, _ in _OWN} | set(verdicts.names)
        self.given = given
        self.names: dict[str, str] = {}
        for name in given:
            free = name
            while free in taken or (free != name and free in given):
                free = f"given_{free}"
            taken.add(free)
            self.names[name] = free
        own = [(self.names[name], kind) for name, kind in given.items()]
        self.schema = pa.schema([*own, *_OWN, *verdicts])


def _columns(path: Path, judge: TableJudge) -> pa.Schema:
    try:
        return table_schema(path, judge.mapping.encoding)
    except BadDataFile:  # which is told when its rows are read
        return pa.schema([])


def _assessed(judged: JudgedBatch, layout: _Layout) -> AssessedRows:
    rows, columns = judged.rows, judged.rows.columns
    table, count = rows.table, len(rows)
    own = [
        _as_type(table[name].combine_chunks(), kind) if name in table.column_names else pa.nulls(count, kind)
        for name, kind in layout.given.items()
    ]
    whence = [pa.array([rows.batch.source] * count, pa.string()), pa.array(rows.numbers)]
    verdicts = verdict_table(judged.verdicts, count)
    return AssessedRows(
        table=pa.table([*own, *whence, *verdicts.columns], schema=layout.schema),
        ids=columns.ids,
        lat=columns.lat,
        lon=columns.lon,
        start=columns.start,
        end=columns.end,
        place=rows.texts("place"),
        terms=tuple(one.name for one in judged.verdicts),
    )


def _as_type(column: pa.Array, kind: pa.DataType) -> pa.Array:
    return column if column.type == kind else as_text(column) if pa.types.is_string(kind) else column.cast(kind)


class _Rejects:
    """The rows that were set aside, as CSV; there is no file where there are none, unless an earlier one lies there."""

    def __init__(self, path: Path | None) -> None:
        self._path, self._file = path, None if path is None or not path.exists() else _begun(path)

    def add(self, rejected: Sequence[Rejected]) -> None:
        """Write some rows."""
        if not rejected or self._path is None:
            return
        self._file = self._file or _begun(self._path)
        rows = [(one.source, str(one.row), one.column, one.cell, one.why) for one in rejected]
        self._file.stream.write(_lines(rows))

    def keep(self) -> None:
        """The file is whole."""
        if self._file is not None:
            self._file.keep()

    def discard(self) -> None:
        """Leave nothing that is not whole."""
        if self._file is not None:
            self._file.discard()


def _begun(path: Path) -> WholeFile:
    file = WholeFile(path)
    file.stream.write(_lines([_REJECTED]))
    return file


def _lines(rows: Sequence[Sequence[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([safe_cell(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8", "replace")
