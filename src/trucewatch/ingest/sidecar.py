"""``reports.yaml``: what the user states of the files beside it. A bad entry harms only itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from trucewatch.errors import BadDataFile
from trucewatch.ingest.moments import InvalidDate, read_moment
from trucewatch.ingest.notes import Details
from trucewatch.ingest.sources import SIDECAR
from trucewatch.model import Basis, Retraction, Skipped
from trucewatch.packs.document import Entry, load_document

TEXTS = ("outlet", "date", "url", "title", "language")
KEYS = (*TEXTS, "retracted", "replaces")


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
    return _replaced(given, entries, folder, mistakes), tuple(mistakes)


def _fields(document: Entry) -> dict[str, Entry]:
    fields = document.fields()
    if set(fields) == {"reports"}:  # the one wrapper that users write unasked
        return fields["reports"].fields()
    return fields


def _details(entry: Entry) -> Details:
    fields = {key: value.text().strip() for key, value in entry.only(KEYS).items() if key in TEXTS}
    told = fields.get("date", "")
    if told:
        try:
            when = read_moment(told)
            if when.date is None:
                raise InvalidDate(f"'{told}' can be read day first or month first")
        except InvalidDate as error:
            raise entry["date"].wrong(str(error), "write it as 2020-03-05 or 2020-03-05T17:19+03:00") from None
    return Details(
        title=fields.get("title", ""),
        outlet=fields.get("outlet", ""),
        published=told,
        url=fields.get("url", ""),
        language=fields.get("language", ""),
        basis=Basis.GIVEN,
        retracted=_retraction(entry["retracted"]) if entry.get("retracted") is not None else None,
    )


def _retraction(entry: Entry) -> Retraction:
    """Who took a report back, on which day, and why; who is asked for."""
    fields = entry.only(("by", "on", "why"), ("by",))
    by, why = fields["by"].text().strip(), fields["why"].text().strip() if "why" in fields else ""
    if not by:
        raise fields["by"].wrong("say who took it back")
    on = fields["on"].convert(date.fromisoformat, "a day; write it as 2020-03-05") if "on" in fields else None
    return Retraction(by, on, why)


def _replaced(
    given: dict[str, Details], entries: dict[str, Entry], folder: Path, mistakes: list[Skipped]
) -> dict[str, Details]:
    """The same with each report that another one ``replaces`` knowing which."""
    for name in sorted(given):
        entry = entries[name].get("replaces")
        if entry is None:
            continue
        try:
            earlier = entry.text().strip()
            if earlier == name:
                raise entry.wrong(f"'{name}' cannot replace itself")
            if not earlier or not (folder / earlier).is_file():
                raise entry.wrong(f"no file is named '{earlier}'", _nearest(earlier, folder))
            if _leads_back(name, earlier, given):
                raise entry.wrong(f"'{earlier}' replaces '{name}' already")
            known = given.get(earlier, Details(basis=Basis.GIVEN))
            given[earlier] = replace(known, replaced_by=name)
        except BadDataFile as error:
            mistakes.append(_as_skipped(error))
    return given


def _leads_back(name: str, earlier: str, given: dict[str, Details]) -> bool:
    """Is ``name`` itself replaced, step by step, by ``earlier``?"""
    seen: set[str] = set()
    while name in given and name not in seen:
        seen.add(name)
        name = given[name].replaced_by
        if name == earlier:
            return True
    return False


def _nearest(name: str, folder: Path) -> str:
    names = sorted(file.name for file in folder.iterdir() if file.name != SIDECAR)
    near = get_close_matches(name, names, n=1)
    return f"did you mean '{near[0]}'?" if near else ""


def _as_skipped(error: BadDataFile) -> Skipped:
    """The same error with the file's own name, so that no path of this machine is shown."""
    name = Path(error.file).name
    where = f"{name}:{error.line}" if error.line else name
    return Skipped("", where, error.why, error.mend)
