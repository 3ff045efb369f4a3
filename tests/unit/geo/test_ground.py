import math

import numpy as np
import pytest
from pyproj import Geod

from trucewatch.geo.ground import INSIDE, OUTSIDE, UNKNOWN, Ground, zone_edge, zone_outline
from trucewatch.model import Side, Toward, Zone, ZoneKind

GEOD = Geod(ellps="WGS84")
SQUARE = ((20.0, 10.0), (21.0, 10.0), (21.0, 11.0), (20.0, 11.0), (20.0, 10.0))


def area(**options):
    return Zone("a", "A", ZoneKind.AREA, rings=(SQUARE,), **options)


def corridor(path, width=6.0, side=Side.PER_SIDE, legs=()):
    return Zone("c", "C", ZoneKind.CORRIDOR, path=path, width_km=width, side=side, leg_error_km=legs)


def locate(zone, lat, lon, radius):
    return Ground([zone]).place(lat, lon, radius, np.zeros(len(lat))).located(0)


def at(zone, lat, lon, radius=0.0):
    located = locate(zone, np.array([lat]), np.array([lon]), np.array([radius]))
    return int(located.inside[0]), float(located.distance_km[0]), float(located.error_km[0])


def moved(lat, lon, bearing, km):
    to_lon, to_lat, _ = GEOD.fwd(lon, lat, bearing, km * 1000)
    return to_lat, to_lon


def test_a_point_is_inside_outside_or_unknown_within_its_error():
    assert at(area(), 10.5, 20.5)[0] == 1
    assert at(area(), 12.0, 20.5)[0] == 0
    assert at(area(), 10.95, 20.5, radius=5.0)[0] == 1
    assert at(area(), 10.95, 20.5, radius=6.0)[0] == -1


def test_the_distance_is_negative_inside_and_positive_outside():
    assert at(area(), 10.95, 20.5)[1] == pytest.approx(-5.53, abs=0.05)
    assert at(area(), 11.05, 20.5)[1] == pytest.approx(5.53, abs=0.05)


def test_an_area_that_may_reach_further_is_left_only_beyond_its_reach():
    wide = area(error_km=1.0, beyond_km=40.0)
    assert at(wide, 11.2, 20.5)[0] == -1
    assert at(wide, 11.4, 20.5)[0] == 0
    assert at(wide, 10.95, 20.5)[0] == 1


@pytest.mark.parametrize(("km", "inside"), [(5.9, 1), (6.1, 0)])
def test_six_km_to_each_side_ends_at_six(km, inside):
    road = ((36.0, 35.8), (37.0, 35.8))
    lat, lon = moved(35.8016, 36.5, 0, km)  # the geodesic bows a little north of the parallel
    assert at(corridor(road), lat, lon)[0] == inside


@pytest.mark.parametrize(("km", "inside"), [(2.9, 1), (3.1, -1), (8.9, -1), (9.1, 0)])
def test_the_error_of_a_leg_blurs_the_edge(km, inside):
    road = ((36.0, 35.8), (36.2, 35.8))
    lat, lon = moved(35.8, 36.1, 180, km)
    assert at(corridor(road, legs=(3.0,)), lat, lon)[0] == inside


def test_each_leg_has_its_own_error():
    road = ((36.0, 35.8), (36.5, 35.8), (37.0, 35.8))
    blurred = corridor(road, legs=(0.0, 5.0))
    assert at(blurred, *moved(35.8, 36.1, 180, 4.0))[0] == 1
    assert at(blurred, *moved(35.8, 36.9, 180, 4.0))[0] == -1


@pytest.mark.parametrize(
    ("side", "inside_at_2_4_7"),
    [(Side.TOTAL, (1, 0, 0)), (Side.PER_SIDE, (1, 1, 0)), (Side.UNSAID, (1, -1, 0)), (Side.ONE_SIDE, (-1, -1, 0))],
)
def test_a_width_is_read_as_its_side_says(side, inside_at_2_4_7):
    road = ((36.0, 35.8), (36.2, 35.8))
    found = tuple(at(corridor(road, side=side), *moved(35.8, 36.1, 180, km))[0] for km in (2, 4, 7))
    assert found == inside_at_2_4_7


