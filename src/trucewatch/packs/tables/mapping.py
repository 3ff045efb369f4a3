"""A user's own small file about a table: which column means what, how cells are read, who the names stand for."""

from __future__ import annotations

import codecs
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from trucewatch.packs.document import Entry, load_document
from trucewatch.packs.tables.shapes import EVERY, READINGS, TableShape, load_table_words, read_columns, read_readings
from trucewatch.packs.written_values import read_zone_name

_NEEDED = ("start", "latitude", "longitude")


@dataclass(frozen=True, slots=True)
class TableMapping:
    """What a mapping file tells.

    ``columns`` is empty where the shape is to be told from the table itself;
    of those that it names, the first actor did it unless ``directed`` says else;
    ``readings`` go before those of the shape. ``actors`` are ids for each name
    of the table, none for a name that is nobody's.
    """

    columns: tuple[tuple[str, tuple[str, ...]], ...] = ()
    readings: Mapping[str, Any] = field(default_factory=dict)
    actors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    encoding: str = "utf-8"

    def shape_of(self, names: Collection[str]) -> TableShape | None:
        """The shape of a table with these columns; None where nothing tells it."""
        own = TableShape("mapping", columns=self.columns, directed=(EVERY,)) if self.columns else None
        shape = own or load_table_words().shape_of(names)
        return replace(shape, **self.readings) if shape is not None else None


def load_mapping(path: Path, known: Collection[str]) -> TableMapping:
    """Read a mapping; ``known`` are the ids that actors may have. Raises BadDataFile by file and line."""
    entry = load_document(path)
    fields = entry.only(("columns", "encoding", "actors", *READINGS))
    columns = read_columns(fields["columns"]) if "columns" in fields else ()
    missing = [name for name in _NEEDED if columns and name not in dict(columns)]
    if missing:
        raise fields["columns"].wrong(f"no column is named for {' and '.join(missing)}", f"write {missing[0]}: COLUMN")
    if "clock" in fields:
        read_zone_name(fields["clock"])
    readings = read_readings(fields)
    actors = (
        {name: _ids(value, known) for name, value in fields["actors"].fields().items()} if "actors" in fields else {}
    )
    return TableMapping(columns, readings, actors, _encoding(fields.get("encoding")))


def _ids(entry: Entry, known: Collection[str]) -> tuple[str, ...]:
    for item in entry:
        if item.text() not in known:
            near = get_close_matches(item.text(), sorted(known), n=1)
            mend = f"did you mean '{near[0]}'?" if near else "write an id of the agreement's file or of the actors"
            raise item.wrong(f"unknown actor '{item.text()}'", mend)
    return tuple(sorted(entry.texts()))


def _encoding(entry: Entry | None) -> str:
    if entry is None:
        return "utf-8"
    try:
        return codecs.lookup(entry.text()).name
    except LookupError:
        raise entry.wrong(f"unknown encoding '{entry.text()}'", "write utf-8, windows-1252, latin-1 ...") from None
