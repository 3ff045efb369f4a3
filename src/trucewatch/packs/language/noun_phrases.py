"""What noun phrases and plurals of one language are made of: its ``phrases.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from trucewatch.packs.language.languages import ENGLISH
from trucewatch.packs.language.numbers import lexicon_document

_SHORTEST = 4  # letters of a singular


@dataclass(frozen=True, slots=True)
class NounPhrases:
    """``links`` join a noun to one behind it; ``plurals`` maps endings to those of the singular."""

    links: frozenset[str]
    plurals: tuple[tuple[str, str], ...]
    keeps: tuple[str, ...]

    def singular(self, noun: str) -> str:
        """The noun without the ending of its plural, if it has one.

        >>> words = load_noun_phrases()
        >>> [words.singular(noun) for noun in ("batteries", "clashes", "pass", "gas")]
        ['battery', 'clash', 'pass', 'gas']
        """
        for ending, singular in self.plurals:
            made = noun.removesuffix(ending) + singular
            if noun.endswith(ending) and len(made) >= _SHORTEST and not noun.endswith(self.keeps):
                return made
        return noun


@lru_cache(maxsize=8)
def load_noun_phrases(language: str = ENGLISH) -> NounPhrases:
    """Read the file. Raises UnknownName where the language has none, BadDataFile where it is wrong."""
    fields = lexicon_document(language or ENGLISH, "phrases.yaml").only(
        ("about", "links", "plurals", "keeps"), ("about", "links")
    )
    plurals = fields["plurals"].fields() if "plurals" in fields else {}
    return NounPhrases(
        links=frozenset(fields["links"].texts()),
        plurals=tuple((ending, singular.text()) for ending, singular in plurals.items()),
        keeps=fields["keeps"].texts() if "keeps" in fields else (),
    )
