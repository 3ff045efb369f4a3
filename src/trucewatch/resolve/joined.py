"""What was joined, with its reasons in words: the pairs that joined it, those left open, and what was decided."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model import Judgement
from trucewatch.packs.groups import Groups
from trucewatch.resolve.alike import Version, Versions
from trucewatch.resolve.closest import closest
from trucewatch.resolve.clusters import BY_HAND, Cluster
from trucewatch.resolve.decisions import Decisions
from trucewatch.resolve.pairs import Pair, compare
from trucewatch.resolve.tellings import Telling
from trucewatch.resolve.weights import Weights

_MOST_DOUBTS = 12  # other events that a person is asked about; the likeliest


@dataclass(frozen=True, slots=True)
class Joined:
    """Tellings of one occurrence in order of id, and the judgements on them."""

    members: tuple[Telling, ...]
    joined: tuple[Pair, ...]
    doubtful: tuple[Pair, ...]
    decided: tuple[Judgement, ...]


def in_words(cluster: Cluster, versions: Versions, decisions: Decisions, weights: Weights, groups: Groups) -> Joined:
    """The cluster with each of its joins said in words, one for each telling but the first.

    Of the pairs left open it keeps the likeliest to each other cluster, and of
    these the likeliest few; none that a person has decided.
    """

    def said(one: Version, two: Version) -> Pair:
        _, left, right = closest(one, two, weights, groups)
        return compare(left, right, weights, groups)

    pairs = [said(one, two) for (kind, *_), one, two in cluster.steps if kind not in BY_HAND]
    for version in cluster.members:
        first, *others = version.tellings
        pairs += [compare(first, other, weights, groups) for other in others]
    decided = _decided(cluster, versions, decisions)
    settled = {_other(judgement, cluster, versions) for judgement in decided if not judgement.same}
    doubts = sorted((step for other, step in cluster.doubts.items() if other not in settled), key=lambda step: step[0])
    return Joined(
        tuple(sorted((t for version in cluster.members for t in version.tellings), key=lambda t: t.id)),
        tuple(pairs),
        tuple(said(one, two) for _, one, two in doubts[:_MOST_DOUBTS]),
        decided,
    )


def _decided(cluster: Cluster, versions: Versions, decisions: Decisions) -> tuple[Judgement, ...]:
    """What persons decided about its claims and others that are there."""
    alone = [version for version in cluster.members if version.alone] if decisions.about else []
    claims = [claim.id for version in alone for telling in version.tellings for claim in telling.claims]
    found = {judgement: None for claim in claims for judgement in decisions.about.get(claim, ())}
    return tuple(each for each in found if each.left in versions.decided and each.right in versions.decided)


def _other(judgement: Judgement, cluster: Cluster, versions: Versions) -> Cluster | None:
    left, right = versions.decided[judgement.left].cluster, versions.decided[judgement.right].cluster
    return right if left is cluster else left
