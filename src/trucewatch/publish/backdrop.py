"""What lies behind the zones and events of a map: land, borders, provinces, towns."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.geo.basemap import Extent, borders, towns
from trucewatch.publish.frame import WIDTH, Frame
from trucewatch.publish.labels import Wish

CREDIT = "Borders: Natural Earth (public domain). Towns: GeoNames (CC BY 4.0). To draw a border takes no side."
_TOWNS = 14


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


def backdrop(frame: Frame) -> Backdrop:
    """Land, borders, provinces and towns of the frame."""
    box = (frame.west, frame.south, frame.east, frame.north)
    tolerance = (frame.east - frame.west) / WIDTH  # one unit of the drawing
    countries = borders(*box, tolerance_deg=tolerance)
    provinces = borders(*box, tolerance_deg=tolerance, extent=Extent.PROVINCE)
    found = towns(*box, _TOWNS)
    shapes = [Shape("land", country.name, frame.paths(country.polygons, closed=True)) for country in countries]
    shapes += [Shape("district", one.name, frame.paths(one.polygons, closed=True)) for one in provinces]
    spots = [frame.point(town.lon, town.lat) for town in found]
    wishes = [Wish(country.name, *frame.point(*country.label), "country") for country in countries]
    wishes += [Wish(town.name, *spot, "town") for town, spot in zip(found, spots, strict=True)]
    return Backdrop(tuple(shapes), tuple(spots), tuple(wishes))
