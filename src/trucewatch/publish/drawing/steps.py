"""The history of a figure as a small step chart: time to the right, the number upwards from zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from trucewatch.publish.evidence import Quoted, voices

WIDTH, HEIGHT = 240.0, 64.0
_EDGE, _TOP = 14.0, 16.0  # room for the dots, and for a number over the highest
_APART = 22.0  # what a number of three digits takes


@dataclass(frozen=True, slots=True)
class StepView:
    """One number of a figure at the moment at which it was reported."""

    reported: str
    value: str
    number: int
    moment: datetime | None
    overtaken: bool
    quoted: tuple[Quoted, ...]

    @property
    def who(self) -> tuple[str, ...]:
        """Those who give the number."""
        return voices(self.quoted)


@dataclass(frozen=True, slots=True)
class Dot:
    """One number of the history: its point, its label, and whether it was overtaken."""

    x: float
    y: float
    label: str
    overtaken: bool
    anchor: str


@dataclass(frozen=True, slots=True)
class StepChart:
    """What is drawn: a stair from dot to dot."""

    path: str
    dots: tuple[Dot, ...]
    width: float = WIDTH
    height: float = HEIGHT


def step_chart(steps: Sequence[tuple[datetime | None, int, bool]]) -> StepChart | None:
    """Draw (moment, number, overtaken) in order of time; None where fewer than two are dated.

    >>> chart = step_chart([(datetime(2031, 5, 8, 9), 9, True), (datetime(2031, 5, 8, 21), 33, False)])
    >>> [dot.label for dot in chart.dots], chart.path
    (['9', '33'], 'M14,48.7 H226 V16')
    """
    dated = [(moment, number, overtaken) for moment, number, overtaken in steps if moment is not None]
    if len({moment for moment, _, _ in dated}) < 2:
        return None
    first, last = dated[0][0], dated[-1][0]
    span = (last - first).total_seconds() or 1.0
    most = max(number for _, number, _ in dated) or 1
    dots: list[Dot] = []
    for moment, number, overtaken in dated:
        x = round(_EDGE + (WIDTH - 2 * _EDGE) * (moment - first).total_seconds() / span, 1)
        y = round(HEIGHT - 3 - (HEIGHT - 3 - _TOP) * number / most, 1)
        anchor = "start" if x < _EDGE * 2 else "end" if x > WIDTH - _EDGE * 2 else "middle"
        crowded = any(dot.label and abs(dot.x - x) < _APART for dot in dots)  # the list beside it names every number
        dots.append(Dot(x, y, "" if crowded else f"{number:,}", overtaken, anchor))
    path = f"M{dots[0].x:g},{dots[0].y:g}" + "".join(f" H{dot.x:g} V{dot.y:g}" for dot in dots[1:])
    return StepChart(path, tuple(dots))
