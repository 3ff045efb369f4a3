"""Where a page that came as one single line had its line breaks: a table's cell, a row of a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trucewatch.ingest.moments import find_moments
from trucewatch.ingest.published import find_date_lines
from trucewatch.model import Span

_WIDE = re.compile(r"[^\S\r\n]{3,}")  # a break that was made blanks
_DASH = re.compile(r"\s+[-–—|]\s+")
_GAP = re.compile(r"\s+(?:[-–—|]\s+)?(?=[\"“‘'«(\[]*[^\W\d_a-zà-ÿ]|[\"“‘'«(\[]*\d)")
_SENTENCE_END = re.compile(r"\.(?=\s|$)")
_DATED_WITHIN = 160  # characters of the head in which a date line is looked for
_HEADLINE_WITHIN = 200
_LONG_WORD = 4  # shorter words are small letters in headlines too
_CAPITALS = 0.7


def lost_breaks(text: str, start: int, end: int) -> list[Span]:
    """One line cut where wide blanks, a date line and a headline show that lines ended.

    >>> line = "5 July 2015 - Raiders strike port - Ten people died on Sunday, the governor said.    They fled."
    >>> [span.of(line) for span in lost_breaks(line, 0, len(line))]
    ['5 July 2015', 'Raiders strike port', 'Ten people died on Sunday, the governor said.', 'They fled.']
    """
    pieces: list[Span] = []
    at = start
    for gap in [*_WIDE.finditer(text, start, end), None]:
        stop = gap.start() if gap is not None else end
        if text[at:stop].strip():
            pieces += _head(text, at, stop) if len(pieces) < 3 else [Span(at, stop)]
        at = gap.end() if gap is not None else end
    return pieces


def _head(text: str, start: int, end: int) -> Iterator[Span]:
    """The pieces of a stretch of the head: what stands before a date line, that line, and what follows it."""
    dated = _date_line(text, start, end)
    if dated is None:
        yield Span(start, end)
        return
    if text[start : dated.start].strip():
        yield Span(start, dated.start)
    yield dated
    gap = _GAP.match(text, dated.end, end)
    if gap is None:
        return
    at = gap.end()
    headline = _headline(text, at, end, dashed=bool(gap[0].strip())) if not text[start : dated.start].strip() else None
    if headline is not None:
        yield headline
        at = headline.end
        follow = _DASH.match(text, at, end)
        at = follow.end() if follow is not None else at + (text[at : at + 1] == ".")
    if text[at:end].strip():
        yield Span(at, end)


def _date_line(text: str, start: int, end: int) -> Span | None:
    """A date that stands alone: at the start, or behind more than one blank; and a new beginning behind it."""
    reach = Span(start, min(end, start + _DATED_WITHIN))
    for moment in _moments(text, reach):
        if moment.end < end and _GAP.match(text, moment.end, end) is None:
            continue
        opening = text[start : moment.start]
        if not opening.strip() or any(line.cue for line in find_date_lines(text, Span(start, moment.end))):
            return Span(start, moment.end)
        if opening.endswith("  "):
            return moment
    return None


def _moments(text: str, reach: Span) -> Iterator[Span]:
    for found in find_moments(reach.of(text), reach.start):
        if found.readings:
            written = found.span.of(text)
            yield Span(found.span.start, found.span.end - len(written) + len(written.rstrip()))


def _headline(text: str, start: int, end: int, *, dashed: bool) -> Span | None:
    """What stands between two dashes, or a first sentence that is written in capitals as headlines are."""
    reach = min(end, start + _HEADLINE_WITHIN)
    dash = _DASH.search(text, start, reach) if dashed else None
    if dash is not None:
        return Span(start, dash.start())
    stop = _SENTENCE_END.search(text, start, reach)
    words = [word for word in text[start : stop.start()].split() if len(word) >= _LONG_WORD] if stop else []
    if stop is None or len(words) < 3 or sum(not word[0].islower() for word in words) < _CAPITALS * len(words):
        return None
    return Span(start, stop.start())
