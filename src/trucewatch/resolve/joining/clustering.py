"""Constrained clustering, kept as strands come and go: settled anew only where something has changed."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from trucewatch.resolve.decisions import Decisions
from trucewatch.resolve.joining.blocks import Blocks
from trucewatch.resolve.joining.closest import closest, keeps_apart
from trucewatch.resolve.joining.clusters import ALIKE, BY_SIGNS, DOUBTFUL, TIED, TIED_FIRST, Cluster, Step, Steps
from trucewatch.resolve.joining.guests import Guests
from trucewatch.resolve.joining.steps import Bunch, Joining
from trucewatch.resolve.joining.strands import Strand, Strands
from trucewatch.resolve.signs.scales import Scales
from trucewatch.resolve.tellings.profiles import Profile


class Clustering:
    """Which strands are one occurrence.

    What was settled stands as long as each of its steps is taken again, since
    more members only ever mean more bars. So what is new is run together with
    the steps of the clusters that it could join, and with nothing else. A
    cluster that has lost a member, or of which a step is not taken again, is
    settled from its pairs, and so is one that a person tied.

    ``touched``, ``doubted``, ``gone`` and ``changed`` tell what was done when it
    was last settled: the clusters that are new or joined otherwise or have
    gained or lost a telling or a guest, those of which only a pair left open is
    another, those that are no more, and the strands that gained or lost a telling.
    ``anew`` says that there was nothing before; else ``looked_at`` are the strands
    whose pairs were compared.
    """

    def __init__(self, strands: Strands, scales: Scales, decisions: Decisions) -> None:
        self._strands, self._scales, self._decisions = strands, scales, decisions
        self._joining = Joining(scales, decisions)
        self._guests = Guests(scales, self._joining)
        self._blocks: Blocks[Strand] = Blocks(scales.weights)
        self._settled = False
        self._seen: set[Strand] = set()  # whose pairs have been compared, while settling
        self._alike = Steps()  # pairs that are alike and not to be joined, while settling
        self.compared = 0  # pairs of strands, since this was made
        self.touched: dict[Cluster, None] = {}
        self.doubted: dict[Cluster, None] = {}
        self.gone: dict[Cluster, None] = {}
        self.changed: set[Strand] = set()
        self.looked_at: set[Strand] = set()
        self.anew = False

    def near(self, profile: Profile) -> list[Strand]:
        """The strands that such a profile is compared with across reports."""
        return self._blocks.near(profile)

    def by_actor(self, profile: Profile) -> list[Strand]:
        """The strands of one of its actors, of its sort of act and of its time."""
        return self._blocks.by_actor(profile)

    def settle(self) -> None:
        """Cluster what has changed."""
        self.touched, self.doubted, self.gone = {}, {}, {}
        self.anew = not self._settled
        waiting = self._take_changes()
        if self.anew:  # component by component, so that few pairs are held at once
            for strand in waiting:
                if strand.cluster is None:
                    self._settle_around([strand])
        elif waiting:
            self._settle_around(waiting)
        self._note_doubts(self._alike)
        self._alike = Steps()
        self._settled = self._settled or bool(waiting)
        self.looked_at, self._seen = set() if self.anew else self._seen, set()
        for cluster in self.gone:
            self.touched.pop(cluster, None)
            self.doubted.pop(cluster, None)
        for cluster in self._guests.settle(self.touched, self.doubted, self.gone):
            self.touched[cluster] = None
            self.doubted.update(dict.fromkeys(cluster.doubts))

    def _take_changes(self) -> list[Strand]:
        """The strands whose pairs are to be compared, after what has come and gone."""
        changed = self._strands
        for strand in changed.gone:
            self._blocks.remove(strand)
        for strand in changed.new:
            self._blocks.add(strand)
        broken = [strand.cluster for strand in (*changed.gone, *changed.shrunk) if strand.cluster is not None]
        broken += [v.cluster for v in changed.grown if v.cluster is not None and self._parts_its_own(v, v.cluster)]
        if changed.gone or changed.shrunk:
            broken += self._tied_first()
        waiting = dict.fromkeys(changed.new)
        for strand in changed.grown:
            waiting[strand] = None
            if strand.cluster is not None:
                self.touched[strand.cluster] = None
                doubts = strand.cluster.doubts.items()
                self.doubted.update((other, None) for other, doubt in doubts if strand in (doubt.one, doubt.two))
        self.changed = {*changed.grown, *changed.shrunk}
        for cluster in dict.fromkeys(broken):
            waiting.update(dict.fromkeys(self._dissolve(cluster)))
        for strand in changed.gone:
            waiting.pop(strand, None)
        changed.settle()
        return list(waiting)

    def _parts_its_own(self, strand: Strand, cluster: Cluster) -> bool:
        """Does what it has gained keep it apart from another of its cluster?"""
        reports = strand.reports
        beside = (each for each in cluster.members if each is not strand and not reports.isdisjoint(each.reports))
        return any(keeps_apart(strand, each, self._scales) for each in beside)

    def _tied_first(self) -> Iterator[Cluster]:
        """The clusters with a tie that came before the signs: what it clashed with may be what is gone."""
        for strand in self._strands.decided.values():
            if strand.cluster is not None and any(step.kind == TIED_FIRST for step in strand.cluster.steps):
                yield strand.cluster

    def _dissolve(self, cluster: Cluster) -> tuple[Strand, ...]:
        for other in cluster.doubts:
            del other.doubts[cluster]
            self.doubted[other] = None
        self.gone[cluster] = None
        for strand in cluster.members:
            strand.cluster = None
        return cluster.members

    def _settle_around(self, strands: Iterable[Strand]) -> None:
        """Settle these, what they can be joined to, and so on; a cluster that is not disturbed stands as it is."""
        waiting = deque(strands)
        steps = Steps()
        open_: dict[Strand, None] = {}
        clusters: dict[Cluster, None] = {}
        while True:
            while waiting:
                strand = waiting.popleft()
                self._reach(strand, open_, clusters, waiting)
                for other in self._steps_of(strand, steps):
                    self._reach(other, open_, clusters, waiting)
            bunches, disturbed = self._joining.run(open_, clusters, steps)
            if disturbed is None:
                break
            del clusters[disturbed]
            waiting.extend(self._dissolve(disturbed))
        for bunch in bunches:
            self._keep(bunch)
        self._note_doubts(steps)

    def _reach(
        self,
        strand: Strand,
        open_: dict[Strand, None],
        clusters: dict[Cluster, None],
        waiting: deque[Strand],
    ) -> None:
        """Take in what a step leads to: a strand that is open, or the cluster that holds it."""
        if strand.cluster is not None and strand.cluster.tied:
            waiting.extend(self._dissolve(strand.cluster))
        if strand.cluster is not None:
            clusters[strand.cluster] = None
        elif strand not in open_:
            open_[strand] = None
            waiting.append(strand)

    def _steps_of(self, strand: Strand, steps: Steps) -> Iterator[Strand]:
        """Note the steps from it to others that have not been looked at from the other side; these others."""
        if strand in self._seen:
            return
        self._seen.add(strand)
        for other in self._compared_with(strand):
            if other in self._seen:
                continue
            self.compared += 1
            found, _, _ = closest(strand, other, self._scales)
            if found.joins(self._scales.weights):
                steps.add(ALIKE if other.profile is strand.profile else BY_SIGNS, -found.score, strand, other)
                yield other
            elif found.is_open(self._scales.weights):
                self._alike.add(DOUBTFUL, -found.score, strand, other)
        for claim in self._joining.claims_decided(strand) & self._decisions.always.keys():
            for partner in self._decisions.always[claim]:
                joined = self._strands.decided.get(partner)
                if joined is not None and joined is not strand:
                    steps.add(TIED, 0.0, strand, joined)
                    yield joined

    def _compared_with(self, strand: Strand) -> Iterator[Strand]:
        strands = self._strands
        found = dict.fromkeys(strands.alike(strand))
        for telling in strand.tellings:
            found.update((strands.of(each), None) for each in strands.beside(telling, self._window))
            found.update((strands.of(each), None) for each in strands.in_words_of(telling))
        found.update(dict.fromkeys(self.near(strand.profile)))
        return iter(found)

    @property
    def _window(self) -> int:
        return int(self._scales.weights.numbers["window"])

    def _keep(self, bunch: Bunch) -> None:
        """The bunch as a cluster: one that was there, where it has the same members."""
        sources = dict.fromkeys(strand.cluster for strand in bunch.members if strand.cluster is not None)
        same = next((each for each in sources if len(each.members) == len(bunch.members)), None)
        if same is not None:
            if same.steps != tuple(bunch.steps):
                same.steps = tuple(bunch.steps)
                self.touched[same] = None
            return
        made = Cluster(bunch.members, bunch.steps)
        self.touched[made] = None
        for source in sources:
            self.gone[source] = None
            for other, doubt in source.doubts.items():
                del other.doubts[source]
                if other not in sources:
                    self._note_doubt(doubt)

    def _note_doubts(self, steps: Iterable[Step]) -> None:
        for each in steps:
            self._note_doubt(each)

    def _note_doubt(self, doubt: Step) -> None:
        """Let the clusters of two strands know that they are alike, by the likeliest step between them."""
        one, two = doubt.one.cluster, doubt.two.cluster
        if one is None or two is None or one is two:
            return
        known = one.doubts.get(two)
        if known is None or doubt.rank < known.rank:
            one.doubts[two] = two.doubts[one] = doubt
            self.doubted[one] = self.doubted[two] = None
