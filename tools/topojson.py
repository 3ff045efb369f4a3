"""TopoJSON read into plain rings: what the two builders of geographic data share."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import shapely

Ring = list[tuple[float, float]]


def read_polygons(path: Path, layer: str) -> list[tuple[str, str, list[list[Ring]]]]:
    """Every geometry of a layer as (id, name, polygons); a polygon is its outer ring and its holes, in degrees."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    (scale_x, scale_y), (shift_x, shift_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[Ring] = []
    for deltas in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in deltas:
            x, y = x + dx, y + dy
            points.append((x * scale_x + shift_x, y * scale_y + shift_y))
        arcs.append(points)

    def ring(indices: list[int]) -> Ring:
        points: Ring = []
        for index in indices:
            arc = arcs[index] if index >= 0 else arcs[~index][::-1]
            points.extend(arc[1:] if points else arc)
        return points

    found = []
    for geometry in topology["objects"][layer]["geometries"]:
        kind, indices = geometry.get("type"), geometry.get("arcs", [])
        parts = indices if kind == "MultiPolygon" else [indices] if kind == "Polygon" else []
        polygons = [[ring(loop) for loop in part] for part in parts]
        polygons = [piece for polygon in polygons for piece in parted(polygon)]
        found.append((geometry.get("id", ""), geometry.get("properties", {}).get("name", ""), polygons))
    return found


def parted(polygon: list[Ring]) -> list[list[Ring]]:
    """The polygon as pieces on either side of the date line, over which world-atlas draws rings without a cut."""
    if not any(abs(one[0] - other[0]) > 180 for ring in polygon for one, other in pairwise(ring)):
        return [polygon]
    outer, *holes = map(unrolled, polygon)
    shape = shapely.make_valid(shapely.Polygon(outer, holes))
    pieces = []
    for turn in (-360, 0, 360):
        cut = shapely.make_valid(shapely.intersection(shape, shapely.box(turn - 180, -90, turn + 180, 90)))
        for part in getattr(cut, "geoms", [cut]):
            if isinstance(part, shapely.Polygon) and not part.is_empty:
                rings = (part.exterior, *part.interiors)
                pieces.append([[(lon - turn, lat) for lon, lat in ring.coords] for ring in rings])
    return pieces


def unrolled(ring: Ring) -> Ring:
    """The ring with longitudes that run on past 180; one that goes round a pole is closed over it."""
    points = [ring[0]]
    for lon, lat in ring[1:]:
        points.append((lon - 360 * round((lon - points[-1][0]) / 360), lat))
    if abs(points[-1][0] - points[0][0]) > 180:
        pole = -90.0 if points[0][1] < 0 else 90.0
        points += [(points[-1][0], pole), (points[0][0], pole), points[0]]
    return points
