"""Event and claim -> figure and comparison: what reports give, side by side, never voted away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from trucewatch.model import Agreement, Claim, Comparison, Event, Figure, Report
from trucewatch.packs.figure_rules import figure_rule
from trucewatch.packs.groups import Groups, load_groups
from trucewatch.reconcile.comparing import by_id
from trucewatch.reconcile.consequences import consequences_of
from trucewatch.reconcile.draft import draft_agreement
from trucewatch.reconcile.estimates import Weighing
from trucewatch.reconcile.figures import event_figures
from trucewatch.reconcile.grades import grade_claims
from trucewatch.reconcile.grading_rules import load_grading
from trucewatch.reconcile.matrix import lay_out
from trucewatch.reconcile.occasions import compare_event
from trucewatch.reconcile.positions import compare_positions
from trucewatch.reconcile.provisions import compare_provisions
from trucewatch.reconcile.reliability import Rated, rate, unmet_sources
from trucewatch.reconcile.rules import Rules, load_rules
from trucewatch.reconcile.tallies import tally_figures
from trucewatch.reconcile.voices import Voices

__all__ = [
    "Rated",
    "Rules",
    "consequences_of",
    "draft_agreement",
    "grade_claims",
    "lay_out",
    "load_grading",
    "load_rules",
    "rate",
    "reconcile",
    "unmet_sources",
]


def reconcile(
    reports: Iterable[Report],
    claims: Iterable[Claim],
    events: Iterable[Event],
    agreements: Sequence[Agreement] = (),
    *,
    rules: Rules | None = None,
    groups: Groups | None = None,
    figures_by: str = "",
    independent: Mapping[str, str] | None = None,
    reliability: Mapping[str, str] | None = None,
    allegiance: Mapping[str, str] | None = None,
) -> tuple[tuple[Figure, ...], tuple[Comparison, ...]]:
    """Figures of every event and tally; and every field that reports give, compared.

    ``figures_by`` names the rule by which figures are made, the default where it
    is empty. ``independent`` maps claim ids to their independent voice (the same
    text: the same witness), ``reliability`` to the letter A to F of their source.
    ``allegiance`` tells for whom an actor acts. Comparisons come as terms,
    positions, then events. The order of what is given changes nothing.
    Raises UnknownName for a rule that we do not have.
    """
    by_report = {report.id: report for report in reports}
    known, table, laws = (
        by_id(sorted(claims, key=lambda claim: claim.id)),
        groups or load_groups(),
        rules or load_rules(),
    )
    ordered = sorted(events, key=lambda event: event.id)
    names = {report.id: report.name for report in by_report.values()}
    weighing = Weighing(figure_rule(figures_by), Voices(by_report, independent or {}, reliability or {}), laws)
    figures = [figure for event in ordered for figure in event_figures(event, known, table, weighing)]
    comparisons: list[Comparison] = [
        *compare_provisions(known.values(), agreements, laws, allegiance),
        *compare_positions(tuple(known.values()), names, agreements, laws),
    ]
    for event in ordered:
        comparisons += compare_event(event, known, figures, table, weighing)
    figures += tally_figures(known.values(), table, weighing)
    return tuple(figures), tuple(_with_witnesses(each, known, weighing.voices) for each in comparisons)


def _with_witnesses(comparison: Comparison, claims: Mapping[str, Claim], voices: Voices) -> Comparison:
    """How many independent voices give each value."""
    counts = (voices.count(claims[id] for id in said.claims if id in claims) for said in comparison.values)
    return replace(comparison, witnesses=tuple(counts))
