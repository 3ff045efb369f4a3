"""Paragraphs cut into sentences, with offsets into the report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from trucewatch.model import Report, Span
from trucewatch.packs.document import data_file, load_document
from trucewatch.packs.language.times import time_words

# A full stop, then closing quotes or brackets, then a blank, then something that can begin a sentence.
_PARTED = r"[.!?…][\"”’'»)\]]*(?=\s+[\"“‘'«(\[]*[^\W\d_a-zà-ÿ]|\s+[\"“‘'«(\[]*\d)"
# Where the blank was lost ("the countryside.Every house"), a word of small letters and a capitalised one.
_RUN_ON = r"(?<=[a-zà-ÿ]{3})[.!?](?=[A-Z][a-zà-ÿ]*\s)"
_END = re.compile(rf"{_PARTED}|{_RUN_ON}|\n+")
# The same in a text without capitals, where a small letter can begin a sentence.
_END_CASELESS = re.compile(r"[.!?…][\"”’'»)\]]*(?=\s+[\"“‘'«(\[]*\w)|\n+")
_FEW = 0.005  # a text with its capitals has some 2 to 8 in a hundred letters
_LAST_WORD = re.compile(r"[\w.]+$")
BULLETS = "•▪◦‣●■"  # signs of items of a list, which no parser knows
_ITEM = re.compile(r"\s*(?:[-–•*·]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+")  # what numbers an item of a list
_HEADING_WORDS = 12
_NEXT_WORD = re.compile(r"\s*([^\W_]+)")
_CLOCK = 30  # characters behind an hour that can name its clock
_ZONE_LETTERS = range(3, 6)
_INITIALS = re.compile(r"[A-Z](?:\.[A-Z]){1,2}")
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=8)
def is_caseless(text: str) -> bool:
    """Is it written all in small letters, or all in capitals, so that case tells no names?

    >>> is_caseless("troops of the north shelled the town"), is_caseless("GUNS FELL SILENT"), is_caseless("Guns fell")
    (True, True, False)
    """
    letters = "".join(filter(str.isalpha, text))
    capitals = sum(map(str.isupper, letters))
    return bool(letters) and not _FEW <= capitals / len(letters) <= 1 - _FEW


def split_sentences(text: str, start: int = 0, language: str = "en", *, caseless: bool = False) -> tuple[Span, ...]:
    """The sentences of one paragraph; offsets are counted from ``start``.

    In a ``caseless`` text any letter can begin a sentence.

    >>> text = "Gen. Smith left. “We stay,” he said. It was 5 p.m. on Friday."
    >>> [span.of(text) for span in split_sentences(text)]
    ['Gen. Smith left.', '“We stay,” he said.', 'It was 5 p.m. on Friday.']
    >>> [span.of(text.lower()) for span in split_sentences(text.lower(), caseless=True)]
    ['gen. smith left.', '“we stay,” he said.', 'it was 5 p.m. on friday.']

    A heading that is only a place and a day opens the sentence behind it.

    >>> text = "Port Test (West), 5 March. A shell fell. Nobody was hurt."
    >>> [span.of(text) for span in split_sentences(text)]
    ['Port Test (West), 5 March. A shell fell.', 'Nobody was hurt.']
    """
    cuts = _cuts(text, language, caseless)
    pieces = list(_trimmed(text, cuts))
    if len(pieces) > 1 and not caseless and _is_heading(text[slice(*pieces[0])], language):
        pieces[:2] = [(pieces[0][0], pieces[1][1])]
    return tuple(Span(start + begin, start + end) for begin, end in pieces)


def _is_heading(piece: str, language: str) -> bool:
    """Is it a place and a day of a month, and nothing else that could be told ("Port Test, 5 to 6 March.")?"""
    item, times = _ITEM.match(piece), time_words(language)
    words = _WORD.findall(piece[item.end() if item else 0 :])
    if not 2 <= len(words) <= _HEADING_WORDS or not piece.endswith("."):
        return False
    months = [at for at, word in enumerate(words) if word[0].isupper() and word.lower() in times.months]
    dated = any(near.isdigit() for at in months for near in words[max(0, at - 1) : at] + words[at + 1 : at + 2])
    named = words[0][0].isupper() and words[0].lower() not in times.months
    links = _heading_links(language)
    return dated and named and all(word[0].isupper() or word.isdigit() or word in links for word in words)


def sentences_of(report: Report, language: str = "en") -> Iterator[tuple[int, Span]]:
    """Every sentence of a report's body, with the number of its paragraph."""
    caseless = is_caseless(report.cleaned)
    for number, paragraph in enumerate(report.body):
        for span in split_sentences(paragraph.of(report.text), paragraph.start, language, caseless=caseless):
            yield number, span


