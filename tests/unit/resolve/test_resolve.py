"""The resolver on invented stories: what joins, what stays apart, what is left for review."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from stories import (
    AIR,
    ATTACK,
    CLASH,
    MARCH_4,
    MARCH_5,
    NEXT_TOWN,
    PROVINCE,
    SHELLING,
    TOWN,
    Story,
    at,
    copied,
    count,
    people,
    reports_and_claims,
)
from trucewatch.model import (
    Actor,
    ClaimKind,
    Count,
    Denied,
    Event,
    Mode,
    Place,
    PlacePrecision,
    Precision,
    Quantity,
    Span,
    Speaker,
    Stance,
    TimeBasis,
    When,
)
from trucewatch.resolve import resolve

DAY = date(2031, 3, 5)
FAR_TOWN = Place("t:7", "Far Vale", 41.5, 31.5, 3.0, PlacePrecision.TOWN)
NIGHT = When(datetime(2031, 3, 4, 18), datetime(2031, 3, 5, 8), Precision.PART_OF_DAY, None, TimeBasis.RELATIVE)


def events_of(*stories: Story) -> tuple[Event, ...]:
    return resolve(*reports_and_claims(*stories))


def told(event: Event, *claims) -> bool:
    return set(event.claims) == {claim.id for claim in claims}


def strike(story: Story, sentence: str = "Air strikes hit the town.", **more):
    return story.event(sentence, **{"when": MARCH_5, "where": (at(TOWN),), **more})


def test_two_outlets_on_one_strike_make_one_event():
    one, two = Story("A", published=DAY), Story("B")
    first = strike(one, "Jets hit Orvale, killing 12.", counts=(count("killed", "civilian", 12),))
    second = strike(two, "At least ten people died in Orvale.", counts=(count("killed", "person", 10, None),))
    (event,) = events_of(one, two)
    assert told(event, first, second)
    assert event.title == "Air strike, Orvale"
    assert event.where == at(TOWN)
    assert event.witnesses == 2


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"when": MARCH_4}, id="same town the day before"),
        pytest.param({"where": (at(NEXT_TOWN),)}, id="same day in the next town"),
        pytest.param({"counts": (count("killed", "soldier", 12),)}, id="soldiers, not civilians"),
    ],
)
def test_a_neighbour_is_another_event(other):
    one, two = Story("A", published=DAY), Story("B", published=DAY)
    strike(one, "Jets hit Orvale, killing twelve.", counts=(count("killed", "civilian", 12),))
    strike(two, "An air strike killed 12.", **{"counts": (count("killed", "civilian", 12),), **other})
    assert len(events_of(one, two)) == 2


def test_a_vague_and_a_sharp_toll_without_a_place_are_joined_by_target_act_and_toll():
    one, two = Story("A", published=DAY), Story("B")
    first = one.event(
        "The attack followed the killing of 33 Norland soldiers in eastern strikes.",
        when=When.day(date(2031, 2, 27)),
        actors=people("eastland"),
        targets=people("Norland soldiers=norland"),
        counts=(count("killed", "soldier", 33, group_actor="norland"),),
    )
    second = two.event(
        "He spoke of the recent killing of 34 Norland troops in an air strike.",
        targets=people("Norland troops=norland"),
        counts=(count("killed", "troop", 34, group_actor="norland"),),
        speaker="The president",
    )
    (event,) = events_of(one, two)
    assert told(event, first, second)
    assert event.when.date == date(2031, 2, 27)
    assert any("33 and 34" in reason for judgement in event.judgements for reason in judgement.reasons)


def test_a_strike_told_after_a_report_was_printed_is_not_the_one_that_it_told():
    one, two = Story("A", published=date(2031, 2, 20)), Story("B")
    common = {"targets": people("norland"), "counts": (count("killed", "soldier", 33, group_actor="norland"),)}
    one.event("An air strike killed 33 Norland soldiers.", **common)
    two.event("The strike of 27 February killed 33 Norland soldiers.", when=When.day(date(2031, 2, 27)), **common)
    assert len(events_of(one, two)) == 2


def test_several_incidents_of_one_report_stay_several():
    story = Story("A", published=DAY)
    first = story.event(
        "Air strikes overnight killed more than a dozen civilians.",
        when=NIGHT,
        actors=people("eastland"),
        counts=(count("killed", "civilian", 13, None), count("injured", "person", 20, None)),
    )
    site = story.event(
        "The rescue service said the attacks hit a school that sheltered the displaced near Orvale.",
        ATTACK,
        trigger="attacks",
        where=(at(TOWN),),
        speaker="Rescue Service",
    )
    other = story.event(
        "Thirteen people were also killed Wednesday, including seven children, the service said.",
        when=MARCH_4,
        where=(at(PROVINCE),),
        counts=(count("killed", "person", 13), count("killed", "child", 7, part_of="killed:person")),
        speaker="Rescue Service",
    )
    events = {event.claims: event for event in events_of(story)}
    assert {frozenset(claims) for claims in events} == {frozenset((first.id, site.id)), frozenset((other.id,))}


def test_the_other_outlets_strike_joins_the_right_one_of_them():
    us, wire = Story("US"), Story("Wire")
    first = us.event(
        "Eastland air strikes overnight killed more than a dozen civilians.",
        when=NIGHT,
        actors=people("eastland"),
        counts=(count("killed", "civilian", 13, None),),
    )
    us.event(
        "Thirteen people were also killed Wednesday.",
        when=MARCH_4,
        where=(at(PROVINCE),),
        counts=(count("killed", "person", 13),),
    )
    second = wire.event(
        "At least 16 civilians were killed when Eastland air strikes hit displaced people near Orvale.",
        when=When(None, datetime(2031, 3, 6), Precision.OPEN, None, TimeBasis.ANCHORED),
        actors=people("eastland"),
        where=(at(TOWN),),
        counts=(count("killed", "civilian", 16, None),),
    )
    together = next(event for event in events_of(us, wire) if second.id in event.claims)
    assert told(together, first, second)


def test_a_headline_and_its_story_are_one_event():
    story = Story("A", published=DAY, title="At least 16 die as jets hit Orvale")
    title = strike(story, story.title, counts=(count("killed", "person", 16, None),))
    lead = strike(story, "Sixteen people died in Orvale.", counts=(count("killed", "person", 16),))
    (event,) = events_of(story)
    assert told(event, title, lead)


def test_tallies_threats_and_history_found_no_event():
    story = Story("A", published=DAY)
    story.tally("The fighting has killed 60 soldiers since last month.", count("killed", "soldier", 60))
    strike(story, "He threatened to hit Orvale.", stance=Stance.THREATENS)
    strike(story, "Orvale was bombed in 1990.", modes=(Mode.HISTORICAL,))
    strike(story, "Orvale may be hit.", modes=(Mode.FUTURE,))
    assert events_of(story) == ()


def test_what_is_told_only_in_passing_founds_no_event_unless_it_has_something_of_its_own():
    passing = Story("A")
    passing.event("They spoke of the attack.", modes=(Mode.BACKGROUND,))
    assert events_of(passing) == ()
    placed = Story("B")
    strike(placed, "They spoke of the attack on the town.", modes=(Mode.BACKGROUND,))
    assert len(events_of(placed)) == 1


def test_a_denial_is_linked_to_the_nearest_event_that_its_speaker_is_accused_of():
    story = Story("A", published=DAY)
    story.event("Rebels shelled Brindle.", SHELLING, actors=people("rebels"), where=(at(NEXT_TOWN),))
    hit = strike(story, actors=people("eastland"), counts=(count("killed", "civilian", 16),))
    denial = story.event(
        "Eastland denies targeting civilians.",
        ATTACK,
        actors=people("eastland"),
        targets=people("civilians"),
        speaker="Eastland",
        stance=Stance.DENIES,
    )
    events = {event.claims: event for event in events_of(story)}
    assert events[(hit.id,)].denials == (denial.id,)
    assert sum(len(event.denials) for event in events.values()) == 1


def test_a_denial_that_names_a_place_is_of_what_was_there_though_something_else_stands_nearer():
    story = Story("A", published=DAY)
    there = story.event(
        "Eastland shelled Upper Marn.", SHELLING, actors=people("eastland"), where=(at(None, "Upper Marn"),)
    )
    story.event("Eastland shelled Orvale.", SHELLING, actors=people("eastland"), where=(at(TOWN),))
    words = {"actors": people("eastland"), "speaker": "Eastland", "stance": Stance.DENIES}
    denial = story.event("Eastland denied shelling Upper Marn.", SHELLING, where=(at(None, "Upper Marn"),), **words)
    events = {event.claims: event for event in events_of(story)}
    assert events[(there.id,)].denials == (denial.id,)
    assert sum(len(event.denials) for event in events.values()) == 1


def test_an_event_says_what_of_it_is_denied_and_is_contested_only_where_that_is_the_deed():
    story = Story("A", published=DAY)
    hit = strike(story, actors=people("eastland"), counts=(count("killed", "civilian", 16),))
    words = {"actors": people("eastland"), "speaker": "Eastland", "stance": Stance.DENIES, "continues": hit.id}
    story.event("Eastland denied hitting civilians.", ATTACK, denied=Denied.TARGET, **words)
    (event,) = events_of(story)
    assert (event.denied, event.is_contested) == ((Denied.TARGET,), False)
    story.event("It denied any part in it.", ATTACK, denied=Denied.AUTHORSHIP, **words)
    (event,) = events_of(story)
    assert (event.denied, event.is_contested) == ((Denied.AUTHORSHIP, Denied.TARGET), True)


def test_a_denial_that_goes_on_about_an_event_is_of_no_other():
    story = Story("A", published=DAY)
    first = strike(story, actors=people("eastland"), counts=(count("killed", "civilian", 16),))
    story.event("Eastland bombed Brindle.", SHELLING, actors=people("eastland"), where=(at(NEXT_TOWN),))
    denial = story.event("It denied the strike.", speaker="Eastland", stance=Stance.DENIES, continues=first.id)
    events = {event.claims: event for event in events_of(story)}
    assert events[(first.id,)].denials == (denial.id,)


def test_a_spokesman_denies_for_the_state_that_he_speaks_for():
    story = Story("A", published=DAY)
    strike(story, actors=people("eastland"), counts=(count("killed", "civilian", 16),))
    story.event("The spokesman denied it.", ATTACK, speaker="Ivo Brand", stance=Stance.DENIES)
    reports, claims = reports_and_claims(story)
    assert resolve(reports, claims)[0].denials == ()
    assert len(resolve(reports, claims, allegiance={"ivo-brand": "eastland"})[0].denials) == 1


def test_a_denial_about_soldiers_is_not_linked_to_a_strike_on_civilians():
    story = Story("A", published=DAY)
    strike(story, actors=people("eastland"), counts=(count("killed", "civilian", 16),))
    story.event(
        "Eastland denied killing the soldiers.",
        actors=people("eastland"),
        counts=(count("killed", "soldier", 5),),
        speaker="Eastland",
        stance=Stance.DENIES,
    )
    assert events_of(story)[0].denials == ()


def test_a_denial_of_dead_civilians_is_of_the_strike_on_fighters_told_before_it():
    story = Story("A", published=DAY)
    strike(story, actors=people("eastland"), counts=(count("killed", "soldier", 5),))
    denial = story.event(
        "Eastland denied that civilians had died.",
        actors=people("eastland"),
        targets=people("civilians"),
        speaker="Eastland",
        stance=Stance.DENIES,
    )
    assert events_of(story)[0].denials == (denial.id,)


def test_a_denial_that_names_no_place_is_of_what_is_most_like_it_and_not_of_the_place_told_last():
    story = Story("A", published=DAY)
    shelled = story.event("Shells hit a bakery in Orvale.", SHELLING, where=(at(TOWN),), actors=people("eastland"))
    story.event("Gunmen killed a man in Brindle.", ATTACK, where=(at(NEXT_TOWN),))
    denial = story.event(
        "Eastland denied having shelled a bakery.",
        SHELLING,
        where=(at(NEXT_TOWN),),
        actors=people("eastland"),
        speaker="Eastland",
        stance=Stance.DENIES,
    )
    story.claims[-1] = replace(denial, why=("where.paragraph",))
    events = {event.claims: event for event in events_of(story)}
    assert events[(shelled.id,)].denials == (denial.id,)


def test_places_that_their_errors_leave_open_are_kept_for_review():
    near = at(NEXT_TOWN, radius_km=30.0)
    one, two = Story("A", published=DAY), Story("B", published=DAY)
    strike(one, counts=(count("killed", "civilian", 12),))
    strike(two, "Twelve died in Brindle.", where=(near,), counts=(count("killed", "civilian", 12),))
    events = events_of(one, two)
    assert len(events) == 2
    assert all(not event.judgements[0].same for event in events)
    assert events[0].judgements[0].reasons[0].startswith("doubtful")


def test_a_clash_told_from_both_sides_is_one():
    one, two = Story("A", published=DAY), Story("B", published=DAY)
    one.event("Norland fought rebels in Orvale.", CLASH, when=MARCH_5, where=(at(TOWN),),
              actors=people("norland"), targets=people("rebels"))  # fmt: skip
    two.event("Rebels clashed with Norland in Orvale.", CLASH, when=MARCH_5, where=(at(TOWN),),
              actors=people("rebels"), targets=people("norland"))  # fmt: skip
    assert len(events_of(one, two)) == 1


def test_a_strike_by_the_one_on_the_other_is_not_a_strike_by_the_other():
    one, two = Story("A", published=DAY), Story("B", published=DAY)
    strike(one, actors=people("norland"), targets=people("rebels"))
    strike(two, "Rebels hit Orvale.", actors=people("rebels"), targets=people("norland"))
    assert len(events_of(one, two)) == 2


def test_a_copy_is_no_witness_and_no_event():
    one = Story("A", published=DAY)
    strike(one, "Jets hit Orvale on Thursday before dawn and killed twelve people in the market square.")
    alone, pair = events_of(one), events_of(one, copied(one, "B"), copied(one, "C", "Read more on our site."))
    assert len(pair) == 1
    assert pair[0].witnesses == alone[0].witnesses == 1


def test_a_speaker_in_two_outlets_is_one_witness():
    one, two = Story("A", published=DAY), Story("B", published=DAY)
    strike(one, "Jets hit Orvale, the rescue service said.", speaker="Rescue Service")
    strike(two, "Orvale was struck from the air, according to rescuers.", speaker="Rescue Service")
    (event,) = events_of(one, two)
    assert event.witnesses == 1


def test_the_time_is_what_all_tellings_have_in_common():
    one, two = Story("A", published=DAY), Story("B", published=DAY)
    strike(one, when=MARCH_5)
    strike(two, "Jets hit Orvale overnight.", when=NIGHT)
    (event,) = events_of(one, two)
    assert (event.when.start, event.when.end) == (datetime(2031, 3, 5), datetime(2031, 3, 5, 8))


def test_an_event_of_unknown_time_lies_before_its_first_dated_report():
    story = Story("A", published=DAY)
    strike(story, when=When.unknown())
    (event,) = events_of(story)
    assert (event.when.start, event.when.end) == (None, datetime(2031, 3, 6))


def test_no_claims_give_no_events():
    assert resolve([], []) == ()


def test_a_tally_never_joins_an_event_of_the_same_number():
    story, other = Story("A", published=DAY), Story("B", published=DAY)
    hit = strike(story, counts=(count("killed", "soldier", 60, group_actor="norland"),))
    other.tally("Sixty Norland troops have died.", count("killed", "soldier", 60, group_actor="norland"))
    (event,) = events_of(story, other)
    assert told(event, hit)
    assert other.claims[0].kind is ClaimKind.TALLY


def test_the_act_that_says_most_is_kept():
    one, two = Story("A", published=DAY), Story("B", published=DAY)
    strike(one, "Attack on Orvale kills 30.", act=ATTACK, counts=(count("killed", "civilian", 30),))
    strike(two, "Jets kill 30 in Orvale.", act=AIR, counts=(count("killed", "civilian", 30),))
    (event,) = events_of(one, two)
    assert event.sub_event_type == "Air/drone strike"


def test_a_strike_on_several_places_is_not_put_in_one_of_them():
    story = Story("A", published=DAY)
    strike(story, "Jets hit several towns in Kesh and Far Vale.", where=(at(PROVINCE), at(FAR_TOWN)))
    (event,) = events_of(story)
    assert event.where == at(PROVINCE)
    assert event.other_places == (at(FAR_TOWN),)


def test_near_a_town_in_a_province_is_the_town():
    story = Story("A", published=DAY)
    strike(story, where=(at(PROVINCE), at(TOWN)))
    assert events_of(story)[0].where == at(TOWN)


def test_dozens_in_two_reports_are_no_ground_for_joining():
    one, two = Story("A", published=DAY), Story("B", published=DAY)
    for story in (one, two):
        story.event(
            f"{story.name} tells of dozens killed in air strikes.",
            targets=people("norland"),
            counts=(count("killed", "soldier", 24, None, approximate=True, group_actor="norland"),),
        )
    assert len(events_of(one, two)) == 2


@pytest.mark.parametrize(
    ("act", "title"),
    [
        (CLASH, "Clash with rebel fighters, Kesh"),
        (AIR, "Air strike on rebel fighters, Kesh"),
        (("Military movement", "Deployment"), "Deployment of rebel fighters, Kesh"),
        (("Riots", "Mob violence"), "Mob violence on rebel fighters, Kesh"),
    ],
)
def test_an_event_without_a_town_is_titled_by_whom_it_hit(act, title):
    story = Story("A", published=DAY)
    story.event("It was told so.", act, targets=people("rebel fighters=rebels"), where=(at(PROVINCE),))
    assert events_of(story)[0].title == title


def test_an_attack_on_things_alone_is_no_clash_with_them():
    story = Story("A", published=DAY)
    story.event("It was told so.", CLASH, targets=(Actor("refinery", None, Span(0, 0)),), where=(at(PROVINCE),))
    assert events_of(story)[0].title == "Attack on refinery, Kesh"


def test_a_number_in_the_name_of_a_target_is_left_to_the_counts():
    story = Story("A", published=DAY)
    sentence = "Jets killed at least 16 civilians in Orvale."
    start = sentence.index("at least 16")
    hit = (Actor("at least 16 civilians", None, Span(start, start + 21)),)
    strike(
        story, sentence, targets=hit, counts=(Count("killed", "civilian", Quantity(16, None), Span(start, start + 11)),)
    )
    assert [said.value for said in events_of(story)[0].targets] == ["civilians"]


def test_fighting_told_in_general_words_swallows_no_incident():
    story = Story("A", published=DAY)
    sides = {"actors": people("norland"), "targets": people("rebels"), "where": (at(PROVINCE),)}
    story.event("Norland and the rebels have clashed for weeks.", CLASH, trigger="clashed", **sides)
    story.event("Fighting of the two led to fears of war.", CLASH, trigger="fighting", **sides)
    story.event("Norland attacked and killed dozens.", CLASH, counts=(count("killed", "fighter", 24, None),), **sides)
    assert sorted(len(event.claims) for event in events_of(story)) == [1, 2]


def test_before_thursday_leaves_room_for_thursday():
    one, two = Story("A", published=DAY), Story("B", published=DAY)
    common = {"targets": people("norland"), "counts": (count("killed", "soldier", 33, group_actor="norland"),)}
    before = When(None, datetime(2031, 2, 27), Precision.OPEN, None, TimeBasis.ANCHORED)
    one.event("The operation of Thursday followed the killing of 33 in strikes.", when=before, **common)
    two.event("33 died in the strike of 27 February.", when=When.day(date(2031, 2, 27)), **common)
    (event,) = events_of(one, two)
    assert event.when.date == date(2031, 2, 27)


def test_the_hurt_are_counted_differently_and_the_strike_is_one():
    one, two = Story("A", published=DAY), Story("B", published=DAY)
    dead = count("killed", "civilian", 16)
    strike(one, "Sixteen died and 18 were hurt in Orvale.", counts=(dead, count("injured", "person", 18)))
    strike(two, "16 died in Orvale, over 20 were hurt.", counts=(dead, count("injured", "person", 21, None)))
    assert len(events_of(one, two)) == 1


def test_an_agency_that_nobody_names_is_no_second_witness_in_its_own_story():
    story = Story("A", published=DAY, title="Strike on Orvale, agency says")
    claim = strike(story, story.title, speaker="agency")
    story.claims[0] = replace(claim, speaker=Speaker("agency"))
    strike(story, "Jets hit Orvale, the Kesh Agency said.", speaker="Kesh Agency")
    assert events_of(story)[0].witnesses == 1


def test_a_sentence_reprinted_days_later_is_one_event_and_one_witness():
    sentence = "The ministry said that two of its soldiers had been killed by fire from over the river."
    first, later = (Story(name, published=date(2031, 3, day)) for name, day in (("Alder", 5), ("Birch", 7)))
    for story, day in ((first, 5), (later, 7)):
        until = When(None, datetime(2031, 3, day + 1), Precision.OPEN, None, TimeBasis.RELATIVE)
        story.event(sentence, CLASH, when=until, counts=(count("killed", "soldier", 2),), speaker="ministry")
    (event,) = resolve(*reports_and_claims(first, later))
    assert event.witnesses == 1
    assert any("the same words in two reports" in reason for j in event.judgements for reason in j.reasons)
