"""Zones of an agreement file: areas, lines, corridors along lines, and what the text leaves undefined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from statistics import median

from trucewatch.model import Side, Site, Zone, ZoneKind
from trucewatch.packs.agreement_places import looks_swapped, unique
from trucewatch.packs.agreement_values import read_length
from trucewatch.packs.document import Entry
from trucewatch.packs.outlines import check_ring, inline_ring, read_geojson

_ZONE_KEYS = (
    "id", "name", "kind", "file", "ring", "through", "along", "width", "side", "error", "beyond", "within", "source",
    "note",
)  # fmt: skip
_KEYS_OF = {
    ZoneKind.AREA: ("file", "ring", "error", "beyond"),
    ZoneKind.LINE: ("through", "error"),
    ZoneKind.CORRIDOR: ("along", "width", "side"),
    ZoneKind.UNDEFINED: ("within",),
}


@dataclass(frozen=True, slots=True)
class _Draft:
    """A zone being read: what is common to all kinds, and what it may refer to."""

    bare: Zone
    entry: Entry
    fields: dict[str, Entry]
    zones: Mapping[str, Zone]
    sites: Mapping[str, Site]
    folder: Path | None


def read_zones(entries: Sequence[Entry], sites: Sequence[Site], folder: Path | None) -> tuple[Zone, ...]:
    """The zones in the order of the file; a corridor or an undefined zone may name one above it."""
    zones: dict[str, Zone] = {}
    for entry in entries:
        fields = entry.only(_ZONE_KEYS, ("id", "name", "kind"))
        kind = ZoneKind(fields["kind"].one_of((kind.value for kind in ZoneKind), "kind of zone"))
        for key in fields:
            if key not in (*_KEYS_OF[kind], "id", "name", "kind", "source", "note"):
                raise fields[key].wrong(
                    f"a zone of kind '{kind.value}' has no '{key}'", f"it may have {', '.join(_KEYS_OF[kind])}"
                )
        id = unique(fields["id"], list(zones), "zone")
        source = fields["source"].text() if "source" in fields else ""
        note = fields["note"].text() if "note" in fields else ""
        bare = Zone(id, fields["name"].text(), kind, source=source, note=note)
        zones[id] = _BUILD[kind](_Draft(bare, entry, fields, zones, {site.id: site for site in sites}, folder))
    return tuple(zones.values())


def _area(draft: _Draft) -> Zone:
    bare, fields = draft.bare, draft.fields
    if ("file" in fields) == ("ring" in fields):
        raise draft.entry.wrong(
            f"the area '{bare.id}' needs its outline", "give file: NAME.geojson, or ring: [[lon, lat], ...]"
        )
    if not bare.source:
        raise draft.entry.wrong(f"the area '{bare.id}' does not say where its outline is from", "add source:")
    rings = read_geojson(fields["file"], draft.folder) if "file" in fields else (inline_ring(fields["ring"]),)
    where = fields.get("file") or fields["ring"]
    for ring in rings:
        check_ring(ring, where)
        centre = (median(lat for _, lat in ring), median(lon for lon, _ in ring))
        if looks_swapped(*centre, [(site.lat, site.lon) for site in draft.sites.values()]):
            raise where.wrong(
                f"latitude and longitude of the outline of '{bare.id}' look swapped", "GeoJSON is [lon, lat]"
            )
    error = read_length(fields["error"], zero=True) if "error" in fields else 0.0
    beyond = read_length(fields["beyond"], zero=True) if "beyond" in fields else 0.0
    return replace(bare, rings=rings, error_km=error, beyond_km=beyond)


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
    if "width" not in fields:
        raise draft.entry.wrong(f"the corridor '{bare.id}' has no width", "add width: 6 km and side: per_side or total")
    line, width = lines[along], read_length(fields["width"])
    side = Side(fields["side"].one_of((side.value for side in Side), "side")) if "side" in fields else Side.UNSAID
    return replace(
        bare,
        path=line.path,
        width_km=width,
        side=side,
        error_km=line.error_km,
        leg_error_km=line.leg_error_km,
        source=bare.source or line.source,
    )


def _undefined(draft: _Draft) -> Zone:
    bare, fields = draft.bare, draft.fields
    if "within" not in fields:
        return bare
    areas = {id: zone for id, zone in draft.zones.items() if zone.kind is ZoneKind.AREA}
    area = areas[fields["within"].one_of(areas, "area")]
    return replace(bare, rings=area.rings, error_km=area.error_km, beyond_km=area.beyond_km)


_BUILD = {ZoneKind.AREA: _area, ZoneKind.LINE: _line, ZoneKind.CORRIDOR: _corridor, ZoneKind.UNDEFINED: _undefined}
