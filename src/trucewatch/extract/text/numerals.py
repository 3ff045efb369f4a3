"""One number as written, in digits or words, with the ends it leaves open.

Nothing here knows what is counted: quantities, lengths and times all read
their numbers with it.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from decimal import Decimal

from trucewatch.extract.text.scan import Scan
from trucewatch.packs.language.numbers import NumberWords

_BLANKS = re.compile(r"[ \u00a0\u202f]")
_HYPHENS = ("", "-", "–", "‑")
_LARGEST = Decimal(10) ** 13


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number from word ``first`` to word ``last`` of a scan, both inclusive.

    ``start`` and ``end`` are offsets of its characters. ``high`` None is open.
    ``grouped`` says that its digits stand in threes ("1,950" is never a year).
    """

    first: int
    last: int
    start: int
    end: int
    low: Decimal
    high: Decimal | None
    approximate: bool = False
    digits: bool = False
    grouped: bool = False
    scaled: bool = False

    @property
    def whole(self) -> bool:
        """Are its ends whole numbers, as a count's must be?"""
        return self.low == self.low.to_integral_value() and (
            self.high is None or self.high == self.high.to_integral_value()
        )


def read_numeral(scan: Scan, index: int, words: NumberWords, glued: Container[str] = ()) -> Numeral | None:
    """The number that begins at a word, or None. A number inside a name ("M4", "S-400") is none.

    ``glued`` are units that may follow digits with no blank ("6km"); the number ends before them.
    """
    word = scan.words[index]
    if index and scan.words[index - 1 : index + 1] in words.not_numbers:
        return None
    if word[0].isdigit():
        return _read_digits(scan, index, words, glued)
    if word in words.multipliers or word in words.plurals:
        return _read_plural(scan, index, words)
    return _read_fraction(scan, index, words) or _read_vague(scan, index, words) or _read_words(scan, index, words)


def _read_digits(scan: Scan, index: int, words: NumberWords, glued: Container[str]) -> Numeral | None:
    start = scan.starts[index]
    match = words.digits.match(scan.lower, start)
    if match is None or _inside_a_name(scan.text, start) or len(match.group()) > 18:
        return None
    end, last = match.end(), index
    while last + 1 < len(scan.words) and scan.starts[last + 1] < end:
        last += 1
    plain = _BLANKS.sub("", match.group()).replace(words.grouping, "")
    value, scaled = Decimal(plain.replace(words.decimal, ".")), False
    rest = scan.lower[end : end + 2]
    if rest[:1].isalpha() and last + 1 < len(scan.words) and scan.words[last + 1] in glued:
        pass
    elif rest[:1].isalpha():
        if last + 1 >= len(scan.words) or scan.words[last + 1] not in words.suffixes:
            return None
        last += 1
        value, end, scaled = value * words.suffixes[scan.words[last]], scan.ends[last], True
    elif rest[:1] == "_" or (rest[:1] in ".,:/" and rest[1:].isdigit()):
        return None
    if last + 1 < len(scan.words) and scan.words[last + 1] in words.scales and scan.adjoins(last, last + 1):
        last += 1
        value, end, scaled = value * words.scales[scan.words[last]], scan.ends[last], True
    if value > _LARGEST:
        return None
    grouped = len(plain) < len(match.group())
    return Numeral(index, last, start, end, value, value, False, True, grouped, scaled)


def _inside_a_name(text: str, start: int) -> bool:
    """Does a letter, a hyphen after a letter, or a sign that belongs to a longer figure stand before?"""
    before, further = text[start - 1 : start], text[start - 2 : start - 1]
    if before.isalnum() or before == "_":
        return True
    if before in ("-", "‑"):
        return further.isalpha()
    return before in (".", ",", ":", "/") and further.isdigit()


def _read_plural(scan: Scan, index: int, words: NumberWords) -> Numeral | None:
    """As in "Dozens", "hundreds", "tens of thousands"."""
    word = scan.words[index]
    if word in words.multipliers and index + 2 < len(scan.words) and scan.words[index + 1] in words.links:
        scale = scan.words[index + 2]
        if scale in words.plurals and scan.after(index) and scan.after(index + 1):
            # "tens of thousands" is twenty thousand or more: the first word's least, of the second word's single.
            factor, unit = words.multipliers[word][0], words.plurals[scale][0] // 2
            return _spoken(scan, index, index + 2, factor * unit, None, True)
    if word not in words.plurals:
        return None
    low, high = words.plurals[word]
    return _spoken(scan, index, index, low, high, True)


