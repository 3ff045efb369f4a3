"""A sign that two tellings are one occurrence or two: the name of its row, and what is said beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

# The words are made only for pairs that are kept, since most pairs are not.
Words = str | Callable[[], str]
Sign = tuple[str, Words]


def in_words(words: Words) -> str:
    """What is said beside a sign; empty for nothing.

    >>> in_words(lambda: "33 and 34"), in_words("")
    ('33 and 34', '')
    """
    return words if isinstance(words, str) else words()


def both(names: Iterable[str]) -> str:
    """Two names, or the one that both bear."""
    return " and ".join(sorted(names))


def listed(names: Iterable[str]) -> str:
    """Names in order."""
    return ", ".join(sorted(names))
