"""Signs of tolls: numbers that could be one number of the same people."""

from datetime import date, datetime, timedelta

import pytest

from stories import MARCH_5, TOWN, Story, at, count, reports_and_claims
from trucewatch.model import Standing, When
from trucewatch.packs.groups import load_groups
from trucewatch.resolve import resolve
from trucewatch.resolve.signs.tolls import toll_signs
from trucewatch.resolve.tellings.telling import tellings
from trucewatch.resolve.weights import load_weights

MARCH_6 = When.day(date(2031, 3, 6))


def killed(low, high=-1, group="civilian", **more):
    return count("killed", group, low, high, **more)


@pytest.mark.parametrize(
    ("one", "two", "signs"),
    [
        (killed(33), killed(34), ["toll.near", "toll.rare"]),
        (killed(12), killed(12), ["toll.same_large"]),
        (killed(2), killed(2), ["toll.same_small"]),
        (killed(16, None), killed(13, None), ["toll.overlap"]),
        (killed(2, None), killed(30), []),
        (killed(3, None), killed(4), []),
        (killed(1), killed(33), ["toll.apart"]),
        (killed(15), killed(25), ["toll.disputed"]),
        (killed(9), killed(10), ["toll.apart"]),
        (killed(30, approximate=True), killed(33), ["toll.overlap"]),
        (killed(16), killed(20, group="person"), []),
        (killed(16), killed(16, None, group="person"), ["toll.part"]),
        (killed(25), killed(20, group="person"), ["toll.disputed"]),
        (killed(45), killed(20), ["toll.apart"]),
        (killed(7, group="child", part_of="killed:person"), killed(13), []),
        (killed(5, group="soldier", group_actor="norland"), killed(9, group="soldier", group_actor="eastland"), []),
        (killed(5), count("injured", "civilian", 5), []),
    ],
)
def test_two_tolls(one, two, signs):
    left, right = Story("A"), Story("B")
    left.event("One tells it.", counts=(one,))
    right.event("Another tells it.", counts=(two,))
    reports, claims = reports_and_claims(left, right)
    weights, groups = load_weights(), load_groups()
    made = [
        each.profile.losses for each in tellings({report.id: report for report in reports}, claims, weights, groups)
    ]
    assert [sign for sign, _ in toll_signs(*made, 0, weights, groups)] == signs
    assert [sign for sign, _ in toll_signs(*reversed(made), 0, weights, groups)] == signs


def told(number, hour, *, standing=Standing.NOW, when=MARCH_5, group="person"):
    """A strike on one day, told so many hours after that day began."""
    story = Story(f"{number} at {hour}", published=When.minute(datetime(2031, 3, 5) + timedelta(hours=hour)))
    counts = (count("killed", group, number, standing=standing),)
    story.event(f"{number} died in Orvale.", when=when, where=(at(TOWN),), counts=counts)
    return story


def events_of(*stories):
    reports, claims = reports_and_claims(*stories)
    return resolve(reports, claims)


def test_a_toll_that_rises_over_the_hours_is_one_event():
    assert len(events_of(told(9, 8), told(22, 20), told(29, 32), told(33, 44))) == 1


def test_a_lower_toll_told_later_stays_doubtful():
    assert len(events_of(told(33, 8), told(12, 32))) == 2


def test_small_tolls_of_one_day_stay_apart():
    assert len(events_of(told(1, 8), told(4, 20))) == 2


def test_a_second_attack_of_the_next_day_stays_apart_though_its_toll_is_higher():
    assert len(events_of(told(9, 8), told(22, 32, when=MARCH_6))) == 2


def test_words_that_say_that_it_rose_join_small_tolls_too():
    assert len(events_of(told(1, 8), told(4, 20, standing=Standing.RISEN))) == 1


def test_a_toll_told_as_risen_is_not_the_higher_one_of_another_report():
    assert len(events_of(told(40, 8), told(22, 32, standing=Standing.RISEN))) == 2


def test_one_report_that_gives_the_number_of_before_tells_one_event():
    story = Story("A")
    for number, standing in ((33, Standing.RISEN), (22, Standing.EARLIER)):
        counts = (count("killed", "person", number, standing=standing),)
        story.event(f"The toll in Orvale: {number}.", when=MARCH_5, where=(at(TOWN),), counts=counts)
    assert len(events_of(story)) == 1
