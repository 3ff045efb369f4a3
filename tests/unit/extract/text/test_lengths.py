"""Lengths in kilometres, with the side of the line that the words give."""

import pytest

from trucewatch.extract.text.lengths import find_lengths, read_length
from trucewatch.model import Side


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "side"),
    [
        ("A belt of 6 km.", "6 km", 6, 6, Side.UNSAID),
        ("6km north and 6km south of the road", "6km north and 6km south", 6, 6, Side.PER_SIDE),
        (
            "8 km deep to the east and 8 km deep to the west of it",
            "8 km deep to the east and 8 km deep to the west",
            8, 8, Side.PER_SIDE,
        ),
        ("extends 6 km north and south of it", "6 km north and south", 6, 6, Side.PER_SIDE),
        ("10 kilometres on each side of the line", "10 kilometres on each side", 10, 10, Side.PER_SIDE),
        ("five kilometers to either side", "five kilometers to either side", 5, 5, Side.PER_SIDE),
        ("a six-kilometer-wide belt", "six-kilometer-wide", 6, 6, Side.TOTAL),
        ("a width of 5 km", "width of 5 km", 5, 5, Side.TOTAL),
        ("50 km in total", "50 km in total", 50, 50, Side.TOTAL),
        ("a 15-20 km deep zone", "15-20 km deep", 15, 20, Side.ONE_SIDE),
        ("12 km south of the town", "12 km south", 12, 12, Side.ONE_SIDE),
        ("a 30-km strip", "30-km", 30, 30, Side.UNSAID),
        ("500 metres of fence", "500 metres", 0.5, 0.5, Side.UNSAID),
        ("posts 300m away from it", "300m", 0.3, 0.3, Side.UNSAID),
        ("12 nautical miles offshore", "12 nautical miles", 22.224, 22.224, Side.UNSAID),
    ],
)  # fmt: skip
def test_a_length_is_read_with_its_side(text: str, words: str, low: float, high: float, side: Side) -> None:
    ((span, length),) = find_lengths(text)
    assert span.of(text) == length.text == words
    assert (length.low_km, length.high_km, length.side) == (low, high, side)


def test_about_carries_the_error_of_its_last_digit() -> None:
    ((_, length),) = find_lengths("about 4 miles wide")
    assert (length.low_km, length.high_km) == pytest.approx((3.5 * 1.609344, 4.5 * 1.609344))
    assert length.approximate
    assert length.side is Side.TOTAL


def test_nearly_stays_below() -> None:
    ((_, length),) = find_lengths("nearly 10 km")
    assert (length.low_km, length.high_km, length.approximate) == (9, 10, True)


def test_a_conversion_in_brackets_is_the_same_length() -> None:
    ((span, length),) = find_lengths("a 12-kilometre (7.5 mile) wide belt")
    assert (length.low_km, length.side) == (12, Side.TOTAL)
    assert span.of("a 12-kilometre (7.5 mile) wide belt") == "12-kilometre (7.5 mile) wide"


def test_two_sides_of_different_depth_are_two_lengths() -> None:
    found = [(length.low_km, length.side) for _, length in find_lengths("20 km to the north and 30 km to the south")]
    assert found == [(20, Side.ONE_SIDE), (30, Side.ONE_SIDE)]


@pytest.mark.parametrize("text", ["50 km per hour", "20 square km", "2.5m people", "10 foot patrols", "the M4", ""])
def test_speeds_areas_and_millions_are_no_lengths(text: str) -> None:
    assert find_lengths(text) == ()


def test_a_phrase_that_is_not_wholly_a_length_reads_as_none() -> None:
    assert read_length("6 km or so") is None
