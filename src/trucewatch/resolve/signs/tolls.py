"""Could two tolls be one?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from trucewatch.model import Quantity, Standing
from trucewatch.packs.groups import Groups
from trucewatch.resolve.signs.sign import Sign, Words
from trucewatch.resolve.tellings.profiles import Losses, Toll
from trucewatch.resolve.weights import Weights

_MEASURES = ("killed", "injured", "missing", "captured", "destroyed", "arrested", "displaced")
_STRONGEST_FIRST = (
    "toll.same_large",
    "toll.near",
    "toll.overlap",
    "toll.same_small",
    "toll.part",
    "toll.risen",
    "toll.rising",
    "toll.before",
)


def toll_signs(left: Losses, right: Losses, order: int, weights: Weights, groups: Groups) -> Iterator[Sign]:
    """The signs of the tolls: the first measure that both tell decides, the dead before the hurt.

    What differs in another measure than the dead weighs less: the hurt are
    counted differently from one hour to the next. ``order`` says which was told later (``told_later``).
    """
    told = {toll.measure for toll in left.tolls} & {toll.measure for toll in right.tolls}
    decided = False
    for measure in (each for each in _MEASURES if each in told):
        found, largest = _of_measure(measure, left, right, order, weights, groups)
        if "toll.apart" in found and measure != _MEASURES[0]:
            yield "toll.unlike", found["toll.apart"]
            return
        if decided or not found:
            continue
        decided = True
        sign = (
            "toll.apart"
            if "toll.apart" in found
            else "toll.disputed"
            if "toll.disputed" in found
            else next(s for s in _STRONGEST_FIRST if s in found)
        )
        yield sign, found[sign]
        if sign in ("toll.same_large", "toll.near") and largest >= weights.numbers["rare_toll"]:
            yield "toll.rare", ""


def _of_measure(
    measure: str, left: Losses, right: Losses, order: int, weights: Weights, groups: Groups
) -> tuple[dict[str, Words], int]:
    """The signs of one measure with their words, and the largest number that both reach."""
    found: dict[str, Words] = {}
    largest = 0
    for one in _of(left, measure):
        for two in _of(right, measure):
            sign = _compare(one, two, weights, groups)
            if sign == "toll.apart":
                sign = _told_past(one, two) or _rising(one, two, order, weights) or _disputed(one, two, weights)
            if sign:
                largest = max(largest, min(one.quantity.low or 0, two.quantity.low or 0))
                found.setdefault(sign, partial(_two_numbers, measure, one, two))
    return found, largest


def _two_numbers(measure: str, one: Toll, two: Toll) -> str:
    return f"{measure}: {one.quantity} and {two.quantity}"


def _of(losses: Losses, measure: str) -> list[Toll]:
    return [toll for toll in losses.tolls if toll.measure == measure]


def _compare(one: Toll, two: Toll, weights: Weights, groups: Groups) -> str:
    if one.actor and two.actor and one.actor != two.actor:
        return ""
    if one.group != two.group:
        return _part_and_whole(one, two, weights, groups)
    if could_be_one(one.quantity, two.quantity):
        return _one_toll(one.quantity, two.quantity, weights)
    return "toll.near" if _near(one.quantity, two.quantity, weights) else "toll.apart"


def _told_past(one: Toll, two: Toll) -> str:
    """Do the words of one say that the toll has risen past the other, or that its own is the number of before?"""
    more = max((one, two), key=lambda toll: toll.quantity.low or 0)
    if Standing.EARLIER in (one.standing, two.standing):
        return "toll.before"
    return "toll.risen" if more.standing is Standing.RISEN else ""


def _rising(one: Toll, two: Toll, order: int, weights: Weights) -> str:
    """A larger toll that is told later may be the smaller one, risen; small tolls of one day are many."""
    earlier, later = (one, two) if order > 0 else (two, one)
    rises = order != 0 and (later.quantity.low or 0) > (earlier.quantity.low or 0)
    return "toll.rising" if rises and (later.quantity.low or 0) >= weights.numbers["large_toll"] else ""


def _disputed(one: Toll, two: Toll, weights: Weights) -> str:
    """Large tolls of which one is more than half of the other are often one, disputed or not counted to the end."""
    less, more = sorted((one.quantity.low or 0, two.quantity.low or 0))
    told_as_risen = Standing.RISEN in (one.standing, two.standing)  # it would be the higher one
    large = less >= weights.numbers["large_toll"] and not told_as_risen
    return "toll.disputed" if large and less >= weights.numbers["disputed_share"] * more else "toll.apart"


def _one_toll(one: Quantity, two: Quantity, weights: Weights) -> str:
    if _is_vague(one) or _is_vague(two):
        return ""
    if (one.low, one.high) == (two.low, two.high):
        large = (one.low or 0) >= weights.numbers["large_toll"]
        return "toll.same_large" if large else "toll.same_small"
    if one.low is None or two.low is None:
        return ""
    less, more = sorted((one.low, two.low))
    alike = less >= weights.numbers["overlap_share"] * more and more >= weights.numbers["large_toll"]
    return "toll.overlap" if alike else ""


def _is_vague(quantity: Quantity) -> bool:
    """Is it "dozens" or "thousands", which many incidents are said to have?"""
    return quantity.approximate and quantity.low != quantity.high


def _near(one: Quantity, two: Quantity, weights: Weights) -> bool:
    numbers = [n for n in (one.low, one.high, two.low, two.high) if n is not None]
    if len(numbers) < 3 or min(numbers) < weights.numbers["large_toll"]:
        return False
    gap = max(one.low or 0, two.low or 0) - min(n for n in (one.high, two.high) if n is not None)
    return gap <= max(1.0, weights.numbers["near_share"] * min(numbers))


def _part_and_whole(one: Toll, two: Toll, weights: Weights, groups: Groups) -> str:
    if groups.within(two.group, one.group):
        one, two = two, one
    if not groups.within(one.group, two.group):
        return ""
    part, whole = one.quantity, two.quantity
    if part.low is not None and whole.high is not None and part.low > whole.high and not whole.approximate:
        return "toll.apart"
    if part.exact is not None and part.exact == whole.exact and not one.part and groups.kind(two.group) == "open":
        return _one_toll(part, whole, weights)  # "fifteen dead" in a headline, "fifteen fighters" below it
    if one.part:  # "including seven children" beside a whole of their own says nothing of another whole
        return ""
    if part.low is not None and whole.low is not None and could_be_one(part, whole):
        return "toll.part"
    return ""


def could_be_one(one: Quantity, two: Quantity) -> bool:
    """Is there a number that both admit, "about" read as a tenth more or less?"""
    return one.loosened().overlaps(two.loosened())
