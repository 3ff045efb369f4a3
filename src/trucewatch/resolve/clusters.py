"""Constrained clustering: joined from the best score down, never across a bar; kept as versions come and go."""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from trucewatch.packs.groups import Groups
from trucewatch.resolve.alike import Version, Versions
from trucewatch.resolve.blocks import Blocks
from trucewatch.resolve.closest import closest, keeps_apart
from trucewatch.resolve.decisions import Decisions
from trucewatch.resolve.profiles import Profile
from trucewatch.resolve.weights import Weights

# In the order that they are taken: ties by hand that could not be kept later, and ties by hand.
_TIED_FIRST, _ALIKE, _BY_SIGNS, _DOUBTFUL, _TIED = range(5)
BY_HAND = (_TIED_FIRST, _TIED)
_HALF = 1 << 32

Rank = tuple[int, float, str, str]
Step = tuple[Rank, Version, Version]


class Cluster:
    """Versions of one occurrence, in order of key, and the steps that joined them.

    ``doubts`` holds for each cluster that is like it the likeliest step between
    the two.
    """

    __slots__ = ("doubts", "members", "steps")

    def __init__(self, members: list[Version], steps: list[Step]) -> None:
        self.members, self.steps = sorted(members, key=lambda version: version.key), steps
        self.doubts: dict[Cluster, Step] = {}
        for version in members:
            version.cluster = self

    @property
    def tied(self) -> bool:
        """Has a person tied any two of it?"""
        return any(kind in BY_HAND for (kind, *_), _, _ in self.steps)


@dataclass(eq=False, slots=True)
class _Bunch:
    """A cluster in the making; claims of it that somebody decided about, and those that these are never one with."""

    members: list[Version]
    decided: set[str]
    never: set[str]
    steps: list[Step] = field(default_factory=list)
    apart: set[_Bunch] = field(default_factory=set)