def test_a_line_has_no_inside():
    line = Zone("l", "L", ZoneKind.LINE, path=((36.0, 35.8), (36.2, 35.8)), leg_error_km=(1.0,))
    assert at(line, 35.8, 36.1)[0] == -1
    assert at(line, *moved(35.8, 36.1, 180, 0.9))[0] == -1
    assert at(line, *moved(35.8, 36.1, 180, 1.1))[0] == 0


def test_an_undefined_zone_is_unknown_save_outside_what_it_lies_within():
    bare = Zone("u", "U", ZoneKind.UNDEFINED)
    within = Zone("u", "U", ZoneKind.UNDEFINED, parts=(area(),))
    assert at(bare, 10.5, 20.5)[0] == -1
    assert at(within, 10.5, 20.5)[0] == -1
    assert at(within, 12.5, 20.5)[0] == 0
    assert math.isnan(at(bare, 10.5, 20.5)[1])


def test_a_point_that_is_not_known_is_unknown():
    inside, distance, _ = at(area(), float("nan"), 20.5)
    assert inside == -1
    assert math.isnan(distance)


def test_no_point_at_all_gives_no_answer():
    nothing = np.array([])
    assert len(locate(area(), nothing, nothing, nothing).inside) == 0


def test_a_zone_over_the_date_line_is_one_piece():
    ring = ((179.0, -1.0), (-179.0, -1.0), (-179.0, 1.0), (179.0, 1.0), (179.0, -1.0))
    zone = Zone("d", "D", ZoneKind.AREA, rings=(ring,))
    assert at(zone, 0.0, 179.9)[0] == 1
    assert at(zone, 0.0, -179.9)[0] == 1
    assert at(zone, 0.0, 178.0)[0] == 0
    assert at(zone, 0.0, 0.0)[0] == 0
    longitudes = [lon for lon, _ in zone_outline(zone)[0][0]]
    assert max(longitudes) - min(longitudes) < 3


def test_a_zone_round_the_pole_holds_the_pole():
    ring = tuple((float(lon), 85.0) for lon in (-180, -90, 0, 90, 180))
    zone = Zone("p", "P", ZoneKind.AREA, rings=(ring,))
    assert at(zone, 90.0, 0.0)[0] == 1
    assert at(zone, 70.0, 45.0)[0] == 0


def test_the_far_side_of_the_earth_is_outside():
    assert at(area(), -10.5, -159.5)[0] == 0


def test_the_outline_of_a_corridor_keeps_its_width():
    road = ((36.0, 35.8), (37.0, 36.0))
    (polygon,) = zone_outline(corridor(road))
    ring = np.array(polygon[0])
    line = Zone("l", "L", ZoneKind.LINE, path=road)
    away = locate(line, ring[:, 1], ring[:, 0], np.zeros(len(ring))).distance_km
    assert away == pytest.approx(6.0, abs=0.06)


@pytest.mark.parametrize(("grow", "drawn"), [(2.0, 1), (-5.9, 1), (-6.0, 0), (-7.0, 0)])
def test_the_error_of_a_corridor_is_drawn_wider_and_narrower(grow, drawn):
    road = ((36.0, 35.8), (37.0, 36.0))
    assert len(zone_outline(corridor(road), grow)) == drawn


def test_a_line_and_an_area_are_drawn_wider_by_their_error():
    line = Zone("l", "L", ZoneKind.LINE, path=((36.0, 35.8), (37.0, 36.0)))
    assert len(zone_outline(line)[0][0]) == 2
    assert len(zone_outline(line, 3.0)[0][0]) > 10
    wide = max(lat for _, lat in zone_outline(area(), 11.06)[0][0])
    assert wide == pytest.approx(11.1, abs=0.01)


def test_an_undefined_zone_is_not_drawn():
    assert zone_outline(Zone("u", "U", ZoneKind.UNDEFINED, parts=(area(),))) == ()


def test_the_ring_of_an_outline_is_closed():
    ring = zone_outline(area(error_km=2.0))[0][0]
    assert ring[0] == ring[-1]


EAST_WEST = ((20.0, 10.0), (21.0, 10.0))
LINE = Zone("l", "L", ZoneKind.LINE, path=EAST_WEST, leg_error_km=(0.5,))


def made(kind, *parts, **options):
    return Zone("m", "M", kind, parts=parts, **options)


def block(west, south, east, north, **options):
    ring = ((west, south), (east, south), (east, north), (west, north), (west, south))
    return Zone("b", "B", ZoneKind.AREA, rings=(ring,), **options)


