"""A piece of a time as found in a text, and the words that it was read from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trucewatch.extract.text.numerals import read_numeral
from trucewatch.extract.text.scan import Scan, scan_words
from trucewatch.extract.times.calendar import Told
from trucewatch.extract.times.clock import Hour
from trucewatch.packs.language.times import TimeWords

_WORD_BEHIND = re.compile(r"\s+([\w'’-]+)")


@dataclass(frozen=True, slots=True)
class Mark:
    """One expression of time, or a piece of one, from ``start`` to ``end`` of the text.

    A ``loose`` mark counts only once it is bound to another. ``edge`` narrows
    the date (early, mid, late, or earlier and later than the report). ``use``
    is since, until, before or by. ``value`` is set for what is no place in
    time: how often ("weekly"), or a reference too vague to have one ("").
    ``ends`` are the two dates that a range was closed from. ``past`` is it
    where a bound looks back ("had left by Monday").
    """

    start: int
    end: int
    date: Told | None = None
    hour: Hour | None = None
    zone: str | None = None
    edge: str = ""
    loose: bool = False
    noise: bool = False
    use: str = ""
    value: str | None = None
    ends: tuple[Mark, ...] = ()
    past: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """The words of a form in their place."""

    scan: Scan
    index: int
    groups: dict[str, str]
    start: int
    end: int
    words: TimeWords

    def mark(self, date: Told | None = None, hour: Hour | None = None, edge: str = "", loose: bool = False) -> Mark:
        """A Mark over the whole match."""
        return Mark(self.start, self.end, date, hour, None, edge, loose)

    def number(self, name: str) -> int | None:
        """A group as a whole number; of "22nd", 22."""
        text = self.groups.get(name)
        return int(digits.group()) if text and (digits := re.match(r"\d+", text)) else None

    def has_capital(self) -> bool:
        """Is it written as names are: with a capital, unless the text or the language's months have none?"""
        return self._as_a_name(self.start)

    def phrase(self, name: str) -> str:
        """A group as it stands in the lexicon, its blanks single; "" where it is missing."""
        return " ".join((self.groups.get(name) or "").split())

    def month_has_capital(self) -> bool:
        """Is the month within the words written as names are?"""
        return self._as_a_name(self.start + self.scan.lower[self.start : self.end].index(self.groups["month"]))

    def _as_a_name(self, at: int) -> bool:
        return not self.words.capital_months or self.scan.text[at].isupper() or self.scan.text == self.scan.lower

    def after(self) -> str:
        """The word behind it; "" where a sign or the end follows."""
        behind = self.scan.text[self.end :]
        word = _WORD_BEHIND.match(behind)
        return word[1] if word else ""

    def shade(self) -> str:
        """Earlier, later, early or late, where the form says so."""
        return self.words.shades.get(self.phrase("shade"), "")

    def which(self) -> int | None:
        """-1 for "last", 0 for "this", 1 for "next"; None where none is said."""
        told = self.groups.get("which")
        return self.words.which[told] if told else None

    def unit(self, name: str = "unit") -> str:
        """The unit of time, by its name in the lexicon."""
        return self.words.units.times[self.groups[name]]

    def count(self) -> tuple[int | None, int | None]:
        """The ends of the number in the form; (None, None) where it is none."""
        text = self.groups["n"]
        if text in self.words.numbers.articles:
            return 1, 1
        numeral = read_numeral(scan_words(text), 0, self.words.numbers)
        if numeral is None or numeral.end != len(text) or not numeral.whole or numeral.low > 1000:
            return None, None
        return int(numeral.low), None if numeral.high is None else int(numeral.high)
