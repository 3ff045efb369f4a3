"""Counts in a text, each with the ends that its words leave open.

Conventions (the words themselves are in ``data/lexicon/<language>/numbers.yaml``):

- "at least 16" is 16 and more; "more than a dozen" is 13 and more; "up to 12" and "as many as 12"
  are at most 12; "fewer than 12" is at most 11.
- "about", "some", "an estimated" keep the number and mark it approximate; "nearly a million" is
  900,000 to 1,000,000, approximate.
- "dozens" is 24 and more: what the word says. ACLED's coding of it as 12 is a convention for a
  column that must hold one number, and is no reading of the words.
- "a dozen" and "3.6 million" are taken at their word, 12 and 3,600,000.

Never counts: ordinals, years, dates, times, money, percentages, lengths, ages, results of games and
numbers in names ("M4", "Article 5").
"""

from __future__ import annotations

from decimal import Decimal

from trucewatch.extract.text.lengths import find_lengths
from trucewatch.extract.text.measures import blanked
from trucewatch.extract.text.numerals import Numeral, is_year, modifier_before, read_numeral
from trucewatch.extract.text.quantity_context import is_no_count, only_one
from trucewatch.extract.text.scan import Scan, scan_words
from trucewatch.extract.times.marks import time_spans
from trucewatch.model import Quantity, Span
from trucewatch.packs.language.numbers import NumberWords, number_words
from trucewatch.packs.language.units import UnitWords, unit_words

_DASHES = ("-", "–", "—", "‑")

_MULTIPLE_WITHIN = 5  # words of a number before "times"
_ROUND_FROM = 100  # from here a number that ends in 0 is round


def find_quantities(
    text: str, start: int = 0, *, singular: bool = False, language: str = "en"
) -> tuple[tuple[Span, Quantity], ...]:
    """The counts in a text, in order, none overlapping; spans are offset by ``start``.

    With ``singular``, "a", "an", "one", "another" and "a single" count as one,
    whatever follows them: the caller knows whether a countable noun does.

    >>> [str(quantity) for span, quantity in find_quantities("At least 16 died, more than a dozen on March 6.")]
    ['at least 16', 'at least 13']
    """
    words, units = number_words(language), unit_words(language)
    scan = scan_words(text)
    found: list[tuple[Span, Quantity]] = []
    heads, done = words.heads, -1
    for index in [at for at, word in enumerate(scan.words) if word in heads or word.isdecimal()]:
        if index <= done:
            continue
        reading = _read_count(scan, index, words, units, singular)
        if reading is not None:
            done, span, quantity = reading
            if quantity is not None:
                found.append((span, quantity))
    if found:
        times = [*time_spans(text, language), *(span for span, _ in find_lengths(text, language=language))]
        found = [each for each in found if not any(each[0].overlaps(time) for time in times)]
    return tuple((Span(span.start + start, span.end + start), quantity) for span, quantity in found)


def find_multiples(text: str, start: int = 0, language: str = "en") -> tuple[tuple[Span, Quantity], ...]:
    """How often something was, in order; spans are offset by ``start``.

    >>> [str(quantity) for span, quantity in find_multiples("It was broken more than 40 times on Monday.")]
    ['at least 41']
    """
    scan, words = scan_words(text), number_words(language)
    found: list[tuple[Span, Quantity]] = []
    for at in (index for index, word in enumerate(scan.words) if word in words.multiples):
        for first in range(max(0, at - _MULTIPLE_WITHIN), at):
            span = Span(scan.starts[first], scan.ends[at - 1])
            quantity = read_quantity(span.of(text), language)
            if quantity is not None:
                found.append((Span(span.start + start, span.end + start), quantity))
                break
    return tuple(found)


def read_quantity(phrase: str, language: str = "en") -> Quantity | None:
    """A whole phrase as a count, or None where it is not one; its surroundings play no part.

    >>> str(read_quantity("more than a dozen"))
    'at least 13'
    """
    words = number_words(language)
    scan = scan_words(phrase)
    for index in range(min(len(scan.words), 8)):
        whole = _read_span(scan, index, words)
        if whole is not None and (whole[1].start, whole[1].end) == (0, len(phrase)):
            return whole[2]
    if phrase.lower() in words.singular:
        return Quantity(1, 1, text=phrase)
    return None


_Reading = tuple[int, Span, Quantity | None]


def _read_count(scan: Scan, index: int, words: NumberWords, units: UnitWords, singular: bool) -> _Reading | None:
    """The last word read, the span, and the count (None where the number counts nothing)."""
    whole = _read_span(scan, index, words)
    if whole is None:
        if singular and only_one(scan, index, words):
            span = Span(scan.starts[index], scan.ends[index])
            return index, span, Quantity(1, 1, text=span.of(scan.text))
        return None
    last, span, quantity, numerals, bends = whole
    if quantity is None or any(is_no_count(scan, numeral, words, units, bends) for numeral in numerals):
        return last, span, None
    bare_one = quantity.exact == 1 and not bends and scan.words[index] in words.singular
    if bare_one and not (singular and only_one(scan, index, words)):
        return None
    if len(numerals) == 1 and is_year(scan, numerals[0], words) and not bends:
        return last, span, None
    return last, span, quantity


