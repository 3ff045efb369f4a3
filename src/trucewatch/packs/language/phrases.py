"""A small language for wordings, kept in data files and free of any parser.

``take* effect`` is two words, the first with any ending; ``(truce|armistice)``
is either; ``halt* ~ hostilities`` lets up to four words stand between, ``~~`` up to ten; a
trailing or leading ``~`` has no meaning; ``#`` is a number in digits; ``=may`` is a word in just these letters, and
not the month of May; ``<force>`` stands for the phrases of the group of that name. Case, kind of apostrophe and hyphen
against space make no difference, nor a quotation mark between two words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

_BETWEEN = r"[\s\-–—\"“”‘’]+"
_GAP = rf"(?:{_BETWEEN}|[,;]?\s+(?:[^\s.;!?]+\s+){{1,4}}?[\"“‘]?)"
_WIDE_GAP = rf"(?:{_BETWEEN}|[,;]?\s+(?:[^\s.;!?]+\s+){{1,10}}?[\"“‘]?)"
_PLAIN = re.compile(r"[a-z]+")  # letters that stand for themselves alone, in whatever case
_DIGITS = r"\d[\d.,]*"
_GROUP = re.compile(r"<(\w+)>")
_PARTS = re.compile(r"\(|\)|\||~~?|\s+|[^()|~\s]+")


def compile_phrases(phrases: Iterable[str], groups: Mapping[str, Iterable[str]] | None = None) -> re.Pattern[str]:
    """One pattern that finds any of the phrases, the longest first.

    Raises ValueError where a bracket is left open or a group is not there.

    >>> pattern = compile_phrases(["come* into (force|effect)", "halt* ~ hostilities"])
    >>> pattern.search("The truce comes into force at dawn").group()
    'comes into force'
    >>> pattern.search("to halt the long hostilities").group()
    'halt the long hostilities'
    >>> bool(compile_phrases(["=may"]).search("on 24 May"))
    False
    """
    phrases = [_spelt_out(phrase, groups or {}) for phrase in phrases]
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    if not ordered:
        raise ValueError("no phrase is given")
    return _compile(tuple(ordered))


def signs_of(phrases: Iterable[str], groups: Mapping[str, Iterable[str]] | None = None) -> frozenset[str]:
    """How words begin, in lower case, one of which stands in every text that the phrases find; none if none must.

    To look for them is many times cheaper than to look for the phrases.

    >>> sorted(signs_of(["come* into (force|effect)", "halt* ~ fire", "(lull|armistice)", "(out|in)side"]))
    ['armistice', 'effect', 'force', 'halt', 'in', 'lull', 'out']
    """
    found: set[str] = set()
    for phrase in phrases:
        signs = _of_any(_alternatives_of(phrase, groups))
        if not signs:
            return frozenset()
        found |= signs
    return frozenset(found)


def rows_of(
    phrases: Iterable[str], groups: Mapping[str, Iterable[str]] | None = None
) -> list[tuple[frozenset[str], ...]]:
    """The same more exactly: rows of signs, of one of which every set has a word in each text that the phrases find.

    >>> [[sorted(signs) for signs in row] for row in rows_of(["come* into (force|effect)", "(lull|armistice)"])]
    [[['come'], ['into'], ['effect', 'force']], [['armistice', 'lull']]]
    """
    rows = [row for phrase in phrases for row in _alternatives_of(phrase, groups)]
    return [tuple(frozenset(signs) for signs in row if signs) for row in rows]


def _alternatives_of(phrase: str, groups: Mapping[str, Iterable[str]] | None) -> list[list[set[str]]]:
    return _alternatives(_PARTS.findall(_spelt_out(phrase, groups or {}).strip()), True)[0]


def _alternatives(parts: list[str], begins: bool) -> tuple[list[list[set[str]]], list[str], bool]:
    """The signs of each of these parts up to the bracket that closes them, alternatives apart.

    With them the parts after it, and whether a word begins there. The first of
    the parts begins one where ``begins``.
    """
    alternatives: list[list[set[str]]] = [[]]
    first, ends = begins, []
    while parts:
        part, *parts = parts
        if part == ")":
            break
        if part == "(":
            inner, parts, begins = _alternatives(parts, begins)
            alternatives[-1].append(_of_any(inner))
        elif part == "|":
            alternatives.append([])
            ends.append(begins)
            begins = first
        elif part.isspace() or part.startswith("~"):
            begins = True
        else:
            letters = _PLAIN.match(part.lower().removeprefix("=")) if begins else None
            alternatives[-1].append({letters.group()} if letters is not None else set())
            begins = False
    return alternatives, parts, begins and all(ends)


def _of_any(alternatives: list[list[set[str]]]) -> set[str]:
    """The signs of the part of each that tells most; none where one of them has none."""
    chosen = [max(row, key=_telling, default=set()) for row in alternatives]
    return set().union(*chosen) if all(chosen) else set()


def _telling(signs: set[str]) -> tuple[int, int]:
    """How much a set of signs tells: the length of its shortest, then how few they are."""
    return min(map(len, signs), default=0), -len(signs)


@lru_cache(maxsize=4096)
def _compile(phrases: tuple[str, ...]) -> re.Pattern[str]:
    try:
        return re.compile(r"(?<!\w)(?:" + "|".join(_one(phrase) for phrase in phrases) + r")(?!\w)", re.IGNORECASE)
    except re.error:
        raise ValueError(f"a phrase cannot be read: {'; '.join(phrases)}") from None


def _spelt_out(phrase: str, groups: Mapping[str, Iterable[str]]) -> str:
    """The phrase with each <name> as the alternatives that it stands for."""

    def alternatives(match: re.Match[str]) -> str:
        if match[1] not in groups:
            raise ValueError(f"no group of words is named '{match[1]}'")
        return "(" + "|".join(_spelt_out(each, groups) for each in groups[match[1]]) + ")"

    return _GROUP.sub(alternatives, phrase)


def _one(phrase: str) -> str:
    written: list[str] = []
    for part in _PARTS.findall(phrase.strip()):
        if part == "(":
            written.append("(?:")
        elif part in (")", "|"):
            written.append(part)
        elif part.startswith("~"):
            _join(written, _GAP if part == "~" else _WIDE_GAP)
        elif part.isspace():
            _join(written, _BETWEEN)
        else:
            written.append(_word(part))
    return "".join(written)


def _join(written: list[str], between: str) -> None:
    """Put a joint between two words; a gap swallows the plain joints beside it."""
    if written and written[-1] == _BETWEEN:
        written[-1] = between
    elif written and written[-1] not in (_GAP, _WIDE_GAP) and written[-1] not in ("(?:", "|"):
        written.append(between)


def _word(word: str) -> str:
    if word.startswith("="):
        return f"(?-i:{_word(word[1:])})"
    stem = word.endswith("*")
    escaped = re.escape(word.rstrip("*")).replace("'", "['’‘]").replace("\\-", "[-‐‑– ]?").replace("\\#", _DIGITS)
    return escaped + (r"\w*" if stem else "")
