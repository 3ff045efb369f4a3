import pytest

from trucewatch.model import Duration, Length, Quantity, Side, Unit


@pytest.mark.parametrize(
    ("quantity", "shown"),
    [
        (Quantity(33, 33), "33"),
        (Quantity(16, None), "at least 16"),
        (Quantity(None, 40), "at most 40"),
        (Quantity(900_000, 1_000_000, True), "about 900,000 to 1,000,000"),
        (Quantity(None, None), "an unknown number"),
    ],
)
def test_a_count_is_shown_as_vague_as_it_was_given(quantity, shown):
    assert str(quantity) == shown


def test_a_count_that_holds_nothing_is_refused():
    with pytest.raises(ValueError, match="holds nothing"):
        Quantity(5, 4)


def test_only_an_exact_count_is_exact():
    assert Quantity(5, 5).exact == 5
    assert Quantity(5, 5, approximate=True).exact is None
    assert Quantity(5, None).exact is None


def test_a_width_on_each_side_is_twice_that_in_total():
    assert Length(6, 6, side=Side.PER_SIDE).total() == (12, 12)
    assert Length(6, 6, side=Side.TOTAL).total() == (6, 6)
    assert Length(6, 6).total() is None


def test_a_month_is_no_number_of_days():
    assert Duration(3, Unit.MONTHS).days is None
    assert Duration(1, Unit.WEEKS).days == 7
    assert str(Duration(1, Unit.DAYS)) == "1 day"
