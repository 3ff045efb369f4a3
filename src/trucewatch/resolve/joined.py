"""What was joined, with its reasons in words: the pairs that joined it, those left open, and what was decided."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model import Judgement
from trucewatch.resolve.closest import closest
from trucewatch.resolve.clusters import BY_HAND, Cluster, Step
from trucewatch.resolve.decisions import Decisions
from trucewatch.resolve.pairs import Pair, compare
from trucewatch.resolve.scales import Scales
from trucewatch.resolve.strands import Strands
from trucewatch.resolve.tellings import Telling

_MOST_DOUBTS = 12  # other events that a person is asked about; the likeliest


@dataclass(frozen=True, slots=True)
class Joined:
    """Tellings of one occurrence in order of id, and the judgements on them."""

    members: tuple[Telling, ...]
    joined: tuple[Judgement, ...]
    doubtful: tuple[Judgement, ...]
    decided: tuple[Judgement, ...]


def in_words(cluster: Cluster, strands: Strands, decisions: Decisions, scales: Scales) -> Joined:
    """The cluster with each of its joins said in words, one for each telling but the first."""
    pairs = [_said(step, scales) for step in cluster.steps if step.kind not in BY_HAND]
    for strand in cluster.members:
        first, *others = strand.tellings
        pairs += [compare(first, other, scales) for other in others]
    return Joined(
        tuple(sorted((t for strand in cluster.members for t in strand.tellings), key=lambda t: t.id)),
        tuple(pair.judgement(same=True) for pair in pairs),
        doubts_in_words(cluster, strands, decisions, scales),
        _decided(cluster, strands, decisions),
    )


def doubts_in_words(cluster: Cluster, strands: Strands, decisions: Decisions, scales: Scales) -> tuple[Judgement, ...]:
    """Of the pairs left open the likeliest to each other cluster, and of these the likeliest few.

    None that a person has decided is among them.
    """
    decided = _decided(cluster, strands, decisions)
    settled = {_other(judgement, cluster, strands) for judgement in decided if not judgement.same}
    open_ = (step for other, step in cluster.doubts.items() if other not in settled)
    likeliest = sorted(open_, key=lambda step: step.rank)[:_MOST_DOUBTS]
    return tuple(_said(step, scales).judgement(same=False) for step in likeliest)


def _said(step: Step, scales: Scales) -> Pair:
    _, left, right = closest(step.one, step.two, scales)
    return compare(left, right, scales)


def _decided(cluster: Cluster, strands: Strands, decisions: Decisions) -> tuple[Judgement, ...]:
    """What persons decided about its claims and others that are there."""
    alone = [strand for strand in cluster.members if strand.alone] if decisions.about else []
    claims = [claim.id for strand in alone for telling in strand.tellings for claim in telling.claims]
    found = {judgement: None for claim in claims for judgement in decisions.about.get(claim, ())}
    return tuple(each for each in found if each.left in strands.decided and each.right in strands.decided)


def _other(judgement: Judgement, cluster: Cluster, strands: Strands) -> Cluster | None:
    left, right = strands.decided[judgement.left].cluster, strands.decided[judgement.right].cluster
    return right if left is cluster else left
