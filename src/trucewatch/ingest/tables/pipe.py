"""Tables that come through a pipe: kept in a file while they are read, since some are read twice."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

STANDARD_INPUT = "-"
_HEAD = 4096


@contextmanager
def kept_tables(paths: Sequence[Path]) -> Iterator[list[Path]]:
    """The same paths, with a file in the place of each pipe and of standard input (``-``); it is gone afterwards.

    What comes through is Parquet where it begins as that, JSON where it begins as that, else CSV.
    """
    with tempfile.TemporaryDirectory(prefix="trucewatch-") as folder:
        yield [_kept(path, Path(folder) / f"{place}") if _is_pipe(path) else path for place, path in enumerate(paths)]


def _is_pipe(path: Path) -> bool:
    return str(path) == STANDARD_INPUT or path.is_fifo()


def _kept(path: Path, folder: Path) -> Path:
    folder.mkdir()
    if str(path) == STANDARD_INPUT:
        return _copied(sys.stdin.buffer, folder, "stdin")
    with path.open("rb") as source:
        return _copied(source, folder, path.name)


def _copied(source: IO[bytes], folder: Path, name: str) -> Path:
    head = source.read(_HEAD)
    path = folder / f"{name}{_ending(head)}"
    with path.open("wb") as file:
        file.write(head)
        shutil.copyfileobj(source, file)
    return path


def _ending(head: bytes) -> str:
    if head.startswith(b"PAR1"):
        return ".parquet"
    return ".json" if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[") else ".csv"
