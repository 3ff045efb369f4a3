"""Answers to many questions at once, each distinct row of them once, under a number."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from trucewatch.geo.bounds import Truths
from trucewatch.geo.questions import Questions

Numbers = NDArray[np.int64]

_WAYS = 5  # answers run from -1 to 3
_ROOM = 2**60
_Item = TypeVar("_Item", bound=np.generic)


class PatternBook:
    """Rows of answers to simple questions, numbered from 0 as they come; what was once given a number keeps it.

    By number, ``answers`` is the row; ``needed`` the simple questions still to
    be asked, ``is_open`` whether there is one; ``tells`` is the place in ``told`` of the answers to all questions.
    """

    def __init__(self, questions: Questions) -> None:
        self._questions = questions
        self.answers: Truths = np.zeros((64, len(questions.simple)), dtype=np.int8)
        self.needed = np.zeros(self.answers.shape, dtype=bool)
        self.is_open = np.zeros(64, dtype=bool)
        self.tells = np.zeros(64, dtype=np.int64)
        self.told: Truths = np.zeros((64, len(questions)), dtype=np.int8)
        self._numbers: dict[bytes, int] = {}
        self._told: dict[bytes, int] = {}
        self._changing = Lock()

    def numbers(self, answers: Truths) -> Numbers:
        """The number of each row of answers to the simple questions."""
        first, codes = _distinct(answers)
        rows = answers[first]
        keys = [row.tobytes() for row in rows]
        with self._changing:
            new = [place for place, key in enumerate(keys) if key not in self._numbers]
            if new:
                self._learn([keys[place] for place in new], rows[new])
            return np.array([self._numbers[key] for key in keys], dtype=np.int64)[codes]

    def _learn(self, keys: Sequence[bytes], rows: Truths) -> None:
        first, past = len(self._numbers), len(self._numbers) + len(keys)
        while past > len(self.answers):
            self.answers, self.needed = _grown(self.answers), _grown(self.needed)
            self.is_open, self.tells = _grown(self.is_open), _grown(self.tells)
        told, needed = self._questions.answered(rows)
        self.answers[first:past], self.needed[first:past] = rows, needed
        self.is_open[first:past], self.tells[first:past] = needed.any(axis=1), [self._telling(one) for one in told]
        self._numbers.update(zip(keys, range(first, past), strict=True))

    def _telling(self, told: Truths) -> int:
        number = self._told.setdefault(told.tobytes(), len(self._told))
        if number == len(self.told):
            self.told = _grown(self.told)
        self.told[number] = told
        return number


def _grown(array: NDArray[_Item]) -> NDArray[_Item]:
    return np.concatenate([array, np.zeros_like(array)])


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
