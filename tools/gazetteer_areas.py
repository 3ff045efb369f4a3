"""The middle and the reach of areas, from the places known to lie in them.

No freely licensed outlines of all provinces could be had from a package
registry. So the world's land (Natural Earth) is cut into cells of a tenth of a
degree, each cell goes to its nearest GeoNames place, and the cells of all
places of an area are taken for the area.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from scipy.spatial import cKDTree

from topojson import read_polygons

EARTH_KM = 6371.0088
CELL_DEGREES = 0.1
FEWEST_CELLS = 6  # below this the places themselves say more than the cells
LONE_RADIUS_KM = 12.0  # for first-level areas too small for cells, which are cities
DISTRICT_LEVEL = 2  # dots in a district's code
WITHIN = 0.95  # the share of an area that its radius holds


@dataclass(frozen=True, slots=True)
class Reach:
    """The middle of an area, and the radius in km that holds 95 % of it."""

    lat: float
    lon: float
    radius_km: float


def unit_vectors(lat: np.ndarray, lon: np.ndarray) -> np.ndarray:
    """Points on the unit sphere."""
    lat, lon = np.radians(lat), np.radians(lon)
    return np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])


def reach_of(points: np.ndarray, weights: np.ndarray, middle: np.ndarray | None = None) -> Reach:
    """The weighted middle of points on the unit sphere, or the one given, and how far 95 % of the weight reaches."""
    if middle is None:
        middle = (points * weights[:, None]).sum(axis=0)
        middle /= np.linalg.norm(middle)
    chord = np.linalg.norm(points - middle, axis=1)
    distance = 2 * np.arcsin(np.clip(chord / 2, 0, 1)) * EARTH_KM
    order = np.argsort(distance, kind="stable")
    share = np.cumsum(weights[order]) / weights.sum()
    radius = float(distance[order][min(int(np.searchsorted(share, WITHIN)), len(order) - 1)])
    lat, lon = np.degrees(np.arcsin(middle[2])), np.degrees(np.arctan2(middle[1], middle[0]))
    return Reach(round(float(lat), 4), round(float(lon), 4), round(radius, 1))


def mainland_middles(land: Path) -> dict[str, tuple[float, float]]:
    """The middle (lat, lon) of each country's largest stretch of land, by ISO 3166 number.

    What a map labels, and what other gazetteers give: the middle of all of a
    country's cells would lie wherever a far province pulls it.
    """
    found = {}
    for number, _, polygons in read_polygons(land, "countries"):
        shapes = [shapely.make_valid(shapely.Polygon(outer, holes)) for outer, *holes in polygons]
        if not number or not shapes:
            continue
        largest = max(shapes, key=lambda shape: shape.area * np.cos(np.radians(shape.centroid.y)))
        found[number] = (round(largest.centroid.y, 4), round(largest.centroid.x, 4))
    return found


def land_cells(land: Path) -> tuple[np.ndarray, np.ndarray]:
    """Latitudes and longitudes of the middle of every cell on land."""
    lats, lons = [], []
    for _, _, polygons in read_polygons(land, "countries"):
        for outer, *holes in polygons:
            shape = shapely.make_valid(shapely.Polygon(outer, holes))
            west, south, east, north = shape.bounds
            columns = np.arange(np.floor(west / CELL_DEGREES), np.ceil(east / CELL_DEGREES)) * CELL_DEGREES
            rows = np.arange(np.floor(south / CELL_DEGREES), np.ceil(north / CELL_DEGREES)) * CELL_DEGREES
            lon, lat = np.meshgrid(columns + CELL_DEGREES / 2, rows + CELL_DEGREES / 2)
            lon, lat = lon.ravel(), lat.ravel()
            shapely.prepare(shape)
            inside = shapely.contains_xy(shape, lon, lat) & (lat > -60)
            lats.append(lat[inside])
            lons.append(lon[inside])
    return np.concatenate(lats), np.concatenate(lons)


def reaches(
    lat: Sequence[float],
    lon: Sequence[float],
    areas: Sequence[Sequence[str]],
    land: Path,
    middles: Mapping[str, tuple[float, float]],
) -> Mapping[str, Reach]:
    """The reach of every area; ``areas[i]`` names all areas (country, province, district) that place i lies in.

    ``middles`` gives the point (lat, lon) of an area where it is not to be taken from the cells.
    """
    points = unit_vectors(np.array(lat), np.array(lon))
    cell_lat, cell_lon = land_cells(land)
    cells = unit_vectors(cell_lat, cell_lon)
    weights = np.cos(np.radians(cell_lat))
    _, nearest = cKDTree(points).query(cells)
    cells_of_place: dict[int, list[int]] = {}
    for cell, place in enumerate(nearest.tolist()):
        cells_of_place.setdefault(place, []).append(cell)
    members: dict[str, list[int]] = {}
    for place, names in enumerate(areas):
        for name in names:
            members.setdefault(name, []).append(place)
    found: dict[str, Reach] = {}
    scant: dict[str, Reach] = {}
    for name, places in members.items():
        own = [cell for place in places for cell in cells_of_place.get(place, ())]
        if len(own) >= FEWEST_CELLS:
            given = middles.get(name)
            middle = None if given is None else unit_vectors(np.array([given[0]]), np.array([given[1]]))[0]
            found[name] = reach_of(cells[own], weights[own], middle)
        else:
            scant[name] = reach_of(points[places], np.ones(len(places)))
    # One or two places do not bound their area: it is taken to reach as far as the middling one of its country.
    siblings: dict[tuple[str, int], list[float]] = {}
    for name, reach in found.items():
        siblings.setdefault((name[:2], name.count(".")), []).append(reach.radius_km)
    for name, reach in scant.items():
        usual = float(np.median(siblings.get((name[:2], name.count(".")), [LONE_RADIUS_KM])))
        lone = usual if name.count(".") == DISTRICT_LEVEL else LONE_RADIUS_KM
        found[name] = Reach(reach.lat, reach.lon, round(max(reach.radius_km, lone), 1))
    return found
