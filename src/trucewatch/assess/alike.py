"""Rows that are alike, so that one of each sort stands for the rest; and times that no moment tells apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from trucewatch.columns import Ints

Codes = NDArray[np.integer[Any]]

_SPREAD = 8  # over so many numbers a row may be spread, to be counted rather than sorted
_STEPS = 1 << 20  # so many steps of time are looked up rather than searched


@dataclass(frozen=True, slots=True)
class Alike:
    """``sort`` gives the sort of each row; ``rows`` has the first row of each sort."""

    sort: Ints
    rows: Ints

    @classmethod
    def of(cls, length: int, told: Iterable[tuple[Codes, int]]) -> Alike:
        """Rows that have the same codes; of each kind of code there are so many, from 0."""
        most = _SPREAD * length + 1024
        sort, count = np.zeros(length, dtype=np.int64), 1
        for codes, many in told:
            if count > 1 and count * many > length:
                sort, count = _numbered(sort, count, most)
            sort, count = sort * max(many, 1) + codes, count * max(many, 1)
        sort, count = _numbered(sort, count, most)
        rows = np.zeros(count, dtype=np.int64)
        rows[sort[::-1]] = np.arange(length - 1, -1, -1)
        return cls(sort, rows)


class Moments:
    """Moments in seconds, between which times are told apart."""

    def __init__(self, moments: Iterable[int]) -> None:
        self._moments = np.unique(np.fromiter(moments, dtype=np.int64))
        self._passed: Ints | None = None  # of each step from the one before the first moment
        if len(self._moments):
            self._first = int(self._moments[0])
            self._step = max(int(np.gcd.reduce(self._moments - self._first)), 1)
            steps = (self._moments - self._first) // self._step
            if steps[-1] < _STEPS:
                self._passed = np.searchsorted(steps, np.arange(-1, steps[-1] + 1), side="right")

    def __len__(self) -> int:
        return len(self._moments)

    def passed(self, times: Ints) -> Ints:
        """How many of the moments are not later than each time."""
        if self._passed is None:
            return np.searchsorted(self._moments, times, side="right")
        step = (times - self._first) // self._step
        np.clip(step, -1, len(self._passed) - 2, out=step)
        step += 1
        return self._passed.take(step)


def _numbered(keys: Ints, count: int, most: int) -> tuple[Ints, int]:
    """The same keys numbered from 0 without gaps, and how many there are; by sorting where they lie too far apart."""
    if count > most:
        distinct, codes = np.unique(keys, return_inverse=True)
        return codes.astype(np.int64).ravel(), len(distinct)
    there = np.zeros(count, dtype=bool)
    there[keys] = True
    numbers = np.cumsum(there) - 1
    return numbers.take(keys), int(there.sum())
