"""Distances and widths in a text, in kilometres, with the side of the line that they are on.

Conventions: "about 4 miles" is wrong by half of its last digit, here 3.5 to 4.5 miles (never by
more than an eighth); "nearly 10 km" is 9 to 10 km; "at least", "more than" and "up to" keep the
number and mark it approximate, for a Length has two ends. A conversion in brackets is the same
length again. "6 km to the north and 6 km to the south" is one length, per side.
"""

from __future__ import annotations

import re
from decimal import Decimal

from trucewatch.extract.text.measures import Measure, read_measure
from trucewatch.extract.text.scan import Scan, scan_words
from trucewatch.extract.text.sides import find_side
from trucewatch.model import Length, Side, Span
from trucewatch.packs.language.numbers import NumberWords, number_words
from trucewatch.packs.language.units import UnitWords, unit_words

_OPENING = re.compile(r"\s*\(\s*")
_CLOSING = re.compile(r"[^()\d]{0,24}\)")


def find_lengths(text: str, start: int = 0, language: str = "en") -> tuple[tuple[Span, Length], ...]:
    """The lengths in a text, in order, none overlapping; spans are offset by ``start``.

    >>> [str(length) for span, length in find_lengths("A corridor 6km north and 6km south of the road.")]
    ['6 km on each side']
    """
    words, units = number_words(language), unit_words(language)
    scan = scan_words(text)
    found: list[tuple[Span, Length]] = []
    index, heads = 0, words.heads
    if units.lengths.keys().isdisjoint(scan.words):
        return ()
    while index < len(scan.words):
        word = scan.words[index]
        if word[0].isdigit() or word in heads:
            reading = _read_length(scan, index, words, units)
            if reading is not None:
                index, span, length = reading
                found.append((Span(span.start + start, span.end + start), length))
        index += 1
    return tuple(found)


def read_length(phrase: str) -> Length | None:
    """A whole phrase as a length, or None where it is not one.

    >>> str(read_length("six kilometres wide"))
    '6 km in total'
    """
    found = find_lengths(phrase)
    return found[0][1] if len(found) == 1 and found[0][0] == Span(0, len(phrase)) else None


def _read_length(scan: Scan, index: int, words: NumberWords, units: UnitWords) -> tuple[int, Span, Length] | None:
    measure = _measure(scan, index, words, units)
    if measure is None:
        return None
    last, end = _past_conversion(scan, measure, words, units)
    side, last, end, begin = find_side(scan, measure, last, end, lambda at: _measure(scan, at, words, units), units)
    unit = scan.words[measure.unit]
    needs_more = unit in units.short_lengths and (side is Side.UNSAID or not measure.digits)
    if needs_more and not _is_distance(scan, last, units):
        return None
    span = Span(min(begin, measure.start), end)
    return last, span, _length(measure, _metres(measure, unit, units), side, span.of(scan.text))


def _measure(scan: Scan, index: int, words: NumberWords, units: UnitWords) -> Measure | None:
    measure = read_measure(scan, index, words, units.lengths, units.between)
    if measure is None or measure.kind in units.squares or measure.article:
        return None
    following = scan.words[measure.unit + 1] if measure.unit + 1 < len(scan.words) else ""
    close = scan.text[measure.end : measure.end + 1] in (" ", "-", "/", "")
    return None if close and following in units.not_lengths else measure


def _metres(measure: Measure, unit: str, units: UnitWords) -> float:
    return units.length_kinds.get(measure.kind, units.lengths[unit])


def _is_distance(scan: Scan, last: int, units: UnitWords) -> bool:
    """Does a word of distance or direction follow ("500 m away", "300 m north of")?"""
    following = scan.words[last + 1 : last + 4]
    return any(
        following[:length] in phrases for phrases in (units.depth, units.total) for length in (1, 2)
    ) or not units.bearings.isdisjoint(following)


def _past_conversion(scan: Scan, measure: Measure, words: NumberWords, units: UnitWords) -> tuple[int, int]:
    """The last word and the end after "(7.5 miles)", which says the same again."""
    opened = _OPENING.match(scan.text, measure.end)
    if opened is None:
        return measure.unit, measure.end
    for at in range(measure.unit + 1, min(measure.unit + 4, len(scan.words))):
        again = _measure(scan, at, words, units)
        if again is None:
            continue
        closed = _CLOSING.match(scan.text, again.end)
        if closed is not None:
            last = again.unit
            while last + 1 < len(scan.words) and scan.starts[last + 1] < closed.end():
                last += 1
            return last, closed.end()
    return measure.unit, measure.end


def _length(measure: Measure, metres: float, side: Side, text: str) -> Length:
    low, high = float(measure.low), float(measure.high)
    approximate = bool({"about", "nearly", "at_least", "more_than", "at_most", "fewer_than"} & set(measure.bends))
    if "nearly" in measure.bends:
        low = low * 0.9
    elif "about" in measure.bends and low == high:
        error = _rounding(measure.low)
        low, high = low - error, high + error
    return Length(round(low * metres / 1000, 6), round(high * metres / 1000, 6), approximate, side, text)


def _rounding(number: Decimal) -> float:
    """Half of the last digit that a round figure vouches for, but at most an eighth of it."""
    exponent = int(number.normalize().as_tuple().exponent)
    step = float(Decimal(10) ** exponent)
    half = step / 2
    return half if exponent <= 0 else min(half, max(0.5, float(number) / 8))
