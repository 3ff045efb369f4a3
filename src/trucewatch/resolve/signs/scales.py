"""Scales: what the signs for and against one occurrence add up to, for two tellings or two profiles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from trucewatch.packs.groups import Groups
from trucewatch.resolve.signs.acts import (
    act_signs,
    means_signs,
    number_signs,
    people_signs,
    speaker_signs,
    telltale_signs,
    wording_signs,
)
from trucewatch.resolve.signs.passages import passage_signs
from trucewatch.resolve.signs.places import place_signs
from trucewatch.resolve.signs.sign import Sign
from trucewatch.resolve.signs.times import time_signs, told_later
from trucewatch.resolve.signs.tolls import toll_signs
from trucewatch.resolve.tellings.profiles import NO_TELLTALES, Act, Ground, Losses, People, Profile, Telltales
from trucewatch.resolve.tellings.telling import Telling, in_one_report
from trucewatch.resolve.tellings.telling_times import Time
from trucewatch.resolve.weights import ANCHOR, FORBID, ON_ONE_DAY, Row, Weights

NOWHERE = "nowhere"
SAME_DAY = "time.same_day"
_WHEN_OR_WHERE = ("time.", "place.", "report.")  # one report's own layout stands for its time and place
# What ties two together: an anchor, the same day, and what is one for two of the same day.
_ANCHOR, _SAME_DAY, _ON_A_DAY = 1, 2, 4
_DAILY = _SAME_DAY | _ON_A_DAY
_REMEMBERED = 1 << 14  # pairs of parts, of each sort: those of the towns and days at hand


class Sum(NamedTuple):
    """What the signs of two tellings add up to.

    ``bar`` is "forbid", "doubt" or empty; ``ties`` what of the kinds above the signs are; ``somewhere`` says
    that both tell of one time or place. The score of a pair that is forbidden is not added up.
    """

    score: float
    bar: str
    ties: int
    somewhere: bool

    @property
    def anchored(self) -> bool:
        """Do they share something that few other occurrences share, or tell one day and share what few of a day do?"""
        return bool(self.ties & _ANCHOR) or self.ties & _DAILY == _DAILY

    def joins(self, weights: Weights) -> bool:
        """Is it one occurrence, as far as the two alone tell?"""
        return not self.bar and self.anchored and self.score >= weights.join_at

    def parts(self, weights: Weights) -> bool:
        """Does it keep apart whatever the two are joined to?"""
        return bool(self.bar) or self.score <= weights.apart_at

    def is_open(self, weights: Weights) -> bool:
        """Is it left open whether it is one occurrence? For the likelier of these a person is asked."""
        return self.bar != FORBID and self.score >= weights.fit_at and not self.joins(weights)


_NOTHING = Sum(0.0, "", 0, False)
_FORBIDDEN = Sum(0.0, FORBID, 0, False)


class Scales:
    """The rows and groups that pairs are weighed by, and what was lately weighed with them.

    Few acts, people, days, places and tolls make up many profiles: what two
    parts come to is remembered while their neighbours are weighed.
    """

    def __init__(self, weights: Weights, groups: Groups) -> None:
        self.weights, self.groups = weights, groups
        rows = weights.rows
        remembered = lru_cache(maxsize=_REMEMBERED)

        def acts(left: Act, right: Act) -> Sum:
            return add_up(_manner_signs(left, right, weights), rows)

        def times(left: Time, right: Time) -> Sum:
            return add_up(time_signs(left, right, weights), rows)

        def people(left: People, right: People) -> Sum:
            return add_up(people_signs(left, right), rows)

        def grounds(left: Ground, right: Ground) -> Sum:
            return add_up(place_signs(left, right, weights), rows)

        def losses(left: Losses, right: Losses, order: int) -> Sum:
            return add_up(toll_signs(left, right, order, weights, groups), rows)

        def telltales(left: Telltales, right: Telltales) -> Sum:
            return add_up(telltale_signs(left, right), rows)

        self._acts, self._times, self._people = remembered(acts), remembered(times), remembered(people)
        self._telltales = remembered(telltales)
        self._grounds, self._losses, self._later = remembered(grounds), remembered(losses), remembered(told_later)

    def weigh(self, left: Telling, right: Telling) -> Sum:
        """What the signs of two tellings add up to. The order of the two changes nothing."""
        if right.id < left.id:
            left, right = right, left
        across = self._across(left.profile, right.profile)
        if across is _FORBIDDEN:
            return across
        if not _has_own_signs(left, right):
            return self._placed(across)
        own = add_up(telling_signs(left, right, self), self.weights.rows)
        if own is _FORBIDDEN:
            return own
        total = _and(across, own)
        return total if in_one_report(left, right) else self._placed(total)  # one report tells of one time and place

    def weigh_profiles(self, left: Profile, right: Profile) -> Sum:
        """What the signs add up to for any two tellings of these profiles, in two reports, in words of their own."""
        return self._placed(self._across(left, right))

    def _across(self, left: Profile, right: Profile) -> Sum:
        """The sum of all that profiles are compared by, first what most often forbids, and no further than to that."""
        act = self._acts(left.act, right.act)
        if act is _FORBIDDEN:
            return act
        time = self._times(left.time, right.time)
        if time is _FORBIDDEN:
            return time
        people = self._people(left.people, right.people)
        if people is _FORBIDDEN:
            return people
        ground = self._grounds(left.ground, right.ground)
        if ground is _FORBIDDEN:
            return ground
        losses = _NOTHING
        if left.losses.tolls and right.losses.tolls:
            losses = self._losses(left.losses, right.losses, self._later(left.time, right.time))
            if losses is _FORBIDDEN:
                return losses
        total = _and(_and(act, time), _and(people, _and(ground, losses)))
        if left.telltales is NO_TELLTALES or right.telltales is NO_TELLTALES:
            return total
        return _and(total, self._telltales(left.telltales, right.telltales))

    def _placed(self, total: Sum) -> Sum:
        """The sum, less where nothing says that both tell of one time or place."""
        if total.somewhere or total is _FORBIDDEN:
            return total
        return Sum(total.score + self.weights.rows[NOWHERE].weight, total.bar, total.ties, False)


def add_up(signs: Iterable[Sign], rows: Mapping[str, Row]) -> Sum:
    """The sum of these signs, read no further than to the first that forbids."""
    score, bar, ties, somewhere = 0.0, "", 0, False
    for sign, _ in signs:
        row = rows[sign]
        if row.bar == FORBID:
            return _FORBIDDEN
        bar = bar or row.bar
        score += row.weight
        ties |= _tie(row)
        somewhere = somewhere or is_somewhere(row)
    return Sum(score, bar, ties, somewhere) if score or bar or ties or somewhere else _NOTHING


def _and(one: Sum, two: Sum) -> Sum:
    """Both together; neither forbids."""
    if two is _NOTHING:
        return one
    (score, bar, ties, somewhere), (more, other_bar, other_ties, other_somewhere) = one, two
    return Sum(score + more, bar or other_bar, ties | other_ties, somewhere or other_somewhere)


def _tie(row: Row) -> int:
    if row.anchor == ANCHOR:
        return _ANCHOR
    return (_SAME_DAY if row.sign == SAME_DAY else 0) | (_ON_A_DAY if row.anchor == ON_ONE_DAY else 0)


def is_somewhere(row: Row) -> bool:
    """Does the sign say that both tell one time or place? What speaks against them does not."""
    return row.sign.startswith(_WHEN_OR_WHERE) and row.weight >= 0


def profile_signs(left: Profile, right: Profile, scales: Scales) -> Iterator[Sign]:
    """The signs that any two tellings of these profiles share, in the order in which they are said."""
    weights = scales.weights
    yield from act_signs(left.act, right.act, weights)
    yield from people_signs(left.people, right.people)
    yield from place_signs(left.ground, right.ground, weights)
    yield from time_signs(left.time, right.time, weights)
    yield from toll_signs(left.losses, right.losses, told_later(left.time, right.time), weights, scales.groups)
    yield from means_signs(left.act, right.act)
    yield from number_signs(left.act, right.act)
    yield from telltale_signs(left.telltales, right.telltales)


def _manner_signs(left: Act, right: Act, weights: Weights) -> Iterator[Sign]:
    """The signs of the act and of all that says how it was done."""
    return chain(act_signs(left, right, weights), means_signs(left, right), number_signs(left, right))


def _has_own_signs(left: Telling, right: Telling) -> bool:
    """Can the two have any ``telling_signs``? Most pairs have none, and this is asked of every pair."""
    if (left.words and left.words == right.words) or (left.speaker and left.speaker == right.speaker):
        return True
    return bool(in_one_report(left, right))


def telling_signs(left: Telling, right: Telling, scales: Scales) -> Iterator[Sign]:
    """The signs that the words, the speakers and the layout of one report give."""
    if in_one_report(left, right):
        yield from passage_signs(left, right, scales.weights, scales.groups)
    else:
        yield from wording_signs(left, right)
        yield from speaker_signs(left, right)
