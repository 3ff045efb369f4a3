"""What is asked of points about zones, taken apart: a zone that is made of others is answered by what its parts are.

Zones that have a part in common ask about it once; and a part is asked about
only where the answer to the whole depends on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from trucewatch.geo.bounds import ASK, INSIDE, NOWHERE, OUTSIDE, UNKNOWN, Question
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


# From no through not to be told to yes; what is still to be asked may be any of them.
_RANGE = {OUTSIDE: (0, 0), UNKNOWN: (1, 1), INSIDE: (2, 2), ASK: (0, 2)}
_ANSWERS = (OUTSIDE, UNKNOWN, INSIDE)


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

    def answered(self, answers: Sequence[int]) -> tuple[list[int], list[int]]:
        """All answers, from those to the simple questions; and the places of the simple ones that they still need.

        What is nowhere to one question is so to all.
        """
        if NOWHERE in answers:
            return [NOWHERE] * len(self), []
        ranges = [self._range(one, answers) for one in self._asked]
        needed: set[int] = set()
        for one in self._asked:
            self._need(one, answers, needed)
        return [_ANSWERS[least] if least == most else ASK for least, most in ranges], sorted(needed)

    def _note(self, asked: Whole | Question) -> None:
        if isinstance(asked, Question):
            self._places.setdefault(asked, len(self._places))
        else:
            for part in asked.parts:
                self._note(part)

    def _range(self, asked: Whole | Question, answers: Sequence[int]) -> tuple[int, int]:
        """The least and the most that an answer may yet be."""
        if isinstance(asked, Question):
            return _RANGE[answers[self._places[asked]]]
        least, most = zip(*(self._range(part, answers) for part in asked.parts), strict=True)
        if asked.how is How.NOT:
            return 2 - most[0], 2 - least[0]
        if asked.how is How.NEVER_SURE:
            return min(least[0], 1), min(most[0], 1)
        pick = min if asked.how is How.ALL else max
        return pick(least), pick(most)

    def _need(self, asked: Whole | Question, answers: Sequence[int], needed: set[int]) -> None:
        least, most = self._range(asked, answers)
        if least == most:
            return
        if isinstance(asked, Question):
            needed.add(self._places[asked])
        else:
            for part in asked.parts:
                self._need(part, answers, needed)


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
