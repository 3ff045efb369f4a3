"""The map of a brief as shapes ready to be drawn: zones, events with their error, borders, names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians

from trucewatch.geo.ground import zone_edge, zone_outline
from trucewatch.model import Agreement, Place, PlacePrecision, Site, Zone, ZoneKind
from trucewatch.publish.drawing.backdrop import CREDIT, Shape, backdrop
from trucewatch.publish.drawing.frame import KM_A_DEGREE, WIDTH, Frame, LonLat, frame_of
from trucewatch.publish.drawing.labels import Box, Label, Wish, place_labels
from trucewatch.publish.views.parts import EventView
from trucewatch.publish.words import area_words, time_words

_REACH_KM = 150.0  # events further than this from every zone are named beside the map, not drawn
_WIDEST_KM = 120.0  # a place known no better than this is named beside the map, not drawn


@dataclass(frozen=True, slots=True)
class Pin:
    """One event on the map; ``reach`` is its error in units, ``x`` and ``y`` where its mark stands."""

    event: str
    number: int
    title: str
    tone: str
    x: float
    y: float
    at_x: float
    at_y: float
    reach: float


@dataclass(frozen=True, slots=True)
class Layer:
    """Marks and names for one size of screen; ``size`` is the size of a name in units."""

    css: str
    size: float
    pins: tuple[Pin, ...]
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Atlas:
    """Everything that the map shows, and what it cannot show."""

    height: float
    land: tuple[Shape, ...]
    zones: tuple[Shape, ...]
    towns: tuple[tuple[float, float], ...]
    sites: tuple[tuple[float, float, float], ...]  # where each stands, and its error in units
    reaches: tuple[Pin, ...]  # one for each circle: events of one place share theirs
    layers: tuple[Layer, ...]
    scale_km: int
    scale: float
    drawn: tuple[EventView, ...]
    undrawn_events: tuple[tuple[EventView, str], ...]
    undrawn_zones: tuple[tuple[str, str], ...]
    credit: str = ""


def make_atlas(
    agreements: Sequence[Agreement], events: Sequence[EventView], sites: Sequence[Site] = ()
) -> Atlas | None:
    """The map of these events, zones and sites; None where there is nothing to draw."""
    zones = [zone for agreement in agreements for zone in _zones_to_show(agreement)]
    drawn_zones = each_once(zone for zone in zones if zone.is_drawn)
    located = [(event, *_spot(event)) for event in events]
    near = [(event, place, radius) for event, place, radius, why in located if place and not why]
    corners = [point for zone in drawn_zones for polygon in zone_outline(zone) for ring in polygon for point in ring]
    inside = [item for item in near if not corners or _apart_km(item[1], corners) <= _REACH_KM]
    named = [_place_of(site) for site in sites]
    corners += [point for _, place, radius in inside for point in _around(place, radius)]
    corners += [point for place in named for point in _around(place, place.radius_km)]
    if not corners:
        return None
    frame = frame_of(corners)
    undrawn = [(event, why) for event, place, _, why in located if why or place is None]
    undrawn += [(item[0], "too far from the zones to be drawn with them") for item in near if item not in inside]
    ground = backdrop(frame, [*named, *(place for _, place, _ in inside)])
    wishes = [*_wishes([*named, *(place for _, place, _ in inside)], drawn_zones, frame), *ground.wishes]
    layers = tuple(_layer(css, size, frame, inside, wishes) for css, size in (("wide", 13.0), ("narrow", 30.0)))
    circles = {
        (pin.at_x, pin.at_y, pin.reach): pin for pin in sorted(layers[0].pins, key=lambda pin: pin.tone != "bad")
    }
    return Atlas(
        height=frame.height,
        land=ground.shapes,
        zones=tuple(zone_shape(zone, frame) for zone in drawn_zones),
        towns=ground.towns,
        sites=tuple((*frame.point(place.lon, place.lat), round(place.radius_km * frame.km, 1)) for place in named),
        reaches=tuple(circles.values()),
        layers=layers,
        scale_km=frame.scale_km,
        scale=round(frame.scale_km * frame.km, 1),
        drawn=tuple(event for event, _, _ in inside),
        undrawn_events=tuple(sorted(undrawn, key=lambda pair: pair[0].number)),
        credit=CREDIT if ground.shapes else "",
        undrawn_zones=tuple(dict.fromkeys((zone.name, zone.note) for zone in zones if not zone.is_drawn)),
    )


def _zones_to_show(agreement: Agreement) -> list[Zone]:
    """What its terms name, what it leaves open, and what that lies within; and every line.

    Ground that only helps to make another (the neighbour from which a strip of
    sea is cut) would be taken for a zone of the agreement.
    """
    named = {term.zone for term in agreement.terms} - {None}
    if not named:
        return list(agreement.zones)
    named |= {part.id for zone in agreement.zones if zone.kind is ZoneKind.UNDEFINED for part in zone.parts}
    kept = (ZoneKind.LINE, ZoneKind.UNDEFINED)
    return [zone for zone in agreement.zones if zone.id in named or zone.kind in kept]


def each_once(zones: Iterable[Zone]) -> list[Zone]:
    """The zones without those that another draws already."""
    # Two agreements of one chain often share an area.
    found: dict[tuple[object, ...], Zone] = {}
    for zone in zones:
        found.setdefault(
            (zone.kind, zone.rings, zone.holes, zone.path, zone.half_width_km, zone.toward, zone.parts), zone
        )
    return list(found.values())


def _spot(event: EventView) -> tuple[Place | None, float, str]:
    where = event.event.where
    if where is None or where.place is None:
        return None, 0.0, "no place known" if where is None else f"“{where.name}” is in no gazetteer"
    radius = where.radius_km if where.radius_km is not None else where.place.radius_km
    if radius > _WIDEST_KM:
        return (
            where.place,
            radius,
            f"known only to the {area_words(where.precision, where.place.country)} ({where.place.name})",
        )
    return where.place, radius, ""


def _apart_km(place: Place, corners: Sequence[LonLat]) -> float:
    squeeze = cos(radians(place.lat))
    lons, lats = [lon for lon, _ in corners], [lat for _, lat in corners]
    x = max(min(lons) - place.lon, 0.0, place.lon - max(lons)) * squeeze
    y = max(min(lats) - place.lat, 0.0, place.lat - max(lats))
    return float((x * x + y * y) ** 0.5 * KM_A_DEGREE)


def _around(place: Place, radius: float) -> Iterator[LonLat]:
    up = radius / KM_A_DEGREE
    across = up / max(cos(radians(place.lat)), 0.05)
    yield from ((place.lon - across, place.lat - up), (place.lon + across, place.lat + up))


def zone_shape(zone: Zone, frame: Frame) -> Shape:
    """A zone as it is drawn, with the lines between which its edge may lie."""
    return Shape(
        css=zone.kind.value,
        name=f"{zone.name} ({zone.kind.value}{_error_words(zone)})",
        d=frame.paths(zone_outline(zone), closed=zone.kind is not ZoneKind.LINE),
        note=zone.note,
        edges=tuple(edge for sign in (1, -1) if (edge := frame.paths(zone_edge(zone, sign), closed=True))),
    )


def _error_words(zone: Zone) -> str:
    errors = sorted({*(zone.leg_error_km or (zone.error_km,))} - {0.0})
    span = f"{errors[0]:g} to {errors[-1]:g}" if len(errors) > 1 else "".join(f"{error:g}" for error in errors)
    drawn = f", drawn to within {span} km" if errors else ""
    return drawn + (f", may reach {zone.beyond_km:g} km further" if zone.beyond_km else "")


def _place_of(site: Site) -> Place:
    return Place(site.id, site.name, site.lat, site.lon, site.radius_km, PlacePrecision.EXACT)


def _wishes(places: Sequence[Place], zones: Sequence[Zone], frame: Frame) -> list[Wish]:
    each = dict.fromkeys(places)
    wishes = [Wish(_place_name(place), *frame.point(place.lon, place.lat), "place") for place in each]
    return wishes + zone_wishes(zones, frame)


def zone_wishes(zones: Sequence[Zone], frame: Frame) -> list[Wish]:
    """The names of zones, where each wants to stand."""
    # A road with a corridor along it is named once, by the corridor; the legend has both.
    corridors = any(zone.kind is ZoneKind.CORRIDOR for zone in zones)
    named = [zone for zone in zones if zone.kind is not ZoneKind.LINE or not corridors]
    return [Wish(zone.name, *_spot_of(zone, frame), "zone") for zone in named]


def _layer(
    css: str, size: float, frame: Frame, events: Sequence[tuple[EventView, Place, float]], wishes: Sequence[Wish]
) -> Layer:
    pins = tuple(_pins(events, frame, size))
    taken = [Box.about(pin.x, pin.y, size * 1.7, size * 1.7) for pin in pins]
    # The scale, the north mark and the buttons keep their corners.
    taken += [Box(0, frame.height - size * 3.5, WIDTH / 3, frame.height), Box(WIDTH - size * 4, 0, WIDTH, size * 4)]
    taken += [Box(0, 0, 150, 50)]
    labels = place_labels(wishes, taken, size=size, width=WIDTH, height=frame.height, clear=size * 1.1)
    return Layer(css, size, pins, labels)


def _place_name(place: Place) -> str:
    # A point that stands for an area must not read as the town of that name.
    fine = (PlacePrecision.EXACT, PlacePrecision.TOWN, PlacePrecision.NEAR)
    return place.name if place.precision in fine else f"{place.name} ({area_words(place.precision, place.country)})"


def _spot_of(zone: Zone, frame: Frame) -> tuple[float, float]:
    if zone.path:
        return frame.point(*zone.path[len(zone.path) // 2])
    outline = [point for polygon in zone_outline(zone) for point in polygon[0]]
    return frame.point(*max(outline, key=lambda point: (point[1], point[0])))


def _pins(events: Sequence[tuple[EventView, Place, float]], frame: Frame, size: float) -> Iterator[Pin]:
    # Events at one place stand side by side, so that none hides another.
    places: dict[tuple[float, float], list[tuple[EventView, float]]] = {}
    for event, place, radius in events:
        places.setdefault(frame.point(place.lon, place.lat), []).append((event, radius))
    for (x, y), found in places.items():
        for rank, (event, radius) in enumerate(found):
            shift = (rank - (len(found) - 1) / 2) * size * 1.9
            yield Pin(
                event=event.event.id,
                number=event.number,
                title=f"{event.event.title}, {time_words(event.event.when)}",
                tone=event.verdicts[0].tone if event.verdicts else "plain",
                x=round(x + shift, 1),
                y=y,
                at_x=x,
                at_y=y,
                reach=round(radius * frame.km, 1),
            )
