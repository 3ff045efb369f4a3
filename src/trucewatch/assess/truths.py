"""The values of a question about many events at once, as small integers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Truths = NDArray[np.int8]

NO, YES, UNKNOWN = 0, 1, 2
CONTESTED = 3  # lawful readings, or reports, give yes and no
BEFORE, AFTER, OFF_HOURS = 4, 5, 6  # why a "when" is no
HOURS = 4  # so many answers there are to whether it was at certain hours
UNDATED = 7  # why a "when" is unknown: an end of the interval is open


def constant(value: int, length: int) -> Truths:
    """One answer for every event."""
    return np.full(length, value, dtype=np.int8)


def by_code(answers: Sequence[int], codes: NDArray[np.integer[Any]]) -> Truths:
    """The answer of each event's code."""
    return np.array(answers or [UNKNOWN], dtype=np.int8)[codes] if len(codes) else constant(UNKNOWN, 0)
