"""The table of events: who was killed, who carries it, where it was."""

from dataclasses import replace

import pytest

from trucewatch.publish import tables
from unit.publish.sample import CASE

EVENT = CASE.events[0]
FIGURE = replace(CASE.figures[0], about=EVENT.id, measure="killed", part_of=None)


def row(*counted):
    """The row of one event in which these groups were killed: group, low, best, high."""
    figures = tuple(
        replace(FIGURE, id=group, group=group, low=low, best=best, high=high) for group, low, best, high in counted
    )
    rows = tables(replace(CASE, figures=figures))["events"]
    return next(row for row in rows if row["event"] == EVENT.id)


@pytest.mark.parametrize(
    ("counted", "deaths"),
    [
        ([], (None, None, None)),
        ([("civilian", 3, 4, 5)], (3, 4, 5)),
        ([("civilian", 3, 4, 5), ("soldier", 2, 2, 2)], (5, 6, 7)),
        ([("civilian", 3, 4, None), ("soldier", 2, 2, 2)], (5, 6, None)),
        ([("person", 2, 2, 2), ("soldier", 5, 5, 5)], (5, None, None)),
    ],
)
def test_deaths_are_added_up_only_of_groups_that_share_nobody(counted, deaths):
    assert tuple(row(*counted)[f"deaths_{end}"] for end in ("low", "best", "high")) == deaths


def test_a_row_names_its_outlets_and_the_words_it_rests_on():
    found = row()
    claims = {claim.id: claim for claim in CASE.claims}
    assert all(claims[id].quote in found["words"] for id in EVENT.claims)
    assert found["outlets"]
