"""Where points lie against zones: inside, outside or unknown, with distance and error, for whole arrays."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from trucewatch.geo.bounds import INSIDE, NOWHERE, OUTSIDE, UNKNOWN, Question, Truths
from trucewatch.geo.cells import Cells, Points
from trucewatch.geo.plane import Floats, Plane, draw, is_one_sided
from trucewatch.geo.reach import drawing_of, reach_of, widest_error
from trucewatch.model import Ring, Zone, ZoneKind

__all__ = [
    "INSIDE", "NOWHERE", "OUTSIDE", "UNKNOWN", "Ground", "Located", "Placed", "zone_edge", "zone_outline",
]  # fmt: skip


@dataclass(frozen=True)
class Located:
    """Points against one zone, element by element.

    The distances are measured when they are first asked for: of all points by
    ``distance_km`` and ``error_km``, of some by ``edge``.
    """

    zone: Zone
    points: Points
    number: NDArray[np.int64]  # the pattern of each point
    by_number: Truths

    @cached_property
    def inside(self) -> Truths:
        """1 yes, 0 no, -1 unknown."""
        return self.by_number.take(self.number)

    @property
    def distance_km(self) -> Floats:
        """To the zone's drawn edge, negative inside (to the path itself for a line).

        NaN where nothing is drawn or the point is unknown.
        """
        return self._edges[0]

    @property
    def error_km(self) -> Floats:
        """What may be added to or taken from that distance: the point's own radius and the drawing's error together."""
        return self._edges[1]

    @cached_property
    def _edges(self) -> tuple[Floats, Floats]:
        return self.edge(np.arange(len(self.number)))

    def edge(self, rows: NDArray[np.int64]) -> tuple[Floats, Floats]:
        """Distance and error of some points only."""
        some = self.points.take(rows)
        distance, error = (np.full(len(rows), np.nan) for _ in range(2))
        known = np.flatnonzero(some.known)
        if self.zone.has_points and len(known):
            at = some.take(known)
            reach = reach_of(self.zone, at.lat, at.lon, at.radius)
            outwards = (reach.drawn > 0) | ~np.isfinite(reach.high)
            drawn = np.isfinite(reach.drawn)
            distance[known] = np.where(drawn, reach.drawn, np.nan)
            error[known] = np.where(
                drawn, np.where(outwards, reach.drawn - reach.low, reach.high - reach.drawn), np.nan
            )
        return distance, error


@dataclass(frozen=True, slots=True)
class Placed:
    """Points against the zones of a ground: those of one pattern lie alike against them all.

    ``number`` is the pattern of each point, of so many ``patterns``. ``inside``
    has for each zone by pattern 1 yes, 0 no, -1 unknown, or NOWHERE for what is no point.
    """

    zones: tuple[Zone, ...]
    points: Points
    number: NDArray[np.int64]
    patterns: int
    inside: Sequence[Truths]
    _far: Mapping[tuple[int, float], Truths]

    def with_units(self, unit: NDArray[np.int32], units: Sequence[Collection[str]]) -> Placed:
        """The same, knowing in which administrative units each point lies for certain.

        A point of which the error alone left open whether it is in a zone is in
        it where the zone holds one of its units, and out of it where the zone lies
        in other countries. ``unit`` is the code of each point into ``units``.
        """
        many = len(units)
        inside = []
        for zone, answers in zip(self.zones, self.inside, strict=True):
            held = np.array([not zone.holds.isdisjoint(each) for each in units])
            lands = zone.countries
            abroad = np.array([bool(each) and bool(lands) and lands.isdisjoint(each) for each in units])
            by_unit = np.repeat(answers[:, None], many, axis=1)
            by_unit[(by_unit == UNKNOWN) & abroad] = OUTSIDE
            by_unit[(by_unit == UNKNOWN) & held] = INSIDE
            inside.append(by_unit.ravel())
        far = {asked: np.repeat(answers, many) for asked, answers in self._far.items()}
        return Placed(self.zones, self.points, self.number * many + unit, self.patterns * many, inside, far)

    def located(self, place: int) -> Located:
        """The points against one of the zones."""
        inside = self.inside[place]
        by_number = np.where(inside == NOWHERE, UNKNOWN, inside).astype(np.int8)
        return Located(self.zones[place], self.points, self.number, by_number)

    def beyond(self, place: int, patterns: NDArray[np.int64], reach_km: Floats) -> NDArray[np.bool_]:
        """Do points of these patterns and reaches lie further than that from one of the zones, for certain?"""
        beyond = np.zeros(len(patterns), dtype=bool)
        for (asked, km), answers in self._far.items():
            if asked == place:
                beyond |= (reach_km == km) & (answers.take(patterns) == 1)
        return beyond


class Ground:
    """Zones that points are asked about, all at once; one ground serves any number of threads."""

    def __init__(self, zones: Sequence[Zone], far: Sequence[int] = (), reaches: Sequence[float] = ()) -> None:
        """``far`` are the zones, by their place, of which is asked whether points lie beyond these reaches in km."""
        self._zones = tuple(zones)
        self._far = [(place, km) for place in far for km in reaches]
        asked = [Question(zone) for zone in zones], [Question(zones[place], km) for place, km in self._far]
        self._cells = Cells([*asked[0], *asked[1]])

    def place(self, lat: Floats, lon: Floats, radius_km: Floats, reach_km: Floats) -> Placed:
        """Points (degrees, WGS 84) with their own error radius, and the reach that each is asked about.

        A point that is NaN is nowhere; against a zone that is not drawn a point
        is unknown. An undefined zone is never entered for certain, but can be
        missed for certain where it is known to lie within an area. However many
        points there are, the answer to each is the one that it would have alone.
        """
        lat, lon = np.asarray(lat, dtype=np.float64), np.asarray(lon, dtype=np.float64)
        radius = np.nan_to_num(np.asarray(radius_km, dtype=np.float64), nan=0.0)
        points = Points(lat, lon, radius, reach_km)
        found = self._cells.patterns(points)
        answers, drawn = tuple(found.answers.T), len(self._zones)
        far = dict(zip(self._far, answers[drawn:], strict=True))
        return Placed(self._zones, points, found.number, len(found.answers), answers[:drawn], far)


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
    drawing = drawing_of(zone)
    if zone.kind is ZoneKind.CORRIDOR and not is_one_sided(zone):  # a corridor narrowed is a narrower corridor
        width = (zone.half_width_km or 0.0) + grow_km
        line = shapely.LineString(drawing.plane.path(zone.path))
        return _polygons(shapely.buffer(line, width, quad_segs=12), drawing.plane) if width > 0 else ()
    shape = shapely.buffer(drawing.shape, grow_km, quad_segs=12) if grow_km else drawing.shape
    return _polygons(shape, drawing.plane)


def zone_edge(zone: Zone, sign: int) -> tuple[tuple[Ring, ...], ...]:
    """The outline as far out (``sign`` 1) or in (-1) as the errors of a zone and of its parts allow."""
    if not zone.is_drawn or zone.kind in (ZoneKind.LINE, ZoneKind.POINTS) or not widest_error(zone):
        return ()
    plane = drawing_of(zone).plane
    return _polygons(draw(zone, plane, sign), plane)


def _polygons(shape: Any, plane: Plane) -> tuple[tuple[Ring, ...], ...]:
    polygons = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon" and not part.is_empty]
    return tuple(tuple(plane.back(ring) for ring in (polygon.exterior, *polygon.interiors)) for polygon in polygons)
