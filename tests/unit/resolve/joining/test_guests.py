"""Guests: what one report alone tells stands in the event of the one cluster that it fits."""

from dataclasses import replace
from datetime import date

from stories import AIR, CLASH, MARCH_4, MARCH_5, SHELLING, TOWN, Story, at, count, people, reports_and_claims
from trucewatch.model import Judgement, When
from trucewatch.resolve import Resolver, load_weights, resolve

MARCH_8 = date(2031, 3, 8)
OPEN = When.unknown()


def told(name, act=AIR, *, when=MARCH_5, place=TOWN, toll=12, trigger="bombardment"):
    story = Story(name, published=MARCH_8)
    counts = (count("killed", "person", toll),) if toll else ()
    story.event(f"{name} tells of it.", act, when=when, where=(at(place),), counts=counts, trigger=trigger)
    return story


def clash(name="C", **more):
    """By a word that tells little of the act, and of no day: too little to be joined by itself."""
    return told(name, CLASH, when=OPEN, toll=0, trigger="attacked", **more)


def events_of(*stories, decided=()):
    return resolve(*reports_and_claims(*stories), decided=decided)


def test_what_fits_one_event_and_no_other_stands_in_it_and_says_why():
    (event,) = events_of(told("A"), told("B"), clash())
    assert len(event.claims) == 3
    (why,) = (each for each in event.judgements if each.score < load_weights().join_at)
    assert why.same and why.reasons[-1] == load_weights().rows["alone"].says


def test_what_fits_two_events_alike_stays_alone():
    events = events_of(
        told("A"), told("B"), told("D", when=MARCH_4, toll=40), told("E", when=MARCH_4, toll=40), clash()
    )
    assert sorted(len(event.claims) for event in events) == [1, 2, 2]


def test_what_several_reports_tell_alike_is_no_guest():
    events = events_of(told("A"), told("B"), clash("C"), clash("D"))
    assert sorted(len(event.claims) for event in events) == [2, 2]


def test_of_a_report_that_tells_the_event_elsewhere_nothing_more_is_its_guest():
    both = told("A")
    both.event("Fighting went on.", CLASH, trigger="fighting", where=(at(TOWN),))
    assert sorted(len(event.claims) for event in events_of(both, told("B"))) == [1, 2]


def test_what_one_sign_alone_says_is_two_is_no_guest():
    events = events_of(told("A"), told("B"), told("C", toll=3))
    assert sorted(len(event.claims) for event in events) == [1, 2]


def test_of_several_told_as_one_each_must_fit_the_event_that_they_are_guests_of():
    words = "In report {} sentence {} tells of it in words of its own.".format
    hurt = (count("injured", "civilian", 7),)
    one, two = Story("A"), Story("C")
    one.event(words("A", 1), AIR)
    guns = one.event(words("A", 2), SHELLING, actors=people("norland"))
    one.event(words("A", 3), AIR, when=MARCH_4, counts=hurt)
    two.event(words("C", 1), AIR)
    three_days = replace(MARCH_4, end=When.day(date(2031, 3, 6)).end)
    hit = two.event(words("C", 2), AIR, when=three_days, targets=people("norland"), counts=hurt)
    assert not [each for each in events_of(one, two) if {guns.id, hit.id} <= {*each.claims}]


def test_two_that_one_report_each_tells_take_each_other_only_where_both_choose():
    (pair,) = events_of(told("A"), clash("C"))
    assert len(pair.claims) == 2
    third = told("D", when=MARCH_4, toll=40)
    assert [len(event.claims) for event in events_of(told("A"), clash("C"), third)] == [1, 1, 1]


def test_what_a_person_keeps_apart_is_no_guest():
    one, two, three = told("A"), told("B"), clash()
    never = Judgement(one.claims[0].id, three.claims[0].id, False, 0.0, (), "ana")
    assert sorted(len(event.claims) for event in events_of(one, two, three, decided=[never])) == [1, 2]


def test_a_guest_goes_when_another_event_comes_that_it_fits_as_well_and_comes_back():
    resolver = Resolver()
    resolver.add_all(*reports_and_claims(told("A"), told("B"), clash()))
    (before,) = resolver.events
    other = told("D", when=MARCH_4, toll=40)
    resolver.add(other.report, other.claims)
    assert sorted(len(event.claims) for event in resolver.events) == [1, 1, 2]
    resolver.remove(other.id)
    assert resolver.events == (before,)
