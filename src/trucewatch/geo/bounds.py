"""What the distance at one point says of all points about it: bounds, and which questions they decide.

A signed distance changes by no more than one walks. So the exact distance at a
cell's centre, less or more than the way from there to its furthest corner,
bounds it anywhere in the cell.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.geo.plane import Floats, Plane
from trucewatch.geo.reach import ROUGH_KM, Reach, drawing_of, planes_of, reach_as_one, reach_of
from trucewatch.model import Zone

Truths = NDArray[np.int8]

INSIDE, OUTSIDE, UNKNOWN = 1, 0, -1
ASK = 2  # it is not decided yet
NOWHERE = 3  # there is no point

_SHORTEST_KM, _LONGEST_KM = 6335.0, 6400.0  # radii of curvature of WGS 84, rounded outwards
_MEAN_KM = 6371.0
_FURTHEST = 2.0  # radians from a plane's centre, beyond which the plane stretches too much to be of use
_ROUNDING_KM = 1e-6


@dataclass(frozen=True, slots=True)
class Question:
    """Does a point lie in a zone? Or, with ``beyond_km``: does the zone lie further from it than that, for certain?

    ``as_one`` asks of a union only as it is drawn in one.
    """

    zone: Zone
    beyond_km: float | None = None
    as_one: bool = False

    def reach(self, lat: Floats, lon: Floats, radius: Floats, *, roughly: bool = False) -> Reach:
        """How far points (degrees, finite) with their radius in km lie from the edge; ``roughly``, to ROUGH_KM."""
        return (reach_as_one if self.as_one else reach_of)(self.zone, lat, lon, radius, roughly=roughly)

    def planes(self) -> list[Plane]:
        """Every plane on which that is measured."""
        return [drawing_of(self.zone).plane] if self.as_one else list(planes_of(self.zone))

    def measured(self, lat: Floats, lon: Floats, radius: Floats) -> Truths:
        """The answers for such points: 1 yes, 0 no, -1 not to be told."""
        if not self.zone.has_points:
            return np.full(lat.shape, UNKNOWN if self.beyond_km is None else 0, dtype=np.int8)
        reach = self.reach(lat, lon, radius, roughly=True)
        answers, limits = self._told(reach)
        close = np.flatnonzero(np.min([np.abs(limit) for limit in limits], axis=0) <= ROUGH_KM)
        if len(close):
            answers[close] = self._told(self.reach(lat[close], lon[close], radius[close]))[0]
        return answers

    def _told(self, reach: Reach) -> tuple[Truths, list[Floats]]:
        """The answers, and the distances that turn them where they pass 0."""
        if self.beyond_km is not None:
            return (reach.low > self.beyond_km).astype(np.int8), [reach.low - self.beyond_km]
        answers = np.where(reach.high <= 0, INSIDE, np.where(reach.low > 0, OUTSIDE, UNKNOWN))
        return answers.astype(np.int8), [reach.low, reach.high]


@dataclass(frozen=True, slots=True)
class Bounds:
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
    def about(cls, question: Question, lat: Floats, lon: Floats, corner: Floats) -> Bounds:
        """From the distances of the cells' centres, and how far their corners lie from there in km."""
        reach = question.reach(lat, lon, np.zeros(lat.shape), roughly=True)
        planes = question.planes()
        away = [_angle(plane, lat, lon) for plane in planes]
        way = ROUGH_KM + np.max([_way(*one, corner) for one in zip(planes, away, strict=True)], axis=0)
        with np.errstate(invalid="ignore"):  # endless less endless is no number, and decides nothing
            near = reach.low + way
            outside = reach.low - way
            if np.isinf(way).any():
                far = np.min([_least_far(*one, corner) for one in zip(planes, away, strict=True)], axis=0)
                outside = np.where(np.isinf(way) & (reach.low > 0), far - _widest(question.zone), outside)
            return cls(outside, -(reach.high + way), np.maximum(near, way - reach.high), near)

    def answers(self, question: Question, least: Floats, most: Floats) -> Truths:
        """The answers that hold for every point in a cell whose radius lies between these, in km; else ASK."""
        answers = np.full(least.shape, ASK, dtype=np.int8)
        km = question.beyond_km
        if km is not None:
            answers[most + km < self.outside] = 1
            answers[least + km >= self.near] = 0
            return answers
        answers[most < self.outside] = OUTSIDE
        answers[most <= self.inside] = INSIDE
        answers[least > self.untold] = UNKNOWN
        return answers


def corners_of(lat: Floats, height: Floats, width: Floats) -> Floats:
    """How far at most the corners of cells lie from their centres, in km; height and width in degrees."""
    widest = np.cos(np.radians(np.maximum(np.abs(lat) - height / 2, 0.0)))
    corner = _LONGEST_KM * np.hypot(np.radians(height / 2), np.radians(width / 2) * widest)
    return np.asarray(corner * (1 + 1e-9) + _ROUNDING_KM)


def _way(plane: Plane, angle: Floats, corner: Floats) -> Floats:
    """By how much a distance and its error may change on a plane from a cell's centre to its corner, in km.

    ``angle`` is how far the centre lies from that of the plane. The plane keeps the way to its own; across that way
    it stretches by c / sin c at c radians. The error of its distances grows with the way too.
    """
    away = angle * 1.01 + corner / _SHORTEST_KM
    stretch = np.where(away < _FURTHEST, away / np.sin(np.clip(away, 1e-9, _FURTHEST)), np.inf) * 1.02
    extent = plane.extent_km / _MEAN_KM
    return np.asarray(corner * stretch * (1 + np.maximum(extent**2 / 6, away * extent / 3)))


def _least_far(plane: Plane, angle: Floats, corner: Floats) -> Floats:
    """How far at least all points of cells lie from what is drawn on a plane, less the error of that, in km.

    The plane keeps the way to its centre, and what is drawn lies within its extent
    of it. The error of a distance is at most (half the globe / its radius)² / 6, which is less than 2, extents.
    """
    return np.asarray(angle * (0.99 * _SHORTEST_KM) - corner - 3 * plane.extent_km)


def _widest(zone: Zone) -> float:
    """The greatest error of a zone and its parts, and how far it reaches past what is drawn, in km."""
    own = zone.error_km + max(zone.leg_error_km, default=0.0) + zone.beyond_km + (zone.width_km or 0.0)
    return own + sum(_widest(part) for part in zone.parts)


def _angle(plane: Plane, lat: Floats, lon: Floats) -> Floats:
    """Radians on the sphere from the centre of a plane."""
    up, here = np.radians(plane.centre_lat), np.radians(lat)
    across = np.radians(lon - plane.centre_lon)
    half = np.sin((here - up) / 2) ** 2 + np.cos(up) * np.cos(here) * np.sin(across / 2) ** 2
    return np.asarray(2 * np.arcsin(np.sqrt(np.minimum(half, 1.0))))
