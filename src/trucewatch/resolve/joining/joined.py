"""What was joined, with its reasons in words: the pairs that joined it, those left open, and what was decided."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from heapq import nsmallest

from trucewatch.model import Event, Judgement
from trucewatch.resolve.decisions import Decisions
from trucewatch.resolve.joining.closest import closest
from trucewatch.resolve.joining.clusters import BY_HAND, DOUBTFUL, Cluster, Step
from trucewatch.resolve.joining.pairs import compare
from trucewatch.resolve.joining.strands import Strands
from trucewatch.resolve.sharing import shared
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
        self._alone = (scales.weights.rows["alone"].says,)
        said = (j for event in before for j in event.judgements if not j.is_decided and j.reasons[-1:] != self._alone)
        self._said = {(each.left, each.right, each.same): each for each in said}

    def joined(self, cluster: Cluster) -> Joined:
        """The cluster and its guests with each join said in words, one for each telling but the first."""
        steps = (step for part in cluster.parts for step in part.steps)
        said = [self._step(step, same=True) for step in steps if step.kind not in BY_HAND]
        for strand in cluster.every:
            first, *others = strand.tellings
            said += [self._pair(first, other, same=True) for other in others]
        for guest in cluster.guests:
            judged = self._step(guest.doubts[cluster], same=True)
            said.append(replace(judged, reasons=shared(judged.reasons + self._alone)))
        return Joined(
            tuple(sorted((t for strand in cluster.every for t in strand.tellings), key=lambda t: t.id)),
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
        open_: dict[Cluster, Step] = {}
        for other, step in (each for part in cluster.parts for each in part.doubts.items()):
            if step.kind == DOUBTFUL and -step.cost < self._scales.weights.review_at:
                continue
            head = other.head
            if head is not cluster and head not in settled and (head not in open_ or step.rank < open_[head].rank):
                open_[head] = step
        likeliest = nsmallest(_MOST_DOUBTS, open_.values(), key=lambda step: step.rank)
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
    alone = [strand for strand in cluster.every if strand.alone] if decisions.about else []
    claims = [claim.id for strand in alone for telling in strand.tellings for claim in telling.claims]
    found = {judgement: None for claim in claims for judgement in decisions.about.get(claim, ())}
    return tuple(each for each in found if each.left in strands.decided and each.right in strands.decided)


def _other(judgement: Judgement, cluster: Cluster, strands: Strands) -> Cluster | None:
    left, right = (strands.decided[claim].cluster for claim in (judgement.left, judgement.right))
    heads = [each.head for each in (left, right) if each is not None]
    return next((each for each in heads if each is not cluster), None)
