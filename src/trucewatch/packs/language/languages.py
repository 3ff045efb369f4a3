"""The languages that reports are read in: each is a folder of the lexicon, told by its commonest words."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from trucewatch.packs.document import Entry, data_file, load_document

ENGLISH = "en"


@cache
def languages() -> tuple[str, ...]:
    """Their ISO 639-1 codes, in order.

    >>> languages()
    ('en', 'es')
    """
    folders = data_file("lexicon").iterdir()
    return tuple(sorted(folder.name for folder in folders if (folder / "common.yaml").is_file()))


@cache
def common_words(language: str) -> frozenset[str]:
    """The words that make up much of any text in the language. Raises BadDataFile."""
    return frozenset(_common(language)["words"].text().split())


@cache
def tags_of(language: str) -> frozenset[str]:
    """How pages and people name the language, in lower case. Raises BadDataFile."""
    return frozenset(_common(language)["tags"].texts())


def _common(language: str) -> dict[str, Entry]:
    keys = ("about", "tags", "words")
    return load_document(data_file("lexicon", language, "common.yaml")).only(keys, keys)


def likeliest(words: Collection[str]) -> tuple[str, float]:
    """The language whose common words make up the largest share of these words, and that share; English on a tie.

    >>> likeliest("el alto el fuego entra en vigor a la medianoche".split())[0]
    'es'
    """
    shares = {code: sum(word in common_words(code) for word in words) / max(len(words), 1) for code in languages()}
    best = max(languages(), key=lambda code: (shares[code], code == ENGLISH))
    return best, shares[best]
