"""Compile the basemap: the same inputs give the same bytes.

    python tools/build_basemap.py --countries countries-10m.json --provinces world_map.gpkg

``--countries`` is world-atlas 2.0.2's file of that name (npm); ``--provinces``
is QGIS's resources/data/world_map.gpkg (Debian's qgis-common or
qgis-providers-common 3.22). Both hold Natural Earth, which is in the public
domain. Needs shapely.
"""

from __future__ import annotations

import argparse
import csv
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

import shapely

from topojson import read_polygons
from trucewatch.geo.basemap import BASEMAP, STEPS_PER_DEGREE, Extent, pack
from trucewatch.model import Ring

SCHEMA = """
CREATE TABLE origin (what TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
-- One row a polygon. extent: country or province. The box in degrees; country is empty for a country.
CREATE TABLE shape (id INTEGER PRIMARY KEY, extent TEXT, name TEXT, country TEXT,
                    west REAL, south REAL, east REAL, north REAL);
-- rings: a polygon as trucewatch.geo.basemap.pack writes it.
CREATE TABLE outline (id INTEGER PRIMARY KEY, rings BLOB);
"""
FINENESS = 0.004  # degrees: lines run no farther than 450 m from Natural Earth's
ENVELOPE_BYTES = (0, 32, 48, 48, 64)  # of a GeoPackage geometry's header, by its envelope code


def countries(path: Path) -> Iterator[tuple[str, str, list[list[Ring]]]]:
    """Every country as (name, "", polygons)."""
    with (BASEMAP.parent / "atlas_names.csv").open(encoding="utf-8", newline="") as lines:
        full = {row["atlas"]: row["name"] for row in csv.DictReader(lines)}
    for _, name, polygons in read_polygons(path, "countries"):
        yield full.get(name, name), "", [[tuple(ring) for ring in polygon] for polygon in polygons]


def provinces(path: Path) -> Iterator[tuple[str, str, list[list[Ring]]]]:
    """Every first-level area as (name, country, polygons)."""
    base = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    for geometry, name, country in base.execute("SELECT geom, name, admin FROM states_provinces ORDER BY fid"):
        if name and geometry:
            shape = shapely.from_wkb(geometry[8 + ENVELOPE_BYTES[geometry[3] >> 1 & 7] :])
            parts = getattr(shape, "geoms", [shape])
            yield name, country or "", [[tuple(r.coords) for r in (p.exterior, *p.interiors)] for p in parts]
    base.close()


def thinned(ring: Ring) -> Ring:
    """The ring less points that fall on the point before when rounded; () where too few are left."""
    points: list[tuple[float, float]] = []
    for lon, lat, *_ in ring:
        point = (round(lon * STEPS_PER_DEGREE) / STEPS_PER_DEGREE, round(lat * STEPS_PER_DEGREE) / STEPS_PER_DEGREE)
        if not points or points[-1] != point:
            points.append(point)
    return tuple(points) if len(points) >= 4 else ()


def kept(polygons: list[list[Ring]]) -> Iterator[list[Ring]]:
    """The polygons as they are stored: rounded, and mended where rounding made a line cross itself."""
    for outer, *holes in polygons:
        if not thinned(outer):
            continue
        shape = shapely.make_valid(shapely.Polygon(thinned(outer), [ring for ring in map(thinned, holes) if ring]))
        shape = shapely.make_valid(shapely.simplify(shape, FINENESS))
        for part in getattr(shape, "geoms", [shape]):
            if isinstance(part, shapely.Polygon):
                rings = [thinned(tuple(ring.coords)) for ring in (part.exterior, *part.interiors)]
                if rings[0]:
                    yield [ring for ring in rings if ring]


def write(rows: Iterable[tuple[Extent, str, str, list[list[Ring]]]], target: Path) -> int:
    """Write the file afresh; how many shapes it holds."""
    target.unlink(missing_ok=True)
    base = sqlite3.connect(target, isolation_level=None)
    base.execute("PRAGMA journal_mode = OFF")
    base.executescript(SCHEMA)
    base.execute("BEGIN")
    origin = {"data": "Natural Earth 1:10m, public domain", "through": "world-atlas 2.0.2, QGIS 3.22 world_map.gpkg"}
    base.executemany("INSERT INTO origin VALUES (?, ?)", sorted(origin.items()))
    number = 0
    for extent, name, country, polygons in rows:
        for rings in kept(polygons):
            number += 1
            west, south, east, north = shapely.Polygon(rings[0]).bounds
            base.execute(
                "INSERT INTO shape VALUES (?,?,?,?,?,?,?,?)",
                (number, str(extent), name, country, west, south, east, north),
            )
            base.execute("INSERT INTO outline VALUES (?, ?)", (number, pack(rings)))
    base.execute("COMMIT")
    base.execute("VACUUM")
    base.close()
    return number


def main() -> None:
    """Read the sources, write the file, say what is in it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--countries", type=Path, required=True, help="world-atlas's countries-10m.json")
    parser.add_argument("--provinces", type=Path, required=True, help="QGIS's world_map.gpkg")
    parser.add_argument("--target", type=Path, default=BASEMAP)
    args = parser.parse_args()
    rows = [(Extent.COUNTRY, *row) for row in countries(args.countries)]
    rows += [(Extent.PROVINCE, *row) for row in provinces(args.provinces)]
    count = write(rows, args.target)
    print(f"{args.target.name}: {args.target.stat().st_size / 1e6:.1f} MB; {count} outlines")


if __name__ == "__main__":
    main()
