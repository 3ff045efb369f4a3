"""Signs of time: a day speaks for one occurrence, a vague time for nothing, another day against it."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from stories import MARCH_4, MARCH_5, Story, reports_and_claims
from trucewatch.model import Precision, TimeBasis, When
from trucewatch.packs.groups import load_groups
from trucewatch.resolve.signs.times import time_signs
from trucewatch.resolve.tellings.telling import tellings
from trucewatch.resolve.weights import load_weights


def at_hour(hour: int, zone: str | None = None) -> When:
    return When(datetime(2031, 3, 5, hour), datetime(2031, 3, 5, hour, 1), Precision.MINUTE, zone, TimeBasis.STATED)


WEEK = When(datetime(2031, 3, 2), datetime(2031, 3, 9), Precision.WEEK)
NIGHT_BEFORE = When(datetime(2031, 3, 4, 18), datetime(2031, 3, 5, 6), Precision.PART_OF_DAY)
OVERNIGHT = When(datetime(2031, 3, 4, 18), datetime(2031, 3, 5, 8), Precision.PART_OF_DAY)
SINCE_JANUARY = When(datetime(2031, 1, 1), None, Precision.OPEN)
INFERRED = When.day(date(2031, 3, 4), TimeBasis.INFERRED)


@pytest.mark.parametrize(
    ("one", "two", "signs"),
    [
        (MARCH_5, MARCH_5, ["time.same_day"]),
        (MARCH_5, at_hour(2), ["time.same_day"]),
        (MARCH_5, NIGHT_BEFORE, ["time.next_to"]),
        (MARCH_4, NIGHT_BEFORE, ["time.next_to"]),
        (MARCH_5, OVERNIGHT, ["time.same_day"]),
        (MARCH_5, WEEK, ["time.same_week"]),
        (MARCH_5, SINCE_JANUARY, []),
        (MARCH_5, When.unknown(), []),
        (MARCH_5, When.unknown("on Wednesday"), ["time.same_weekday"]),
        (MARCH_5, When.unknown("on Friday"), ["time.other_weekday"]),
        (NIGHT_BEFORE, When.unknown("Tuesday evening"), ["time.same_weekday"]),
        (WEEK, When.unknown("on Friday"), []),
        (When.unknown("on Friday"), When.unknown("el viernes"), ["time.same_weekday"]),
        (MARCH_5, MARCH_4, ["time.apart"]),
        (MARCH_5, INFERRED, ["time.inferred"]),
        (at_hour(2), at_hour(4), ["time.clock"]),
        (at_hour(2), at_hour(9), ["time.apart"]),
        (at_hour(2, "Europe/Moscow"), at_hour(1, "Europe/Athens"), ["time.same_day"]),
        (at_hour(2, "Europe/Moscow"), at_hour(2, "Europe/Athens"), ["time.apart"]),
    ],
)
def test_two_times(one, two, signs):
    left, right = Story("A"), Story("B")
    left.event("One tells it.", when=one)
    right.event("Another tells it.", when=two)
    reports, claims = reports_and_claims(left, right)
    made = [
        each.profile.time
        for each in tellings({report.id: report for report in reports}, claims, load_weights(), load_groups())
    ]
    assert [sign for sign, _ in time_signs(*made, load_weights())] == signs
    assert [sign for sign, _ in time_signs(*reversed(made), load_weights())] == signs


@pytest.mark.parametrize(
    ("printed", "signs"),
    [
        (date(2031, 3, 4), ["time.apart"]),
        (date(2031, 3, 7), ["time.fresh"]),
        (date(2031, 3, 10), []),
        (date(2031, 4, 7), ["time.stale"]),
        (date(2031, 9, 7), ["time.older"]),
    ],
)
def test_news_that_says_no_day_is_of_the_weeks_before_it(printed, signs):
    left, right = Story("A"), Story("B", published=printed)
    left.event("One tells it.", when=When.day(date(2031, 3, 6)))
    right.event("Another tells it.")
    reports, claims = reports_and_claims(left, right)
    made = [each.profile.time for each in tellings({r.id: r for r in reports}, claims, load_weights(), load_groups())]
    assert [sign for sign, _ in time_signs(*made, load_weights())] == signs
    assert [sign for sign, _ in time_signs(*reversed(made), load_weights())] == signs


def test_a_time_taken_over_from_what_was_told_before_forbids_nothing():
    left, right = Story("A"), Story("B")
    left.event("One tells it.", when=MARCH_5)
    right.event("Another tells it.", when=MARCH_4)
    reports, claims = reports_and_claims(left, right)
    lent = [replace(claim, why=("when.continues",) if claim.report == right.id else ()) for claim in claims]
    made = [each.profile.time for each in tellings({r.id: r for r in reports}, lent, load_weights(), load_groups())]
    assert [sign for sign, _ in time_signs(*made, load_weights())] == ["time.lent_apart"]


@pytest.mark.parametrize(
    ("beside", "signs"),
    [
        ("The trial began in spring.", ["time.older"]),
        ("The trial of the men of 2031 began in spring.", ["time.stale"]),
        ("The tribunal heard 2031 witnesses of the flood of 1850.", ["time.older"]),
    ],
)
def test_a_report_that_names_an_earlier_year_may_tell_of_it_without_a_day(beside, signs):
    left, right = Story("A"), Story("B", published=date(2032 if "men" in beside else 2031, 9, 7))
    left.event("One tells it.", when=When.day(date(2031, 3, 6)))
    right.event("Another tells it.")
    right.say(beside)
    reports, claims = reports_and_claims(left, right)
    made = [each.profile.time for each in tellings({r.id: r for r in reports}, claims, load_weights(), load_groups())]
    assert [sign for sign, _ in time_signs(*made, load_weights())] == signs
