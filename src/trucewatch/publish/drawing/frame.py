"""The stretch of the earth that a map shows, and how it falls on the page.

A local equirectangular projection: over the few hundred kilometres of a brief
it keeps distances true to about one per cent, so that an error of n kilometres
is drawn as a plain circle or a stroke of that width.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians

WIDTH = 960.0
KM_A_DEGREE = 111.2
_MIN_HEIGHT, _MAX_HEIGHT = 420.0, 760.0

LonLat = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """The stretch of the earth that is drawn, and how it falls on the page (in units of the drawing)."""

    west: float
    south: float
    east: float
    north: float
    height: float
    squeeze: float  # cosine of the middle latitude

    @property
    def km(self) -> float:
        """Units for one kilometre."""
        return WIDTH / ((self.east - self.west) * self.squeeze * KM_A_DEGREE)

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a point falls."""
        x = (lon - self.west) / (self.east - self.west) * WIDTH
        y = (self.north - lat) / (self.north - self.south) * self.height
        return round(x, 1), round(y, 1)

    def path(self, points: Iterable[LonLat], *, closed: bool) -> str:
        """An SVG path."""
        drawn = " ".join(f"{x:g},{y:g}" for x, y in (self.point(lon, lat) for lon, lat in points))
        return f"M{drawn}" + ("Z" if closed else "") if drawn else ""

    def paths(self, polygons: Iterable[Iterable[Iterable[LonLat]]], *, closed: bool) -> str:
        """Polygons, each its rings, as one SVG path."""
        return "".join(self.path(ring, closed=closed) for polygon in polygons for ring in polygon)

    @property
    def scale_km(self) -> int:
        """A round number of kilometres that takes at most a quarter of the width."""
        return next((km for km in (500, 200, 100, 50, 20, 10, 5, 2) if km * self.km <= WIDTH / 4), 1)


def frame_of(corners: Sequence[LonLat]) -> Frame:
    """A frame with room around these points."""
    lons, lats = [lon for lon, _ in corners], [lat for _, lat in corners]
    west, east, south, north = min(lons), max(lons), min(lats), max(lats)
    squeeze = max(cos(radians((south + north) / 2)), 0.05)
    wide = max((east - west) * squeeze, 0.25) * 1.24
    high = max(north - south, 0.16) * 1.24
    high = max(high, wide * _MIN_HEIGHT / WIDTH)
    wide = max(wide, high * WIDTH / _MAX_HEIGHT)
    middle_lon, middle_lat = (west + east) / 2, (south + north) / 2
    return Frame(
        west=middle_lon - wide / squeeze / 2,
        east=middle_lon + wide / squeeze / 2,
        south=middle_lat - high / 2,
        north=middle_lat + high / 2,
        height=round(high / wide * WIDTH, 1),
        squeeze=squeeze,
    )
