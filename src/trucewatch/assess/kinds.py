"""Kinds of event, alike in all that terms ask but the place: each is judged once, however many events there are."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from trucewatch.assess.alike import Alike, Codes, Moments
from trucewatch.assess.terms import Asked, TermJudge
from trucewatch.assess.times import in_hours
from trucewatch.assess.truths import HOURS
from trucewatch.columns import FOREVER, NEVER, EventColumns

Lines = NDArray[np.int16]

_MOST = 1 << 17  # so many kinds are remembered


class Kinds:
    """The kinds of event that some terms have met, each with its line under each term as long as the place says no."""

    def __init__(self, terms: Sequence[TermJudge]) -> None:
        self._terms = terms
        self._moments = Moments(moment for one in terms for moment in one.boundaries())
        self._hours = list(dict.fromkeys(one.hours for one in terms if one.hours is not None))
        self._numbers: dict[tuple[object, ...], int] = {}
        self._lines: Lines = np.zeros((len(terms), 0), dtype=np.int16)
        self._learning = Lock()

    def of(self, columns: EventColumns) -> tuple[Alike, Lines]:
        """The kinds of these events, and the line of each: a row for each term."""
        told = self._told(columns)
        kinds = Alike.of(len(columns), [(codes, len(meanings)) for codes, meanings in told])
        meant = ([meanings[code] for code in codes[kinds.rows].tolist()] for codes, meanings in told)
        keys = list(zip(*meant, strict=True))
        with self._learning:
            new = [place for place, key in enumerate(keys) if key not in self._numbers]
            if new and len(self._numbers) + len(new) > _MOST:
                self._numbers, self._lines, new = {}, self._lines[:, :0], list(range(len(keys)))
            if new:
                self._learn([keys[place] for place in new], columns.take(kinds.rows[new]).with_used_codes())
            return kinds, self._lines[:, [self._numbers[key] for key in keys]]

    def _told(self, columns: EventColumns) -> list[tuple[Codes, Sequence[object]]]:
        """All that terms ask of an event: codes, and what each means in any batch.

        Two times on the same side of every moment are alike.
        """
        moments = range(len(self._moments) + 1)
        open_ended = (columns.start == NEVER) | (columns.end == FOREVER)
        told: list[tuple[Codes, Sequence[object]]] = [
            (self._moments.passed(columns.start), moments),
            (self._moments.passed(columns.end - 1), moments),
            (columns.zoned * np.int8(4) + columns.fine * np.int8(2) + open_ended, range(8)),
            (columns.act, columns.acts),
            (columns.denied * np.int8(2) + columns.mutual, range(4)),
            (columns.who, columns.actors),
            (columns.target, columns.targets),
            (columns.means, columns.weapons),
        ]
        fine = columns.fine.any()  # a time told to the day is at no hours, but on a day of the week
        told += [(in_hours(columns, *hours), range(HOURS)) for hours in self._hours if fine or hours[1].days]
        return told

    def _learn(self, keys: Sequence[tuple[object, ...]], examples: EventColumns) -> None:
        self._numbers.update(zip(keys, range(self._lines.shape[1], self._lines.shape[1] + len(keys)), strict=True))
        asked = Asked(examples)
        self._lines = np.hstack([self._lines, np.stack([one.line(asked) for one in self._terms])])
