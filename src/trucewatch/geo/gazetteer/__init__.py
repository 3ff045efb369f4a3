"""The gazetteer: does a name exist, which places bear it, which of them is meant, and why."""

from trucewatch.geo.gazetteer.first_level import first_level_word
from trucewatch.geo.gazetteer.gazetteer import (
    Entry,
    Gazetteer,
    PlaceContext,
    Resolution,
    is_ambiguous_word,
    is_common_word,
)

__all__ = [
    "Entry",
    "Gazetteer",
    "PlaceContext",
    "Resolution",
    "first_level_word",
    "is_ambiguous_word",
    "is_common_word",
]
