"""TopoJSON read into plain rings: what the two builders of geographic data share."""

from __future__ import annotations

import json
from pathlib import Path

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
        found.append((geometry.get("id", ""), geometry.get("properties", {}).get("name", ""), polygons))
    return found
