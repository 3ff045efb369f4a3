"""A cheap look at a sentence, before it is parsed: are the words there, without which no rule can find anything?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NOT_STEMS = ("e", "y")  # last letters that forms of a word may lose: "striking", "countries"
_SHORT = 3  # letters; a word so short is looked for whole

_NONE: frozenset[int] = frozenset()

Needs = tuple[Set[str], ...]


@dataclass(frozen=True, slots=True)
class FirstLook:
    """Rows of words, each of which is met where one word of each of its sets may stand in the sentence.

    A word may stand where another begins as one of its forms does, so a look
    finds more than there is, and misses nothing.

    >>> look = FirstLook.of([({"strike"}, {"deal", "city"})], {"strike": ("strik", "struck")})
    >>> look.may_find("they struck two deals"), look.may_find("striking cities"), look.may_find("they struck")
    (True, True, False)
    """

    starts: Mapping[str, frozenset[int]]  # how a word may begin -> the numbers of the sets that it is of
    rows: tuple[frozenset[int], ...]
    shortest: int

    @classmethod
    def of(cls, rows: Iterable[Needs], stems: Mapping[str, tuple[str, ...]]) -> FirstLook:
        """``stems`` states how the forms of a word begin, where that is not as the word itself does."""
        numbers: dict[frozenset[str], int] = {}
        wanted = [frozenset(numbers.setdefault(frozenset(words), len(numbers)) for words in row) for row in rows]
        starts: dict[str, set[int]] = {}
        for words, number in numbers.items():
            for word in words:
                for start in stems.get(word, (_stem(word),)):
                    starts.setdefault(start, set()).add(number)
        return cls(
            {start: frozenset(found) for start, found in starts.items()},
            tuple(dict.fromkeys(wanted)),
            min(map(len, starts), default=0),
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
        for end in range(self.shortest, len(word) + 1):
            found |= self.starts.get(word[:end], _NONE)
        return found


def _stem(word: str) -> str:
    """The letters that it surely begins with: of several words the first, without a last letter that forms lose."""
    first = _WORD.search(word)
    stem = first.group() if first is not None else word
    return stem[:-1] if len(stem) > _SHORT and stem.endswith(_NOT_STEMS) else stem
