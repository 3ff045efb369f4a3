"""A pair of tellings: the signs for and against one occurrence, added up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
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
from trucewatch.resolve.profiles import Profile
from trucewatch.resolve.signs import Sign, Words, in_words
from trucewatch.resolve.tellings import Telling
from trucewatch.resolve.times import time_signs
from trucewatch.resolve.tolls import toll_signs
from trucewatch.resolve.weights import DOUBT, FORBID, Row, Weights

_WHEN_OR_WHERE = ("time.", "place.", "report.")  # one report's own layout stands for its time and place
_NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class Sum:
    """What the signs of two tellings add up to.

    ``bar`` is "forbid", "doubt" or empty; ``anchored`` says that they share
    something that few other occurrences share. The score of a pair that is
    forbidden is not added up.
    """

    score: float
    bar: str
    anchored: bool

    def joins(self, weights: Weights) -> bool:
        """Is it one occurrence, as far as the two alone tell?"""
        return not self.bar and self.anchored and self.score >= weights.join_at

    def parts(self, weights: Weights) -> bool:
        """Does it keep apart whatever the two are joined to?"""
        return bool(self.bar) or self.score <= weights.apart_at

    def doubtful(self, weights: Weights) -> bool:
        """Should a person look at it?"""
        return self.bar != FORBID and self.score >= weights.review_at and not self.joins(weights)


_FORBIDDEN = Sum(0.0, FORBID, False)


def add_up(signs: Iterable[Sign], weights: Weights) -> Sum:
    """The sum of the signs, read no further than to the first that forbids."""
    score, bar, anchored, somewhere = 0.0, "", False, False
    rows = weights.rows
    for sign, _ in signs:
        row = rows[sign]
        if row.bar == FORBID:
            return _FORBIDDEN
        bar = bar or row.bar
        score += row.weight
        anchored = anchored or row.anchor
        somewhere = somewhere or _is_somewhere(row)
    return Sum(score if somewhere else score + rows[_NOWHERE].weight, bar, anchored)


def _is_somewhere(row: Row) -> bool:
    """Does the sign say that both tell one time or place? What speaks against them does not."""
    return row.sign.startswith(_WHEN_OR_WHERE) and row.weight >= 0


def weigh(left: Telling, right: Telling, weights: Weights, groups: Groups) -> Sum:
    """What the signs of two tellings add up to. The order of the two changes nothing."""
    if right.id < left.id:
        left, right = right, left
    across = profile_signs(left.profile, right.profile, weights, groups)
    return add_up(chain(across, _telling_signs(left, right, weights, groups)), weights)


def weigh_profiles(left: Profile, right: Profile, weights: Weights, groups: Groups) -> Sum:
    """What the signs add up to for any two tellings of these profiles, in two reports, in words of their own."""
    return add_up(profile_signs(left, right, weights, groups), weights)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two tellings compared, with the reasons in words."""

    left: Telling
    right: Telling
    sum: Sum
    reasons: tuple[str, ...]

    def judgement(self, same: bool) -> Judgement:
        """The pair as a judgement on its claims."""
        doubt = () if same else (("doubtful: " + self._why_not()),)
        return Judgement(self.left.id, self.right.id, same, round(self.sum.score, 2), (*doubt, *self.reasons))

    def _why_not(self) -> str:
        if self.sum.bar == DOUBT:
            return "alike, but something leaves it open"
        if not self.sum.anchored:
            return "alike, but nothing that only one occurrence would have"
        return "alike, but not enough to join, or kept apart by what the others tell"


def compare(left: Telling, right: Telling, weights: Weights, groups: Groups) -> Pair:
    """Two tellings with every sign said in words. The order of the two changes nothing."""
    if right.id < left.id:
        left, right = right, left
    signs = [
        *act_signs(left.profile, right.profile, weights),
        *people_signs(left.profile, right.profile, weights),
        *place_signs(left.profile, right.profile, weights),
        *time_signs(left.profile, right.profile, weights),
        *toll_signs(left.profile, right.profile, weights, groups),
        *site_signs(left.profile, right.profile),
        *means_signs(left.profile, right.profile),
        *number_signs(left.profile, right.profile),
        *_telling_signs(left, right, weights, groups),
    ]
    total = add_up(signs, weights)
    if not any(_is_somewhere(weights.rows[sign]) for sign, _ in signs):
        signs.append((_NOWHERE, ""))
    return Pair(left, right, total, tuple(_in_words(*sign, weights) for sign in signs))


@lru_cache(maxsize=1 << 14)
def _shared(reason: str) -> str:
    """One string for equal reasons: a million judgements give the same few."""
    return reason


def _in_words(sign: str, words: Words, weights: Weights) -> str:
    row, beside = weights.rows[sign], in_words(words)
    told = f"{row.says} ({beside})" if beside else row.says
    return _shared(f"{told} {row.bar or format(row.weight, '+g')}")


def profile_signs(left: Profile, right: Profile, weights: Weights, groups: Groups) -> Iterator[Sign]:
    """The signs that any two tellings of these profiles share, first those that most often forbid a join."""
    return chain(
        act_signs(left, right, weights),
        time_signs(left, right, weights),
        people_signs(left, right, weights),
        place_signs(left, right, weights),
        toll_signs(left, right, weights, groups),
        site_signs(left, right),
        means_signs(left, right),
        number_signs(left, right),
    )


def _telling_signs(left: Telling, right: Telling, weights: Weights, groups: Groups) -> Iterator[Sign]:
    return chain(
        wording_signs(left, right),
        speaker_signs(left, right),
        passage_signs(left, right, weights, groups),
    )
