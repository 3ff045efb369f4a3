"""Places against zones, held against geodesics reckoned apart."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod

from trucewatch.geo.ground import Ground
from trucewatch.model import Side, Zone, ZoneKind

GEOD = Geod(ellps="WGS84")
latitudes, longitudes = st.floats(-84, 84), st.floats(-180, 180)
bearings = st.floats(0, 360)


def locate(zone, lat, lon, radius):
    return Ground([zone]).place(lat, lon, radius, np.zeros(len(lat))).located(0)


def away_from_leg(lat, lon, start, end):
    """The distance to a geodesic by brute force: the nearest of many points on it, in km."""
    steps = 400
    on = [start, *GEOD.npts(*start, *end, steps), end]
    lons, lats = np.array(on).T
    return float((np.asarray(GEOD.inv(lons, lats, np.full(len(on), lon), np.full(len(on), lat))[2]) / 1000).min())


@settings(max_examples=80, deadline=None)
@given(latitudes, longitudes, bearings, st.floats(5, 200), bearings, st.floats(0, 300))
def test_the_distance_to_a_line_is_the_geodesic_one(lat, lon, bearing, length, towards, far):
    end_lon, end_lat, _ = GEOD.fwd(lon, lat, bearing, length * 1000)
    zone = Zone("l", "L", ZoneKind.LINE, path=((lon, lat), (end_lon, end_lat)))
    at_lon, at_lat, _ = GEOD.fwd(lon, lat, towards, far * 1000)
    located = locate(zone, np.array([at_lat]), np.array([at_lon]), np.array([0.0]))
    true = away_from_leg(at_lat, at_lon, (lon, lat), (end_lon, end_lat))
    assert abs(float(located.distance_km[0]) - true) <= float(located.error_km[0]) + length / 400 + 0.1


@settings(max_examples=80, deadline=None)
@given(latitudes, longitudes, bearings, st.floats(1, 60), st.floats(0, 100), st.floats(0, 5))
def test_a_buffer_is_entered_where_the_geodesic_distance_says(lat, lon, bearing, half, far, error):
    end_lon, end_lat, _ = GEOD.fwd(lon, lat, bearing, 50_000)
    zone = Zone(
        "c", "C", ZoneKind.CORRIDOR, path=((lon, lat), (end_lon, end_lat)), width_km=half, side=Side.PER_SIDE,
        leg_error_km=(error,),
    )  # fmt: skip
    at_lon, at_lat, _ = GEOD.fwd(lon, lat, bearing + 90, far * 1000)
    inside = int(locate(zone, np.array([at_lat]), np.array([at_lon]), np.array([0.0])).inside[0])
    true = away_from_leg(at_lat, at_lon, (lon, lat), (end_lon, end_lat))
    slack = 0.2
    if true < half - error - slack:
        assert inside == 1
    elif true > half + error + slack:
        assert inside == 0
    elif half - error + slack < true < half + error - slack:
        assert inside == -1


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.floats(34, 37), st.floats(35, 38), st.floats(0, 50)), min_size=1, max_size=20))
def test_points_are_located_alone_as_in_company(rows):
    lat, lon, radius = np.array(rows).T
    ring = ((36.0, 35.0), (37.0, 35.0), (37.0, 36.0), (36.0, 36.0), (36.0, 35.0))
    zone = Zone("a", "A", ZoneKind.AREA, rings=(ring,), error_km=2.0)
    together = locate(zone, lat, lon, radius)
    for row in range(len(rows)):
        alone = locate(zone, lat[row : row + 1], lon[row : row + 1], radius[row : row + 1])
        assert alone.inside[0] == together.inside[row]
        assert alone.distance_km[0] == together.distance_km[row]
