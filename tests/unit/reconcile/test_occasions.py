"""Where reports of one event differ: each value with its witnesses, whether all can be true, and on what ground."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from stories import MARCH_5, NEXT_TOWN, PROVINCE, SHELLING, TOWN, Story, at, count, people, reports_and_claims
from trucewatch.model import (
    Accord,
    Claim,
    Comparison,
    Denied,
    Event,
    Ground,
    Place,
    PlacePrecision,
    Stance,
    Standing,
    When,
)
from trucewatch.reconcile import reconcile

FAR_TOWN = Place("t:7", "Farholm", 43.0, 33.0, 2.0, PlacePrecision.TOWN, "TL", "Kesh")


def compared(*stories: Story, denials: tuple[Claim, ...] = ()) -> dict[str, Comparison]:
    """The comparisons of one event that all the claims tell of, by field."""
    reports, claims = reports_and_claims(*stories)
    told = tuple(claim.id for claim in claims if claim not in denials)
    event = Event("e", "", "", "Strike", MARCH_5, None, told, denials=tuple(claim.id for claim in denials))
    _, comparisons = reconcile(reports, claims, [event])
    return {found.field: found for found in comparisons}


def story(name: str, published: When | None = None, *, outlet: str = "", **told: object) -> Story:
    made = Story(name, outlet or f"{name} Post", published=published)
    made.event(f"{name} tells of it.", **told)
    return made


def hour(number: int) -> When:
    return When.minute(datetime(2031, 3, 5 + number // 24, number % 24))


def killed(number: int, **more: object):
    return (count("killed", "person", number, **more),)


def test_a_toll_that_rose_is_no_conflict_and_says_the_moment_of_reporting():
    toll = compared(story("A", hour(8), counts=killed(22)), story("B", hour(30), counts=killed(33)))["killed: person"]
    assert (toll.accord, toll.ground) == (Accord.COMPATIBLE, Ground.MOMENT)
    assert toll.apart == ()
    assert toll.reason == "22 and 33 were each so when told"


def test_a_voice_that_stays_at_its_number_makes_it_a_conflict():
    stories = [
        story("A", hour(8), counts=killed(22)),
        story("B", hour(30), counts=killed(33)),
        story("A2", hour(40), outlet="A Post", counts=killed(22)),
    ]
    assert compared(*stories)["killed: person"].ground is Ground.CONTRADICTION


def test_a_conflict_names_the_numbers_that_were_only_overtaken():
    stories = [story("A", hour(8), counts=killed(22)), story("A2", hour(30), outlet="A Post", counts=killed(33))]
    toll = compared(*stories, story("B", hour(30), counts=killed(31)))["killed: person"]
    assert toll.reason == "31 and 33 cannot be one number; 22 was so when told"


def test_a_copy_that_is_printed_late_is_no_voice_that_stays():
    first, later = story("A", hour(8), counts=killed(22)), story("B", hour(30), counts=killed(33))
    copy = Story("C", published=hour(40))
    copy.say(first.text)
    claim = first.claims[0]
    copy.claims.append(replace(claim, id="claim-copy", report=copy.id, outlet=copy.outlet))
    toll = compared(first, later, copy)["killed: person"]
    assert toll.ground is Ground.MOMENT
    assert toll.witnesses == (1, 1)


def test_words_that_say_it_rose_square_the_numbers_whatever_the_dates():
    one = story("A", hour(8), counts=killed(22))
    two = story("B", hour(30), counts=(*killed(33, standing=Standing.RISEN), *killed(22, standing=Standing.EARLIER)))
    assert compared(one, two)["killed: person"].ground is Ground.MOMENT


def test_a_number_and_another_of_one_sentence_are_part_and_whole():
    both = story("A", counts=(*killed(4), *killed(2)))
    toll = compared(both, story("B", counts=killed(4)))["killed: person"]
    assert (toll.accord, toll.ground) == (Accord.COMPATIBLE, Ground.PART)
    assert compared(both) == {}


def test_open_and_exact_numbers_differ_in_precision_only():
    toll = compared(story("A", counts=(count("killed", "person", 16, None),)), story("B", counts=killed(18)))
    assert toll["killed: person"].ground is Ground.PRECISION


def test_every_value_has_its_independent_witnesses_counted():
    stories = [story(name, counts=killed(33)) for name in "AB"]
    stories += [story(name, counts=killed(34), speaker="Health Ministry") for name in "CDE"]
    toll = compared(*stories)["killed: person"]
    assert dict(zip((said.value for said in toll.values), toll.witnesses, strict=True)) == {"33": 2, "34": 1}


def test_one_report_that_contradicts_itself_is_told():
    alone = Story("A")
    alone.event("Nine died in Orvale.", where=(at(TOWN),), counts=killed(9))
    alone.event("Twelve died in Orvale.", where=(at(TOWN),), counts=killed(12))
    found = compared(alone)
    assert set(found) == {"killed: person"}
    assert found["killed: person"].accord is Accord.CONFLICT


def test_a_lone_report_without_contradiction_has_no_comparison():
    assert compared(story("A", where=(at(TOWN),), counts=killed(9))) == {}


@pytest.mark.parametrize(
    ("one", "two", "accord", "ground"),
    [
        (TOWN, PROVINCE, Accord.COMPATIBLE, Ground.PRECISION),
        (TOWN, FAR_TOWN, Accord.CONFLICT, Ground.CONTRADICTION),
        (TOWN, None, Accord.COMPATIBLE, Ground.WORDING),
    ],
)
def test_places(one, two, accord, ground):
    place = compared(story("A", where=(at(one),)), story("B", where=(at(two, "Lesser Hill" if two is None else ""),)))
    assert (place["place"].accord, place["place"].ground) == (accord, ground)


def test_places_that_one_report_names_together_are_places_of_one_event():
    both = story("A", where=(at(TOWN), at(NEXT_TOWN)))
    assert compared(both, story("B", where=(at(TOWN),)))["place"].ground is Ground.PART


def test_hours_apart_on_clocks_that_nobody_named_can_be_one_moment():
    one, two = (When.minute(datetime(2031, 3, 5, hour)) for hour in (6, 8))
    time = compared(story("A", when=one), story("B", when=two))["time"]
    assert (time.accord, time.ground) == (Accord.COMPATIBLE, Ground.CLOCKS)


def test_one_moment_on_two_named_clocks_is_one_and_another_is_not():
    athens = When.minute(datetime(2031, 3, 5, 8), zone="UTC+02:00")
    utc = When.minute(datetime(2031, 3, 5, 6), zone="UTC+00:00")
    assert compared(story("A", when=athens), story("B", when=utc))["time"].accord is Accord.COMPATIBLE
    late = When.minute(datetime(2031, 3, 5, 9), zone="UTC+00:00")
    assert compared(story("A", when=athens), story("B", when=late))["time"].ground is Ground.CONTRADICTION


def armed(name, means, act=None):
    made = story(name, **({"act": act} if act else {}))
    said = made.claims[0].occurrence
    made.claims[0] = replace(made.claims[0], content=replace(said, means=means))
    return made


def test_weapons_of_one_sort_of_act_can_be_one_and_others_cannot():
    air, drone, guns = armed("A", ("air strike",)), armed("B", ("drone",)), armed("C", ("artillery",), SHELLING)
    assert compared(air, drone)["weapon"].ground is Ground.PRECISION
    assert compared(air, guns)["weapon"].ground is Ground.CONTRADICTION


def accuses(name, speaker, actor):
    return story(name, actors=people(f"{actor.title()}={actor}"), speaker=speaker, stance=Stance.ACCUSES)


def test_two_sides_that_name_each_other_are_told_so():
    found = compared(accuses("A", "Norland", "eastland"), accuses("B", "Eastland", "norland"))["attribution"]
    assert found.accord is Accord.CONFLICT
    assert found.reason.startswith("each side names the other")
    assert [said.value for said in found.values] == ["Eastland, named by Norland", "Norland, named by Eastland"]


def test_a_denial_stands_beside_who_is_named_by_whom():
    told, denied = accuses("A", "Monitors", "norland"), Story("B")
    denial = denied.event(
        "Norland denied it.", actors=people("Norland=norland"), speaker="Norland", stance=Stance.DENIES
    )
    found = compared(told, denied, denials=(denial,))["attribution"]
    assert found.ground is Ground.DENIAL
    assert found.reason == "Norland is named by Monitors; denied by Norland"
    assert found.values[1].claims == (denial.id,)
    assert found.apart == ((0, 1),)


def test_who_denies_the_target_contests_nothing_but_the_target():
    told, denied = accuses("A", "Monitors", "norland"), Story("B")
    denial = denied.event(
        "Norland denied having hit civilians.",
        actors=people("Norland=norland"),
        speaker="Norland",
        stance=Stance.DENIES,
        denied=Denied.TARGET,
    )
    found = compared(told, denied, denials=(denial,))
    assert found["attribution"].accord is not Accord.CONFLICT
    assert found["target denied"].values[1].value == "denied by Norland"
    assert "denial" not in found


def test_who_denies_his_part_and_names_another_does_not_deny_the_other():
    story = Story("A")
    story.event(
        "Norland blamed Eastland.", actors=people("Eastland=eastland"), speaker="Norland", stance=Stance.ACCUSES
    )
    denial = story.event(
        "Norland denied it.",
        actors=people("Norland=norland"),
        speaker="Norland",
        stance=Stance.DENIES,
        denied=Denied.AUTHORSHIP,
    )
    found = compared(story, denials=(denial,))["attribution"]
    assert (found.accord, found.apart) == (Accord.ONE_VOICE, ())


def test_what_outlets_say_in_their_own_words_is_no_attribution():
    assert "attribution" not in compared(story("A", actors=people("norland")), story("B", actors=people("eastland")))


def test_reports_that_name_more_than_others_are_squared_by_that():
    more, less = story("A", actors=people("norland", "eastland")), story("B", actors=people("norland"))
    assert compared(more, less)["perpetrator"].ground is Ground.NAMES


def test_the_order_of_reports_changes_nothing():
    stories = [accuses("A", "Norland", "eastland"), accuses("B", "Eastland", "norland"), story("C", counts=killed(3))]
    assert compared(*stories) == compared(*reversed(stories)) == compared(*stories[1:], stories[0])


def test_days_that_do_not_meet_contradict():
    one, two = (When.day(date(2031, 3, day)) for day in (4, 5))
    assert compared(story("A", when=one), story("B", when=two))["time"].ground is Ground.CONTRADICTION
