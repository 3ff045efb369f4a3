"""What parts of profiles come to is remembered: whatever was weighed before, a pair weighs the same."""

from datetime import date
from itertools import permutations

from stories import AIR, CLASH, NEXT_TOWN, TOWN, Story, at, count, people, reports_and_claims
from trucewatch.model import When
from trucewatch.packs.groups import load_groups
from trucewatch.resolve.signs.scales import Scales
from trucewatch.resolve.tellings.telling import tellings
from trucewatch.resolve.weights import load_weights


def told():
    weights, groups = load_weights(), load_groups()
    stories = []
    for number, act in enumerate((AIR, CLASH)):
        for place in (TOWN, NEXT_TOWN):
            for toll in (0, 12, 33):
                story = Story(f"R{number}-{place.id}-{toll}")
                counts = (count("killed", "person", toll),) if toll else ()
                when = When.day(date(2031, 3, 5))
                story.event(story.name, act, when=when, where=(at(place),), actors=people("norland"), counts=counts)
                stories.append(story)
    reports, claims = reports_and_claims(*stories)
    return tellings({report.id: report for report in reports}, claims, weights, groups)


def test_what_was_weighed_before_changes_no_weight():
    made, weights, groups = told(), load_weights(), load_groups()
    scales = Scales(weights, groups)
    for one, two in permutations(made, 2):
        assert scales.weigh(one, two) == Scales(weights, groups).weigh(one, two)


def test_the_order_of_the_two_changes_no_weight():
    made, scales = told(), Scales(load_weights(), load_groups())
    for one, two in permutations(made, 2):
        assert scales.weigh(one, two) == scales.weigh(two, one)


def test_equal_parts_of_profiles_are_one_object():
    made = told()
    assert len({id(telling.profile.ground) for telling in made}) == 2
    assert len({id(telling.profile.act) for telling in made}) == 2
    assert len({id(telling.profile.time) for telling in made}) <= 2  # with a toll, and without
