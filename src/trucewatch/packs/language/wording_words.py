"""The small words around names and areas in one language, read from its ``lexicon/<language>/wordings.yaml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from trucewatch.packs.document import data_file, load_document


@dataclass(frozen=True, slots=True)
class WordingWords:
    """Patterns made of them.

    ``name`` finds a name with the word for a road or river behind it;
    ``lead`` what may stand before one; ``ends`` where the words for an area stop;
    ``until`` finds the word between the two ends of a stretch of time;
    ``joins`` where one clause ends and the next begins; ``beyond`` a word that tells what comes before or after.
    """

    name: re.Pattern[str]
    lead: re.Pattern[str]
    ends: re.Pattern[str]
    until: re.Pattern[str]
    joins: re.Pattern[str]
    beyond: re.Pattern[str]


@lru_cache(maxsize=8)
def load_wording_words(language: str = "en") -> WordingWords:
    """Read the file. Raises BadDataFile."""
    keys = ("about", "articles", "possessive", "ways", "scope_ends", "until", "joins", "beyond")
    document = load_document(data_file("lexicon", language, "wordings.yaml")).only(keys, keys)
    articles, possessive, ways, ends, until, joins, beyond = (_either(document[key].texts()) for key in keys[1:])
    return WordingWords(
        name=re.compile(
            rf"(?:{articles}\s+)?(?P<name>[A-Z][\w’'-]*(?:[\s-]+(?:[A-Z0-9][\w’'-]*|al-[A-Z]\w+))*(?:\s+{ways})?)"
        ),
        lead=re.compile(rf"\s*(?:{articles}\s+)?(?:[A-Z]\w+{possessive}\s+)?(?:[a-z]+\s+){{0,2}}"),
        ends=re.compile(rf"\s+{ends}\b.*$"),
        until=re.compile(rf"\w\s+{until}\s+\w", re.IGNORECASE),
        joins=re.compile(rf"[,;]\s+{joins}\s+|;\s+"),
        beyond=re.compile(rf"\b{beyond}\s+[^\W\d]+\s+[^\W\d]+"),
    )


def _either(words: tuple[str, ...]) -> str:
    return "(?:" + "|".join(map(re.escape, words)) + ")"
