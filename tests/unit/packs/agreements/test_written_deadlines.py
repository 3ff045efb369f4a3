"""What deadlines count from: phases, milestones, other terms, expiry; and each way to write them wrongly."""

from datetime import UTC, datetime, time

import pytest

from trucewatch.errors import BadDataFile
from trucewatch.model import Anchor, Daily
from trucewatch.packs.agreements import read_agreement
from trucewatch.packs.agreements.changes import as_amended
from trucewatch.packs.agreements.deadlines import civil_moments, end_of, readings
from trucewatch.packs.agreements.text import moment_text

GOOD = """
name: testland-2031
title: Truce of Testland
signed: {on: 2031-05-01 10:00, at: Port Test}
effective: {after: 48 hours, of: signing}
expires: {after: 7 days, of: effective, counting: exact}
clock: {stated: yes, zones: [UTC]}
sources: [{title: The treaty}]
parties:
  - {actor: north, name: North, role: signatory}
  - {actor: south, name: South, role: signatory}
milestones:
  - {id: first-meeting, text: the committee first met, on: 2031-05-10, source: its minutes}
  - {id: notice, text: notice was given, on: unknown}
terms:
  - {id: calm, text: Fighting stops., kind: cessation}
  - {id: phase-1, text: The first phase., kind: phase, in_force: {from: 2031-05-19, for: 42 days}}
  - {id: road, text: The road is left., kind: withdrawal, due: {day: 22, of: phase-1}}
  - {id: list, text: Lists are handed over., kind: reporting_duty, due: {within: 3 days, of: first-meeting}}
  - {id: swap, text: Prisoners go home., kind: prisoner_exchange, due: {within: 3 days, of: list}}
  - {id: leave, text: Others leave., kind: foreign_forces_exit, due: {with: swap, condition: as prisoners go}}
  - {id: say, text: Notice is given., kind: renewal, due: {ahead: 48 hours, of: expiry}}
  - {id: end, text: It ends on notice., kind: expiry, due: {within: 1 month, of: notice}}
  - {id: air, text: No flights., kind: cessation, daily: "10:00-20:00"}
"""


def changed(old, new):
    assert old in GOOD, old
    return read_agreement(GOOD.replace(old, new), "wrong.yaml")


def due(id, agreement=None):
    agreement = agreement or read_agreement(GOOD, "good.yaml")
    return [one.day for one in readings(agreement.term(id).due, agreement)]


def test_the_first_day_of_a_phase_is_day_one():
    assert due("road") == ["2031-06-09"]


def test_a_phase_of_42_days_ends_with_its_last_day():
    agreement = read_agreement(GOOD, "good.yaml")
    assert civil_moments(agreement.term("phase-1").ends, agreement) == (datetime(2031, 6, 29),)


def test_a_moment_may_be_either_of_two_milestones_and_each_is_a_lawful_reading():
    either = "effective: [announced, begun]"
    dated = "milestones:\n  - {id: announced, text: as announced, on: 2031-05-03 08:30}\n" + (
        "  - {id: begun, text: as it began, on: 2031-05-03 11:15}"
    )
    agreement = read_agreement(
        GOOD.replace("effective: {after: 48 hours, of: signing}", either).replace("milestones:", dated), "either.yaml"
    )
    assert civil_moments(agreement.effective, agreement) == (
        datetime(2031, 5, 3, 8, 30),
        datetime(2031, 5, 3, 11, 15),
    )
    assert moment_text(agreement.effective, agreement) == "2031-05-03 08:30 or 11:15"
    assert due("leave", agreement) == ["2031-05-16"]


def test_a_moment_that_is_none_of_several_is_refused():
    with pytest.raises(BadDataFile, match="counts from nothing"):
        changed("effective: {after: 48 hours, of: signing}", "effective: []")


def test_a_deadline_counts_from_a_milestone_and_from_another_term():
    assert (due("list"), due("swap"), due("leave")) == (["2031-05-13"], ["2031-05-16"], ["2031-05-16"])


def test_what_counts_from_something_that_has_not_come_has_no_date():
    assert due("end") == []


