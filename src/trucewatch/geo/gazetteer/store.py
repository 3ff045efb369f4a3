"""A user's own gazetteer: places imported from files into one SQLite file, asked by key like the world's."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from trucewatch.errors import BadDataFile
from trucewatch.geo.gazetteer.files import Entry, read_places
from trucewatch.geo.gazetteer.geonames import Unused, is_geonames, read_geonames
from trucewatch.geo.gazetteer.names import abbreviation, fold, with_plain_articles, without_article, without_designator
from trucewatch.geo.gazetteer.rank import Bearer
from trucewatch.model import Place, PlacePrecision, Skipped

_FORMAT = 1
_MAGIC = b"SQLite format 3\0"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS place (id TEXT PRIMARY KEY, name TEXT, lat REAL, lon REAL, radius REAL, precision TEXT,
    country TEXT, admin1 TEXT, population INTEGER, source TEXT, zone TEXT, file TEXT);
CREATE TABLE IF NOT EXISTS name (key TEXT, place TEXT, own INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS name_of_place ON name (place);
CREATE INDEX IF NOT EXISTS place_of_file ON place (file);
CREATE INDEX IF NOT EXISTS place_of_country ON place (country);
"""
_AREAS = (PlacePrecision.DISTRICT, PlacePrecision.GOVERNORATE)
_SHOWN = 1000  # so many rows set aside are named, the rest counted


@dataclass(frozen=True)
class Imported:
    """What an import did: how many rows were read, how many places kept, and what was not used.

    ``unused`` counts rows of kinds that are no place of ours, by GeoNames
    feature; ``total`` is how many places the store holds now.
    """

    rows: int
    places: int
    skipped: tuple[Skipped, ...]
    set_aside: int
    unused: dict[str, int]
    total: int


class Store:
    """The places of a store by folded name, read-only. Raises BadDataFile where it is none, or of another format."""

    def __init__(self, path: Path) -> None:
        try:
            self._base = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)
            version = self._base.execute("PRAGMA user_version").fetchone()[0]
        except sqlite3.Error as error:
            raise BadDataFile(str(path), None, f"not a gazetteer ({error})", "import the places again") from None
        if version != _FORMAT:
            raise BadDataFile(str(path), None, f"a gazetteer of format {version}", "import the places again")
        self.bearers = lru_cache(maxsize=16384)(self._bearers)
        self.spellings = lru_cache(maxsize=32)(self._spellings)

    def __len__(self) -> int:
        return int(self._base.execute("SELECT count(*) FROM place").fetchone()[0])

    def place(self, id: str) -> Place | None:
        """The place of that id."""
        row = self._base.execute("SELECT * FROM place WHERE id = ?", (id,)).fetchone()
        return _place(row) if row else None

    def _bearers(self, key: str) -> tuple[Bearer, ...]:
        """Who bears the name of this key, in order of id."""
        rows = self._base.execute(
            "SELECT place.*, own FROM name JOIN place ON place.id = name.place WHERE key = ? ORDER BY place.id", (key,)
        )
        return tuple(Bearer(_place(row), row[10], bool(row[12])) for row in rows)

    def _spellings(self, country: str) -> tuple[str, ...]:
        """Every key of a country's places."""
        rows = self._base.execute(
            "SELECT DISTINCT key FROM name JOIN place ON place.id = name.place WHERE country = ? ORDER BY key",
            (country,),
        )
        return tuple(key for (key,) in rows)


def is_store(path: Path) -> bool:
    """Is the file a database?"""
    try:
        with path.open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False


def read_place_file(path: Path) -> Iterator[Entry | Skipped | Unused]:
    """The rows of a GeoNames file or of a CSV of one's own. Raises BadDataFile where it can be read as neither."""
    try:
        with path.open("rb") as file:
            zipped = file.read(4) == b"PK\x03\x04"
    except OSError as error:
        raise BadDataFile(str(path), None, error.strerror or "cannot be read") from None
    if zipped:
        raise BadDataFile(str(path), None, "a zip archive", "unpack it and give the .txt file within")
    if is_geonames(path):
        yield from read_geonames(path)
    else:
        entries, skipped = read_places(path)
        yield from entries
        yield from skipped


def import_places(path: Path, store: Path) -> Imported:
    """Take the places of a file into a store, which is made where there is none.

    What the store had from a file of that name before is replaced; a place
    with the id of one from another file takes its place. All or nothing: a
    file that cannot be read leaves the store as it was. Raises BadDataFile.
    """
    counts: Counter[str] = Counter()
    skipped: list[Skipped] = []
    unused: Counter[str] = Counter()
    fresh = not store.exists()
    try:
        store.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(store)) as base, base:
            if base.execute("PRAGMA user_version").fetchone()[0] not in (0, _FORMAT):
                raise BadDataFile(str(store), None, "a gazetteer of another format", "move it away and import again")
            for statement in _SCHEMA.split(";"):
                base.execute(statement)
            base.execute(f"PRAGMA user_version = {_FORMAT}")
            base.execute("DELETE FROM name WHERE place IN (SELECT id FROM place WHERE file = ?)", (path.name,))
            base.execute("DELETE FROM place WHERE file = ?", (path.name,))
            for row in read_place_file(path):
                counts["rows"] += 1
                if isinstance(row, Unused):
                    unused[row.feature] += 1
                elif isinstance(row, Skipped):
                    counts["set aside"] += 1
                    skipped += [row] if len(skipped) < _SHOWN else []
                else:
                    _keep(base, row, path.name)
                    counts["places"] += 1
            total = int(base.execute("SELECT count(*) FROM place").fetchone()[0])
    except BadDataFile:
        if fresh:
            store.unlink(missing_ok=True)
        raise
    except (OSError, sqlite3.Error) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise BadDataFile(str(store), None, f"cannot be written: {why}") from None
    return Imported(
        counts["rows"], counts["places"], tuple(skipped), counts["set aside"], dict(unused.most_common()), total
    )


def _keep(base: sqlite3.Connection, entry: Entry, file: str) -> None:
    place = entry.place
    base.execute("DELETE FROM name WHERE place = ?", (place.id,))
    base.execute(
        "INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            place.id, place.name, place.lat, place.lon, place.radius_km, place.precision.value, place.country,
            place.admin1, place.population, place.source, entry.zone, file,
        ),
    )  # fmt: skip
    own = _keys([place.name], place.precision)
    also = _keys(entry.names, place.precision) - own
    rows = [(key, place.id, mine) for keys, mine in ((own, 1), (also, 0)) for key in sorted(keys)]
    base.executemany("INSERT INTO name VALUES (?, ?, ?)", rows)


def _keys(names: Iterable[str], precision: PlacePrecision) -> set[str]:
    """The keys under which the names are found: folded, with plain articles, less a leading one."""
    keys = {abbreviation(name) or fold(name) for name in names}
    if precision in _AREAS:
        keys |= {without_designator(key)[0] for key in keys}
    keys |= {without_article(key) for key in keys} | {with_plain_articles(key) for key in keys}
    return keys - {""}


def _place(row: Sequence[object]) -> Place:
    id, name, lat, lon, radius, precision, country, admin1, population, source = row[:10]
    return Place(
        str(id), str(name), float(str(lat)), float(str(lon)), float(str(radius)), PlacePrecision(str(precision)),
        str(country), str(admin1), int(str(population)), str(source),
    )  # fmt: skip
