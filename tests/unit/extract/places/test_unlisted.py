"""The entries of a list are headed by a day and a place."""

import pytest

from trucewatch.extract.places.unlisted import ends_head, heads_of_entries
from trucewatch.model import Span


@pytest.mark.parametrize(
    ("text", "days", "heads"),
    [
        ("5 May: Tal, two killed; Ros, a mine.", ["5 May"], ["Tal", "Ros"]),
        ("In May: 5 May, Tal, two killed; 6 May, Ros, a mine.", ["5 May", "6 May"], ["Tal", "Ros"]),
        ("7/2 Tal, two killed.", [], ["Tal"]),
        ("Two killed; Ros mourned.", [], []),
    ],
)
def test_an_entry_is_headed_by_the_name_behind_its_day(text, days, heads):
    held = [Span(at := text.rindex(day), at + len(day)) for day in days]
    found = heads_of_entries(text, Span(0, len(text)), held)
    assert {text.index(head) for head in heads} == found


def test_a_head_is_parted_from_what_is_told_of_it():
    assert ends_head("Tal, two", 3)
    assert ends_head("Tal (north)", 3)
    assert not ends_head("Tal says", 3)
