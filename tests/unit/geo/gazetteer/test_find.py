import pytest

from trucewatch.errors import BadUsage
from trucewatch.geo.gazetteer import Gazetteer
from trucewatch.geo.gazetteer.find import find_places

GAZETTEER = Gazetteer.load()


def test_the_country_of_the_story_decides_between_two_cities_of_one_name():
    for country in ("LB", "LY", "lb"):
        found = find_places(GAZETTEER, "Tripoli", countries=[country])
        assert found.chosen is not None
        assert found.chosen.country == country.upper()
        assert {"LB", "LY"} <= {each.place.country for each in found.considered}


def test_a_point_nearby_decides_too_and_distances_are_told():
    found = find_places(GAZETTEER, "Tripoli", near="34.4,36.2")
    assert found.chosen is not None
    assert found.chosen.country == "LB"
    nearest = min(found.considered, key=lambda each: each.km or 0)
    assert nearest.place.id == found.chosen.id


def test_a_name_that_nobody_bears_is_told_so():
    found = find_places(GAZETTEER, "Zzqxv")
    assert (found.chosen, found.considered) == (None, ())
    assert "no place of the name" in found.reason


@pytest.mark.parametrize(
    ("countries", "near"), [(["Syria"], None), ([], "north"), ([], "36.6"), ([], "96,36"), ([], "1,2,3")]
)
def test_what_is_no_country_or_no_point_is_refused(countries, near):
    with pytest.raises(BadUsage):
        find_places(GAZETTEER, "Idlib", countries=countries, near=near)
