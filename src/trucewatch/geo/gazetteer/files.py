"""Places from a CSV: our curated ones and a user's own, read by one reader.

Columns: ``name, lat, lon`` must be filled; ``id`` (else made from the name and
the point), ``aliases`` (parted by ``|``), ``radius_km, precision`` (or
``kind``), ``country`` (ISO 3166, two letters), ``admin1``, ``population``,
``timezone``, ``source`` may be. A row that cannot be read is set aside with
its line; the rest is used.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from trucewatch.errors import BadDataFile
from trucewatch.model import Place, PlacePrecision, Skipped, content_id

REQUIRED = ("name", "lat", "lon")
OPTIONAL = (
    "id", "aliases", "radius_km", "precision", "kind", "country", "admin1", "population", "timezone", "source",
)  # fmt: skip
_RADIUS_KM = {PlacePrecision.EXACT: 0.5, PlacePrecision.TOWN: 3.0, PlacePrecision.DISTRICT: 15.0}


@dataclass(frozen=True, slots=True)
class Entry:
    """A place with every name that it goes by and its IANA time zone ("" where unknown)."""

    place: Place
    names: tuple[str, ...]
    zone: str = ""


def read_rows(path: Path, required: tuple[str, ...], optional: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row of a CSV with the line it starts on. Raises BadDataFile for an unreadable file or wrong columns."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise BadDataFile(path.name, None, "not UTF-8 text", "save it as CSV in UTF-8") from None
    except OSError as error:
        raise BadDataFile(path.name, None, error.strerror or "cannot be read") from None
    reader = csv.DictReader(io.StringIO(text, newline=""), restkey="(more)", restval="")
    columns = [column.strip() for column in reader.fieldnames or ()]
    missing = [column for column in required if column not in columns]
    unknown = [column for column in columns if column not in required + optional]
    if missing or unknown:
        why = f"no column '{missing[0]}'" if missing else f"unknown column '{unknown[0]}'"
        raise BadDataFile(path.name, 1, why, f"columns are {', '.join(required + optional)}")
    reader.fieldnames = columns
    line = reader.line_num + 1
    for row in reader:
        yield line, {column: value.strip() if isinstance(value, str) else "" for column, value in row.items()}
        line = reader.line_num + 1


def read_places(path: Path) -> tuple[tuple[Entry, ...], tuple[Skipped, ...]]:
    """The places of a CSV, and the rows that were set aside. Raises BadDataFile where nothing can be read."""
    entries, skipped, seen = [], [], set()
    for line, row in read_rows(path, REQUIRED, OPTIONAL):
        try:
            entry = _entry(row)
            if entry.place.id in seen:
                raise ValueError(f"the id '{entry.place.id}' stands twice")
        except ValueError as error:
            skipped.append(Skipped(row.get("name", ""), f"{path.name}:{line}", str(error)))
            continue
        seen.add(entry.place.id)
        entries.append(entry)
    return tuple(entries), tuple(skipped)


def _entry(row: dict[str, str]) -> Entry:
    if not row["name"]:
        raise ValueError("name must be filled")
    lat, lon = _number(row, "lat", -90, 90), _number(row, "lon", -180, 180)
    if lat is None or lon is None:
        raise ValueError("lat and lon must be filled")
    try:
        precision = PlacePrecision(told := row.get("precision") or row.get("kind") or "town")
    except ValueError:
        raise ValueError(f"unknown precision '{told}'") from None
    radius = _number(row, "radius_km", 0, 20040)
    if radius is None:
        if precision not in _RADIUS_KM:
            raise ValueError(f"a {precision} needs a radius_km")
        radius = _RADIUS_KM[precision]
    people = _number(row, "population", 0, 1e10)
    id = row.get("id") or content_id("own", row["name"], lat, lon)
    place = Place(
        id, row["name"], lat, lon, radius, precision,
        row.get("country", "").upper(), row.get("admin1", ""), int(people or 0), row.get("source", ""),
    )  # fmt: skip
    aliases = (alias.strip() for alias in row.get("aliases", "").split("|"))
    names = dict.fromkeys([place.name, *filter(None, aliases)])
    return Entry(place, tuple(names), row.get("timezone", ""))


def _number(row: dict[str, str], column: str, low: float, high: float) -> float | None:
    """The number of a column, None where it is blank."""
    text = row.get(column, "")
    if not text:
        return None
    try:
        number = float(text)
    except ValueError:
        raise ValueError(f"{column} '{text}' is not a number") from None
    if not low <= number <= high:
        raise ValueError(f"{column} {text} is not between {low:g} and {high:g}")
    return number


@dataclass(frozen=True, slots=True)
class Byname:
    """Further names of a place that the world gazetteer has under another."""

    names: tuple[str, ...]
    of: str
    kind: PlacePrecision
    country: str


def read_bynames(path: Path) -> tuple[Byname, ...]:
    """The by-names of a CSV with the columns ``names`` (parted by ``|``), ``of, kind, country, source``."""
    found = []
    for line, row in read_rows(path, ("names", "of", "kind", "country"), ("source",)):
        try:
            kind = PlacePrecision(row["kind"])
        except ValueError:
            raise BadDataFile(path.name, line, f"unknown kind '{row['kind']}'") from None
        found.append(Byname(tuple(filter(None, row["names"].split("|"))), row["of"], kind, row["country"]))
    return tuple(found)
