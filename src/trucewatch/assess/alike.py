"""Events that are alike in all that a term asks but the place, so that one of each sort stands for the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from trucewatch.columns import FOREVER, NEVER, EventColumns, Ints

_DENSE = 4  # so many numbers a row may be spread over, to be counted rather than sorted


@dataclass(frozen=True, slots=True)
class Alike:
    """``sort`` gives the sort of each row, and ``examples`` has one event of each sort."""

    sort: Ints
    examples: EventColumns


def alike(columns: EventColumns, boundaries: Iterable[int]) -> Alike:
    """Sort events by what terms can tell apart; ``boundaries`` are all moments that they compare a time with.

    Two times on the same side of every boundary are alike.
    """
    limits = np.unique(np.fromiter(boundaries, dtype=np.int64))
    open_ended = (columns.start == NEVER) | (columns.end == FOREVER)
    told = [
        (np.searchsorted(limits, columns.start, side="right"), len(limits) + 1),
        (np.searchsorted(limits, columns.end, side="left"), len(limits) + 1),
        (columns.zoned * 4 + columns.fine * 2 + open_ended, 8),
        (columns.act, len(columns.acts)),
        (columns.who, len(columns.actors)),
        (columns.target, len(columns.targets)),
        (columns.means, len(columns.weapons)),
        (columns.denied * 2 + columns.mutual, 4),
    ]
    most = _DENSE * len(columns) + 1024
    sort, count = np.zeros(len(columns), dtype=np.int64), 1
    for codes, many in told:
        if count * many > most:
            sort, count = _numbered(sort, count, most)
        sort, count = sort * max(many, 1) + codes, count * max(many, 1)
    sort, count = _numbered(sort, count, most)
    return Alike(sort, columns.take(_first_rows(sort, count)))


def _numbered(keys: Ints, count: int, most: int) -> tuple[Ints, int]:
    """The same keys numbered from 0 without gaps, and how many there are; by sorting where they lie too far apart."""
    if count > most:
        distinct, codes = np.unique(keys, return_inverse=True)
        return codes.astype(np.int64).ravel(), len(distinct)
    there = np.zeros(count, dtype=bool)
    there[keys] = True
    numbers = np.cumsum(there) - 1
    return numbers[keys], int(there.sum())


def _first_rows(sort: Ints, count: int) -> Ints:
    """The first row of each sort."""
    first = np.zeros(count, dtype=np.int64)
    first[sort[::-1]] = np.arange(len(sort) - 1, -1, -1)
    return first
