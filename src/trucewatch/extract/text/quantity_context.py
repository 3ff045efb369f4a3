"""What the words around a number say of it: money, a percentage, an age, a name, a unit."""

from __future__ import annotations

import re

from trucewatch.extract.text.numerals import Numeral
from trucewatch.extract.text.scan import Scan
from trucewatch.packs.language.numbers import NumberWords
from trucewatch.packs.language.units import UnitWords

_AGE_IN_APPOSITION = re.compile(r"[^\W\d_]+,\s*$")


def is_no_count(
    scan: Scan, numeral: Numeral, words: NumberWords, units: UnitWords, bends: tuple[str, ...] = ()
) -> bool:
    """Does the number tell something other than how many?"""
    return (
        is_money_or_share(scan, numeral, words)
        or _is_hyphened(scan, numeral, words)
        or _is_measured(scan, numeral, units)
        or _is_named(scan, numeral, words, units, bends)
        or _is_age(scan, numeral, words)
    )


def only_one(scan: Scan, index: int, words: NumberWords) -> bool:
    """Is this a word that counts a single thing ("a soldier", "one of" excepted)?"""
    word = scan.words[index]
    if word not in words.singular or not scan.after(index) or scan.after(index) in words.one_not_before:
        return False
    if scan.before(index) in words.one_not_after or scan.after(index) in words.singular:
        return False
    following = scan.words[index + 1 : index + 4]
    phrases = (scan.words[index : index + length] for length in (2, 3))
    return not (
        any(phrase in words.modifiers for phrase in phrases)
        or (
            following
            and (following[0] in words.scales or following[0] in words.vague or following[0] in words.fractions)
        )
    )


def is_money_or_share(scan: Scan, numeral: Numeral, words: NumberWords) -> bool:
    """Is it an amount of money, a percentage, or another number with a sign of its own?"""
    before = scan.text[max(0, numeral.start - 3) : numeral.start].rstrip()[-1:]
    if before in words.currency_signs and before:
        return True
    after = scan.text[numeral.end : numeral.end + 2].strip()[:1]
    if after and (after in words.percent_signs or after in words.currency_signs):
        return True
    at = numeral.last + 1
    if numeral.approximate and at < len(scan.words) and scan.words[at] in words.links:
        at += 1  # "billions of euros"
    while at < len(scan.words) and scan.words[at] in words.measure_adjectives and scan.adjoins(at - 1, at):
        at += 1
    return at < len(scan.words) and scan.words[at] in words.measures and scan.adjoins(at - 1, at)


def _is_hyphened(scan: Scan, numeral: Numeral, words: NumberWords) -> bool:
    """As in "Three-way", "24-hour", "two-state": only "12-member" and the like count."""
    at = numeral.last + 1
    if at >= len(scan.words) or scan.starts[at] != numeral.end + 1 or scan.text[numeral.end] not in "-‑":
        return False
    return scan.words[at] not in words.counting_suffixes and not scan.words[at][0].isdigit()


def _is_measured(scan: Scan, numeral: Numeral, units: UnitWords) -> bool:
    """Does a unit of length, time, weight or area follow?"""
    at = numeral.last + 1
    if numeral.scaled and scan.words[numeral.last] in units.short_lengths:
        return False
    while at < len(scan.words) and (scan.words[at] in units.between) and scan.adjoins(at - 1, at):
        at += 1
    if at >= len(scan.words) or not scan.adjoins(at - 1, at):
        return False
    return scan.words[at] in units.times or scan.words[at] in units.lengths or scan.words[at] in units.other


def _is_named(scan: Scan, numeral: Numeral, words: NumberWords, units: UnitWords, bends: tuple[str, ...]) -> bool:
    """Is it the number of something: "Article 5", "the 46th", "Rossiya-24", "day three" and not "that day three"?"""
    before = scan.before(numeral.first)
    if bends or not before:
        return False
    at = numeral.first - 1
    if scan.before(at) in words.no_namer_after and not scan.capital(at):
        spelled = not scan.words[numeral.first][0].isdigit()
        if spelled or before in units.times:
            return False
    return before in words.namers and numeral.first == numeral.last


def _is_age(scan: Scan, numeral: Numeral, words: NumberWords) -> bool:
    before = scan.before(numeral.first)
    ages = [at for at in range(max(0, numeral.first - 4), numeral.first) if scan.words[at] in words.age_before]
    if ages and "," not in scan.text[scan.ends[ages[-1]] : numeral.start]:  # "aged 12", "aged from four to ten"
        return True
    if before in words.age_modifiers and scan.before(numeral.first - 1) in words.age_groups:
        return True
    if not numeral.digits or numeral.low >= 120:
        return False
    # "Ahmad Said, 34, fled": digits between commas after a name.
    if scan.text[numeral.end : numeral.end + 1] != "," or numeral.first == 0:
        return False
    name = _AGE_IN_APPOSITION.search(scan.text[max(0, numeral.start - 40) : numeral.start])
    return bool(name) and scan.capital(numeral.first - 1)
