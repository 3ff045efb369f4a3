"""Undated reports get the days that hold them from what they tell as dated reports do."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories import AIR, CLASH, MARCH_4, MARCH_5, NEXT_TOWN, TOWN, Story, at, count, reports_and_claims
from trucewatch.model import Basis, Precision, Published, TimeBasis, When
from trucewatch.resolve import date_by_events

WEDNESDAY = date(2031, 3, 5)
NEXT_WEEK = When.day(WEDNESDAY + timedelta(days=7), TimeBasis.RELATIVE)


def strike(story: Story, when: When | str, *, place=TOWN, dead=5, act=AIR) -> Story:
    said = When.unknown(when) if isinstance(when, str) else when
    sentence = f"A strike hit {place.name} on {when}, killing {dead}."
    story.event(sentence, act, when=said, where=(at(place),), counts=(count("killed", "civilian", dead),))
    return story


def dated(name: str = "d", when: When = MARCH_5, day: date = date(2031, 3, 6), **more) -> Story:
    return strike(Story(name, published=day), when, **more)


def undated(when: str, **more) -> Story:
    return strike(Story("u"), when, **more)


def days_given(*stories: Story) -> str:
    found = date_by_events(*reports_and_claims(*stories))
    return " and ".join(str(report.published.when) for report in found)


def test_its_weekday_is_the_day_of_the_same_strike_and_it_came_out_within_six_days() -> None:
    (report,) = date_by_events(*reports_and_claims(undated("Wednesday"), dated()))
    assert (report.name, str(report.published.when)) == ("u", "2031-03-05 to 2031-03-11")
    assert report.published.basis is Basis.INFERRED
    assert "on Wednesday 2031-03-05 by d Post (2031-03-06)" in report.published.reason


def test_last_wednesday_was_not_said_on_that_wednesday() -> None:
    assert days_given(undated("last Wednesday"), dated()) == "2031-03-06 to 2031-03-12"


def test_several_weekdays_leave_the_days_on_which_all_can_be_said() -> None:
    both = strike(undated("Wednesday"), "Tuesday", place=NEXT_TOWN, dead=9)
    other = strike(dated(), MARCH_4, place=NEXT_TOWN, dead=9)
    assert days_given(both, other) == "2031-03-05 to 2031-03-10"


def test_a_day_of_a_month_gets_its_year_and_no_last_day() -> None:
    assert days_given(undated("5 March"), dated()) == "2031-03-05 to ?"
    assert days_given(undated("Wednesday, March 5"), dated()) == "2031-03-05 to ?"


@pytest.mark.parametrize("words", ["Thursday", "6 March", "since Wednesday", "the following Wednesday", "5", ""])
def test_words_that_name_another_day_or_lead_to_one_date_nothing(words: str) -> None:
    assert days_given(undated(words), dated()) == ""


def test_a_strike_elsewhere_or_with_another_toll_dates_nothing() -> None:
    assert days_given(undated("Wednesday", place=NEXT_TOWN), dated()) == ""
    assert days_given(undated("Wednesday", dead=40), dated()) == ""


def test_two_wednesdays_that_are_as_likely_leave_it_undated() -> None:
    week_later = dated("e", NEXT_WEEK, date(2031, 3, 13))
    assert days_given(undated("Wednesday"), dated(), week_later) == ""


def test_of_two_wednesdays_that_with_the_same_toll_is_meant() -> None:
    week_later = dated("e", NEXT_WEEK, date(2031, 3, 13), dead=6)
    assert days_given(undated("Wednesday"), dated(), week_later) == "2031-03-05 to 2031-03-11"


def test_nothing_is_reasoned_from_a_report_whose_own_date_was_inferred() -> None:
    (inferred,) = date_by_events(*reports_and_claims(undated("Wednesday"), dated()))
    third = strike(Story("v"), "Wednesday")
    reports, claims = reports_and_claims(undated("Wednesday"), third)
    assert date_by_events([inferred, *(each for each in reports if each.name == "v")], claims) == ()


def test_a_report_that_tells_of_a_later_day_came_out_no_earlier() -> None:
    since = When(MARCH_5.start + timedelta(days=3), None, Precision.OPEN, None, TimeBasis.INFERRED)
    reports, claims = reports_and_claims(undated("Wednesday"), dated())
    late = replace(reports[0], published=Published(since, Basis.INFERRED, "it tells of 2031-03-08 as past"))
    (report,) = date_by_events([late, reports[1]], claims)
    assert str(report.published.when) == "2031-03-08 to 2031-03-11"
    assert report.published.reason.endswith("it tells of 2031-03-08 as past")


@given(st.permutations(range(4)))
def test_the_order_of_reports_and_claims_changes_nothing(order: list[int]) -> None:
    stories = [undated("Wednesday"), dated(), dated("e", act=CLASH), strike(Story("v"), "Tuesday", dead=7)]
    reports, claims = reports_and_claims(*(stories[at] for at in order))
    found = date_by_events(reports, claims)
    assert found == date_by_events(*reports_and_claims(*stories))
