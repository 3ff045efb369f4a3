"""How far points lie from the edge of a zone: as drawn, and at least and at most.

Each zone answers with a signed distance to its edge (negative inside) and the
interval in which the true one lies. What is made of other zones takes the least
(any of them) or the greatest (all of them) of both ends, and what is cut out
counts turned round: three-valued logic falls out of the intervals. A point's
own radius widens the interval by as much at either end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from trucewatch.geo.plane import Floats, Plane, draw, is_one_sided, leg_errors, legs
from trucewatch.geo.quick_plane import OFF_KM, QuickPlane
from trucewatch.model import Side, Zone, ZoneKind

ROUGH_KM = 2 * OFF_KM  # the way to an edge, with the error of the projection, which grows more slowly than the way

_FEW_PIECES = 32  # of so few the distances are soon worked out one by one


@dataclass(frozen=True, slots=True)
class Reach:
    """Signed distances to an edge in km as drawn, and the least and greatest that they may truly be."""

    drawn: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True)
class Drawing:
    """A zone on the plane of its own projection, in km, made ready for many questions."""

    plane: Plane
    quick: QuickPlane
    shape: Any
    legs: tuple[Any, ...]

    def points(self, lat: Floats, lon: Floats, roughly: bool) -> tuple[Floats, Floats]:
        """Points on the plane, in km east and north of its centre."""
        return (self.quick if roughly else self.plane).points(lon, lat)

    def from_legs(self, x: Floats, y: Floats, roughly: bool) -> Floats:
        """How far points of the plane lie from each leg, a row for each leg."""
        if roughly and len(self.pieces[0]) <= _FEW_PIECES:
            return np.minimum.reduceat(_from_pieces(self.pieces, x, y), self.first, axis=0)
        legs = np.array(self.legs)[:, np.newaxis]
        return np.asarray(shapely.distance(shapely.points(x, y), legs), dtype=np.float64)

    @cached_property
    def pieces(self) -> tuple[Floats, Floats]:
        """The straight pieces of the legs, one after the other: where each begins and where it goes from there."""
        ends = [shapely.get_coordinates(leg) for leg in self.legs]
        starts = np.vstack([one[:-1] if len(one) > 1 else one for one in ends])
        return starts, np.vstack([one[1:] if len(one) > 1 else one for one in ends]) - starts

    @cached_property
    def first(self) -> NDArray[np.int64]:
        """With which piece each leg begins."""
        many = [max(shapely.get_num_coordinates(leg) - 1, 1) for leg in self.legs]
        return np.cumsum([0, *many[:-1]])


@lru_cache(maxsize=256)
def drawing_of(zone: Zone) -> Drawing:
    """The drawing of a zone with points."""
    plane = Plane.about(zone.points)
    shape = draw(zone, plane)
    shapely.prepare(shape)
    return Drawing(plane, QuickPlane(plane), shape, legs(zone, plane) if zone.path else ())


def _from_pieces(pieces: tuple[Floats, Floats], x: Floats, y: Floats) -> Floats:
    """How far points lie from straight pieces, a row for each piece."""
    (from_x, from_y), (along_x, along_y) = (part.T[:, :, np.newaxis] for part in pieces)
    off_x, off_y = x - from_x, y - from_y
    part = (off_x * along_x + off_y * along_y) / np.maximum(along_x**2 + along_y**2, 1e-12)
    np.clip(part, 0.0, 1.0, out=part)
    off_x -= part * along_x
    off_y -= part * along_y
    return np.asarray(np.sqrt(off_x * off_x + off_y * off_y))


def reach_of(zone: Zone, lat: Floats, lon: Floats, radius: Floats, *, roughly: bool = False) -> Reach:
    """The reach of points (degrees, WGS 84; finite) with their own radius in km; ``roughly``, to within ROUGH_KM."""
    if not zone.has_points:
        nothing = np.full(lat.shape, np.inf)
        return Reach(nothing, -nothing, nothing)
    if zone.kind is ZoneKind.UNDEFINED:
        whole = reach_of(zone.parts[0], lat, lon, radius, roughly=roughly)
        return Reach(whole.drawn, whole.low, np.full(lat.shape, np.inf))
    if zone.parts and zone.kind is not ZoneKind.BETWEEN:
        return _constructed(zone, lat, lon, radius, roughly)
    drawing = drawing_of(zone)
    x, y = drawing.points(lat, lon, roughly)
    own = radius + drawing.plane.distortion(x, y)
    by_leg = zone.path and not is_one_sided(zone)
    return _to_path(zone, drawing, x, y, own, roughly) if by_leg else _to_area(zone, drawing, x, y, own)


def planes_of(zone: Zone) -> Iterator[Plane]:
    """Every plane on which the reach of a zone is measured."""
    if not zone.has_points:
        return
    whole = not zone.parts or zone.kind is ZoneKind.BETWEEN
    if whole or (zone.kind is ZoneKind.UNION and zone.is_drawn):
        yield drawing_of(zone).plane
    if not whole:
        for part in zone.parts:
            yield from planes_of(part)


def widest_error(zone: Zone) -> float:
    """The greatest error of a zone and its parts, in km."""
    return max([zone.error_km, *zone.leg_error_km, *(widest_error(part) for part in zone.parts)])


def _constructed(zone: Zone, lat: Floats, lon: Floats, radius: Floats, roughly: bool) -> Reach:
    if zone.kind is ZoneKind.AROUND:
        return _around(zone, lat, lon, radius, roughly)
    first, *others = (reach_of(part, lat, lon, radius, roughly=roughly) for part in zone.parts)
    if zone.kind is ZoneKind.DIFFERENCE:
        others = [Reach(-other.drawn, -other.high, -other.low) for other in others]
    pick = np.minimum if zone.kind is ZoneKind.UNION else np.maximum
    for other in others:
        first = Reach(pick(first.drawn, other.drawn), pick(first.low, other.low), pick(first.high, other.high))
    if zone.kind is not ZoneKind.UNION or not zone.is_drawn:
        return first
    one = reach_as_one(zone, lat, lon, radius, roughly=roughly)  # neighbours that share a border have no edge between
    return Reach(one.drawn, np.minimum(first.low, one.low), np.minimum(first.high, one.high))


def _around(zone: Zone, lat: Floats, lon: Floats, radius: Floats, roughly: bool) -> Reach:
    part, width = zone.parts[0], zone.width_km or 0.0
    if part.kind in (ZoneKind.LINE, ZoneKind.POINTS):  # which have no inside, though what lies around them has
        kind = ZoneKind.CORRIDOR if part.kind is ZoneKind.LINE else ZoneKind.POINTS
        grown = replace(part, kind=kind, width_km=width, side=Side.PER_SIDE)
        return reach_of(grown, lat, lon, radius, roughly=roughly)
    reach = reach_of(part, lat, lon, radius, roughly=roughly)
    return Reach(reach.drawn - width, reach.low - width, reach.high - width)


def reach_as_one(zone: Zone, lat: Floats, lon: Floats, radius: Floats, *, roughly: bool = False) -> Reach:
    """The same of a union that is drawn, taken as one drawing: what lies on a border between its parts is inside."""
    drawing = drawing_of(zone)
    x, y = drawing.points(lat, lon, roughly)
    drawn = _signed(drawing.shape, x, y)
    error = radius + drawing.plane.distortion(x, y) + widest_error(zone)
    return Reach(drawn, drawn - radius, drawn + error)


def _signed(shape: Any, x: Floats, y: Floats) -> Floats:
    """Distances to the edge of a shape in km, negative inside."""
    away = np.asarray(shapely.distance(shapely.points(x, y), shapely.boundary(shape)), dtype=np.float64)
    return np.where(shapely.contains_xy(shape, x, y), -away, away)


def _to_area(zone: Zone, drawing: Drawing, x: Floats, y: Floats, own: Floats) -> Reach:
    error = max((max(leg_errors(line)) for line in (*zone.parts, zone) if line.path), default=zone.error_km)
    signed = _signed(drawing.shape, x, y)
    return Reach(signed, signed - own - max(error, zone.beyond_km), signed + own + error)


def _to_path(zone: Zone, drawing: Drawing, x: Floats, y: Floats, own: Floats, roughly: bool) -> Reach:
    """Against a line, a corridor or sites, leg by leg, since each leg has its own error."""
    narrow, wide = _half_widths(zone)
    away = drawing.from_legs(x, y, roughly)
    errors = np.array(leg_errors(zone))[:, np.newaxis]
    drawn, low, high = away.min(axis=0), (away - own - errors).min(axis=0), (away + own + errors).min(axis=0)
    edge = 0.0 if zone.width_km is None else (zone.half_width_km or 0.0)
    return Reach(drawn - edge, low - wide, high - narrow if narrow is not None else np.full(x.shape, np.inf))


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
