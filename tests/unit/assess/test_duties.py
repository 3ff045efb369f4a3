from datetime import UTC, datetime

import pytest

from truces import TRUCE, day, told
from trucewatch.assess import assess
from trucewatch.model import Precision, Stance, Verdict, When


def state(term, as_of, *claims):
    found = assess([], {claim.id: claim for claim in claims}, [TRUCE], as_of)
    return next(item for item in found if item.term == term)


def on(number, hour=12, month=5):
    return datetime(2031, month, number, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("as_of", "verdict", "reason"),
    [
        (on(3), Verdict.PENDING, "due in 8 or 9 days, 2031-05-11 or 2031-05-12"),
        (on(11, 14), Verdict.PENDING, "due in 0 or 1 days, 2031-05-11 or 2031-05-12"),
        (on(11, 15), Verdict.CONTESTED, "due 2031-05-11 or 2031-05-12"),  # midnight in Tokyo
        (on(12, 23), Verdict.CONTESTED, "due 2031-05-11 or 2031-05-12"),
        (on(13, 0), Verdict.UNREPORTED, "no report tells of it; was due 2031-05-11 or 2031-05-12"),
    ],
)
def test_a_duty_passes_through_its_readings(as_of, verdict, reason):
    found = state("leave", as_of)
    assert found.verdict is verdict
    assert reason in found.reason
    assert {due.day for due in found.due} == {"2031-05-11", "2031-05-12"}


@pytest.mark.parametrize(
    ("when", "verdict"),
    [(day(11), Verdict.MET), (day(12), Verdict.CONTESTED), (day(13), Verdict.PARTLY_MET)],
)
def test_done_in_time_by_every_reading_by_some_or_by_none(when, verdict):
    found = state("leave", on(20), told("c", when))
    assert found.verdict is verdict
    assert found.evidence == ("c",)


def test_the_most_timely_report_counts():
    assert state("leave", on(20), told("a", day(13)), told("b", day(10))).verdict is Verdict.MET


@pytest.mark.parametrize(
    "claim",
    [
        told("c", day(11), stance=Stance.PROMISES),
        told("c", day(11), words="the tents left"),
        told("c", day(11), by=("rovers",)),
        told("c", day(11), act="Patrol"),
        told("c", day(25)),  # after the moment
        told("c", day(30, month=4)),  # before the signing
    ],
)
def test_what_does_not_tell_of_it_being_done_is_silence(claim):
    assert state("leave", on(20), claim).verdict is Verdict.UNREPORTED


def test_a_report_without_a_day_settles_nothing():
    assert state("leave", on(20), told("c", When.unknown())).verdict is Verdict.UNDETERMINED


def test_a_report_that_it_was_not_done_makes_it_overdue():
    found = state("leave", on(20), told("c", day(14), words="the guns have not left", negated=True))
    assert (found.verdict, found.evidence) == (Verdict.OVERDUE, ("c",))


def test_a_force_held_by_the_bound_party_does_it_for_them():
    assert state("leave", on(20), told("c", day(10), by=("scouts",))).verdict is Verdict.MET


def test_a_duty_on_a_condition_has_no_date():
    found = state("swap", on(20))
    assert found.verdict is Verdict.UNDETERMINED
    assert "both have left" in found.reason
    assert found.due == ()


@pytest.mark.parametrize(
    ("as_of", "verdict"),
    [
        (datetime(2031, 5, 1, 20, 59, tzinfo=UTC), Verdict.NOT_YET_IN_FORCE),
        (datetime(2031, 5, 1, 21, 0, tzinfo=UTC), Verdict.CONTESTED),
        (datetime(2031, 5, 2, 6, 0, tzinfo=UTC), Verdict.IN_FORCE),
        (datetime(2031, 6, 1, 14, 59, tzinfo=UTC), Verdict.IN_FORCE),
        (datetime(2031, 6, 1, 15, 0, tzinfo=UTC), Verdict.CONTESTED),
        (datetime(2031, 6, 2, 0, 0, tzinfo=UTC), Verdict.EXPIRED),
    ],
)
def test_a_standing_term_comes_into_force_and_expires(as_of, verdict):
    assert state("calm", as_of).verdict is verdict


@pytest.mark.parametrize(
    ("when", "verdict"),
    [
        (When(None, datetime(2031, 5, 16), Precision.DAYS), Verdict.OVERDUE),  # "have not left", told on the 15th
        (When(None, datetime(2031, 5, 9), Precision.DAYS), Verdict.UNREPORTED),  # told while there was still time
        (day(10), Verdict.UNREPORTED),
        (day(13), Verdict.OVERDUE),
        (When(None, datetime(2031, 5, 26), Precision.DAYS), Verdict.UNREPORTED),  # told after the moment
    ],
)
def test_not_done_counts_as_of_its_telling_and_once_the_time_is_up(when, verdict):
    assert state("leave", on(20), told("c", when, words="the guns have not left", negated=True)).verdict is verdict
