"""What tells names from other words in a text of one case: a language's ``letter_case.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from trucewatch.packs.document import data_file, load_document

_LISTS = ("capitals", "beside_numbers", "opens", "closed", "endings")


@dataclass(frozen=True, slots=True)
class CaseWords:
    """Words in small letters.

    ``capitals`` are always written with one, ``beside_numbers`` where a number
    stands beside them; ``opens`` begin names before a name, and are words like
    any other elsewhere; ``closed`` are small words that a parser's own lists may lack. A word of
    ``endings_from`` letters that has one of ``endings`` is a common one.
    """

    capitals: frozenset[str]
    beside_numbers: frozenset[str]
    opens: frozenset[str]
    closed: frozenset[str]
    endings: tuple[str, ...]
    endings_from: int

    def looks_common(self, word: str) -> bool:
        """Does a word that no list has end like a common one?

        >>> [load_case_words().looks_common(word) for word in ("machinegunners", "usulutan")]
        [True, False]
        """
        return len(word) >= self.endings_from and word.endswith(self.endings)


@lru_cache(maxsize=4)
def load_case_words(language: str = "en") -> CaseWords | None:
    """The words of a language; None where it has no such file. Raises BadDataFile."""
    path = data_file("lexicon", language, "letter_case.yaml")
    if not path.exists():
        return None
    keys = ("about", *_LISTS, "endings_from")
    fields = load_document(path).only(keys, keys)
    lists = {name: fields[name].texts() for name in _LISTS}
    return CaseWords(
        capitals=frozenset(lists["capitals"]),
        beside_numbers=frozenset(lists["beside_numbers"]),
        opens=frozenset(lists["opens"]),
        closed=frozenset(lists["closed"]),
        endings=lists["endings"],
        endings_from=int(fields["endings_from"].number()),
    )
