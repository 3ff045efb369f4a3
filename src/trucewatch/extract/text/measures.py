"""A number with a unit after it: what lengths and durations have in common."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from decimal import Decimal

from trucewatch.extract.text.numerals import Numeral, modifier_before, read_numeral
from trucewatch.extract.text.scan import Scan
from trucewatch.packs.language.numbers import NumberWords

_DASHES = ("-", "–", "—", "‑")


@dataclass(frozen=True, slots=True)
class Measure:
    """A number, or a range of two, with its unit at word ``unit``.

    ``low`` and ``high`` are in that unit; ``bends`` are the modifiers before it
    (``at_least``, ``about`` ...); ``kind`` is the word between number and unit.
    """

    first: int
    unit: int
    start: int
    end: int
    low: Decimal
    high: Decimal
    bends: tuple[str, ...] = ()
    kind: str = ""
    article: bool = False
    digits: bool = False


def read_measure(
    scan: Scan, index: int, words: NumberWords, units: Container[str], kinds: Container[str]
) -> Measure | None:
    """The measure that begins at a word, or None. "A week" and "an hour" are one of their unit."""
    if scan.words[index] in words.articles:
        one = _one_of(scan, index, units, kinds)
        if one is not None:
            return one
    first = read_numeral(scan, index, words, units)
    if first is None or first.high is None:
        return None
    second, last = _second(scan, first, words, units), first.last
    if second is not None:
        last = second.last
    unit, kind = _unit(scan, last, units, kinds)
    if unit < 0:
        return None
    high = second.high if second is not None and second.high is not None else first.high
    if high < first.low:
        return None
    at, bends = first.first, []
    while at > 0 and scan.adjoins(at - 1, at, ("",)):
        begun, bend = modifier_before(scan, at - 1, words)
        if begun < 0:
            break
        bends.append(bend)
        at = begun
    bends += ["about"] if first.approximate else []
    start, end = scan.starts[at], scan.ends[unit]
    return Measure(at, unit, start, end, first.low, high, tuple(bends), kind, False, first.digits)


def _one_of(scan: Scan, index: int, units: Container[str], kinds: Container[str]) -> Measure | None:
    unit, kind = _unit(scan, index, units, kinds)
    if unit < 0:
        return None
    return Measure(index, unit, scan.starts[index], scan.ends[unit], Decimal(1), Decimal(1), (), kind, True)


def _second(scan: Scan, first: Numeral, words: NumberWords, units: Container[str]) -> Numeral | None:
    """The far end of "15-20 (km)" or "15 to 20 (km)"; a unit after the first number may stand ("6 km to 8 km")."""
    after = first.last + 1
    if after >= len(scan.words):
        return None
    gap = scan.text[first.end : scan.starts[after]].strip()
    if gap in _DASHES and scan.words[after][0].isdigit():
        return read_numeral(blanked(scan, first.end, scan.starts[after]), after, words, units)
    if gap or scan.words[after] not in words.range_joins or after + 1 >= len(scan.words):
        return None
    return read_numeral(scan, after + 1, words, units) if scan.adjoins(after, after + 1, ("",)) else None


def _unit(scan: Scan, last: int, units: Container[str], kinds: Container[str]) -> tuple[int, str]:
    at, kind = last + 1, ""
    while at < len(scan.words) and scan.words[at] in kinds and scan.adjoins(at - 1, at):
        kind = scan.words[at]
        at += 1
    if at < len(scan.words) and scan.words[at] in units and scan.adjoins(at - 1, at):
        return at, kind
    return -1, ""


def blanked(scan: Scan, start: int, end: int) -> Scan:
    """The same words with the signs from ``start`` to ``end`` made blanks, so that what follows stands alone."""
    blank = " " * (end - start)
    return Scan(
        scan.text[:start] + blank + scan.text[end:],
        scan.lower[:start] + blank + scan.lower[end:],
        scan.words, scan.starts, scan.ends,
    )  # fmt: skip
