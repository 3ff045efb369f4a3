"""The judge: each event against each term that forbids acts, each duty against its deadline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

from trucewatch.assess.duties import duty_finding, standing_finding
from trucewatch.assess.parties import Actors
from trucewatch.assess.quotas import quota_finding
from trucewatch.assess.table import judge_columns
from trucewatch.assess.terms import VERDICTS
from trucewatch.assess.trace import trace_of
from trucewatch.columns import EventColumns, columns_of
from trucewatch.errors import BadUsage
from trucewatch.model import Agreement, Claim, Event, Finding, content_id
from trucewatch.packs.agreements.changes import as_amended
from trucewatch.packs.agreements.deadlines import utc_moments


def assess(
    events: Sequence[Event],
    claims: Mapping[str, Claim],
    agreements: Sequence[Agreement],
    as_of: datetime,
    *,
    actors: Actors | None = None,
) -> tuple[Finding, ...]:
    """Judge events and duties as of a moment (aware).

    Findings come agreement by agreement and term by term in the order of the
    files, each term's own state first, then its events by id. An agreement is
    taken as it stood at that moment. Declarations are never judged. From reports nothing is more than alleged.
    """
    if as_of.tzinfo is None:
        raise ValueError("as_of must say its time zone")
    ordered = sorted(events, key=lambda event: event.id)
    columns = columns_of(ordered)
    return tuple(
        finding
        for agreement in (as_amended(one, as_of) for one in agreements)
        for finding in _against(agreement, ordered, columns, claims, as_of, actors)
    )


def require_after_signing(agreement: Agreement, as_of: datetime) -> None:
    """Refuse a moment before the signing, on whichever clock that comes first. Raises BadUsage."""
    earliest = min(moment for _, moment in utc_moments(agreement.signed, agreement))
    if as_of < earliest:
        raise BadUsage(
            f"as of {as_of.astimezone(UTC):%Y-%m-%d %H:%M} UTC there was no {agreement.name}: it was signed on "
            f"{agreement.signed:%Y-%m-%d}; give a moment on or after that day"
        )


def _against(
    agreement: Agreement,
    events: Sequence[Event],
    columns: EventColumns,
    claims: Mapping[str, Claim],
    as_of: datetime,
    actors: Actors | None,
) -> Iterator[Finding]:
    judged_by = {one.term.id: one.judged for one in judge_columns(columns, [agreement], actors)} if events else {}
    for term in agreement.terms:
        if term.due is not None:
            yield duty_finding(agreement, term, claims, as_of)
        elif term.quota is not None:
            yield quota_finding(agreement, term, claims, as_of)
        else:
            yield standing_finding(agreement, term, as_of)
        if (judged := judged_by.get(term.id)) is None:
            continue
        verdict = judged.verdict
        for row, event in enumerate(events):
            yield Finding(
                id=content_id("finding", agreement.name, term.id, event.id),
                agreement=agreement.name,
                term=term.id,
                event=event.id,
                verdict=VERDICTS[verdict[row]],
                reason=judged.reason(row),
                trace=trace_of(event, agreement, term, judged, row, actors),
                evidence=tuple(sorted({*event.claims, *event.denials})),
            )
