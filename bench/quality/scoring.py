"""What every scorer counts with: hits and misses, shared words, and one-to-one matching."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

Figures = dict[str, float]

_SMALL = frozenset({"a", "an", "the"})
_WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*")
_ENDING = re.compile(r"['’]s$")

Left = TypeVar("Left")
Right = TypeVar("Right")


class Miss(NamedTuple):
    """One error: its class, the item it was made on, and a few words for the terminal alone."""

    kind: str
    item: str
    words: str


@dataclass
class Hits:
    """How many were right, how many were predicted, how many there are.

    >>> Hits(right=1, predicted=2, gold=4).figures("place")
    {'place P': 0.5, 'place R': 0.25, 'place F1': 0.333}
    >>> Hits().f1
    0.0
    """

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def add(self, right: int, predicted: int, gold: int) -> None:
        self.right += right
        self.predicted += predicted
        self.gold += gold

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.predicted + self.gold) if self.predicted + self.gold else 0.0

    def figures(self, name: str) -> Figures:
        """Precision, recall and F1 under that name."""
        named = {"P": self.precision, "R": self.recall, "F1": self.f1}
        return {f"{name} {key}": round(value, 3) for key, value in named.items()}


def share(part: float, whole: float) -> float:
    """A part of a whole to three places; 0 of nothing is 0."""
    return round(part / whole, 3) if whole else 0.0


def words_of(text: str) -> list[str]:
    """The words that a string is compared by: lower case, no articles, plurals as singulars.

    >>> words_of("The U.S.-led air strikes")
    ['u.s', 'led', 'air', 'strike']
    """
    found = [_ENDING.sub("", word.lower()) for word in _WORD.findall(text)]
    return [_singular(word) for word in found if word not in _SMALL]


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def token_f1(gold: str, predicted: str) -> float:
    """The F1 of shared words.

    >>> round(token_f1("the Assad regime", "regime forces"), 2)
    0.5
    """
    wanted, given = words_of(gold), words_of(predicted)
    left = list(given)
    shared = 0
    for word in wanted:
        if word in left:
            left.remove(word)
            shared += 1
    return 2 * shared / (len(wanted) + len(given)) if shared else 0.0


def best_f1(gold: str, values: Sequence[str]) -> float:
    """The best token F1 over some values and over all of them said together."""
    return max((token_f1(gold, value) for value in (*values, " ".join(values))), default=0.0)


def share_a_word(one: str, other: str) -> bool:
    """Do two names share a word that carries meaning?"""
    return bool(set(words_of(one)) & set(words_of(other)) - {"of", "in", "and", "from"})


def match(left: Sequence[Left], right: Sequence[Right], worth: Callable[[Left, Right], float]) -> list[tuple[int, int]]:
    """Pair each left with at most one right so that the worth in all is the highest; pairs worth nothing are left out.

    Exact for up to a dozen on the shorter side; beyond that the best pair is taken first.

    >>> match([1, 2], [2, 3], lambda one, other: 1.0 if one == other else 0.0)
    [(1, 0)]
    """
    if len(left) > len(right):
        return sorted((a, b) for b, a in match(right, left, lambda one, other: worth(other, one)))
    table = [[worth(one, other) for other in right] for one in left]
    if len(left) > 12:
        return _greedy(table)
    best: dict[int, tuple[float, tuple[tuple[int, int], ...]]] = {0: (0.0, ())}
    for column in range(len(right)):
        reached = dict(best)
        for mask, (total, pairs) in best.items():
            for row in range(len(left)):
                gain = table[row][column]
                if mask >> row & 1 or gain <= 0:
                    continue
                grown = mask | 1 << row
                if grown not in reached or total + gain > reached[grown][0]:
                    reached[grown] = (total + gain, (*pairs, (row, column)))
        best = reached
    return sorted(max(best.values(), key=lambda found: found[0])[1])


def _greedy(table: list[list[float]]) -> list[tuple[int, int]]:
    every = [(-gain, row, column) for row, gains in enumerate(table) for column, gain in enumerate(gains) if gain > 0]
    rows: set[int] = set()
    columns: set[int] = set()
    pairs = []
    for _, row, column in sorted(every):
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
            pairs.append((row, column))
    return sorted(pairs)


def unique(values: Iterable[Hashable]) -> list[str]:
    """Each value once, in the order of first appearance."""
    return [str(value) for value in dict.fromkeys(values) if value]
