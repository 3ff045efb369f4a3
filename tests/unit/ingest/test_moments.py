from datetime import date, datetime

import pytest

from trucewatch.ingest.moments import InvalidDate, find_moments, read_moment
from trucewatch.model import Precision


@pytest.mark.parametrize(
    "written",
    ["2020-03-05", "5 March 2020", "March 5, 2020", "Thursday, 5 Mar. 2020", "5th of March, 2020", "5.3.2020",
     "2020/3/5", "20200305", "Mar 5 2020", "THU 5 MAR 2020"],
)  # fmt: skip
def test_a_whole_date_is_read_in_any_form(written):
    assert read_moment(written).date == date(2020, 3, 5)


@pytest.mark.parametrize(
    ("written", "start", "zone"),
    [
        ("2020-03-05T17:19:00Z", "2020-03-05 17:19", "UTC"),
        ("2020-03-05T17:19:00.123+03:00", "2020-03-05 17:19", "Etc/GMT-3"),
        ("2020-03-05T17:19+05:30", "2020-03-05 11:49", "UTC"),
        ("5 Mar, 2020 17:19", "2020-03-05 17:19", None),
        ("Mar 5, 2020, 9:14 PM GMT+3", "2020-03-05 21:14", "Etc/GMT-3"),
        ("9.14 p.m. EST, March 5, 2020", "2020-03-05 21:14", "Etc/GMT+5"),
        ("5 March 2020 at 12:05 am", "2020-03-05 00:05", None),
        ("Thu, 05 Mar 2020 17:19:00 GMT", "2020-03-05 17:19", "UTC"),
    ],
)
def test_a_time_is_kept_with_its_clock(written, start, zone):
    when = read_moment(written)
    assert (when.start, when.zone) == (datetime.fromisoformat(start), zone)
    assert when.precision is Precision.MINUTE


def test_a_day_and_a_month_that_may_be_swapped_leave_both_readings():
    when = read_moment("05-03-2020")
    assert (when.start, when.end) == (datetime(2020, 3, 5), datetime(2020, 5, 4))
    assert when.date is None


def test_a_number_above_twelve_settles_which_is_the_day():
    assert read_moment("03/25/2020").date == read_moment("25/03/2020").date == date(2020, 3, 25)


@pytest.mark.parametrize(("year", "fine"), [(1899, False), (1900, True), (2100, True), (2101, False)])
def test_a_year_in_which_no_report_can_lie_is_refused(year, fine):
    if fine:
        assert read_moment(f"{year}-06-01").date == date(year, 6, 1)
    else:
        with pytest.raises(InvalidDate, match="outside 1900 to 2100"):
            read_moment(f"{year}-06-01")


@pytest.mark.parametrize(
    "written",
    ["", "soon", "2020-13-45", "March 2020", "5 March", "31 February 2020", "5 years ago", "2020-03-05 to 2020-03-06"],
)
def test_what_is_no_one_date_is_refused(written):
    with pytest.raises(InvalidDate):
        read_moment(written)


def test_a_date_without_a_year_keeps_its_month_and_day():
    (moment,) = find_moments("patrols begin on March 15, he said")
    assert (moment.readings, moment.month, moment.day) == ((), 3, 15)


@pytest.mark.parametrize("text", ["It may 20 times fail", "the M4 and 10 troops", "12.5 km", "1-2-3", "v1.2.2020.4"])
def test_numbers_that_are_no_dates_are_left_alone(text):
    assert [moment for moment in find_moments(text) if moment.readings] == []


def test_spans_are_of_the_words_themselves():
    text = "Published: March 5, 2020 by the desk"
    (moment,) = find_moments(text, 100)
    assert text[moment.span.start - 100 : moment.span.end - 100] == "March 5, 2020"
