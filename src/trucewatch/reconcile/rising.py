"""Tolls that rise: which numbers later ones overtook, and the history of a figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from itertools import combinations

from trucewatch.model import Claim, Precision, Quantity, Standing, Step, When
from trucewatch.reconcile.counts import Counted, by_value
from trucewatch.reconcile.rules import Rules
from trucewatch.reconcile.voices import Heard

Split = tuple[list[Counted], list[Counted]]  # those that stand, those that were overtaken


def split(those: Sequence[Counted], heard: Heard, rules: Rules, *, last_of_each: bool = False) -> Split:
    """Part the numbers that stand from those that were overtaken.

    A number is overtaken where its report gives it as an earlier one, where its
    own voice gives a higher one later, or where later words say that the toll
    has risen past it and its voice does not go on giving it. ``last_of_each``
    takes a voice's lower numbers of later for its last word too. What cannot
    rise, such as the missing, is overtaken only so.
    """
    rises = bool(those) and those[0].count.measure not in rules.not_rising
    standing: list[Counted] = []
    overtaken: list[Counted] = []
    for each in those:
        later = [other for other in those if heard.one_voice(each.claim, other.claim) and _after(each, other, heard)]
        gone = each.count.standing is Standing.EARLIER or any(
            _differs(each, other) if last_of_each else rises and _rises(each, other) for other in later
        )
        gone = gone or (rises and any(_risen_past(each, other, those, heard) for other in those))
        (overtaken if gone else standing).append(each)
    return (standing, overtaken) if standing else (list(those), [])


def _after(one: Counted, two: Counted, heard: Heard) -> bool:
    """Was the second told after the first: in a later report, or as the number risen to in the same?"""
    if two.count.standing is Standing.EARLIER:
        return False
    if one.claim.report == two.claim.report:
        return two.count.standing is Standing.RISEN and one.count.standing is not Standing.RISEN
    return heard.before(one.claim, two.claim)


def _differs(one: Counted, two: Counted) -> bool:
    left, right = one.count.quantity, two.count.quantity
    return (left.low, left.high) != (right.low, right.high)


def _rises(one: Counted, two: Counted) -> bool:
    low, higher = _floor(one.count.quantity), _floor(two.count.quantity)
    return low < higher


def _floor(quantity: Quantity) -> int:
    return quantity.low if quantity.low is not None else -1


def _risen_past(one: Counted, two: Counted, those: Sequence[Counted], heard: Heard) -> bool:
    """Do later words say that the toll has risen past it, and is its own voice silent since?"""
    if two.count.standing is not Standing.RISEN or not _rises(one, two) or not _after(one, two, heard):
        return False
    return not any(
        heard.one_voice(one.claim, other.claim) and not _differs(one, other) and heard.before(two.claim, other.claim)
        for other in those
    )


def rose(those: Sequence[Counted], since: When, heard: Heard, rules: Rules) -> bool:
    """Can all these numbers be true at their moments: each lower one told before each higher, while a toll settles?

    ``since`` is the time of what is counted; a total over a time has no such end.
    """
    if not those or those[0].count.measure in rules.not_rising:
        return False
    values = by_value(those)
    if len(values) < 2:
        return False
    for low, high in combinations(values, 2):
        if low[0].count.quantity.loosened().overlaps(high[0].count.quantity.loosened()):
            continue
        if not all(heard.before(one.claim, two.claim) for one in low for two in high):
            return False
        if not any(_settling(one.claim, since, heard, rules) or one.count.cumulative for one in low):
            return False
    return True


def _settling(claim: Claim, since: When, heard: Heard, rules: Rules) -> bool:
    """Was it reported so soon that the toll was still being counted?"""
    told, began = heard.told[claim.id].utc(())[0], since.utc(())[1] or since.utc(())[0]
    return told is not None and began is not None and told - began <= timedelta(days=rules.numbers["settling_days"])


def history(standing: Sequence[Counted], overtaken: Sequence[Counted], heard: Heard) -> tuple[Step, ...]:
    """The numbers by the moment at which each was first reported; none where nothing tells their order.

    Nor where they neither rose nor were overtaken: two counts that differ are no history.
    """
    steps = [step for those, gone in ((standing, False), (overtaken, True)) for step in _steps(those, heard, gone)]
    values = {step.value for step in steps}
    moments = {(step.reported.start, step.reported.end) for step in steps if step.reported.known}
    as_of_before = any(each.count.standing is Standing.EARLIER for each in overtaken)
    if len(values) < 2 or (len(moments) < 2 and not as_of_before):
        return ()
    ordered = tuple(sorted(steps, key=_place_in_order))
    numbers = [step.low or 0 for step in ordered]
    return ordered if overtaken or numbers == sorted(numbers) else ()


def _place_in_order(step: Step) -> tuple[object, ...]:
    return (*_moment(step.reported), not step.overtaken, step.low or -1, step.value, step.claims)


def _steps(those: Sequence[Counted], heard: Heard, overtaken: bool) -> list[Step]:
    found: dict[tuple[object, ...], list[Counted]] = defaultdict(list)
    for each in those:
        quantity = each.count.quantity
        found[quantity.low, quantity.high, quantity.approximate].append(each)
    steps = []
    for same in found.values():
        quantity = same[0].count.quantity
        reported = min((_reported(each, heard) for each in same), key=_moment)
        claims = tuple(sorted({each.claim.id for each in same}))
        steps.append(Step(reported, str(quantity), quantity.low, quantity.high, claims, overtaken))
    return steps


def _reported(each: Counted, heard: Heard) -> When:
    """When it was published; what a report gives as an earlier number was told some time before it."""
    when = heard.told[each.claim.id]
    if each.count.standing is not Standing.EARLIER or not when.known:
        return when
    return When(None, when.start or when.end, Precision.OPEN, when.zone, when.basis)


def _moment(when: When) -> tuple[bool, str, str]:
    """In order of time: what ends first comes first, what is unknown last."""
    start, end = when.utc(())
    return not when.known, str(start or end), str(end)


def last_told(those: Sequence[Counted], heard: Heard) -> list[Counted]:
    """Those that no other was told after."""
    return [each for each in those if not any(heard.before(each.claim, other.claim) for other in those)]
