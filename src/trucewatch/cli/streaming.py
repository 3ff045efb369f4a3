"""Claims written as reports are read: for collections too large to hold, and work that can be taken up again."""

from __future__ import annotations

import json
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from trucewatch.cli.screen import progress, say
from trucewatch.errors import BadUsage, NothingToRead
from trucewatch.extract import Coverage, Extractor, extract_stream
from trucewatch.ingest import stream_reports
from trucewatch.model import Report
from trucewatch.publish import publish_claims


@dataclass(frozen=True)
class Mark:
    """How far a file of claims has come: reports done, the id of the last, bytes written, reports lost."""

    reports: int = 0
    last: str = ""
    written: int = 0
    lost: int = 0


def stream_claims(
    sources: list[str], reader: Extractor, output: Path | None, *, resume: bool, workers: int | None
) -> None:
    """Write the claims of each report as JSON Lines before the next are read, and the account at the end.

    Beside a file that is not finished lies another, ``.progress``, by which
    ``resume`` goes on after the last whole report. Raises BadUsage where the
    two do not fit the reports, and NothingToRead.
    """
    with ExitStack() as stack:
        out = _Out(output, resume)
        stack.callback(out.close)
        told = stack.enter_context(progress())
        coverage, mark, aside = Coverage(), out.mark, list[str]()
        reports = _left(sources, mark, aside)
        for report, extracted in extract_stream(reports, reader, workers=workers):
            coverage += extracted.coverage
            if extracted.skipped is not None:
                say(f"  set aside: {extracted.skipped}")
            rows = publish_claims(extracted.claims, [report], "jsonl").encode()
            mark = Mark(
                mark.reports + 1, report.id, mark.written + len(rows), mark.lost + (extracted.skipped is not None)
            )
            out.add(rows, mark)
            if told is not None:
                told(mark.reports, None)
        if not mark.reports:
            raise NothingToRead("no report could be read")
        out.finish()
    say(f"{mark.reports - mark.lost} reports used, {len(aside) + mark.lost} set aside")
    if out.mark.reports:
        say(f"{out.mark.reports} of them had been read before; what follows is of the others")
    for line in coverage.lines():
        say(line)


def _left(sources: list[str], mark: Mark, aside: list[str]) -> Iterator[Report]:
    """The reports after the mark; what is none is said at once and counted. Raises BadUsage where the mark is off."""
    reports = _usable(sources, aside)
    last = deque(islice(reports, mark.reports), maxlen=1)
    if mark.reports and [report.id for report in last] != [mark.last]:
        raise BadUsage("these are not the reports, or not the order, that the unfinished file was made from")
    yield from reports


def _usable(sources: list[str], aside: list[str]) -> Iterator[Report]:
    for item in stream_reports(sources, stdin=sys.stdin.buffer if "-" in sources else None):
        if isinstance(item, Report):
            yield item
        else:
            aside.append(item.where)
            say(f"  set aside: {item}")


class _Out:
    """Standard output, or a file with its mark beside it."""

    def __init__(self, path: Path | None, resume: bool) -> None:
        self.mark = Mark()
        self._path = path
        self._marks: BinaryIO | None = None
        if path is None:
            if resume:
                raise BadUsage("--resume goes on with a file: name it with -o")
            self._stream: BinaryIO = sys.stdout.buffer
            return
        beside = path.with_name(path.name + ".progress")
        if beside.exists() and not resume:
            raise BadUsage(f"{path}: was left unfinished; give --resume to go on, or remove {beside.name}")
        if resume and path.exists() and not beside.exists():
            raise BadUsage(f"{path}: is finished, or was not written with --stream: there is no {beside.name}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if beside.exists() and path.exists():
                self.mark = _read_mark(beside)
                self._stream = path.open("r+b")
                self._stream.truncate(self.mark.written)
                self._stream.seek(self.mark.written)
            else:
                self._stream = path.open("wb")
            self._marks = beside.open("wb")
            self._beside = beside
            self._note(self.mark)
        except OSError as error:
            raise BadUsage(f"{path}: cannot be written: {error.strerror}") from None

    def add(self, rows: bytes, mark: Mark) -> None:
        """Write the rows of a report, and then that it is done."""
        self._stream.write(rows)
        self._stream.flush()
        self._note(mark)

    def _note(self, mark: Mark) -> None:
        if self._marks is not None:
            self._marks.seek(0)
            self._marks.write(json.dumps(asdict(mark)).ljust(_MARK_BYTES).encode() + b"\n")
            self._marks.flush()

    def finish(self) -> None:
        """The file is whole: nothing need be known of how far it came."""
        if self._marks is not None:
            self._marks.close()
            self._beside.unlink()
            say(f"written: {self._path}")

    def close(self) -> None:
        """Close what is open; standard output is left to its owner."""
        if self._marks is not None:
            self._marks.close()
            self._stream.close()


_MARK_BYTES = 200  # always the same, so that a shorter mark leaves nothing of a longer


def _read_mark(beside: Path) -> Mark:
    try:
        return Mark(**json.loads(beside.read_bytes()))
    except (ValueError, TypeError):
        raise BadUsage(f"{beside}: does not say how far the file came; remove both to start again") from None
