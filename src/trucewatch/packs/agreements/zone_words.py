"""Zones in words: what is drawn of them, how they are made, and how far the drawing may be off."""

from __future__ import annotations

from collections.abc import Callable

from pyproj import Geod

from trucewatch.geo.ground import zone_outline
from trucewatch.model import Side, Zone, ZoneKind

_GEOD = Geod(ellps="WGS84")


def zone_title(zone: Zone) -> str:
    """Its name, with the one measure that decides: "M4 corridor (6 km to each side)"."""
    if zone.kind is ZoneKind.UNDEFINED:
        known = "; it lies within the outline measured here" if zone.has_points else ""
        return f"{zone.name} (not drawn by the text{known})"
    if zone.kind is ZoneKind.AROUND:
        return f"{zone.name} (within {zone.width_km:g} km of {zone.parts[0].name})"
    if zone.kind is ZoneKind.CORRIDOR:
        return f"{zone.name} ({_width(zone, short=True)})"
    return zone.name


def zone_geometry(zone: Zone) -> str:
    """How a zone's geometry comes about, and how far it may be off; one line without a stop."""
    return _GEOMETRY[zone.kind](zone)


def _undefined(zone: Zone) -> str:
    within = f"; it lies within {zone.parts[0].name}" if zone.parts else ""
    return f"not drawn: the text leaves it open{within}"


def _area(zone: Zone) -> str:
    points = sum(len(ring) for ring in (*zone.rings, *zone.holes))
    holes = f" with {len(zone.holes)} holes" if zone.holes else ""
    beyond = f"; the area may reach {zone.beyond_km:g} km past it" if zone.beyond_km > zone.error_km else ""
    return f"an outline of {points} points{holes}, known to {zone.error_km:g} km{beyond}"


def _points(zone: Zone) -> str:
    return f"{len(zone.path)} point{'s' if len(zone.path) > 1 else ''}, each known to {_errors(zone)} km"


def _drawn_line(zone: Zone) -> str:
    return f"through {len(zone.path)} points, each leg known to {_errors(zone)} km"


def _errors(zone: Zone) -> str:
    """Each error in order; one where they are all the same."""
    each = [f"{error:g}" for error in zone.leg_error_km]
    return ", ".join(each if len(set(each)) > 1 else each[:1])


def _width(zone: Zone, *, short: bool = False) -> str:
    width = zone.width_km or 0.0
    if zone.toward is not None:
        return f"{width:g} km to its {zone.toward}"
    in_all = "" if short else f", {2 * width:g} km in all"
    return {
        Side.PER_SIDE: f"{width:g} km to each side{in_all}",
        Side.TOTAL: f"{width / 2:g} km to each side" if short else f"{width:g} km in all",
        Side.ONE_SIDE: f"{width:g} km on one side",
        Side.UNSAID: f"{width:g} km, not said whether in all or to each side",
    }[zone.side]


def _corridor(zone: Zone) -> str:
    return f"a corridor, {_width(zone)}, along a line {_drawn_line(zone)}"


def _around(zone: Zone) -> str:
    part = zone.parts[0]
    return f"all within {zone.width_km:g} km of {part.name}, {zone_geometry(part)}"


_GEOMETRY: dict[ZoneKind, Callable[[Zone], str]] = {
    ZoneKind.UNDEFINED: _undefined,
    ZoneKind.AREA: _area,
    ZoneKind.POINTS: _points,
    ZoneKind.LINE: lambda zone: f"a line {_drawn_line(zone)}",
    ZoneKind.CORRIDOR: _corridor,
    ZoneKind.AROUND: _around,
    ZoneKind.BETWEEN: lambda zone: f"what lies between {zone.parts[0].name} and {zone.parts[1].name}",
    ZoneKind.UNION: lambda zone: f"{_names(zone.parts)} together",
    ZoneKind.INTERSECTION: lambda zone: f"where {_names(zone.parts)} overlap",
    ZoneKind.DIFFERENCE: lambda zone: f"{zone.parts[0].name} without {_names(zone.parts[1:])}",
}


def _names(zones: tuple[Zone, ...]) -> str:
    names = [zone.name for zone in zones]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def zone_extent(zone: Zone) -> str:
    """The latitudes and longitudes between which a zone lies, and how many km that is; "" where it is not drawn."""
    if not zone.is_drawn:
        return ""
    drawn = [point for polygon in zone_outline(zone) for ring in polygon for point in ring] or zone.points
    lons, lats = [lon for lon, _ in drawn], [lat for _, lat in drawn]
    south, north, west, east = min(lats), max(lats), min(lons), max(lons)
    high = _GEOD.inv(west, south, west, north)[2] / 1000
    wide = _GEOD.inv(west, (south + north) / 2, east, (south + north) / 2)[2] / 1000
    return (
        f"{_latitude(south)} to {_latitude(north)} and {_longitude(west)} to {_longitude(east)}, "
        f"{wide:.0f} km from west to east and {high:.0f} km from south to north"
    )


def _latitude(degrees: float) -> str:
    return f"{abs(degrees):.2f}° {'N' if degrees >= 0 else 'S'}"


def _longitude(degrees: float) -> str:
    # Longitudes of a zone over the date line run on past 180.
    degrees = (degrees + 180.0) % 360.0 - 180.0
    return f"{abs(degrees):.2f}° {'E' if degrees >= 0 else 'W'}"
