"""The fields of a lexicon: words, phrases and pairs, empty where a thin language leaves them out."""

from __future__ import annotations

import re

from trucewatch.packs.document import Entry
from trucewatch.packs.phrases import compile_phrases

_NEVER = re.compile(r"(?!)")


def words_of(fields: dict[str, Entry], key: str) -> frozenset[str]:
    """The words of a field."""
    return frozenset(fields[key].texts()) if key in fields else frozenset()


def phrases_of(fields: dict[str, Entry], key: str) -> re.Pattern[str]:
    """What finds any of the phrases of a field."""
    return compile_phrases(fields[key].texts()) if key in fields else _NEVER


def measures_of(fields: dict[str, Entry], key: str) -> dict[str, str]:
    """Each word of a field with what stands beside it."""
    return {word: entry.text() for word, entry in fields[key].fields().items()} if key in fields else {}
