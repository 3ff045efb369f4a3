from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.model import Quantity, Truth, When

numbers = st.integers(0, 10**6)
quantities = st.builds(
    lambda low, width, open_low, open_high: Quantity(None if open_low else low, None if open_high else low + width),
    numbers, numbers, st.booleans(), st.booleans(),
)  # fmt: skip
truths = st.sampled_from(list(Truth))
moments = st.datetimes(datetime(1950, 1, 1), datetime(2090, 1, 1))
whens = st.builds(lambda start, hours: When(start, start + timedelta(hours=hours)), moments, st.integers(1, 10**5))


@given(quantities, quantities)
def test_overlap_of_counts_is_mutual(left, right):
    assert left.overlaps(right) == right.overlaps(left)


@given(quantities, quantities, numbers)
def test_counts_that_admit_one_number_overlap(left, right, number):
    if left.admits(number) and right.admits(number):
        assert left.overlaps(right)


@given(truths, truths, truths)
def test_three_valued_logic_keeps_its_laws(a, b, c):
    assert a & b is b & a
    assert a | b is b | a
    assert (a & b) & c is a & (b & c)
    assert ~(a & b) is ~a | ~b
    assert ~~a is a


@given(whens, whens)
def test_a_time_that_holds_another_overlaps_it(left, right):
    assert left.overlaps(right) == right.overlaps(left)
    if left.contains(right):
        assert left.overlaps(right)


@given(whens)
def test_more_lawful_clocks_never_narrow_a_time(when):
    few, many = when.utc(["Europe/Moscow"]), when.utc(["Europe/Moscow", "Asia/Damascus", "UTC"])
    assert few[0] is not None and many[0] is not None and few[1] is not None and many[1] is not None
    assert many[0] <= few[0] and few[1] <= many[1]
