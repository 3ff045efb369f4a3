"""Where each row of a table happened: a point, and how far from it the true place may lie."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow.compute as pc
from numpy.typing import NDArray

from trucewatch.ingest.tables.cells import Cells

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Places:
    """Degrees (WGS 84) and a radius in km for each row; NaN where nobody knows."""

    lat: Floats
    lon: Floats
    radius_km: Floats


def read_places(cells: Cells) -> Places:
    """The places of all rows; impossible coordinates are refused, and blank ones where the row names no place.

    A place known to nothing finer than a country is nowhere.
    """
    lat, lon = (cells.numbers(field, decimal_comma=True) for field in ("latitude", "longitude"))
    for field, values in (("latitude", lat), ("longitude", lon)):
        blank = np.asarray(pc.is_null(cells.text(field)))
        cells.refuse(~blank & ~np.isfinite(values), field, "is no number")
    north, east = np.abs(np.nan_to_num(lat)), np.abs(np.nan_to_num(lon))
    swapped = "is beyond 90 degrees: latitude and longitude look swapped"
    cells.refuse((north > 90) & (north <= 180) & (east <= 90), "latitude", swapped)
    cells.refuse(north > 90, "latitude", "is beyond 90 degrees")
    cells.refuse(east > 180, "longitude", "is beyond 180 degrees")
    cells.refuse(np.isfinite(lat) & ~np.isfinite(lon), "longitude", "is blank though the latitude is not")
    cells.refuse(np.isfinite(lon) & ~np.isfinite(lat), "latitude", "is blank though the longitude is not")
    cells.refuse((lat == 0) & (lon == 0), "latitude", "and longitude are both 0: a blank written as a number")
    radius = _radii(cells)
    nowhere = ~np.isfinite(radius) | ~np.isfinite(lat)
    return Places(np.where(nowhere, np.nan, lat), np.where(nowhere, np.nan, lon), np.where(nowhere, np.nan, radius))


def _radii(cells: Cells) -> Floats:
    told = cells.numbers("radius")
    cells.refuse(told < 0, "radius", "is below zero")
    within = dict(cells.shape.within)
    codes, values = cells.plain_codes("place_code")
    for code, value in enumerate(values):
        if value and within and value not in within:
            cells.refuse(codes == code, "place_code", "is no known code of precision")
    by_code = np.array([within.get(value, cells.shape.radius_km) for value in values] or [0.0])
    return np.where(np.isfinite(told), told, by_code[codes])
