"""The shapes of event tables: which column means what, and what the precision codes of its makers come to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from trucewatch.packs.acts import load_acts
from trucewatch.packs.document import Entry, load_document
from trucewatch.packs.written_values import read_length

_FILE = Path(__file__).parents[2] / "data" / "codebooks" / "tables.yaml"

FIELDS = (
    "id", "start", "end", "until", "zone", "latitude", "longitude", "radius", "event_type", "sub_event_type", "kind",
    "first", "second", "means", "denied", "time_code", "place_code", "place", "area", "deaths", "low", "high", "text",
)  # fmt: skip
# How wide a date is: the days as stated, its day, week, month or year; to its minute or hour; as stated to the minute;
# or with an end that may be open.
TIMES = ("stated", "day", "week", "month", "year", "minute", "hour", "exact", "open")
FINE = ("minute", "hour", "exact")
ORDERS = ("day first", "month first")
EVERY = "all"


@dataclass(frozen=True)
class TableShape:
    """One shape of table.

    ``columns`` gives for each field the names it may have, the first that is
    there counts, in capitals or not. ``times`` says for each code of precision
    how wide a date is (one of TIMES), ``width`` where there is no code.
    ``within`` gives for each code of a place how far from its point it may lie,
    in km (NaN: nowhere), ``radius_km`` where there is no code. ``kinds`` gives
    for each value of ``kind`` the act and whether the first actor did it;
    ``directed`` the event types of which he did, or EVERY. ``order`` is that of
    03/04/2020, None where it is not told; ``clock`` that of every time.
    """

    name: str
    signs: tuple[str, ...] = ()
    columns: tuple[tuple[str, tuple[str, ...]], ...] = ()
    times: tuple[tuple[str, str], ...] = ()
    width: str = "stated"
    within: tuple[tuple[str, float], ...] = ()
    radius_km: float = 0.0
    kinds: tuple[tuple[str, str, bool], ...] = ()
    directed: tuple[str, ...] = ()
    order: str | None = None
    clock: str | None = None

    def column(self, field: str, names: Iterable[str]) -> str | None:
        """The column that holds a field, among those that are there.

        >>> TableShape("x", columns=(("id", ("nr", "no")),)).column("id", ["No", "day"])
        'No'
        """
        there: dict[str, str] = {}
        for name in names:
            there.setdefault(name.lower(), name)
        return next((there[name.lower()] for name in self.named(field) if name.lower() in there), None)

    def named(self, field: str) -> tuple[str, ...]:
        """The names that the column of a field may have."""
        return self._columns.get(field, ())

    @cached_property
    def _columns(self) -> dict[str, tuple[str, ...]]:
        return dict(self.columns)


@dataclass(frozen=True, slots=True)
class TableWords:
    """The shapes, and how tables write the names of actors."""

    shapes: tuple[TableShape, ...]
    states: tuple[str, ...]  # ways to write a state, with * for its country
    people: frozenset[str]  # of no side
    nobody: tuple[str, ...]  # with * for any words
    branches: frozenset[str]  # of a state's forces, behind the years of its government

    def shape_of(self, names: Iterable[str]) -> TableShape | None:
        """The shape whose signs are all among these column names, in capitals or not.

        >>> load_table_words().shape_of(["id", "event_date"]) is None
        True
        """
        there = {name.lower() for name in names}
        return next((shape for shape in self.shapes if set(shape.signs) <= there), None)


@cache
def load_table_words() -> TableWords:
    """Read the codebook that ships. Raises BadDataFile."""
    fields = load_document(_FILE).only(
        ("source", "licence", "read", "shapes", "sides", "people", "nobody", "branches"), ("shapes",)
    )
    return TableWords(
        tuple(_shape(item) for item in fields["shapes"]),
        tuple(item["says"].text() for item in fields["sides"]),
        frozenset(fields["people"].texts()),
        fields["nobody"].texts(),
        frozenset(fields["branches"].texts()),
    )


def _shape(entry: Entry) -> TableShape:
    fields = entry.only(("name", "signs", "columns", *READINGS), ("name", "signs", "columns"))
    return TableShape(
        name=fields["name"].text(),
        signs=tuple(sign.lower() for sign in fields["signs"].texts()),
        columns=read_columns(fields["columns"]),
        **read_readings(fields),
    )


READINGS = ("times", "within", "kinds", "directed", "dates", "clock")


def read_columns(entry: Entry) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Which field stands in which column. Raises BadDataFile by file and line."""
    return tuple((field, names.texts()) for field, names in entry.only(FIELDS).items())


def read_readings(fields: Mapping[str, Entry]) -> dict[str, Any]:
    """How the cells of a table are to be read: what of READINGS is told. Raises BadDataFile by file and line."""
    read: dict[str, Any] = {}
    for key, codes, alone, value_of in (
        ("times", "times", "width", _width),
        ("within", "within", "radius_km", _radius),
    ):
        if key in fields and fields[key].is_mapping:
            read[codes] = tuple((code, value_of(value)) for code, value in fields[key].fields().items())
        elif key in fields:
            read[alone] = value_of(fields[key])
    if "kinds" in fields:
        read["kinds"] = tuple(_kind(code, value) for code, value in fields["kinds"].fields().items())
    if "directed" in fields:
        types = {name for name, _ in load_acts().types} | {EVERY}
        read["directed"] = tuple(item.one_of(types, "event type") for item in fields["directed"])
    if "dates" in fields:
        read["order"] = fields["dates"].one_of(ORDERS, "order of a date")
    if "clock" in fields:
        read["clock"] = fields["clock"].text()
    return read


def _width(entry: Entry) -> str:
    return entry.one_of(TIMES, "width of a date")


def _radius(entry: Entry) -> float:
    return float("nan") if entry.text() in ("null", "nowhere") else read_length(entry, zero=True)


def _kind(code: str, entry: Entry) -> tuple[str, str, bool]:
    fields = entry.only(("act", "directed"), ("act",))
    act = fields["act"].one_of(load_acts().words(), "act")
    return code, act, "directed" in fields and fields["directed"].one_of(("yes", "no"), "answer") == "yes"
