"""Events sorted by what terms can tell apart."""

import numpy as np
import pytest

from truces import day, days, event, minute
from trucewatch.assess.alike import alike
from trucewatch.columns import columns_of, seconds
from trucewatch.model import When

BOUNDARY = seconds(day(3).start)


def sorts(*events, boundaries=(BOUNDARY,)):
    return alike(columns_of(events), boundaries)


@pytest.mark.parametrize(
    ("changes", "are_alike"),
    [
        ({}, True),
        ({"point": (40.0, 50.0)}, True),
        ({"when": day(9)}, True),
        ({"when": day(1)}, False),
        ({"when": days(2, 5)}, False),
        ({"when": When.unknown()}, False),
        ({"when": minute(9, 12, 0)}, False),
        ({"when": day(9, zone="UTC")}, False),
        ({"who": ("rovers",)}, False),
        ({"act": ("Battles", "")}, False),
        ({"denied": True}, False),
    ],
)
def test_two_events_are_alike_unless_a_term_could_tell_them_apart(changes, are_alike):
    first, second = event("a", when=day(5)), event("b", **{"when": day(5), **changes})
    found = sorts(first, second).sort
    assert (found[0] == found[1]) is np.bool_(are_alike)


def test_each_sort_has_one_of_its_events_as_example():
    events = [
        event(f"e{number}", when=day(1 + number % 4), who=("rovers",) * (number % 3 == 0)) for number in range(24)
    ]
    found = sorts(*events)
    columns = columns_of(events)
    assert len(found.examples) == len(set(found.sort.tolist()))
    assert (found.examples.who[found.sort] == columns.who).all()
    assert ((found.examples.start[found.sort] >= BOUNDARY) == (columns.start >= BOUNDARY)).all()


def test_no_events_are_of_no_sort():
    assert len(sorts().sort) == len(sorts().examples) == 0


def test_sorts_that_lie_far_apart_are_found_by_sorting(monkeypatch):
    events = [event(f"e{number}", when=day(1 + number % 4)) for number in range(24)]
    near = sorts(*events)
    monkeypatch.setattr("trucewatch.assess.alike._DENSE", -1000)
    far = sorts(*events)
    assert (near.sort == far.sort).all()
    assert near.examples.ids == far.examples.ids
