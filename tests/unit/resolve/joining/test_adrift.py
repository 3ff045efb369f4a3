"""What tells of no town joins what tells of one, by its day and by what few of that day share."""

from datetime import date

import pytest

from stories import AIR, MARCH_4, MARCH_5, NEXT_TOWN, PROVINCE, TOWN, Story, at, count, people, reports_and_claims
from trucewatch.model import When
from trucewatch.resolve import resolve


def strike(name, words="It was told.", *, when=MARCH_4, places=(TOWN,), toll=0, victims=(), published=None):
    story = Story(name, published=published)
    counts = (count("killed", "person", toll),) if toll else ()
    story.event(words, AIR, when=when, where=tuple(map(at, places)), counts=counts, targets=people(*victims))
    return story


def events(*stories):
    return len(resolve(*reports_and_claims(*stories)))


@pytest.mark.parametrize("places", [(), (PROVINCE,)], ids=["no place", "its province"])
def test_a_small_toll_of_one_day_is_enough_where_one_of_the_two_tells_of_no_town(places):
    assert events(strike("A", toll=5), strike("B", places=places, toll=5)) == 1


@pytest.mark.parametrize(
    "other",
    [
        strike("B", places=()),
        strike("B", places=(), toll=5, when=MARCH_5),
        strike("B", places=(), toll=5, when=When.unknown()),
        strike("B", places=(NEXT_TOWN,), toll=5),
    ],
    ids=["nothing shared but the day", "the next day", "no day", "another town"],
)
def test_less_than_that_is_not_enough(other):
    assert events(strike("A", toll=5), other) == 2


def test_a_rare_word_of_one_day_is_enough_too():
    one, two = (f"{start} hit the tannery." for start in ("Planes", "In the morning two bombs"))
    assert events(strike("A", one), strike("B", two, places=())) == 1


def test_news_without_a_town_is_of_the_days_before_it():
    until = When(None, When.day(date(2031, 3, 6)).end)
    old = When(None, When.day(date(2031, 3, 20)).end)
    words = "{} hit the tannery by the weir."
    told = strike("A", words.format("Planes"))
    assert events(told, strike("B", words.format("A bomb has"), places=(), when=until)) == 1
    assert events(told, strike("B", words.format("A bomb has"), places=(), when=old)) == 2
