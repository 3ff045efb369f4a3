"""On which side of a line a width lies: the words around a length that tell it."""

from __future__ import annotations

import re
from collections.abc import Callable

from trucewatch.extract.text.measures import Measure
from trucewatch.extract.text.scan import Scan
from trucewatch.model import Side
from trucewatch.packs.language.units import Phrases, UnitWords

_REACH = 7
_COORDINATED = 14  # words to the other bearing: "to the north of the road and 6 km deep to the south"
_STOP = re.compile(r"[.;!?\n]")
_Found = tuple[Side, int, int, int]


def find_side(
    scan: Scan, measure: Measure, last: int, end: int, measure_at: Callable[[int], Measure | None], units: UnitWords
) -> _Found:
    """The side, the last word and the end of what tells it, and where that begins.

    A bearing and its opposite ("6 km north and 6 km south") are both sides; so
    are "each side" and the like. "Wide" and "in total" are edge to edge. One
    bearing, or "deep" alone, is one side.
    """
    bearing_at = _bearing(scan, last, units)
    if bearing_at >= 0:
        far = _opposite(scan, measure, bearing_at, measure_at, units)
        if far >= 0:
            return Side.PER_SIDE, far, scan.ends[far], measure.start
    told, total = _after(scan, last, units.per_side, _REACH), _after(scan, last, units.total, 2)
    wide_a_side = told is not None and total is not None and told[0] == total[1] + 1  # "2 km wide on either side"
    if total is not None and (told is None or total[0] < told[0]) and not wide_a_side:
        return Side.TOTAL, total[1], scan.ends[total[1]], measure.start
    if told is None and bearing_at < 0:
        told = _before_clause(scan, measure.first, units.per_side)
        if told is not None:
            return Side.PER_SIDE, last, end, scan.starts[told[0]]
    if told is not None:
        return Side.PER_SIDE, told[1], scan.ends[told[1]], measure.start
    before = _just_before(scan, measure.first, units.total_before)
    if before >= 0:
        return Side.TOTAL, last, end, scan.starts[before]
    if bearing_at >= 0:
        return Side.ONE_SIDE, bearing_at, scan.ends[bearing_at], measure.start
    told = _after(scan, last, units.one_side_from, 1)
    if told is not None:
        return Side.ONE_SIDE, told[1], scan.ends[told[1]], measure.start
    return Side.UNSAID, last, end, measure.start


def _bearing(scan: Scan, last: int, units: UnitWords) -> int:
    """The word of a bearing close after ("deep to the north"), in the same clause; -1 where there is none."""
    for at in range(last + 1, min(last + 5, len(scan.words))):
        if _STOP.search(scan.text, scan.ends[at - 1], scan.starts[at]):
            return -1
        if scan.words[at] in units.bearings:
            return at
        if len(scan.words[at]) > 4:
            return -1
    return -1


def _opposite(
    scan: Scan, measure: Measure, bearing: int, measure_at: Callable[[int], Measure | None], units: UnitWords
) -> int:
    """Where the opposite bearing stands, if it is coordinated with this one at the same length; else -1."""
    wanted = units.opposites.get(scan.words[bearing])
    for at in range(bearing + 1, min(bearing + _COORDINATED, len(scan.words))):
        if _STOP.search(scan.text, scan.ends[at - 1], scan.starts[at]):
            return -1
        again = measure_at(at)
        if again is not None and (again.low, again.high) != (measure.low, measure.high):
            return -1
        if scan.words[at] == wanted:
            return at
    return -1


def _after(scan: Scan, last: int, phrases: Phrases, reach: int) -> tuple[int, int] | None:
    """The first of the phrases within so many words after, in the same sentence."""
    for at in range(last + 1, min(last + 1 + reach, len(scan.words))):
        if _STOP.search(scan.text, scan.ends[at - 1], scan.starts[at]):
            return None
        for length in (4, 3, 2, 1):
            if at + length <= len(scan.words) and scan.words[at : at + length] in phrases:
                return at, at + length - 1
    return None


def _before_clause(scan: Scan, first: int, phrases: Phrases) -> tuple[int, int] | None:
    """One of the phrases in the few words before ("on either side of the line, a 2 km strip")."""
    for at in range(first - 1, max(first - 9, -1), -1):
        if _STOP.search(scan.text, scan.ends[at], scan.starts[at + 1]):
            return None
        for length in (4, 3, 2):
            if at + length <= len(scan.words) and scan.words[at : at + length] in phrases:
                return at, at + length - 1
    return None


def _just_before(scan: Scan, first: int, phrases: Phrases) -> int:
    for length in (3, 2, 1):
        if first >= length and scan.words[first - length : first] in phrases:
            return first - length
    return -1
