"""Shares of those counted before."""

import pytest

from trucewatch.extract.tolls.shares import find_shares
from trucewatch.model import Quantity
from trucewatch.packs.language.happenings import load_happenings

_OF_WHOLE = load_happenings().prepositions["of_whole"]


@pytest.mark.parametrize(
    ("text", "whole", "read"),
    [
        ("killed 48 people, half of them children", Quantity(48, 48), "about 24"),
        ("killed 20 people, more than half of whom were women", Quantity(20, 20), "11 to 20"),
        ("killed over 300, 40% of them children", Quantity(301, None), "at least about 120"),
        ("killed 15, a third of them women", Quantity(15, 15), "about 5"),
    ],
)
def test_a_share_is_of_those_counted_before(text, whole, read):
    (share,) = find_shares(text, 0, _OF_WHOLE, "en")
    assert str(share.of(whole)) == read


@pytest.mark.parametrize("text", ["half of the town burned", "half an hour later", "at most half of them fled"])
def test_other_halves_are_no_shares(text):
    assert not list(find_shares(text, 0, _OF_WHOLE, "en"))
