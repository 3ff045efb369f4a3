"""How an agreement stands to earlier ones: supplements, amends, extends, supersedes."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from trucewatch.model import Link
from trucewatch.packs.agreements.files import SHIPPED, neighbours
from trucewatch.packs.document import Entry, load_document
from trucewatch.packs.written_values import read_moment

RELATIONS = ("supplements", "amends", "extends", "supersedes")


def read_links(entry: Entry | None, name: str, signed: datetime, folder: Path | None) -> tuple[Link, ...]:
    """The links of an agreement; each must lead to an earlier one that ships or lies in a folder beside its own."""
    known = neighbours(SHIPPED) | (neighbours(folder.resolve().parent) if folder is not None else {})
    names = {name, *([folder.resolve().name] if folder is not None else [])}
    return tuple(_link(item, names, signed, known) for item in entry or ())


def _link(entry: Entry, own: set[str], signed: datetime, known: dict[str, Path]) -> Link:
    fields = entry.only(RELATIONS)
    if len(fields) != 1:
        raise entry.wrong("a link is one relation", f"write one of {', '.join(RELATIONS)} and the name of an agreement")
    ((relation, target),) = fields.items()
    if target.text() in own:
        raise target.wrong(f"'{target.text()}' is this agreement itself")
    earlier = target.one_of(known, "agreement")
    then, _ = read_moment(load_document(known[earlier])["signed"]["on"])
    if then.date() > signed.date():
        raise target.wrong(f"'{earlier}' was signed later, on {then:%Y-%m-%d}", "an agreement hangs on earlier ones")
    if circle := _circle(earlier, own, known, ()):
        raise target.wrong(f"agreements hang on one another in a circle: {' -> '.join(circle)}")
    return Link(relation, earlier)


def _circle(name: str, own: set[str], known: dict[str, Path], path: tuple[str, ...]) -> tuple[str, ...]:
    """The way from an agreement back to this one, or to itself."""
    if name in own or name in path:
        return (*path, name)
    if name not in known:
        return ()  # said where that one is read
    for link in load_document(known[name]).get("links") or ():
        for target in link.fields().values():
            if found := _circle(target.text(), own, known, (*path, name)):
                return found
    return ()
