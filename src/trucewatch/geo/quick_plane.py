"""A plane's coordinates by polynomials: those of the projection to within a metre, in a tenth of the time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from trucewatch.geo.plane import Floats, Plane

OFF_KM = 0.001  # by no more than that they differ
_CHECKED_KM = 1e-6  # what they may differ by where they are tried
_DEGREE = 7
_MARGIN, _WIDEST = 2.0, 8.0  # degrees: how far the polynomials reach past what is drawn, and in all
_POLEMOST = 75.0
_KM = 110.0  # in a degree, at least
_FEW = 100  # for so few points the projection itself is as fast


@dataclass(frozen=True)
class QuickPlane:
    """Answers as ``plane`` does, less exactly; far from what is drawn, or for few points, by the plane itself."""

    plane: Plane

    def points(self, lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
        """Degrees to km east and north of the centre, each off by no more than OFF_KM."""
        polynomials = None if len(lon) < _FEW else self._polynomials
        if polynomials is None:
            return self.plane.points(lon, lat)
        u, v = self._within(lon, lat)
        inside = (np.abs(u) <= 1.0) & (np.abs(v) <= 1.0)
        if inside.all():
            return _evaluated(polynomials, u, v)
        x, y = np.empty(len(u)), np.empty(len(u))
        x[inside], y[inside] = _evaluated(polynomials, u[inside], v[inside])
        x[~inside], y[~inside] = self.plane.points(lon[~inside], lat[~inside])
        return x, y

    def _within(self, lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
        """Where points lie in the box of the polynomials, whose sides are at 1 and -1."""
        high, wide = self._box
        east = (lon - self.plane.centre_lon + 180.0) % 360.0 - 180.0
        return east / wide, (lat - self.plane.centre_lat) / high

    @cached_property
    def _box(self) -> tuple[float, float]:
        """How many degrees the box goes north and east of the centre."""
        high = self.plane.extent_km / _KM + _MARGIN
        return high, high / float(np.cos(np.radians(self.plane.centre_lat)))

    @cached_property
    def _polynomials(self) -> NDArray[np.float64] | None:
        """The coefficients, by the powers of east and then of north for x and for y; None where they would be off."""
        high, _ = self._box
        if high > _WIDEST or abs(self.plane.centre_lat) + high > _POLEMOST:
            return None
        many = _DEGREE + 1
        found = _fitted(self._exact(_nodes(many)), many)
        tried = _nodes(2 * many + 1)
        off = np.abs(np.array(_evaluated(found, *tried)) - self._exact(tried)).max()
        return found if off < _CHECKED_KM else None

    def _exact(self, at: tuple[Floats, Floats]) -> Floats:
        high, wide = self._box
        return np.array(self.plane.points(self.plane.centre_lon + at[0] * wide, self.plane.centre_lat + at[1] * high))


def _nodes(many: int) -> tuple[Floats, Floats]:
    """The points in the box through which polynomials of that many terms differ least."""
    node = _node(many)
    return np.repeat(node, many), np.tile(node, many)


def _node(many: int) -> Floats:
    return np.cos((np.arange(many) + 0.5) * np.pi / many)


def _fitted(values: Floats, many: int) -> Floats:
    """Polynomials of Chebyshev's through the values at the nodes."""
    terms = _terms(_node(many)).T * (2.0 / many)
    terms[:, 0] /= 2
    return np.vstack([(terms.T @ one.reshape(many, many) @ terms).T for one in values])


def _evaluated(polynomials: Floats, u: Floats, v: Floats) -> tuple[Floats, Floats]:
    x, y = np.einsum("kij,ij->kj", (polynomials @ _terms(u)).reshape(2, _DEGREE + 1, -1), _terms(v))
    return x, y


def _terms(at: Floats) -> Floats:
    """The polynomials of Chebyshev at some points, a row for each."""
    terms = np.empty((_DEGREE + 1, len(at)))
    terms[0], terms[1] = 1.0, at
    for row in range(2, _DEGREE + 1):
        np.multiply(2.0 * at, terms[row - 1], out=terms[row])
        terms[row] -= terms[row - 2]
    return terms
