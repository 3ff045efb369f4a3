"""Denials: which event a speaker denies, or denies a part in."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from trucewatch.model import Claim
from trucewatch.resolve.joining.blocks import Blocks
from trucewatch.resolve.joining.closest import closest
from trucewatch.resolve.joining.clustering import Clustering
from trucewatch.resolve.joining.clusters import Cluster
from trucewatch.resolve.joining.strands import Strand, Strands
from trucewatch.resolve.signs.places import place_signs
from trucewatch.resolve.signs.scales import Scales
from trucewatch.resolve.tellings.profiles import LENT, LENT_FROM_AFAR
from trucewatch.resolve.tellings.telling import Telling, in_one_report, in_passing
from trucewatch.resolve.weights import FORBID, Weights

_ELSEWHERE = 1 << 40  # further than any text is long
_ONE_PLACE = frozenset(
    {"place.same", "place.near", "place.same_name", "place.like_name", "place.namesake", "place.lent"}
)
_SAID_SO = -math.inf  # how badly it fits where the report itself says what is denied
_NOBODY: frozenset[str] = frozenset()


class Denials:
    """Which claims deny which cluster, settled anew only near what has changed.

    A denial answers an event that the denier is accused of, of the same sort: one
    of the place and the sort of site that it names; of these the one that fits
    best, what stands before it in its own report before others, the nearer the
    better. Of two that fit alike it is the one that more reports tell, else none.
    That civilians were hit may be what is denied of a strike on fighters.
    ``allegiance`` says for whom a speaker speaks.
    """

    def __init__(
        self,
        strands: Strands,
        clustering: Clustering,
        allegiance: Mapping[str, str],
        scales: Scales,
    ) -> None:
        self._strands, self._clustering, self._allegiance = strands, clustering, allegiance
        self._scales, self._weights = scales, scales.weights
        self._told: dict[str, Strand] = {}  # each denial as a strand of its own, its deniers for actors
        self._blocks: Blocks[Strand] = Blocks(scales.weights)
        self._by_report: dict[str, dict[str, Strand]] = defaultdict(dict)
        self._waiting: dict[str, None] = {}
        self._linked: dict[str, Cluster] = {}
        self._weighed: dict[str, set[Cluster]] = {}  # what each denial was held against
        self._weighed_by: dict[Cluster, set[str]] = defaultdict(set)
        self._links: dict[Cluster, set[str]] = defaultdict(set)
        self.touched: dict[Cluster, None] = {}  # those denied by others than before, until it is cleared

    def change(self, gone: Iterable[Telling], made: Iterable[Telling]) -> None:
        """Take denials out and in."""
        for telling in gone:
            item = self._told.pop(telling.id)
            self._blocks.remove(item)
            for report in telling.reports:
                del self._by_report[report][telling.id]
                if not self._by_report[report]:
                    del self._by_report[report]
            self._waiting.pop(telling.id, None)
            self._unlink(telling.id)
        for telling in made:
            people = replace(telling.profile.people, actors=self._deniers(telling))
            if people.classes == {"civil"}:
                people = replace(people, classes=_NOBODY)
            item = Strand(telling.id, replace(telling.profile, people=people), alone=True)
            item.take(replace(telling, profile=item.profile))
            self._told[telling.id] = item
            self._blocks.add(item)
            for report in telling.reports:
                self._by_report[report][telling.id] = item
            self._waiting[telling.id] = None

    def told_in(self, report: str) -> Iterator[Telling]:
        """The denials of a report."""
        return (item.tellings[0] for item in self._by_report.get(report, {}).values())

    def settle(self) -> None:
        """Link what has changed, after the clusters have been settled."""
        waiting = dict.fromkeys(self._waiting)
        for cluster in self._clustering.gone:
            waiting.update(dict.fromkeys(self._weighed_by.pop(cluster, ())))
        if self._clustering.anew:
            waiting.update(dict.fromkeys(self._told))
        if len(waiting) < len(self._told):
            for strand in self._clustering.looked_at:
                waiting.update(dict.fromkeys(self._near(strand)))
        for id in waiting:
            if id in self._told:
                self._unlink(id)
                self._link(self._told[id])
        self._waiting.clear()

    def of(self, *clusters: Cluster) -> tuple[Claim, ...]:
        """The claims that deny any of them, in order of id."""
        tellings = (self._told[id].tellings[0] for cluster in clusters for id in self._links.get(cluster, ()))
        return tuple(sorted((claim for telling in tellings for claim in telling.claims), key=lambda claim: claim.id))

    def _near(self, strand: Strand) -> set[str]:
        found = {item.key for item in self._blocks.near(strand.profile)}
        found.update(item.key for item in self._blocks.by_actor(strand.profile))
        for report in strand.reports:
            found.update(self._by_report.get(report, ()))
        return found

    def _link(self, item: Strand) -> None:
        telling = item.tellings[0]
        beside = (self._strands.of(each) for report in telling.reports for each in self._strands.told_in(report))
        strands = dict.fromkeys(
            [*beside, *self._clustering.near(item.profile), *self._clustering.by_actor(item.profile)]
        )
        clusters = {strand.cluster for strand in strands if strand.cluster is not None}
        self._weighed[telling.id] = clusters
        ranked: list[tuple[tuple[bool, float, int], str, Cluster]] = []
        for cluster in clusters:
            self._weighed_by[cluster].add(telling.id)
            fit = self._fit(item, cluster)
            if fit is not None:
                reports = {report for strand in cluster.members for report in strand.reports}
                ranked.append(((*fit, -len(reports)), cluster.members[0].key, cluster))
        ranked.sort(key=lambda each: each[:2])
        if ranked and (len(ranked) == 1 or ranked[0][0] != ranked[1][0]):
            chosen = ranked[0][2]
            self._linked[telling.id] = chosen
            self._links[chosen].add(telling.id)
            self.touched[chosen] = None

    def _unlink(self, id: str) -> None:
        for cluster in self._weighed.pop(id, ()):
            if cluster in self._weighed_by:
                self._weighed_by[cluster].discard(id)
        if id in self._linked:
            cluster = self._linked.pop(id)
            self._links[cluster].discard(id)
            if not self._links[cluster]:
                del self._links[cluster]
            self.touched[cluster] = None

    def _fit(self, item: Strand, cluster: Cluster) -> tuple[bool, float] | None:
        """Is it told otherwise, and how badly it fits; None if it is another.

        What is told of the place that a denial names may be told otherwise by some: who was hit, or how.
        """
        denial = item.tellings[0]
        if denial.claim.continues and denial.claim.continues in _told(cluster):
            return False, _SAID_SO
        near, best, accused, named, told, at_odds = _ELSEWHERE, float("-inf"), False, False, False, False
        sites, placed = set(denial.profile.telltales.sites), _names_a_place(denial)
        at_its_place, at_its_site = not placed, not sites
        for strand in cluster.members:
            found, _, _ = closest(item, strand, self._scales)
            beside = strand.within(denial.reports)
            sums = [found, *(self._scales.weigh(item.tellings[0], each) for each in beside)]
            if any(each.bar == FORBID for each in sums):
                at_odds = True
                continue
            if not _at_another_site(item, strand):
                near = min([near, *(_distance(denial, each) for each in beside)])
            best = max(best, found.score)
            at_its_place = at_its_place or _at_one_place(item, strand, self._weights)
            at_its_site = at_its_site or not sites.isdisjoint(strand.profile.telltales.sites)
            accused = accused or not item.profile.people.actors.isdisjoint(strand.profile.people.actors)
            named = named or self._names_a_side(strand)
            told = told or not all(in_passing(each.claim) for each in strand.tellings)
        if at_odds and not (placed and at_its_place):
            return None
        needed = self._needed(near, accused=accused, named=named, at_its_place=placed and at_its_place)
        lent = not LENT.isdisjoint(denial.claim.why)
        apart = at_odds or not ((at_its_place or lent) and at_its_site)
        return (apart, -best - self._nearness(near)) if told and best >= needed else None

    def _names_a_side(self, strand: Strand) -> bool:
        """Is a party named as having done it, and not just "gunmen"?"""
        return any(self._scales.groups.group_of(name) is None for name in strand.profile.people.actors)

    def _nearness(self, near: int) -> float:
        """What it adds that an act is told so far before the denial, in one report with it."""
        if near >= _ELSEWHERE:
            return 0.0
        next_to = near < self._weights.numbers["adjacent_characters"]
        return self._weights.denial_next_to if next_to else self._weights.denial_further_on

    def _needed(self, near: int, *, accused: bool, named: bool, at_its_place: bool) -> float:
        """The score that links a denial to what is told so far from it, with or without a word of who did it."""
        if near < _ELSEWHERE:
            needed = 0.0 if accused else self._weights.denial_at if named else self._weights.denial_near_at
        else:
            needed = self._weights.denial_near_at if accused else self._weights.denial_at
        return min(needed, self._weights.denial_placed_at) if at_its_place else needed

    def _deniers(self, denial: Telling) -> frozenset[str]:
        """The denier, whom it speaks for, and those whose part is denied."""
        speaker = denial.claim.speaker
        named = {speaker.id} if speaker.id else set()
        named |= denial.profile.people.actors
        return frozenset(named | {self._allegiance[id] for id in named if id in self._allegiance})


def _names_a_place(denial: Telling) -> bool:
    """Does its sentence say where it was, and not only its paragraph?"""
    return bool(denial.profile.ground.places) and LENT_FROM_AFAR.isdisjoint(denial.claim.why)


def _at_one_place(denial: Strand, strand: Strand, weights: Weights) -> bool:
    signs = {sign for sign, _ in place_signs(denial.profile.ground, strand.profile.ground, weights)}
    return not signs.isdisjoint(_ONE_PLACE)


def _at_another_site(denial: Strand, strand: Strand) -> bool:
    """Does each name a sort of site that was hit, and they are not the same ("an ambulance", "the bakery")?"""
    one, two = set(denial.profile.telltales.sites), set(strand.profile.telltales.sites)
    return bool(one and two) and one.isdisjoint(two)


def _told(cluster: Cluster) -> set[str]:
    """The ids of its claims, and of those that they are about."""
    claims = [claim for strand in cluster.members for telling in strand.tellings for claim in telling.claims]
    return {id for claim in claims for id in (claim.id, claim.continues)}


def _distance(denial: Telling, telling: Telling) -> int:
    """Characters from the told act to the denial that follows it in one report; none is near that it comes before."""
    report = in_one_report(denial, telling)
    here, there = denial.claim_in(report).span, telling.claim_in(report).span
    return here.start - there.end if there.end <= here.start else _ELSEWHERE