_Whole = tuple[int, Span, Quantity | None, tuple[Numeral, ...], tuple[str, ...]]


def _read_span(scan: Scan, index: int, words: NumberWords) -> _Whole | None:
    """A number with its range and its modifiers: "between 10 and 15", "at least 12", "300 or more"."""
    first = read_numeral(scan, index, words)
    if first is None or not first.whole:
        return None
    second = _range_end(scan, first, words)
    if second is not None and (first.high is None or second.low <= first.low or not second.whole):
        if scan.text[first.end : second.start] in _DASHES:  # "2-1": a result
            return second.last, Span(first.start, second.end), None, (first, second), ()
        second = None
    last, end = (second.last, second.end) if second else (first.last, first.end)
    numerals = (first, second) if second else (first,)
    low: Decimal = first.low
    high = second.high if second else first.high
    approximate = first.approximate or (second is not None and second.approximate)
    if second and second.scaled and not first.scaled and first.low < 1000:
        factor = _scale_of(second)
        low = low * factor if low * factor <= (high or low * factor) else low
    at, bends = first.first, []
    while at > 0 and scan.adjoins(at - 1, at, ("",)):
        begun, bend = modifier_before(scan, at - 1, words)
        if begun < 0 or (begun == at - 1 and _is_of_place(scan, begun, low, words)):
            break
        bends.append(bend)
        at = begun
    if second and at > 0 and scan.words[at - 1] in words.between and scan.adjoins(at - 1, at, ("",)):
        at -= 1
    bend, last, end = _bend_after(scan, last, end, words)
    bends += [bend] if bend else []
    low_end, high_end, vague = _bent(low, high, approximate, bends)
    if high_end is not None and high_end < 0:
        return None
    span = Span(scan.starts[at], end)
    quantity = Quantity(low_end, high_end, vague, span.of(scan.text))
    return last, span, quantity, numerals, tuple(bends)


def _range_end(scan: Scan, first: Numeral, words: NumberWords) -> Numeral | None:
    """The far end of "10-15", "10 to 15", "two or three", "between 10 and 15"."""
    after = first.last + 1
    if after >= len(scan.words):
        return None
    gap = scan.text[first.end : scan.starts[after]]
    if gap in _DASHES and scan.words[after][0].isdigit() == first.digits:
        return read_numeral(blanked(scan, first.end, scan.starts[after]), after, words)
    joins = words.range_joins
    begun = first.first
    while begun > 0:
        further, _ = modifier_before(scan, begun - 1, words)
        if further < 0:
            break
        begun = further
    before = scan.words[begun - 1] if begun else ""
    if before in words.between:
        joins = joins | words.between_joins
    if before in words.range_breakers or scan.words[after] not in joins or gap.strip() or after + 1 >= len(scan.words):
        return None
    if not scan.adjoins(after, after + 1, ("",)):
        return None
    second = read_numeral(scan, after + 1, words)
    return second if second and (second.high is not None) else None


def _scale_of(numeral: Numeral) -> Decimal:
    """The scale that "million" gave "10 to 15 million": the largest power of a thousand (or dozen) within."""
    return next((Decimal(10) ** power for power in (12, 9, 6, 3) if numeral.low >= Decimal(10) ** power), Decimal(1))


def _bend_after(scan: Scan, last: int, end: int, words: NumberWords) -> tuple[str, int, int]:
    for sign, bend in words.after_signs.items():
        if scan.lower.startswith(sign, end) and not scan.lower[end + len(sign) : end + len(sign) + 1].isalnum():
            far = end + len(sign)
            while last + 1 < len(scan.words) and scan.starts[last + 1] < far:
                last += 1
            return bend, last, far
    for length in (3, 2):
        bend = words.after.get(scan.words[last + 1 : last + 1 + length], "")
        if (
            bend
            and last + length < len(scan.words)
            and all(scan.adjoins(at, at + 1, ("",)) for at in range(last, last + length))
        ):
            return bend, last + length, scan.ends[last + length]
    return "", last, end


def _is_of_place(scan: Scan, at: int, low: Decimal, words: NumberWords) -> bool:
    """Is the word before a number a preposition or a verb's own: "over two villages", "hand over 840 rifles"?"""
    before = scan.words[at - 1] if at > 0 else ""
    return scan.words[at] in words.spatial and (low < words.spatial_from or before in words.spatial_verbs)


def _bent(
    low: Decimal, high: Decimal | None, approximate: bool, bends: list[str]
) -> tuple[int | None, int | None, bool]:
    """The ends after the modifiers, the nearest first."""
    least: int | None = int(low)
    most: int | None = None if high is None else int(high)
    for bend in bends:
        far = most if most is not None else least
        if bend == "at_least":
            least, most = least if least is not None else far, None
        elif bend == "more_than":
            number = least if least is not None else far or 0
            # Round numbers are not counted to the unit: "more than 3,700" is no claim of 3,701.
            least, most = number if number >= _ROUND_FROM and number % 10 == 0 else number + 1, None
        elif bend == "at_most":
            least, most = None, far
        elif bend == "fewer_than":
            least, most = None, None if far is None else far - 1
        elif bend == "nearly":
            least, most, approximate = None if far is None else far * 9 // 10, far, True
        elif bend == "about":
            approximate = True
    return least, most, approximate
