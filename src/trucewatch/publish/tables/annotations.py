"""Annotations as rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from trucewatch.model import Annotation, AnnotationKind, Report
from trucewatch.publish.tables.rows import column


@dataclass(frozen=True, slots=True)
class AnnotationRow:
    """What was read at a stretch of one report, and by which rule."""

    report: str = column("id of the report")
    name: str = column("the report's name, as it was given")
    kind: AnnotationKind = column("what sort of thing was read")  # noqa: RUF009 (a plain field)
    start: int = column("first character of the words in the report's text as read")
    end: int = column("the character after the last of them")
    text: str = column("the words themselves")
    value: str = column(
        "canonical: start/end in ISO 8601 for a time, low..high for a quantity and (km) a length, ISO 8601 for a "
        "duration, the id of a place or actor, a stance, a measure, a kind of term; empty where it is not known"
    )
    label: str = column("the value for a reader")
    rule: str = column("the rule, or the reason, by which it was read so")
    latitude: float | None = column("of a place: degrees north (WGS 84)")
    longitude: float | None = column("of a place: degrees east (WGS 84)")


def annotation_rows(report: Report, annotations: Sequence[Annotation]) -> list[dict[str, Any]]:
    """One row an annotation, in the order given."""
    return [
        asdict(
            AnnotationRow(
                report.id, report.name, each.kind, each.span.start, each.span.end, each.text, each.value, each.label,
                each.rule, each.place.lat if each.place else None, each.place.lon if each.place else None,
            )
        )
        for each in annotations
    ]  # fmt: skip
