"""A cheap look at a sentence, before it is parsed: are the words there, without which no rule can find anything?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NOT_STEMS = ("e", "y")  # last letters that forms of a word may lose: "striking", "countries"
_SHORT = 3  # letters; a word so short is looked for whole

_REMEMBERED = 20_000  # words, some 4 MB

_NONE: frozenset[int] = frozenset()

Needs = tuple[Set[str], ...]


@dataclass(frozen=True, slots=True)
class FirstLook:
    """Rows of words, each of which is met where one word of each of its sets may stand in the sentence.

    What only looks like a form of a word passes for it, so a look finds more
    than there is, and misses nothing.

    >>> look = FirstLook.of([({"strike"}, {"deal", "city"})], {"strike": ("strik", "struck")})
    >>> look.may_find("they struck two deals"), look.may_find("striking cities"), look.may_find("they struck")
    (True, True, False)
    """

    starts: Mapping[str, frozenset[int]]  # how a word may begin -> the numbers of the sets that it is of
    wholes: Mapping[str, frozenset[int]]  # the same for words that have no other form
    rows: tuple[frozenset[int], ...]
    endings: tuple[str, ...]  # what may follow a start; without any stated, anything may
    _known: dict[str, frozenset[int]] = field(default_factory=dict, repr=False, compare=False)

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
        numbers: dict[frozenset[str], int] = {}
        wanted = [frozenset(numbers.setdefault(frozenset(words), len(numbers)) for words in row) for row in rows]
        starts: dict[str, set[int]] = {}
        for words, number in numbers.items():
            for word in words:
                for start in stems.get(word, _stems(word)):
                    starts.setdefault(start, set()).add(number)
        wholes: dict[str, set[int]] = {}
        for number, those in enumerate(unchanging, start=len(numbers)):
            wanted.append(frozenset({number}))
            for word in those:
                wholes.setdefault(word, set()).add(number)
        return cls(_frozen(starts), _frozen(wholes), tuple(dict.fromkeys(wanted)), tuple(endings))

    def may_find(self, lowered: str) -> bool:
        """Is a row met? ``lowered`` is the sentence in lower case."""
        there: set[int] = set()
        for word in set(_WORD.findall(lowered)):
            there |= self.sets_of(word)
            while "-" in word:  # "fire" in "cease-fire"
                word = word.partition("-")[2]
                there |= self.sets_of(word)
        return any(row <= there for row in self.rows)

    def sets_of(self, word: str) -> frozenset[int]:
        """The numbers of the sets that a word may be a form of a word of; the commonest words are remembered."""
        found = self._known.get(word)
        if found is None:
            found = self.wholes.get(word, _NONE).union(
                *(self.starts.get(start, _NONE) for start in self._starts_of(word))
            )
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


def _frozen(numbers: Mapping[str, set[int]]) -> dict[str, frozenset[int]]:
    return {word: frozenset(found) for word, found in numbers.items()}


def _stems(word: str) -> tuple[str, ...]:
    """The first of several words, and that without a last letter which forms lose."""
    first = _WORD.search(word)
    stem = first.group() if first is not None else word
    return (stem, stem[:-1]) if len(stem) > _SHORT and stem.endswith(_NOT_STEMS) else (stem,)
