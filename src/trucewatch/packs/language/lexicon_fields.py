"""The fields of a lexicon, empty where a thin language leaves them out, and the patterns and examples of its rules."""

from __future__ import annotations

import re
from collections.abc import Mapping

from trucewatch.packs.document import Entry
from trucewatch.packs.language.phrases import compile_phrases

NEVER = re.compile(r"(?!)")
_LEAST_HITS = 2


def words_of(fields: dict[str, Entry], key: str) -> frozenset[str]:
    """The words of a field."""
    return frozenset(fields[key].texts()) if key in fields else frozenset()


def phrases_of(fields: dict[str, Entry], key: str) -> re.Pattern[str]:
    """What finds any of the phrases of a field."""
    return compile_phrases(fields[key].texts()) if key in fields else NEVER


def measures_of(fields: dict[str, Entry], key: str) -> dict[str, str]:
    """Each word of a field with what stands beside it."""
    return {word: entry.text() for word, entry in fields[key].fields().items()} if key in fields else {}


def sets_of(fields: dict[str, Entry], key: str) -> dict[str, frozenset[str]]:
    """Each word of a field with the words that stand beside it."""
    return {word: frozenset(entry.texts()) for word, entry in fields[key].fields().items()} if key in fields else {}


def pattern_of(entry: Entry, parts: Mapping[str, str] | None = None, *, before: str = "") -> re.Pattern[str]:
    """The pattern that an entry states, each ``{{name}}`` in it one of the parts. Raises BadDataFile."""
    words = entry.text()
    for name, part in (parts or {}).items():
        words = words.replace("{{" + name + "}}", part)
    try:
        return re.compile(f"{before}(?:{words})" if before else words)
    except re.error as error:
        raise entry.wrong(f"not a pattern: {error}") from None


def examples_of(rule: Entry) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sentences that a rule hits and those that it misses. Raises BadDataFile where it carries too few."""
    fields = rule.fields()
    hits, misses = fields["hits"].texts(), fields["misses"].texts()
    if len(hits) < _LEAST_HITS or not misses:
        raise rule.wrong("a rule carries at least two hits and one miss")
    return hits, misses
