"""Dates of undated reports, from the weekdays on which they tell what dated reports tell too.

"A shell killed five at Ostra on Tuesday": where dated reports tell of that
shell, its Tuesday is known, and the report came out on it or within six days.
Only reports with a date of their own are reasoned from, so that nothing
chains; all that can be compared must leave one week.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from trucewatch.model import DAY_OR_FINER, WEEKDAYS, Basis, Claim, Precision, Published, Report, TimeBasis, When
from trucewatch.packs.groups import Groups, load_groups
from trucewatch.resolve.joining.blocks import Blocks
from trucewatch.resolve.signs.scales import Scales
from trucewatch.resolve.tellings.named_days import NamedDay, named_day
from trucewatch.resolve.tellings.telling import Telling, founds, tellings
from trucewatch.resolve.weights import Weights, load_weights

_OF_THEIR_OWN = (Basis.STATED, Basis.METADATA, Basis.GIVEN)
_WEEK = 7
_MARGIN = 1.0  # a day that is less likely by more is not the one


@dataclass(frozen=True, slots=True)
class _Known:
    """A day that words without a year mean, by whom, and how much speaks for it."""

    day: date
    report: str
    score: float
    named: NamedDay

    @property
    def after(self) -> set[int]:
        """The days (ordinals) on which the words can be said of it."""
        return {self.day.toordinal() + later for later in range(self.named.least, self.named.most + 1)}


def date_by_events(
    reports: Sequence[Report], claims: Iterable[Claim], weights: Weights | None = None, groups: Groups | None = None
) -> tuple[Report, ...]:
    """The reports without a date that can be dated by what they tell, each with the days that hold its publication.

    ``claims`` are those of all ``reports``. A report whose date is not known,
    or known from one side alone, gets the days on which each of its weekdays
    is the one that dated reports give for the same occurrence, at most seven;
    from a day of a month without its year the days from that one on. The basis
    is INFERRED, with a reason that names these reports. Reports that stay as
    they are are left out. The order of reports and claims changes nothing.

    >>> date_by_events([], [])
    ()
    """
    by_id = {report.id: report for report in reports if report.retracted is None}
    told_of = [claim for claim in claims if claim.report in by_id and founds(claim)]
    undated = {each.report for each in told_of if _lacks_a_date(by_id[each.report].published) and _named(each)}
    if not undated:
        return ()
    rows, table = weights or load_weights(), groups or load_groups()
    told = tellings(by_id, told_of, rows, table)
    dated: Blocks[Telling] = Blocks(rows)
    for telling in told:
        if _says_its_day(telling, by_id):
            dated.add(telling)
    scales = Scales(rows, table)
    known: dict[str, list[list[_Known]]] = defaultdict(list)
    for telling in told:
        whose = undated.intersection(telling.reports)
        named = _named(telling.claim) if whose else None
        days = list(_likely(_days(telling, named, dated, scales))) if named is not None else []
        for id in whose if days else ():
            known[id].append(days)
    found = ((by_id[id], _published(by_id[id], known[id], by_id)) for id in sorted(known))
    return tuple(replace(report, published=published) for report, published in found if published is not None)


def _lacks_a_date(published: Published) -> bool:
    return published.basis in (Basis.UNKNOWN, Basis.INFERRED) and published.when.end is None


def _says_its_day(telling: Telling, reports: Mapping[str, Report]) -> bool:
    """Does it tell its day in a report with a date of its own?"""
    whose = reports[telling.claim.report].published
    sure = whose.basis in _OF_THEIR_OWN and whose.when.date is not None
    return sure and _day_of(telling) is not None


def _day_of(telling: Telling) -> date | None:
    """Its day, of a night that on which it began; None where it tells of more than one, or none."""
    when = telling.profile.time.when
    return when.start.date() if when.start is not None and when.precision in DAY_OR_FINER else None


def _named(claim: Claim) -> NamedDay | None:
    said = claim.occurrence
    return named_day(said.when.text) if said is not None and not said.when.known and said.when.text else None


def _days(telling: Telling, named: NamedDay, dated: Blocks[Telling], scales: Scales) -> Iterator[_Known]:
    """The days of that name on which dated reports tell what it tells."""
    for other in dated.near(telling.profile):
        day = _day_of(other)
        if day is None or not named.can_be(day):
            continue
        weighed = scales.weigh(telling, other)
        if weighed.joins(scales.weights):
            yield _Known(day, other.claim.report, weighed.score, named)


def _likely(known: Iterable[_Known]) -> Iterator[_Known]:
    """Those that are not much less likely than the likeliest."""
    each = sorted(known, key=lambda one: (one.day, one.report, one.score))
    best = max((one.score for one in each), default=0.0)
    return (one for one in each if one.score >= best - _MARGIN)


def _published(report: Report, known: Sequence[Sequence[_Known]], reports: Mapping[str, Report]) -> Published | None:
    """When it came out: on days on which all that it tells can be said; None where they are no one stretch."""
    start = report.published.when.start
    sayable = set.intersection(*(set.union(*(one.after for one in days)) for days in known))
    left = sorted(day for day in sayable if start is None or day >= start.toordinal())
    if not left or left[-1] - left[0] >= len(left):
        return None
    open_ended = len(left) > _WEEK
    if open_ended and (start is not None or any(len({one.day for one in days}) > 1 for days in known)):
        return None
    first, last = date.fromordinal(left[0]), date.fromordinal(left[-1])
    used = {one for days in known for one in days if not one.after.isdisjoint(left)}
    when = When.days(first, last, TimeBasis.INFERRED)
    if open_ended:
        when = When(when.start, None, Precision.OPEN, None, TimeBasis.INFERRED)
    return Published(when, Basis.INFERRED, f"{_reason(used, reports)}; {report.published.reason}")


def _reason(used: Iterable[_Known], reports: Mapping[str, Report]) -> str:
    by_day: dict[date, set[str]] = defaultdict(set)
    for one in used:
        other = reports[one.report]
        by_day[one.day].add(f"{other.outlet or other.name} ({other.published.when})")
    told = (f"{WEEKDAYS[day.weekday()]} {day} by {' and '.join(sorted(by_day[day]))}" for day in sorted(by_day))
    return f"it tells, without a whole date, of what was on {', on '.join(told)}"
