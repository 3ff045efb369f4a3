"""Signs of place: nearness speaks for one spot, an error only ever for doubt."""

from dataclasses import replace

import pytest

from stories import NEXT_TOWN, NO_SPAN, PROVINCE, TOWN, at
from trucewatch.model import Place, PlacePrecision, Where
from trucewatch.resolve.signs.places import apart_km, compare_places, finest, place_signs
from trucewatch.resolve.tellings.names import folded
from trucewatch.resolve.tellings.profiles import Ground
from trucewatch.resolve.weights import load_weights

SUBURB = Place("t:3", "Orvale East", 40.01, 30.01, 1.0, PlacePrecision.TOWN)
NAMESAKE = replace(PROVINCE, id="t:9", name="Al Orvale")
OTHER_PROVINCE = Place("t:8", "Lunn", 44.0, 35.0, 45.0, PlacePrecision.GOVERNORATE)
NEAR_TOWN = replace(at(TOWN), precision=PlacePrecision.NEAR, radius_km=8.0)


@pytest.mark.parametrize(
    ("here", "there", "sign"),
    [
        (at(TOWN), at(TOWN, "Orvayl"), "place.same"),
        (at(TOWN), NEAR_TOWN, "place.same"),
        (at(TOWN), at(SUBURB), "place.near"),
        (at(TOWN), at(NEXT_TOWN), "place.apart"),
        (at(TOWN), at(NEXT_TOWN, radius_km=40.0), "place.unsure"),
        (at(TOWN), at(PROVINCE), "place.within"),
        (at(TOWN), at(NAMESAKE), "place.namesake"),
        (at(TOWN), at(OTHER_PROVINCE), "place.apart"),
        (at(PROVINCE), at(PROVINCE), "place.same_area"),
        (at(PROVINCE), at(OTHER_PROVINCE), "place.apart"),
        (at(None, "Upper Marn"), at(None, "upper-marn"), "place.same_name"),
        (at(None, "Upper Marne"), at(None, "Upper Marn"), "place.like_name"),
        (at(None, "Upper Marn"), at(None, "Gold Hill"), "place.other_name"),
        (at(None, "Orvalle"), at(TOWN), "place.like_name"),
        (at(None, "Qanduur"), at(None, "Kandour"), "place.like_name"),
        (at(None, "Kandour"), at(None, "Kundiawa"), "place.other_name"),
        (at(None, "Soma"), at(None, "Sim"), "place.other_name"),
        (at(None, "Upper Marn"), at(TOWN), ""),
        (at(None, "Orvale"), at(TOWN), "place.same_name"),
    ],
)
def test_two_places(here, there, sign):
    weights = load_weights()
    assert compare_places(here, there, weights)[0] == compare_places(there, here, weights)[0] == sign


ABROAD = Place("t:7", "Lunnside", 12.0, 5.0, 3.0, PlacePrecision.TOWN, "BB")


@pytest.mark.parametrize(
    ("here", "there", "sign"),
    [
        (at(ABROAD, "Lunn"), at(replace(ABROAD, id="t:6", lat=50.0, country="AA"), "lunn"), "place.one_name"),
        (at(ABROAD, "Lunn"), at(None, "Lunn"), "place.same_name"),
        (at(ABROAD, "Lunn"), at(replace(ABROAD, id="t:6", lat=50.0), "Lunn"), "place.apart"),
        (at(ABROAD, "Lunn"), at(replace(ABROAD, id="t:6", lat=50.0, country="AA"), "Marn"), "place.apart"),
    ],
)
def test_one_name_that_two_reports_took_for_places_of_two_countries_is_one_place(here, there, sign):
    weights = load_weights()
    assert compare_places(here, there, weights)[0] == compare_places(there, here, weights)[0] == sign


TOLD_IN_PROVINCE = replace(at(None, "Gold Hill"), within=PROVINCE)


@pytest.mark.parametrize(
    ("there", "sign"),
    [
        (at(PROVINCE), "place.within"),
        (at(OTHER_PROVINCE), "place.apart"),
        (at(TOWN), ""),
        (replace(at(None, "Upper Marn"), within=PROVINCE), "place.other_name"),
    ],
)
def test_a_name_that_no_gazetteer_has_is_known_by_its_area(there, sign):
    weights = load_weights()
    assert compare_places(TOLD_IN_PROVINCE, there, weights)[0] == sign
    assert compare_places(there, TOLD_IN_PROVINCE, weights)[0] == sign


def test_a_name_that_no_gazetteer_has_keeps_nothing_together_beside_towns_that_are_apart():
    here = Ground((at(TOWN), at(None, "Gold Hill")), lent=False, guessed=False)
    there = Ground((at(NEXT_TOWN), at(None, "Upper Marn")), lent=False, guessed=False)
    assert [sign for sign, _ in place_signs(here, there, load_weights())] == ["place.apart"]


def test_another_name_speaks_less_against_where_one_was_only_lent():
    here, there = at(None, "Gold Hill"), at(None, "Upper Marn")
    signs = [
        [sign for sign, _ in place_signs(Ground((here,), lent, False), Ground((there,), False, False), load_weights())]
        for lent in (False, True)
    ]
    assert signs == [["place.other_name"], ["place.lent_other_name"]]


def test_the_distance_is_that_of_the_globe():
    assert apart_km(35.53125, 35.79088, 35.86447, 36.80591) == pytest.approx(98.9, abs=0.6)
    assert apart_km(10, 179.9, 10, -179.9) == pytest.approx(21.9, abs=0.2)


def test_the_finest_place_that_was_found_comes_first_and_each_once():
    unfound = Where("Gold Hill", NO_SPAN)
    assert finest((at(PROVINCE), unfound, at(TOWN), at(TOWN, "Orvayl"))) == (at(TOWN), at(PROVINCE), unfound)


def test_a_name_that_is_all_signs_folds_to_nothing():
    assert folded("’’") == ""
