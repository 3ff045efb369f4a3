"""Reports with a date of their own, from which the dates of others are reasoned, and how such dates are said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from trucewatch.ingest.evidence import Evidence
from trucewatch.ingest.story import Story
from trucewatch.model import Precision, Report, TimeBasis, When


@dataclass(frozen=True, slots=True)
class Dated:
    """A report with a date of its own, its story and its evidence."""

    report: Report
    day: date
    story: Story
    evidence: Evidence

    @property
    def label(self) -> str:
        """How it is named in a reason."""
        return self.report.outlet or self.report.name


def between(first: date, latest: date | None) -> When:
    """From the first day to the latest, an open end where there is none."""
    if latest is not None:
        return When.days(first, latest, TimeBasis.INFERRED)
    return When(datetime.combine(first, time()), None, Precision.OPEN, None, TimeBasis.INFERRED)


def in_year(told: tuple[int, int], year: int) -> date | None:
    """A month and a day in one year; None where it has no such day."""
    try:
        return date(year, *told)
    except ValueError:
        return None


def in_words(names: Iterable[str]) -> str:
    """Names told together, each once."""
    return " and ".join(sorted(set(names)))
