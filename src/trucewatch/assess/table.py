"""Events of a table against agreements: one verdict code a row and term, worked in columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.assess.parties import Actors
from trucewatch.assess.terms import Judged, judge, judged_terms
from trucewatch.columns import EventColumns
from trucewatch.model import Agreement, Term


@dataclass(frozen=True, slots=True)
class TermVerdicts:
    """One term of one agreement against every row of some columns."""

    agreement: Agreement
    term: Term
    judged: Judged

    @property
    def name(self) -> str:
        """The name of its column in a table."""
        return f"{self.agreement.name}:{self.term.id}"


def judge_columns(
    columns: EventColumns, agreements: Sequence[Agreement], actors: Actors | None
) -> tuple[TermVerdicts, ...]:
    """Every row against every term that forbids acts, agreement by agreement in the order of the files."""
    return tuple(
        TermVerdicts(agreement, term, judge(columns, agreement, term, actors))
        for agreement in agreements
        for term in judged_terms(agreement)
    )
