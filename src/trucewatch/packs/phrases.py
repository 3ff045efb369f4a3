"""A small language for wordings, kept in data files and free of any parser.

``take* effect`` is two words, the first with any ending; ``(truce|armistice)``
is either; ``halt* ~ hostilities`` lets up to four words stand between, ``~~`` up to ten; a
trailing or leading ``~`` has no meaning. Case, kind of apostrophe and hyphen
against space make no difference, nor a quotation mark between two words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_BETWEEN = r"[\s\-–—\"“”‘’]+"
_GAP = rf"(?:{_BETWEEN}|[,;]?\s+(?:[^\s.;!?]+\s+){{1,4}}?[\"“‘]?)"
_WIDE_GAP = rf"(?:{_BETWEEN}|[,;]?\s+(?:[^\s.;!?]+\s+){{1,10}}?[\"“‘]?)"
_PARTS = re.compile(r"\(|\)|\||~~?|\s+|[^()|~\s]+")


def compile_phrases(phrases: Iterable[str]) -> re.Pattern[str]:
    """One pattern that finds any of the phrases, the longest first.

    Raises ValueError where a bracket is left open.

    >>> pattern = compile_phrases(["come* into (force|effect)", "halt* ~ hostilities"])
    >>> pattern.search("The truce comes into force at dawn").group()
    'comes into force'
    >>> pattern.search("to halt the long hostilities").group()
    'halt the long hostilities'
    """
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    if not ordered:
        raise ValueError("no phrase is given")
    return _compile(tuple(ordered))


@lru_cache(maxsize=4096)
def _compile(phrases: tuple[str, ...]) -> re.Pattern[str]:
    try:
        return re.compile(r"(?<!\w)(?:" + "|".join(_one(phrase) for phrase in phrases) + r")(?!\w)", re.IGNORECASE)
    except re.error:
        raise ValueError(f"a phrase cannot be read: {'; '.join(phrases)}") from None


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
    stem = word.endswith("*")
    escaped = re.escape(word.rstrip("*")).replace("'", "['’‘]").replace("\\-", "[-‐‑– ]?")
    return escaped + (r"\w*" if stem else "")
