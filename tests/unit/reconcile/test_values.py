"""Two values of one field: the same, both possible, or not both true."""

from datetime import date, datetime

import pytest

from stories import midnight
from trucewatch.model import Accord, Duration, Length, Precision, Quantity, Side, Unit, When
from trucewatch.reconcile.rules import load_rules
from trucewatch.reconcile.values import relate, relate_all, relate_pairs, route

TOTAL_12 = Length(12, 12, side=Side.TOTAL)
EACH_6 = Length(6, 6, side=Side.PER_SIDE)
DAY_6 = When.day(date(2031, 3, 6))
SINCE = When(datetime(2031, 3, 6), None, Precision.OPEN)


@pytest.mark.parametrize(
    ("one", "two", "accord"),
    [
        (EACH_6, TOTAL_12, Accord.COMPATIBLE),
        (EACH_6, Length(6, 6, side=Side.ONE_SIDE), Accord.COMPATIBLE),
        (EACH_6, Length(6, 6, side=Side.TOTAL), Accord.CONFLICT),
        (EACH_6, Length(6, 6), Accord.COMPATIBLE),
        (TOTAL_12, Length(6, 6), Accord.COMPATIBLE),
        (EACH_6, Length(7, 7), Accord.CONFLICT),
        (Length(6, 6, side=Side.TOTAL), Length(6.4, 6.4, True, Side.TOTAL), Accord.COMPATIBLE),
        (Length(6, 6, side=Side.TOTAL), Length(6.4, 6.4, False, Side.TOTAL), Accord.CONFLICT),
        (Duration(7, Unit.DAYS), Duration(1, Unit.WEEKS), Accord.SAME),
        (Duration(48, Unit.HOURS), Duration(2, Unit.DAYS), Accord.SAME),
        (Duration(3, Unit.MONTHS), Duration(90, Unit.DAYS), Accord.COMPATIBLE),
        (Duration(3, Unit.MONTHS), Duration(60, Unit.DAYS), Accord.CONFLICT),
        (Duration(1, Unit.YEARS), Duration(12, Unit.MONTHS), Accord.COMPATIBLE),
        (Quantity(12, 12), Quantity(12, 12), Accord.SAME),
        (Quantity(12, 12), Quantity(10, None), Accord.COMPATIBLE),
        (Quantity(12, 12), Quantity(13, 13), Accord.CONFLICT),
        (Quantity(3_600_000, 3_600_000, True), Quantity(3_500_000, 3_500_000), Accord.COMPATIBLE),
        (DAY_6, midnight(6, 1), Accord.COMPATIBLE),
        (midnight(6), midnight(6, 1), Accord.COMPATIBLE),
        (midnight(6), midnight(6, 30), Accord.CONFLICT),
        (DAY_6, SINCE, Accord.COMPATIBLE),
        (DAY_6, When.unknown("soon"), Accord.COMPATIBLE),
        (DAY_6, When.day(date(2031, 3, 7)), Accord.CONFLICT),
        (DAY_6, When.day(date(2031, 3, 8)), Accord.CONFLICT),
        ("M4", "the M-4 highway", Accord.SAME),
        ("M4", "the M5 motorway", Accord.COMPATIBLE),
        (DAY_6, Duration(7, Unit.DAYS), Accord.COMPATIBLE),
    ],
)
def test_two_values(one, two, accord):
    rules = load_rules()
    assert relate(one, two, rules).accord is accord
    assert relate(two, one, rules).accord is accord


def test_one_conflict_among_many_is_a_conflict_and_says_which():
    values = [EACH_6, TOTAL_12, Length(6, 6, side=Side.TOTAL)]
    relation = relate_all(values, relate_pairs(values, load_rules()))
    assert relation.accord is Accord.CONFLICT
    assert "6 km in total and 6 km on each side (12 km in all) cannot both be the width" in relation.reason


def test_a_road_is_known_by_its_own_words():
    assert route("Idlib’s M-4 highway", load_rules()) == ("idlib", "s", "m4")
