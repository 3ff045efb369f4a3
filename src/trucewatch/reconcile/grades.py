"""Grades: reliability, credibility, party and interest of every claim about an event, beside one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from trucewatch.model import Claim, Event, Grade, Report, Skipped, When
from trucewatch.packs.groups import Groups, load_groups
from trucewatch.packs.sources import GradedStatement, Sources
from trucewatch.reconcile.credibility import Testimony, credibilities
from trucewatch.reconcile.grading_rules import GradingRules, load_grading
from trucewatch.reconcile.interest import interest_of
from trucewatch.reconcile.reliability import Rated, party_set


def grade_claims(
    events: Iterable[Event],
    claims: Iterable[Claim],
    reports: Iterable[Report],
    rated: Mapping[str, Rated],
    voices: Mapping[str, str],
    sides: Mapping[str, str],
    sources: Sources,
    *,
    groups: Groups | None = None,
    rules: GradingRules | None = None,
) -> tuple[tuple[Grade, ...], tuple[Skipped, ...]]:
    """The grade of every claim and denial of every event, in order of claim id; and the statements that are not there.

    ``rated`` gives the reliability of each claim's source, ``voices`` its
    witness, ``sides`` the side for which an actor acts (actor id -> actor id,
    those without a side left out). A credibility that the user set goes before
    the derived one, which stays among the reasons. The order changes nothing.
    """
    table, rows = groups or load_groups(), rules or load_grading()
    by_id = {claim.id: claim for claim in claims}
    names = {report.id: report for report in reports}
    stated, unmet = _statements(sources, by_id, names)
    grades = []
    for event in events:
        told = [by_id[id] for id in (*event.claims, *event.denials) if id in by_id]
        accused = frozenset(sides.get(said.value, said.value) for said in event.perpetrators)
        parties = {claim.id: _party(claim, sides, sources) for claim in told}
        interests = {c.id: interest_of(c, parties[c.id], sides, accused, table, rows) for c in told}
        heard = [
            Testimony(
                claim,
                voices.get(claim.id, claim.id),
                claim.speaker.name or claim.outlet,
                parties[claim.id],
                interests[claim.id][0],
                names[claim.report].published.when if claim.report in names else When.unknown(),
            )
            for claim in told
        ]
        derived = credibilities(heard, table, rows)
        for claim in told:
            credibility, reasons = derived[claim.id]
            if claim.id in stated:
                credibility, reasons = (
                    stated[claim.id].credibility,
                    (_set_by(stated[claim.id]), f"by rule {credibility.value}: {'; '.join(reasons)}"),
                )
            source = rated[claim.id]
            interest, why = interests[claim.id]
            grades.append(
                Grade(
                    claim.id,
                    source.source,
                    source.reliability,
                    source.reason,
                    credibility,
                    reasons,
                    parties[claim.id],
                    interest,
                    why,
                )
            )
    return tuple(sorted(grades, key=lambda grade: grade.claim)), unmet


def _party(claim: Claim, sides: Mapping[str, str], sources: Sources) -> str | None:
    """For whom it speaks: what the user says, else the side of a speaker that the list of actors knows."""
    return party_set(claim, sources) or (sides.get(claim.speaker.id) if claim.speaker.id else None)


def _set_by(statement: GradedStatement) -> str:
    who = " ".join(
        filter(None, (f"by {statement.by}" if statement.by else "", f"on {statement.on}" if statement.on else ""))
    )
    why = f": {statement.why}" if statement.why else ""
    return f"set {who + ' ' if who else ''}in {statement.where}{why}"


def _statements(
    sources: Sources, claims: Mapping[str, Claim], reports: Mapping[str, Report]
) -> tuple[dict[str, GradedStatement], tuple[Skipped, ...]]:
    """The claims that the user's statements name, and the statements that name none, or several."""
    found: dict[str, GradedStatement] = {}
    unmet = []
    for statement in sources.statements:
        named = [claim for claim in claims.values() if _names(statement, claim, reports)]
        if not named:
            what = statement.claim or f"“{statement.words}” in {statement.report}"
            unmet.append(Skipped(what, statement.where, "no claim of this run is named so", "its grade is left out"))
        found.update({claim.id: statement for claim in named})
    return found, tuple(unmet)


def _names(statement: GradedStatement, claim: Claim, reports: Mapping[str, Report]) -> bool:
    if statement.claim:
        return claim.id == statement.claim
    report = reports.get(claim.report)
    return report is not None and report.name == statement.report and statement.words in " ".join(claim.quote.split())
