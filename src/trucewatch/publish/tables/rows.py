"""Flat rows of a case for tables: one column, one meaning, always all of them and in one order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from trucewatch.model import Case, Claim, Count, Occurrence, Position, Provision, Report, Step, Where
from trucewatch.publish.tables.event_rows import events_table, radius_of
from trucewatch.publish.tables.witness_rows import carriers_table, grades_table

Row = dict[str, Any]


def column(says: str) -> Any:
    """A column with what it holds: the schema's description is this very text."""
    return field(metadata={"says": says})


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One attributed assertion, flat, with its source and its words."""

    claim: str = column("the claim's id, made from its content")
    report: str = column("id of the report it stands in")
    outlet: str = column("the outlet that carries it")
    published: str = column("when the report was published; 'unknown' where nothing says so")
    published_basis: str = column("what that date rests on: stated, metadata, given, inferred or unknown")
    kind: str = column("event, act, tally, term or position")
    stance: str = column("what the speaker does with it: asserts, denies, accuses, promises ...")
    denied: str = column("what a denial denies: deed, authorship, target, toll or place; empty where it is no denial")
    modes: str = column(
        "historical, future, hypothetical, negation: not told as having happened now; background: told in passing"
    )
    speaker: str = column("who says it; empty where the outlet itself does")
    via: str = column("those between speaker and outlet, nearest first")
    type: str = column("ACLED's event type, the kind of term, or the kind of position")
    sub_type: str = column("ACLED's sub-event type, or the topic of a position")
    actors: str = column("who did it, as written")
    targets: str = column("to whom, as written")
    counts: str = column("every count: measure, group and quantity")
    provisions: str = column("every field said of a term, as name=value")
    when_start: str | None = column("first moment of the interval, local civil time, ISO 8601")
    when_end: str | None = column("the moment at which the interval has ended, local civil time, ISO 8601")
    when_precision: str = column("how finely the time was told: minute, hour, day, week ...")
    when_zone: str | None = column("the clock, where the report names one")
    where_name: str = column("the place as written")
    place: str = column("the gazetteer's name for it; empty where none has it")
    latitude: float | None = column("degrees north (WGS 84) of the place's point")
    longitude: float | None = column("degrees east (WGS 84) of the place's point")
    place_precision: str = column("exact, town, near, district, governorate, region, country, line or unknown")
    radius_km: float | None = column("how far the true place may lie from the point")
    quote: str = column("the words themselves, as they stand in the report")
    start: int = column("first character of the words in the report's text as read")
    end: int = column("the character after the last of them")
    sha256: str = column("digest of the report's raw bytes")
    why: str = column("the rules and steps that made the claim")
    retracted: str = column("what of it was taken back, by whom, when and why; empty where all of it stands")


CLAIM_COLUMNS: tuple[str, ...] = tuple(column.name for column in fields(ClaimRow))


def claims_table(claims: Case | Sequence[Claim], reports: Sequence[Report] = ()) -> list[Row]:
    """Claims as flat rows, by report and place in it.

    ``reports`` must hold the report of every claim; a case brings its own.
    """
    if isinstance(claims, Case):
        return claims_table(claims.claims, claims.reports)
    by_id = {report.id: report for report in reports}
    ordered = sorted(claims, key=lambda claim: (by_id[claim.report].name, claim.report, claim.span, claim.id))
    return [asdict(_claim_row(claim, by_id[claim.report])) for claim in ordered]


def _claim_row(claim: Claim, report: Report) -> ClaimRow:
    content = claim.content
    occurrence = claim.occurrence
    where = _first_where(content)
    when = occurrence.when if occurrence else None
    kind, sub_kind = _types(content)
    return ClaimRow(
        claim=claim.id,
        report=report.id,
        outlet=claim.outlet or report.outlet,
        published=str(report.published.when),
        published_basis=report.published.basis.value,
        kind=claim.kind.value,
        stance=claim.stance.value,
        denied=claim.denied.value if claim.denied is not None else "",
        modes=_joined(mode.value for mode in claim.modes),
        speaker=claim.speaker.name,
        via=_joined(claim.speaker.via),
        type=kind,
        sub_type=sub_kind,
        actors=_joined(actor.name for actor in occurrence.actors) if occurrence else "",
        targets=_joined(actor.name for actor in occurrence.targets) if occurrence else "",
        counts=_joined(count_words(count) for count in _counts(content)),
        provisions=_joined(f"{item.name}={item.value}" for item in claim.provision.fields) if claim.provision else "",
        when_start=when.start.isoformat() if when and when.start else None,
        when_end=when.end.isoformat() if when and when.end else None,
        when_precision=when.precision.value if when else "",
        when_zone=when.zone if when else None,
        where_name=where.name if where else "",
        place=where.place.label if where and where.place else "",
        latitude=where.place.lat if where and where.place else None,
        longitude=where.place.lon if where and where.place else None,
        place_precision=where.precision.value if where else "",
        radius_km=radius_of(where),
        quote=claim.quote,
        start=claim.span.start,
        end=claim.span.end,
        sha256=report.sha256,
        why=_joined(claim.why),
        retracted="; ".join(dict.fromkeys(map(str, claim.retracted))),
    )


def _types(content: Occurrence | Provision | Position) -> tuple[str, str]:
    if isinstance(content, Occurrence):
        return content.event_type, content.sub_event_type
    if isinstance(content, Provision):
        return content.kind, ""
    return content.kind, content.topic


def _counts(content: Occurrence | Provision | Position) -> tuple[Count, ...]:
    return () if isinstance(content, Provision) else content.counts


def _first_where(content: Occurrence | Provision | Position) -> Where | None:
    return None if isinstance(content, Provision) else next(iter(content.where), None)


def count_words(count: Count) -> str:
    """A count in words: measure, group, quantity."""
    part = f" (part of {count.part_of})" if count.part_of else ""
    total = " (a total over time)" if count.cumulative else ""
    return f"{count.measure} {count.group}: {count.quantity}{part}{total}"


def _joined(items: Iterable[str]) -> str:
    return "; ".join(items)


def tables(case: Case) -> dict[str, list[Row]]:
    """Every table of a case by name, ready for pandas."""
    return {
        "reports": _reports(case),
        "claims": claims_table(case),
        "events": events_table(case),
        "figures": _figures(case),
        "comparisons": _comparisons(case),
        "findings": _findings(case),
        "carriers": carriers_table(case),
        "grades": grades_table(case),
    }


def _reports(case: Case) -> list[Row]:
    return [
        {
            "report": report.id,
            "name": report.name,
            "outlet": report.outlet,
            "outlet_basis": report.outlet_basis.value,
            "title": report.title,
            "published": str(report.published.when),
            "published_basis": report.published.basis.value,
            "published_reason": report.published.reason,
            "language": report.language,
            "encoding": report.encoding,
            "url": report.url,
            "characters": len(report.text),
            "set_aside": len(report.asides),
            "sha256": report.sha256,
        }
        for report in sorted(case.reports, key=lambda report: (report.name, report.id))
    ]


def _figures(case: Case) -> list[Row]:
    return [
        {
            "figure": figure.id,
            "about": figure.about,
            "title": figure.title,
            "measure": figure.measure,
            "group": figure.group,
            "low": figure.low,
            "best": figure.best,
            "high": figure.high,
            "approximate": figure.approximate,
            "cumulative": figure.cumulative,
            "part_of": figure.part_of,
            "values": _joined(said.value for said in figure.values),
            "claims": _joined(dict.fromkeys(claim for said in figure.values for claim in said.claims)),
            "rule": figure.rule,
            "method": figure.method,
            "checks": _joined(figure.checks),
            "history": _joined(_step_words(step) for step in figure.history),
        }
        for figure in sorted(case.figures, key=lambda figure: (figure.about, figure.measure, figure.group, figure.id))
    ]


def _step_words(step: Step) -> str:
    reported = str(step.reported) if step.reported.known else "undated"
    return f"{reported}: {step.value}" + (" (overtaken)" if step.overtaken else "")


def _comparisons(case: Case) -> list[Row]:
    outlets = {claim.id: claim.outlet for claim in case.claims}
    rows = []
    for found in sorted(case.comparisons, key=lambda found: (found.about, found.field, found.id)):
        matches = found.matches_written or (None,) * len(found.values)
        counts = found.witnesses or (None,) * len(found.values)
        for said, match, witnesses in zip(found.values, matches, counts, strict=False):
            rows.append(
                {
                    "comparison": found.id,
                    "about": found.about,
                    "title": found.title,
                    "field": found.field,
                    "value": said.value,
                    "outlets": _joined(sorted({outlets[claim] for claim in said.claims})),
                    "claims": _joined(said.claims),
                    "witnesses": witnesses,
                    "accord": found.accord.value,
                    "ground": found.ground.value,
                    "differs": found.differs,
                    "reason": found.reason,
                    "written": found.written,
                    "fits_the_text": match.value if match is not None else "",
                    "closest": _joined(found.closest),
                    "silent": _joined(found.silent),
                }
            )
    return rows


def _findings(case: Case) -> list[Row]:
    return [
        {
            "finding": found.id,
            "agreement": found.agreement,
            "term": found.term,
            "event": found.event,
            "verdict": found.verdict.value,
            "reason": found.reason,
            "due": _joined(f"{due.day} ({due.reading})" for due in found.due),
            "trace": _joined(found.trace),
            "evidence": _joined(found.evidence),
        }
        for found in sorted(case.findings, key=lambda found: (found.agreement, found.term, found.event or "", found.id))
    ]
