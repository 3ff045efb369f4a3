"""The map under the map: coasts, borders and provinces from a file that comes with the package.

Natural Earth (public domain), compiled by ``tools/build_basemap.py``. Nothing
is fetched.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from trucewatch.errors import BadDataFile
from trucewatch.geo.gazetteer.names import fold
from trucewatch.geo.gazetteer.world import WORLD, World
from trucewatch.model import Place, PlacePrecision, Ring

BASEMAP = WORLD.parent / "basemap.sqlite"
STEPS_PER_DEGREE = 1000  # coordinates are kept to a thousandth of a degree, about 100 m
LONGEST_STEP = 32000  # what a 16-bit number holds, in those steps


class Extent(StrEnum):
    """What an outline bounds."""

    COUNTRY = "country"
    PROVINCE = "province"


@dataclass(frozen=True, slots=True)
class Outline:
    """The part of a country or province that lies in a box.

    ``polygons`` holds polygons as their outer ring and its holes, each a ring
    of (longitude, latitude) that closes on its first point. ``label`` is a
    point (longitude, latitude) well inside that part. ``country`` is the name
    of the country that a province belongs to.
    """

    name: str
    extent: Extent
    country: str
    polygons: tuple[tuple[Ring, ...], ...]
    label: tuple[float, float]

    @property
    def rings(self) -> tuple[Ring, ...]:
        """Every ring of every polygon."""
        return tuple(ring for polygon in self.polygons for ring in polygon)


def borders(
    west: float,
    south: float,
    east: float,
    north: float,
    *,
    tolerance_deg: float = 0.0,
    extent: Extent = Extent.COUNTRY,
    path: Path = BASEMAP,
) -> tuple[Outline, ...]:
    """The countries (or provinces) in a box of degrees, cut to it, by name.

    ``tolerance_deg`` lets a line run that far from the true one, for fewer
    points. A box with west beyond east reaches over the date line; its parts
    beyond 180 keep the longitudes of the file. Raises BadDataFile where the
    file is missing.
    """
    if west > east:
        options = {"tolerance_deg": tolerance_deg, "extent": extent, "path": path}
        return (*borders(west, south, 180, north, **options), *borders(-180, south, east, north, **options))  # type: ignore[arg-type]
    box = (west, south, east, north)
    found = []
    for (name, country), packed in _within(path, extent, *box):
        parts = [part for rings in packed for part in _cut(unpack(rings), box, tolerance_deg)]
        if parts:
            label = shapely.point_on_surface(max(parts, key=lambda part: part.area))
            point = (round(float(label.x), 4), round(float(label.y), 4))
            polygons = tuple(tuple(_ring(ring.coords) for ring in (part.exterior, *part.interiors)) for part in parts)
            found.append(Outline(name, extent, country, polygons, point))
    return tuple(found)


def outline_names(extent: Extent, country: str | None = None) -> tuple[str, ...]:
    """The names of every country, or of every province of one country, sorted."""
    rows = _asked("SELECT DISTINCT name FROM shape WHERE extent = ? AND (? IS NULL OR country = ?) ORDER BY name",
                  (str(extent), country, country))  # fmt: skip
    return tuple(name for (name,) in rows)


def outlines_of(extent: Extent, name: str, country: str | None = None) -> tuple[Outline, ...]:
    """The whole outline of a country, or of a province of one country; empty where the basemap has none."""
    rows = _asked(
        "SELECT rings FROM shape JOIN outline USING (id) WHERE extent = ? AND name = ? AND (? IS NULL OR country = ?) "
        "ORDER BY id", (str(extent), name, country, country))  # fmt: skip
    polygons = tuple(tuple(_ring(ring.tolist()) for ring in unpack(rings)) for (rings,) in rows)
    return (Outline(name, extent, country or name, polygons, polygons[0][0][0]),) if polygons else ()


def units_named(country: str, province: str = "") -> tuple[str, ...]:
    """The gazetteer's own name of a country, or of a province of one, as ``Where.units`` has it.

    None where the gazetteer has no such name, or several such places.

    >>> units_named("Yemen"), units_named("Ukraine", "Donets'k"), units_named("Yemen", "Nowhere")
    (('YE',), ('UA/Donetsk',), ())
    """
    world = _world()
    codes = {place.country for place in _bearing(world, country) if place.precision is PlacePrecision.COUNTRY}
    if len(codes) != 1 or not province:
        return tuple(sorted(codes)) if len(codes) == 1 else ()
    names = {
        place.name
        for place in _bearing(world, province)
        if place.precision is PlacePrecision.GOVERNORATE and place.country in codes
    }
    return tuple(f"{code}/{name}" for code in codes for name in names) if len(names) == 1 else ()


def _bearing(world: World, name: str) -> list[Place]:
    """The places of the world that have this for their own name."""
    return [world.place(number)[0] for number in world.bearers(fold(name)).own]


def towns(west: float, south: float, east: float, north: float, limit: int = 20) -> tuple[Place, ...]:
    """The most populous towns in a box of degrees, for labels; most populous first."""
    return _world().within(west, south, east, north, limit)


@cache
def _world() -> World:
    return World()


def _within(
    path: Path, extent: Extent, west: float, south: float, east: float, north: float
) -> list[tuple[tuple[str, str], list[bytes]]]:
    """The packed polygons of each (name, country) that has any in the box, by name."""
    rows = _asked(
        "SELECT name, country, rings FROM shape JOIN outline USING (id) "
        "WHERE extent = ? AND west <= ? AND east >= ? AND south <= ? AND north >= ? ORDER BY name, country, id",
        (str(extent), east, west, north, south),
        path,
    )
    return [(key, [row[2] for row in group]) for key, group in groupby(rows, key=lambda row: (row[0], row[1]))]


def _asked(question: str, values: Sequence[object], path: Path = BASEMAP) -> list[tuple[Any, ...]]:
    """The rows that answer a question to the basemap. Raises BadDataFile."""
    if not path.is_file():
        raise BadDataFile(path.name, None, "the basemap is missing", "install the package again")
    base = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        return base.execute(question, values).fetchall()
    except sqlite3.DatabaseError as error:
        raise BadDataFile(path.name, None, f"not a basemap ({error})", "install the package again") from None
    finally:
        base.close()


def _cut(
    rings: Sequence[NDArray[np.float64]], box: tuple[float, float, float, float], tolerance_deg: float
) -> list[shapely.Polygon]:
    """The pieces of one polygon that lie in the box, less what is smaller than the tolerance."""
    west, south, east, north = box
    (left, low), (right, high) = rings[0].min(axis=0), rings[0].max(axis=0)
    if max(right - left, high - low) < tolerance_deg:
        return []
    shape: BaseGeometry = shapely.Polygon(rings[0], rings[1:])
    if left < west or right > east or low < south or high > north:
        shape = _clipped(shape, box)
    if tolerance_deg > 0:
        shape = shapely.simplify(shape, tolerance_deg)
    return [piece for piece in _pieces(shape) if isinstance(piece, shapely.Polygon) and not piece.is_empty]


def _pieces(shape: BaseGeometry) -> Iterator[BaseGeometry]:
    """The single geometries of which a collection is made, however deep."""
    for part in getattr(shape, "geoms", ()):
        yield from _pieces(part)
    if not hasattr(shape, "geoms"):
        yield shape


def _clipped(shape: BaseGeometry, box: tuple[float, float, float, float]) -> BaseGeometry:
    """Cut by the fast way where it can be had; what that leaves invalid is mended."""
    try:
        clipped = shapely.clip_by_rect(shape, *box)
    except shapely.errors.GEOSException:  # a sliver of fewer than four points
        clipped = shapely.intersection(shape, shapely.box(*box))
    return clipped if shapely.is_valid(clipped) else shapely.make_valid(clipped)


def _ring(coordinates: Sequence[tuple[float, ...]]) -> Ring:
    return tuple((round(point[0], 4), round(point[1], 4)) for point in coordinates)


def pack(rings: Sequence[Ring]) -> bytes:
    """A polygon as bytes: how many rings, where each starts, how many steps it has, then all steps.

    In thousandths of a degree, deflated: starts are 32-bit numbers, steps
    16-bit ones, those in longitude before those in latitude and their low bytes
    before their high ones, which are nearly all alike. A step longer than 32
    degrees is walked in several.

    >>> square = ((100.0, 0.0), (101.0, 0.0), (101.0, 1.0), (100.0, 0.0))
    >>> unpack(pack([square]))[0].tolist()[:2]
    [[100.0, 0.0], [101.0, 0.0]]
    """
    counts, starts, steps = [], [], []
    for ring in rings:
        points = np.rint(np.array(ring) * STEPS_PER_DEGREE).astype(np.int64)
        own = []
        for here, there in pairwise(points):
            pieces = max(1, -(-int(np.abs(there - here).max()) // LONGEST_STEP))
            stops = [here + (there - here) * piece // pieces for piece in range(pieces + 1)]
            own += [after - before for before, after in pairwise(stops)]
        counts.append(len(own))
        starts.append(points[0])
        steps += own
    head = np.array([len(rings), *counts, *np.array(starts).ravel()], dtype="<i4").tobytes()
    body = np.array(steps, dtype="<i2").T.reshape(-1, 1).view(np.uint8)
    return zlib.compress(head + body.T.tobytes(), 9)


def unpack(packed: bytes) -> list[NDArray[np.float64]]:
    """The rings that ``pack`` took, each an array of (longitude, latitude)."""
    raw = zlib.decompress(packed)
    many = int(np.frombuffer(raw, "<i4", 1)[0])
    counts = np.frombuffer(raw, "<i4", many, 4)
    starts = np.frombuffer(raw, "<i4", 2 * many, 4 + 4 * many).reshape(-1, 1, 2)
    body = np.frombuffer(raw, np.uint8, offset=4 + 12 * many).reshape(2, -1)
    steps = np.ascontiguousarray(body.T).view("<i2").reshape(2, -1).T
    walks = np.split(steps.astype(np.int64), np.cumsum(counts)[:-1])
    rings = (np.cumsum(np.vstack([start, walk]), axis=0) for start, walk in zip(starts, walks, strict=True))
    return [ring / STEPS_PER_DEGREE for ring in rings]
