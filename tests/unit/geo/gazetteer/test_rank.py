import pytest

from trucewatch.geo.gazetteer.rank import Bearer, PlaceContext, choose, distance_km
from trucewatch.model import Place, PlacePrecision


def town(id, country, population=5000, lat=10.0, lon=10.0, precision=PlacePrecision.TOWN, radius=3.0):
    return Place(id, "Alton", lat, lon, radius, precision, country, "", population)


def bearers(*places):
    return [Bearer(place, "", True) for place in places]


def test_the_reports_country_decides_between_small_places():
    here, there = town("a", "AA", 900), town("b", "BB", 4000, lat=50)
    assert choose("Alton", bearers(here, there), PlaceContext({"AA": 1.0})).place is here


def test_a_great_city_outranks_where_nothing_else_is_known():
    village, city = town("a", "AA", 900), town("b", "BB", 4_000_000, lat=50)
    assert choose("Alton", bearers(village, city), PlaceContext()).place is city


def test_nothing_is_guessed_between_small_places_far_apart():
    resolution = choose("Alton", bearers(town("a", "AA", 4000), town("b", "BB", 5000, lat=50)), PlaceContext())
    assert resolution.place is None
    assert "2 places of that name" in resolution.reason
    assert len(resolution.alternatives) == 2


def test_what_kind_of_place_is_told_does_not_say_which_of_two_small_towns_is_meant():
    two = bearers(town("a", "AA", 20_000), town("b", "BB", 70_000, lat=50))
    assert choose("Alton", two, PlaceContext(wants=PlacePrecision.TOWN)).place is None
    assert choose("Alton", two, PlaceContext({"AA": 1.0}, wants=PlacePrecision.TOWN)).place.id == "a"
    alone = bearers(town("a", "AA", 20_000))
    assert choose("Alton", alone, PlaceContext(wants=PlacePrecision.TOWN)).place.id == "a"


def test_a_little_place_spelt_almost_so_is_not_meant_where_nothing_speaks_for_it():
    here = bearers(town("a", "AA", 2000))
    assert choose("Altoun", here, PlaceContext(), note="spelt almost so").place is None
    assert choose("Altoun", here, PlaceContext({"AA": 1.0}), note="spelt almost so").place is not None


def test_of_several_hamlets_none_is_meant_where_the_likeliest_lies_far_from_the_story():
    story = PlaceContext({"AA": 1.0}, [Place("c", "Elsewhere", 40.0, 10.0, 2, PlacePrecision.TOWN, "AA")])
    hamlets = bearers(town("a", "AA", 2200), town("b", "AA", 700, lat=15.0))
    assert choose("Alton", hamlets, story).place is None
    towns = bearers(town("a", "AA", 22_000), town("b", "AA", 700, lat=15.0))
    assert choose("Alton", towns, story).place.id == "a"


def test_two_entries_of_one_spot_are_no_disagreement():
    resolution = choose("Alton", bearers(town("a", "AA", 4000), town("b", "AA", 4000, lat=10.1)), PlaceContext())
    assert resolution.place is not None


def test_nearness_to_the_storys_places_decides_within_a_country():
    near, far = town("a", "AA", 4000), town("b", "AA", 5000, lat=30)
    story = PlaceContext({"AA": 1.0}, [Place("c", "Elsewhere", 10.5, 10.0, 2, PlacePrecision.TOWN, "AA")])
    resolution = choose("Alton", bearers(near, far), story)
    assert resolution.place is near
    assert "km from Elsewhere" in resolution.reason


@pytest.mark.parametrize("wants", [PlacePrecision.TOWN, PlacePrecision.GOVERNORATE])
def test_the_words_beside_a_name_tell_the_province_from_its_town(wants):
    seat = town("a", "AA", 90_000)
    province = town("b", "AA", 120_000, precision=PlacePrecision.GOVERNORATE, radius=50)
    assert choose("Alton", bearers(seat, province), PlaceContext(wants=wants)).place.precision is wants


@pytest.mark.parametrize(("people", "kind"), [(50_000, PlacePrecision.TOWN), (20_000, PlacePrecision.GOVERNORATE)])
def test_a_bare_name_means_the_seat_only_where_it_is_most_of_its_province(people, kind):
    seat = town("a", "AA", people)
    province = town("b", "AA", 120_000, precision=PlacePrecision.GOVERNORATE, radius=50)
    assert choose("Alton", bearers(seat, province), PlaceContext({"AA": 1})).place.precision is kind


