"""The words beside places in one language, read from its ``lexicon/<language>/places.yaml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from trucewatch.model import PlacePrecision
from trucewatch.packs.document import load_document
from trucewatch.packs.phrases import compile_phrases
from trucewatch.packs.rules import data_file


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """``types`` maps a word to what it says a place is; ``relations`` pairs a wording with an error in km.

    ``directions`` are bearings in degrees; ``joins`` may stand inside a name
    in lower case; ``parts`` before one without belonging to it.
    """

    types: dict[str, PlacePrecision]
    relations: tuple[tuple[re.Pattern[str], float], ...]
    directions: dict[str, float]
    at: frozenset[str]
    within: frozenset[str]
    joins: frozenset[str]
    parts: frozenset[str]
    persons: frozenset[str]


@lru_cache(maxsize=8)
def load_place_words(language: str = "en") -> PlaceWords:
    """Read the file. Raises BadDataFile."""
    keys = ("about", "types", "relations", "directions", "at", "within", "joins", "parts", "persons")
    document = load_document(data_file("lexicon", language, "places.yaml")).only(keys, keys)
    return PlaceWords(
        types={
            word: PlacePrecision(kind) for kind, entry in document["types"].fields().items() for word in entry.texts()
        },
        relations=tuple(
            (compile_phrases(entry["words"].texts()), entry["km"].number()) for entry in document["relations"]
        ),
        directions={word: entry.number() for word, entry in document["directions"].fields().items()},
        at=frozenset(document["at"].texts()),
        within=frozenset(document["within"].texts()),
        joins=frozenset(document["joins"].texts()),
        parts=frozenset(document["parts"].texts()),
        persons=frozenset(document["persons"].texts()),
    )
