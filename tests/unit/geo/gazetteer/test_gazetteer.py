"""Behaviour over the gazetteer that ships; the names are public geography."""

import pytest

from trucewatch.geo.gazetteer import Entry, Gazetteer, PlaceContext, is_ambiguous_word
from trucewatch.model import Place, PlacePrecision

SYRIA = PlaceContext({"SY": 1.0})


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.load()


def test_no_row_of_the_curated_files_is_set_aside(gazetteer):
    assert gazetteer.skipped == ()


@pytest.mark.parametrize(
    "name", ["Aleppo", "ALEPPO", "Şanlıurfa", "Sanliurfa", "al-Bab", "El Fasher", "As-Suwayda", "UK"]
)
def test_a_name_is_known_however_it_is_written(gazetteer, name):
    assert gazetteer.knows(name)


@pytest.mark.parametrize("name", ["", " ", "Xqzzt", "alkramt", "سراقب", "As Aleppo"])
def test_what_is_no_name_is_not_known(gazetteer, name):
    assert not gazetteer.knows(name)


@pytest.mark.parametrize(
    ("spelling", "id"),
    [
        ("Saraqeb", "geonames:164816"),
        ("Saraqib", "geonames:164816"),
        ("Maarat Misrin", "geonames:167605"),
        ("Ma’rat Masrin", "geonames:167605"),
        ("Maarrat Misreen", "geonames:167605"),
        ("Jisr al-Shughour", "geonames:169023"),
        ("Al-Nayrab", "curated:nayrab-idlib"),
        ("Jabal al-Zawiya", "curated:jabal-al-zawiya"),
        ("M-4", "curated:m4-syria"),
    ],
)
def test_spellings_of_the_press_lead_to_one_place(gazetteer, spelling, id):
    assert gazetteer.resolve(spelling, SYRIA).place.id == id


def test_another_romanisation_is_found_only_with_its_country(gazetteer):
    assert gazetteer.resolve("Khan Cheikhoune", SYRIA).place is not None
    assert gazetteer.resolve("Khan Cheikhoune").place is None


def test_a_name_that_is_merely_like_another_is_not_taken_for_it(gazetteer):
    assert gazetteer.resolve("Nayrabad", PlaceContext({"SY": 1})).place is None
    assert gazetteer.candidates("Georgian", fuzzy=True, countries=["US"]) == ()


@pytest.mark.parametrize(
    ("name", "country", "precision"),
    [
        ("Turkey", "TR", "country"),
        ("U.S.", "US", "country"),
        ("Britain", "GB", "country"),
        ("DR Congo", "CD", "country"),
        ("Idlib province", "SY", "governorate"),
        ("Donetsk oblast", "UA", "governorate"),
        ("North Kivu", "CD", "governorate"),
        ("Moscow", "RU", "town"),
        ("Paris", "FR", "town"),
        ("Donbas", "UA", "region"),
        ("Darfur", "SD", "region"),
    ],
)
def test_well_known_names_need_no_story(gazetteer, name, country, precision):
    place = gazetteer.resolve(name).place
    assert (place.country, place.precision) == (country, precision)


def test_one_name_is_another_place_in_another_story(gazetteer):
    assert gazetteer.resolve("Tripoli", PlaceContext({"LB": 1})).place.country == "LB"
    assert gazetteer.resolve("Tripoli", PlaceContext({"LY": 1})).place.country == "LY"


def test_initials_are_no_pronoun(gazetteer):
    assert gazetteer.resolve("US").place.country == "US"
    assert gazetteer.resolve("Us").place is None


def test_the_reason_says_what_decided(gazetteer):
    reason = gazetteer.resolve("Saraqib", SYRIA).reason
    assert reason == "town in Idlib, SY: a country of the report; 34,231 people"


def test_an_unknown_name_gives_no_place_and_says_so(gazetteer):
    resolution = gazetteer.resolve("Xqzzt", SYRIA)
    assert resolution.place is None
    assert "Xqzzt" in resolution.reason


