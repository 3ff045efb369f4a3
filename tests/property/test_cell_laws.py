"""Cells of the globe, and the bounds behind them, held against the distances themselves."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod

from trucewatch.geo.bounds import ASK, INSIDE, NOWHERE, OUTSIDE, UNKNOWN, Bounds, Question, corners_of
from trucewatch.geo.cells import Cells, Points
from trucewatch.geo.reach import ROUGH_KM, reach_of
from trucewatch.model import Side, Toward, Zone, ZoneKind

GEOD = Geod(ellps="WGS84")
lengths, errors = st.floats(1, 400), st.one_of(st.just(0.0), st.floats(0, 30))
centres = st.tuples(
    st.one_of(st.sampled_from([180.0, -179.9, 0.0]), st.floats(-180, 180)),
    st.one_of(st.sampled_from([89.5, -88.0, 0.0]), st.floats(-85, 85)),
)


def moved(lon, lat, bearing, km):
    to_lon, to_lat, _ = GEOD.fwd(lon, lat, bearing, km * 1000)
    return (to_lon, to_lat)


def ring(lon, lat, bearings, km):
    points = [moved(lon, lat, bearing, km) for bearing in sorted(bearings)]
    return (*points, points[0])


@st.composite
def areas(draw, centre):
    km = draw(lengths)
    corners = draw(st.lists(st.integers(0, 11), min_size=4, max_size=8, unique=True))
    outer = ring(*centre, [30.0 * corner for corner in corners], km)
    holes = (ring(*centre, [0, 90, 180, 270], km / 5),) if draw(st.booleans()) else ()
    return Zone("a", "A", ZoneKind.AREA, rings=(outer,), holes=holes, error_km=draw(errors), beyond_km=draw(errors))


@st.composite
def lines(draw, centre):
    first = moved(*centre, draw(st.floats(0, 360)), draw(lengths) / 2)
    path = (first, centre, moved(*centre, draw(st.floats(0, 360)), draw(lengths) / 2))
    return Zone("l", "L", ZoneKind.LINE, path=path, leg_error_km=(draw(errors), draw(errors)))


@st.composite
def corridors(draw, centre):
    line = draw(lines(centre))
    side = draw(st.sampled_from([Side.TOTAL, Side.PER_SIDE, Side.UNSAID, Side.ONE_SIDE]))
    toward = draw(st.sampled_from([None, Toward.LEFT, Toward.RIGHT])) if side is Side.ONE_SIDE else None
    return Zone(
        "c", "C", ZoneKind.CORRIDOR, path=line.path, width_km=draw(st.floats(1, 60)), side=side, toward=toward,
        leg_error_km=line.leg_error_km,
    )  # fmt: skip


@st.composite
def sites(draw, centre):
    other = moved(*centre, draw(st.floats(0, 360)), draw(lengths))
    return Zone("s", "S", ZoneKind.POINTS, path=(centre, other), leg_error_km=(draw(errors), draw(errors)))


@st.composite
def built(draw, centre, deep=1):
    """A zone of another, or of others near it."""
    near = moved(*centre, draw(st.floats(0, 360)), draw(st.floats(0, 200)))
    kind = draw(st.sampled_from(["around", "between", "union", "intersection", "difference", "undefined"]))
    if kind == "between":
        return Zone("b", "B", ZoneKind.BETWEEN, parts=(draw(lines(centre)), draw(lines(near))))
    if kind == "around":
        return Zone("z", "Z", ZoneKind.AROUND, parts=(draw(zones(centre, deep - 1)),), width_km=draw(st.floats(1, 60)))
    if kind == "undefined":
        return Zone("z", "Z", ZoneKind.UNDEFINED, parts=(draw(zones(centre, deep - 1)),))
    solid = st.one_of(areas(centre), corridors(centre)), st.one_of(areas(near), corridors(near))
    return Zone("z", "Z", ZoneKind(kind), parts=tuple(draw(one) for one in solid))


def zones(centre, deep=1):
    plain = [areas(centre), lines(centre), corridors(centre), sites(centre)]
    return st.one_of(*plain, *([built(centre, deep)] * 4 if deep > 0 else []))


@st.composite
def cases(draw):
    """A zone, and points about it and about the globe with their radii."""
    centre = draw(centres)
    zone = draw(zones(centre))
    random = np.random.default_rng(draw(st.integers(0, 2**32)))
    far = np.concatenate([random.uniform(0, 600, 300), 10 ** random.uniform(0, 4.3, 300)])
    lon, lat, _ = GEOD.fwd(*(np.full(600, one) for one in centre), random.uniform(0, 360, 600), far * 1000)
    radius = random.choice([0.0, 0.0, 3.0, 25.0, 60.0, random.uniform(0, 900)], 600)
    return zone, np.asarray(lat), np.asarray(lon), radius


def asked(cells, lat, lon, radius, km=0.0):
    """What cells answer to each question about points."""
    found = cells.patterns(Points(lat, lon, radius, np.full(len(lat), km)))
    return found.answers.T.take(found.number, axis=1)


def exact(zone, lat, lon, radius):
    reach = reach_of(zone, lat, lon, radius)
    return np.where(reach.high <= 0, INSIDE, np.where(reach.low > 0, OUTSIDE, UNKNOWN)), reach.low


@settings(max_examples=120, deadline=None)
@given(cases(), st.floats(0, 300))
def test_whoever_asked_before_the_answer_is_that_of_the_distance(case, km):
    zone, lat, lon, radius = case
    cells = Cells([Question(zone), Question(zone, km)])
    inside, low = exact(zone, lat, lon, radius)
    for many in (1, 30, 1):
        found = asked(cells, *(np.tile(part, many) for part in (lat, lon, radius)), km)
        assert (found[0] == np.tile(inside, many)).all()
        assert (found[1] == np.tile(low > km, many)).all()


@settings(max_examples=60, deadline=None)
@given(cases())
def test_a_rough_distance_is_the_exact_one_to_within_two_metres(case):
    zone, *points = case
    rough, told = reach_of(zone, *points, roughly=True), reach_of(zone, *points)
    for ours, theirs in ((rough.drawn, told.drawn), (rough.low, told.low), (rough.high, told.high)):
        assert (np.isinf(ours) == np.isinf(theirs)).all()
        assert (np.abs(np.nan_to_num(ours) - np.nan_to_num(theirs)) <= ROUGH_KM).all()


@settings(max_examples=60, deadline=None)
@given(cases(), st.floats(0, 300), st.floats(0.01, 200))
def test_a_bound_says_nothing_that_the_distance_does_not(case, km, size):
    zone, lat, lon, radius = case
    lat = np.clip(lat, -89.9, 89.9)
    random = np.random.default_rng(7)
    height = np.full(len(lat), size / 111)
    north, east = (random.uniform(-0.5, 0.5, len(lat)) * height for _ in range(2))
    bounds = Bounds.about(Question(zone), lat, lon, corners_of(lat, height, height))
    at = np.clip(lat + north, -90, 90), (lon + east + 180) % 360 - 180
    inside, low = exact(zone, *at, radius)
    told = bounds.answers(Question(zone), radius * 0.97, radius * 1.03)
    beyond = bounds.answers(Question(zone, km), radius, radius)
    assert ((told == ASK) | (told == inside)).all()
    assert ((beyond == ASK) | (beyond == (low > km))).all()


@settings(max_examples=60, deadline=None)
@given(cases(), st.integers(0, 2**32))
def test_cells_on_the_far_side_of_the_globe_decide_too(case, seed):
    zone, *_ = case
    random = np.random.default_rng(seed)
    lat, lon = np.clip(np.degrees(np.arcsin(random.uniform(-1, 1, 300))), -89, 89), random.uniform(-180, 180, 300)
    degree, radius = np.ones(300), random.choice([0.0, 40.0, 3000.0], 300)
    told = Bounds.about(Question(zone), lat, lon, corners_of(lat, degree, degree)).answers(
        Question(zone), radius, radius
    )
    north, east = random.uniform(-0.5, 0.5, (2, 300))
    inside, _ = exact(zone, lat + north, (lon + east + 180) % 360 - 180, radius)
    assert ((told == ASK) | (told == inside)).all()


@pytest.mark.parametrize("centre", [(36.6, 35.8), (179.9, -17.0), (20.0, 88.0)])
def test_few_points_need_to_be_measured(centre, monkeypatch):
    zone = Zone("a", "A", ZoneKind.AREA, rings=(ring(*centre, range(0, 360, 20), 60.0),), error_km=3.0)
    random = np.random.default_rng(1)
    lon, lat, _ = GEOD.fwd(*(np.full(5000, one) for one in centre), random.uniform(0, 360, 5000),
                           random.uniform(0, 300_000, 5000))  # fmt: skip
    points = np.asarray(lat), np.asarray(lon), random.choice([0.0, 5.0, 25.0], 5000)
    cells = Cells([Question(zone)])
    asked(cells, *(np.tile(part, 20) for part in points))
    measured = []
    monkeypatch.setattr(
        Question, "measured", lambda _, lat, lon, radius: measured.append(len(lat)) or exact(zone, lat, lon, radius)[0]
    )
    found = asked(cells, *points)[0]
    assert sum(measured) < 100
    assert all((found == one).sum() > 100 for one in (INSIDE, OUTSIDE, UNKNOWN))


def test_what_is_no_place_on_earth_is_measured_and_what_is_no_place_is_nowhere():
    zone = Zone("a", "A", ZoneKind.AREA, rings=(ring(10.0, 10.0, range(0, 360, 40), 60.0),))
    lat, lon = np.array([91.0, 10.0, np.nan, 10.0] * 40), np.array([10.0, 900.0, 10.0, 10.0] * 40)
    assert (
        asked(Cells([Question(zone)]), lat, lon, np.zeros(160))[0].tolist() == [OUTSIDE, OUTSIDE, NOWHERE, INSIDE] * 40
    )


def test_a_question_is_answered_for_those_who_ask_it():
    zone = Zone("a", "A", ZoneKind.AREA, rings=(ring(10.0, 10.0, range(0, 360, 40), 60.0),))
    found = Cells([Question(zone, 100.0), Question(zone, 300.0)]).patterns(
        Points(np.full(3, 11.5), np.full(3, 10.0), np.zeros(3), np.array([100.0, 300.0, 0.0]))
    )
    near, far, none = (found.answers[number].tolist() for number in found.number)
    assert (near[0], far[1]) == (1, 0)
    assert none in ([ASK, ASK], [ASK, 0])  # a cell may have answered without being asked


def test_where_there_is_no_room_for_cells_all_is_measured():
    zone = Zone("a", "A", ZoneKind.AREA, rings=(ring(10.0, 10.0, range(0, 360, 40), 60.0),), error_km=2.0)
    random = np.random.default_rng(5)
    lat, lon, radius = random.uniform(8, 12, 900), random.uniform(8, 12, 900), np.full(900, 3.0)
    for room in (0, 64_800, 64_900):
        assert (asked(Cells([Question(zone)], room), lat, lon, radius)[0] == exact(zone, lat, lon, radius)[0]).all()


def test_threads_that_ask_at_the_same_time_measure_no_cell_twice(monkeypatch):
    zone = Zone("a", "A", ZoneKind.AREA, rings=(ring(10.0, 10.0, range(0, 360, 20), 60.0),), error_km=2.0)
    random = np.random.default_rng(5)
    lat, lon, radius = random.uniform(8, 12, 4000), random.uniform(8, 12, 4000), np.full(4000, 3.0)
    cells, expected = Cells([Question(zone)]), exact(zone, lat, lon, radius)[0]
    taken, measure = [], Cells._measure
    monkeypatch.setattr(Cells, "_measure", lambda own, codes, *rest: taken.extend(codes) or measure(own, codes, *rest))
    with ThreadPoolExecutor(8) as pool:
        for found in pool.map(lambda _: asked(cells, lat, lon, radius)[0], range(16)):
            assert (found == expected).all()
    assert len(taken) == len(set(taken)) > 100


def test_a_cell_whose_measuring_failed_is_measured_by_the_next_who_asks(monkeypatch):
    zone = Zone("a", "A", ZoneKind.AREA, rings=(ring(10.0, 10.0, range(0, 360, 40), 60.0),))
    cells, points = Cells([Question(zone)]), (np.full(90, 10.1), np.full(90, 10.1), np.zeros(90))
    with monkeypatch.context() as broken:
        broken.setattr(Bounds, "about", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            asked(cells, *points)
    assert asked(cells, *points)[0].tolist() == [INSIDE] * 90
