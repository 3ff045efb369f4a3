"""Zones: stretches of ground that terms speak of, as the text constructs them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from trucewatch.model.quantity import Side

Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Site:
    """A named point of an agreement's data file, in degrees (WGS 84)."""

    id: str
    name: str
    lat: float
    lon: float
    radius_km: float
    source: str
    aliases: tuple[str, ...] = ()


class ZoneKind(StrEnum):
    """How a zone's geometry is made."""

    AREA = "area"  # a polygon
    POINTS = "points"  # one or more sites
    LINE = "line"  # a path through sites
    CORRIDOR = "corridor"  # a buffer of a line, on both sides or on one
    AROUND = "around"  # what lies within a distance of another zone
    BETWEEN = "between"  # what lies between two lines
    UNION = "union"  # what lies in any of its parts
    INTERSECTION = "intersection"  # what lies in all of its parts
    DIFFERENCE = "difference"  # what lies in its first part and in none of the others
    UNDEFINED = "undefined"  # the text leaves it open


class Toward(StrEnum):
    """On which side of a line a one-sided corridor lies; left and right as one walks the line."""

    NORTH = "north"
    NORTH_EAST = "north-east"
    EAST = "east"
    SOUTH_EAST = "south-east"
    SOUTH = "south"
    SOUTH_WEST = "south-west"
    WEST = "west"
    NORTH_WEST = "north-west"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of ground, drawn or constructed from others.

    ``rings`` holds the outer ring of each polygon of an area and ``holes`` what
    is cut out of them; ``path`` the points of a line, of a corridor's line or
    of sites; all as (longitude, latitude). ``parts`` are the zones of which
    another is made; for an undefined one, what it is known to lie within.
    ``width_km`` is the width of a corridor, or the distance that ``around``
    reaches. ``error_km`` is how far the drawn geometry may lie from the true
    one; ``leg_error_km`` the same for each leg of ``path`` (for each point of
    sites). ``beyond_km`` is how far an area may reach past the drawn rings
    where that is more than ``error_km``: a core that is known, of a whole that
    is not. Of a constructed zone the errors are those of its parts. ``units``
    are administrative units that lie in an area whole ("YE", "YE/Al Hudaydah");
    ``lands`` the countries out of which an area made of such units does not reach.
    """

    id: str
    name: str
    kind: ZoneKind
    rings: tuple[Ring, ...] = ()
    path: Ring = ()
    width_km: float | None = None
    side: Side = Side.UNSAID
    error_km: float = 0.0
    leg_error_km: tuple[float, ...] = ()
    beyond_km: float = 0.0
    source: str = ""
    note: str = ""
    holes: tuple[Ring, ...] = ()
    parts: tuple[Zone, ...] = ()
    toward: Toward | None = None
    units: tuple[str, ...] = ()
    lands: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """Of what tells most zones apart: their points are many, and a zone is looked up often."""
        return hash((self.id, self.kind, self.width_km, self.error_km))

    @property
    def half_width_km(self) -> float | None:
        """From the line to one edge, for a corridor."""
        if self.width_km is None:
            return None
        return self.width_km / 2 if self.side is Side.TOTAL else self.width_km

    @property
    def holds(self) -> frozenset[str]:
        """The administrative units that lie in it whole: what a gazetteer puts into one of them lies in the zone."""
        parts = self.parts if self.kind is ZoneKind.UNION else ()
        return frozenset(self.units).union(*(part.holds for part in parts))

    @property
    def countries(self) -> frozenset[str]:
        """The countries out of which it does not reach, by the borders that it is made of; empty where that is open."""
        each = [part.countries for part in self.parts]
        if self.kind is ZoneKind.UNION:
            return frozenset().union(*each) if all(each) else frozenset()
        if self.kind is ZoneKind.INTERSECTION:
            return min((one for one in each if one), key=lambda one: (len(one), sorted(one)), default=frozenset())
        within = self.kind in (ZoneKind.DIFFERENCE, ZoneKind.UNDEFINED) and each
        return each[0] if within else frozenset(self.lands)

    @property
    def is_drawn(self) -> bool:
        """Is there a geometry of its own, or of every part that it needs?"""
        if self.kind is ZoneKind.UNDEFINED:
            return False
        if self.parts:
            needed = self.parts[:1] if self.kind is ZoneKind.DIFFERENCE else self.parts
            return all(part.is_drawn for part in needed)
        return bool(self.rings or self.path)

    @property
    def has_points(self) -> bool:
        """Is there any point that it or one of its parts is drawn through?"""
        return bool(self.path or self.rings) or any(part.has_points for part in self.parts)

    @property
    def points(self) -> Ring:
        """Every point that it or its parts are drawn through."""
        own = (*self.path, *(point for ring in self.rings for point in ring))
        return own + tuple(point for part in self.parts for point in part.points)