@pytest.mark.parametrize("word", ["Police", "March", "Reading", "Victoria", "Union", "Of"])
def test_words_and_persons_names_are_told_to_be_ambiguous(word):
    assert is_ambiguous_word(word)


@pytest.mark.parametrize("name", ["Aleppo", "Donetsk", "Kinshasa", "Bogota"])
def test_names_of_places_alone_are_not_ambiguous(name):
    assert not is_ambiguous_word(name)


def test_places_know_their_clock(gazetteer):
    assert gazetteer.zone(gazetteer.resolve("Saraqib", SYRIA).place) == "Asia/Damascus"
    assert gazetteer.zone(gazetteer.resolve("Al-Nayrab", SYRIA).place) == "Asia/Damascus"


def test_added_places_are_found_and_replace_what_has_their_id():
    gazetteer = Gazetteer.load()
    assert not gazetteer.knows("Testville-on-Sea")
    place = Place("own:1", "Testville-on-Sea", 1.0, 2.0, 1.0, PlacePrecision.TOWN, "SY")
    gazetteer.add([Entry(place, ("Testville-on-Sea", "al-Testville"), "Asia/Damascus")])
    assert gazetteer.resolve("Testville on Sea", SYRIA).place == place
    assert gazetteer.knows("Al-Testville")
    moved = Place("own:1", "Testville-on-Sea", 3.0, 2.0, 1.0, PlacePrecision.TOWN, "SY")
    gazetteer.add([Entry(moved, ("Testville-on-Sea",))])
    assert gazetteer.candidates("Testville-on-Sea") == (moved,)


def test_a_users_file_is_read_and_its_bad_rows_are_named(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text("id,name,lat,lon\nown:1,Testville,1,2\nown:2,Badville,100,2\n", encoding="utf-8")
    gazetteer = Gazetteer.load([path])
    assert gazetteer.knows("Testville")
    assert [str(row) for row in gazetteer.skipped] == ["own.csv:3: Badville: lat 100 is not between -90 and 90"]


def test_towns_come_most_populous_first(gazetteer):
    people = [place.population for place in gazetteer.towns(35.5, 35.0, 37.5, 36.7, 10)]
    assert len(people) == 10
    assert people == sorted(people, reverse=True)


def test_a_name_is_the_same_however_it_is_parted_into_words(gazetteer):
    assert gazetteer.resolve("Elwak", PlaceContext({"KE": 1.0})).place.name == "El Wak"


def test_a_name_spelt_almost_so_at_home_is_meant_before_the_byname_of_a_hamlet_abroad(gazetteer):
    assert gazetteer.resolve("Naushera", PlaceContext({"PK": 1.0})).place.country == "PK"
    assert gazetteer.resolve("Naushera", PlaceContext({"IN": 1.0})).place.country == "IN"


def test_outside_the_country_most_spoken_of_a_name_must_be_spelt_more_alike(gazetteer):
    assert gazetteer.resolve("Kabal", PlaceContext({"AF": 1.0})).place.name == "Kabul"
    assert gazetteer.resolve("Kabal", PlaceContext({"PK": 1.0, "AF": 0.5})).place.name != "Kabul"
    assert gazetteer.resolve("Mariwan", PlaceContext({"IQ": 1.0, "IR": 0.5})).place.country == "IR"


def test_a_province_is_found_by_another_spelling_of_the_town_that_bears_its_name(gazetteer):
    found = gazetteer.resolve("Hajja", PlaceContext({"YE": 1.0}).wanting(PlacePrecision.GOVERNORATE))
    assert (found.place.name, found.place.precision) == ("Hajjah", PlacePrecision.GOVERNORATE)
    town = gazetteer.resolve("Hajja", PlaceContext({"YE": 1.0}))
    assert town.place.precision is PlacePrecision.TOWN
