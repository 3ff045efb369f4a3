"""What better reading would give: the best told day and place of an incident, lent to all that tells it."""

from dataclasses import replace
from datetime import date

from bench.resolving.matching import Matched
from bench.resolving.oracle import lend
from bench.resolving.stories import Mention

from stories import MARCH_4, MARCH_5, NEXT_TOWN, TOWN, Story, at
from trucewatch.model import Span, When


def told(name, when, place):
    story = Story(name, published=date(2031, 3, 7))
    return story.event(f"{name} tells of it.", when=when, where=(at(place),) if place else ())


CLAIMS = (
    told("A", MARCH_5, TOWN),
    told("B", MARCH_5, TOWN),
    told("C", MARCH_4, NEXT_TOWN),
    told("D", When.unknown(), None),
)


def matched(*incidents, denied=False):
    mentions = {
        f"m{n}": Mention(claim.report, Span(0, 1), f"s/{incident}", denied)
        for n, (claim, incident) in enumerate(zip(CLAIMS, incidents, strict=True))
    }
    return Matched(mentions, {f"m{n}": (claim.id,) for n, claim in enumerate(CLAIMS)}, ())


def days_of(claims):
    return [claim.occurrence.when.date for claim in claims]


def places_of(claims):
    return [[where.name for where in claim.occurrence.where] for claim in claims]


def test_what_most_tellings_of_an_incident_give_is_lent_to_all():
    lent = lend(CLAIMS, matched("a", "a", "a", "a"), days=True, places=True)
    assert days_of(lent)[:3] == [date(2031, 3, 5)] * 3
    assert lent[3].occurrence.when.start == MARCH_5.start
    assert places_of(lent) == [["Orvale"]] * 4


def test_days_alone_leave_the_places_as_they_are_and_the_other_way_round():
    marks = matched("a", "a", "a", "a")
    assert places_of(lend(CLAIMS, marks, days=True, places=False)) == places_of(CLAIMS)
    assert days_of(lend(CLAIMS, marks, days=False, places=True)) == days_of(CLAIMS)


def test_another_incident_a_mention_of_none_and_a_denial_are_lent_nothing():
    lent = lend(CLAIMS, matched("a", "a", "b", "none:1"), days=True, places=True)
    assert lent[2:] == CLAIMS[2:]
    assert lend(CLAIMS, matched("a", "a", "a", "a", denied=True), days=True, places=True) == CLAIMS


def test_an_incident_whose_day_nobody_tells_is_lent_none():
    vague = [replace(claim, content=replace(claim.occurrence, when=When.unknown())) for claim in CLAIMS]
    assert lend(vague, matched("a", "a", "a", "a"), days=True, places=False) == tuple(vague)
