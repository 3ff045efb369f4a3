"""Actors whom no agreement names, with those whom they may be."""

from __future__ import annotations

from truces import TRUCE
from trucewatch.assess.strangers import strangers_of


class Book:
    ids = frozenset({"eastern-league", "north-guard"})

    def name(self, id: str) -> str:
        return {"eastern-league": "Eastern League of Towns", "north-guard": "Guard of the North"}.get(id, id)

    def state_of(self, id: str) -> str | None:
        return "north" if id == "north-guard" else None


def test_they_stand_by_their_rows_and_a_cell_counts_for_each_that_it_lists():
    cells = [(("Nobody", "eastern-league"), 3), (("Nobody",), 2), ((), 9)]
    found = strangers_of(cells, [TRUCE], Book())
    assert [(one.name, one.id, one.rows) for one in found] == [
        ("Nobody", None, 5), ("Eastern League of Towns", "eastern-league", 3),
    ]  # fmt: skip


def test_parties_their_forces_and_who_acts_for_them_are_none():
    assert strangers_of([(("north", "scouts", "raiders", "north-guard"), 1)], [TRUCE], Book()) == ()


def test_other_spellings_and_initials_point_to_who_is_meant_and_what_is_unlike_to_nobody():
    cells = [((name,), 1) for name in ("Scouts,", "Towns Eastern League", "ELT", "Quite Other People")]
    near = {one.name: one.nearest[:1] for one in strangers_of(cells, [TRUCE], Book())}
    assert near == {
        "Scouts,": ("scouts",), "Towns Eastern League": ("eastern-league",), "ELT": ("eastern-league",),
        "Quite Other People": (),
    }  # fmt: skip