def test_a_spot_told_to_be_in_it_makes_a_bare_name_the_seat():
    seat = town("a", "AA", 20_000)
    province = town("b", "AA", 120_000, precision=PlacePrecision.GOVERNORATE, radius=50)
    context = PlaceContext({"AA": 1}, wants=PlacePrecision.EXACT)
    assert choose("Alton", bearers(seat, province), context).place is seat


def test_a_town_is_no_rival_of_the_province_that_holds_it_however_wide_that_is():
    seat = town("a", "AA", 40_000)
    province = town("b", "AA", 48_000, lat=12.0, precision=PlacePrecision.GOVERNORATE, radius=400)
    assert choose("Alton", bearers(seat, province), PlaceContext()).place is seat


def test_a_common_word_is_a_place_only_where_the_story_says_so():
    place = town("a", "AA", 200_000)
    assert choose("Alton", bearers(place), PlaceContext(), ambiguous=True).place is None
    assert choose("Alton", bearers(place), PlaceContext({"AA": 1}), ambiguous=True).place is place


def test_a_numbered_road_is_known_only_in_its_own_country():
    road = town("a", "AA", 0, precision=PlacePrecision.LINE, radius=60)
    assert choose("M9", bearers(road), PlaceContext({"BB": 1})).place is None
    assert choose("M9", bearers(road), PlaceContext({"AA": 1})).place is road


def test_weights_of_countries_have_no_unit():
    here, there = town("a", "AA", 900), town("b", "BB", 40_000, lat=50)
    for scale in (0.01, 1, 50):
        assert choose("Alton", bearers(here, there), PlaceContext({"AA": scale})).place is here


def test_distance_is_on_the_sphere():
    assert distance_km(town("a", "AA", lat=0, lon=179.5), town("b", "AA", lat=0, lon=-179.5)) == pytest.approx(
        111.2, abs=0.1
    )


@pytest.mark.parametrize(
    ("lat", "population", "found"), [(10.5, 5_000, True), (14.0, 5_000, False), (14.0, 500_000, True)]
)
def test_a_name_spelt_almost_so_is_a_small_place_only_beside_the_storys_others(lat, population, found):
    story = PlaceContext({"AA": 1.0}, [Place("c", "Elsewhere", 10.0, 10.0, 2, PlacePrecision.TOWN, "AA")])
    resolution = choose("Alten", bearers(town("a", "AA", population, lat=lat)), story, note="spelt almost so")
    assert (resolution.place is not None) is found


def test_a_city_across_a_border_is_not_a_hamlet_that_once_bore_its_name():
    city = Place("t:31", "Kest", 41.0, 32.0, 8.0, PlacePrecision.TOWN, "TX", population=240_000)
    hamlet = Place("t:32", "Vilm", 40.0, 30.0, 2.0, PlacePrecision.TOWN, "TL", population=700)
    beside = Place("t:33", "Orvale", 40.2, 30.2, 2.0, PlacePrecision.TOWN, "TL", population=9_000)
    bearers = [Bearer(city, "", True), Bearer(hamlet, "", False)]
    assert choose("Kest", bearers, PlaceContext({"TL": 2.0}, (beside,))).place is city
    own = [Bearer(city, "", True), Bearer(hamlet, "", True)]
    assert choose("Kest", own, PlaceContext({"TL": 2.0}, (beside,))).place is hamlet


def test_a_town_far_from_the_middle_of_the_province_that_has_its_name_is_no_other_answer():
    seat = Place("t", "Alton", 10.0, 10.0, 3.0, PlacePrecision.TOWN, "AA", "Alton", 80_000)
    province = town("p", "AA", 100_000, lat=12.0, precision=PlacePrecision.GOVERNORATE, radius=50.0)
    assert choose("Alton", bearers(seat, province), PlaceContext()).place is seat
    abroad = town("b", "BB", 90_000, lat=50.0)
    assert choose("Alton", bearers(seat, province, abroad), PlaceContext()).place is None


def test_a_city_that_has_the_name_as_one_of_several_is_not_meant_beside_a_town_of_that_very_name():
    city = Place("b", "Bexley", 10.5, 10.0, 20, PlacePrecision.TOWN, "AA", "", 900_000)
    both = [Bearer(town("a", "AA", 20_000), "", True), Bearer(city, "", False)]
    story = [Place("c", "Near", 10.3, 10.0, 2, PlacePrecision.TOWN, "AA")]
    assert choose("Alton", both, PlaceContext({"AA": 1.0}, story)).place.id == "a"
    assert choose("Alton", both, PlaceContext({"AA": 1.0})).place.id == "b"
