"""Counts over time as bars: alleged breaches above, what may be one below, on scales of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from trucewatch.model import GRAVEST, Period, Stretch, TallyLine, Verdict
from trucewatch.publish.drawing.frame import WIDTH
from trucewatch.publish.words import counted

DOUBTED = (Verdict.POSSIBLE_BREACH, Verdict.CONTESTED, Verdict.UNDETERMINED)
_PARTS = (
    ("Alleged breaches", "bad", (Verdict.ALLEGED_BREACH,)),
    ("Possible, contested or undetermined", "doubt", DOUBTED),
)
_MOST_BARS = 400
_LEFT, _GAP, _FOOT = 4.0, 34.0, 30.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar in units of the drawing, with its words."""

    x: float
    y: float
    width: float
    height: float
    tone: str
    title: str


@dataclass(frozen=True, slots=True)
class Panel:
    """One scale: its name, its greatest count, and where its ground lies."""

    name: str
    tone: str
    most: int
    top: float
    ground: float


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart ready to be drawn, with the counts behind it."""

    title: str
    unit: Stretch
    height: float
    panels: tuple[Panel, ...]
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str, bool], ...]  # where, what, and whether it stands on a narrow screen
    table: tuple[tuple[Period, tuple[int, ...]], ...]
    wider: tuple[tuple[Period, tuple[int, ...]], ...]  # what is known to no one bar

    @property
    def wider_sum(self) -> tuple[int, int]:
        """Of what is in no bar, how many are alleged and how many in doubt."""
        alleged, doubted = (sum(_count(events, part[2]) for _, events in self.wider) for part in _PARTS)
        return alleged, doubted


def chart_of(
    title: str, lines: Sequence[TallyLine], high: float = 90.0, unit: Stretch | None = None, *, always: bool = False
) -> Chart | None:
    """Bars by day, week or month, whichever gives at most 400; None where nothing is or may be a breach.

    With ``always`` there is a chart nonetheless, to stand beside another.
    """
    unit = unit or unit_of(lines)
    sums: dict[Period, tuple[int, ...]] = {}
    wider: dict[Period, tuple[int, ...]] = {}
    for line in lines:
        period = _within(line.period, unit)
        found, key = (wider, line.period) if period is None else (sums, period)
        found[key] = tuple(map(sum, zip(found.get(key, (0,) * len(GRAVEST)), line.events, strict=True)))
    if not always and not any(
        _count(events, verdicts) for events in (*sums.values(), *wider.values()) for _, _, verdicts in _PARTS
    ):
        return None
    periods = sorted(period for period in sums if period.first is not None)
    panels, bars = [], []
    foot = 0.0
    for name, tone, verdicts in _PARTS:
        most = max((_count(sums[period], verdicts) for period in periods), default=0)
        top, foot = foot + _GAP, foot + _GAP + (high if most else _GAP / 4)
        panels.append(Panel(name, tone, most, round(top, 1), round(foot, 1)))
        for period in periods:
            count = _count(sums[period], verdicts)
            if count:
                x, width = _span(period, periods)
                tall = count / most * high
                words = f"{period}: {counted(count, 'event')}"
                bars.append(Bar(x, round(foot - tall, 1), width, round(tall, 1), tone, words))
    told = [(period, wider[period]) for period in sorted(wider, key=lambda one: (str(one.stretch), str(one.first)))]
    return Chart(
        title, unit, round(foot + _FOOT, 1), tuple(panels), tuple(bars), _ticks(periods),
        tuple((period, sums[period]) for period in periods), tuple(one for one in told if sum(one[1])),
    )  # fmt: skip


def unit_of(lines: Sequence[TallyLine]) -> Stretch:
    """The finest unit in which these lines make few enough bars."""
    days = [day for line in lines for day in (line.period.first, line.period.last) if day is not None
            and line.period.stretch in (Stretch.DAY, Stretch.WEEK)]  # fmt: skip
    span = (max(days) - min(days)).days + 1 if days else 0
    own = Stretch.WEEK if all(line.period.stretch is not Stretch.DAY for line in lines) else Stretch.DAY
    if span <= _MOST_BARS and own is Stretch.DAY:
        return Stretch.DAY
    return Stretch.WEEK if span <= 7 * _MOST_BARS else Stretch.MONTH


def _count(events: Sequence[int], verdicts: Sequence[Verdict]) -> int:
    return sum(events[GRAVEST.index(verdict)] for verdict in verdicts)


def _within(period: Period, unit: Stretch) -> Period | None:
    """The bar that holds a period; None where no one does."""
    if period.first is None or period.last is None:
        return None
    if unit is Stretch.DAY:
        return period if period.stretch is Stretch.DAY else None
    if unit is Stretch.WEEK:
        first = period.first - timedelta(days=period.first.weekday())
        last = first + timedelta(days=6)
    else:
        first = period.first.replace(day=1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return Period(first, last, unit) if period.last <= last else None


def _span(period: Period, periods: Sequence[Period]) -> tuple[float, float]:
    begins, ends = _days(periods)
    unit = (WIDTH - _LEFT) / max((ends - begins).days + 1, 1)
    first, last = period.first or begins, period.last or ends
    width = ((last - first).days + 1) * unit
    return round(_LEFT + (first - begins).days * unit, 1), round(max(width * 0.86, 1.2), 1)


def _days(periods: Sequence[Period]) -> tuple[date, date]:
    known = [(one.first, one.last) for one in periods if one.first is not None and one.last is not None]
    return (min(first for first, _ in known), max(last for _, last in known)) if known else (date.min, date.min)


def _ticks(periods: Sequence[Period]) -> tuple[tuple[float, str, bool], ...]:
    """Dates under the bars: at most seven, of which three on a narrow screen."""
    if not periods:
        return ()
    many = min(7, len(periods))
    places = sorted({round(number * (len(periods) - 1) / max(many - 1, 1)) for number in range(many)})
    few = {places[0], places[len(places) // 2], places[-1]}
    return tuple((_span(periods[place], periods)[0], f"{periods[place].first}", place in few) for place in places)