def _read_fraction(scan: Scan, index: int, words: NumberWords) -> Numeral | None:
    """As in "Half a million", "a quarter of a million"."""
    at = index + 1 if scan.words[index] in words.articles else index
    if at >= len(scan.words) or scan.words[at] not in words.fractions:
        return None
    part, last = words.fractions[scan.words[at]], at + 1
    while last < len(scan.words) and scan.words[last] in words.articles | words.links:
        last += 1
    if last >= len(scan.words) or scan.words[last] not in words.scales or not _blank(scan, index, last):
        return None
    value = Decimal(words.scales[scan.words[last]]) * part / 100
    return _spoken(scan, index, last, value, value, False)


def _read_vague(scan: Scan, index: int, words: NumberWords) -> Numeral | None:
    """As in "Several", "a few dozen", "a couple of hundred"."""
    at = index + 1 if scan.words[index] in words.articles else index
    if at >= len(scan.words) or scan.words[at] not in words.vague or not _blank(scan, index, at):
        return None
    word = scan.words[at]
    if word in words.vague_with_article and at == index:
        return None
    low, high = words.vague[word]
    last, factor = at, 1
    further = at + 1
    if further < len(scan.words) and scan.words[further] in words.links:
        further += 1
    if further < len(scan.words) and scan.words[further] in words.scales and _blank(scan, at, further):
        last, factor = further, words.scales[scan.words[further]]
    return _spoken(
        scan, index, last, low * factor, None if high is None else high * factor, word not in words.exact_vague
    )


def _read_words(scan: Scan, index: int, words: NumberWords) -> Numeral | None:
    """As in "Thirteen", "two hundred and fifty thousand", "a dozen", "two and a half million"."""
    if _hyphened_before(scan, index):
        return None
    total, ceiling, last, at, scaled = 0, _LARGEST, -1, index, False
    if scan.words[index] in words.bare_scales:  # "mil doscientos": a thousand without "a"
        total, last, at, scaled = words.scales[scan.words[index]], index, index + 1, True
        ceiling = Decimal(total)
    while at < len(scan.words) and (last < 0 or _blank(scan, last, at)):
        small = _below_thousand(scan, at, words, article=at == index)
        if small is None:
            break
        value, end = small
        half = _and_a_half(scan, end + 1, value, words) if total == 0 else None
        if half is not None:
            return _spoken(scan, index, half[1], half[0], half[0], False)
        scale = words.scales.get(scan.words[end + 1], 0) if _joins_on(scan, end) else 0
        if scale >= ceiling:
            break
        scaled = scale >= 1000
        if not scaled:
            total, last = total + value, end
            break
        total, last, ceiling, at = total + value * scale, end + 1, Decimal(scale), end + 2
        if at < len(scan.words) and scan.words[at] in words.joins:
            at += 1
        if not _blank(scan, last, min(at, len(scan.words) - 1)):
            break
    if last < 0 or scan.text[scan.ends[last] : scan.ends[last] + 1].isdigit():
        return None
    return _spoken(scan, index, last, total, total, False, scaled=scaled)


def _joins_on(scan: Scan, index: int) -> bool:
    """Does another word of a number stand right after, with a blank or a hyphen between?"""
    return index + 1 < len(scan.words) and scan.adjoins(index, index + 1, _HYPHENS)


