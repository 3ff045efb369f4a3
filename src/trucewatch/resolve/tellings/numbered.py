"""Which of several alike a report tells of: the first bomb, the second bomb."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from trucewatch.model import Claim
from trucewatch.resolve.weights import Weights

_WORD = re.compile(r"[\w-]+")
_REACH = 3  # words from "second" to what is counted: "a second suicide car bomb"


def numbered(claims: Iterable[Claim], weights: Weights) -> dict[str, int]:
    """Claim id -> its number, for the claims of which a report says or lets see one.

    What stands before "a second bomb", without a number of its own, is the first.
    """
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_report[claim.report].append(claim)
    numbers: dict[str, int] = {}
    for told in by_report.values():
        told.sort(key=lambda claim: (claim.span, claim.id))
        said = {claim.id: number for claim in told if (number := _said(claim, weights))}
        numbers |= said
        for before, after in pairwise(told):
            near = after.span.start - before.span.end <= weights.numbers["adjacent_characters"]
            if near and said.get(after.id) == 2 and before.id not in said and not before.span.overlaps(after.span):
                numbers[before.id] = 1
    return numbers


def _said(claim: Claim, weights: Weights) -> int:
    """The number that the claim's own words give to what it tells; 0 for none or for several."""
    found = set(_counted(_WORD.findall(claim.quote.casefold()), weights))
    return found.pop() if len(found) == 1 else 0


def _counted(words: list[str], weights: Weights) -> Iterator[int]:
    for at, word in enumerate(words):
        number = weights.ordinals.get(word)
        if number and weights.counted_acts.intersection(words[at + 1 : at + 1 + _REACH]):
            yield number
