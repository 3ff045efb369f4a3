"""Two strands compared: the tellings that most speak for one occurrence, and whether any keep them apart."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.resolve.joining.strands import Strand
from trucewatch.resolve.signs.scales import Scales, Sum
from trucewatch.resolve.tellings.telling import Telling, in_one_report
from trucewatch.resolve.weights import FORBID, Weights


def closest(one: Strand, two: Strand, scales: Scales) -> tuple[Sum, Telling, Telling]:
    """The best sum of two of their tellings, and these two.

    Tellings of two reports compare by their profiles, which are all alike, by
    their speakers and by their words; those of one report each for themselves.
    """
    left, right = one.tellings[0], two.tellings[0]
    if len(one.tellings) == 1 and len(two.tellings) == 1:
        return scales.weigh(left, right), left, right
    best = scales.weigh_profiles(one.profile, two.profile)
    if best.bar == FORBID:
        return best, left, right
    worth = None
    for pair in _telling_pairs(one, two):
        found = scales.weigh(*pair)
        if worth is None or _worth(found, scales.weights) > worth:
            best, worth, (left, right) = found, _worth(found, scales.weights), pair
    return best, left, right


def keeps_apart(one: Strand, two: Strand, scales: Scales) -> bool:
    """Do any two of their tellings keep apart whatever the two are joined to?"""
    across = scales.weigh_profiles(one.profile, two.profile)
    if across.bar:
        return True
    shared = one.reports & two.reports
    if not shared:
        return across.parts(scales.weights)
    if across.parts(scales.weights) and _across(one, two) is not None:
        return True
    return any(scales.weigh(*pair).parts(scales.weights) for pair in _in_one_report(one, two, shared))


def _worth(found: Sum, weights: Weights) -> tuple[bool, bool, float]:
    return found.joins(weights), found.bar != FORBID, found.score


def _telling_pairs(one: Strand, two: Strand) -> Iterator[tuple[Telling, Telling]]:
    """The pairs of which one is the best."""
    across = _across(one, two)
    if across is not None:
        yield across
        for words in sorted(one.words & two.words):
            yield from _in_the_words(words, one, two)
    shared = one.reports & two.reports
    if shared:
        yield from _in_one_report(one, two, shared)


def _across(one: Strand, two: Strand) -> tuple[Telling, Telling] | None:
    """The first two tellings of two reports, by one speaker if there are such."""
    found: tuple[Telling, Telling] | None = None
    named = one.speakers & two.speakers
    for left in one.tellings:
        for right in two.tellings:
            if in_one_report(left, right):
                continue
            if not named or left.speaker == right.speaker != "":
                return left, right
            found = found or (left, right)
    return found


def _in_the_words(words: int, one: Strand, two: Strand) -> Iterator[tuple[Telling, Telling]]:
    left = next(telling for telling in one.tellings if telling.words == words)
    for right in two.tellings:
        if right.words == words and not in_one_report(left, right):
            yield left, right


def _in_one_report(one: Strand, two: Strand, shared: frozenset[str]) -> Iterator[tuple[Telling, Telling]]:
    for left in one.within(shared):
        for right in two.within(left.reports):
            yield left, right
