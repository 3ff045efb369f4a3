"""What lies behind the zones and events of a map: land, borders, provinces, towns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.geo.basemap import Extent, borders, towns
from trucewatch.model import Place, PlacePrecision
from trucewatch.publish.drawing.frame import WIDTH, Frame
from trucewatch.publish.drawing.labels import Wish

CREDIT = "Borders: Natural Earth (public domain). Towns: GeoNames (CC BY 4.0). To draw a border takes no side."
_TOWNS = 14
_SAME_TOWN_DEG = 0.03


@dataclass(frozen=True, slots=True)
class Shape:
    """One drawn outline; ``edges`` are the lines between which its true edge may lie."""

    css: str
    name: str
    d: str
    note: str = ""
    edges: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Backdrop:
    """Outlines, town dots and the names that want a place."""

    shapes: tuple[Shape, ...]
    towns: tuple[tuple[float, float], ...]
    wishes: tuple[Wish, ...]


def backdrop(frame: Frame, places: Sequence[Place] = ()) -> Backdrop:
    """Land, borders, provinces and towns of the frame; a town that is one of ``places`` is left to their marks."""
    box = (frame.west, frame.south, frame.east, frame.north)
    tolerance = (frame.east - frame.west) / WIDTH  # one unit of the drawing
    countries = borders(*box, tolerance_deg=tolerance)
    provinces = borders(*box, tolerance_deg=tolerance, extent=Extent.PROVINCE)
    found = [town for town in towns(*box, _TOWNS) if not any(_same(town, place) for place in places)]
    shapes = [Shape("land", country.name, frame.paths(country.polygons, closed=True)) for country in countries]
    shapes += [Shape("district", one.name, frame.paths(one.polygons, closed=True)) for one in provinces]
    spots = [frame.point(town.lon, town.lat) for town in found]
    wishes = [Wish(country.name, *frame.point(*country.label), "country") for country in countries]
    wishes += [Wish(town.name, *spot, "town") for town, spot in zip(found, spots, strict=True)]
    return Backdrop(tuple(shapes), tuple(spots), tuple(wishes))


def _same(town: Place, place: Place) -> bool:
    # Two gazetteers spell one town in two ways and set its point a little apart.
    near = abs(town.lat - place.lat) < _SAME_TOWN_DEG and abs(town.lon - place.lon) < _SAME_TOWN_DEG
    return near and place.precision in (PlacePrecision.EXACT, PlacePrecision.TOWN, PlacePrecision.NEAR)
