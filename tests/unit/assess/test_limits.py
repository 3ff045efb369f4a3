"""Hours of the day, weapons, parties bound for a time, and where an act came from."""

from datetime import UTC, date, datetime

import pytest

from trucewatch.assess import assess
from trucewatch.model import Event, Place, PlacePrecision, Said, Span, Verdict, When, Where
from trucewatch.packs.agreements import read_agreement

HEAD = """
name: testland-2031
title: Truce of Testland
signed: {on: 2031-05-01}
effective: {at: 2031-05-02}
clock: {stated: no, zones: [UTC, Asia/Tokyo]}
sources: [{title: The treaty}]
parties:
  - {actor: north, name: North, role: signatory, to: 2031-06-01}
  - {actor: south, name: South, role: signatory}
sites: [{id: ford, name: Ford, lat: 10.0, lon: 20.0, radius: 0 km, source: surveyed}]
zones: [{id: strip, name: The strip, kind: around, of: ford, distance: 5 km}]
terms:
"""


def event(when, act="Shelling/artillery/missile attack", who="south", lat=10.0, lon=20.0, means=()):
    place = Place("p", "p", lat, lon, 0.0, PlacePrecision.EXACT)
    kind = "Battles" if act == "Armed clash" else "Explosions/Remote violence"
    return Event(
        "e", kind, act, "t", when, Where("p", Span(0, 1), place, PlacePrecision.EXACT, 0.0), ("c",),
        perpetrators=(Said(who, ("c",)),), means=means,
    )  # fmt: skip


def verdict(term, one):
    agreement = read_agreement(HEAD + f"  - {{id: t, text: Words., {term}}}\n", "t.yaml")
    (found,) = [f for f in assess([one], {}, [agreement], datetime(2031, 7, 1, tzinfo=UTC)) if f.event == "e"]
    return found.verdict, found.reason


DAY = When.day(date(2031, 5, 10))


@pytest.mark.parametrize(
    ("when", "expected", "reason"),
    [
        (When.minute(datetime(2031, 5, 10, 12)), Verdict.ALLEGED_BREACH, ""),
        (When.minute(datetime(2031, 5, 10, 9, 59)), Verdict.NOT_COVERED, "outside its hours"),
        (When.minute(datetime(2031, 5, 10, 20)), Verdict.NOT_COVERED, "outside its hours"),
        (When.minute(datetime(2031, 5, 10, 12), zone="UTC"), Verdict.CONTESTED, "readings differ"),
        (DAY, Verdict.POSSIBLE_BREACH, "reaches over"),
    ],
)
def test_a_term_of_some_hours_holds_in_them(when, expected, reason):
    found, why = verdict('kind: cessation, daily: "10:00-20:00"', event(when))
    assert found is expected and reason in why


def test_hours_over_midnight_hold_on_both_sides_of_it():
    night = 'kind: cessation, daily: "22:00-04:00"'
    hours = {hour: verdict(night, event(When.minute(datetime(2031, 5, 10, hour))))[0] for hour in (21, 23, 3, 5)}
    assert list(hours.values()) == [
        Verdict.NOT_COVERED, Verdict.ALLEGED_BREACH, Verdict.ALLEGED_BREACH, Verdict.NOT_COVERED,
    ]  # fmt: skip


def test_so_many_hours_that_are_not_named_leave_every_event_open():
    found, why = verdict("kind: cessation, daily: 10 hours", event(When.minute(datetime(2031, 5, 10, 12))))
    assert found is Verdict.POSSIBLE_BREACH and "at which hours" in why


@pytest.mark.parametrize(
    ("means", "act", "expected"),
    [
        (("152 mm artillery",), "Shelling/artillery/missile attack", Verdict.ALLEGED_BREACH),
        (("82 mm mortar",), "Shelling/artillery/missile attack", Verdict.NOT_COVERED),
        (("artillery",), "Shelling/artillery/missile attack", Verdict.POSSIBLE_BREACH),
        ((), "Shelling/artillery/missile attack", Verdict.POSSIBLE_BREACH),
        ((), "Air/drone strike", Verdict.NOT_COVERED),
    ],
)
def test_a_ban_of_a_calibre_is_about_that_calibre(means, act, expected):
    term = "kind: weapon_ban, weapons: [artillery of 100 mm and more, tank]"
    assert verdict(term, event(DAY, act, means=means))[0] is expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2031, 6, 1), Verdict.ALLEGED_BREACH), (date(2031, 6, 2), Verdict.NOT_COVERED)],
)
def test_a_party_is_bound_as_long_as_the_file_says(day, expected):
    assert verdict("kind: cessation", event(When.day(day), who="north"))[0] is expected


def test_a_date_over_the_end_of_a_partys_time_leaves_it_open():
    week = When(datetime(2031, 5, 30), datetime(2031, 6, 5))
    assert verdict("kind: cessation", event(week, who="north"))[0] is Verdict.POSSIBLE_BREACH


@pytest.mark.parametrize(
    ("act", "lat", "expected"),
    [
        ("Armed clash", 10.0, Verdict.ALLEGED_BREACH),
        ("Armed clash", 10.5, Verdict.NOT_COVERED),
        ("Shelling/artillery/missile attack", 10.5, Verdict.POSSIBLE_BREACH),
        ("Shelling/artillery/missile attack", 11.5, Verdict.NOT_COVERED),
    ],
)
def test_an_act_may_have_come_from_the_zone_as_far_as_it_reaches(act, lat, expected):
    assert verdict("kind: cessation, zone: strip, tested: [origin]", event(DAY, act, lat=lat))[0] is expected


def test_either_tested_place_is_enough():
    term = "kind: cessation, zone: strip, tested: [place, origin]"
    assert verdict(term, event(DAY))[0] is Verdict.ALLEGED_BREACH
