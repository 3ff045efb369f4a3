"""Whatever the text, the readers of numbers, lengths and times keep their promises."""

from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.extract.text.durations import find_durations, read_duration
from trucewatch.extract.text.lengths import find_lengths
from trucewatch.extract.times import Tense, TimeContext, find_times
from trucewatch.extract.tolls.quantities import find_quantities, read_quantity
from trucewatch.model import Basis, Span, When

PAST = TimeContext(When.day(date(2020, 3, 5)), Basis.STATED, Tense.PAST)
_WORDS = """
    at least more than a dozen about 12 1,200 3.6 million hundreds of thousands between ten and fifteen
    to - nearly some " "people troops km miles wide north south on each side , . ( ) % $ March May 6
    2020 00:01 midnight after minute last Thursday week since in by until early the end of days within
    seven 24 hours ago tonight overnight GMT +3 half İ ١٢ twenty one six-kilometer M4 Article 2018 pm
    noon this next morning from or couple several over under
"""
WORDS = st.sampled_from(_WORDS.split())
TEXTS = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=14).map(" ".join))


def _apart(spans: list[Span], text: str) -> None:
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_counts_lie_apart_and_read_again_to_the_same(text: str) -> None:
    found = find_quantities(text)
    _apart([span for span, _ in found], text)
    for span, quantity in found:
        assert read_quantity(span.of(text)) == quantity


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_lengths_lie_apart_in_order_of_size(text: str) -> None:
    found = find_lengths(text)
    _apart([span for span, _ in found], text)
    for span, length in found:
        assert 0 <= length.low_km <= length.high_km
        assert span.of(text) == length.text


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_durations_lie_apart_and_read_again_to_the_same(text: str) -> None:
    found = find_durations(text)
    _apart([span for span, _, _ in found], text)
    for span, duration, _ in found:
        assert read_duration(span.of(text)) == duration


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.integers(0, 10_000))
def test_times_lie_apart_and_are_shifted_as_asked(text: str, start: int) -> None:
    found = find_times(text, PAST)
    _apart([span for span, _ in found], text)
    assert all(span.of(text) == when.text for span, when in found)
    shifted = find_times(text, PAST, start)
    assert [(span.start - start, when) for span, when in shifted] == [(span.start, when) for span, when in found]


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_no_date_of_publication_breaks_the_reading(text: str, day: date) -> None:
    when = When.day(day) if day < date(9999, 12, 31) else When.unknown()
    find_times(text, TimeContext(when, Basis.STATED))