@pytest.mark.parametrize(
    ("toward", "at_3_km_north", "at_3_km_south"),
    [(Toward.NORTH, INSIDE, OUTSIDE), (Toward.SOUTH, OUTSIDE, INSIDE), (Toward.LEFT, INSIDE, OUTSIDE),
     (Toward.RIGHT, OUTSIDE, INSIDE), (Toward.NORTH_WEST, INSIDE, OUTSIDE)],
)  # fmt: skip
def test_a_corridor_on_one_side_ends_at_its_line(toward, at_3_km_north, at_3_km_south):
    strip = Zone("c", "C", ZoneKind.CORRIDOR, path=EAST_WEST, width_km=6.0, side=Side.ONE_SIDE, toward=toward)
    assert at(strip, *moved(10.0, 20.5, 0, 3.0))[0] == at_3_km_north
    assert at(strip, *moved(10.0, 20.5, 180, 3.0))[0] == at_3_km_south
    assert at(strip, *moved(10.0, 20.5, 0, 6.1))[0] == OUTSIDE


@pytest.mark.parametrize(("km", "inside"), [(3.9, INSIDE), (4.1, OUTSIDE)])
def test_a_corridor_on_one_side_ends_round_where_its_line_ends(km, inside):
    strip = Zone("c", "C", ZoneKind.CORRIDOR, path=EAST_WEST, width_km=4.0, side=Side.ONE_SIDE, toward=Toward.NORTH)
    assert at(strip, *moved(10.0, 21.0, 45, km))[0] == inside
    assert at(strip, *moved(10.0, 21.0, 135, km))[0] == OUTSIDE


def test_a_corridor_on_one_side_of_a_path_that_turns_back_lies_on_both():
    path = ((180.0, 30.01944858143165), (180.0, 29.0), (180.0, 29.618003000070896))
    strip = Zone("c", "C", ZoneKind.CORRIDOR, path=path, width_km=1.0, side=Side.ONE_SIDE, toward=Toward.LEFT)
    assert at(strip, *moved(29.3, 180.0, 90, 0.5))[0] == INSIDE
    assert at(strip, *moved(29.3, 180.0, 270, 0.5))[0] == INSIDE
    assert at(strip, *moved(29.9, 180.0, 270, 0.5))[0] == OUTSIDE


@pytest.mark.parametrize(("km", "inside"), [(4.4, INSIDE), (4.6, UNKNOWN), (5.4, UNKNOWN), (5.6, OUTSIDE)])
def test_around_a_line_its_error_blurs_the_edge(km, inside):
    assert at(made(ZoneKind.AROUND, LINE, width_km=5.0), *moved(10.0, 20.5, 0, km))[0] == inside


@pytest.mark.parametrize(("km", "inside"), [(28.9, INSIDE), (29.5, UNKNOWN), (31.1, OUTSIDE)])
def test_around_a_site_its_radius_blurs_the_edge(km, inside):
    town = Zone("t", "T", ZoneKind.POINTS, path=((20.0, 10.0),), leg_error_km=(1.0,))
    assert at(made(ZoneKind.AROUND, town, width_km=30.0), *moved(10.0, 20.0, 90, km))[0] == inside


def test_around_an_area_reaches_past_its_edge():
    around = made(ZoneKind.AROUND, area(error_km=1.0), width_km=10.0)
    assert [at(around, *moved(10.5, 21.0, 90, km))[0] for km in (8.9, 9.5, 11.2)] == [INSIDE, UNKNOWN, OUTSIDE]
    assert at(around, 10.5, 20.5)[0] == INSIDE


def test_a_hole_is_outside():
    hole = ((20.4, 10.4), (20.4, 10.6), (20.6, 10.6), (20.6, 10.4), (20.4, 10.4))
    ring = area(holes=(hole,))
    assert [at(ring, 10.5, lon)[0] for lon in (20.2, 20.5)] == [INSIDE, OUTSIDE]
    assert len(zone_outline(ring)[0]) == 2


def test_what_is_cut_out_is_blurred_the_other_way():
    without = made(ZoneKind.DIFFERENCE, area(), block(20.4, 10.4, 20.6, 10.6, error_km=2.0))
    near_the_cut = moved(10.5, 20.4, 270, 1.0)
    assert at(without, *near_the_cut)[0] == UNKNOWN
    assert at(without, 10.5, 20.5)[0] == OUTSIDE
    assert at(without, 10.1, 20.1)[0] == INSIDE
    assert at(without, 12.0, 20.1)[0] == OUTSIDE


