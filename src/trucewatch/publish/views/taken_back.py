"""What was corrected or taken back, by whom and when, and what differs because of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from trucewatch.model import Case, Claim, Retraction
from trucewatch.publish.evidence import Evidence
from trucewatch.publish.views.parts import TakenBackView


def taken_back_views(case: Case, evidence: Evidence) -> tuple[TakenBackView, ...]:
    """Reports that were taken back, then single claims and numbers, then notes that changed nothing here."""
    return (*_reports(case, evidence), *_claims(case, evidence), *_without_effect(case, evidence))


def changed_lines(case: Case) -> tuple[str, ...]:
    """What differs because something was taken back: each event, figure and verdict as it was and as it is."""
    return tuple(f"{each.what}: {each.title}: {each.before} → {each.after}" for each in case.consequences)


def _reports(case: Case, evidence: Evidence) -> Iterable[TakenBackView]:
    for report in sorted(case.reports, key=lambda report: (report.name, report.id)):
        if report.retracted is not None:
            claims = [claim.id for claim in case.claims if claim.report == report.id]
            instead = evidence.label(report.retracted.instead) if report.retracted.instead else ""
            yield TakenBackView(
                f"the report {evidence.label(report.id)}", str(report.retracted), instead, evidence.quoted(claims)
            )


def _claims(case: Case, evidence: Evidence) -> Iterable[TakenBackView]:
    whole = {report.retracted for report in case.reports}
    found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for claim in case.claims:
        for retraction in claim.retracted:
            if retraction not in whole:
                found[_what(claim, retraction), str(retraction), retraction.instead].append(claim.id)
    texts = {claim.id: claim.quote for claim in case.claims}
    for (what, why, instead), ids in sorted(found.items()):
        yield TakenBackView(what, why, texts.get(instead, ""), evidence.quoted(ids))


def _what(claim: Claim, retraction: Retraction) -> str:
    if retraction.number is None or claim.occurrence is None:
        return "a statement"
    told = [count for count in claim.occurrence.counts if count.span == retraction.number]
    return f"{told[0].quantity} {told[0].measure}" if told else "a number"


def _without_effect(case: Case, evidence: Evidence) -> Iterable[TakenBackView]:
    used = {(each.report, each.span) for claim in case.claims for each in claim.retracted}
    used |= {(each.report, each.span) for report in case.reports if (each := report.retracted) is not None}
    for correction in case.corrections:
        if (correction.report, correction.span) not in used:
            numbers = [str(each) for each in (correction.old, correction.new) if each is not None]
            told = f"{evidence.label(correction.report)}: {correction.quote}"
            yield TakenBackView(f"a note on {' and '.join(numbers)} that changes nothing here", told, "", ())
