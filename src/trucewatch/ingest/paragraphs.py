"""A page cut into paragraphs: lines parted by blank lines, hard-wrapped ones joined."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from trucewatch.ingest.lost_breaks import lost_breaks
from trucewatch.model import Span

_LINE = re.compile("[^\\r\\n\\x0b\\x0c\\x1c-\\x1e\\x85\\u2028\\u2029]+")
_UNSEEN = "\ufeff\u200b\u200c\u200d\u2060\xad"
_ENDS = re.compile("[.!?…:;][\"'”’»)\\]*_]*$")
_SENTENCE = re.compile("[.!?…][\"'”’»)\\]*_]*(?:\\s|$)")
WRAPPED_AT = range(45, 101)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of the page between breaks. ``flat`` is its text with single spaces, for matching only."""

    span: Span
    flat: str
    block: int

    @property
    def words(self) -> int:
        """How many words, parted by spaces."""
        return self.flat.count(" ") + 1

    @property
    def ended(self) -> bool:
        """Does it end as a sentence does?"""
        return _ENDS.search(self.flat) is not None

    @property
    def prose(self) -> bool:
        """Is it written as a paragraph of an article: sentences that end, and more than a few words?"""
        return (self.ended and self.words >= 6) or (self.words > 20 and _SENTENCE.search(self.flat) is not None)


def split_paragraphs(text: str, start: int = 0, apart: Callable[[str], bool] = lambda _: False) -> list[Paragraph]:
    r"""The paragraphs from ``start`` on, with exact spans. ``apart`` tells lines that are never joined to others.

    >>> [p.flat for p in split_paragraphs("Guns fall silent\n\n The truce held.\r\nNobody fired. ")]
    ['Guns fall silent', 'The truce held.', 'Nobody fired.']
    """
    found: list[Paragraph] = []
    for number, lines in enumerate(_blocks(text, start)):
        if _hard_wrapped([span.of(text) for span in lines]):
            lines = _joined(text, lines, apart)
        found += [Paragraph(span, " ".join(span.of(text).split()), number) for span in lines]
    return found


def _blocks(text: str, start: int) -> list[list[Span]]:
    blocks: list[list[Span]] = [[]]
    end = start
    for match in _LINE.finditer(text, start):
        span = _stripped(text, match.start(), match.end())
        if span is None:
            continue
        gap = text[end : span.start].replace("\r\n", "\n")
        if sum(gap.count(mark) for mark in "\n\r\u2028\u2029\x85\x0b\x0c") > 1:
            blocks.append([])
        blocks[-1].append(span)
        end = span.end
    lines = [line for block in blocks for line in block]
    if len(lines) == 1:  # all in one line: it had others once
        pieces = (_stripped(text, each.start, each.end) for each in lost_breaks(text, lines[0].start, lines[0].end))
        return [[piece] for piece in pieces if piece is not None]
    return [block for block in blocks if block]


def _stripped(text: str, start: int, end: int) -> Span | None:
    while start < end and (text[start].isspace() or text[start] in _UNSEEN):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in _UNSEEN):
        end -= 1
    return Span(start, end) if start < end else None


def _hard_wrapped(lines: list[str]) -> bool:
    """Were the line breaks set by a width, not by the writer? Long even lines, some broken in mid-sentence."""
    if len(lines) < 2:
        return False
    longest = max(map(len, lines))
    if longest not in WRAPPED_AT:
        return False
    pairs = list(pairwise(lines))
    # A line ends by width where the next line's first word would no longer have fitted into it.
    full = sum(len(line) + 1 + len(following.split()[0]) > longest - 8 for line, following in pairs)
    broken = sum(not _ENDS.search(line) and following[0].islower() for line, following in pairs)
    return full >= 0.6 * len(pairs) and broken > 0


def _joined(text: str, lines: list[Span], apart: Callable[[str], bool]) -> list[Span]:
    joined: list[Span] = []
    open_end = False
    for span in lines:
        alone = apart(" ".join(span.of(text).split()))
        if joined and open_end and not alone:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
        open_end = not alone
    return joined
