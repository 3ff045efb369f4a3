"""Reports that were taken back as a whole, and sentences that only take something back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from trucewatch.model import Claim, Correction, Report, Retraction


def retract_reports(
    reports: Iterable[Report], claims: Iterable[Claim], corrections: Iterable[Correction]
) -> tuple[tuple[Report, ...], tuple[Claim, ...]]:
    """The same with each report that was taken back as a whole marked so, and each of its claims.

    So is a claim whose sentence only says that a speaker takes a number back.
    """
    corrections = list(corrections)
    own = {each.report: each for each in sorted(corrections, key=lambda each: (each.report, each.span)) if each.whole}
    marked = tuple(
        replace(report, retracted=_by_its_own_page(report, own[report.id]))
        if report.retracted is None and report.id in own
        else report
        for report in reports
    )
    gone = {report.id: report.retracted for report in marked if report.retracted is not None}
    recanted: dict[str, list[Correction]] = defaultdict(list)
    for each in corrections:
        if each.in_text and each.new is None:
            recanted[each.report].append(each)
    days = {report.id: report.published.when.date for report in marked}
    found = []
    for claim in claims:
        retractions = [gone[claim.report]] if claim.report in gone else []
        retractions += [
            Retraction(each.by, days.get(each.report), each.quote, each.report, each.span)
            for each in recanted[claim.report]
            if _only_withdrawn(claim, each)
        ]
        found.append(replace(claim, retracted=(*claim.retracted, *retractions)) if retractions else claim)
    return marked, tuple(found)


def _only_withdrawn(claim: Claim, correction: Correction) -> bool:
    """Does the claim count nothing but what is taken back in the very words?"""
    counts = claim.occurrence.counts if claim.occurrence is not None else ()
    old = correction.old_span
    return old is not None and bool(counts) and all(old.overlaps(count.span) for count in counts)


def _by_its_own_page(report: Report, found: Correction) -> Retraction:
    return Retraction(
        by=report.outlet or report.name,
        on=report.published.when.date,
        why=found.quote,
        report=report.id,
        span=found.span,
    )
