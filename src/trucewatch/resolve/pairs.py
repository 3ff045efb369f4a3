"""A pair of tellings: the signs for and against one occurrence, added up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from trucewatch.model import Judgement
from trucewatch.packs.groups import Groups
from trucewatch.resolve.acts import (
    act_signs,
    means_signs,
    number_signs,
    people_signs,
    site_signs,
    speaker_signs,
    wording_signs,
)
from trucewatch.resolve.passages import passage_signs
from trucewatch.resolve.places import place_signs
from trucewatch.resolve.signs import Sign, in_words
from trucewatch.resolve.tellings import Profile, Telling
from trucewatch.resolve.times import time_signs
from trucewatch.resolve.tolls import toll_signs
from trucewatch.resolve.weights import DOUBT, FORBID, Weights

_WHEN_OR_WHERE = ("time.", "place.", "report.")  # one report's own layout stands for its time and place


@dataclass(frozen=True, slots=True)
class Pair:
    """Two tellings compared: the score, what bars a join, and the reasons in words.

    ``bar`` is "forbid", "doubt" or empty; ``anchored`` says that they share
    something that few other occurrences share.
    """

    left: str
    right: str
    score: float
    bar: str
    anchored: bool
    reasons: tuple[str, ...]

    def joins(self, weights: Weights) -> bool:
        """Is it one occurrence, as far as the two alone tell?"""
        return not self.bar and self.anchored and self.score >= weights.join_at

    def parts(self, weights: Weights) -> bool:
        """Does it keep apart whatever the two are joined to?"""
        return bool(self.bar) or self.score <= weights.apart_at

    def doubtful(self, weights: Weights) -> bool:
        """Should a person look at it?"""
        return self.bar != FORBID and self.score >= weights.review_at and not self.joins(weights)

    def judgement(self, same: bool) -> Judgement:
        """The pair as a judgement on its claims."""
        doubt = () if same else (("doubtful: " + _why_not(self)),)
        return Judgement(self.left, self.right, same, round(self.score, 2), (*doubt, *self.reasons))


def _why_not(pair: Pair) -> str:
    if pair.bar == DOUBT:
        return "alike, but something leaves it open"
    if not pair.anchored:
        return "alike, but nothing that only one occurrence would have"
    return "alike, but not enough to join, or kept apart by what the others tell"


def compare(left: Telling, right: Telling, weights: Weights, groups: Groups) -> Pair:
    """Add up the signs of two tellings. The order of the two changes nothing."""
    if right.id < left.id:
        left, right = right, left
    signs = list(_signs(left, right, weights, groups))
    score, bar, anchored = _sum(signs, weights)
    reasons = []
    for sign, words in signs:
        row, beside = weights.rows[sign], in_words(words)
        told = f"{row.says} ({beside})" if beside else row.says
        reasons.append(f"{told} {row.bar or format(row.weight, '+g')}")
    return Pair(left.id, right.id, score, bar, anchored, tuple(reasons))


def _sum(signs: list[Sign], weights: Weights) -> tuple[float, str, bool]:
    """The score, the gravest bar, and whether one of the signs is an anchor; ``nowhere`` is added where it holds."""
    if not any(sign.startswith(_WHEN_OR_WHERE) for sign, _ in signs):
        signs.append(("nowhere", ""))
    rows = [weights.rows[sign] for sign, _ in signs]
    bars = {row.bar for row in rows}
    bar = FORBID if FORBID in bars else DOUBT if DOUBT in bars else ""
    return sum(row.weight for row in rows), bar, any(row.anchor for row in rows)


def _signs(left: Telling, right: Telling, weights: Weights, groups: Groups) -> Iterator[Sign]:
    return chain(
        profile_signs(left.profile, right.profile, weights, groups),
        wording_signs(left, right, weights),
        speaker_signs(left, right),
        passage_signs(left, right, weights, groups),
    )


def profile_signs(left: Profile, right: Profile, weights: Weights, groups: Groups) -> Iterator[Sign]:
    """The signs that any two tellings of these profiles share, those that most often forbid a join first."""
    return chain(
        act_signs(left, right, weights),
        people_signs(left, right, weights),
        place_signs(left, right, weights),
        time_signs(left, right, weights),
        toll_signs(left, right, weights, groups),
        site_signs(left, right),
        means_signs(left, right),
        number_signs(left, right),
    )
