"""On whose side an act was done."""

import pytest

from truces import TRUCE
from trucewatch.assess.sides import NOT_KNOWN, NOT_NAMED, side_of


@pytest.mark.parametrize(
    ("names", "mutual", "side"),
    [
        (("scouts",), False, "North"),
        (("north", "scouts"), False, "North"),
        (("north", "south"), False, "North or South"),
        (("north", "south"), True, "North and South"),
        (("north", "scouts"), True, "North, both ways"),
        (("north",), True, f"North and {NOT_KNOWN}"),
        (("raiders",), False, "Rovers"),
        (("strangers",), False, NOT_NAMED),
        ((), True, NOT_KNOWN),
    ],
)
def test_a_force_stands_with_its_party_and_who_fought_each_other_are_named_together(names, mutual, side):
    assert side_of(names, mutual, TRUCE, None) == side


class Book:
    def state_of(self, id):
        return {"minister": "south"}.get(id)


def test_who_acts_for_a_party_stands_with_it():
    assert side_of(("minister",), False, TRUCE, Book()) == "South"