def test_notice_counts_back_from_the_expiry_to_the_minute():
    agreement = read_agreement(GOOD, "good.yaml")
    assert civil_moments(agreement.expires, agreement) == (datetime(2031, 5, 10, 10),)
    assert civil_moments(agreement.term("say").due, agreement) == (datetime(2031, 5, 8, 10),)


def test_a_term_without_an_end_of_its_own_ends_with_the_agreement():
    agreement = read_agreement(GOOD, "good.yaml")
    assert end_of(agreement.term("calm"), agreement) == agreement.expires
    assert end_of(agreement.term("phase-1"), agreement) != agreement.expires


def test_a_day_that_one_text_includes_and_another_does_not_is_read_both_ways():
    moved = changed("{within: 3 days, of: list}", "{by: 2031-06-20, counting: either}")
    assert due("swap", moved) == ["2031-06-19", "2031-06-20"]


def test_hours_of_the_day_are_read():
    assert read_agreement(GOOD, "good.yaml").term("air").daily == Daily(time(10), time(20))
    assert changed('"10:00-20:00"', "10 hours").term("air").daily == Daily(hours=10.0)


AMENDED = (
    GOOD
    + """
amendments:
  - on: 2031-05-09
    text: Five days more.
    source: a statement
    expires: 2031-05-15 10:00
    changes: {road: {due: {by: 2031-06-20}}, phase-1: {to: 2031-07-10}}
    adds: [{id: ships, text: Ships may sail., kind: permitted_act, acts: [Deployment]}]
"""
)


def test_a_date_moved_later_counts_from_the_day_it_was_moved_and_keeps_the_old_one():
    agreement = read_agreement(AMENDED, "good.yaml")
    before = as_amended(agreement, datetime(2031, 5, 8, 23, tzinfo=UTC))
    after = as_amended(agreement, datetime(2031, 5, 9, tzinfo=UTC))
    assert due("road", before) == ["2031-06-09"] and before.term("ships") is None
    assert due("road", after) == ["2031-06-20"] and after.term("ships") is not None
    assert after.term("road").earlier[0].due == agreement.term("road").due
    assert civil_moments(after.expires, after) == (datetime(2031, 5, 15, 10),)


def test_amending_twice_changes_nothing():
    moment = datetime(2031, 6, 1, tzinfo=UTC)
    once = as_amended(read_agreement(AMENDED, "good.yaml"), moment)
    assert as_amended(once, moment) == once


