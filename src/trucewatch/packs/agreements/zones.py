"""Zones of an agreement file: drawn, or constructed from lines, sites and other zones; or left open by the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from statistics import median

from trucewatch.geo.basemap import units_named
from trucewatch.geo.plane import is_left
from trucewatch.model import Side, Site, Toward, Zone, ZoneKind
from trucewatch.packs.agreements.outlines import (
    check_ring,
    held_units,
    inline_ring,
    read_admin,
    read_country,
    read_geojson,
    units_of,
)
from trucewatch.packs.agreements.places import looks_swapped, unique
from trucewatch.packs.document import Entry
from trucewatch.packs.written_values import read_length

_COMMON = ("id", "name", "kind", "source", "note")
KEYS_OF = {
    ZoneKind.AREA: ("file", "ring", "admin", "holds", "error", "beyond"),
    ZoneKind.POINTS: ("at",),
    ZoneKind.LINE: ("through", "error"),
    ZoneKind.CORRIDOR: ("along", "width", "side"),
    ZoneKind.AROUND: ("of", "distance"),
    ZoneKind.BETWEEN: ("of",),
    ZoneKind.UNION: ("of",),
    ZoneKind.INTERSECTION: ("of",),
    ZoneKind.DIFFERENCE: ("of", "without"),
    ZoneKind.UNDEFINED: ("within",),
}
SIDES = (*(side.value for side in Side), *(toward.value for toward in Toward))


@dataclass(frozen=True, slots=True)
class _Draft:
    """A zone being read: what is common to all kinds, and what it may refer to."""

    bare: Zone
    entry: Entry
    fields: dict[str, Entry]
    zones: Mapping[str, Zone]
    sites: Mapping[str, Site]
    folder: Path | None

    def needs(self, key: str, mend: str) -> Entry:
        """A field without which this kind of zone has no geometry."""
        if key not in self.fields:
            raise self.entry.wrong(f"the {self.bare.kind} '{self.bare.id}' has no {key}", mend)
        return self.fields[key]

    def parts(self, key: str, kinds: Sequence[ZoneKind] = (), least: int = 1) -> tuple[Zone, ...]:
        """The zones above this one that a field names, each once."""
        entry = self.needs(key, f"add {key}: and ids of zones above it")
        known = {id: zone for id, zone in self.zones.items() if not kinds or zone.kind in kinds}
        names = [item.one_of(known, " or ".join(kinds) or "zone above it") for item in entry]
        for item in entry:
            if names.count(item.text()) > 1:
                raise item.wrong(f"'{item.text()}' stands twice")
        if len(names) < least:
            raise entry.wrong(f"the {self.bare.kind} '{self.bare.id}' needs at least {least} zones")
        return tuple(known[name] for name in names)


def read_zones(entries: Sequence[Entry], sites: Sequence[Site], folder: Path | None) -> tuple[Zone, ...]:
    """The zones in the order of the file; one that is made of others may name those above it."""
    zones: dict[str, Zone] = {}
    known = {*_COMMON, *(key for keys in KEYS_OF.values() for key in keys)}
    for entry in entries:
        fields = entry.only(known, ("id", "name", "kind"))
        kind = ZoneKind(fields["kind"].one_of((kind.value for kind in ZoneKind), "kind of zone"))
        for key in fields:
            if key not in (*KEYS_OF[kind], *_COMMON):
                raise fields[key].wrong(
                    f"a zone of kind '{kind.value}' has no '{key}'", f"it may have {', '.join(KEYS_OF[kind])}"
                )
        id = unique(fields["id"], list(zones), "zone")
        source = fields["source"].text() if "source" in fields else ""
        note = fields["note"].text() if "note" in fields else ""
        bare = Zone(id, fields["name"].text(), kind, source=source, note=note)
        zones[id] = _BUILD[kind](_Draft(bare, entry, fields, zones, {site.id: site for site in sites}, folder))
    return tuple(zones.values())


def _area(draft: _Draft) -> Zone:
    bare, fields = draft.bare, draft.fields
    given = [key for key in ("file", "ring", "admin") if key in fields]
    if len(given) != 1:
        raise draft.entry.wrong(
            f"the area '{bare.id}' needs one outline",
            "give file: NAME.geojson, ring: [[lon, lat], ...] or admin: {country: NAME, province: NAME}",
        )
    if "holds" in fields and given == ["admin"]:
        raise fields["holds"].wrong("an area made of countries and provinces holds those already", "leave it out")
    if given == ["admin"]:
        rings, holes = read_admin(fields["admin"])
        country = read_country(fields["admin"].fields()["country"])
        lands = units_named(country.gazetteer) if "beyond" not in fields else ()
        bare = replace(bare, units=units_of(fields["admin"]), lands=lands)
        draft.needs("error", "say how far the outline may be off: Natural Earth is known to some km")
        bare = replace(bare, source=bare.source or "Natural Earth 1:10m (public domain)")
    else:
        rings, holes = _own_outline(draft, fields[given[0]])
        bare = replace(bare, units=held_units(fields["holds"]) if "holds" in fields else ())
    error = read_length(fields["error"], zero=True) if "error" in fields else 0.0
    beyond = read_length(fields["beyond"], zero=True) if "beyond" in fields else 0.0
    return replace(bare, rings=rings, holes=holes, error_km=error, beyond_km=beyond)


def _own_outline(draft: _Draft, where: Entry) -> tuple[tuple[tuple[tuple[float, float], ...], ...], ...]:
    bare, fields = draft.bare, draft.fields
    if not bare.source:
        raise draft.entry.wrong(f"the area '{bare.id}' does not say where its outline is from", "add source:")
    rings, holes = read_geojson(where, draft.folder) if "file" in fields else ((inline_ring(where),), ())
    for hole in holes:
        check_ring(hole, where, hole=True)
    for ring in rings:
        check_ring(ring, where)
        centre = (median(lat for _, lat in ring), median(lon for lon, _ in ring))
        if looks_swapped(*centre, [(site.lat, site.lon) for site in draft.sites.values()]):
            raise where.wrong(
                f"latitude and longitude of the outline of '{bare.id}' look swapped", "GeoJSON is [lon, lat]"
            )
    return rings, holes


def _points(draft: _Draft) -> Zone:
    entry = draft.needs("at", "add at: [SITE, ...]")
    sites = [draft.sites[item.one_of(draft.sites, "site")] for item in entry]
    if not sites:
        raise entry.wrong(f"the points '{draft.bare.id}' are at no site")
    errors = tuple(site.radius_km for site in sites)
    path = tuple((site.lon, site.lat) for site in sites)
    return replace(draft.bare, path=path, error_km=max(errors), leg_error_km=errors)


def _line(draft: _Draft) -> Zone:
    bare, fields = draft.bare, draft.fields
    through = list(fields["through"]) if "through" in fields else []
    if len(through) < 2:
        raise draft.entry.wrong(f"the line '{bare.id}' needs at least two sites", "give through: [SITE, SITE, ...]")
    path = tuple(
        (draft.sites[name].lon, draft.sites[name].lat)
        for name in (item.one_of(draft.sites, "site") for item in through)
    )
    for (first, second), item in zip(pairwise(path), through[1:], strict=True):
        if first == second:
            raise item.wrong(f"the line '{bare.id}' stands still at '{item.text()}'")
    legs = tuple(read_length(item, zero=True) for item in fields["error"]) if "error" in fields else (0.0,)
    if len(legs) == 1:
        legs = legs * (len(path) - 1)
    if len(legs) != len(path) - 1:
        raise fields["error"].wrong(f"{len(legs)} errors for {len(path) - 1} legs", "give one for all, or one a leg")
    return replace(bare, path=path, error_km=max(legs), leg_error_km=legs)


def _corridor(draft: _Draft) -> Zone:
    bare, fields = draft.bare, draft.fields
    lines = {id: zone for id, zone in draft.zones.items() if zone.kind is ZoneKind.LINE}
    if "along" not in fields:
        raise draft.entry.wrong(
            f"the corridor '{bare.id}' runs along no line", "add along: and the id of a line above it"
        )
    along = fields["along"].text()
    if along in draft.zones and along not in lines:
        raise fields["along"].wrong(f"'{along}' is a zone of kind '{draft.zones[along].kind.value}', not a line")
    if along not in lines:
        raise fields["along"].wrong(
            f"the corridor '{bare.id}' runs along '{along}', which is no line above it",
            f"known lines: {', '.join(sorted(lines)) or 'none'}",
        )
    line, width = lines[along], read_length(draft.needs("width", "add width: 6 km and side: per_side or total"))
    side, toward = _side(draft, line)
    return replace(
        bare,
        path=line.path,
        width_km=width,
        side=side,
        toward=toward,
        error_km=line.error_km,
        leg_error_km=line.leg_error_km,
        source=bare.source or line.source,
    )


def _side(draft: _Draft, line: Zone) -> tuple[Side, Toward | None]:
    """How the width lies: on both sides, in all, on one side not named, or on that of a direction."""
    if "side" not in draft.fields:
        return Side.UNSAID, None
    entry = draft.fields["side"]
    text = entry.one_of(SIDES, "side")
    if text not in tuple(Toward):
        return Side(text), None
    if is_left(line.path, Toward(text)) is None:
        raise entry.wrong(f"the line '{line.id}' has no {text} side", "it runs that way; write left or right of it")
    return Side.ONE_SIDE, Toward(text)


def _around(draft: _Draft) -> Zone:
    entry = draft.needs("of", "add of: and a site, or a zone above it")
    distance = read_length(draft.needs("distance", "add distance: 30 km"))
    names = [item.one_of({*draft.sites, *draft.zones}, "site or zone above it") for item in entry]
    if all(name in draft.sites for name in names):
        sites = [draft.sites[name] for name in names]
        errors = tuple(site.radius_km for site in sites)
        path = tuple((site.lon, site.lat) for site in sites)
        part = Zone(draft.bare.id, ", ".join(site.name for site in sites), ZoneKind.POINTS, path=path,
                    error_km=max(errors), leg_error_km=errors)  # fmt: skip
    elif len(names) == 1:
        part = draft.zones[names[0]]
    else:
        raise entry.wrong("this is around sites, or around one zone", "join zones by a union above it")
    return replace(draft.bare, parts=(part,), width_km=distance)


def _between(draft: _Draft) -> Zone:
    lines = draft.parts("of", (ZoneKind.LINE,), least=2)
    if len(lines) != 2:
        raise draft.fields["of"].wrong(f"'{draft.bare.id}' lies between {len(lines)} lines", "name two")
    return replace(draft.bare, parts=lines)


def _several(draft: _Draft) -> Zone:
    return replace(draft.bare, parts=draft.parts("of", least=2))


def _difference(draft: _Draft) -> Zone:
    whole = draft.parts("of")
    if len(whole) != 1:
        raise draft.fields["of"].wrong(
            f"'{draft.bare.id}' cuts from {len(whole)} zones", "join them by a union above it"
        )
    without = draft.parts("without")
    if whole[0] in without:
        raise draft.fields["without"].wrong(f"nothing is left of '{whole[0].id}' without itself")
    return replace(draft.bare, parts=(*whole, *without))


def _undefined(draft: _Draft) -> Zone:
    if "within" not in draft.fields:
        return draft.bare
    within = draft.parts("within")
    if len(within) != 1:
        raise draft.fields["within"].wrong("this lies within one zone", "join them by a union above it")
    return replace(draft.bare, parts=within)


_BUILD = {
    ZoneKind.AREA: _area,
    ZoneKind.POINTS: _points,
    ZoneKind.LINE: _line,
    ZoneKind.CORRIDOR: _corridor,
    ZoneKind.AROUND: _around,
    ZoneKind.BETWEEN: _between,
    ZoneKind.UNION: _several,
    ZoneKind.INTERSECTION: _several,
    ZoneKind.DIFFERENCE: _difference,
    ZoneKind.UNDEFINED: _undefined,
}
