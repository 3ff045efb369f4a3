"""Words and a trie of them: how names are found in plain text, whatever their accents, apostrophes and articles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’‘ʼ`´][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’‘ʼ`´][sS]$")
_APOSTROPHES = re.compile(r"['’‘ʼ`´]")
# What may stand between two words of one name: a blank, a wrapped line, a hyphen, a slash, "&", an opening bracket.
_GAP = re.compile(r"[ \t\xa0]+\(?|[ \t]*\n[ \t]*|[ \t]?[-‐‑/][ \t]?|[ \t]&[ \t]")
_BLANK = re.compile(r"[ \t\xa0]+|[ \t]*\n[ \t]*")
_ARTICLES = frozenset({"al", "el"})
# The Arabic article before sun letters: only with a hyphen after it, as most are English words.
_SUN_ARTICLES = frozenset({"as", "ash", "ad", "adh", "ar", "an", "at", "ath", "az", "ul", "ud", "ed"})
_UNMARKED = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "Đ": "D", "Ø": "O", "Ł": "L", "ß": "ss", "æ": "ae"})

Value = TypeVar("Value")


class Word(NamedTuple):
    """One word of a text: its offsets, its key with the case kept, the key folded, and the text before it.

    ``joins`` says that it may go on a name that the word before began;
    ``blank`` that only blanks lie between the two.
    """

    start: int
    end: int
    key: str
    folded: str
    gap: str
    joins: bool
    blank: bool
    possessive: bool


@lru_cache(maxsize=1024)
def split_words(text: str) -> tuple[Word, ...]:
    """The words of a text, in order. Kept, as a story is read again once its country is known.

    >>> [word.key for word in split_words("Türkiye's al-Sham, U.S.-led")]
    ['Turkiye', 'al', 'Sham', 'U.S.', 'led']
    """
    found: list[Word] = []
    last, owned = 0, False
    for match in _WORD.finditer(text):
        start, end = match.span()
        raw = match.group()
        possessive = raw[-1] in "sS" and len(raw) > 2 and _POSSESSIVE.search(raw) is not None
        if possessive:
            raw, end = raw[:-2], end - 2
        gap = text[last:start]
        between = gap[2:] if owned else gap
        if not possessive and raw[-1] == "s" and text[end : end + 2] in ("' ", "’ "):
            possessive = True
        hyphen = text[end : end + 1] in ("-", "‐", "‑")
        key, folded = _keys(raw, hyphen)
        joins = blank = bool(found)
        if gap != " ":  # by far the commonest
            if joins and found[-1].possessive and between[:1] in ("'", "’"):  # "Workers' Party"
                between = between[1:]
            joins = joins and _GAP.fullmatch(between) is not None
            blank = joins and _BLANK.fullmatch(between) is not None
        found.append(Word(start, end, key, folded, gap, joins or blank, blank, possessive))
        last, owned = end, match.end() != end
    return tuple(found)


@lru_cache(maxsize=16384)
def _keys(raw: str, before_hyphen: bool) -> tuple[str, str]:
    key = raw
    if not raw.isascii():
        key = "".join(char for char in unicodedata.normalize("NFKD", raw) if not unicodedata.combining(char))
        key = key.translate(_UNMARKED)
    key = _APOSTROPHES.sub("", key)
    folded = key.casefold()
    if folded in _ARTICLES or (before_hyphen and folded in _SUN_ARTICLES):
        return "al", "al"
    return key, folded


@dataclass(slots=True)
class Node(Generic[Value]):
    """One node of the trie; ``values`` are what ends here."""

    children: dict[str, Node[Value]] = field(default_factory=dict)
    values: list[Value] = field(default_factory=list)

    def add(self, keys: Iterator[str], value: Value) -> None:
        """Put a value at the end of a path of keys."""
        node = self
        for key in keys:
            node = node.children.setdefault(key, Node())
        if value not in node.values:
            node.values.append(value)


def longest_folded(trie: Node[Value], words: Sequence[Word], at: int) -> tuple[int, list[Value]] | None:
    """The longest path from a word on, case ignored: where it ends, and what ends there."""
    node: Node[Value] | None = trie
    best: tuple[int, list[Value]] | None = None
    for index in range(at, len(words)):
        word = words[index]
        if index > at and not word.joins:
            break
        node = node.children.get(word.folded) if node else None
        if node is None:
            break
        if node.values:
            best = (index + 1, node.values)
    return best


def longest_named(trie: Node[Value], words: Sequence[Word], at: int) -> tuple[int, list[Value]] | None:
    """The same with the case kept: a lower-case key fits any case, a word all in capitals any key."""
    node = trie
    best: tuple[int, list[Value]] | None = None
    for index in range(at, len(words)):
        word = words[index]
        if index > at and not word.joins:
            break
        found = step(node, word)
        if found is None:
            break
        node = found
        if node.values:
            best = (index + 1, node.values)
    return best


def step(node: Node[Value], word: Word) -> Node[Value] | None:
    """Where a word leads to from a node, by its case."""
    found = node.children.get(word.key)
    if found is None and word.key[0].isupper():
        found = node.children.get(word.folded)
        if found is None and len(word.key) > 3 and word.key.isupper():
            found = node.children.get(word.key.capitalize())
    return found
