"""A zone asked about very many points: cells of the globe that answer for every point in them.

A signed distance changes by no more than one walks. So the exact distance at a
cell's centre, less or more than the way from there to its furthest corner,
bounds it anywhere in the cell; and the bounds decide for most points, with
their own radius, whether they lie inside, outside, or cannot be told. Only
where they do not decide is a point measured.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from trucewatch.geo.plane import Floats, Plane
from trucewatch.geo.reach import planes_of, reach_of, widest_error
from trucewatch.model import Zone

INSIDE, OUTSIDE, UNKNOWN = 1, 0, -1
ASK = 2  # the cell does not decide
_ASK = np.int8(ASK)

_NEAREST, _OTHERS = 256, 96  # cells along each side of a box
CELLS = _NEAREST**2 + 3 * _OTHERS**2  # about as many as a zone has
_PARTS = 8  # along each side of a cell that is cut
_GROWTH = 6.0  # how much wider each box is than the one within it
_MARGIN_KM = 50.0  # what the nearest box leaves round the zone, for points that are as vague as towns are
_SHORTEST_KM, _LONGEST_KM = 6335.0, 6400.0  # radii of curvature of WGS 84, rounded outwards
_MEAN_KM = 6371.0
_FURTHEST = 2.0  # radians from a plane's centre, beyond which the plane stretches too much to be of use
_ROUNDING_KM = 1e-6

Codes = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Box:
    """Equal cells in degrees about a longitude; ``first`` is the code of its first cell, outside is -1."""

    centre_lon: float
    south: float
    half_lon: float
    height: float
    side: int
    first: int

    @classmethod
    def about(cls, lon: float, lat: float, half_km: float, side: int, first: int) -> _Box:
        """A box that reaches so far from a point; all the way round where that comes near a pole."""
        half = min(np.degrees(half_km / _SHORTEST_KM), 180.0)
        south, north = max(lat - half, -90.0), min(lat + half, 90.0)
        narrowest = np.cos(np.radians(max(abs(south), abs(north))))
        half_lon = min(half / max(narrowest, 1e-9), 180.0)
        return cls(lon, south, float(half_lon), north - south, side, first)

    @property
    def is_whole(self) -> bool:
        """Does it hold the whole globe?"""
        return self.half_lon >= 180.0 and self.height >= 180.0

    def codes(self, lat: Floats, lon: Floats) -> Codes:
        """The code of each point's cell, or -1."""
        row, column = self._at(lat, lon)
        within = (column >= 0) & (column < self.side) & (row >= 0) & (row < self.side)
        codes = row.astype(np.int64) * self.side + column.astype(np.int64)
        return np.where(within, codes + self.first, -1)

    def _at(self, lat: Floats, lon: Floats) -> tuple[Floats, Floats]:
        """How many cells each point lies north and east of the south-western corner."""
        east = lon - (self.centre_lon - self.half_lon)
        if abs(self.centre_lon) + self.half_lon > 180.0:
            east -= 360.0 * np.floor(east / 360.0)
        return (lat - self.south) * (self.side / self.height), east * (self.side / (2 * self.half_lon))

    def parts(self, lat: Floats, lon: Floats, codes: Codes) -> Codes:
        """In which of its cell's parts each point lies, by rows from the south-west."""
        rows, columns = np.divmod(codes - self.first, self.side)
        north, east = self._at(lat, lon)
        row, column = (
            np.clip(((part - whole) * _PARTS).astype(np.int64), 0, _PARTS - 1)
            for part, whole in ((north, rows), (east, columns))
        )
        return row * _PARTS + column

    def centres(self) -> tuple[Floats, Floats, Floats]:
        """Latitude and longitude of each cell's centre, and how far its corners lie from there at most, in km."""
        rows, columns = np.divmod(np.arange(self.side**2), self.side)
        return self._centres(rows + 0.5, columns + 0.5, 1)

    def cut(self, codes: Codes) -> tuple[Floats, Floats, Floats]:
        """The same of the parts of some cells, cell by cell."""
        rows, columns = np.divmod(codes - self.first, self.side)
        south, west = np.divmod(np.arange(_PARTS**2), _PARTS)
        north = (rows[:, None] + (south + 0.5) / _PARTS).ravel()
        return self._centres(north, (columns[:, None] + (west + 0.5) / _PARTS).ravel(), _PARTS)

    def _centres(self, north: Floats, east: Floats, parts: int) -> tuple[Floats, Floats, Floats]:
        lat = self.south + north * (self.height / self.side)
        lon = self.centre_lon - self.half_lon + east * (2 * self.half_lon / self.side)
        tall, wide = self.height / self.side / parts / 2, self.half_lon / self.side / parts
        widest = np.cos(np.radians(np.maximum(np.abs(lat) - tall, 0.0)))
        corner = _LONGEST_KM * np.hypot(np.radians(tall), np.radians(wide) * widest)
        return lat, (lon + 180.0) % 360.0 - 180.0, corner * (1 + 1e-9) + _ROUNDING_KM


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Of each cell, the radii in km with which a point in it is decided.

    ``outside``: any smaller radius; ``inside``: that radius and any smaller one;
    ``untold``: any greater one cannot be told. A radius of at least ``near`` may
    touch the zone. Where one of them holds, the others do not.
    """

    outside: Floats
    inside: Floats
    untold: Floats
    near: Floats

    @classmethod
    def measured(cls, zone: Zone, lat: Floats, lon: Floats, corner: Floats) -> _Bounds:
        """From the distances of the cells' centres, and how far their corners lie from there."""
        reach = reach_of(zone, lat, lon, np.zeros(lat.shape))
        way = np.max([_way(plane, lat, lon, corner) for plane in planes_of(zone)], axis=0) + _ROUNDING_KM
        with np.errstate(invalid="ignore"):  # endless less endless is no number, and decides nothing
            near = reach.low + way
            return cls(reach.low - way, -(reach.high + way), np.maximum(near, way - reach.high), near)

    def and_no_cell(self) -> _Bounds:
        """The same with one more at the end (code -1), which decides nothing."""
        return _Bounds(*(np.append(getattr(self, one.name), np.nan) for one in fields(self)))

    def joined(self, others: _Bounds) -> _Bounds:
        """The same with others behind them."""
        return _Bounds(*(np.append(getattr(self, one.name), getattr(others, one.name)) for one in fields(self)))

    def truths(self, codes: Codes, radius: Floats) -> NDArray[np.int8]:
        """INSIDE, OUTSIDE, UNKNOWN or ASK of points in these cells, with their radius in km."""
        outside, inside, untold = (
            held.view(np.int8)
            for held in (radius < self.outside[codes], radius <= self.inside[codes], radius > self.untold[codes])
        )
        answer: NDArray[np.int8] = _ASK - (_ASK - OUTSIDE) * outside - (_ASK - INSIDE) * inside
        answer -= (_ASK - UNKNOWN) * untold
        return answer