class Clustering:
    """Which versions are one occurrence, settled anew only where something has changed.

    Steps are taken from the best score down; two groups of which any two members
    are kept apart are not joined. What was settled stands as long as each of its
    steps is taken again, since more members only ever mean more bars. So what is
    new is run together with the steps of the clusters that it could join, and
    with nothing else. A cluster that has lost a member, or of which a step is
    not taken again, is settled from its pairs, and so is one that a person tied.

    What a person tied is joined after the signs, with all that they joined to
    it. Where that would bring together what is never the same, the two are tied
    before the signs are asked, and only what fits both joins them.
    """

    def __init__(self, versions: Versions, weights: Weights, groups: Groups, decisions: Decisions) -> None:
        self._versions, self._weights, self._groups, self._decisions = versions, weights, groups, decisions
        self._blocks: Blocks[Version] = Blocks(weights)
        self._settled = False
        self._seen: set[Version] = set()  # whose pairs have been compared, while settling
        self.looked_at: set[Version] = set()  # the same, when it was last settled
        self._alike = _Numbers()
        self.compared = 0  # pairs of versions, since this was made
        self.touched: dict[Cluster, None] = {}  # when it was last settled
        self.gone: dict[Cluster, None] = {}

    def near(self, profile: Profile) -> list[Version]:
        """The versions that such a profile is compared with across reports."""
        return self._blocks.near(profile)

    def by_actor(self, profile: Profile) -> list[Version]:
        """The versions of one of its actors, of its sort of act and of its time."""
        return self._blocks.by_actor(profile)

    def settle(self) -> None:
        """Cluster what has changed; ``touched`` and ``gone`` then name the clusters that have."""
        self.touched.clear()
        self.gone.clear()
        from_nothing = not self._settled
        waiting = self._take_changes()
        if from_nothing:  # component by component, so that few pairs are held at once
            for version in waiting:
                if version.cluster is None:
                    self._settle_around([version])
        elif waiting:
            self._settle_around(waiting)
        for one, two, score in self._alike:
            left, right = self._versions.numbered[one], self._versions.numbered[two]
            if left is not None and right is not None:
                self._note_doubt(_step(_DOUBTFUL, score, left, right))
        self._alike = _Numbers()
        self._settled = self._settled or bool(waiting)
        self.looked_at, self._seen = self._seen, set()
        for cluster in self.gone:
            self.touched.pop(cluster, None)

    def _take_changes(self) -> list[Version]:
        """The versions whose pairs are to be compared, after what has come and gone."""
        changed = self._versions
        for version in changed.gone:
            self._blocks.remove(version)
        for version in changed.new:
            self._blocks.add(version)
        broken = [version.cluster for version in (*changed.gone, *changed.shrunk) if version.cluster is not None]
        broken += [v.cluster for v in changed.grown if v.cluster is not None and self._parts_its_own(v, v.cluster)]
        waiting = dict.fromkeys(changed.new)
        for version in changed.grown:
            waiting[version] = None
            if version.cluster is not None:
                self.touched[version.cluster] = None
        for cluster in dict.fromkeys(broken):
            waiting.update(dict.fromkeys(self._dissolve(cluster)))
        for version in changed.gone:
            waiting.pop(version, None)
        changed.settle()
        return list(waiting)

    def _parts_its_own(self, version: Version, cluster: Cluster) -> bool:
        """Does what it has gained keep it apart from another of its cluster?"""
        reports = version.reports
        beside = (each for each in cluster.members if each is not version and not reports.isdisjoint(each.reports))
        return any(keeps_apart(version, each, self._weights, self._groups) for each in beside)

    def _dissolve(self, cluster: Cluster) -> list[Version]:
        for other in cluster.doubts:
            del other.doubts[cluster]
            self.touched[other] = None
        self.gone[cluster] = None
        for version in cluster.members:
            version.cluster = None
        return cluster.members

    def _settle_around(self, versions: Iterable[Version]) -> None:
        """Settle these, what they can be joined to, and so on; a cluster that is not disturbed stands as it is."""
        waiting = deque(versions)
        steps: list[Step] = []
        open_: dict[Version, None] = {}
        clusters: dict[Cluster, None] = {}
        while True:
            while waiting:
                version = waiting.popleft()
                self._reach(version, open_, clusters, waiting)
                for step in self._steps_of(version):
                    steps.append(step)
                    self._reach(step[2] if step[1] is version else step[1], open_, clusters, waiting)
            bunches, disturbed = self._run(open_, clusters, steps)
            if disturbed is None:
                break
            del clusters[disturbed]
            waiting.extend(self._dissolve(disturbed))
        for bunch in bunches:
            self._keep(bunch)
        for step in steps:
            self._note_doubt(step)

    def _reach(
        self,
        version: Version,
        open_: dict[Version, None],
        clusters: dict[Cluster, None],
        waiting: deque[Version],
    ) -> None:
        """Take in what a step leads to: a version that is open, or the cluster that holds it."""
        if version.cluster is not None and version.cluster.tied:
            waiting.extend(self._dissolve(version.cluster))
        if version.cluster is not None:
            clusters[version.cluster] = None
        elif version not in open_:
            open_[version] = None
            waiting.append(version)

    def _steps_of(self, version: Version) -> Iterator[Step]:
        """The steps from it to others that have not been looked at from the other side."""
        if version in self._seen:
            return
        self._seen.add(version)
        for other in self._compared_with(version):
            if other in self._seen:
                continue
            self.compared += 1
            found, _, _ = closest(version, other, self._weights, self._groups)
            if found.joins(self._weights):
                yield _step(_ALIKE if other.profile is version.profile else _BY_SIGNS, found.score, version, other)
            elif found.doubtful(self._weights):
                self._alike.add(version.number, other.number, found.score)
        for claim in _claims(version) & self._decisions.always.keys():
            for partner in self._decisions.always[claim]:
                joined = self._versions.decided.get(partner)
                if joined is not None and joined is not version:
                    yield _step(_TIED, 0.0, version, joined)

    def _compared_with(self, version: Version) -> Iterator[Version]:
        versions = self._versions
        found = dict.fromkeys(versions.alike(version))
        for telling in version.tellings:
            found.update((versions.of(each), None) for each in versions.beside(telling, self._window))
            found.update((versions.of(each), None) for each in versions.in_words_of(telling))
        found.update(dict.fromkeys(self.near(version.profile)))
        return iter(found)

    @property
    def _window(self) -> int:
        return int(self._weights.numbers["window"])

    def _run(
        self, open_: Iterable[Version], clusters: Iterable[Cluster], steps: Iterable[Step]
    ) -> tuple[list[_Bunch], Cluster | None]:
        """Take these steps and those of the clusters in order; or else name a cluster that is not joined again."""
        taken: list[tuple[Step, Cluster | None]] = [(step, None) for step in steps]
        taken += [(step, cluster) for cluster in clusters for step in cluster.steps]
        versions = [*open_, *(version for cluster in clusters for version in cluster.members)]
        while True:
            bunch_of = {version: self._bunch(version) for version in versions}
            clashing: list[int] = []
            for place, (step, cluster) in sorted(enumerate(taken), key=lambda each: each[1][0][0]):
                if self._take(step, bunch_of):
                    continue
                if cluster is not None:
                    return [], cluster
                if step[0][0] == _TIED:
                    clashing.append(place)
            if not clashing:
                return list(dict.fromkeys(bunch_of.values())), None
            for place in clashing:
                _, one, two = taken[place][0]
                taken[place] = _step(_TIED_FIRST, 0.0, one, two), None

    def _take(self, step: Step, bunch_of: dict[Version, _Bunch]) -> bool:
        """Join what the step leads from and to; False where they are kept apart."""
        (kind, *_), left, right = step
        one, two = bunch_of[left], bunch_of[right]
        if one is two:
            return True
        if kind != _TIED_FIRST and not one.never.isdisjoint(two.decided):
            return False
        if kind not in BY_HAND and self._kept_apart(one, two):
            one.apart.add(two)
            two.apart.add(one)
            return False
        if len(one.members) < len(two.members):
            one, two = two, one
        _merge(one, two, step)
        bunch_of.update(dict.fromkeys(two.members, one))
        return True

    def _bunch(self, version: Version) -> _Bunch:
        decided = _claims(version) & self._decisions.about.keys() if version.alone else set()
        return _Bunch([version], decided, {each for claim in decided for each in self._decisions.never.get(claim, ())})

    def _kept_apart(self, one: _Bunch, two: _Bunch) -> bool:
        return two in one.apart or any(
            keeps_apart(left, right, self._weights, self._groups)
            for left in one.members
            for right in two.members
            if left.cluster is None or left.cluster is not right.cluster  # what was settled as one is known to be
        )

    def _keep(self, bunch: _Bunch) -> None:
        """The bunch as a cluster: one that was there, where it has the same members."""
        sources = dict.fromkeys(version.cluster for version in bunch.members if version.cluster is not None)
        same = next((each for each in sources if len(each.members) == len(bunch.members)), None)
        if same is not None:
            if same.steps != bunch.steps:
                same.steps = bunch.steps
                self.touched[same] = None
            return
        made = Cluster(bunch.members, bunch.steps)
        self.touched[made] = None
        for source in sources:
            self.gone[source] = None
            for other, step in source.doubts.items():
                del other.doubts[source]
                if other not in sources:
                    self._note_doubt(step)

    def _note_doubt(self, step: Step) -> None:
        """Let two clusters know that they are alike, by the likeliest step between them."""
        one, two = step[1].cluster, step[2].cluster
        if one is None or two is None or one is two:
            return
        known = one.doubts.get(two)
        if known is None or step[0] < known[0]:
            one.doubts[two] = two.doubts[one] = step
            self.touched[one] = self.touched[two] = None


def _step(kind: int, score: float, one: Version, two: Version) -> Step:
    if two.key < one.key:
        one, two = two, one
    return (kind, -score, one.key, two.key), one, two


def _merge(one: _Bunch, two: _Bunch, step: Step) -> None:
    one.members += two.members
    one.steps += two.steps
    one.steps.append(step)
    one.decided |= two.decided
    one.never |= two.never
    for other in two.apart:
        other.apart.discard(two)
        other.apart.add(one)
    one.apart |= two.apart


def _claims(version: Version) -> set[str]:
    return {claim.id for telling in version.tellings for claim in telling.claims} if version.alone else set()


class _Numbers:
    """Pairs of versions by number, with a score, in 16 bytes each."""

    def __init__(self) -> None:
        self._pairs, self._scores = array("Q"), array("d")

    def add(self, one: int, two: int, score: float) -> None:
        self._pairs.append(one * _HALF + two)
        self._scores.append(score)

    def __iter__(self) -> Iterator[tuple[int, int, float]]:
        for pair, score in zip(self._pairs, self._scores, strict=True):
            yield *divmod(pair, _HALF), score
