"""Shares of those who were counted just before: "half of them children", "40% of whom were women"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from trucewatch.model import Quantity, Span
from trucewatch.packs.language.numbers import WHOLE, number_words


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a number told before, in ten-thousandths, with the bend of the words before it ("more than")."""

    span: Span
    part: int
    bend: str
    text: str

    def of(self, whole: Quantity) -> Quantity:
        """How many that is: approximate, since shares are seldom counted out; "more than half" can be all.

        >>> share = Share(Span(0, 4), 5000, "plain", "half")
        >>> str(share.of(Quantity(48, 48))), str(share.of(Quantity(20, None)))
        ('about 24', 'at least about 10')
        >>> str(Share(Span(0, 4), 5000, "more_than", "half").of(Quantity(20, 20)))
        '11 to 20'
        """
        if whole.low is None:
            return Quantity(None, None, True, self.text)
        least = round(whole.low * self.part / WHOLE)
        if self.bend == "more_than":
            return Quantity(whole.low * self.part // WHOLE + 1, whole.high, False, self.text)
        if self.bend == "at_least":
            return Quantity(least, whole.high, False, self.text)
        most = round(whole.high * self.part / WHOLE) if whole.high is not None else None
        return Quantity(least, most, True, self.text)


def find_shares(text: str, start: int, of_whole: Collection[str], language: str) -> Iterator[Share]:
    """The shares of a sentence, each with what says of whom it is ("of them")."""
    lowered = text.lower()
    if not any(phrase.rsplit(" ", 1)[-1] in lowered for phrase in of_whole):
        return
    words = number_words(language)
    for found in _pattern(frozenset(of_whole), language).finditer(text):
        named, digits = found["share"], found["percent"]
        part = words.shares[" ".join(named.lower().split())] if named else round(float(digits) * WHOLE / 100)
        bend = words.modifiers[tuple(found["bend"].lower().split())] if found["bend"] else "plain"
        if 0 < part < WHOLE and bend not in ("at_most", "fewer_than"):
            yield Share(Span(start + found.start(), start + found.end()), part, bend, found.group())


@lru_cache(maxsize=8)
def _pattern(of_whole: frozenset[str], language: str) -> re.Pattern[str]:
    words = number_words(language)
    if not words.shares or not of_whole:
        return re.compile(r"(?!)")
    bends = _either(" ".join(phrase) for phrase in words.modifiers)
    percents = _either(words.percents)
    return re.compile(
        rf"(?:\b(?P<bend>{bends})\s+)?(?:\b(?P<share>{_either(words.shares)})|"
        rf"\b(?P<percent>\d{{1,2}}(?:\.\d+)?)\s?(?:{percents}))\s+(?:{_either(of_whole)})\b",
        re.IGNORECASE,
    )


def _either(phrases: Collection[str] | Iterator[str]) -> str:
    return "|".join(
        re.escape(phrase).replace(r"\ ", r"\s+") for phrase in sorted(phrases, key=lambda one: (-len(one), one))
    )
