"""Which countries border on which by land."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache

from trucewatch.geo.gazetteer.world import WORLD

BORDERS = WORLD.parent / "borders.csv"


def borders_on(country: str) -> frozenset[str]:
    """The neighbours of a country, all of them ISO 3166, two letters.

    >>> sorted(borders_on("LB")), sorted(borders_on("CY"))
    (['IL', 'SY'], [])
    """
    return _borders().get(country, frozenset())


@cache
def _borders() -> Mapping[str, frozenset[str]]:
    with BORDERS.open(encoding="utf-8", newline="") as lines:
        return {row["country"]: frozenset(row["borders_on"].split()) for row in csv.DictReader(lines)}
