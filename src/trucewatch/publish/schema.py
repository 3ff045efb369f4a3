"""JSON Schema 2020-12 of the JSON that we write, read off the dataclasses themselves; and of the files that we read."""

from __future__ import annotations

import types
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import StrEnum
from inspect import getdoc
from typing import Any, Union, get_args, get_origin, get_type_hints

from trucewatch.model import Span
from trucewatch.packs.agreements.cases_schema import cases_schema
from trucewatch.packs.agreements.schema import agreement_schema
from trucewatch.packs.decisions_schema import decisions_schema
from trucewatch.packs.schema_parts import DIALECT
from trucewatch.packs.sources_schema import sources_schema
from trucewatch.publish.pages.document import FORMAT, Document
from trucewatch.publish.tables.annotations import AnnotationRow
from trucewatch.publish.tables.review import ReviewRow
from trucewatch.publish.tables.rows import ClaimRow

_PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
    datetime: {"type": "string", "format": "date-time"},
    date: {"type": "string", "format": "date"},
    time: {"type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]:[0-5][0-9]$"},
}
_SPAN = {
    "type": "object",
    "description": "Half-open character offsets into the text of a report as read, and the words that stand there.",
    "properties": {
        "report": {"type": "string", "description": "id of the report"},
        "start": {"type": "integer", "minimum": 0},
        "end": {"type": "integer", "minimum": 0},
        "quote": {"type": "string"},
    },
    "required": ["report", "start", "end", "quote"],
    "additionalProperties": False,
}


def schemas() -> dict[str, dict[str, Any]]:
    """The schemas by name: agreement and case files; the brief, and one row of each table.

    >>> {"agreement", "cases", "brief", "claim", "comparison", "matrix", "matrix-row"} <= set(schemas())
    True
    """
    from trucewatch.publish.pages.agreement_page import AgreementDocument
    from trucewatch.publish.pages.comparisons import ComparisonRow
    from trucewatch.publish.tables.gazetteer_finds import PlaceRow
    from trucewatch.publish.tables.matrix import MATRIX_FORMAT, MatrixDocument, MatrixRow

    brief = schema_of(Document, "trucewatch brief")
    brief["properties"]["format"] = {"const": FORMAT}
    matrix = schema_of(MatrixDocument, "trucewatch matrix")
    matrix["properties"]["format"] = {"const": MATRIX_FORMAT}
    return {
        "agreement": agreement_schema(),
        "agreement-shown": schema_of(AgreementDocument, "trucewatch agreement, as shown"),
        "cases": cases_schema(),
        "annotation": schema_of(AnnotationRow, "trucewatch annotation"),
        "brief": brief,
        "claim": schema_of(ClaimRow, "trucewatch claim"),
        "comparison": schema_of(ComparisonRow, "trucewatch comparison"),
        "matrix": matrix,
        "matrix-row": schema_of(MatrixRow, "trucewatch matrix, one row"),
        "decisions": decisions_schema(),
        "sources": sources_schema(),
        "review": schema_of(ReviewRow, "trucewatch review"),
        "place": schema_of(PlaceRow, "trucewatch place"),
    }


def schema_of(noun: type, title: str) -> dict[str, Any]:
    """The schema of one dataclass and all that it holds."""
    nouns: dict[str, dict[str, Any]] = {}
    root = _object(noun, nouns)
    schema = {"$schema": DIALECT, "title": title, **root}
    if nouns:
        schema["$defs"] = dict(sorted(nouns.items()))
    return schema


def _object(noun: type, nouns: dict[str, dict[str, Any]]) -> dict[str, Any]:
    hints = get_type_hints(noun)
    properties = {}
    for field in fields(noun):
        properties[field.name] = _value(hints[field.name], nouns)
        if "says" in field.metadata:
            properties[field.name] = {**properties[field.name], "description": field.metadata["says"]}
    return {
        "type": "object",
        "description": getdoc(noun) or noun.__name__,
        "properties": properties,
        "required": [field.name for field in fields(noun)],
        "additionalProperties": False,
    }


def _value(hint: Any, nouns: dict[str, dict[str, Any]]) -> dict[str, Any]:
    if hint in _PLAIN:
        return dict(_PLAIN[hint])
    if get_origin(hint) in (Union, types.UnionType):
        return _either([_value(member, nouns) for member in get_args(hint)])
    if get_origin(hint) in (tuple, list):
        return _array(get_args(hint), nouns)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {"type": "string", "enum": [member.value for member in hint], "description": getdoc(hint) or ""}
    if isinstance(hint, type) and is_dataclass(hint):
        return _reference(hint, nouns)
    raise TypeError(f"no JSON Schema is known for {hint!r}")


def _reference(noun: type, nouns: dict[str, dict[str, Any]]) -> dict[str, Any]:
    name = noun.__name__
    if name not in nouns:
        nouns[name] = {}  # stands in while it is being described, should it hold itself
        nouns[name] = dict(_SPAN) if noun is Span else _object(noun, nouns)
    return {"$ref": f"#/$defs/{name}"}


def _array(members: tuple[Any, ...], nouns: dict[str, dict[str, Any]]) -> dict[str, Any]:
    if len(members) == 1 or members[-1] is Ellipsis:
        return {"type": "array", "items": _value(members[0], nouns)}
    return {"type": "array", "prefixItems": [_value(member, nouns) for member in members], "items": False}


def _either(choices: list[dict[str, Any]]) -> dict[str, Any]:
    if all(set(choice) == {"type"} for choice in choices):
        return {"type": [choice["type"] for choice in choices]}
    return {"anyOf": choices}
