"""Names of places that are also common words or names of persons: data/lexicon/en/notplaces.csv."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from trucewatch.geo.gazetteer_files import read_rows
from trucewatch.geo.gazetteer_names import fold

NOT_PLACES = Path(__file__).parent.parent / "data" / "lexicon" / "en" / "notplaces.csv"


# Groups of names of persons: of these a large city or a first-level area may still be meant.
_PERSONS = ("given_names", "surnames")


@cache
def ambiguous_words() -> frozenset[str]:
    """The folded words of every group of the file. Raises BadDataFile."""
    return common_words() | _words(of_persons=True)


@cache
def common_words() -> frozenset[str]:
    """Those of them that are more than names of persons. Raises BadDataFile."""
    return _words(of_persons=False)


def _words(*, of_persons: bool) -> frozenset[str]:
    rows = read_rows(NOT_PLACES, ("group", "words"), ("source",))
    return frozenset(
        fold(word) for _, row in rows if (row["group"] in _PERSONS) is of_persons for word in row["words"].split()
    )
