"""Joining: steps taken from the best score down, never across a bar."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from itertools import chain

from trucewatch.resolve.decisions import Decisions
from trucewatch.resolve.joining.closest import keeps_apart
from trucewatch.resolve.joining.clusters import BY_HAND, TIED, TIED_FIRST, Cluster, Step, Steps
from trucewatch.resolve.joining.strands import Strand
from trucewatch.resolve.signs.scales import Scales


@dataclass(eq=False, slots=True)
class Bunch:
    """A cluster in the making; claims of it that somebody decided about, and those that these are never one with."""

    members: list[Strand]
    decided: set[str]
    never: set[str]
    steps: list[Step] = field(default_factory=list)
    apart: set[Bunch] = field(default_factory=set)


class Joining:
    """Takes steps in order; two groups of which any two members are kept apart are not joined.

    What a person tied is joined after the signs, with all that they joined to
    it. Where that would bring together what is never the same, the two are tied
    before the signs are asked, and only what fits both joins them.
    """

    def __init__(self, scales: Scales, decisions: Decisions) -> None:
        self._scales, self._decisions = scales, decisions

    def run(
        self, open_: Iterable[Strand], clusters: Collection[Cluster], steps: Steps
    ) -> tuple[list[Bunch], Cluster | None]:
        """Take these steps and those of the clusters in order; or else name a cluster that is not joined again."""
        taken = steps.and_of(clusters) if clusters else steps
        strands = [*open_, *(strand for cluster in clusters for strand in cluster.members)]
        first: list[Step] = []
        while True:
            bunch_of = {strand: self._bunch(strand) for strand in strands}
            clashing: list[Step] = []
            for each in chain(sorted(first, key=lambda tie: tie.rank), taken):
                if self._take(each, bunch_of):
                    continue
                if each.one.cluster is not None and each.one.cluster is each.two.cluster:
                    return [], each.one.cluster
                if each.kind == TIED:
                    clashing.append(each)
            if not clashing:
                return list(dict.fromkeys(bunch_of.values())), None
            first += (tie._replace(kind=TIED_FIRST) for tie in clashing)

    def claims_decided(self, strand: Strand) -> set[str]:
        """Its claims that somebody decided about."""
        if not strand.alone or not self._decisions.about:
            return set()
        return {claim.id for telling in strand.tellings for claim in telling.claims} & self._decisions.about.keys()

    def never_one(self, some: Iterable[Strand], others: Iterable[Strand]) -> bool:
        """Did a person say of any of the ones and any of the others that they are two?"""
        if not self._decisions.never:
            return False
        never = {each for strand in some for claim in self.claims_decided(strand) for each in self._never(claim)}
        return any(not never.isdisjoint(self.claims_decided(strand)) for strand in others)

    def _take(self, step_: Step, bunch_of: dict[Strand, Bunch]) -> bool:
        """Join what the step leads from and to; False where they are kept apart."""
        one, two = bunch_of[step_.one], bunch_of[step_.two]
        if one is two:
            return True
        if step_.kind != TIED_FIRST and not one.never.isdisjoint(two.decided):
            return False
        if step_.kind not in BY_HAND and self._kept_apart(one, two):
            one.apart.add(two)
            two.apart.add(one)
            return False
        if len(one.members) < len(two.members):
            one, two = two, one
        _merge(one, two, step_)
        bunch_of.update(dict.fromkeys(two.members, one))
        return True

    def _bunch(self, strand: Strand) -> Bunch:
        decided = self.claims_decided(strand)
        return Bunch([strand], decided, {each for claim in decided for each in self._never(claim)})

    def _never(self, claim: str) -> Collection[str]:
        return self._decisions.never.get(claim, ())

    def _kept_apart(self, one: Bunch, two: Bunch) -> bool:
        return two in one.apart or any(
            keeps_apart(left, right, self._scales)
            for left in one.members
            for right in two.members
            if left.cluster is None or left.cluster is not right.cluster  # what was settled as one is known to be
        )


def _merge(one: Bunch, two: Bunch, by: Step) -> None:
    one.members += two.members
    one.steps += two.steps
    one.steps.append(by)
    one.decided |= two.decided
    one.never |= two.never
    for other in two.apart - {one}:  # who tied them may have joined what signs keep apart
        other.apart.discard(two)
        other.apart.add(one)
    one.apart |= two.apart
    one.apart -= {one, two}
