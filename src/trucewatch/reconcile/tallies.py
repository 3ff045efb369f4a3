"""Tallies: numbers over a time or of a state, told by several reports; never merged with an incident."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import combinations

from trucewatch.model import Claim, ClaimKind, Figure, Mode, Precision, Report, Stance, When, content_id
from trucewatch.packs.groups import Groups
from trucewatch.reconcile.counts import Counted, Key, by_key, counted, named
from trucewatch.reconcile.estimates import Weighing, make_figure
from trucewatch.reconcile.rules import Rules

_SAME_START = timedelta(days=62)  # "since February" and "since early this year" can be one count


def tally_figures(claims: Iterable[Claim], groups: Groups, weighing: Weighing) -> tuple[Figure, ...]:
    """One figure for each tally, however many reports tell it."""
    rules = weighing.rules
    listed = list(claims)
    told = [claim for claim in listed if claim.kind is ClaimKind.TALLY and _stands(claim)]
    running = [claim for claim in listed if claim.kind is ClaimKind.EVENT and _stands(claim)]
    counts = counted(told, groups, cumulative=False)
    counts += counted(told + running, groups, cumulative=True)
    by_doer: dict[tuple[str, ...], list[Counted]] = defaultdict(list)
    for each in counts:
        by_doer[_doer(each, rules)].append(each)
    found = [
        _figure(key, cluster, groups, weighing)
        for those in by_doer.values()
        for key, counts_of_key in by_key(those).items()
        for cluster in _clusters(counts_of_key, rules)
    ]
    return tuple(sorted(found, key=lambda figure: figure.id))


def _stands(claim: Claim) -> bool:
    """Said to be so, now or in the past."""
    return claim.stance in (Stance.ASSERTS, Stance.ACCUSES) and set(claim.modes) <= {Mode.HISTORICAL, Mode.BACKGROUND}


def _doer(each: Counted, rules: Rules) -> tuple[str, ...]:
    said = each.claim.occurrence
    if said is None or each.count.measure not in rules.by_doer:
        return ()
    return (each.count.measure, *sorted({actor.id or actor.name.casefold() for actor in said.actors}))


def _figure(key: Key, those: Sequence[Counted], groups: Groups, weighing: Weighing) -> Figure:
    first = min(those, key=lambda each: _known_first(each.claim, weighing.voices.reports))
    about = content_id("tally", key, first.claim.id)
    title = f"{named(key, those, groups)} {key[0]}"
    doers = sorted({actor.name for actor in first.claim.occurrence.actors}) if first.claim.occurrence else []
    if doers and _is_doing(key[0]):
        title += f" by {' and '.join(doers)}"
    said_when = sorted({text for each in those if (text := _period(each))})
    if said_when:
        title += f", {said_when[0]}"
    cumulative = any(each.count.cumulative for each in those)
    return make_figure(about, key, those, weighing, title=title[:1].upper() + title[1:], cumulative=cumulative)


def _since_other(left: When, right: When) -> bool:
    """Do both say since when they count, and mean times that do not meet?"""
    if left.precision is not Precision.OPEN or right.precision is not Precision.OPEN:
        return False
    if left.start is None or right.start is None:
        return False
    return abs(left.start - right.start) > _SAME_START


def _is_doing(measure: str) -> bool:
    return measure not in ("killed", "injured", "missing", "displaced")


def _period(each: Counted) -> str:
    """The words for the time that it is counted over; a single day is when it was told, not what it spans."""
    when = each.claim.occurrence.when if each.claim.occurrence else None
    return when.text if when is not None and when.date is None else ""


def _known_first(claim: Claim, reports: Mapping[str, Report]) -> tuple[bool, datetime, str]:
    report = reports.get(claim.report)
    start = report.published.when.start if report else None
    return start is None, start or datetime.max, claim.id


def _clusters(those: Sequence[Counted], rules: Rules) -> list[list[Counted]]:
    """Counts of one thing that can be one tally; any two that cannot keep what they are joined to apart."""
    ordered = sorted(those, key=lambda each: (each.claim.id, each.count.span))
    clusters = [[each] for each in ordered]
    pairs = sorted(combinations(range(len(ordered)), 2), key=lambda pair: (_gap(ordered, pair), pair))
    home = list(range(len(ordered)))
    for one, two in pairs:
        left, right = sorted((home[one], home[two]))
        if left == right or not all(_one_tally(a, b, rules) for a in clusters[left] for b in clusters[right]):
            continue
        clusters[left] += clusters[right]
        clusters[right] = []
        home = [left if at == right else at for at in home]
    return [cluster for cluster in clusters if cluster]


def _gap(ordered: Sequence[Counted], pair: tuple[int, int]) -> int:
    one, two = (ordered[at].count.quantity for at in pair)
    if one.overlaps(two):
        return 0
    return max((one.low or 0) - (two.high or 0), (two.low or 0) - (one.high or 0))


def _one_tally(one: Counted, two: Counted, rules: Rules) -> bool:
    """Times that meet, and numbers that one thing can have; one report does not count one thing twice over."""
    left, right = one.claim.occurrence, two.claim.occurrence
    if left is None or right is None:
        return False
    if left.when.known and right.when.known and not left.when.overlaps(right.when):
        return False
    if _since_other(left.when, right.when):
        return False
    first, second = one.count.quantity, two.count.quantity
    if first.loosened().overlaps(second.loosened()):
        return True
    if one.claim.report == two.claim.report:
        return False
    less, more = sorted((first.low or first.high or 0, second.low or second.high or 0))
    return less * rules.numbers["tally_factor"] >= more
