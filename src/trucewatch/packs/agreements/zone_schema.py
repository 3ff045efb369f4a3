"""The JSON Schema of the zones of an agreement file, one for each kind."""

from __future__ import annotations

from trucewatch.model import ZoneKind
from trucewatch.packs.agreements.zones import KEYS_OF, SIDES
from trucewatch.packs.schema_parts import Schema, length, listed, many, mapping, number, one_of, refer, text, words

_SAYS = {
    ZoneKind.AREA: "A polygon: a GeoJSON file beside the agreement, a ring, or countries and provinces.",
    ZoneKind.POINTS: "Sites; they have no inside.",
    ZoneKind.LINE: "A path through sites; it has no inside.",
    ZoneKind.CORRIDOR: "A strip along a line above it.",
    ZoneKind.AROUND: "All that lies within a distance of sites, or of one zone above it.",
    ZoneKind.BETWEEN: "The ground between two lines above it.",
    ZoneKind.UNION: "What lies in any of these zones.",
    ZoneKind.INTERSECTION: "What lies in all of these zones.",
    ZoneKind.DIFFERENCE: "A zone without others.",
    ZoneKind.UNDEFINED: "The text does not draw it.",
}
_NEEDS = {
    ZoneKind.POINTS: ("at",),
    ZoneKind.LINE: ("through",),
    ZoneKind.CORRIDOR: ("along", "width"),
    ZoneKind.AROUND: ("of", "distance"),
    ZoneKind.BETWEEN: ("of",),
    ZoneKind.UNION: ("of",),
    ZoneKind.INTERSECTION: ("of",),
    ZoneKind.DIFFERENCE: ("of", "without"),
}
_OUTLINES = (("file", "source"), ("ring", "source"), ("admin", "error"))


def zone_definitions() -> dict[str, Schema]:
    """``zone``, and under its own name each kind of it."""
    names = {kind: f"zone_{kind.value}" for kind in ZoneKind}
    return {
        "zone": {"anyOf": [refer(name) for name in names.values()], "description": "A stretch of ground."},
        **{name: _zone(kind) for kind, name in names.items()},
    }


def _zone(kind: ZoneKind) -> Schema:
    keys = _keys()
    if kind is ZoneKind.LINE:
        keys["error"] = many(length("How far the line may be off, one for all or one for each leg"))
    common = {
        "id": words("A short name that terms and other zones use."),
        "name": words("Its name."),
        "kind": {"const": kind.value, "description": _SAYS[kind]},
        "source": text("Where it is from, with its licence."),
        "note": text("What a reader should know."),
    }
    exactly_one = [
        {"required": list(needed), "not": {"anyOf": [{"required": [key]} for key, _ in _OUTLINES if key != needed[0]]}}
        for needed in _OUTLINES
    ]
    return mapping(
        _SAYS[kind],
        {**common, **{key: keys[key] for key in KEYS_OF[kind]}},
        ("id", "name", "kind", *_NEEDS.get(kind, ())),
        **({"oneOf": exactly_one} if kind is ZoneKind.AREA else {}),
    )


def _keys() -> dict[str, Schema]:
    zone = words("A zone above it, by id.")
    point = {"type": "array", "items": number("Degrees."), "minItems": 2, "maxItems": 2}
    return {
        "file": words("A GeoJSON file beside the agreement."),
        "ring": {
            **listed(point, "[lon, lat] of each corner, counter-clockwise, the first again at the end."),
            "minItems": 4,
        },
        "admin": mapping(
            "Countries and provinces as Natural Earth names and draws them.",
            {
                "country": words("The country, by any of its common names."),
                "province": many(words("A province of it.")),
            },
            ("country",),
        ),
        "holds": mapping(
            "A country, or provinces of one, as the gazetteer names them, that lie in the outline whole.",
            {"country": words("The country."), "province": many(words("A province of it."))},
            ("country",),
        ),
        "error": length("How far the outline may be off"),
        "beyond": length("How far the true area may reach past the outline"),
        "at": many(words("A site, by id.")),
        "through": listed(words("A site, by id."), "The sites in the order of the line.", least=2),
        "along": words("A line above it, by id."),
        "width": length("The width that the text gives"),
        "side": one_of(SIDES, "How the width lies; both readings count where it is left out."),
        "of": many(words("A site or zone above it, by id.")),
        "distance": length("How far it reaches"),
        "without": many(zone),
        "within": many(zone),
    }