_BEFORE = re.compile(rf"\s*(?:[{BULLETS}]\s+)?")  # blanks, and the sign of an item of a list


def _cuts(text: str, language: str, caseless: bool) -> list[int]:
    cuts, abbreviations = [], _abbreviations(language, caseless)
    for match in (_END_CASELESS if caseless else _END).finditer(text):
        if match.group()[0] == ".":
            word = _LAST_WORD.search(text, text.rfind(" ", 0, match.start()) + 1, match.start())
            last = word.group() if word else ""
            single_letter = len(last) == 1 and (last.isupper() or caseless)
            known = (last.lower() if caseless else last) in abbreviations
            if (known or single_letter or _are_initials(last, text, match.end(), language)) and len(match[0]) == 1:
                following = text[match.end() :].lstrip()
                # "5 p.m. The convoy": an abbreviation in lower case can end a sentence before a capital.
                hour = last[:1].islower() and "." in last
                if not (hour and following[:1].isupper()) or _is_of_hour(following, language):
                    continue
        cuts.append(match.end())
    return [*cuts, len(text)]


def _trimmed(text: str, cuts: list[int]) -> Iterator[tuple[int, int]]:
    begin = 0
    for cut in cuts:
        piece = text[begin:cut]
        left = _BEFORE.match(piece).end()  # type: ignore[union-attr]
        if piece.strip():
            yield begin + left, begin + len(piece.rstrip())
        begin = cut


@lru_cache(maxsize=8)
def _abbreviations(language: str, caseless: bool) -> frozenset[str]:
    words = load_document(data_file("lexicon", language, "sentences.yaml"))["abbreviations"].texts()
    return frozenset(word.lower() if caseless else word for word in words)


def _is_of_hour(following: str, language: str) -> bool:
    """Does the day or the clock of an hour follow it ("at 5 a.m. Saturday", "6 p.m. Moscow time", "8 p.m. GMT")?"""
    words, times = _WORD.findall(following[:_CLOCK]), time_words(language)
    first = words[0] if words else ""
    zone = first.isupper() and len(first) in _ZONE_LETTERS and following[len(first) : len(first) + 1] in (",", ".", ")")
    named = (" ".join(words[:length]).lower() for length in (1, 2))
    day = first.lower() in times.weekdays and following[len(first) : len(first) + 1] not in ("'", "’")
    return zone or day or any(name in times.zones for name in named)


def _are_initials(word: str, text: str, end: int, language: str) -> bool:
    """Are these a name's, so that the name follows ("S.P. Vaid"; not "in the R.V. The envoy")?"""
    if _INITIALS.fullmatch(word) is None:
        return False
    following = _NEXT_WORD.match(text, end)
    return following is not None and following[1][0].isupper() and following[1].lower() not in _openers(language)


@lru_cache(maxsize=8)
def _openers(language: str) -> frozenset[str]:
    fields = load_document(data_file("lexicon", language, "sentences.yaml")).fields()
    return frozenset(fields["openers"].texts()) if "openers" in fields else frozenset()


@lru_cache(maxsize=8)
def _heading_links(language: str) -> frozenset[str]:
    fields = load_document(data_file("lexicon", language, "sentences.yaml")).fields()
    return frozenset(fields["heading_links"].texts()) if "heading_links" in fields else frozenset()