def _below_thousand(scan: Scan, at: int, words: NumberWords, article: bool) -> tuple[int, int] | None:
    """As in "Twenty-one", "two hundred and fifty", "two dozen"; the value and its last word.

    With ``article``, "a" before a scale is one of it.
    """
    found = _below_hundred(scan, at, words)
    if found is None:
        if not article or scan.words[at] not in words.articles or scan.after(at) not in words.scales:
            return None
        found = (1, at)
    value, last = found
    if value >= 100 and value % 100 == 0 and _joins_on(scan, last):  # "ciento veinte": the hundreds are one word
        rest = _below_hundred(scan, last + 1, words)
        if rest is not None and rest[0] < 100:
            value, last = value + rest[0], rest[1]
    scale = words.scales.get(scan.words[last + 1], 0) if _joins_on(scan, last) else 0
    if not 0 < scale < 1000:
        return value, last
    value, last = value * scale, last + 1
    if scale == 100 and _joins_on(scan, last):
        further = last + 2 if scan.words[last + 1] in words.joins else last + 1
        rest = _below_hundred(scan, further, words) if further < len(scan.words) else None
        if rest is not None and _blank(scan, last, further):
            return value + rest[0], rest[1]
    return value, last


def _below_hundred(scan: Scan, at: int, words: NumberWords) -> tuple[int, int] | None:
    """One cardinal, or tens and ones ("twenty-one", but not "five six")."""
    value = words.cardinals.get(scan.words[at])
    if value is None:
        return None
    if value >= 20 and value % 10 == 0 and _joins_on(scan, at):
        ones = words.cardinals.get(scan.words[at + 1], 0)
        if 0 < ones < 10:
            return value + ones, at + 1
        if scan.words[at + 1] in words.tens_joins and _joins_on(scan, at + 1):  # "treinta y tres"
            ones = words.cardinals.get(scan.words[at + 2], 0)
            if 0 < ones < 10:
                return value + ones, at + 2
    return value, at


def _and_a_half(scan: Scan, at: int, current: int, words: NumberWords) -> tuple[Decimal, int] | None:
    """As in "(two) and a half million", "(two) and a half years", from its "and" on: the value and its last word."""
    tail = scan.words[at : at + 3]
    if len(tail) < 3 or tail[0] not in words.joins or tail[1] not in words.articles or not _blank(scan, at, at + 2):
        return None
    if tail[2] not in words.fractions:
        return None
    value = Decimal(current) + Decimal(words.fractions[tail[2]]) / 100
    scale = words.scales.get(scan.after(at + 2))
    return (value, at + 2) if scale is None else (value * scale, at + 3)


def _hyphened_before(scan: Scan, index: int) -> bool:
    start = scan.starts[index]
    before, further = scan.text[start - 1 : start], scan.text[start - 2 : start - 1]
    return before.isdigit() or before == "_" or (before in ("-", "‑") and further.isalpha())


def _blank(scan: Scan, first: int, last: int) -> bool:
    return all(scan.adjoins(at, at + 1) for at in range(first, last))


def _spoken(
    scan: Scan,
    first: int,
    last: int,
    low: Decimal | int,
    high: Decimal | int | None,
    approximate: bool,
    scaled: bool = False,
) -> Numeral:
    end = None if high is None else Decimal(high)
    return Numeral(first, last, scan.starts[first], scan.ends[last], Decimal(low), end, approximate, scaled=scaled)


def is_year(scan: Scan, numeral: Numeral, words: NumberWords) -> bool:
    """Do these four digits name a year? "In 2018" and "the 2018 deal" do, "2000 troops" do not."""
    first, last = words.years
    if not numeral.digits or numeral.grouped or numeral.scaled or numeral.end - numeral.start != 4:
        return False
    if not first <= numeral.low <= last or not numeral.whole:
        return False
    if scan.before(numeral.first) in words.year_before:
        return True
    return not is_counted(scan.after(numeral.last), words)


def is_counted(word: str, words: NumberWords) -> bool:
    """Does a word look like a plural noun, people or things that can be counted?"""
    if word in words.plain_plurals:
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith("ss") and word not in words.not_plural


def modifier_before(scan: Scan, last: int, words: NumberWords, longest: int = 4) -> tuple[int, str]:
    """The longest modifier that ends at word ``last``: its first word and its bend; (-1, "") where none does."""
    if scan.words[last] not in words.modifier_ends:
        return -1, ""
    for length in range(min(longest, last + 1), 0, -1):
        first = last - length + 1
        told = words.modifiers.get(scan.words[first : last + 1])
        if told and _blank(scan, first, last):
            return first, told
    return -1, ""
