"""Names of places that are also common words or names of persons: data/lexicon/<language>/notplaces.csv."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from trucewatch.geo.gazetteer.files import read_rows
from trucewatch.geo.gazetteer.names import fold

LEXICON = Path(__file__).parents[2] / "data" / "lexicon"


# Groups of names of persons: of these a large city or a first-level area may still be meant.
_PERSONS = ("given_names", "surnames")


@cache
def ambiguous_words() -> frozenset[str]:
    """The folded words of every group of every language's file. Raises BadDataFile."""
    return common_words() | _words(of_persons=True)


@cache
def common_words() -> frozenset[str]:
    """Those of them that are more than names of persons. Raises BadDataFile."""
    return _words(of_persons=False)


def _words(*, of_persons: bool) -> frozenset[str]:
    files = sorted(LEXICON.glob("*/notplaces.csv"))
    rows = [row for file in files for row in read_rows(file, ("group", "words"), ("source",))]
    return frozenset(
        fold(word) for _, row in rows if (row["group"] in _PERSONS) is of_persons for word in row["words"].split()
    )