class Cells:
    """The cells of one zone; those of the nearest box in which many points go undecided are cut smaller."""

    def __init__(self, zone: Zone, nearest: int = _NEAREST, others: int = _OTHERS) -> None:
        """Measure the cells of a zone that is drawn through points: some hundred thousand distances.

        ``nearest`` and ``others`` are the cells along each side of the nearest
        box and of the wider ones.
        """
        self._zone, self._boxes = zone, _boxes(zone, nearest, others)
        centres = (np.concatenate(parts) for parts in zip(*(box.centres() for box in self._boxes), strict=True))
        self._bounds = _Bounds.measured(zone, *centres).and_no_cell()
        self._waiting = np.zeros(nearest**2, dtype=np.int64)
        nothing = np.zeros(0)
        # The first code of the smaller cells of each cell (-1: none), and their bounds; replaced as one.
        self._cut = np.full(nearest**2, -1, dtype=np.int64), _Bounds(nothing, nothing, nothing, nothing)
        self._cutting = Lock()

    def truths(self, lat: Floats, lon: Floats, radius: Floats) -> NDArray[np.int8]:
        """INSIDE, OUTSIDE, UNKNOWN or ASK of each point (degrees, finite) with its radius in km."""
        codes = self._codes(lat, lon)
        answer = self._bounds.truths(codes, radius)
        ask = np.flatnonzero(answer == ASK)
        ask = ask[(codes[ask] >= 0) & (codes[ask] < len(self._waiting))]
        first, smaller = self._cut
        cut = ask[first[codes[ask]] >= 0]
        if len(cut):
            parts = first[codes[cut]] + self._boxes[0].parts(lat[cut], lon[cut], codes[cut])
            answer[cut] = smaller.truths(parts, radius[cut])
        self._cut_where_many_wait(codes[ask[first[codes[ask]] < 0]])
        return answer

    def beyond(self, lat: Floats, lon: Floats, km: Floats) -> NDArray[np.int8]:
        """Is the zone further than so many km: 1 yes, 0 no, or ASK?"""
        codes = self._codes(lat, lon)
        answer = np.full(lat.shape, ASK, dtype=np.int8)
        answer[km < self._bounds.outside[codes]] = 1
        answer[km >= self._bounds.near[codes]] = 0
        return answer

    def _cut_where_many_wait(self, codes: Codes) -> None:
        """Cut the cells in which as many points went undecided as they would have parts."""
        if not self._cutting.acquire(blocking=False):
            return  # another thread is at it; these points are not counted
        try:
            self._waiting += np.bincount(codes, minlength=len(self._waiting))
            first, smaller = self._cut
            many = np.flatnonzero((self._waiting >= _PARTS**2) & (first < 0))
            if len(many):
                first = first.copy()
                first[many] = len(smaller.near) + np.arange(len(many)) * _PARTS**2
                self._cut = first, smaller.joined(_Bounds.measured(self._zone, *self._boxes[0].cut(many)))
        finally:
            self._cutting.release()

    def _codes(self, lat: Floats, lon: Floats) -> Codes:
        """The smallest cell about each point."""
        codes = self._boxes[0].codes(lat, lon)
        for box in self._boxes[1:]:
            rest = np.flatnonzero(codes < 0)
            if not len(rest):
                break
            codes[rest] = box.codes(lat[rest], lon[rest])
        return codes


