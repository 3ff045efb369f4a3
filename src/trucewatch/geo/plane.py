"""Zones drawn on a plane of their own, in km.

The plane is an azimuthal equidistant projection centred on the zone: exact for
distances from the centre, and off by (distance / earth radius)² / 6 elsewhere
(0.0004 % at 30 km, 0.4 % at 1000 km). Nothing jumps at the date line or at the
poles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Geod, Transformer

from trucewatch.model import Ring, Side, Toward, Zone, ZoneKind

Floats = NDArray[np.float64]

_GEOD = Geod(ellps="WGS84")
_EARTH_KM = 6371.0
_STEP_KM = 20.0  # a geodesic longer than this is drawn through points between
_BEARINGS = {
    toward: bearing
    for bearing, toward in zip(
        range(0, 360, 45),
        (Toward.NORTH, Toward.NORTH_EAST, Toward.EAST, Toward.SOUTH_EAST, Toward.SOUTH, Toward.SOUTH_WEST, Toward.WEST,
         Toward.NORTH_WEST),
        strict=True,
    )
}  # fmt: skip
_SLIVER_KM = 0.01
_CLEARLY = 0.17  # the cosine of 80 degrees: a line that runs north has no north side


@dataclass(frozen=True, slots=True)
class Plane:
    """A plane in km, with degrees to and fro."""

    forward: Transformer
    centre_lon: float
    centre_lat: float
    extent_km: float

    @classmethod
    def about(cls, points: Sequence[tuple[float, float]]) -> Plane:
        """The plane centred on these points, given as (longitude, latitude)."""
        lon, lat = _centre(np.array(points))
        # As a pipeline, which looks nothing up: between two CRS it takes fifty times as long, and again on each thread.
        plane = f"+step +proj=aeqd +lat_0={lat:.6f} +lon_0={lon:.6f} +ellps=WGS84"
        forward = Transformer.from_pipeline(f"+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad {plane}")
        x, y = forward.transform(*np.array(points, dtype=np.float64).T)
        return cls(forward, lon, lat, float(np.hypot(x, y).max()) / 1000.0)

    def points(self, lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
        """Degrees to km east and north of the centre; the antipode, which has no place here, lies far away."""
        x, y = self.forward.transform(lon, lat)
        far_x, far_y = (np.nan_to_num(np.asarray(axis), posinf=2e7, neginf=-2e7) / 1000.0 for axis in (x, y))
        return far_x, far_y

    def path(self, points: Ring) -> Floats:
        """A path of degrees as an array of km, drawn along its geodesics."""
        return np.column_stack(self.points(*np.array(_densified(points)).T))

    def distortion(self, x: Floats, y: Floats) -> Floats:
        """How far a distance from these points may be off, in km; nothing near the centre."""
        reach = np.minimum(np.hypot(x, y), np.pi * _EARTH_KM)
        return np.asarray((np.maximum(reach, self.extent_km) / _EARTH_KM) ** 2 / 6 * np.minimum(reach, self.extent_km))

    def back(self, ring: Any) -> Ring:
        """A ring of the plane as degrees, rounded to about 10 cm, its longitudes continuous."""
        x, y = shapely.get_coordinates(ring).T * 1000.0
        lon, lat = self.forward.transform(x, y, direction="INVERSE")
        lon = self.centre_lon + (np.asarray(lon) - self.centre_lon + 180.0) % 360.0 - 180.0
        return tuple((round(float(a), 6), round(float(b), 6)) for a, b in zip(lon, lat, strict=True))


def draw(zone: Zone, plane: Plane, sign: int = 0) -> Any:
    """The geometry of a zone on a plane, as its text constructs it.

    ``sign`` 1 draws it as wide as its errors allow, -1 as narrow, 0 as it
    stands. An undefined zone is empty.
    """
    if zone.kind is ZoneKind.UNDEFINED:
        return shapely.Polygon()
    if zone.parts:
        return _constructed(zone, plane, sign)
    if zone.kind is ZoneKind.AREA:
        whole = shapely.union_all([shapely.Polygon(plane.path(ring)) for ring in zone.rings])
        if zone.holes:
            whole = shapely.difference(whole, shapely.union_all([shapely.Polygon(plane.path(h)) for h in zone.holes]))
        return shapely.buffer(whole, sign * zone.error_km) if sign else whole
    if zone.kind is ZoneKind.POINTS:
        return shapely.MultiPoint(np.column_stack(plane.points(*np.array(zone.path).T)))
    if zone.kind is ZoneKind.LINE:
        return shapely.LineString(plane.path(zone.path))
    return _corridor(zone, plane, sign)


def legs(zone: Zone, plane: Plane) -> tuple[Any, ...]:
    """Each leg of a line (each point of sites), on a plane."""
    if zone.kind is ZoneKind.POINTS:
        return tuple(shapely.points(np.column_stack(plane.points(*np.array(zone.path).T))))
    return tuple(shapely.LineString(plane.path(leg)) for leg in pairwise(zone.path))


def leg_errors(zone: Zone) -> tuple[float, ...]:
    """The error of each leg (of each point of sites), in km."""
    many = len(zone.path) - (zone.kind is not ZoneKind.POINTS)
    return zone.leg_error_km or (zone.error_km,) * many


def is_one_sided(zone: Zone) -> bool:
    """Does a corridor lie on one named side of its line?"""
    return zone.side is Side.ONE_SIDE and zone.toward is not None


def is_left(path: Ring, toward: Toward) -> bool | None:
    """Does that side lie to the left as one walks the path? None where the path has no such side.

    >>> is_left(((0.0, 0.0), (1.0, 0.0)), Toward.NORTH), is_left(((0.0, 0.0), (1.0, 0.0)), Toward.EAST)
    (True, None)
    """
    if toward in (Toward.LEFT, Toward.RIGHT):
        return toward is Toward.LEFT
    (lon, lat), (last_lon, last_lat) = path[0], path[-1]
    heading, _, length = _GEOD.inv(lon, lat, last_lon, last_lat)
    to_the_left = float(np.sin(np.radians(heading - _BEARINGS[toward])))
    return to_the_left > 0 if length > 0 and abs(to_the_left) > _CLEARLY else None


def _constructed(zone: Zone, plane: Plane, sign: int) -> Any:
    if zone.kind is ZoneKind.BETWEEN:
        first, second = (plane.path(part.path) for part in zone.parts)
        error = max(max(leg_errors(part)) for part in zone.parts)
        whole = shapely.buffer(shapely.Polygon(np.vstack([first, _facing(first, second)])), 0)
        return shapely.buffer(whole, sign * error) if sign else whole
    first, *others = (draw(part, plane, sign) for part in zone.parts)
    if zone.kind is ZoneKind.AROUND:
        return _around(zone, plane, first, sign)
    if zone.kind is ZoneKind.UNION:
        return _closed([first, *others])
    if zone.kind is ZoneKind.INTERSECTION:
        return shapely.intersection_all([first, *others])
    cut = shapely.union_all([draw(part, plane, -sign) for part in zone.parts[1:]])
    return shapely.difference(first, cut)


def _closed(parts: list[Any]) -> Any:
    """Their union without the slivers that rounding leaves along a shared border."""
    wide = shapely.union_all([shapely.buffer(part, _SLIVER_KM, join_style="mitre") for part in parts])
    return shapely.buffer(wide, -_SLIVER_KM, join_style="mitre")


def _around(zone: Zone, plane: Plane, part: Any, sign: int) -> Any:
    """Within a distance of a zone; of a line or of sites each leg has its own error."""
    around = zone.parts[0]
    if around.kind not in (ZoneKind.LINE, ZoneKind.POINTS):
        return shapely.buffer(part, zone.width_km or 0.0, quad_segs=12)
    return _grown_legs(around, plane, zone.width_km or 0.0, sign)


def _corridor(zone: Zone, plane: Plane, sign: int) -> Any:
    if not is_one_sided(zone):
        return _grown_legs(zone, plane, zone.half_width_km or 0.0, sign)
    left, width = is_left(zone.path, zone.toward or Toward.LEFT), zone.width_km or 0.0
    path = plane.path(zone.path)
    half = _beside(_carried_on(path, width), width if left else -width)
    strip = shapely.intersection(half, shapely.buffer(shapely.LineString(path), width, quad_segs=12))
    return shapely.buffer(strip, sign * max(leg_errors(zone))) if sign else strip


def _beside(path: Floats, width: float) -> Any:
    """What lies on one side of a path; leg by leg where it turns back upon itself, which no whole outline draws."""
    try:
        return shapely.buffer(shapely.LineString(path), width, single_sided=True, quad_segs=12)
    except shapely.errors.GEOSException:
        parts = [shapely.LineString(leg) for leg in pairwise(path)]
        return shapely.union_all([shapely.buffer(leg, width, single_sided=True, quad_segs=12) for leg in parts])


def _carried_on(path: Floats, length: float) -> Floats:
    """The path with its first and last leg carried on, so that a side of it has no square end short of the width."""
    ends = [(path[0], path[1]), (path[-1], path[-2])]
    first, last = (end + (end - inner) / np.hypot(*(end - inner)) * length for end, inner in ends)
    return np.vstack([first, path, last])


def _grown_legs(zone: Zone, plane: Plane, width: float, sign: int) -> Any:
    grown = [
        shapely.buffer(leg, width + sign * error, quad_segs=12)
        for leg, error in zip(legs(zone, plane), leg_errors(zone), strict=True)
        if width + sign * error > 0
    ]
    return shapely.union_all(grown) if grown else shapely.Polygon()


def _facing(first: Floats, second: Floats) -> Floats:
    """The second path in the direction that closes a ring with the first without a crossing."""
    straight = np.hypot(*(first[-1] - second[0])) + np.hypot(*(first[0] - second[-1]))
    turned = np.hypot(*(first[-1] - second[-1])) + np.hypot(*(first[0] - second[0]))
    return second if straight <= turned else second[::-1]


def _centre(points: Floats) -> tuple[float, float]:
    """The middle of points on the sphere as (longitude, latitude): no trouble at the date line."""
    lon, lat = np.radians(points).T
    x, y, z = (np.cos(lat) * np.cos(lon)).mean(), (np.cos(lat) * np.sin(lon)).mean(), np.sin(lat).mean()
    return float(np.degrees(np.arctan2(y, x))), float(np.degrees(np.arctan2(z, np.hypot(x, y))))


def _densified(points: Ring) -> Ring:
    """The same path with points between, so that long legs keep to the geodesic."""
    path = [points[0]]
    for (lon, lat), (next_lon, next_lat) in pairwise(points):
        length = _GEOD.inv(lon, lat, next_lon, next_lat)[2] / 1000.0
        between = int(length // _STEP_KM)
        if between:
            path.extend(_GEOD.npts(lon, lat, next_lon, next_lat, between))
        path.append((next_lon, next_lat))
    return tuple(path)