def test_neighbours_have_no_edge_between_them():
    both = made(
        ZoneKind.UNION, block(20.0, 10.0, 20.5, 11.0, error_km=1.0), block(20.5, 10.0, 21.0, 11.0, error_km=1.0)
    )
    assert at(both, 10.5, 20.5)[0] == INSIDE
    assert at(both, *moved(10.0, 20.5, 180, 0.5))[0] == UNKNOWN


def test_an_overlap_asks_for_both():
    both = made(ZoneKind.INTERSECTION, block(20.0, 10.0, 20.6, 11.0), block(20.4, 10.0, 21.0, 11.0))
    assert [at(both, 10.5, lon)[0] for lon in (20.2, 20.5, 20.8)] == [OUTSIDE, INSIDE, OUTSIDE]


def test_a_part_that_the_text_leaves_open_makes_a_union_unsure_and_no_more():
    loose = Zone("u", "U", ZoneKind.UNDEFINED, parts=(block(22.0, 10.0, 23.0, 11.0),))
    both = made(ZoneKind.UNION, area(), loose)
    assert [at(both, 10.5, lon)[0] for lon in (20.5, 22.5, 25.0)] == [INSIDE, UNKNOWN, OUTSIDE]


@pytest.mark.parametrize("turned", [False, True])
def test_between_two_lines_whichever_way_they_were_walked(turned):
    upper = ((20.0, 11.0), (21.0, 11.0))
    other = Zone("o", "O", ZoneKind.LINE, path=upper[::-1] if turned else upper, leg_error_km=(2.0,))
    between = made(ZoneKind.BETWEEN, LINE, other)
    assert at(between, 10.5, 20.5)[0] == INSIDE
    assert at(between, 9.9, 20.5)[0] == OUTSIDE
    assert at(between, *moved(11.0, 20.5, 0, 1.0))[0] == UNKNOWN


def test_constructions_hold_over_the_date_line():
    whole = block(179.0, -17.0, -179.0, -16.0)
    without = made(ZoneKind.DIFFERENCE, whole, block(179.9, -16.6, -179.9, -16.4))
    assert [at(without, -16.5, lon)[0] for lon in (179.5, -179.5, 180.0, 0.0)] == [INSIDE, INSIDE, OUTSIDE, OUTSIDE]


def test_the_edge_is_drawn_out_and_in_by_each_parts_error():
    cut = made(ZoneKind.DIFFERENCE, area(error_km=1.0), block(20.4, 10.4, 20.6, 10.6, error_km=3.0))
    outer, inner = zone_edge(cut, 1), zone_edge(cut, -1)
    assert max(lat for _, lat in outer[0][0]) > 11.0 > max(lat for _, lat in inner[0][0])
    assert max(lat for _, lat in outer[0][1]) < 10.6 < max(lat for _, lat in inner[0][1])


def test_zones_asked_together_answer_as_each_alone():
    zones = [area(error_km=2.0, beyond_km=9.0), LINE, Zone("u", "U", ZoneKind.UNDEFINED), corridor(LINE.path)]
    random = np.random.default_rng(3)
    lat, lon = random.uniform(9.5, 11.5, 2000), random.uniform(19.5, 21.5, 2000)
    lat[::50] = np.nan
    radius = random.choice([0.0, 5.0, 25.0], 2000)
    ground = Ground(zones, [0], [30.0, 80.0])
    for _ in range(2):
        placed = ground.place(lat, lon, radius, np.full(2000, 30.0))
        for place, zone in enumerate(zones):
            assert (placed.located(place).inside == locate(zone, lat, lon, radius).inside).all()
        first = placed.located(0)
        beyond = placed.beyond(0, placed.number, np.full(2000, 30.0))
        assert (beyond == (first.distance_km - first.error_km > 30.0)).all()


def test_a_distance_is_measured_for_the_rows_that_are_asked_for():
    located = locate(area(), np.array([10.95, np.nan]), np.array([20.5, 20.5]), np.array([1.0, 1.0]))
    distance, error = located.edge(np.array([1, 0]))
    assert math.isnan(distance[0])
    assert distance[1] == located.distance_km[0]
    assert error[1] == located.error_km[0]
