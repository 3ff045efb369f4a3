"""Exact character offsets: the thread from any statement back to the words."""

from __future__ import annotations

from dataclasses import dataclass

_set = object.__setattr__


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open character offsets ``[start, end)`` into the text of one report.

    >>> Span(4, 7).of("the law holds")
    'law'
    """

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:  # by hand, since nothing is made so often
        if not 0 <= start <= end:
            raise ValueError(f"no text lies from {start} to {end}")
        _set(self, "start", start)
        _set(self, "end", end)

    def of(self, text: str) -> str:
        """The words it points at."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Does the other lie wholly within?"""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Do the two share a character?"""
        return self.start < other.end and other.start < self.end
