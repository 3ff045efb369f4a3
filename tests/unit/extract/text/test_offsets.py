"""Distances from a named place."""

import pytest

from trucewatch.extract.text.offsets import read_offset
from trucewatch.packs.language.place_words import load_place_words


@pytest.mark.parametrize(
    ("before", "low", "bearing"),
    [
        ("A mortar fell 7 km west of ", 7.0, 270.0),
        ("The depot, 30 kilometres from ", 30.0, None),
        ("8 km to the south-east of the town of ", 8.0, 135.0),
    ],
)
def test_a_distance_is_read_with_its_bearing(before, low, bearing):
    offset = read_offset(before, load_place_words())
    assert offset is not None
    assert (offset.low_km, offset.bearing) == (low, bearing)


@pytest.mark.parametrize("before", ["They drove 30 km, and ", "In 2016 they entered ", "a 5 km queue formed in ", ""])
def test_other_numbers_are_no_distance_from_a_place(before):
    assert read_offset(before, load_place_words()) is None
