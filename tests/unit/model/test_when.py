from datetime import date, datetime

import pytest

from trucewatch.model import Precision, When


def test_one_moment_at_two_precisions_overlaps():
    day = When.day(date(2031, 3, 6))
    assert day.overlaps(When.minute(datetime(2031, 3, 6, 0, 1)))
    assert not day.overlaps(When.minute(datetime(2031, 3, 7, 0, 0)))


def test_an_open_end_overlaps_whatever_lies_on_its_side():
    before = When(None, datetime(2031, 3, 6), Precision.OPEN)
    assert before.overlaps(When.day(date(2031, 3, 5)))
    assert not before.overlaps(When.day(date(2031, 3, 6)))


def test_an_unstated_clock_widens_to_every_lawful_reading():
    moment = When.minute(datetime(2020, 3, 6, 0, 1))
    start, end = moment.utc(["Europe/Moscow", "Asia/Damascus"])
    assert start is not None and start.isoformat() == "2020-03-05T21:01:00+00:00"
    assert end is not None and end.isoformat() == "2020-03-05T22:02:00+00:00"


def test_a_stated_clock_is_not_read_in_any_other():
    moment = When.minute(datetime(2020, 3, 6, 0, 1), zone="Europe/Moscow")
    start, _ = moment.utc(["Asia/Damascus"])
    assert start is not None and start.hour == 21


def test_a_time_that_runs_backwards_is_refused():
    with pytest.raises(ValueError, match="backwards"):
        When(datetime(2031, 3, 6), datetime(2031, 3, 5))


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        (When.unknown("on Thursday"), "unknown"),
        (When.day(date(2031, 3, 6)), "2031-03-06"),
        (When.minute(datetime(2031, 3, 6, 0, 1)), "2031-03-06 00:01"),
        (When(datetime(2031, 3, 1), datetime(2031, 3, 8), Precision.WEEK), "2031-03-01 to 2031-03-07"),
        (When(None, datetime(2031, 3, 6), Precision.OPEN), "? to 2031-03-05"),
    ],
)
def test_a_time_is_shown_no_finer_than_it_is_known(when, shown):
    assert str(when) == shown
