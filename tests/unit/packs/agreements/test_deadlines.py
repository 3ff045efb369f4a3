from datetime import UTC, datetime

import pytest

from trucewatch.model import Anchor, Deadline, Duration, Unit
from trucewatch.packs.agreements import load_agreement
from trucewatch.packs.agreements.deadlines import add, civil_moments, reading_lines, readings

IDLIB = load_agreement("idlib-2020")


def days(deadline):
    return sorted({due.day for due in readings(deadline, IDLIB)})


def within(number, unit=Unit.DAYS, **options):
    return Deadline((Anchor.SIGNING, Anchor.EFFECTIVE), offset=Duration(number, unit), **options)


def test_seven_days_of_signing_or_effect_end_on_two_days():
    assert days(within(7)) == ["2020-03-12", "2020-03-13"]


def test_counting_the_first_day_ends_a_day_earlier():
    assert days(within(7, inclusive=True)) == ["2020-03-11", "2020-03-12"]
    assert days(within(7, inclusive=None)) == ["2020-03-11", "2020-03-12", "2020-03-13"]


def test_by_a_day_includes_it_and_before_a_day_does_not():
    at = datetime(2020, 3, 15)
    assert days(Deadline((Anchor.ABSOLUTE,), at=at)) == ["2020-03-15"]
    assert days(Deadline((Anchor.ABSOLUTE,), at=at, before=True)) == ["2020-03-14"]


def test_texts_that_say_by_and_before_are_read_both_ways():
    deadline = Deadline((Anchor.ABSOLUTE,), at=datetime(2020, 3, 15), inclusive=None)
    assert days(deadline) == ["2020-03-14", "2020-03-15"]


def test_each_clock_gives_its_own_last_moment():
    moments = [due.moment for due in readings(Deadline((Anchor.ABSOLUTE,), at=datetime(2020, 3, 15)), IDLIB)]
    assert moments == [datetime(2020, 3, 15, 20, 59, 59, tzinfo=UTC), datetime(2020, 3, 15, 21, 59, 59, tzinfo=UTC)]


def test_hours_are_counted_to_the_minute():
    deadline = within(48, Unit.HOURS, whole_day=False)
    assert civil_moments(deadline, IDLIB) == (datetime(2020, 3, 7), datetime(2020, 3, 8, 0, 1))


@pytest.mark.parametrize(
    ("start", "offset", "end"),
    [(datetime(2020, 10, 31), Duration(3, Unit.MONTHS), datetime(2021, 1, 31)),
     (datetime(2020, 11, 30), Duration(3, Unit.MONTHS), datetime(2021, 2, 28)),
     (datetime(2020, 2, 29), Duration(5, Unit.YEARS), datetime(2025, 2, 28)),
     (datetime(2020, 2, 28), Duration(2, Unit.WEEKS), datetime(2020, 3, 13))],
)  # fmt: skip
def test_three_months_are_not_ninety_days(start, offset, end):
    assert add(start, offset) == end


def test_a_deadline_that_hangs_on_a_condition_has_no_reading():
    assert readings(Deadline((Anchor.CONCURRENT_WITH,), condition="the exit of foreign forces"), IDLIB) == ()


def test_readings_that_differ_by_clock_alone_share_a_line():
    assert len(reading_lines(readings(within(7), IDLIB))) == 2
