"""Outlines of areas: rings from GeoJSON or from the file itself, refused where they cannot be right."""

from __future__ import annotations

import json
from pathlib import Path

from shapely.geometry import Polygon
from shapely.validation import explain_validity

from trucewatch.errors import BadDataFile
from trucewatch.geo.basemap import Extent, outline_names, outlines_of, units_named
from trucewatch.geo.basemap import Outline as Outlined
from trucewatch.geo.map_countries import MapCountry, map_country
from trucewatch.model import Ring
from trucewatch.packs.agreements.places import refuse_impossible
from trucewatch.packs.document import Entry, read_utf8

Outline = tuple[tuple[Ring, ...], tuple[Ring, ...]]  # outer rings, holes


def read_geojson(entry: Entry, folder: Path | None) -> Outline:
    """The polygons of a GeoJSON file beside the agreement: outer rings and holes. Raises BadDataFile."""
    name = entry.text()
    if folder is None or Path(name).name != name:
        raise entry.wrong(
            f"the file '{name}' is not beside the agreement", "name a file of the same folder, without a path"
        )
    if not (folder / name).is_file():
        raise entry.wrong(f"no file '{name}' beside the agreement")
    try:
        document = json.loads(read_utf8(folder / name))
    except (ValueError, RecursionError):
        raise BadDataFile(str(folder / name), None, "not GeoJSON") from None
    try:
        polygons = [tuple(_ring(ring) for ring in polygon) for polygon in _polygons(document)]
        rings = tuple(polygon[0] for polygon in polygons)
        holes = tuple(hole for polygon in polygons for hole in polygon[1:])
    except (KeyError, IndexError, TypeError, ValueError, AttributeError):
        raise entry.wrong(f"'{name}' holds no readable Polygon or MultiPolygon") from None
    if not rings:
        raise entry.wrong(f"'{name}' holds no Polygon or MultiPolygon")
    return rings, holes


def read_country(entry: Entry) -> MapCountry:
    """The country, by any of its names. Raises BadDataFile where the map has none of the name."""
    if country := map_country(entry.text()):
        return country
    name = entry.one_of(outline_names(Extent.COUNTRY), "country")
    return MapCountry(name, (name,), name)


def read_admin(entry: Entry) -> Outline:
    """The outline of countries or provinces as the shipped basemap has them: ``{country: X, province: Y}``."""
    fields = entry.only(("country", "province"), ("country",))
    country = read_country(fields["country"])
    found = outlines_of(Extent.COUNTRY, country.outline)
    if "province" in fields:
        found = tuple(one for item in fields["province"] for one in _province(item, country))
    polygons = [polygon for outline in found for polygon in outline.polygons]
    return tuple(polygon[0] for polygon in polygons), tuple(hole for polygon in polygons for hole in polygon[1:])


def units_of(entry: Entry) -> tuple[str, ...]:
    """The same countries or provinces by the names of the gazetteer, less those that it has under another name."""
    fields = entry.fields()
    country = read_country(fields["country"]).gazetteer
    if "province" not in fields:
        return units_named(country)
    return tuple(unit for item in fields["province"] for unit in units_named(country, item.text()))


def held_units(entry: Entry) -> tuple[str, ...]:
    """The country, or provinces of one, that lie in the file's own outline, each known to the gazetteer."""
    fields = entry.only(("country", "province"), ("country",))
    country = fields["country"]
    land = map_country(country.text())
    name = land.gazetteer if land else country.text()
    asked = list(fields["province"]) if "province" in fields else [country]
    found = [units_named(name, *(() if item is country else (item.text(),))) for item in asked]
    for item, units in zip(asked, found, strict=True):
        if not units:
            raise item.wrong(f"the gazetteer has no '{item.text()}' there, or several", "see gazetteer find NAME")
    return tuple(unit for units in found for unit in units)


def _province(entry: Entry, country: MapCountry) -> tuple[Outlined, ...]:
    name = country.province(entry.text())
    known = country.provinces()
    if name is None and not known:
        raise entry.wrong(f"the map has no provinces of {country.outline}", "draw the area: file or ring")
    name = name or entry.one_of(known, "province")
    return outlines_of(Extent.PROVINCE, name, known[name])


def _polygons(document: object) -> list[list[object]]:
    """The coordinates of each polygon of a GeoJSON object."""
    if not isinstance(document, dict):
        return []
    kind = document.get("type")
    if kind == "FeatureCollection":
        return [polygon for feature in document["features"] for polygon in _polygons(feature)]
    if kind == "Feature":
        return _polygons(document["geometry"])
    if kind == "Polygon":
        return [document["coordinates"]]
    return list(document["coordinates"]) if kind == "MultiPolygon" else []


def _ring(points: object) -> Ring:
    if not isinstance(points, list):
        raise TypeError
    return tuple((float(point[0]), float(point[1])) for point in points)


def inline_ring(entry: Entry) -> Ring:
    """A ring written in the file: a list of [longitude, latitude]."""
    ring = []
    for item in entry:
        numbers = [part.number() for part in item]
        if len(numbers) != 2:
            raise item.wrong("a point is [longitude, latitude]")
        ring.append((numbers[0], numbers[1]))
    return tuple(ring)


def check_ring(ring: Ring, entry: Entry, *, hole: bool = False) -> None:
    """Refuse a ring that is open, crosses itself, runs the wrong way round, or leaves the earth."""
    for lon, lat in ring:
        refuse_impossible(entry, lat, lon)
    if len(ring) < 4 or ring[0] != ring[-1]:
        raise entry.wrong("the outline is not closed", "give at least three points, and the first again at the end")
    flat = _unwrapped(ring)
    polygon = Polygon(flat)
    if not polygon.is_valid or polygon.area == 0:
        raise entry.wrong(
            f"the outline crosses itself ({explain_validity(polygon)})",
            "list its points in the order of a walk around it",
        )
    if not polygon.exterior.is_ccw and not hole:
        raise entry.wrong(
            "the outline is inside out: it runs clockwise", "list its points counter-clockwise, as GeoJSON asks"
        )


def _unwrapped(ring: Ring) -> list[tuple[float, float]]:
    """The same ring with no jump of longitude at the date line."""
    flat = [ring[0]]
    for lon, lat in ring[1:]:
        flat.append((lon + 360.0 * round((flat[-1][0] - lon) / 360.0), lat))
    return flat