def test_a_circle_of_a_hand_built_agreement_ends():
    agreement = read_agreement(GOOD, "good.yaml")
    assert agreement.term("road").due.counted_from == ((Anchor.PHASE_DAY, "phase-1"),)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("{within: 3 days, of: first-meeting}", "{within: 3 days, of: swap}", "in a circle: list -> swap -> list"),
        ("due: {with: swap, condition: as prisoners go}", "due: {with: leave}", "in a circle: leave -> leave"),
        ("{after: 7 days, of: effective, counting: exact}", "{after: 2 days, of: say}", "in a circle"),
        ("{day: 22, of: phase-1}", "{day: 0, of: phase-1}", "no day 0"),
        ("{day: 22, of: phase-1}", "{day: ten, of: phase-1}", "not a whole number"),
        ("{day: 22, of: phase-1}", "{day: 22}", "counts from nothing"),
        ("{day: 22, of: phase-1}", "{by: 2031-06-20, counting: inclusive}", "nothing is counted"),
        ("{day: 22, of: phase-1}", "{before: 2031-06-20, counting: either}", "nothing beside 'before'"),
        ("zones: [UTC]}", "zones: [UTC], reports: [Asia/Tokio]}", "Asia/Tokyo"),
        ("{day: 22, of: phase-1}", "{day: 22, of: phase-2}", "did you mean 'phase-1'"),
        ("{with: swap, condition: as prisoners go}", "{with: signing}", "unknown term, phase or milestone"),
        ("{day: 22, of: phase-1}", "{by: 2031-06-01, of: phase-1}", "'of' says nothing beside 'by'"),
        ("{day: 22, of: phase-1}", "{day: 22, of: phase-1, counting: exact}", "'counting' says nothing beside 'day'"),
        ("{with: swap, condition: as prisoners go}", "{with: swap, of: list}", "'of' says nothing beside 'with'"),
        ("{with: swap, condition: as prisoners go}", "{anchor: event, condition: x, of: list}", "nothing beside 'anc"),
        ("for: 42 days}", "for: 42 days, to: 2031-06-01}", "cannot both stand"),
        ("for: 42 days}", "to: 2031-05-01}", "before it starts"),
        ("for: 42 days}", "counting: exact}", "no length of time to count"),
        ("from: 2031-05-19, for: 42 days", "from: {within: 3 days, of: swap}, to: 2031-05-10", "before it starts"),
        ('"10:00-20:00"', '"10:00-25:00"', "no hour of the day"),
        ('"10:00-20:00"', '"10:00-10:00"', "begin and end at once"),
        ('"10:00-20:00"', "30 hours", "a day does not have 30"),
        ('"10:00-20:00"', "by day", "no part of a day"),
        ("id: first-meeting, text", "id: expiry, text", "two of the milestones are named 'expiry'"),
        ("{id: calm,", "{id: expiry,", "two of the terms are named 'expiry'"),
        ("on: unknown", "on: someday", "is not a date"),
        ("kind: cessation, daily", "kind: cessation, tested: [origin], daily", "no zone to test"),
        ("kind: cessation, daily", "kind: cessation, weapons: [cannon], daily", "unknown kind of weapon"),
        ("kind: cessation, daily", "kind: cessation, weapons: [mortar of 9 mm and more below 8 mm], daily", "no cal"),
        ("kind: cessation, daily", "kind: cessation, acts: [Grenade, Grenade], daily", "stands twice"),
        ('"10:00-20:00"', "{hours: 10 hours, on: [Freiday]}", "did you mean 'Friday'"),
        ('"10:00-20:00"', '{hours: "10:00-20:00"}', "on"),
        ("kind: cessation, daily", "kind: cessation, quota: {number: 5, of: cars, varies: [{number: 3}]}, daily",
         "when the number is another"),
        ("kind: cessation, daily",
         "kind: cessation, quota: {number: 5, of: cars, per: week, varies: [{number: 3, on: [Friday]}]}, daily",
         "every day of the week"),
        ("kind: cessation, daily",
         "kind: cessation, quota: {number: 5, of: cars, varies: [{number: -1, on: [Friday]}]}, daily", "less than"),
        ("kind: cessation, daily", "kind: cessation, due: {by: 2031-06-01}, quota: {number: 5, of: cars}, daily",
         "cannot be one term"),
        ("kind: cessation, daily", "kind: cessation, against: [civilans], daily", "did you mean 'civilians'"),
        ("kind: cessation, daily", "kind: cessation, quota: {number: 0, of: trucks}, daily", "asks for nothing"),
        ("kind: cessation, daily", "kind: cessation, quota: {number: 5, of: cars, per: hour}, daily", "unknown period"),
        ("kind: cessation, daily", "kind: cessation, quota: {number: 5, of: car, without: [car]}, daily",
         "never count"),
    ],
)  # fmt: skip
def test_a_deadline_that_cannot_be_is_refused(old, new, says):
    with pytest.raises(BadDataFile, match=says) as refused:
        changed(old, new)
    assert str(refused.value).startswith("wrong.yaml:")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("on: 2031-05-09", "on: 2031-04-09", "before it was signed"),
        ("changes: {road", "changes: {raod", "no term of the agreement"),
        ("{road: {due: {by: 2031-06-20}}", "{road: {}", "nothing of 'road' is changed"),
        ("text: Five days more.", "text: ''", "no words"),
        ("adds: [{id: ships,", "adds: [{id: road,", "two of the terms are named 'road'"),
    ],
)
def test_an_amendment_that_cannot_be_is_refused(old, new, says):
    with pytest.raises(BadDataFile, match=says):
        read_agreement(AMENDED.replace(old, new), "wrong.yaml")


def test_an_amendment_that_changes_nothing_is_refused():
    with pytest.raises(BadDataFile, match="changes nothing"):
        read_agreement(GOOD + "\namendments: [{on: 2031-05-09, text: Words.}]\n", "wrong.yaml")
