"""The resolver as reports come and go: what it compares, what it keeps, and the names that events have borne."""

from dataclasses import replace
from datetime import date, timedelta

from stories import AIR, ATTACK, CLASH, PROVINCE, SHELLING, TOWN, Story, at, count, people, reports_and_claims
from trucewatch.model import Case, Judgement, Place, PlacePrecision, Stance, When
from trucewatch.resolve import Resolver, resolve

DAY = date(2031, 3, 5)


def strike(name, *, day=DAY, place=TOWN, toll=12, published=DAY, act=AIR):
    story = Story(name, published=published)
    story.event(f"{name} tells of it.", act, when=When.day(day), where=(at(place),),
                counts=(count("killed", "civilian", toll),))  # fmt: skip
    return story


def of(*stories):
    resolver = Resolver()
    resolver.add_all(*reports_and_claims(*stories))
    return resolver


def test_a_report_of_the_same_id_replaces_the_one_before():
    first, again = strike("A", toll=12), strike("A", toll=13)
    resolver = of(first, strike("B"))
    resolver.add(again.report, again.claims)
    assert resolver.events == resolve(*reports_and_claims(again, strike("B")))


def test_what_is_removed_leaves_nothing_and_removing_it_twice_is_no_harm():
    resolver, story = of(strike("A")), strike("B")
    before = resolver.events
    resolver.add(story.report, story.claims)
    assert len(resolver.events[0].claims) == 2
    resolver.remove(story.id)
    resolver.remove(story.id)
    assert resolver.events == before


def test_every_name_that_an_event_has_borne_finds_it():
    first, earlier = strike("A"), strike("B", published=DAY - timedelta(days=1))
    resolver = of(first)
    (alone,) = resolver.events
    resolver.add(earlier.report, earlier.claims)
    (event,) = resolver.events
    assert event.id != alone.id
    case = Case(None, (), (), (event,), (), (), (), ())
    assert case.event(alone.id) is case.event(event.id) is event


