"""Where points lie against zones: inside, outside or unknown, with distance and error, for whole arrays.

Each zone answers with a signed distance to its edge (negative inside) and the
interval in which the true one lies. What is made of other zones takes the least
(any of them) or the greatest (all of them) of both ends, and what is cut out
counts turned round: three-valued logic falls out of the intervals.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from trucewatch.geo.plane import Floats, Plane, draw, is_one_sided, leg_errors, legs
from trucewatch.model import Ring, Side, Zone, ZoneKind

Truths = NDArray[np.int8]

INSIDE, OUTSIDE, UNKNOWN = 1, 0, -1


@dataclass(frozen=True, slots=True)
class Located:
    """Points against one zone, element by element.

    ``inside``: 1 yes, 0 no, -1 unknown. ``distance_km``: to the zone's drawn
    edge, negative inside (to the path itself for a line); NaN where nothing is
    drawn or the point is unknown. ``error_km``: what may be added to or taken
    from that distance, the point's own radius and the drawing's error together.
    """

    inside: Truths
    distance_km: Floats
    error_km: Floats


@dataclass(frozen=True, slots=True)
class _Reach:
    """Signed distances to an edge in km as drawn, and the least and greatest that they may truly be."""

    drawn: Floats
    low: Floats
    high: Floats


def locate(zone: Zone, lat: Floats, lon: Floats, radius_km: Floats) -> Located:
    """Locate points (degrees, WGS 84) with their own error radius against a zone.

    A point that is NaN, or a zone that is not drawn, is unknown. An undefined
    zone is never entered for certain, but can be missed for certain where it is
    known to lie within an area.
    """
    lat, lon = np.asarray(lat, dtype=np.float64), np.asarray(lon, dtype=np.float64)
    radius = np.nan_to_num(np.asarray(radius_km, dtype=np.float64), nan=0.0)
    known = np.isfinite(lat) & np.isfinite(lon)
    if not zone.points or not known.any():
        nothing = np.full(lat.shape, np.nan)
        return Located(np.full(lat.shape, UNKNOWN, dtype=np.int8), nothing, nothing.copy())
    reach = _reach(zone, np.where(known, lat, 0.0), np.where(known, lon, 0.0), radius)
    inside = np.where(reach.high <= 0, INSIDE, np.where(reach.low > 0, OUTSIDE, UNKNOWN))
    outwards = (reach.drawn > 0) | ~np.isfinite(reach.high)
    error = np.where(outwards, reach.drawn - reach.low, reach.high - reach.drawn)
    drawn = known & np.isfinite(reach.drawn)
    return Located(
        np.where(known, inside, UNKNOWN).astype(np.int8),
        np.where(drawn, reach.drawn, np.nan),
        np.where(drawn, error, np.nan),
    )


def _reach(zone: Zone, lat: Floats, lon: Floats, radius: Floats) -> _Reach:
    if not zone.points:
        nothing = np.full(lat.shape, np.inf)
        return _Reach(nothing, -nothing, nothing)
    if zone.kind is ZoneKind.UNDEFINED:
        whole = _reach(zone.parts[0], lat, lon, radius)
        return _Reach(whole.drawn, whole.low, np.full(lat.shape, np.inf))
    if zone.parts and zone.kind is not ZoneKind.BETWEEN:
        return _constructed(zone, lat, lon, radius)
    drawing = _drawing(zone)
    x, y = drawing.plane.points(lon, lat)
    own = radius + drawing.plane.distortion(x, y)
    by_leg = zone.path and not is_one_sided(zone)
    return _to_path(zone, drawing, x, y, own) if by_leg else _to_area(zone, drawing, x, y, own)


def _constructed(zone: Zone, lat: Floats, lon: Floats, radius: Floats) -> _Reach:
    if zone.kind is ZoneKind.AROUND:
        return _around(zone, lat, lon, radius)
    first, *others = (_reach(part, lat, lon, radius) for part in zone.parts)
    if zone.kind is ZoneKind.DIFFERENCE:
        others = [_Reach(-other.drawn, -other.high, -other.low) for other in others]
    pick = np.minimum if zone.kind is ZoneKind.UNION else np.maximum
    for other in others:
        first = _Reach(pick(first.drawn, other.drawn), pick(first.low, other.low), pick(first.high, other.high))
    return _joined(zone, first, lat, lon, radius) if zone.kind is ZoneKind.UNION and zone.is_drawn else first


def _around(zone: Zone, lat: Floats, lon: Floats, radius: Floats) -> _Reach:
    part, width = zone.parts[0], zone.width_km or 0.0
    if part.kind in (ZoneKind.LINE, ZoneKind.POINTS):  # which have no inside, though what lies around them has
        kind = ZoneKind.CORRIDOR if part.kind is ZoneKind.LINE else ZoneKind.POINTS
        return _reach(replace(part, kind=kind, width_km=width, side=Side.PER_SIDE), lat, lon, radius)
    reach = _reach(part, lat, lon, radius)
    return _Reach(reach.drawn - width, reach.low - width, reach.high - width)


def _joined(zone: Zone, parts: _Reach, lat: Floats, lon: Floats, radius: Floats) -> _Reach:
    """Neighbours that share a border have no edge between them: taken as one drawing, a point there is inside."""
    drawing = _drawing(zone)
    x, y = drawing.plane.points(lon, lat)
    drawn = _signed(drawing.shape, x, y)
    error = radius + drawing.plane.distortion(x, y) + _widest_error(zone)
    return _Reach(drawn, np.minimum(parts.low, drawn), np.minimum(parts.high, drawn + error))


def _widest_error(zone: Zone) -> float:
    return max([zone.error_km, *zone.leg_error_km, *(_widest_error(part) for part in zone.parts)])


def _signed(shape: Any, x: Floats, y: Floats) -> Floats:
    """Distances to the edge of a shape in km, negative inside."""
    away = np.asarray(shapely.distance(shapely.points(x, y), shapely.boundary(shape)), dtype=np.float64)
    return np.where(shapely.contains_xy(shape, x, y), -away, away)


def _to_area(zone: Zone, drawing: _Drawing, x: Floats, y: Floats, own: Floats) -> _Reach:
    error = max((max(leg_errors(line)) for line in (*zone.parts, zone) if line.path), default=zone.error_km)
    signed = _signed(drawing.shape, x, y)
    return _Reach(signed, signed - own - max(error, zone.beyond_km), signed + own + error)


def _to_path(zone: Zone, drawing: _Drawing, x: Floats, y: Floats, own: Floats) -> _Reach:
    """Against a line, a corridor or sites, leg by leg, since each leg has its own error."""
    narrow, wide = _half_widths(zone)
    points = shapely.points(x, y)
    drawn, low, high = (np.full(x.shape, np.inf) for _ in range(3))
    for leg, error in zip(drawing.legs, leg_errors(zone), strict=True):
        away = np.asarray(shapely.distance(points, leg), dtype=np.float64)
        drawn = np.minimum(drawn, away)
        low = np.minimum(low, away - own - error)
        high = np.minimum(high, away + own + error)
    edge = 0.0 if zone.width_km is None else (zone.half_width_km or 0.0)
    return _Reach(drawn - edge, low - wide, high - narrow if narrow is not None else np.full(x.shape, np.inf))


def _half_widths(zone: Zone) -> tuple[float | None, float]:
    """How far from the line is surely inside (None: nothing is), and how far is perhaps inside, in km.

    A line has no inside. A width whose side was not said is read both ways; one
    that lies on one side only, without saying which, holds nothing for certain.
    """
    if zone.width_km is None:
        return None, 0.0
    if zone.side is Side.UNSAID:
        return zone.width_km / 2, zone.width_km
    if zone.side is Side.ONE_SIDE:
        return None, zone.width_km
    half = zone.half_width_km or 0.0
    return half, half


def zone_outline(zone: Zone, grow_km: float = 0.0) -> tuple[tuple[Ring, ...], ...]:
    """What to draw of a zone: polygons, each its outer ring and holes, as (longitude, latitude).

    ``grow_km`` widens (or narrows) the outline. A line gives one polygon with
    the open path as its only ring. A zone that is not drawn gives nothing, nor
    does one that is narrowed away, nor do bare points. Longitudes run on past
    180 where a zone lies over the date line.
    """
    if not zone.is_drawn:
        return ()
    if zone.kind is ZoneKind.LINE and grow_km <= 0:
        return ((zone.path,),)
    drawing = _drawing(zone)
    if zone.kind is ZoneKind.CORRIDOR and not is_one_sided(zone):  # a corridor narrowed is a narrower corridor
        width = (zone.half_width_km or 0.0) + grow_km
        line = shapely.LineString(drawing.plane.path(zone.path))
        return _polygons(shapely.buffer(line, width, quad_segs=12), drawing.plane) if width > 0 else ()
    shape = shapely.buffer(drawing.shape, grow_km, quad_segs=12) if grow_km else drawing.shape
    return _polygons(shape, drawing.plane)


def zone_edge(zone: Zone, sign: int) -> tuple[tuple[Ring, ...], ...]:
    """The outline as far out (``sign`` 1) or in (-1) as the errors of a zone and of its parts allow."""
    if not zone.is_drawn or zone.kind in (ZoneKind.LINE, ZoneKind.POINTS) or not _widest_error(zone):
        return ()
    plane = _drawing(zone).plane
    return _polygons(draw(zone, plane, sign), plane)


def _polygons(shape: Any, plane: Plane) -> tuple[tuple[Ring, ...], ...]:
    polygons = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon" and not part.is_empty]
    return tuple(tuple(plane.back(ring) for ring in (polygon.exterior, *polygon.interiors)) for polygon in polygons)


def geojson_of(zone: Zone) -> dict[str, object] | None:
    """A GeoJSON Feature of the zone; None where the text leaves it undefined."""
    outline = zone_outline(zone)
    if not outline:
        return None
    geometry: dict[str, object]
    if zone.kind is ZoneKind.LINE:
        geometry = {"type": "LineString", "coordinates": [list(point) for point in outline[0][0]]}
    else:
        polygons = [[[list(point) for point in ring] for ring in polygon] for polygon in outline]
        single = len(polygons) == 1
        geometry = {"type": "Polygon" if single else "MultiPolygon", "coordinates": polygons[0] if single else polygons}
    properties = {"id": zone.id, "name": zone.name, "kind": zone.kind.value, "error_km": zone.error_km}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


@dataclass(frozen=True, slots=True)
class _Drawing:
    """A zone on the plane of its own projection, in km, made ready for many questions."""

    plane: Plane
    shape: Any
    legs: tuple[Any, ...]


@lru_cache(maxsize=256)
def _drawing(zone: Zone) -> _Drawing:
    plane = Plane.about(zone.points)
    shape = draw(zone, plane)
    shapely.prepare(shape)
    return _Drawing(plane, shape, legs(zone, plane) if zone.path else ())
