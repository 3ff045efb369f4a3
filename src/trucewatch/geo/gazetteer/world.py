"""The compiled world gazetteer: one SQLite file, opened read-only, asked by key.

The file and its tables are made by ``tools/build_gazetteer.py``, which says
what each column holds.
"""

from __future__ import annotations

import sqlite3
import zlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from trucewatch.errors import BadDataFile
from trucewatch.model import Place, PlacePrecision

WORLD = Path(__file__).parents[2] / "data" / "gazetteer" / "world.sqlite"
_PRECISION = {
    "T": PlacePrecision.TOWN,
    "D": PlacePrecision.DISTRICT,
    "G": PlacePrecision.GOVERNORATE,
    "C": PlacePrecision.COUNTRY,
}
_PLACE = """
SELECT geonames, name, lat, lon, radius, kind, country, province, population, zone FROM place WHERE id = ?
"""
_MAPPED = 1 << 28  # bytes of the file that are read in place, not copied: all of it
_NAMES = """
SELECT geonames, place.name, province.name FROM place JOIN province ON province.id = place.province WHERE country = ?
"""
_WITHIN = "SELECT id FROM place WHERE kind = 'T' AND lat BETWEEN ? AND ? AND lon BETWEEN ? AND ? ORDER BY id LIMIT ?"


@dataclass(frozen=True, slots=True)
class Bearers:
    """The places that bear a name: as their own, and as one name among others. Most populous first."""

    own: tuple[int, ...] = ()
    also: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.own or self.also)


class World:
    """Places of the world by folded name. Raises BadDataFile where the file is missing or no gazetteer."""

    def __init__(self, path: Path = WORLD) -> None:
        if not path.is_file():
            raise BadDataFile(path.name, None, "the gazetteer is missing", "install the package again")
        # Immutable: no lock, no journal, no look for one; the file is never written to.
        self._base = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        try:
            self._base.execute("SELECT 1 FROM name LIMIT 1")
            self._base.execute(f"PRAGMA mmap_size = {_MAPPED}")
        except sqlite3.DatabaseError as error:
            raise BadDataFile(path.name, None, f"not a gazetteer ({error})", "install the package again") from None
        self._provinces: dict[int, str] = dict(self._base.execute("SELECT id, name FROM province"))
        self._zones: dict[int, str] = dict(self._base.execute("SELECT id, name FROM zone"))
        self.bearers = lru_cache(maxsize=16384)(self._bearers)
        self.place = lru_cache(maxsize=16384)(self._place)
        self.spellings = lru_cache(maxsize=32)(self._spellings)

    def _bearers(self, key: str) -> Bearers:
        """The places that bear the name of this key."""
        row = self._base.execute("SELECT places FROM name WHERE key = ?", (key,)).fetchone()
        if row is None:
            return Bearers()
        own, _, also = row[0].partition("|")
        return Bearers(tuple(map(int, own.split())), tuple(map(int, also.split())))

    def _place(self, number: int) -> tuple[Place, str]:
        """The place of that number and its time zone by IANA's name. KeyError where there is none."""
        row = self._base.execute(_PLACE, (number,)).fetchone()
        if row is None:
            raise KeyError(number)
        geonames, name, lat, lon, radius, kind, country, province, population, zone = row
        place = Place(
            f"geonames:{geonames}", name, lat / 1e5, lon / 1e5, radius / 10, _PRECISION[kind],
            country, self._provinces[province], population, "GeoNames",
        )  # fmt: skip
        return place, self._zones[zone]

    def _spellings(self, country: str) -> tuple[str, ...]:
        """Every key of a country's places, by ISO 3166 code of two letters; none for an unknown code."""
        row = self._base.execute("SELECT keys FROM spelling WHERE country = ?", (country,)).fetchone()
        return tuple(zlib.decompress(row[0]).decode().split("\n")) if row else ()

    def names(self, country: str) -> dict[int, tuple[str, str]]:
        """Each place of a country by GeoNames id: its name here and its first-level area's. Looks through the file."""
        rows = self._base.execute(_NAMES, (country,))
        return {geonames: (name, province) for geonames, name, province in rows}

    def within(self, west: float, south: float, east: float, north: float, limit: int) -> tuple[Place, ...]:
        """The most populous towns in a box of degrees. Looks through the whole file: about 20 ms."""
        box = [round(edge * 1e5) for edge in (south, north, west, east)]
        return tuple(self.place(number)[0] for (number,) in self._base.execute(_WITHIN, (*box, limit)))
