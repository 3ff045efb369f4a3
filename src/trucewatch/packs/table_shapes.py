"""The shapes of event tables: which column means what, and what the precision codes of its makers come to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from trucewatch.packs.acts import load_acts
from trucewatch.packs.agreement_values import read_length
from trucewatch.packs.document import Entry, load_document

_FILE = Path(__file__).parent.parent / "data" / "codebooks" / "tables.yaml"

FIELDS = (
    "id", "start", "end", "latitude", "longitude", "radius", "event_type", "sub_event_type", "kind", "first", "second",
    "time_code", "place_code", "place", "deaths", "text",
)  # fmt: skip
TIMES = ("day", "week", "month", "year", "stated")


@dataclass(frozen=True, slots=True)
class TableShape:
    """One shape of table.

    ``columns`` gives for each field the names it may have, the first that is
    there counts. ``times`` says for each code of precision how wide a date is:
    its day, week, month or year, or the days as stated. ``within`` gives for
    each code of a place how far from its point it may lie, in km (NaN: nowhere).
    ``kinds`` gives for each value of ``kind`` the act and whether the first
    actor did it; ``directed`` the event types of which he did.
    """

    name: str
    signs: tuple[str, ...]
    columns: tuple[tuple[str, tuple[str, ...]], ...]
    times: tuple[tuple[str, str], ...] = ()
    within: tuple[tuple[str, float], ...] = ()
    kinds: tuple[tuple[str, str, bool], ...] = ()
    directed: tuple[str, ...] = ()

    def column(self, field: str, names: Iterable[str]) -> str | None:
        """The column that holds a field, among those that are there."""
        there = list(names)
        return next((name for name in dict(self.columns).get(field, ()) if name in there), None)


@dataclass(frozen=True, slots=True)
class TableWords:
    """The shapes, and how tables write the names of actors."""

    shapes: tuple[TableShape, ...]
    states: tuple[str, ...]  # ways to write a state, with * for its country
    nobody: frozenset[str]

    def shape_of(self, names: Iterable[str]) -> TableShape | None:
        """The shape whose signs are all among these column names.

        >>> load_table_words().shape_of(["id", "event_date"]) is None
        True
        """
        there = set(names)
        return next((shape for shape in self.shapes if set(shape.signs) <= there), None)


@cache
def load_table_words() -> TableWords:
    """Read the codebook that ships. Raises BadDataFile."""
    fields = load_document(_FILE).only(("source", "licence", "read", "shapes", "sides", "nobody"), ("shapes",))
    return TableWords(
        tuple(read_shape(item) for item in fields["shapes"]),
        tuple(item["says"].text() for item in fields["sides"]),
        frozenset(fields["nobody"].texts()),
    )


def read_shape(entry: Entry, name: str = "") -> TableShape:
    """A shape, as the codebook or a user's own mapping writes it. Raises BadDataFile by file and line."""
    fields = entry.only((*FIELDS, "name", "signs", "times", "within", "kinds", "directed", "actors"))
    columns = tuple((field, fields[field].texts()) for field in FIELDS if field in fields)
    kinds = _mapping(fields, "kinds")
    return TableShape(
        name=fields["name"].text() if "name" in fields else name,
        signs=fields["signs"].texts() if "signs" in fields else (),
        columns=columns,
        times=tuple(
            (code, value.one_of(TIMES, "width of a date")) for code, value in _mapping(fields, "times").items()
        ),
        within=tuple((code, _radius(value)) for code, value in _mapping(fields, "within").items()),
        kinds=tuple(_kind(code, value) for code, value in kinds.items()),
        directed=fields["directed"].texts() if "directed" in fields else (),
    )


def _mapping(fields: Mapping[str, Entry], key: str) -> dict[str, Entry]:
    return fields[key].fields() if key in fields else {}


def _radius(entry: Entry) -> float:
    return float("nan") if entry.text() in ("null", "nowhere") else read_length(entry, zero=True)


def _kind(code: str, entry: Entry) -> tuple[str, str, bool]:
    fields = entry.only(("act", "directed"), ("act",))
    act = fields["act"].one_of(load_acts().words(), "act")
    return code, act, "directed" in fields and fields["directed"].one_of(("yes", "no"), "answer") == "yes"
