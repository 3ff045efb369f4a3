"""Paragraphs cut into sentences, with offsets into the report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from trucewatch.model import Report, Span
from trucewatch.packs.document import load_document
from trucewatch.packs.rules import data_file

# A full stop, then closing quotes or brackets, then a blank, then something that can begin a sentence.
_END = re.compile(r"[.!?…][\"”’'»)\]]*(?=\s+[\"“‘'«(\[]*[^\W\d_a-zà-ÿ]|\s+[\"“‘'«(\[]*\d)|\n+")
_LAST_WORD = re.compile(r"[\w.]+$")


def split_sentences(text: str, start: int = 0, language: str = "en") -> tuple[Span, ...]:
    """The sentences of one paragraph; offsets are counted from ``start``.

    >>> text = "Gen. Smith left. “We stay,” he said. It was 5 p.m. on Friday."
    >>> [span.of(text) for span in split_sentences(text)]
    ['Gen. Smith left.', '“We stay,” he said.', 'It was 5 p.m. on Friday.']
    """
    return tuple(
        Span(start + begin, start + end) for begin, end in _trimmed(text, _cuts(text, _abbreviations(language)))
    )


def sentences_of(report: Report, language: str = "en") -> Iterator[tuple[int, Span]]:
    """Every sentence of a report's body, with the number of its paragraph."""
    for number, paragraph in enumerate(report.body):
        for span in split_sentences(paragraph.of(report.text), paragraph.start, language):
            yield number, span


def _cuts(text: str, abbreviations: frozenset[str]) -> list[int]:
    cuts = []
    for match in _END.finditer(text):
        if match.group()[0] == ".":
            word = _LAST_WORD.search(text, 0, match.start())
            last = word.group() if word else ""
            single_letter = len(last) == 1 and last.isupper()
            if (last in abbreviations or single_letter) and match.end() - match.start() == 1:
                following = text[match.end() :].lstrip()
                # "5 p.m. The convoy": an abbreviation in lower case can end a sentence before a capital.
                if not (last[:1].islower() and "." in last and following[:1].isupper()):
                    continue
        cuts.append(match.end())
    return [*cuts, len(text)]


def _trimmed(text: str, cuts: list[int]) -> Iterator[tuple[int, int]]:
    begin = 0
    for cut in cuts:
        piece = text[begin:cut]
        left = len(piece) - len(piece.lstrip())
        if piece.strip():
            yield begin + left, begin + len(piece.rstrip())
        begin = cut


@lru_cache(maxsize=8)
def _abbreviations(language: str) -> frozenset[str]:
    return frozenset(load_document(data_file("lexicon", language, "sentences.yaml"))["abbreviations"].texts())
