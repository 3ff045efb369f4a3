"""The law of the resolver: whatever came and went, its events are those of building from nothing."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from stories import AIR, ATTACK, NEXT_TOWN, PROVINCE, SHELLING, TOWN, Story, at, copied, count, people
from trucewatch.errors import BadUsage
from trucewatch.model import Judgement, Stance, When
from trucewatch.resolve import Resolver, resolve

DAYS = [date(2031, 3, day) for day in (3, 4, 5)]
whens = st.one_of(
    st.just(When.unknown()),
    st.sampled_from(DAYS).map(When.day),
    st.sampled_from(DAYS).map(lambda day: When(When.day(day).start, When.day(day + timedelta(days=1)).end)),
)
SENTENCES = ["Jets hit.", "It was struck.", "Two rockets fell beside the old mill at the end of the road."]


@st.composite
def dense_stories(draw: st.DrawFn) -> list[Story]:
    """Several reports of few towns, days and tolls, so that much joins and much is barred."""
    told = []
    for number in range(draw(st.integers(2, 7))):
        story = Story(f"R{number}", published=draw(st.sampled_from([None, DAYS[2], DAYS[2], date(2031, 6, 1)])))
        for at_ in range(draw(st.integers(1, 3))):
            toll = draw(st.sampled_from([0, 0, 2, 12, 13, 30]))
            story.event(
                draw(st.sampled_from([*SENTENCES, f"{story.name} says {at_} of it."])),
                draw(st.sampled_from([AIR, SHELLING, ATTACK])),
                when=draw(whens),
                where=draw(st.sampled_from([(at(TOWN),), (at(TOWN),), (at(NEXT_TOWN),), (at(PROVINCE),), ()])),
                actors=people(*draw(st.sampled_from([(), ("norland",), ("eastland",)]))),
                counts=(count("killed", draw(st.sampled_from(["civilian", "soldier"])), toll),) if toll else (),
                speaker=draw(st.sampled_from(["", "", "Rescue Service"])),
                stance=draw(st.sampled_from([*[Stance.ASSERTS] * 5, Stance.DENIES])),
            )
        told.append(story)
    if draw(st.booleans()):
        told.append(copied(told[0], "Reprint"))
    return told


@settings(max_examples=80, deadline=None)
@given(dense_stories(), st.data())
def test_adding_and_removing_in_any_order_gives_the_events_of_building_from_nothing(told, data):
    resolver = Resolver()
    for here in _come_and_go(resolver, told, data):
        if data.draw(st.booleans()):
            assert resolver.events == _from_nothing(here)
    assert resolver.events == _from_nothing(here)


@settings(max_examples=50, deadline=None)
@given(dense_stories(), st.data())
def test_what_was_decided_holds_as_reports_come_and_go(told, data):
    claims = sorted(claim.id for story in told for claim in story.claims)
    pairs = st.lists(st.sampled_from(claims), min_size=2, max_size=2, unique=True)
    drawn = data.draw(st.lists(st.tuples(pairs, st.booleans()), max_size=4)) if len(claims) > 1 else []
    decided = [Judgement(one, two, same, 0.0, (), "ana") for (one, two), same in drawn]
    try:
        resolver = Resolver(decided=decided)
    except BadUsage:
        return
    for here in _come_and_go(resolver, told, data):
        assert resolver.events == _from_nothing(here, decided)


def _come_and_go(resolver, told, data):
    """Reports added, added again and removed in any order; after each step those that are there."""
    here: dict[str, Story] = {}
    for story in data.draw(st.permutations([*told, *told])):
        if story.id in here and data.draw(st.booleans()):
            del here[story.id]
            resolver.remove(story.id)
        else:
            here[story.id] = story
            resolver.add(story.report, story.claims)
        yield here


def _from_nothing(here, decided=()):
    stories = sorted(here.values(), key=lambda story: story.id)
    claims = [claim for story in stories for claim in story.claims]
    return resolve([story.report for story in stories], claims, decided=decided)
