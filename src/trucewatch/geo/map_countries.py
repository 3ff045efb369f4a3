"""A country by any of its names, as the layers of the basemap and the gazetteer each name it.

Natural Earth names one country twice: once where it draws countries and once
where it draws provinces ("DR Congo", "Democratic Republic of the Congo").
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from trucewatch.geo.basemap import BASEMAP, Extent, outline_names, units_named
from trucewatch.geo.gazetteer.names import fold

_NAMES = BASEMAP.parent / "map_countries.csv"


@dataclass(frozen=True, slots=True)
class MapCountry:
    """Its names: ``outline`` among countries drawn, ``owners`` over provinces drawn, and that of the ``gazetteer``."""

    outline: str
    owners: tuple[str, ...]
    gazetteer: str

    def provinces(self) -> dict[str, str]:
        """The basemap's name of each of its provinces, with the owner that it has there."""
        return {name: owner for owner in self.owners for name in outline_names(Extent.PROVINCE, owner)}

    def province(self, name: str) -> str | None:
        """The basemap's name of the province that is meant: the same letters, or the same unit of the gazetteer.

        >>> map_country("DRC").province("North Kivu"), map_country("Yemen").province("Nowhere")
        ('Nord-Kivu', None)
        """
        known = self.provinces()
        alike = [other for other in known if fold(other) == fold(name)]
        unit = () if name in known or alike else units_named(self.gazetteer, name)
        alike += [other for other in known if unit and units_named(self.gazetteer, other) == unit]
        return name if name in known else alike[0] if len(alike) == 1 else None


def map_country(name: str) -> MapCountry | None:
    """The country of that name.

    >>> map_country("Zaire").outline, map_country("Yemen").owners, map_country("Nowhere")
    ('DR Congo', ('Yemen',), None)
    """
    return _countries().get(fold(name))


@cache
def _countries() -> dict[str, MapCountry]:
    """Every country by the folded form of each of its names."""
    found = {fold(name): MapCountry(name, (name,), name) for name in outline_names(Extent.COUNTRY)}
    with _NAMES.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            country = MapCountry(row["outline"], tuple(row["provinces"].split("|")), row["gazetteer"])
            names = (country.outline, *country.owners, country.gazetteer, *filter(None, row["names"].split("|")))
            found |= dict.fromkeys(map(fold, names), country)
    return found
