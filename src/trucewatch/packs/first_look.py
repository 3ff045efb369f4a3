"""A cheap look at a sentence, before it is parsed: are the words there, without which no rule can find anything?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NOT_STEMS = ("e", "y")  # last letters that forms of a word may lose: "striking", "countries"
_SHORT = 3  # letters; a word so short is looked for whole

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
    rows: tuple[frozenset[int], ...]
    endings: tuple[str, ...]  # what may follow that; without any stated, anything may

    @classmethod
    def of(cls, rows: Iterable[Needs], stems: Mapping[str, tuple[str, ...]], endings: Iterable[str] = ()) -> FirstLook:
        """``stems`` states how the forms of a word begin, where that is not as the word itself does.

        ``endings`` are what words can end in behind their stems, a last letter doubled or not ("banned").
        """
        numbers: dict[frozenset[str], int] = {}
        wanted = [frozenset(numbers.setdefault(frozenset(words), len(numbers)) for words in row) for row in rows]
        starts: dict[str, set[int]] = {}
        for words, number in numbers.items():
            for word in words:
                for start in stems.get(word, _stems(word)):
                    starts.setdefault(start, set()).add(number)
        return cls(
            {start: frozenset(found) for start, found in starts.items()},
            tuple(dict.fromkeys(wanted)),
            tuple(endings),
        )

    def may_find(self, lowered: str) -> bool:
        """Is a row met? ``lowered`` is the sentence in lower case."""
        there: set[int] = set()
        for word in set(_WORD.findall(lowered)):
            there |= self.sets_of(word)
            while "-" in word:  # "fire" in "cease-fire"
                word = word.partition("-")[2]
                there |= self.sets_of(word)
        return any(row <= there for row in self.rows)

    def sets_of(self, word: str) -> set[int]:
        """The numbers of the sets that a word may be a form of a word of."""
        found: set[int] = set()
        for start in self._starts_of(word):
            found |= self.starts.get(start, _NONE)
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