def crowd(many, *, towns):
    """Reports of strikes, as many a town and day however many there are: a longer war, not a denser one."""
    for number in range(many):
        which = number % towns
        town = replace(TOWN, id=f"t:{which}", name=f"Town {which}", lat=20.0 + which, lon=30.0)
        day = DAY + timedelta(days=(number // towns) // 6)
        yield strike(f"R{number}", day=day, place=town, toll=2 + number % 5, published=day)


def test_pairs_grow_with_the_claims_and_not_with_their_square():
    few, many = (of(*crowd(number, towns=4)) for number in (300, 1200))
    assert few.events and many.events
    assert 0 < many.compared <= 4.5 * few.compared


def test_a_thousand_reports_that_tell_the_same_are_compared_as_one():
    stories = [strike(f"R{number}", toll=2 + number % 5) for number in range(1000)]
    resolver = of(*stories)
    assert sum(len(event.claims) for event in resolver.events) == 1000
    assert resolver.compared <= 10


def test_a_report_more_is_compared_with_its_neighbourhood_alone():
    resolver = of(*crowd(1200, towns=4))
    assert resolver.events
    before = resolver.compared
    story = strike("One more", place=replace(TOWN, id="t:0", lat=20.0))
    resolver.add(story.report, story.claims)
    assert resolver.events
    assert resolver.compared - before <= 20


def test_news_without_a_day_joins_what_happened_in_the_weeks_before_it():
    told = strike("A")
    later = Story("B", published=DAY + timedelta(days=3))
    later.event("Twelve were killed from the air.", AIR, where=(at(TOWN),), counts=(count("killed", "civilian", 12),))
    much_later = replace(later, name="C", published=DAY + timedelta(days=300), body=[], claims=[], text="")
    much_later.event("It killed twelve civilians.", AIR, where=(at(TOWN),), counts=(count("killed", "civilian", 12),))
    assert [len(event.claims) for event in of(told, later).events] == [2]
    assert [len(event.claims) for event in of(told, much_later).events] == [1, 1]


def test_a_denial_finds_its_event_and_loses_it_as_reports_come_and_go():
    accused = Story("A", published=DAY)
    accused.event(
        "Eastland shelled the town.", SHELLING, when=When.day(DAY), where=(at(TOWN),), actors=people("eastland")
    )
    denying = Story("B", published=DAY)
    denying.event("Eastland denied it.", SHELLING, when=When.day(DAY), where=(at(TOWN),), actors=people("eastland"),
                  speaker="Eastland", stance=Stance.DENIES)  # fmt: skip
    resolver = of(accused)
    assert resolver.events[0].denials == ()
    resolver.add(denying.report, denying.claims)
    assert resolver.events[0].denials == (denying.claims[0].id,)
    resolver.remove(denying.id)
    assert resolver.events[0].denials == ()


def test_a_place_next_door_is_held_against_it_and_one_far_off_is_not():
    near = Place("t:5", "Next", TOWN.lat + 0.01, TOWN.lon, 2.0, PlacePrecision.TOWN)
    far = Place("t:6", "Far", TOWN.lat + 9, TOWN.lon, 2.0, PlacePrecision.TOWN)
    one = strike("A", toll=2, act=CLASH)
    for place, compared in ((near, 1), (far, 0)):
        resolver = of(one, strike("B", place=place, toll=2, act=CLASH))
        assert resolver.events
        assert resolver.compared == compared


def test_of_an_event_that_is_only_like_a_new_one_no_more_than_what_is_left_open_is_made_anew():
    resolver = of(strike("A"), strike("B"))
    (before,) = resolver.events
    other = strike("C", act=ATTACK, toll=40)
    resolver.add(other.report, other.claims)
    after = next(event for event in resolver.events if event.id == before.id)
    assert [judgement.same for judgement in after.judgements] == [True, False]
    assert after.chains is before.chains
    resolver.remove(other.id)
    assert resolver.events == (before,)


def test_what_is_left_open_names_the_first_claim_of_a_like_event_whenever_that_came():
    for name in ("B", "D", "E", "F", "G", "H"):
        first, like, other = strike("A"), strike(name), strike("C", act=ATTACK, toll=40)
        resolver = of(first, other)
        assert [judgement.same for judgement in resolver.events[0].judgements] == [False]
        resolver.add(like.report, like.claims)
        assert resolver.events == resolve(*reports_and_claims(first, like, other))


def test_what_was_said_of_a_pair_that_has_not_changed_is_not_said_again():
    resolver = of(strike("A"), strike("B"), strike("C", act=ATTACK, toll=40))
    before = {id(judgement) for event in resolver.events for judgement in event.judgements}
    more = strike("D")
    resolver.add(more.report, more.claims)
    joined = next(event for event in resolver.events if len(event.claims) == 3)
    told_anew = [judgement for judgement in joined.judgements if id(judgement) not in before]
    assert before
    assert all(more.claims[0].id in (judgement.left, judgement.right) for judgement in told_anew)


def test_events_stand_in_order_of_id_when_few_come_and_go_beside_many():
    stories = list(crowd(800, towns=400))
    resolver = of(*stories[:-3])
    assert len(resolver.events) > 200
    for story in stories[-3:]:
        resolver.add(story.report, story.claims)
        assert list(resolver.events) == sorted(resolver.events, key=lambda event: event.id)
    for story in stories[:3]:
        resolver.remove(story.id)
    assert resolver.events == resolve(*reports_and_claims(*stories[3:]))


def test_a_tie_by_hand_is_told_as_if_what_it_was_kept_from_had_never_come():
    def jets(name, *, twice=False, deadly=False):
        story = Story(name)
        counts = (count("killed", "civilian", 2),) if deadly else ()
        story.event("Jets hit.", where=(at(TOWN),), counts=counts)
        if twice:
            story.event("Jets hit.", where=(at(TOWN),))
        return story

    stories = [jets("R0", deadly=True), jets("R1", deadly=True, twice=True), jets("R2"), jets("R3"), jets("R5")]
    apart = Story("R4")
    apart.event("Rockets fell beside the mill.", where=(at(TOWN),), when=When.day(DAY))
    tied, kept = stories[1].claims[0].id, stories[3].claims[0].id
    decided = [
        Judgement(kept, tied, True, 0.0, (), "ana"),
        Judgement(kept, apart.claims[0].id, False, 0.0, (), "ana"),
    ]
    resolver = Resolver(decided=decided)
    for story in (*stories[:4], apart, stories[4]):
        resolver.add(story.report, story.claims)
        resolver.settle()
    resolver.remove(apart.id)
    assert resolver.events == resolve(*reports_and_claims(*stories), decided=decided)


def test_what_signs_keep_apart_can_be_tied_by_hand_one_after_the_other():
    first, second, third, fourth, fifth = (Story(name) for name in ("R0", "R1", "R2", "R3", "R4"))
    here = (at(TOWN),)
    day = When.day(date(2031, 3, 3))
    fell = "Two rockets fell beside the old mill at the end of the road."
    first.event("Jets hit.", where=here)
    first.event("Jets hit.", where=here)
    first.event("Jets hit.", where=here, when=day)
    second.event(fell, where=(at(PROVINCE),), counts=(count("killed", "civilian", 12),))
    attack = second.event("Jets hit.", ATTACK, where=here)
    deadly = third.event("R2 says 0 of it.", where=here, counts=(count("killed", "civilian", 2),))
    fourth.event(fell, where=here, when=replace(day, end=When.day(date(2031, 3, 4)).end))
    shelling = fifth.event("It was struck.", SHELLING, where=here, counts=(count("killed", "soldier", 2),))
    fifth.event("It was struck.", where=here, counts=(count("killed", "civilian", 2),))
    decided = [Judgement(one.id, shelling.id, True, 0.0, (), "ana") for one in (deadly, attack)]
    events = resolve(*reports_and_claims(first, second, third, fourth, fifth), decided=decided)
    (tied,) = (event for event in events if shelling.id in event.claims)
    assert {deadly.id, attack.id} <= {*tied.claims}


def test_ties_by_hand_that_came_first_for_what_is_gone_are_asked_for_anew():
    fell = "Two rockets fell beside the old mill at the end of the road."
    third, fifth = When.day(date(2031, 3, 3)), When.day(DAY)
    struck, raid, gone, shelled = (Story(name, published=DAY) for name in ("R0", "R2", "R3", "R4"))
    struck.event("It was struck.", where=(at(TOWN),), when=third)
    tied = raid.event(fell, where=(at(TOWN),), when=fifth)
    kept = gone.event("Jets hit.", SHELLING, where=(at(TOWN),), when=fifth)
    apart = shelled.event(fell, SHELLING, where=(at(PROVINCE),), when=third)
    attack = shelled.event(fell, ATTACK, where=(at(TOWN),), when=third)
    decided = [
        Judgement(apart.id, kept.id, False, 0.0, (), "ana"),
        Judgement(tied.id, attack.id, True, 0.0, (), "ana"),
    ]
    resolver = Resolver(decided=decided)
    for story in (struck, gone, shelled, raid):
        resolver.add(story.report, story.claims)
        resolver.settle()
    resolver.remove(gone.id)
    assert resolver.events == resolve(*reports_and_claims(struck, raid, shelled), decided=decided)
