"""What was joined, with its reasons in words: the pairs that joined it, those left open, and what was decided."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from heapq import nsmallest

from trucewatch.model import Event, Judgement
from trucewatch.resolve.decisions import Decisions
from trucewatch.resolve.joining.closest import closest
from trucewatch.resolve.joining.clusters import BY_HAND, Cluster, Step
from trucewatch.resolve.joining.pairs import compare
from trucewatch.resolve.joining.strands import Strands
from trucewatch.resolve.signs.scales import Scales
from trucewatch.resolve.tellings.telling import Telling

_MOST_DOUBTS = 12  # other events that a person is asked about; the likeliest


@dataclass(frozen=True, slots=True)
class Joined:
    """Tellings of one occurrence in order of id, and the judgements on them."""

    members: tuple[Telling, ...]
    joined: tuple[Judgement, ...]
    doubtful: tuple[Judgement, ...]
    decided: tuple[Judgement, ...]


class Saying:
    """Says what joined a cluster, and what is left open.

    What events ``before`` said of a pair stands, unless one of its tellings is ``new`` (ids): most of a siege is as it
    was when one report more comes.
    """

    def __init__(
        self,
        strands: Strands,
        decisions: Decisions,
        scales: Scales,
        before: Iterable[Event] = (),
        new: Container[str] = (),
    ) -> None:
        self._strands, self._decisions, self._scales, self._new = strands, decisions, scales, new
        said = (each for event in before for each in event.judgements if not each.is_decided)
        self._said = {(each.left, each.right, each.same): each for each in said}

    def joined(self, cluster: Cluster) -> Joined:
        """The cluster with each of its joins said in words, one for each telling but the first."""
        said = [self._step(step, same=True) for step in cluster.steps if step.kind not in BY_HAND]
        for strand in cluster.members:
            first, *others = strand.tellings
            said += [self._pair(first, other, same=True) for other in others]
        return Joined(
            tuple(sorted((t for strand in cluster.members for t in strand.tellings), key=lambda t: t.id)),
            tuple(said),
            self.doubtful(cluster),
            _decided(cluster, self._strands, self._decisions),
        )

    def doubtful(self, cluster: Cluster) -> tuple[Judgement, ...]:
        """Of the pairs left open the likeliest to each other cluster, and of these the likeliest few.

        None that a person has decided is among them.
        """
        decided = _decided(cluster, self._strands, self._decisions)
        settled = {_other(judgement, cluster, self._strands) for judgement in decided if not judgement.same}
        open_ = (step for other, step in cluster.doubts.items() if other not in settled)
        likeliest = nsmallest(_MOST_DOUBTS, open_, key=lambda step: step.rank)
        return tuple(self._step(step, same=False) for step in likeliest)

    def _step(self, step: Step, *, same: bool) -> Judgement:
        """The step said of the two tellings that most speak for it."""
        one, two = step.one, step.two
        left, right = one.tellings[0], two.tellings[0]
        if len(one.tellings) > 1 or len(two.tellings) > 1:
            _, left, right = closest(one, two, self._scales)
        return self._pair(left, right, same=same)

    def _pair(self, left: Telling, right: Telling, *, same: bool) -> Judgement:
        first, second = sorted((left.id, right.id))
        known = None if first in self._new or second in self._new else self._said.get((first, second, same))
        return known or compare(left, right, self._scales).judgement(same)


def _decided(cluster: Cluster, strands: Strands, decisions: Decisions) -> tuple[Judgement, ...]:
    """What persons decided about its claims and others that are there."""
    alone = [strand for strand in cluster.members if strand.alone] if decisions.about else []
    claims = [claim.id for strand in alone for telling in strand.tellings for claim in telling.claims]
    found = {judgement: None for claim in claims for judgement in decisions.about.get(claim, ())}
    return tuple(each for each in found if each.left in strands.decided and each.right in strands.decided)


def _other(judgement: Judgement, cluster: Cluster, strands: Strands) -> Cluster | None:
    left, right = strands.decided[judgement.left].cluster, strands.decided[judgement.right].cluster
    return right if left is cluster else left
