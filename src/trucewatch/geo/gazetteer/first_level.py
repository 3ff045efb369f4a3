"""What the first-level areas of a country are called: data/gazetteer/first_level.csv."""

from __future__ import annotations

from functools import cache

from trucewatch.geo.gazetteer.files import read_rows
from trucewatch.geo.gazetteer.world import WORLD

_FILE = WORLD.parent / "first_level.csv"
_USUAL = "province"


def first_level_word(country: str) -> str:
    """The English word for a first-level area of a country, by its ISO code. Raises BadDataFile.

    >>> first_level_word("SY"), first_level_word("UA"), first_level_word("TH")
    ('governorate', 'oblast', 'province')
    """
    return _words().get(country, _USUAL)


@cache
def _words() -> dict[str, str]:
    return {row["country"]: row["word"] for _, row in read_rows(_FILE, ("country", "word"), ("source",))}
