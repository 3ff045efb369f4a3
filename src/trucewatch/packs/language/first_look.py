"""A cheap look at a sentence, before it is parsed: are the words there, without which no rule can find anything?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NOT_STEMS = ("e", "y")  # last letters that forms of a word may lose: "striking", "countries"
_SHORT = 3  # letters; a word so short is looked for whole

A_GROUP = "armed-group"  # stands among the words of a sentence for an armed group that it names

_REMEMBERED = 20_000  # words, some 4 MB

Needs = tuple[Set[str], ...]


def words_to_look_for(sentence: str) -> frozenset[str]:
    """The words of a sentence that is in lower case, and the parts of hyphened ones ("fire" in "cease-fire").

    >>> sorted(words_to_look_for("a cease-fire in 2020"))
    ['a', 'cease-fire', 'fire', 'in']
    """
    words = set(_WORD.findall(sentence))
    for word in [word for word in words if "-" in word] if "-" in sentence else ():
        while "-" in word:
            word = word.partition("-")[2]
            words.add(word)
    return frozenset(words)


@dataclass(frozen=True, slots=True)
class FirstLook:
    """Rows of words, each of which is met where one word of each of its sets may stand in the sentence.

    What only looks like a form of a word passes for it, so a look finds more
    than there is, and misses nothing. Each set has a bit of its own: a row is
    a number that has those of its sets.

    >>> look = FirstLook.of([({"strike"}, {"deal", "city"})], {"strike": ("strik", "struck")})
    >>> look.may_find({"struck", "two", "deals"}), look.may_find({"striking", "cities"}), look.may_find({"struck"})
    (True, True, False)
    """

    starts: Mapping[str, int]  # how a word may begin -> the sets that it is of
    wholes: Mapping[str, int]  # the same for words that have no other form
    rows: tuple[int, ...]
    rarest: Mapping[int, Sequence[int]]  # the set of a row that is met most seldom -> the places of such rows
    endings: tuple[str, ...]  # what may follow a start; without any stated, anything may
    _known: dict[str, int] = field(default_factory=dict, repr=False, compare=False)
    _asked: int = field(default=0, init=False, repr=False, compare=False)  # the sets that are a row's rarest

    def __post_init__(self) -> None:
        object.__setattr__(self, "_asked", sum(self.rarest))

    @classmethod
    def of(
        cls,
        rows: Iterable[Needs],
        stems: Mapping[str, tuple[str, ...]],
        endings: Iterable[str] = (),
        unchanging: Iterable[Set[str]] = (),
    ) -> FirstLook:
        """``stems`` states how the forms of a word begin, where that is not as the word itself does.

        ``endings`` are what words can end in behind their stems, a last letter
        doubled or not ("banned"). Each of ``unchanging`` is a row by itself, of
        words that take no endings ("ready").
        """
        bits: dict[frozenset[str], int] = {}
        sought = [[bits.setdefault(frozenset(words), 1 << len(bits)) for words in row] for row in rows]
        starts: dict[str, int] = {}
        shortest: dict[int, int] = {}  # letters of the shortest start of a set: the longer, the rarer
        for words, bit in bits.items():
            begins = {start for word in words for start in stems.get(word, _stems(word))}
            shortest[bit] = min(map(len, begins), default=0)
            for start in begins:
                starts[start] = starts.get(start, 0) | bit
        wholes: dict[str, int] = {}
        for number, those in enumerate(unchanging, start=len(bits)):
            sought.append([1 << number])
            for word in those:
                wholes[word] = wholes.get(word, 0) | 1 << number
        rarest: dict[int, list[int]] = {}
        for place, row in enumerate(sought):
            rarest.setdefault(max(row, key=lambda bit: shortest.get(bit, 0), default=0), []).append(place)
        return cls(starts, wholes, tuple(reduce(or_, row, 0) for row in sought), rarest, tuple(endings))

    def may_find(self, words: Iterable[str]) -> bool:
        """Is a row met by the words of a sentence?"""
        return bool(self.met(words))

    def met(self, words: Iterable[str]) -> list[int]:
        """The places, in ``rows``, of those that are met."""
        there = self.sets_of(words)
        found = list(self.rarest.get(0, ()))  # what needs nothing
        rest = there & self._asked
        while rest:  # only a row whose rarest set is there can be met, and few are
            one = rest & -rest
            found += [place for place in self.rarest[one] if self.rows[place] & there == self.rows[place]]
            rest ^= one
        return sorted(found)

    def sets_of(self, words: Iterable[str]) -> int:
        """The sets that these words may be forms of words of; the commonest words are remembered."""
        there = 0
        for word in words:
            known = self._known.get(word)
            if known is None:
                known = self._learn(word)
            if known:  # most words are of none
                there |= known
        return there

    def _learn(self, word: str) -> int:
        found = self.wholes.get(word, 0)
        for start in self._starts_of(word):
            found |= self.starts.get(start, 0)
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        self._known[word] = found
        return found

    def _starts_of(self, word: str) -> Iterator[str]:
        if not self.endings:
            yield from (word[:end] for end in range(1, len(word) + 1))
            return
        yield word
        for ending in self.endings:
            if word.endswith(ending):
                start = word[: -len(ending)]
                yield start
                if start[-1:] == start[-2:-1]:
                    yield start[:-1]


def _stems(word: str) -> tuple[str, ...]:
    """The first of several words, and that without a last letter which forms lose."""
    first = _WORD.search(word)
    stem = first.group() if first is not None else word
    return (stem, stem[:-1]) if len(stem) > _SHORT and stem.endswith(_NOT_STEMS) else (stem,)
