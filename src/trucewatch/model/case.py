"""The case: everything one run knows, ready to be published or stored."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from trucewatch.model.agreement import Agreement
from trucewatch.model.claim import Claim
from trucewatch.model.event import Event
from trucewatch.model.figure import Comparison, Figure
from trucewatch.model.finding import Finding
from trucewatch.model.grade import Grade
from trucewatch.model.matrix import Matrix
from trucewatch.model.report import Report
from trucewatch.model.retraction import Consequence, Correction


@dataclass(frozen=True, slots=True)
class Skipped:
    """One item that was set aside, and why: counted and named, never dropped in silence."""

    what: str
    where: str
    why: str
    mend: str = ""

    def __str__(self) -> str:
        mend = f"; {self.mend}" if self.mend else ""
        return f"{self.where}: {self.what}: {self.why}{mend}" if self.what else f"{self.where}: {self.why}{mend}"


@dataclass(frozen=True, slots=True)
class Case:
    """A ceasefire picture as of one moment. Every id in it resolves within it.

    ``figure_rule`` names the rule by which its figures were made.
    """

    as_of: datetime | None
    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    figures: tuple[Figure, ...]
    comparisons: tuple[Comparison, ...]
    agreements: tuple[Agreement, ...]
    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...] = ()
    matrix: Matrix = field(default_factory=Matrix)
    figure_rule: str = ""
    grades: tuple[Grade, ...] = ()
    corrections: tuple[Correction, ...] = ()
    consequences: tuple[Consequence, ...] = ()

    @property
    def disagreements(self) -> tuple[Comparison, ...]:
        """The comparisons whose values cannot all be true, or not with the text."""
        return tuple(comparison for comparison in self.comparisons if comparison.differs)

    def claim(self, id: str) -> Claim:
        """The claim of that id; KeyError where there is none."""
        return _by_id(self.claims, id)

    def report(self, id: str) -> Report:
        """The report of that id; KeyError where there is none."""
        return _by_id(self.reports, id)

    def event(self, id: str) -> Event:
        """The event of that id, or that has borne it (see ``Event.bears``); KeyError where there is none."""
        try:
            return _by_id(self.events, id)
        except KeyError:
            for event in self.events:
                if event.bears(id):
                    return event
            raise


_Noun = TypeVar("_Noun", Claim, Report, Event)


def _by_id(nouns: tuple[_Noun, ...], id: str) -> _Noun:
    for noun in nouns:
        if noun.id == id:
            return noun
    raise KeyError(id)
