"""Events of one kind are judged once."""

import pytest

from truces import TRUCE, day, days, event, minute
from trucewatch.assess import kinds as kinds_module
from trucewatch.assess.kinds import Kinds
from trucewatch.assess.terms import Asked, TermJudge, judged_terms
from trucewatch.columns import columns_of
from trucewatch.model import When

IN_FORCE = day(5)


def kinds():
    return Kinds([TermJudge(TRUCE, term, None) for term in judged_terms(TRUCE)])


@pytest.mark.parametrize(
    ("changes", "are_alike"),
    [
        ({}, True),
        ({"point": (40.0, 50.0)}, True),
        ({"when": day(6)}, True),
        ({"when": day(1)}, False),
        ({"when": days(1, 6)}, False),
        ({"when": When.unknown()}, False),
        ({"when": minute(6, 12, 0)}, False),
        ({"when": day(6, zone="UTC")}, False),
        ({"who": ("rovers",)}, False),
        ({"act": ("Battles", "")}, False),
        ({"denied": True}, False),
    ],
)
def test_two_events_are_of_one_kind_unless_a_term_could_tell_them_apart(changes, are_alike):
    first, second = event("a", when=IN_FORCE), event("b", **{"when": IN_FORCE, **changes})
    found, _ = kinds().of(columns_of([first, second]))
    assert bool(found.sort[0] == found.sort[1]) is are_alike


@pytest.mark.parametrize("most", [1 << 17, 3])
def test_what_was_met_before_changes_no_line(most, monkeypatch):
    monkeypatch.setattr(kinds_module, "_MOST", most)
    events = [
        event(f"e{number}", when=days(1 + number % 9, 10 + number % 11), who=("rovers", "scouts")[: number % 3])
        for number in range(40)
    ]
    together = kinds()
    for some in (events[:7], events[5:30], events):
        found, lines = together.of(columns_of(some))
        alone, own = kinds().of(columns_of(some))
        assert (lines[:, found.sort] == own[:, alone.sort]).all()
        judged = [[one.line(Asked(columns_of([each])))[0] for each in some] for one in together._terms]
        assert lines[:, found.sort].tolist() == judged
