"""Exact character offsets: the thread from any statement back to the words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open character offsets ``[start, end)`` into the text of one report.

    >>> Span(4, 7).of("the law holds")
    'law'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no text lies from {self.start} to {self.end}")

    def of(self, text: str) -> str:
        """The words it points at."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Does the other lie wholly within?"""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Do the two share a character?"""
        return self.start < other.end and other.start < self.end
