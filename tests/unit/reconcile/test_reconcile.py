"""Reconciling on invented stories: figures, terms and positions, side by side and against the text."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from stories import MARCH_4, MARCH_5, TOWN, Story, at, copied, count, midnight, people, reports_and_claims
from trucewatch.model import (
    Accord,
    Comparison,
    Duration,
    Figure,
    Ground,
    Length,
    Precision,
    Side,
    Speaker,
    Stance,
    TimeBasis,
    Truth,
    Unit,
    When,
)
from trucewatch.packs.agreements import read_agreement
from trucewatch.reconcile import reconcile
from trucewatch.resolve import resolve

DAY = date(2031, 3, 5)
AGREEMENT = """
name: orvale-2031
title: Truce of Orvale
signed: {on: 2031-03-05, at: Orvale}
effective: {at: 2031-03-06 00:01}
clock: {stated: no, zones: [Europe/Athens]}
sources: [{title: invented}]
parties: [{actor: norland, name: Norland, role: signatory}]
sites:
  - {id: a, name: Orvale, lat: 40, lon: 30, radius: 1 km, source: invented}
  - {id: b, name: Brindle, lat: 40.2, lon: 30.2, radius: 1 km, source: invented}
zones:
  - {id: h7, name: Highway H7, kind: line, through: [a, b]}
  - {id: strip, name: Corridor along the H7, kind: corridor, along: h7, width: 6 km, side: per_side}
terms:
  - {id: t1, kind: cessation, text: All fighting stops.}
  - {id: t2, kind: zone_corridor, text: A corridor along the H7., zone: strip}
  - {id: t3, kind: patrol, text: Patrols begin., due: {at: 2031-03-15}}
  - {id: t4, kind: negotiate_parameters, text: Ministers agree., due: {within: 7 days, of: [signing, effective]}}
declarations:
  - {id: d1, text: Norland may answer attacks., kind: reserved_right, topic: right_to_respond, by: [norland]}
  - {id: d2, text: No military solution., kind: preambular, topic: no_military_solution}
