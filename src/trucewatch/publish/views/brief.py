"""The brief of a case, before any format: what is shown, in which order."""

from __future__ import annotations

from collections import Counter

from trucewatch.model import Case
from trucewatch.packs.figure_rules import figure_rules
from trucewatch.publish.evidence import Evidence, Quoted
from trucewatch.publish.views.doubts import decided_lines, doubt_views
from trucewatch.publish.views.glance import glance
from trucewatch.publish.views.incidents import event_views, tally_views
from trucewatch.publish.views.matrix import matrix_view
from trucewatch.publish.views.parts import AgreementView, Brief, FieldView, ReportView, VerdictView
from trucewatch.publish.views.positions import circumstances, positions
from trucewatch.publish.views.taken_back import changed_lines, taken_back_views
from trucewatch.publish.views.terms import agreement_views, agreements_in_order, field_view, reported_terms
from trucewatch.publish.words import moment_words


def make_brief(case: Case) -> Brief:
    """Everything that the brief of a case shows."""
    evidence = Evidence(case)
    names = actor_names(case)
    agreements = agreement_views(case, evidence)
    duties = _duties(agreements)
    differing = disagreements(case, evidence, names)
    events = event_views(case, evidence, names)
    said = positions(case, evidence, names)
    return Brief(
        title=agreements[0].title if agreements else "What the reports say",
        as_of=moment_words(case.as_of) if case.as_of else "",
        glance=glance(case, agreements, duties, differing, events, said),
        agreements=agreements,
        reported_terms=reported_terms(case, evidence),
        positions=said,
        duties=duties,
        disagreements=differing,
        matrix=matrix_view(case, evidence),
        events=events,
        taken_back=taken_back_views(case, evidence),
        changed=changed_lines(case),
        doubts=doubt_views(case, evidence),
        decided=decided_lines(case),
        tallies=tally_views(case, evidence),
        circumstances=circumstances(case, evidence),
        others=_others(case, evidence),
        reports=report_views(case, evidence),
        skipped=tuple(sorted(str(item) for item in case.skipped)),
        claims=len(case.claims),
        figures_by=_figures_by(case),
    )


def _figures_by(case: Case) -> str:
    """The rule of the figures, by name and title; empty where the case has none."""
    known = figure_rules().get(case.figure_rule)
    return f"{known.name}: {known.title}" if known else case.figure_rule


def actor_names(case: Case) -> dict[str, str]:
    """Actor ids as the agreements name them."""
    found: dict[str, str] = {}
    for agreement in agreements_in_order(case):
        for party in agreement.parties:
            found.setdefault(party.actor, party.name)
    return found


def disagreements(case: Case, evidence: Evidence, names: dict[str, str] | None = None) -> tuple[FieldView, ...]:
    """What cannot all be true, or not with the text: the most important first, as in the matrix."""
    importance = {fact.comparison: fact.importance for fact in case.matrix.facts}
    found = sorted(
        case.disagreements,
        key=lambda comparison: (
            -importance.get(comparison.id, 0.0),
            comparison.title,
            comparison.field,
            comparison.id,
        ),
    )
    return tuple(field_view(comparison, evidence, names) for comparison in found)


def _duties(agreements: tuple[AgreementView, ...]) -> tuple[VerdictView, ...]:
    found = [
        verdict
        for agreement in agreements
        for term in agreement.terms
        if term.term is not None and term.term.is_duty
        for verdict in term.verdicts
    ]
    return tuple(sorted(found, key=lambda verdict: (verdict.due[0][0] if verdict.due else "9999", verdict.terms)))


def _others(case: Case, evidence: Evidence) -> tuple[Quoted, ...]:
    """Claims that no other part of the brief shows: kept in sight, so that nothing is dropped unsaid."""
    shown = {id for event in case.events for id in (*event.claims, *event.denials)}
    shown |= {id for found in case.comparisons for said in found.values for id in said.claims}
    shown |= {id for figure in case.figures for said in figure.values for id in said.claims}
    shown |= {claim.id for claim in case.claims if claim.position is not None or claim.provides or not claim.stands}
    return evidence.quoted(claim.id for claim in case.claims if claim.id not in shown)


def report_views(case: Case, evidence: Evidence) -> tuple[ReportView, ...]:
    """Every report with its source and date, by name."""
    claims = Counter(claim.report for claim in case.claims)
    views = [
        ReportView(
            report=report,
            label=evidence.label(report.id),
            published=str(report.published.when),
            basis=report.published.basis.value,
            reason=report.published.reason,
            asides=tuple(sorted(Counter(aside.kind.value for aside in report.asides).items())),
            claims=claims[report.id],
        )
        for report in case.reports
    ]
    return tuple(sorted(views, key=lambda view: (view.label, view.report.id)))
