"""Sites of an agreement file: named points, refused where they cannot be right."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from pyproj import Geod

from trucewatch.model import Site
from trucewatch.packs.document import Entry
from trucewatch.packs.written_values import read_length

_GEOD = Geod(ellps="WGS84")
_FAR_KM = 1000.0


def read_sites(entries: Sequence[Entry]) -> tuple[Site, ...]:
    """The named points; each must say its source, and lie near the others."""
    sites: list[Site] = []
    for entry in entries:
        fields = entry.only(
            ("id", "name", "lat", "lon", "radius", "source", "aliases"),
            ("id", "name", "lat", "lon", "radius", "source"),
        )
        lat, lon = fields["lat"].number(), fields["lon"].number()
        refuse_impossible(fields["lat"], lat, lon)
        aliases = fields["aliases"].texts() if "aliases" in fields else ()
        radius = read_length(fields["radius"], zero=True)
        name, source = fields["name"].text(), fields["source"].text()
        sites.append(
            Site(unique(fields["id"], [site.id for site in sites], "site"), name, lat, lon, radius, source, aliases)
        )
    for entry, site in zip(entries, sites, strict=True):
        others = [(other.lat, other.lon) for other in sites if other is not site]
        if looks_swapped(site.lat, site.lon, others):
            raise entry["lat"].wrong(f"latitude and longitude of '{site.id}' look swapped", "the other way round fits")
    return tuple(sites)


def unique(entry: Entry, taken: Sequence[str], kind: str) -> str:
    """The text of an id that nothing else of its kind has."""
    id = entry.text()
    if not id:
        raise entry.wrong(f"the id of the {kind} is empty")
    if id in taken:
        raise entry.wrong(f"two of the {kind}s are named '{id}'")
    return id


def looks_swapped(lat: float, lon: float, others: Sequence[tuple[float, float]]) -> bool:
    """Does a point lie far from the others while the same point swapped lies near them?

    >>> looks_swapped(36.8, 35.9, []), looks_swapped(44.4, 15.6, [(15.5, 44.2), (15.4, 44.3)])
    (False, True)
    """
    if not others or abs(lon) > 90:
        return False
    here = median(_km(lat, lon, *other) for other in others)
    there = median(_km(lon, lat, *other) for other in others)
    return here > _FAR_KM and there < _FAR_KM / 2


def refuse_impossible(entry: Entry, lat: float, lon: float) -> None:
    """Refuse a point that is nowhere on earth; say so where the two numbers look swapped."""
    if abs(lat) <= 90 and abs(lon) <= 180:
        return
    if abs(lon) <= 90 and abs(lat) <= 180:
        raise entry.wrong(f"the latitude {lat:g} is beyond 90", "latitude and longitude look swapped")
    raise entry.wrong(f"no place on earth has latitude {lat:g} and longitude {lon:g}")


def _km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    return float(_GEOD.inv(lon, lat, other_lon, other_lat)[2]) / 1000
