"""What a brief shows of tables of any length: counts, a grid of places, and a few rows chosen by a stated rule."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model.event import Event
from trucewatch.model.finding import Finding, Verdict
from trucewatch.model.tally import Tally


@dataclass(frozen=True, slots=True)
class GridCell:
    """The events whose point lies in one cell of a grid of degrees, by gravest verdict in the order of GRAVEST."""

    west: float
    south: float
    events: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells of ``step`` degrees that hold an event; ``unplaced`` counts those whose place is not known."""

    step: float
    cells: tuple[GridCell, ...]
    unplaced: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SurveyRow:
    """One row of a table: its file and number, its gravest verdict, and why (left out where only a line is shown)."""

    source: str
    number: int
    event: Event
    deaths: int | None
    verdict: Verdict
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Survey:
    """Judged tables, so far as a page can show them.

    ``gravest`` are the alleged breaches with the most deaths, ``nearest`` the
    possible ones least far from the edge of a term's zone, ``first`` the first
    alleged ones by date; each at most as many as were asked for.
    """

    tally: Tally
    grid: Grid
    gravest: tuple[SurveyRow, ...]
    nearest: tuple[SurveyRow, ...]
    first: tuple[SurveyRow, ...]
