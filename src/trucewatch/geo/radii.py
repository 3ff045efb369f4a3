"""The radii of points, sorted: those that many points share each for itself, all others by how great they are."""

from __future__ import annotations

from threading import Lock

import numpy as np
from numpy.typing import NDArray

from trucewatch.geo.plane import Floats

Sorts = NDArray[np.uint8]

_OWN = 24  # so many radii get a sort of their own: tables know few, one for each code of precision
_SMALLEST_KM = 0.0625
_BINS, _DOUBLINGS = 4, 20


class Radii:
    """Sort k has the radii from ``least[k]`` to ``most[k]`` km."""

    def __init__(self) -> None:
        edges = _SMALLEST_KM * 2.0 ** (np.arange(_BINS * _DOUBLINGS + 1) / _BINS)
        own = np.full(_OWN, np.nan)
        self.least = np.concatenate([own, [0.0], edges * (1 - 1e-9)])
        self.most = np.concatenate([own, edges * (1 + 1e-9), [np.inf]])
        self._own: tuple[float, ...] = ()
        self._learning = Lock()

    def __len__(self) -> int:
        return len(self.least)

    def sorts(self, radius: Floats) -> Sorts:
        """The sort of each radius (km, not negative)."""
        sorts, left = self._known(radius)
        if len(left) and len(self._own) < _OWN:
            self._learn(radius[left])
            sorts, left = self._known(radius)
        bins = np.floor(_BINS * np.log2(np.maximum(radius[left], 1e-300) / _SMALLEST_KM)) + 1
        sorts[left] = _OWN + np.clip(bins, 0, _BINS * _DOUBLINGS + 1)
        return sorts

    def _known(self, radius: Floats) -> tuple[Sorts, NDArray[np.int64]]:
        """The sorts of those that have one of their own, and which have none."""
        none = np.uint8(_OWN)
        sorts = np.full(len(radius), none)
        for sort, value in enumerate(self._own):
            sorts -= (radius == value).view(np.uint8) * np.uint8(_OWN - sort)
        return sorts, np.flatnonzero(sorts == none)

    def _learn(self, radius: Floats) -> None:
        with self._learning:
            new = [value for value in np.unique(radius).tolist() if value not in self._own]
            for value in new if len(self._own) + len(new) <= _OWN else ():
                self.least[len(self._own)] = self.most[len(self._own)] = value
                self._own = (*self._own, value)
