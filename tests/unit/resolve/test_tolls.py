"""Signs of tolls: numbers that could be one number of the same people."""

import pytest

from stories import Story, count, reports_and_claims
from trucewatch.packs.groups import load_groups
from trucewatch.resolve.tellings import tellings
from trucewatch.resolve.tolls import toll_signs
from trucewatch.resolve.weights import load_weights


def killed(low, high=-1, group="civilian", **more):
    return count("killed", group, low, high, **more)


@pytest.mark.parametrize(
    ("one", "two", "signs"),
    [
        (killed(33), killed(34), ["toll.near", "toll.rare"]),
        (killed(12), killed(12), ["toll.same_large"]),
        (killed(2), killed(2), ["toll.same_small"]),
        (killed(16, None), killed(13, None), ["toll.overlap"]),
        (killed(2, None), killed(30), []),
        (killed(3, None), killed(4), []),
        (killed(1), killed(33), ["toll.apart"]),
        (killed(9), killed(10), ["toll.apart"]),
        (killed(30, approximate=True), killed(33), ["toll.overlap"]),
        (killed(16), killed(20, group="person"), []),
        (killed(16), killed(16, None, group="person"), ["toll.part"]),
        (killed(25), killed(20, group="person"), ["toll.apart"]),
        (killed(7, group="child", part_of="killed:person"), killed(13), []),
        (killed(5, group="soldier", group_actor="norland"), killed(9, group="soldier", group_actor="eastland"), []),
        (killed(5), count("injured", "civilian", 5), []),
    ],
)
def test_two_tolls(one, two, signs):
    left, right = Story("A"), Story("B")
    left.event("One tells it.", counts=(one,))
    right.event("Another tells it.", counts=(two,))
    reports, claims = reports_and_claims(left, right)
    weights, groups = load_weights(), load_groups()
    made = [each.profile for each in tellings({report.id: report for report in reports}, claims, weights, groups)]
    assert [sign for sign, _ in toll_signs(*made, weights, groups)] == signs
    assert [sign for sign, _ in toll_signs(*reversed(made), weights, groups)] == signs
