"""A case told in short lines that a person can review: one claim, event or finding a line."""

from __future__ import annotations

import json
from typing import Any

from trucewatch.model import Case, Claim, Comparison, Count, Event, Finding, Occurrence, Position, Provision

Line = dict[str, Any]


def claim_line(claim: Claim, case: Case) -> Line:
    """What a claim says, without offsets or ids; empty fields are left out."""
    told: Line = {
        "report": case.report(claim.report).name.rsplit("/", 1)[-1],
        "quote": " ".join(claim.quote.split()),
        "kind": claim.kind.value,
        "stance": claim.stance.value,
        "denied": claim.denied.value if claim.denied is not None else "",
        "modes": [mode.value for mode in claim.modes],
        "speaker": claim.speaker.name,
        "via": list(claim.speaker.via),
    }
    content = claim.content
    if isinstance(content, Occurrence):
        told |= _occurrence(content)
    elif isinstance(content, Provision):
        told["type"] = content.kind
        told["fields"] = {field.name: str(field.value) for field in content.fields}
    elif isinstance(content, Position):
        told["type"] = content.kind
        told["topic"] = content.topic
        told["counts"] = [count_words(count) for count in content.counts]
    return {key: value for key, value in told.items() if value}


def _occurrence(content: Occurrence) -> Line:
    return {
        "type": content.sub_event_type,
        "actors": [actor.id or actor.name for actor in content.actors],
        "targets": [actor.id or actor.name for actor in content.targets],
        "when": str(content.when) if content.when.known else "",
        "where": [where.place.name if where.place else f"{where.name} (not found)" for where in content.where],
        "counts": [count_words(count) for count in content.counts],
    }


def count_words(count: Count) -> str:
    """ "killed civilian: at least 5"."""
    part = f" (of {count.part_of})" if count.part_of else ""
    return f"{count.measure} {count.group}: {count.quantity}{part}{' in total' if count.cumulative else ''}"


def event_line(event: Event, case: Case) -> Line:
    """An event with what its claims came to, and what was found against each term."""
    told: Line = {
        "event": event.title,
        "type": event.sub_event_type,
        "when": str(event.when),
        "where": str(event.where) if event.where else "",
        "witnesses": event.witnesses,
        "perpetrators": {said.value: _outlets(said.claims, case) for said in event.perpetrators},
        "targets": {said.value: _outlets(said.claims, case) for said in event.targets},
        "told by": _outlets(event.claims, case),
        "denied by": [case.claim(id).speaker.name or case.claim(id).outlet for id in event.denials],
        "figures": [
            f"{figure.measure} {figure.group}: {figure.low} to {figure.high}, best {figure.best}"
            for figure in case.figures
            if figure.about == event.id
        ],
    }
    return {key: value for key, value in told.items() if value}


def _outlets(claims: tuple[str, ...], case: Case) -> list[str]:
    return sorted({case.report(case.claim(id).report).outlet for id in claims})


def finding_line(finding: Finding, case: Case) -> Line:
    """A verdict and its short reason."""
    told: Line = {
        "term": f"{finding.agreement} {finding.term}",
        "event": case.event(finding.event).title if finding.event else "",
        "verdict": finding.verdict.value,
        "reason": finding.reason,
        "due": [due.day for due in finding.due],
    }
    return {key: value for key, value in told.items() if value}


def comparison_line(comparison: Comparison, case: Case) -> Line:
    """What the reports give for one field."""
    told: Line = {
        "of": comparison.title,
        "field": comparison.field,
        "accord": comparison.accord.value,
        "values": {said.value: _outlets(said.claims, case) for said in comparison.values},
        "written": comparison.written,
    }
    return {key: value for key, value in told.items() if value}


def told(case: Case) -> dict[str, str]:
    """The file names of a story's expectations and what stands in each, as JSON lines in a steady order."""
    claims = [claim_line(claim, case) for claim in sorted(case.claims, key=lambda claim: _place(claim, case))]
    return {
        "claims.jsonl": _lines(claims),
        "events.jsonl": _lines(sorted((event_line(event, case) for event in case.events), key=_sorted)),
        "findings.jsonl": _lines(sorted((finding_line(finding, case) for finding in case.findings), key=_sorted)),
        "comparisons.jsonl": _lines(
            sorted((comparison_line(found, case) for found in case.comparisons if found.differs), key=_sorted)
        ),
    }


def _place(claim: Claim, case: Case) -> tuple[str, int, str]:
    return case.report(claim.report).name.rsplit("/", 1)[-1], claim.span.start, _sorted(claim_line(claim, case))


def _sorted(line: Line) -> str:
    return json.dumps(line, ensure_ascii=False, sort_keys=True)


def _lines(lines: list[Line]) -> str:
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
