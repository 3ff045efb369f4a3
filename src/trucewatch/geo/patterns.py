"""Answers to many questions at once, each distinct row of them once, under a number."""

from __future__ import annotations

from threading import Lock

import numpy as np
from numpy.typing import NDArray

from trucewatch.geo.bounds import ASK, Truths

Numbers = NDArray[np.int64]

_WAYS = 5  # answers run from -1 to 3
_ROOM = 2**60


class PatternBook:
    """Patterns of answers, numbered from 0 as they come; what was once given a number keeps it."""

    def __init__(self, questions: int) -> None:
        self.answers: Truths = np.zeros((64, questions), dtype=np.int8)
        self.is_open = np.zeros(64, dtype=bool)  # is ASK among its answers?
        self._numbers: dict[bytes, int] = {}
        self._changing = Lock()

    def numbers(self, answers: Truths) -> Numbers:
        """The number of each row of answers."""
        first, codes = _distinct(answers)
        with self._changing:
            return np.array([self._number(row) for row in answers[first]], dtype=np.int64)[codes]

    def _number(self, row: Truths) -> int:
        number = self._numbers.get(row.tobytes())
        if number is None:
            number = len(self._numbers)
            if number == len(self.answers):
                self.answers = np.concatenate([self.answers, np.zeros_like(self.answers)])
                self.is_open = np.concatenate([self.is_open, np.zeros_like(self.is_open)])
            self.answers[number], self.is_open[number] = row, (row == ASK).any()
            self._numbers[row.tobytes()] = number
        return number


def _distinct(answers: Truths) -> tuple[Numbers, Numbers]:
    """The first of each sort of row, and the sort of each row."""
    keys, many = np.zeros(len(answers), dtype=np.int64), 1
    for column in answers.T:
        if many * _WAYS > _ROOM:
            found, keys = np.unique(keys, return_inverse=True)
            many = len(found)
        keys, many = keys * _WAYS + (column + 1), many * _WAYS
    _, first, codes = np.unique(keys, return_index=True, return_inverse=True)
    return first, codes
