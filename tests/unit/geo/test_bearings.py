"""Places told by their distance from another."""

import pytest

from trucewatch.geo.bearings import place_beyond
from trucewatch.geo.gazetteer.rank import distance_km
from trucewatch.model import Place, PlacePrecision

TOWN = Place("own:vran", "Vran", 10.0, 20.0, 3.0, PlacePrecision.TOWN, "TD")


@pytest.mark.parametrize("bearing", [0, 45, 180, 270])
def test_a_place_beyond_another_lies_so_far_from_it(bearing):
    beyond = place_beyond(TOWN, 40, 40, bearing, "40 km from")
    assert distance_km(TOWN, beyond) == pytest.approx(40, abs=0.01)
    assert beyond.precision is PlacePrecision.NEAR


def test_without_a_bearing_it_may_lie_anywhere_around():
    around = place_beyond(TOWN, 20, 25, None, "20 to 25 km from")
    assert (around.lat, around.lon, around.radius_km) == (10.0, 20.0, 28.0)


def test_the_date_line_is_no_edge():
    beyond = place_beyond(Place("own:x", "X", 0.0, 179.9, 1.0, PlacePrecision.TOWN), 50, 50, 90, "50 km east of")
    assert -180 <= beyond.lon < -179
