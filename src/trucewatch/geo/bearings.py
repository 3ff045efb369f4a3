"""Places told by their distance from another: "12 km south of X", "20 km from X"."""

from __future__ import annotations

import math
from dataclasses import replace

from trucewatch.geo.gazetteer.rank import EARTH_KM
from trucewatch.model import Place, PlacePrecision

# A bearing told as one of eight winds may be off by half the angle between two of them.
_SLACK = math.radians(22.5)


def place_beyond(place: Place, low_km: float, high_km: float, bearing: float | None, told: str) -> Place:
    """The place so many km from another, towards a bearing in degrees; ``told`` is how the report says it.

    Its radius is what the words leave open: the reach of the place itself, the
    looseness of the distance and of the bearing. Without a bearing it is the
    whole disc.

    >>> homs = Place("own:homs", "Homs", 34.73, 36.71, 5.0, PlacePrecision.TOWN, "SY")
    >>> south = place_beyond(homs, 12, 12, 180, "12 km south of")
    >>> south.name, round(south.lat, 2), round(south.radius_km, 1)
    ('12 km south of Homs', 34.62, 9.6)
    """
    name, key = f"{told} {place.name}", f"{place.id}+{low_km:g}-{high_km:g}km"
    if bearing is None:
        return replace(place, id=key, name=name, radius_km=high_km + place.radius_km, precision=PlacePrecision.NEAR)
    middle = (low_km + high_km) / 2
    lat, lon = _moved(place.lat, place.lon, middle, bearing)
    radius = place.radius_km + (high_km - low_km) / 2 + middle * math.sin(_SLACK)
    return replace(
        place, id=f"{key}@{bearing:g}", name=name, lat=lat, lon=lon, radius_km=radius, precision=PlacePrecision.NEAR
    )


def _moved(lat: float, lon: float, km: float, bearing: float) -> tuple[float, float]:
    """A point so many km along a great circle."""
    angle, heading, start = km / EARTH_KM, math.radians(bearing), math.radians(lat)
    end = math.asin(math.sin(start) * math.cos(angle) + math.cos(start) * math.sin(angle) * math.cos(heading))
    across = math.sin(heading) * math.sin(angle) * math.cos(start)
    turned = math.atan2(across, math.cos(angle) - math.sin(start) * math.sin(end))
    return math.degrees(end), (lon + math.degrees(turned) + 180.0) % 360.0 - 180.0
