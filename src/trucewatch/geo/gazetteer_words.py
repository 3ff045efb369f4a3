"""Names of places that are also common words or names of persons: data/lexicon/en/notplaces.csv."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from trucewatch.geo.gazetteer_files import read_rows
from trucewatch.geo.gazetteer_names import fold

NOT_PLACES = Path(__file__).parent.parent / "data" / "lexicon" / "en" / "notplaces.csv"


@cache
def ambiguous_words() -> frozenset[str]:
    """The folded words of every group of the file. Raises BadDataFile."""
    rows = read_rows(NOT_PLACES, ("group", "words"), ("source",))
    return frozenset(fold(word) for _, row in rows for word in row["words"].split())
