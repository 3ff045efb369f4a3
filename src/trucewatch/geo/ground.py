"""Where points lie against zones: inside, outside or unknown, with distance and error, for whole arrays."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from threading import Lock
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from trucewatch.geo.cells import ASK, CELLS, INSIDE, OUTSIDE, UNKNOWN, Cells
from trucewatch.geo.plane import Floats, Plane, draw, is_one_sided
from trucewatch.geo.reach import drawing_of, reach_of, widest_error
from trucewatch.model import Ring, Zone, ZoneKind

__all__ = ["INSIDE", "OUTSIDE", "UNKNOWN", "Located", "geojson_of", "locate", "zone_edge", "zone_outline"]

Truths = NDArray[np.int8]


@dataclass(frozen=True)
class Located:
    """Points against one zone, element by element.

    ``inside``: 1 yes, 0 no, -1 unknown. The distances behind it are measured
    when they are first asked for: of all points by ``distance_km`` and
    ``error_km``, of some by ``edge``.
    """

    zone: Zone
    lat: Floats
    lon: Floats
    radius_km: Floats
    inside: Truths

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
        return self.edge(np.arange(len(self.lat)))

    def edge(self, rows: NDArray[np.int64]) -> tuple[Floats, Floats]:
        """Distance and error of some points only."""
        distance, error = (np.full(len(rows), np.nan) for _ in range(2))
        known = np.flatnonzero(_is_known(self.lat[rows], self.lon[rows]))
        if self.zone.points and len(known):
            at = rows[known]
            reach = reach_of(self.zone, self.lat[at], self.lon[at], self.radius_km[at])
            outwards = (reach.drawn > 0) | ~np.isfinite(reach.high)
            drawn = np.isfinite(reach.drawn)
            distance[known] = np.where(drawn, reach.drawn, np.nan)
            error[known] = np.where(
                drawn, np.where(outwards, reach.drawn - reach.low, reach.high - reach.drawn), np.nan
            )
        return distance, error

    def beyond(self, km: Floats) -> NDArray[np.bool_]:
        """Is each point further from the zone than so many km of its own, for certain?"""
        far = np.zeros(len(self.lat), dtype=bool)
        known = np.flatnonzero(_is_known(self.lat, self.lon))
        if self.zone.points and len(known):
            at = self.lat[known], self.lon[known], self.radius_km[known]
            cells = _cells(self.zone).after(len(known))
            answer = cells.beyond(*at[:2], at[2] + km[known]) if cells else np.full(len(known), ASK, dtype=np.int8)
            ask = np.flatnonzero(answer == ASK)
            answer[ask] = reach_of(self.zone, *(part[ask] for part in at)).low > km[known][ask]
            far[known] = answer == 1
        return far


def locate(zone: Zone, lat: Floats, lon: Floats, radius_km: Floats) -> Located:
    """Locate points (degrees, WGS 84) with their own error radius against a zone.

    A point that is NaN, or a zone that is not drawn, is unknown. An undefined
    zone is never entered for certain, but can be missed for certain where it is
    known to lie within an area. However many points there are, the answer to
    each is the one that it would have alone.
    """
    lat, lon = np.asarray(lat, dtype=np.float64), np.asarray(lon, dtype=np.float64)
    radius = np.nan_to_num(np.asarray(radius_km, dtype=np.float64), nan=0.0)
    inside = np.full(lat.shape, UNKNOWN, dtype=np.int8)
    known = np.flatnonzero(_is_known(lat, lon))
    if zone.points and len(known):
        whole = len(known) == len(lat)
        at = (lat, lon, radius) if whole else (lat[known], lon[known], radius[known])
        inside[known] = _inside(zone, *at)
    return Located(zone, lat, lon, radius, inside)


def _is_known(lat: Floats, lon: Floats) -> NDArray[np.bool_]:
    return np.isfinite(lat) & np.isfinite(lon)


def _inside(zone: Zone, lat: Floats, lon: Floats, radius: Floats) -> Truths:
    """The cells answer where they can; the rest is measured."""
    cells = _cells(zone).after(len(lat))
    if cells is None:
        return _measured(zone, lat, lon, radius)
    inside = cells.truths(lat, lon, radius)
    ask = np.flatnonzero(inside == ASK)
    inside[ask] = _measured(zone, lat[ask], lon[ask], radius[ask])
    return inside


def _measured(zone: Zone, lat: Floats, lon: Floats, radius: Floats) -> Truths:
    reach = reach_of(zone, lat, lon, radius)
    return np.where(reach.high <= 0, INSIDE, np.where(reach.low > 0, OUTSIDE, UNKNOWN)).astype(np.int8)


class _CellsInTime:
    """The cells of a zone, measured once it was asked about as many points as there are cells.

    Before that they would cost more than they save.
    """

    def __init__(self, zone: Zone) -> None:
        self._zone, self._asked = zone, 0
        self._cells: Cells | None = None
        self._measuring = Lock()

    def after(self, points: int) -> Cells | None:
        """The cells, or None where it is too soon; another thread that measures them is not waited for."""
        self._asked += points
        if self._cells is None and self._asked >= CELLS and self._measuring.acquire(blocking=False):
            try:
                self._cells = self._cells or Cells(self._zone)
            finally:
                self._measuring.release()
        return self._cells


@lru_cache(maxsize=256)
def _cells(zone: Zone) -> _CellsInTime:
    return _CellsInTime(zone)


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
