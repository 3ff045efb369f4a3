"""What a name would be taken for in a story of some countries, near some point, told so that a person can judge it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.errors import BadUsage
from trucewatch.geo.gazetteer.gazetteer import Gazetteer
from trucewatch.geo.gazetteer.rank import PlaceContext, distance_km
from trucewatch.model import Place, PlacePrecision

_COUNTRY = re.compile(r"[A-Za-z]{2}")


@dataclass(frozen=True, slots=True)
class Weighed:
    """One place that bears the name: its weight by itself, what the story adds, and its km from the point."""

    place: Place
    own: float
    told: float
    km: float | None


@dataclass(frozen=True, slots=True)
class Found:
    """The place that a name is taken for (None where nothing decides), why, and all that were considered."""

    name: str
    chosen: Place | None
    reason: str
    considered: tuple[Weighed, ...]


def find_places(gazetteer: Gazetteer, name: str, *, countries: Sequence[str] = (), near: str | None = None) -> Found:
    """Take a name for a place in a story of these countries (ISO 3166, two letters), near a point ("LAT,LON").

    Raises BadUsage for a country or a point that is none.
    """
    for country in countries:
        if not _COUNTRY.fullmatch(country):
            raise BadUsage(f"'{country}' is no country of ISO 3166; write two letters, as in SY")
    point = read_point(near) if near is not None else None
    context = PlaceContext({country.upper(): 1.0 for country in countries}, (point,) if point else ())
    resolution = gazetteer.resolve(name, context)
    considered = tuple(
        Weighed(place, own, told, distance_km(place, point) if point else None)
        for place, own, told in gazetteer.weigh(name, context)
    )
    return Found(name, resolution.place, resolution.reason, considered)


def read_point(text: str) -> Place:
    """A point written as "LAT,LON" in degrees. Raises BadUsage.

    >>> read_point("35.93,36.63").lat
    35.93
    """
    try:
        lat, lon = (float(part) for part in text.split(","))
    except ValueError:
        raise BadUsage(f"'{text}' is no point; write latitude and longitude, as in 35.93,36.63") from None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise BadUsage(f"'{text}' is no point on earth; latitude comes first, from -90 to 90")
    return Place("point", f"{lat:g},{lon:g}", lat, lon, 0.0, PlacePrecision.EXACT)
