"""Reports read one at a time, for collections too large to hold: in the order given, each by itself."""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from trucewatch.ingest.notes import Details
from trucewatch.ingest.reading import MAX_BYTES, Item, read_item
from trucewatch.ingest.rows import MAX_ROW
from trucewatch.ingest.sidecar import read_sidecar
from trucewatch.ingest.sources import ROWS, STDIN, Found, find_files
from trucewatch.model import Report, Skipped


def stream_reports(sources: Sequence[str | Path], *, stdin: BinaryIO | None = None) -> Iterator[Report | Skipped]:
    """Each report behind files, folders, globs and ``-`` (rows on standard input), or why it is none.

    Only one is held at a time, with a digest of each that went before: the same
    bytes count once. Rows may come to any size. A report is not dated by what
    the others tell, as ``read_reports`` does, since they are not at hand.
    """
    named = [source for source in sources if str(source) != STDIN]
    found, skipped = find_files(named, sys.maxsize)
    yield from skipped
    seen: set[bytes] = set()
    for item in _items(found, stdin if len(named) < len(sources) else None):
        if isinstance(item, Item):
            digest = hashlib.sha256(item.raw).digest()[:16]
            if digest in seen:
                yield Skipped("", item.name, "the same bytes as one before, counted as one report")
                continue
            seen.add(digest)
            yield read_item(item)
        else:
            yield item


def _items(found: Sequence[Found], stdin: BinaryIO | None) -> Iterator[Item | Skipped]:
    times = Counter(file.name for file in found)
    sidecars: dict[Path, dict[str, Details]] = {}
    for file in found:
        folder = file.path.parent
        name = f"{folder.name}/{file.name}" if times[file.name] > 1 else file.name
        try:
            with file.path.open("rb") as stream:
                if file.kind == ROWS:
                    yield from _rows(stream, name)
                    continue
                raw = stream.read(MAX_BYTES + 1)
        except OSError as error:
            yield Skipped("", name, f"cannot be read ({error.strerror})")
            continue
        if len(raw) > MAX_BYTES:
            yield Skipped("", name, f"is larger than {MAX_BYTES / 1e6:.0f} MB", "split it")
            continue
        if folder not in sidecars:
            sidecars[folder], mistakes = read_sidecar(folder)
            yield from mistakes
        yield Item(raw, name, file.kind, sidecars[folder].get(file.path.name))
    if stdin is not None:
        yield from _rows(stdin, "standard input")


def _rows(stream: BinaryIO, name: str) -> Iterator[Item | Skipped]:
    """Each line that holds anything; of one that is too long only so much as shows that it is."""
    number = 0
    while line := stream.readline(MAX_ROW + 2):
        number += 1
        while not line.endswith(b"\n") and len(line) > MAX_ROW and (rest := stream.readline(MAX_ROW)):
            if rest.endswith(b"\n"):
                break
        row = line.rstrip(b"\r\n")
        if row.strip():
            yield Item(row, f"{name}:{number}", ROWS, None)
    if not number:
        yield Skipped("", name, "is empty", "pipe reports into it, one row each")