"""


def picture(*stories: Story, agreement: bool = False) -> tuple[dict[str, Figure], dict[tuple[str, str], Comparison]]:
    """Figures by title and comparisons by (title of the matter, field)."""
    reports, claims = reports_and_claims(*stories)
    agreements = [read_agreement(AGREEMENT, "orvale.yaml")] if agreement else []
    figures, comparisons = reconcile(reports, claims, resolve(reports, claims), agreements)
    return {f.title: f for f in figures}, {(c.about.split("-")[0], c.field): c for c in comparisons}


def strike(story: Story, sentence: str, *counts, **more):
    return story.event(sentence, when=MARCH_5, where=(at(TOWN),), counts=counts, **more)


def test_at_least_sixteen_and_more_than_a_dozen_have_common_ground():
    one, two = Story("A"), Story("B")
    strike(one, "At least 16 died in Orvale.", count("killed", "civilian", 16, None))
    strike(two, "More than a dozen died in Orvale.", count("killed", "civilian", 13, None))
    figures, comparisons = picture(one, two)
    figure = figures["Civilians killed"]
    assert (figure.low, figure.best, figure.high) == (16, 16, None)
    assert "at once" in figure.method
    assert comparisons["event", "killed: civilian"].accord is Accord.COMPATIBLE


def test_thirty_three_and_thirty_four_are_kept_apart_in_one_figure():
    one, two = Story("A"), Story("B")
    strike(one, "33 soldiers died in Orvale.", count("killed", "soldier", 33, group_actor="norland"))
    strike(two, "34 troops died in Orvale.", count("killed", "troop", 34, group_actor="norland"))
    figures, comparisons = picture(one, two)
    figure = figures["Soldiers (Norland) killed"]
    assert (figure.low, figure.best, figure.high) == (33, 33, 34)
    assert figure.low_claims == (one.claims[0].id,)
    assert figure.high_claims == (two.claims[0].id,)
    assert "most conservative" in figure.method
    assert comparisons["event", "killed: soldier of norland"].accord is Accord.CONFLICT


def test_a_number_that_two_independent_voices_give_is_the_best():
    stories = [Story(name) for name in "ABC"]
    for story, number in zip(stories, (33, 34, 34), strict=True):
        strike(story, f"{story.name} says {number} died in Orvale.", count("killed", "soldier", number))
    figure = picture(*stories)[0]["Soldiers killed"]
    assert (figure.low, figure.best, figure.high) == (33, 34, 34)


def test_a_reprint_is_no_second_voice():
    one, two = Story("A"), Story("B")
    strike(one, "33 soldiers died in Orvale.", count("killed", "soldier", 33))
    strike(two, "34 died in Orvale.", count("killed", "soldier", 34))
    figure = picture(one, two, copied(two, "C"))[0]["Soldiers killed"]
    assert (figure.low, figure.best, figure.high) == (33, 33, 34)


def test_children_are_part_of_the_killed_and_never_added():
    story = Story("A")
    strike(
        story,
        "Thirteen people, seven of them children, died in Orvale.",
        count("killed", "person", 13),
        count("killed", "child", 7, part_of="killed:person"),
    )
    figures, _ = picture(story)
    assert figures["Children killed"].part_of == figures["People killed"].id
    assert figures["People killed"].best == 13


def test_a_part_larger_than_its_whole_is_named():
    story = Story("A")
    strike(
        story,
        "Five died, nine of them children.",
        count("killed", "person", 5),
        count("killed", "child", 9, part_of="killed:person"),
    )
    (check,) = picture(story)[0]["Children killed"].checks
    assert "more than their whole (5)" in check


def test_two_reports_of_one_tally_make_one_figure_and_another_measure_another():
    one, two = Story("A"), Story("B")
    one.tally("Fighting displaced nearly a million people.", count("displaced", "person", 900_000, 10**6))
    two.tally("Nearly a million Keshians are displaced.", count("displaced", "person", 900_000, 10**6))
    two.tally("Norland hosts some 3.6 million refugees.", count("hosted", "refugee", 3_600_000, approximate=True))
    figures, _ = picture(one, two)
    assert {figure.measure for figure in figures.values()} == {"displaced", "hosted"}
    displaced = figures["People displaced"]
    assert len({id for said in displaced.values for id in said.claims}) == 2


def test_a_cumulative_toll_is_a_tally_of_its_own():
    story = Story("A")
    story.tally("60 soldiers have died since last month.", count("killed", "soldier", 60, cumulative=True))
    (figure,) = picture(story)[0].values()
    assert figure.cumulative
    assert figure.about.startswith("tally-")


def midnight_on(day: int, text: str) -> When:
    return When(datetime(2031, 3, day), datetime(2031, 3, day + 1, 0, 5), Precision.DAY, None, TimeBasis.RELATIVE, text)


def test_midnight_in_several_wordings_is_one_moment_at_different_precision():
    stories = [Story(name) for name in "ABCD"]
    values = (midnight(6, 1), midnight(6), midnight_on(5, "midnight on Wednesday"), When.unknown("midnight"))
    for story, value in zip(stories, values, strict=True):
        story.term(f"The truce starts at midnight, says {story.name}.", "cessation", start=value)
    _, comparisons = picture(*stories, agreement=True)
    start = comparisons["term:cessation", "start"]
    assert start.accord is Accord.COMPATIBLE
    assert "one moment at different precision" in start.reason
    assert start.written == "2031-03-06 00:01"
    assert not start.differs
    assert sorted(start.matches_written) == [Truth.UNKNOWN, Truth.YES, Truth.YES, Truth.YES]


def test_another_day_is_a_conflict():
    one, two = Story("A"), Story("B")
    one.term("It starts on 6 March.", "cessation", start=When.day(date(2031, 3, 6)))
    two.term("It starts on 8 March.", "cessation", start=When.day(date(2031, 3, 8)))
    start = picture(one, two, agreement=True)[1]["term:cessation", "start"]
    assert start.accord is Accord.CONFLICT
    assert "different times" in start.reason
    assert "2031-03-08" in start.reason


def test_six_a_side_cannot_be_squared_with_six_in_all():
    stories = [Story(name) for name in "ABC"]
    lengths = (
        Length(6, 6, side=Side.PER_SIDE, text="6 km north and 6 km south"),
        Length(6, 6, side=Side.TOTAL, text="six-kilometre-wide"),
        Length(5.63, 7.24, True, Side.TOTAL, "about 4 miles wide"),
    )
    for story, length in zip(stories, lengths, strict=True):
        story.term(f"{story.name}: a corridor.", "zone_corridor", width=length)
    width = picture(*stories, agreement=True)[1]["term:zone_corridor", "width"]
    by_value = {said.value: truth for said, truth in zip(width.values, width.matches_written, strict=True)}
    assert width.accord is Accord.CONFLICT
    assert width.written == "6 km on each side (12 km in all)"
    assert [truth for value, truth in by_value.items() if "on each side" in value] == [Truth.YES]
    assert sum(truth is Truth.NO for truth in by_value.values()) == 2
    assert any("“six-kilometre-wide”" in value for value in by_value)


def test_a_width_that_does_not_say_of_what_is_not_held_against_anybody():
    one, two = Story("A"), Story("B")
    one.term("A 6 km corridor.", "zone_corridor", width=Length(6, 6))
    two.term("6 km on each side.", "zone_corridor", width=Length(6, 6, side=Side.PER_SIDE))
    width = picture(one, two, agreement=True)[1]["term:zone_corridor", "width"]
    assert width.accord is Accord.COMPATIBLE
    assert Truth.NO not in width.matches_written


def test_a_week_is_seven_days_and_another_date_than_a_later_day():
    one, two, three = Story("A"), Story("B"), Story("C")
    one.term("Within seven days.", "negotiate_parameters", within=Duration(7, Unit.DAYS, "seven days"))
    two.term("They have a week.", "negotiate_parameters", within=Duration(1, Unit.WEEKS, "a week"))
    three.term("Details by 15 March.", "negotiate_parameters", by=When.day(date(2031, 3, 15), text="by March 15"))
    deadline = picture(one, two, three, agreement=True)[1]["term:negotiate_parameters", "deadline"]
    assert len(deadline.values) == 2
    assert deadline.accord is Accord.CONFLICT
    assert deadline.matches_written == (Truth.YES, Truth.NO)
    assert deadline.ground is Ground.CONTRADICTION
    assert set(deadline.closest) == {one.id, two.id}
    assert "2031-03-12 or 2031-03-13" in deadline.reason


def test_a_deadline_and_a_date_are_counted_from_the_reported_start_where_no_text_is_given():
    one, two = Story("A"), Story("B")
    one.term("It starts on 6 March at 00:01.", "cessation", start=midnight(6, 1))
    one.term("Within seven days.", "negotiate_parameters", within=Duration(7, Unit.DAYS, "seven days"))
    two.term("Details on 13 March.", "negotiate_parameters", by=When.day(date(2031, 3, 13)))
    deadline = picture(one, two)[1]["term:negotiate_parameters", "deadline"]
    assert deadline.accord is Accord.COMPATIBLE


def test_who_is_silent_on_a_date_is_named():
    one, two = Story("A"), Story("B")
    one.term("Patrols start on 15 March.", "patrol", start=When.day(date(2031, 3, 15)), along="H7")
    two.term("Patrols will run along the H-7 highway.", "patrol", along="H-7 highway")
    comparisons = picture(one, two, agreement=True)[1]
    assert comparisons["term:patrol", "start"].silent == (two.id,)
    assert comparisons["term:patrol", "start"].accord is Accord.ONE_VOICE
    assert comparisons["term:patrol", "start"].matches_written == (Truth.YES,)
    assert comparisons["term:patrol", "along"].accord is Accord.SAME


def test_a_declared_right_that_is_not_in_the_text_is_no_conflict():
    one, two = Story("A"), Story("B")
    one.position("Norland keeps the right to respond.", "reserved_right", "right_to_respond", "The president")
    two.position("This is not in the text.", "not_in_text", "right_to_respond")
    right = picture(one, two, agreement=True)[1]["position:right_to_respond", "said"]
    assert right.accord is Accord.COMPATIBLE
    assert [said.value for said in right.values] == [
        "declared by The president",
        "said not to be in the text by B Post",
    ]
    assert right.matches_written == (Truth.YES, Truth.YES)
    assert "in no operative article" in right.reason


def test_a_speaker_named_in_two_ways_is_one_speaker_by_his_fullest_name():
    one, two = Story("A"), Story("B")
    one.position("Norland keeps the right to respond.", "reserved_right", "right_to_respond", "Vent")
    claim = two.position("Norland keeps the right to respond.", "reserved_right", "right_to_respond", "President Vent")
    two.claims[-1] = replace(claim, speaker=Speaker("President Vent", "vent"))
    (said,) = picture(one, two)[1]["position:right_to_respond", "said"].values
    assert said.value == "declared by President Vent" and len(said.claims) == 2


def test_a_principle_lists_who_reports_it():
    one, two, three = Story("A"), Story("B"), Story("C")
    for story in (one, two):
        story.position("There is no military solution.", "principle", "no_military_solution", "Both leaders")
    three.term("It starts on 6 March.", "cessation", start=When.day(date(2031, 3, 6)))
    principle = picture(one, two, three)[1]["position:no_military_solution", "said"]
    assert principle.accord is Accord.SAME
    assert principle.silent == (three.id,)
    assert set(principle.values[0].claims) == {one.claims[0].id, two.claims[0].id}


def test_perpetrators_that_differ_are_a_conflict_and_a_denial_is_shown():
    one, two = Story("A"), Story("B")
    strike(one, "Eastland jets hit Orvale.", actors=people("eastland"))
    strike(two, "Regime jets hit Orvale.", actors=people("kesh-regime"))
    two.event("Eastland denies it.", actors=people("eastland"), stance=Stance.DENIES, speaker="Eastland")
    comparisons = picture(one, two)[1]
    assert comparisons["event", "perpetrator"].accord is Accord.CONFLICT
    assert comparisons["event", "attribution"].values[-1].value == "denied by Eastland"


def test_one_place_in_two_spellings_is_the_same():
    one, two = Story("A"), Story("B")
    one.event("Jets hit Orvale.", when=MARCH_5, where=(at(TOWN, "Orvale"),))
    two.event("Jets hit Or'vale.", when=MARCH_5, where=(at(TOWN, "Or'vale"),))
    place = picture(one, two)[1]["event", "place"]
    assert place.accord is Accord.SAME
    assert place.values[0].value == "Orvale (“Or'vale”)"


@pytest.mark.parametrize("stance", [Stance.DENIES, Stance.CALLS_FOR, Stance.THREATENS])
def test_what_is_denied_or_only_called_for_is_no_reported_term(stance):
    from trucewatch.model import ClaimKind, Field, Provision

    story = Story("A")
    fields = (Field("start", When.day(date(2031, 3, 6)), story.say("x")),)
    story.claim("No truce starts on 6 March.", ClaimKind.TERM, Provision("cessation", fields), stance=stance)
    assert picture(story)[1] == {}


def test_nothing_gives_nothing():
    assert reconcile([], [], []) == ((), ())


def test_incidents_of_two_days_keep_their_figures():
    story = Story("A", published=DAY)
    strike(story, "Twelve died in Orvale on Wednesday.", count("killed", "civilian", 12))
    story.event("Five died on Tuesday.", when=MARCH_4, counts=(count("killed", "civilian", 5),))
    reports, claims = reports_and_claims(story)
    figures, _ = reconcile(reports, claims, resolve(reports, claims))
    assert sorted(figure.best for figure in figures) == [5, 12]


def test_things_that_one_claim_lists_beside_each_other_are_no_part_and_whole():
    story = Story("A")
    counts = (count("destroyed", "tank", 4), count("destroyed", "military vehicle", 12))
    strike(story, "They destroyed four tanks and a dozen military vehicles.", *counts)
    assert all(figure.part_of is None for figure in picture(story)[0].values())


def test_civilians_of_one_report_are_part_of_the_people_of_another():
    one, two = Story("A"), Story("B")
    strike(one, "Sixteen civilians died in Orvale.", count("killed", "civilian", 16))
    strike(two, "Twenty people died in Orvale.", count("killed", "person", 20))
    figures, _ = picture(one, two)
    assert figures["Civilians killed"].part_of == figures["People killed"].id


def test_two_tallies_of_one_sentence_with_other_numbers_stay_two():
    story = Story("A")
    story.tally("It killed 60 troops, one on Thursday.", count("killed", "soldier", 60), count("killed", "soldier", 1))
    reports, claims = reports_and_claims(story)
    assert sorted(figure.best for figure in reconcile(reports, claims, ())[0]) == [1, 60]


def test_an_unnamed_outlet_is_known_by_its_file():
    story = Story("A")
    claim = story.position("There is no military solution.", "principle", "no_military_solution")
    story.claims[0] = replace(claim, outlet="")
    (said,) = picture(story)[1]["position:no_military_solution", "said"].values
    assert said.value == "reported by A"


def test_the_report_whose_value_fits_the_text_is_closest_to_it():
    one, two = Story("A"), Story("B")
    one.term("It starts on 6 March.", "cessation", start=When.day(date(2031, 3, 6)))
    two.term("It starts on 8 March.", "cessation", start=When.day(date(2031, 3, 8)))
    start = picture(one, two, agreement=True)[1]["term:cessation", "start"]
    assert start.closest == (one.id,)
    assert start.ground is Ground.CONTRADICTION
    assert start.witnesses == (1, 1)


def test_where_no_value_fits_the_text_the_nearest_is_closest():
    stories = [Story(name) for name in "ABC"]
    for story, width in zip(stories, (8, 10, 30), strict=True):
        story.term(f"{story.name}: {width} km in all.", "zone_corridor", width=Length(width, width, side=Side.TOTAL))
    width = picture(*stories, agreement=True)[1]["term:zone_corridor", "width"]
    assert width.closest == (stories[1].id,)


def test_one_voice_against_the_text_is_told_as_that():
    story = Story("A")
    story.term("A: 30 km in all.", "zone_corridor", width=Length(30, 30, side=Side.TOTAL))
    width = picture(story, agreement=True)[1]["term:zone_corridor", "width"]
    assert width.ground is Ground.TEXT
    assert width.closest == ()


def test_widths_that_can_be_one_say_by_what():
    stories = [Story(name) for name in "AB"]
    for story, length in zip(stories, (Length(6, 6, side=Side.PER_SIDE), Length(12, 12, side=Side.TOTAL)), strict=True):
        story.term(f"{story.name}: a corridor.", "zone_corridor", width=length)
    width = picture(*stories, agreement=True)[1]["term:zone_corridor", "width"]
    assert (width.accord, width.ground) == (Accord.COMPATIBLE, Ground.SIDES)


def test_two_terms_that_one_report_gives_do_not_contradict_each_other():
    one, two = Story("A"), Story("B")
    three, ten = Duration(3, Unit.WEEKS, "three weeks"), Duration(10, Unit.DAYS, "ten days")
    one.term("The army leaves within three weeks.", "withdrawal", bound="army", within=three)
    one.term("The rebels leave within ten days.", "withdrawal", bound="rebels", within=ten)
    compared = picture(one)[1]["term:withdrawal", "deadline"]
    assert (compared.accord, compared.apart, compared.differs) == (Accord.ONE_VOICE, (), False)
    assert "one report gives both" in compared.reason
    two.term("The army leaves within three weeks.", "withdrawal", within=three)
    compared = picture(one, two)[1]["term:withdrawal", "deadline"]
    assert (compared.accord, compared.ground) == (Accord.COMPATIBLE, Ground.TERMS)
    two.term("They leave within five days.", "withdrawal", within=Duration(5, Unit.DAYS, "five days"))
    assert picture(one, two)[1]["term:withdrawal", "deadline"].accord is Accord.CONFLICT


def test_what_two_parties_are_bound_to_is_no_contradiction_whoever_reports_it():
    one, two = Story("A"), Story("B")
    sixty, ten = Duration(60, Unit.DAYS, "sixty days"), Duration(10, Unit.DAYS, "ten days")
    one.term("The army leaves within sixty days.", "withdrawal", actor="norland", bound="army", within=sixty)
    two.term("The rebels leave within ten days.", "withdrawal", actor="rebels", bound="rebels", within=ten)
    compared = picture(one, two)[1]
    assert compared["term:withdrawal", "deadline"].ground is Ground.PARTIES
    assert not compared["term:withdrawal", "deadline"].differs
    assert compared["term:withdrawal", "bound"].reason == "army and rebels are told of different parties"


def test_two_deadlines_of_one_party_and_of_whoever_it_is_stay_a_contradiction():
    one, two, three = Story("A"), Story("B"), Story("C")
    sixty, ten = Duration(60, Unit.DAYS, "sixty days"), Duration(10, Unit.DAYS, "ten days")
    one.term("The army leaves within sixty days.", "withdrawal", actor="norland", bound="army", within=sixty)
    two.term("Norland leaves within ten days.", "withdrawal", actor="norland", bound="Norland", within=ten)
    three.term("They leave within ten days.", "withdrawal", bound="they", within=ten)
    assert picture(one, two)[1]["term:withdrawal", "deadline"].accord is Accord.CONFLICT
    assert picture(one, three)[1]["term:withdrawal", "deadline"].accord is Accord.CONFLICT


def test_a_report_that_contradicts_itself_on_one_term_is_no_list_of_terms():
    story = Story("A")
    story.term("The army leaves within three weeks.", "withdrawal", within=Duration(3, Unit.WEEKS, "three weeks"))
    story.term("The army leaves within ten days.", "withdrawal", within=Duration(10, Unit.DAYS, "ten days"))
    assert picture(story)[1]["term:withdrawal", "deadline"].accord is Accord.CONFLICT
