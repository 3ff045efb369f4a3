"""Low, best and high from several numbers, by the rule that the user named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from trucewatch.model import Figure, Quantity, Said, When, content_id
from trucewatch.packs.figure_rules import FigureRule, figure_rule
from trucewatch.reconcile.counts import Counted, Key, by_value, claim_ids
from trucewatch.reconcile.rising import history, last_told, rose, split
from trucewatch.reconcile.rules import Rules, load_rules
from trucewatch.reconcile.voices import Heard, Voices

ONE_VALUE = "one value"
COMMON_GROUND = "all can be true at once: what they have in common"
HULL = "they cannot all be true: from the lowest to the highest"
EXTREMES = "from the lowest to the highest"
ROSE = "each can be true at its moment, the number rose from report to report: from the lowest to the highest"
_STATED = "best is the number that is stated"
_CONSERVATIVE = "best is the most conservative number"


@dataclass(frozen=True, slots=True)
class Weighing:
    """What several numbers are weighed by: the rule, the voices and the rules of reconciling."""

    rule: FigureRule = field(default_factory=figure_rule)
    voices: Voices = field(default_factory=Voices)
    rules: Rules = field(default_factory=load_rules)


class _Estimate(NamedTuple):
    low: int | None
    best: int | None
    high: int | None
    method: str


def make_figure(
    about: str,
    key: Key,
    those: Sequence[Counted],
    weighing: Weighing,
    *,
    title: str,
    since: When | None = None,
    cumulative: bool = False,
) -> Figure:
    """One figure from every claim that gives its number; ``since`` is when that happened of which it tells."""
    measure, group, actor = key
    rule, heard = weighing.rule, weighing.voices.heard(each.claim for each in those)
    standing, overtaken = split(those, heard, weighing.rules, last_of_each=rule.best == "latest")
    carrying = _reliable(standing, weighing)
    rising = rose(carrying, since or When.unknown(), heard, weighing.rules)
    estimate = _estimate(carrying, weighing, heard, rising)
    ordered, values = by_value(carrying), by_value(those)
    return Figure(
        id=content_id("figure", about, measure, group, actor or ""),
        about=about,
        measure=measure,
        group=group,
        low=estimate.low,
        best=estimate.best,
        high=estimate.high,
        values=tuple(Said(str(same[0].count.quantity), claim_ids(same)) for same in values),
        low_claims=_giving(ordered, estimate.low),
        best_claims=_giving(ordered, estimate.best),
        high_claims=_giving(ordered, estimate.high),
        method=_method(estimate.method, standing, overtaken, carrying, weighing),
        cumulative=cumulative,
        approximate=all(same[0].count.quantity.approximate for same in ordered),
        title=title,
        rule=rule.name,
        history=history(standing, overtaken, heard),
    )


def _reliable(standing: list[Counted], weighing: Weighing) -> list[Counted]:
    """Those that the rule lets count: of reliable sources, where it asks for them and any is graded so."""
    if weighing.rule.voices != "reliable":
        return standing
    return [each for each in standing if weighing.voices.reliable(each.claim)] or standing


def _method(
    how: str,
    standing: Sequence[Counted],
    overtaken: Sequence[Counted],
    carrying: Sequence[Counted],
    weighing: Weighing,
) -> str:
    parts = [f"{weighing.rule.name}: {how}"]
    if weighing.rule.voices == "reliable":
        graded = any(weighing.voices.reliable(each.claim) for each in carrying)
        parts.append("from sources graded A to C" if graded else "no source of it is graded A to C, so all count")
        if len(carrying) < len(standing):
            left_out = by_value([each for each in standing if each not in carrying])
            parts.append("not counted, of other sources: " + _values(left_out))
    if overtaken:
        parts.append(f"overtaken since: {_values(by_value(overtaken))}")
    return "; ".join(parts)


def _values(values: Sequence[Sequence[Counted]]) -> str:
    return ", ".join(str(same[0].count.quantity) for same in values)


def _estimate(those: Sequence[Counted], weighing: Weighing, heard: Heard, rising: bool) -> _Estimate:
    ordered = by_value(those)
    quantities = [same[0].count.quantity for same in ordered]
    if len(quantities) == 1:
        (only,) = quantities
        return _Estimate(only.low, only.low if only.low is not None else only.high, only.high, ONE_VALUE)
    if weighing.rule.ends == "common":
        common = _common_ground(ordered, weighing, heard)
        if common is not None:
            return common
    low, high = _extremes(quantities)
    if weighing.rule.best == "leading" and rising:
        best, why = _latest(those, heard)
    else:
        best, why = _best(ordered, None, weighing, heard)
    ends = ROSE if rising else HULL if weighing.rule.ends == "common" else EXTREMES
    return _Estimate(low, best, high, f"{ends}; {why}")


def _common_ground(ordered: Sequence[Sequence[Counted]], weighing: Weighing, heard: Heard) -> _Estimate | None:
    """What all the values admit; None where no number is admitted by all."""
    loosened = [same[0].count.quantity.loosened() for same in ordered]
    low = max((q.low for q in loosened if q.low is not None), default=None)
    high = min((q.high for q in loosened if q.high is not None), default=None)
    if low is not None and high is not None and low > high:
        return None
    within = Quantity(low, high)
    best, why = _best([s for s in ordered if s[0].count.quantity.loosened().overlaps(within)], low, weighing, heard)
    return _Estimate(low, best, high, f"{COMMON_GROUND}; {why}")


def _extremes(quantities: Sequence[Quantity]) -> tuple[int | None, int | None]:
    """The lowest and the highest; open above where "at least" lies over every closed number."""
    lows = [n for q in quantities for n in (q.low if q.low is not None else q.high,) if n is not None]
    highs = [q.high for q in quantities if q.high is not None]
    open_above = any(q.high is None and q.low is not None and q.low > max(highs, default=-1) for q in quantities)
    return min(lows, default=None), None if open_above else max(highs, default=None)


def _best(
    ordered: Sequence[Sequence[Counted]], at_least: int | None, weighing: Weighing, heard: Heard
) -> tuple[int | None, str]:
    those = [each for same in ordered for each in same]
    if weighing.rule.best == "lowest":
        return min(_numbers(those), default=at_least), _CONSERVATIVE
    if weighing.rule.best == "latest":
        return _latest(those, heard)
    if weighing.rule.best == "reliable":
        grade = min(weighing.voices.grade(each.claim) for each in those)
        chosen = [each for each in those if weighing.voices.grade(each.claim) == grade]
        return min(_numbers(chosen), default=at_least), f"best is the lower that a source graded {grade} gives"
    return _leading(ordered, at_least, heard)


def _numbers(those: Sequence[Counted]) -> list[int]:
    """The numbers named, an exact one before an open one."""
    exact = [number for each in those if (number := each.count.quantity.exact) is not None]
    return exact or [q.low if q.low is not None else q.high or 0 for q in (each.count.quantity for each in those)]


def _latest(those: Sequence[Counted], heard: Heard) -> tuple[int | None, str]:
    """The number told last; of several that were, the one of most voices, else the lowest."""
    last = by_value(last_told(those, heard))
    most = max(heard.count(each.claim for each in same) for same in last)
    leading = [each for same in last if heard.count(each.claim for each in same) == most for each in same]
    return min(_numbers(leading), default=None), "best is the number told last"


def _leading(ordered: Sequence[Sequence[Counted]], at_least: int | None, heard: Heard) -> tuple[int | None, str]:
    """The number that most independent voices give, if two do; else an exact one; else the most conservative."""
    exact = [
        (heard.count(each.claim for each in same), number)
        for same in ordered
        if (number := same[0].count.quantity.exact) is not None
    ]
    exact = [(count, number) for count, number in exact if at_least is None or number >= at_least]
    if exact:
        most = max(count for count, _ in exact)
        leading = [number for count, number in exact if count == most]
        if most > 1 and len(leading) == 1:
            return leading[0], f"best is the number that {most} independent voices give"
        return min(leading if most > 1 else [number for _, number in exact]), (
            _STATED if len(exact) == 1 else _CONSERVATIVE
        )
    lows = [q.low for same in ordered if (q := same[0].count.quantity).low is not None]
    stated = [low for low in lows if low is not None and (at_least is None or low >= at_least)]
    return min(stated, default=at_least), _CONSERVATIVE


def _giving(ordered: Sequence[Sequence[Counted]], number: int | None) -> tuple[str, ...]:
    """The claims that give this end: those that name the number, else those that admit it."""
    if number is None:
        return tuple(sorted({id for same in ordered if same[0].count.quantity.high is None for id in claim_ids(same)}))
    naming = [same for same in ordered if number in (same[0].count.quantity.low, same[0].count.quantity.high)]
    admitting = [same for same in ordered if same[0].count.quantity.loosened().admits(number)]
    return tuple(sorted({id for same in naming or admitting for id in claim_ids(same)}))
