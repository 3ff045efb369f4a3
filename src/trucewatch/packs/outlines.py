"""Outlines of areas: rings from GeoJSON or from the file itself, refused where they cannot be right."""

from __future__ import annotations

import json
from pathlib import Path

from shapely.geometry import Polygon
from shapely.validation import explain_validity

from trucewatch.errors import BadDataFile
from trucewatch.packs.agreement_places import refuse_impossible
from trucewatch.packs.document import Entry

Ring = tuple[tuple[float, float], ...]


def read_geojson(entry: Entry, folder: Path | None) -> tuple[Ring, ...]:
    """The outer rings of a GeoJSON file beside the agreement. Raises BadDataFile."""
    name = entry.text()
    if folder is None or Path(name).name != name:
        raise entry.wrong(
            f"the file '{name}' is not beside the agreement", "name a file of the same folder, without a path"
        )
    try:
        document = json.loads((folder / name).read_text(encoding="utf-8"))
    except OSError:
        raise entry.wrong(f"no file '{name}' beside the agreement") from None
    except (ValueError, RecursionError):
        raise BadDataFile(str(folder / name), None, "not GeoJSON") from None
    try:
        rings = tuple(_ring(ring) for polygon in _polygons(document) for ring in _outer(polygon, entry, name))
    except (KeyError, TypeError, ValueError, AttributeError):
        raise entry.wrong(f"'{name}' holds no readable Polygon or MultiPolygon") from None
    if not rings:
        raise entry.wrong(f"'{name}' holds no Polygon or MultiPolygon")
    return rings


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


def _outer(polygon: list[object], entry: Entry, name: str) -> list[object]:
    if len(polygon) > 1:
        raise entry.wrong(f"'{name}' has a polygon with a hole, which is not read yet", "give outlines without holes")
    return polygon


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


def check_ring(ring: Ring, entry: Entry) -> None:
    """Refuse a ring that is open, crosses itself, runs clockwise, or leaves the earth."""
    for lon, lat in ring:
        refuse_impossible(entry, lat, lon)
    if len(ring) < 4 or ring[0] != ring[-1]:
        raise entry.wrong("the outline is not closed", "give at least three points, and the first again at the end")
    flat = _unwrapped(ring)
    polygon = Polygon(flat)
    if not polygon.is_valid:
        raise entry.wrong(
            f"the outline crosses itself ({explain_validity(polygon)})",
            "list its points in the order of a walk around it",
        )
    if not polygon.exterior.is_ccw:
        raise entry.wrong(
            "the outline is inside out: it runs clockwise", "list its points counter-clockwise, as GeoJSON asks"
        )


def _unwrapped(ring: Ring) -> list[tuple[float, float]]:
    """The same ring with no jump of longitude at the date line."""
    flat = [ring[0]]
    for lon, lat in ring[1:]:
        flat.append((lon + 360.0 * round((flat[-1][0] - lon) / 360.0), lat))
    return flat