def _boxes(zone: Zone, nearest: int, others: int) -> tuple[_Box, ...]:
    """Boxes round a zone, each wider than the last, up to the whole globe."""
    lon, lat, half = _circle(zone)
    boxes = [_Box.about(lon, lat, half, nearest, 0)]
    while not boxes[-1].is_whole:
        half *= _GROWTH
        boxes.append(_Box.about(lon, lat, half, others, boxes[-1].first + boxes[-1].side ** 2))
    return tuple(boxes)


def _circle(zone: Zone) -> tuple[float, float, float]:
    """Longitude and latitude of the middle of a zone, and how far it and its errors reach from there, in km."""
    plane = Plane.about(zone.points)
    return plane.centre_lon, plane.centre_lat, plane.extent_km + _widest(zone) + widest_error(zone) + _MARGIN_KM


def _widest(zone: Zone) -> float:
    return max(zone.beyond_km, zone.width_km or 0.0) + max((_widest(part) for part in zone.parts), default=0.0)


def _way(plane: Plane, lat: Floats, lon: Floats, corner: Floats) -> Floats:
    """By how much a distance and its error may change on a plane from a cell's centre to its corner, in km.

    The plane keeps the way to its centre; across that way it stretches by c / sin c
    at c radians. The error of its distances grows with the way too.
    """
    away = _angle(plane, lat, lon) * 1.01 + corner / _SHORTEST_KM
    stretch = np.where(away < _FURTHEST, away / np.sin(np.clip(away, 1e-9, _FURTHEST)), np.inf) * 1.02
    extent = plane.extent_km / _MEAN_KM
    return np.asarray(corner * stretch * (1 + np.maximum(extent**2 / 6, away * extent / 3)))


def _angle(plane: Plane, lat: Floats, lon: Floats) -> Floats:
    """Radians on the sphere from the centre of a plane."""
    up, here = np.radians(plane.centre_lat), np.radians(lat)
    across = np.radians(lon - plane.centre_lon)
    half = np.sin((here - up) / 2) ** 2 + np.cos(up) * np.cos(here) * np.sin(across / 2) ** 2
    return np.asarray(2 * np.arcsin(np.sqrt(np.minimum(half, 1.0))))
