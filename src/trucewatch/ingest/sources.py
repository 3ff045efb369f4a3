"""What the user named, turned into files: each opened once, none that could hang or fill the memory."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from glob import glob, has_magic
from pathlib import Path

from trucewatch.model import Skipped

SIDECAR = "reports.yaml"
STDIN = "-"
TEXT, MARKDOWN, HTML, ROWS = "text", "markdown", "html", "rows"
KINDS = {
    ".txt": TEXT, ".text": TEXT, "": TEXT, ".md": MARKDOWN, ".markdown": MARKDOWN, ".html": HTML, ".htm": HTML,
    ".xhtml": HTML, ".jsonl": ROWS, ".ndjson": ROWS,
}  # fmt: skip
_READABLE = "text, Markdown, HTML and JSON Lines (.txt .md .html .jsonl) are read"


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: its path, the name it goes by in all output, and its format."""

    path: Path
    name: str
    kind: str


def find_files(sources: Sequence[str | Path], max_bytes: int) -> tuple[tuple[Found, ...], tuple[Skipped, ...]]:
    """The files behind paths, folders and globs, each once, and what cannot be used.

    A folder is walked in sorted order without following links to folders (a
    loop of links would never end); hidden files and sidecars are passed over.
    """
    found: dict[str, Found] = {}
    skipped: dict[str, Skipped] = {}
    for source in sources:
        for item in _expand(str(source)):
            if isinstance(item, Skipped):
                skipped.setdefault(str(item), item)
                continue
            path, name, explicit = item
            key = os.path.realpath(path)
            if key in found and len(found[key].name) <= len(name):
                continue
            checked = _check(path, name, explicit, max_bytes)
            if isinstance(checked, Found):
                found[key] = checked
            else:
                skipped.setdefault(str(checked), checked)
    return tuple(sorted(found.values(), key=lambda file: (file.name, str(file.path)))), tuple(skipped.values())


def _expand(source: str) -> Iterator[tuple[Path, str, bool] | Skipped]:
    path = Path(source)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        if has_magic(source):
            yield from _expand_glob(source)
        else:
            yield _absent(path, error)
        return
    if stat.S_ISDIR(mode):
        yield from _walk(path)
    elif path.name != SIDECAR:
        yield path, path.name, True


def _expand_glob(pattern: str) -> Iterator[tuple[Path, str, bool] | Skipped]:
    matches = sorted(glob(pattern, recursive=True))
    if not matches:
        yield Skipped("", Path(pattern).name, "no file matches this pattern", "check the folder and the quotes")
    for match in matches:
        yield from _expand(match)


def _walk(folder: Path) -> Iterator[tuple[Path, str, bool] | Skipped]:
    label, empty = folder.name or folder.resolve().name or "the folder", True
    errors: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.startswith(".") or name == SIDECAR:
                continue
            empty = False
            path = Path(place) / name
            yield path, path.relative_to(folder).as_posix(), False
    for error in errors:
        yield Skipped("", Path(str(error.filename)).name, f"the folder cannot be opened ({error.strerror})")
    if empty and not errors:
        yield Skipped("", label, "the folder holds no report", _READABLE)


def _check(path: Path, name: str, explicit: bool, max_bytes: int) -> Found | Skipped:
    """Judge a file by its entry alone: a huge one is never opened, nor one that would block."""
    try:
        status = path.stat()
    except OSError as error:
        return _absent(path, error, name)
    if not stat.S_ISREG(status.st_mode):
        return Skipped("", name, "is not an ordinary file (a pipe, device or socket)", "pass - to read standard input")
    if status.st_size > max_bytes:
        size, cap = status.st_size / 1e6, max_bytes / 1e6
        return Skipped("", name, f"is {size:.0f} MB, more than the {cap:.0f} MB that a file may have", "split it")
    if status.st_size == 0:
        return Skipped("", name, "the file is empty")
    kind = KINDS.get(path.suffix.lower())
    if kind is None:
        what = f"files of type {path.suffix.lower()} are not read"
        return Skipped("", name, what, _READABLE if explicit else "")
    return Found(path, name, kind)


def _absent(path: Path, error: OSError | ValueError, name: str = "") -> Skipped:
    name = name or (path.as_posix() if not path.is_absolute() else path.name)
    if isinstance(error, FileNotFoundError):
        return Skipped("", name, "no such file or folder", "check the path")
    reason = error.strerror if isinstance(error, OSError) and error.strerror else "not a usable path"
    return Skipped("", name, f"cannot be read ({reason})")
