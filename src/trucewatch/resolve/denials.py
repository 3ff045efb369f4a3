"""Denials: which event a speaker denies, or denies a part in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from trucewatch.packs.groups import Groups
from trucewatch.resolve.clusters import Cluster
from trucewatch.resolve.pairs import compare
from trucewatch.resolve.tellings import Telling
from trucewatch.resolve.weights import FORBID, Weights

_ELSEWHERE = 1 << 40  # further than any text is long
_AFTER = 1 << 30


def link_denials(
    denials: Iterable[Telling],
    clusters: tuple[Cluster, ...],
    allegiance: Mapping[str, str],
    weights: Weights,
    groups: Groups,
) -> dict[int, tuple[str, ...]]:
    """Which claims deny which cluster (by its index).

    A denial answers an event that the denier is accused of, of the same sort
    and against the same sort of people: the nearest before it in its own report,
    else the one event elsewhere that fits best. Two that fit alike: none.
    """
    linked: dict[int, list[str]] = defaultdict(list)
    for denial in denials:
        best = _event_denied(denial, clusters, allegiance, weights, groups)
        if best is not None:
            linked[best] += [claim.id for claim in denial.claims]
    return {index: tuple(sorted(ids)) for index, ids in linked.items()}


def _event_denied(
    denial: Telling,
    clusters: tuple[Cluster, ...],
    allegiance: Mapping[str, str],
    weights: Weights,
    groups: Groups,
) -> int | None:
    deniers = _deniers(denial, allegiance)
    ranked: list[tuple[int, float, int]] = []
    for index, cluster in enumerate(clusters):
        pairs = [(telling, compare(denial, telling, weights, groups)) for telling in cluster.members]
        if any(pair.bar == FORBID for _, pair in pairs):
            continue
        near, best = min(_distance(denial, telling) for telling, _ in pairs), max(pair.score for _, pair in pairs)
        accused = any(deniers & telling.profile.actors for telling, _ in pairs)
        needed = weights.review_at if near >= _ELSEWHERE else 0.0
        if best >= (needed if accused else weights.join_at):
            ranked.append((near, -best, index))
    ranked.sort()
    alike = len(ranked) > 1 and ranked[0][:2] == ranked[1][:2]
    return None if alike or not ranked else ranked[0][2]


def _deniers(denial: Telling, allegiance: Mapping[str, str]) -> frozenset[str]:
    """The denier, whom it speaks for, and those whose part is denied."""
    speaker = denial.claim.speaker
    named = {speaker.id} if speaker.id else set()
    named |= denial.profile.actors
    return frozenset(named | {allegiance[id] for id in named if id in allegiance})


def _distance(denial: Telling, telling: Telling) -> int:
    """Characters from the told act to the denial that follows it; far where it follows or stands elsewhere."""
    shared = denial.reports & telling.reports
    if not shared:
        return _ELSEWHERE
    report = min(shared)
    here = next(claim for claim in denial.claims if claim.report == report).span
    there = next(claim for claim in telling.claims if claim.report == report).span
    return here.start - there.end if there.end <= here.start else _AFTER + abs(there.start - here.end)
