"""The brief as JSON: every noun of the case, every span with its report and its words."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from trucewatch.model import (
    Agreement,
    Case,
    Claim,
    Comparison,
    Consequence,
    Correction,
    Event,
    Figure,
    Finding,
    Grade,
    Provision,
    Report,
    Retraction,
    Skipped,
    Span,
    Where,
)
from trucewatch.publish.tables.matrix import MatrixDocument, matrix_document
from trucewatch.publish.views.brief import make_brief
from trucewatch.publish.views.terms import agreements_in_order


@dataclass(frozen=True, slots=True)
class Document:
    """A ceasefire brief: what was read, what it says, how it compares, and how each term stands as of one moment.

    ``glance`` holds the sentences to read first; ``disagreements`` the ids of
    the comparisons whose values cannot all be true, most important first;
    ``other_claims`` the ids of claims that no event, figure or comparison uses;
    ``figure_rule`` names the rule by which figures were made; ``matrix`` lays
    every fact beside every report.
    """

    format: str
    title: str
    as_of: datetime | None
    glance: tuple[str, ...]
    disagreements: tuple[str, ...]
    other_claims: tuple[str, ...]
    agreements: tuple[Agreement, ...]
    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    figures: tuple[Figure, ...]
    comparisons: tuple[Comparison, ...]
    findings: tuple[Finding, ...]
    corrections: tuple[Correction, ...]
    consequences: tuple[Consequence, ...]
    grades: tuple[Grade, ...]
    matrix: MatrixDocument
    skipped: tuple[Skipped, ...]
    figure_rule: str


FORMAT = "trucewatch brief 1"
_SURROGATES = re.compile("[\ud800-\udfff]")


def make_document(case: Case) -> Document:
    """The case in canonical order, with what the brief adds."""
    brief = make_brief(case)
    return Document(
        format=FORMAT,
        title=brief.title,
        as_of=case.as_of,
        glance=tuple(sentence.text for sentence in brief.glance),
        disagreements=tuple(view.id for view in brief.disagreements),
        other_claims=tuple(quoted.claim for quoted in brief.others),
        agreements=agreements_in_order(case),
        reports=tuple(sorted(case.reports, key=lambda report: (report.name, report.id))),
        claims=tuple(sorted(case.claims, key=lambda claim: (claim.report, claim.span, claim.id))),
        events=tuple(view.event for view in brief.events),
        figures=tuple(sorted(case.figures, key=lambda figure: (figure.about, figure.id))),
        comparisons=tuple(sorted(case.comparisons, key=lambda found: (found.about, found.field, found.id))),
        findings=tuple(
            sorted(case.findings, key=lambda found: (found.agreement, found.term, found.event or "", found.id))
        ),
        corrections=tuple(sorted(case.corrections, key=lambda found: (found.report, found.span))),
        consequences=case.consequences,
        grades=tuple(sorted(case.grades, key=lambda grade: grade.claim)),
        matrix=matrix_document(brief.matrix),
        skipped=tuple(sorted(case.skipped, key=str)),
        figure_rule=case.figure_rule,
    )


def to_json(case: Case) -> str:
    """The brief as JSON text: keys sorted, two spaces, UTF-8 as it is."""
    document = make_document(case)
    encoded = Encoder(case).encode(document)
    return json.dumps(encoded, ensure_ascii=False, sort_keys=True, indent=2) + "\n"


class Encoder:
    """Turns nouns into plain JSON values; a span becomes its report, offsets and words."""

    def __init__(self, case: Case) -> None:
        self._texts = {report.id: report.text for report in case.reports}
        self._claims = {claim.id: claim for claim in case.claims}

    def encode(self, value: Any, report: str = "") -> Any:
        """One value. ``report`` is the id of the report that spans within it point into."""
        if isinstance(value, Span):
            quote = value.of(self._texts[report])
            return {"report": report, "start": value.start, "end": value.end, "quote": _writable(quote)}
        if isinstance(value, Event):
            return {field.name: self._of_event(getattr(value, field.name), value) for field in fields(value)}
        if isinstance(value, Retraction):  # the note may stand in another report than the number that it takes back
            inside_of = {field.name: value.report if field.name == "span" else report for field in fields(value)}
            return {name: self.encode(getattr(value, name), of) for name, of in inside_of.items()}
        if is_dataclass(value) and not isinstance(value, type):
            inside = _report_of(value, report)
            return {field.name: self.encode(getattr(value, field.name), inside) for field in fields(value)}
        if isinstance(value, tuple):
            return [self.encode(item, report) for item in value]
        if isinstance(value, StrEnum):
            return value.value
        if isinstance(value, (datetime, date, time)):
            return value.isoformat()
        return _writable(value) if isinstance(value, str) else value

    def _of_event(self, value: Any, event: Event) -> Any:
        # An event's place is one of its claims' places: its span points into that claim's report.
        if isinstance(value, Where):
            return self.encode(value, self._report_naming(value, event))
        if isinstance(value, tuple):
            return [self._of_event(item, event) for item in value]
        return self.encode(value)

    def _report_naming(self, where: Where, event: Event) -> str:
        claims = [self._claims[id] for id in event.claims]
        for claim in claims:
            if not isinstance(claim.content, Provision) and where in claim.content.where:
                return claim.report
        for claim in claims:
            if where.span.of(self._texts[claim.report]) == where.name:
                return claim.report
        return claims[0].report


def _report_of(value: Any, report: str) -> str:
    if isinstance(value, Report):
        return value.id
    return value.report if isinstance(value, (Claim, Correction)) else report


def _writable(text: str) -> str:
    # A lone surrogate has no UTF-8; it stays one character, so that offsets hold.
    return text if text.isascii() else _SURROGATES.sub("\ufffd", text)
