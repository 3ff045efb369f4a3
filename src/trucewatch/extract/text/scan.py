"""The words of a text with their places: one cheap pass that every reader shares."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"\d+|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Scan:
    """Words (letters alone, or digits alone) in lower case, and where each stands.

    ``lower`` has the length of ``text``, so that offsets into one are offsets
    into the other even where lower case is longer ("İ").

    >>> scan_words("Some 1,200 fled").words
    ('some', '1', '200', 'fled')
    """

    text: str
    lower: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def adjoins(self, left: int, right: int, allowed: tuple[str, ...] = ("", "-")) -> bool:
        """Do these neighbouring words stand with only blanks, or one of the allowed signs, between them?"""
        return self.text[self.ends[left] : self.starts[right]].strip() in allowed

    def before(self, index: int) -> str:
        """The word before, where only blanks lie between; else nothing."""
        return self.words[index - 1] if index > 0 and self.adjoins(index - 1, index, ("",)) else ""

    def after(self, index: int) -> str:
        """The word after, where only blanks lie between; else nothing."""
        return self.words[index + 1] if index + 1 < len(self.words) and self.adjoins(index, index + 1, ("",)) else ""

    def capital(self, index: int) -> bool:
        """Does the word begin with a capital?"""
        return self.text[self.starts[index]].isupper()


@lru_cache(maxsize=1024)
def scan_words(text: str) -> Scan:
    """The words of a text. Kept for the readers that follow on the same text."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    words = tuple(_WORD.findall(lower))
    starts, ends, end = [], [], 0
    for word in words:  # cheaper than asking each match for its place
        start = lower.index(word, end)
        end = start + len(word)
        starts.append(start)
        ends.append(end)
    return Scan(text, lower, words, tuple(starts), tuple(ends))
