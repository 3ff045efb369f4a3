"""The words of a sentence as names are made of them: parts of hyphened words, abbreviations with their dots."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from trucewatch.model import Span

_WORD = re.compile(r"[^\W\d_]+(?:['’‘`´ʿʾʻʼ.][^\W\d_]+)*")
_OWNER = re.compile(r"['’‘`]s$", re.IGNORECASE)
_OWNS = re.compile(r"['’‘`]s\s")
_BLANKS = (" ", "\u00a0", "\n")
_HYPHENS = ("-", "‐", "‑", "–")
_LONG, _FEWEST, _NEARLY = 4, 4, 0.75  # letters of the words that tell a headline, how many of them, what share
_INITIAL = 2  # letters at most before the dot of a capital that stands for a word ("S.", "St.")


@dataclass(frozen=True, slots=True)
class NameWords:
    """Words in order, each with its place in ``text``; an owner's "'s" is no part of a word, an abbreviation's dot is.

    ``titled`` where nearly every word has a capital, as in a headline, so that capitals tell no names.

    >>> words = name_words("Shells hit St. Paul's east, al-Bab and N.Y.", Span(0, 43), {"St"})
    >>> [words.word(i) for i in range(len(words))]
    ['Shells', 'hit', 'St.', 'Paul', 'east', 'al', 'Bab', 'and', 'N.Y.']
    >>> words.gap(3), words.gap(5)
    ("'s ", '-')
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    written: tuple[str, ...]
    lowered: tuple[str, ...]
    capitals: tuple[bool, ...]  # whether each word begins with a capital
    gaps: tuple[str, ...]  # what stands behind each word
    start: int
    end: int
    titled: bool = False

    def __len__(self) -> int:
        return len(self.starts)

    def word(self, index: int) -> str:
        """The word as written; "" before the first and after the last."""
        return self.written[index] if 0 <= index < len(self.written) else ""

    def lower(self, index: int) -> str:
        """The word in small letters."""
        return self.lowered[index] if 0 <= index < len(self.lowered) else ""

    def gap(self, index: int) -> str:
        """What stands between this word and the next (the sentence's edges where there is none)."""
        if index >= 0:
            return self.gaps[index] if index < len(self.gaps) else ""
        return self.text[self.start : self.starts[0] if self.starts else self.end]

    def joined(self, index: int) -> bool:
        """Do this word and the next stand side by side, with a blank alone between?"""
        return 0 <= index < len(self.starts) - 1 and self.gaps[index] in _BLANKS

    def owns(self, index: int) -> bool:
        """Does the next word belong to this one ("Homs's market")?"""
        return _OWNS.fullmatch(self.gap(index)) is not None

    def hyphened(self, index: int) -> bool:
        """Does a hyphen join this word and the next?"""
        return 0 <= index < len(self.starts) - 1 and self.gaps[index] in _HYPHENS

    def capital(self, index: int) -> bool:
        """Does the word begin with a capital?"""
        return 0 <= index < len(self.capitals) and self.capitals[index]

    def heads(self) -> list[int]:
        """The words with which a name can begin: those with a capital, and those that a hyphen joins to the next."""
        last = len(self.starts) - 1
        pairs = enumerate(zip(self.capitals, self.gaps, strict=True))
        return [at for at, (capital, gap) in pairs if capital or (gap in _HYPHENS and at < last)]

    def span(self, index: int, length: int) -> Span:
        """From the first to the last of so many words."""
        return Span(self.starts[index], self.ends[index + length - 1])


def name_words(text: str, sentence: Span, clipped: Collection[str]) -> NameWords:
    """Cut a sentence into the words of names; ``clipped`` are abbreviations that keep their dot."""
    starts, ends = list[int](), list[int]()
    for match in _WORD.finditer(text, sentence.start, sentence.end):
        start, end = match.span()
        owner = _OWNER.search(match.group()) if text[end - 1] in "sS" else None
        if owner is not None:
            end -= len(owner.group())
        elif text[end : end + 1] == "." and end < sentence.end and _keeps_dot(match.group(), clipped):
            end += 1
        starts.append(start)
        ends.append(end)
    written = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    upper = [word[:1].isupper() for word in written]
    long = [capital for word, capital in zip(written, upper, strict=True) if len(word) >= _LONG]
    titled = len(long) >= _FEWEST and sum(long) >= _NEARLY * len(long)
    gaps = [text[end:start] for end, start in zip(ends, [*starts[1:], sentence.end], strict=False)]
    places = tuple(starts), tuple(ends)
    lowered = tuple(word.lower() for word in written)
    return NameWords(
        text, *places, tuple(written), lowered, tuple(upper), tuple(gaps), sentence.start, sentence.end, titled
    )


def _keeps_dot(word: str, clipped: Collection[str]) -> bool:
    if word in clipped:
        return True
    return word[0].isupper() and ("." in word or len(word) < _INITIAL)
