"""The parts of which the schemas of our data files are made, as JSON Schema 2020-12.

A schema is held against a file as an editor reads it: ``6`` is a number there
and ``yes`` may be a truth, where our reader keeps every value as plain text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from trucewatch.packs.acts import load_acts
from trucewatch.packs.weapons import load_weapons
from trucewatch.packs.written_values import KM_OF_UNIT, TIME_UNITS

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MOMENT = r"\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2})?"
KM = rf"(?:half of )?\d+(?:\.\d+)?\s*(?:{'|'.join(sorted(KM_OF_UNIT))})"
_DURATION = rf"\d+\s*(?:{'|'.join(sorted(TIME_UNITS))})"
_TIME_ZONE = r"(?:UTC|GMT|[A-Za-z_]+(?:/[A-Za-z0-9_+-]+)+)"
_CALIBRES = r"(?: of \d+(?:\.\d+)? mm and more)?(?: below \d+(?:\.\d+)? mm)?"


def text(says: str) -> Schema:
    """Any single value: a number or a date is read as it is written."""
    return {"type": ["string", "number", "boolean"], "description": says}


def words(says: str) -> Schema:
    """A text that must say something."""
    return {"type": ["string", "number"], "minLength": 1, "description": says}


def number(says: str, low: float | None = None, high: float | None = None) -> Schema:
    """A number, within these bounds."""
    bounds = {name: bound for name, bound in (("minimum", low), ("maximum", high)) if bound is not None}
    return {"type": "number", **bounds, "description": says}


def whole(says: str, least: int = 1) -> Schema:
    """A whole number, not below this one."""
    return {"type": "integer", "minimum": least, "description": says}


def shaped(pattern: str, says: str, *examples: str) -> Schema:
    """A text of one shape, from its first character to its last."""
    return {"type": "string", "pattern": f"^{pattern}$", "description": says, "examples": list(examples)}


def moment(says: str) -> Schema:
    """A day, or a day and a minute."""
    return shaped(MOMENT, f"{says}: YYYY-MM-DD, or YYYY-MM-DD HH:MM", "2031-05-01", "2031-05-02 06:00")


def length(says: str) -> Schema:
    """A length with its unit."""
    return shaped(KM, f"{says}: a number and km, m, miles or yards", "6 km", "500 m", "4 miles", "half of 50 km")


def duration(says: str) -> Schema:
    """A length of time with its unit."""
    return shaped(_DURATION, f"{says}: a whole number and {', '.join(sorted(TIME_UNITS))}", "7 days", "48 hours")


def time_zone(says: str) -> Schema:
    """The name of a time zone."""
    return shaped(_TIME_ZONE, f"{says}: its IANA name", "Europe/Istanbul", "UTC")


def one_of(names: Iterable[str], says: str) -> Schema:
    """One of these names."""
    return {"enum": list(names), "description": says}


def answer(says: str) -> Schema:
    """Yes or no; some editors read the bare words as truths."""
    return {"enum": ["yes", "no", True, False], "description": says}


def act(says: str) -> Schema:
    """A word for an act: an event type or a sub-type of the codebook."""
    return one_of(sorted(load_acts().words()), says)


def weapon(says: str) -> Schema:
    """A kind of weapon of the codebook, of all calibres or of some."""
    kinds = sorted(load_weapons().kinds())
    return shaped(rf"(?:{'|'.join(kinds)}){_CALIBRES}", f"{says}: {', '.join(kinds)}", *kinds)


def many(item: Schema) -> Schema:
    """A list of these, or a lone one."""
    says = {"description": item["description"]} if "description" in item else {}
    return {"anyOf": [item, {"type": "array", "items": item}], **says}


def listed(item: Schema, says: str, *, least: int = 0) -> Schema:
    """A list of these."""
    return {"type": "array", "items": item, **({"minItems": least} if least else {}), "description": says}


def named(item: Schema, says: str) -> Schema:
    """A mapping of ids of one's own to these."""
    return {"type": "object", "additionalProperties": item, "description": says}


def mapping(says: str, keys: Mapping[str, Schema], required: Iterable[str] = (), **more: Any) -> Schema:
    """A mapping of these keys and no others."""
    return {
        "type": "object",
        "description": says,
        "properties": dict(keys),
        "required": list(required),
        "additionalProperties": False,
        **more,
    }


def refer(name: str) -> Schema:
    """What is defined once under ``$defs``."""
    return {"$ref": f"#/$defs/{name}"}
