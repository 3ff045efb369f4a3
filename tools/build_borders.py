"""Compile which countries border on each other by land, from the basemap: the same basemap gives the same bytes.

    python tools/build_borders.py

What the basemap draws apart and nobody gives a code (a buffer zone, a base, a reef) is left out, but for what lies
within a country of the gazetteer, which ``WITHIN`` names. Needs shapely.
"""

from __future__ import annotations

import csv
from collections import defaultdict

import shapely
from shapely.geometry.base import BaseGeometry

from trucewatch.geo.basemap import borders
from trucewatch.geo.gazetteer import Gazetteer
from trucewatch.geo.gazetteer.borders import BORDERS
from trucewatch.geo.map_countries import map_country
from trucewatch.model import PlacePrecision

WITHIN = {"Somaliland": "Somalia"}
GAP = 0.02  # degrees: the basemap's lines are thinned, so that two sides of a border need not touch


def shapes() -> dict[str, BaseGeometry]:
    """The land of every country that has a code."""
    gazetteer, parts = Gazetteer.load(), defaultdict(list)
    for outline in borders(-180, -90, 180, 90):
        known = map_country(outline.name)
        name = known.gazetteer if known is not None else outline.name
        of = (b.place for b in gazetteer.bearers(WITHIN.get(name, name)))
        code = next((place.country for place in of if place.precision is PlacePrecision.COUNTRY), "")
        parts[code] += [shapely.make_valid(shapely.Polygon(outer, inner)) for outer, *inner in outline.polygons]
    return {code: shapely.union_all(lands) for code, lands in sorted(parts.items()) if code}


def main() -> None:
    """Write the file."""
    lands = shapes()
    codes = list(lands)
    tree = shapely.STRtree(list(lands.values()))
    with BORDERS.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("country", "borders_on"))
        for code, land in lands.items():
            near = {codes[at] for at in tree.query(land, predicate="dwithin", distance=GAP)} - {code}
            if near:
                rows.writerow((code, " ".join(sorted(near))))


if __name__ == "__main__":
    main()
