"""Places from a GeoNames file: a country's dump or a list of cities, 19 columns parted by tabs, no header.

Columns (geonames.org, export/dump/readme.txt): id, name, plain name, further
names, latitude, longitude, feature class, feature code, country, further
countries, first- to fourth-level codes, people, elevation, model elevation,
time zone, date. Which features are places, and what their points leave open,
stands in ``data/gazetteer/geonames_kinds.csv``. The data are CC BY 4.0.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from trucewatch.errors import BadDataFile
from trucewatch.geo.gazetteer.files import Entry, read_rows
from trucewatch.geo.gazetteer.names import fold, is_initials, is_latin
from trucewatch.geo.gazetteer.world import WORLD, World
from trucewatch.model import Place, PlacePrecision, Skipped

COLUMNS = 19
KINDS = WORLD.parent / "geonames_kinds.csv"
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Unused:
    """A row of a kind that is no place of ours; ``feature`` is its class and code ("H.STM")."""

    feature: str


def town_radius_km(population: int) -> float:
    """What a town's point leaves open: twice the radius of a disc with 4,000 people a km², from 2 to 25 km.

    >>> town_radius_km(0), town_radius_km(100), town_radius_km(775_404)
    (3.0, 2.0, 15.7)
    """
    if population <= 0:
        return 3.0
    return round(min(25.0, max(2.0, 2 * math.sqrt(population / 4000 / math.pi))), 1)


def is_usable_name(name: str) -> bool:
    """Can a report in Latin script write this? Romanisations made by machine have no capital, or no vowel.

    >>> is_usable_name("Zakho"), is_usable_name("zawytt"), is_usable_name("زاخو")
    (True, False, False)
    """
    letters = [letter for letter in name if letter.isalpha()]
    if len(letters) < 2 or len(name) > _LONGEST_NAME or not is_latin(name) or is_initials(name):
        return False
    if any(sign in name for sign in "()/,;:0123456789") or not any(letter.isupper() for letter in letters):
        return False
    return any(letter in "aeiouy" for letter in fold(name))


def is_geonames(path: Path) -> bool:
    """Is the first line of the file a row of GeoNames?"""
    try:
        with path.open("rb") as file:
            return file.readline(100_000).count(b"\t") == COLUMNS - 1
    except OSError:
        return False


def read_geonames(path: Path) -> Iterator[Entry | Skipped | Unused]:
    """Each row as a place, as one that was set aside with its line, or as one of a kind that is not used.

    The file is read twice and never held whole: first for the names of the
    first-level areas, then for the places. A place that the world has keeps the
    name that it has there. Raises BadDataFile where it cannot be read at all.
    """
    known: dict[str, dict[int, tuple[str, str]]] = {}
    provinces = _provinces(path, known)
    for line, columns in _lines(path):
        if columns is None:
            yield Skipped("", f"{path.name}:{line}", "not UTF-8 text")
            continue
        try:
            yield _entry(columns, provinces, known)
        except ValueError as error:
            name = columns[1] if len(columns) > 1 else ""
            yield Skipped(name[:_LONGEST_NAME], f"{path.name}:{line}", str(error))


def _lines(path: Path) -> Iterator[tuple[int, list[str] | None]]:
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                if not line.strip():
                    continue
                try:
                    yield number, line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n").split("\t")
                except UnicodeDecodeError:
                    yield number, None
    except OSError as error:
        raise BadDataFile(path.name, None, error.strerror or "cannot be read") from None


def _entry(
    columns: list[str], provinces: dict[str, str], known: dict[str, dict[int, tuple[str, str]]]
) -> Entry | Unused:
    if len(columns) != COLUMNS:
        raise ValueError(f"{len(columns)} columns where a row of GeoNames has {COLUMNS}")
    id, name, plain, others, lat, lon = columns[:6]
    feature, country, admin1 = ".".join(columns[6:8]), columns[8].upper(), columns[10]
    if not id.isdecimal() or not name.strip():
        raise ValueError("the id is not a number, or the name is blank")
    place_lat, place_lon = _degrees(lat, "latitude", 90), _degrees(lon, "longitude", 180)
    people = columns[14] or "0"
    if not people.isdecimal():
        raise ValueError(f"the number of people '{people[:20]}' is not a number")
    kinds = _kinds()
    if feature not in kinds:
        return Unused(feature)
    precision, radius = kinds[feature]
    shown, _ = known.get(country, {}).get(int(id), (name, ""))
    place = Place(
        f"geonames:{id}", shown, place_lat, place_lon, radius or town_radius_km(int(people)), precision,
        country, provinces.get(f"{country}.{admin1}", ""), int(people), "GeoNames",
    )  # fmt: skip
    further = filter(is_usable_name, (part.strip() for part in others.split(",")))
    return Entry(place, tuple(dict.fromkeys([shown, name, *filter(is_usable_name, [plain]), *further])), columns[17])


def _degrees(text: str, what: str, limit: int) -> float:
    try:
        degrees = float(text)
    except ValueError:
        raise ValueError(f"the {what} '{text[:20]}' is not a number") from None
    if not -limit <= degrees <= limit:
        raise ValueError(f"the {what} {text[:20]} is not between -{limit} and {limit}")
    return degrees


@cache
def _kinds() -> dict[str, tuple[PlacePrecision, float | None]]:
    rows = read_rows(KINDS, ("feature", "kind"), ("radius_km", "says", "source"))
    return {
        row["feature"]: (PlacePrecision(row["kind"]), float(row["radius_km"]) if row["radius_km"] else None)
        for _, row in rows
    }


def _provinces(path: Path, known: dict[str, dict[int, tuple[str, str]]]) -> dict[str, str]:
    """The name of each first-level area by country and code: as the file has it, else as most of its places say.

    A list of cities has the codes alone; the world's own entries for the same
    places say which names they stand for; they are left in ``known``.
    """
    named: dict[str, str] = {}
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    world = World()
    for _, columns in _lines(path):
        if columns is None or len(columns) != COLUMNS or not columns[0].isdecimal():
            continue
        country, key = columns[8].upper(), f"{columns[8].upper()}.{columns[10]}"
        if country not in known:
            known[country] = world.names(country)
        _, province = known[country].get(int(columns[0]), ("", ""))
        if province:
            votes[key][province] += 1
        elif columns[7] == "ADM1":
            named[key] = columns[2] or columns[1]
    voted = {key: min(count, key=lambda name: (-count[name], name)) for key, count in votes.items()}
    return named | voted
