"""``reports.yaml``: what the user states of the files beside it. A bad entry harms only itself."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from trucewatch.errors import BadDataFile
from trucewatch.ingest.moments import InvalidDate, read_moment
from trucewatch.ingest.notes import Details
from trucewatch.ingest.sources import SIDECAR
from trucewatch.model import Basis, Skipped
from trucewatch.packs.document import Entry, load_document

KEYS = ("outlet", "date", "url", "title", "language")


def read_sidecar(folder: Path) -> tuple[dict[str, Details], tuple[Skipped, ...]]:
    """What ``reports.yaml`` in this folder gives for each file name, and its mistakes by line."""
    path = folder / SIDECAR
    if not path.is_file():
        return {}, ()
    try:
        entries = _fields(load_document(path))
    except BadDataFile as error:
        return {}, (_as_skipped(error),)
    given: dict[str, Details] = {}
    mistakes: list[Skipped] = []
    for name, entry in entries.items():
        try:
            if not (folder / name).is_file():
                raise entry.wrong(f"no file is named '{name}'", _nearest(name, folder))
            given[name] = _details(entry)
        except BadDataFile as error:
            mistakes.append(_as_skipped(error))
        except (OSError, ValueError):
            mistakes.append(_as_skipped(entry.wrong(f"'{name}' is no file name")))
    return given, tuple(mistakes)


def _fields(document: Entry) -> dict[str, Entry]:
    fields = document.fields()
    if set(fields) == {"reports"}:  # the one wrapper that users write unasked
        return fields["reports"].fields()
    return fields


def _details(entry: Entry) -> Details:
    fields = {key: value.text().strip() for key, value in entry.only(KEYS).items()}
    date = fields.get("date", "")
    if date:
        try:
            when = read_moment(date)
            if when.date is None:
                raise InvalidDate(f"'{date}' can be read day first or month first")
        except InvalidDate as error:
            raise entry["date"].wrong(str(error), "write it as 2020-03-05 or 2020-03-05T17:19+03:00") from None
    return Details(
        title=fields.get("title", ""),
        outlet=fields.get("outlet", ""),
        published=date,
        url=fields.get("url", ""),
        language=fields.get("language", ""),
        basis=Basis.GIVEN,
    )


def _nearest(name: str, folder: Path) -> str:
    names = sorted(file.name for file in folder.iterdir() if file.name != SIDECAR)
    near = get_close_matches(name, names, n=1)
    return f"did you mean '{near[0]}'?" if near else ""


def _as_skipped(error: BadDataFile) -> Skipped:
    """The same error with the file's own name, so that no path of this machine is shown."""
    name = Path(error.file).name
    where = f"{name}:{error.line}" if error.line else name
    return Skipped("", where, error.why, error.mend)
