"""How two tellings of one report stand to each other in its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from trucewatch.model import Claim
from trucewatch.resolve.places import FINE
from trucewatch.resolve.tellings import Telling, Toll
from trucewatch.resolve.weights import Weights

_WORD = re.compile(r"[\w'’-]+")


def passage_signs(left: Telling, right: Telling, weights: Weights) -> Iterator[tuple[str, str]]:
    """The signs that one report's own layout gives; none for tellings of different reports."""
    shared = left.reports & right.reports
    if not shared:
        return
    report = min(shared)
    first, second = sorted((_in(left, report), _in(right, report)), key=lambda claim: (claim.span, claim.id))
    headline = (report in left.in_title) != (report in right.in_title)
    if second.continues and second.continues in (first.id, first.continues):
        yield "report.continues", ""
        return
    yield from _order_signs(first, second, headline, weights)
    if not headline and not first.span.overlaps(second.span):
        yield from _two_tolls(left, right)
    if _in_general_words(left, right):
        yield "report.again", ", ".join(sorted(left.sides))


def _in(telling: Telling, report: str) -> Claim:
    return next(claim for claim in telling.claims if claim.report == report)


def _order_signs(first: Claim, second: Claim, headline: bool, weights: Weights) -> Iterator[tuple[str, str]]:
    words = [word.casefold() for word in _WORD.findall(second.quote)]
    if headline:
        yield "report.headline", ""
        return
    if first.span.overlaps(second.span):
        yield "report.same_sentence", ""
        return
    setting_apart = sorted(weights.another & set(words))
    if setting_apart:
        yield "report.another", f"“{setting_apart[0]}”"
    gap = second.span.start - first.span.end
    if gap > weights.numbers["adjacent_characters"]:
        return
    if gap <= weights.numbers["adjacent_characters"] // 4:
        yield "report.adjacent", ""
    pointing = _points_back(words, (first, second), weights)
    if pointing and not setting_apart:
        yield "report.refers_back", f"“{pointing}”"


def _points_back(words: list[str], claims: tuple[Claim, Claim], weights: Weights) -> str:
    """The words with which the later claim names the act of either as known: "the attacks", "these strikes"."""
    acts = {word for claim in claims if claim.occurrence for word in claim.occurrence.trigger.casefold().split()}
    for before, word in pairwise(words):
        if before in weights.refers_back and word in acts:
            return f"{before} {word}"
    return ""


def _in_general_words(left: Telling, right: Telling) -> bool:
    """Do both name the same act and the same two sides, and neither a toll or a spot that would tell it from others?"""
    if left.occurrence.sub_event_type != right.occurrence.sub_event_type:
        return False
    if len(left.sides) < 2 or left.sides != right.sides:
        return False
    return all(not telling.tolls and not any(w.precision in FINE for w in telling.places) for telling in (left, right))


def _two_tolls(left: Telling, right: Telling) -> Iterator[tuple[str, str]]:
    """One report that counts the same people twice, in numbers that are not the same."""
    for one in left.tolls:
        for two in right.tolls:
            if not _same_people(one, two) or one.part or two.part:
                continue
            words = f"{one.measure}: {one.quantity} and {two.quantity}"
            if not one.quantity.overlaps(two.quantity):
                yield "report.two_tolls", words
                return
            if (one.quantity.low, one.quantity.high) != (two.quantity.low, two.quantity.high):
                yield "report.two_wordings", words
                return


def _same_people(one: Toll, two: Toll) -> bool:
    """The same measure of groups that stand for the dead of an incident, a part of them set aside."""
    return one.measure == two.measure and (one.group == two.group or "person" in (one.group, two.group))
