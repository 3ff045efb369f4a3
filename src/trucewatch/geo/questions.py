"""What is asked of points about zones, taken apart: a zone that is made of others is answered by what its parts are.

Zones that have a part in common ask about it once; and a part is asked about
only where the answer to the whole depends on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

import numpy as np
from numpy.typing import NDArray

from trucewatch.geo.bounds import ASK, INSIDE, NOWHERE, OUTSIDE, UNKNOWN, Question, Truths
from trucewatch.model import ZoneKind


class How(Enum):
    """How the answers about parts make that about the whole."""

    ALL = auto()
    ANY = auto()
    NOT = auto()
    NEVER_SURE = auto()  # no, or not to be told


@dataclass(frozen=True, slots=True)
class Whole:
    """An answer that is made of others."""

    how: How
    parts: tuple[Whole | Question, ...]


# From no through not to be told to yes, by answer (UNKNOWN is the last); what is still to be asked may be any of them.
_LEAST, _MOST = (np.array(ends, dtype=np.int8) for ends in ((0, 2, 0, 0, 1), (0, 2, 2, 0, 1)))
_ANSWERS = np.array([OUTSIDE, UNKNOWN, INSIDE], dtype=np.int8)


class Questions:
    """Some questions, and the ``simple`` ones by which they are answered, none twice."""

    def __init__(self, asked: Sequence[Question]) -> None:
        self._asked = [_taken_apart(one) for one in asked]
        self._places: dict[Question, int] = {}
        for one in self._asked:
            self._note(one)
        self.simple = tuple(self._places)

    def __len__(self) -> int:
        return len(self._asked)

    def answered(self, answers: Truths) -> tuple[Truths, NDArray[np.bool_]]:
        """All answers, from those to the simple questions; and which of the simple ones they still need.

        A row for each set of answers. What is nowhere to one question is so to all.
        """
        told, needed = np.empty((len(answers), len(self)), dtype=np.int8), np.zeros(answers.shape, dtype=bool)
        somewhere = ~(answers == NOWHERE).any(axis=1)
        for place, one in enumerate(self._asked):
            least, most = self._range(one, answers)
            told[:, place] = np.where(least == most, _ANSWERS.take(least), ASK)
            self._need(one, answers, somewhere, needed)
        told[~somewhere] = NOWHERE
        return told, needed

    def _note(self, asked: Whole | Question) -> None:
        if isinstance(asked, Question):
            self._places.setdefault(asked, len(self._places))
        else:
            for part in asked.parts:
                self._note(part)

    def _range(self, asked: Whole | Question, answers: Truths) -> tuple[Truths, Truths]:
        """The least and the most that each answer may yet be."""
        if isinstance(asked, Question):
            own = answers[:, self._places[asked]]
            return _LEAST[own], _MOST[own]
        least, most = zip(*(self._range(part, answers) for part in asked.parts), strict=True)
        if asked.how is How.NOT:
            return 2 - most[0], 2 - least[0]
        if asked.how is How.NEVER_SURE:
            return np.minimum(least[0], 1), np.minimum(most[0], 1)
        pick = np.minimum if asked.how is How.ALL else np.maximum
        return pick.reduce(least), pick.reduce(most)

    def _need(
        self, asked: Whole | Question, answers: Truths, wanted: NDArray[np.bool_], needed: NDArray[np.bool_]
    ) -> None:
        """Mark what the answers that are ``wanted`` still need."""
        least, most = self._range(asked, answers)
        wanted = wanted & (least != most)
        if isinstance(asked, Question):
            needed[:, self._places[asked]] |= wanted
        elif wanted.any():
            for part in asked.parts:
                self._need(part, answers, wanted, needed)


def _taken_apart(question: Question) -> Whole | Question:
    zone = question.zone
    if question.beyond_km is not None or not zone.parts:
        return question
    parts = tuple(_taken_apart(Question(part)) for part in zone.parts)
    if zone.kind is ZoneKind.UNDEFINED:
        return Whole(How.NEVER_SURE, parts[:1])
    if zone.kind is ZoneKind.INTERSECTION:
        return Whole(How.ALL, parts)
    if zone.kind is ZoneKind.DIFFERENCE:
        return Whole(How.ALL, (parts[0], *(Whole(How.NOT, (part,)) for part in parts[1:])))
    if zone.kind is ZoneKind.UNION:
        return Whole(How.ANY, (*parts, Question(zone, as_one=True)) if zone.is_drawn else parts)
    return question
