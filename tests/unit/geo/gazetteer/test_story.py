import pytest

from trucewatch.geo.gazetteer import Gazetteer
from trucewatch.geo.gazetteer.story import countries_of, settle
from trucewatch.model import PlacePrecision


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.load()


def test_a_storys_names_say_which_country_it_is_about(gazetteer):
    votes = countries_of(["Aleppo", "Homs", "Paris"], gazetteer)
    assert max(votes, key=lambda country: votes[country]) == "SY"


def test_each_name_says_which_of_the_others_is_meant(gazetteer):
    lebanon = settle([(name, None) for name in ("Beirut", "Tyre", "Tripoli")], gazetteer)
    libya = settle([(name, None) for name in ("Misrata", "Benghazi", "Tripoli")], gazetteer)
    assert lebanon["Tripoli", None].place.country == "LB"
    assert libya["Tripoli", None].place.country == "LY"


def test_the_order_of_names_is_of_no_consequence(gazetteer):
    names = [(name, None) for name in ("Tripoli", "Tyre", "Beirut", "Georgia", "Moscow", "Victoria")]
    assert settle(names, gazetteer) == settle(names[::-1], gazetteer)


def test_no_names_no_places(gazetteer):
    assert settle([], gazetteer) == {}


def test_the_area_named_after_a_town_says_which_of_its_name_is_meant(gazetteer):
    names = [("Paris", None), ("Tex.", None), ("Lyon", None), ("Marseille", None)]
    settled = settle(names, gazetteer, [("Paris", "Tex.")])
    assert settled["Paris", None].place.admin1 == "Texas"
    assert settled["Lyon", None].place.country == "FR"


def test_the_area_in_which_most_of_a_storys_places_lie_says_which_of_a_name_is_meant(gazetteer):
    names = [(name, None) for name in ("Knoxville", "Chattanooga", "Nashville", "Lebanon County", "Athens")]
    assert settle(names, gazetteer)["Athens", None].place.admin1 == "Tennessee"


def test_a_province_named_with_its_country_is_not_taken_for_its_seat(gazetteer):
    settled = settle([("Idlib", None), ("Syria", None)], gazetteer, [("Idlib", "Syria")])
    assert settled["Idlib", None].place.precision is PlacePrecision.GOVERNORATE


def test_actors_have_a_weaker_voice_than_a_named_place(gazetteer):
    alone = settle([("Tripoli", None)], gazetteer, actors={"LB": 0.8})
    beside = settle([("Tripoli", None), ("Misrata", None)], gazetteer, actors={"LB": 0.8})
    assert alone["Tripoli", None].place.country == "LB"
    assert beside["Tripoli", None].place.country == "LY"


def test_a_hamlet_far_from_all_who_act_is_not_what_is_meant(gazetteer):
    settled = settle([("Golo", None)], gazetteer, actors={"NP": 1.0})
    assert settled["Golo", None].place is None
    assert "does not otherwise speak" in settled["Golo", None].reason


def test_a_town_beyond_the_border_is_meant_where_the_story_plays_beside_it(gazetteer):
    names = [(name, None) for name in ("Rafah", "Khan Yunis", "Gaza", "Sderot")]
    assert settle(names, gazetteer)["Sderot", None].place.country == "IL"


def test_what_a_lone_name_may_mean_does_not_say_which_of_its_towns_is_meant(gazetteer):
    alone = settle([("Chinameca", None)], gazetteer)
    assert alone["Chinameca", None].place is None
    beside = settle([("Chinameca", None), ("Usulután", None)], gazetteer)
    assert beside["Chinameca", None].place.country == "SV"


def test_what_lies_near_those_who_tell_is_meant_sooner_but_is_not_told_by_it(gazetteer):
    alone = settle([("Uri", None)], gazetteer)
    told = settle([("Uri", None)], gazetteer, tellers=[("Srinagar", None)])
    assert alone["Uri", None].place is None or alone["Uri", None].place.country != "IN"
    assert told["Uri", None].place.country == "IN"
    elsewhere = settle([("Tripoli", None), ("Tyre", None)], gazetteer, tellers=[("Benghazi", None)])
    assert elsewhere["Tripoli", None].place.country == "LB"


def test_a_hamlet_of_a_country_that_nobody_speaks_of_is_not_meant_where_one_other_is_spoken_of(gazetteer):
    settled = settle([("Arada", None)], gazetteer, actors={"LY": 0.3})
    assert settled["Arada", None].place is None
    assert settle([("Arada", None)], gazetteer)["Arada", None].place.country == "HN"


def test_a_hamlet_of_a_country_at_war_is_meant_by_violence_beside_a_neighbour_that_acts(gazetteer):
    hamlet = [("Movses", None)]
    assert settle(hamlet, gazetteer, actors={"AZ": 0.3})[hamlet[0]].place is None
    assert settle(hamlet, gazetteer, actors={"AZ": 0.3}, at_war={"AM": 0.7})[hamlet[0]].place.country == "AM"
    assert settle(hamlet, gazetteer, actors={"PE": 0.3}, at_war={"AM": 0.7})[hamlet[0]].place is None


def test_violence_speaks_for_the_country_at_war_where_the_story_speaks_of_no_country_of_the_name(gazetteer):
    assert settle([("Chinameca", None)], gazetteer, at_war={"SV": 0.8})["Chinameca", None].place.country == "SV"
    told = settle([("Tripoli", None), ("Misrata", None)], gazetteer, at_war={"LB": 0.9})
    assert told["Tripoli", None].place.country == "LY"
