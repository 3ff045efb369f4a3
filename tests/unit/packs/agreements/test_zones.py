"""Zones as an agreement file constructs them, and each way to construct one wrongly."""

import pytest

from trucewatch.errors import BadDataFile
from trucewatch.model import Side, Toward, ZoneKind
from trucewatch.packs.agreements.places import read_sites
from trucewatch.packs.agreements.zones import read_zones
from trucewatch.packs.document import read_document

SITES = """
- {id: ford, name: Ford, lat: 10.0, lon: 20.0, radius: 1 km, source: surveyed}
- {id: mill, name: Mill, lat: 10.0, lon: 20.8, radius: 2 km, source: surveyed}
- {id: fort, name: Fort, lat: 10.5, lon: 20.1, radius: 1 km, source: surveyed}
- {id: port, name: Port, lat: 10.5, lon: 20.9, radius: 1 km, source: surveyed}
"""
LINES = """
- {id: road, name: The road, kind: line, through: [ford, mill], error: 2 km}
- {id: front, name: The front, kind: line, through: [fort, port], error: 1 km}
- {id: plain, name: The plain, kind: area, ring: [[20, 10], [21, 10], [21, 11], [20, 11], [20, 10]], source: drawn}
"""


def zones_of(line):
    sites = read_sites(read_document(SITES, "sites.yaml").items())
    return read_zones(read_document(LINES + line, "zones.yaml").items(), sites, None)


def last(line):
    return zones_of(line)[-1]


def test_a_corridor_lies_on_the_side_that_it_names():
    zone = last("- {id: z, name: Z, kind: corridor, along: road, width: 6 km, side: north}")
    assert (zone.side, zone.toward, zone.width_km) == (Side.ONE_SIDE, Toward.NORTH, 6.0)


def test_half_of_a_width_is_read_with_its_whole_in_sight():
    assert last("- {id: z, name: Z, kind: corridor, along: road, width: half of 50 km, side: south}").width_km == 25.0


def test_a_zone_is_around_sites_or_around_a_zone():
    sites = last("- {id: z, name: Z, kind: around, of: [ford, mill], distance: 30 km}")
    assert sites.parts[0].kind is ZoneKind.POINTS and sites.parts[0].leg_error_km == (1.0, 2.0)
    assert last("- {id: z, name: Z, kind: around, of: plain, distance: 700 m}").width_km == pytest.approx(0.7)


def test_zones_are_made_of_zones_above_them():
    zones = zones_of(
        "- {id: mid, name: M, kind: between, of: [road, front]}\n"
        "- {id: near, name: N, kind: around, of: ford, distance: 5 km}\n"
        "- {id: all, name: A, kind: union, of: [mid, near]}\n"
        "- {id: cut, name: C, kind: difference, of: all, without: [near]}\n"
        "- {id: both, name: B, kind: intersection, of: [plain, cut]}\n"
        "- {id: open, name: O, kind: undefined, within: both}\n"
        "- {id: rest, name: R, kind: difference, of: plain, without: open}\n"
    )
    assert [zone.kind.value for zone in zones[-7:]] == [
        "between", "around", "union", "difference", "intersection", "undefined", "difference",
    ]  # fmt: skip
    assert [zone.is_drawn for zone in zones[-4:]] == [True, True, False, True]


@pytest.mark.parametrize(
    "written",
    [
        "{country: Democratic Republic of the Congo, province: [Nord-Kivu]}",
        "{country: DRC, province: [North Kivu]}",
        "{country: South Sudan, province: [Upper Nile]}",
        "{country: Timor-Leste, province: [Dili]}",
    ],
)
def test_a_country_goes_by_any_of_its_names_though_the_layers_of_the_map_differ(written):
    zone = last("- {id: z, name: Z, kind: area, admin: " + written + ", error: 5 km}")
    assert zone.rings and zone.units


def test_an_administrative_area_comes_from_the_basemap():
    zone = last("- {id: z, name: Z, kind: area, admin: {country: Malta}, error: 5 km}")
    assert zone.rings and "Natural Earth" in zone.source
    assert zone.holds == {"MT"}


def test_a_union_holds_the_units_of_its_parts_and_nothing_else_does():
    areas = """- {id: m, name: M, kind: area, admin: {country: Malta}, error: 5 km}
- {id: i, name: I, kind: area, admin: {country: Italy}, error: 5 km}
"""
    assert last(areas + "- {id: u, name: U, kind: union, of: [m, i]}").holds == {"MT", "IT"}
    assert last(areas + "- {id: d, name: D, kind: difference, of: [m], without: [i]}").holds == frozenset()
    assert last(areas + "- {id: n, name: N, kind: undefined, within: m}").holds == frozenset()


def test_a_zone_of_countries_lies_in_them_and_one_drawn_freely_in_none_for_certain():
    areas = """- {id: m, name: M, kind: area, admin: {country: Malta}, error: 5 km}
- {id: i, name: I, kind: area, admin: {country: Italy}, error: 5 km}
"""
    assert last(areas).countries == {"IT"}
    assert last(areas + "- {id: u, name: U, kind: union, of: [m, i]}").countries == {"MT", "IT"}
    assert last(areas + "- {id: u, name: U, kind: union, of: [m, plain]}").countries == frozenset()
    assert last(areas + "- {id: n, name: N, kind: intersection, of: [m, plain]}").countries == {"MT"}
    assert last(areas + "- {id: d, name: D, kind: difference, of: [m], without: [plain]}").countries == {"MT"}
    assert last(areas + "- {id: n, name: N, kind: undefined, within: m}").countries == {"MT"}
    assert last("- {id: n, name: N, kind: undefined}").countries == frozenset()


def test_an_outline_may_say_which_units_lie_in_it_whole():
    ring = "ring: [[20, 10], [21, 10], [21, 11], [20, 11], [20, 10]], source: drawn"
    zone = last(f"- {{id: z, name: Z, kind: area, {ring}, holds: {{country: Ukraine, province: [Donetsk]}}}}")
    assert (zone.holds, zone.countries) == ({"UA/Donetsk"}, frozenset())


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("kind: area, admin: {country: Malta}, holds: {country: Malta}, error: 1 km", "holds those already"),
        ("kind: area, ring: [[1, 1], [2, 1], [2, 2], [1, 1]], source: s, holds: {country: Nowhereland}", "gazetteer"),
        ("kind: corridor, along: road, width: 6 km, side: nroth", "did you mean 'north'"),
        ("kind: corridor, along: road, width: 6 km, side: east", "has no east side"),
        ("kind: corridor, along: road, width: half of 6, side: north", "has no unit"),
        ("kind: around, distance: 3 km", "has no of"),
        ("kind: around, of: ford", "has no distance"),
        ("kind: around, of: ford, distance: -3 km", "above zero"),
        ("kind: around, of: nowhere, distance: 3 km", "unknown site or zone"),
        ("kind: around, of: [ford, plain], distance: 3 km", "around sites, or around one zone"),
        ("kind: around, of: z, distance: 3 km", "unknown site or zone"),
        ("kind: between, of: [road]", "at least 2"),
        ("kind: between, of: [road, road]", "stands twice"),
        ("kind: between, of: [road, plain]", "unknown line"),
        ("kind: union, of: [plain]", "at least 2"),
        ("kind: union, of: [plain, later]", "unknown zone above it"),
        ("kind: difference, of: plain", "has no without"),
        ("kind: difference, of: plain, without: [plain]", "without itself"),
        ("kind: difference, of: [plain, road], without: [front]", "cuts from 2 zones"),
        ("kind: undefined, within: z", "unknown zone above it"),
        ("kind: undefined, within: [plain, road]", "lies within one zone"),
        ("kind: points, at: []", "at no site"),
        ("kind: points, at: [frod]", "did you mean 'ford'"),
        ("kind: area, admin: {country: Atlantis}, error: 1 km", "unknown country"),
        ("kind: area, admin: {country: Malta, province: Gozzo}, error: 1 km", "unknown province"),
        ("kind: area, admin: {country: Malta}", "has no error"),
        ("kind: area, admin: {country: Malta}, ring: [], error: 1 km", "needs one outline"),
    ],
)
def test_a_zone_on_nothing_is_refused(line, says):
    with pytest.raises(BadDataFile, match=says) as refused:
        zones_of(f"- {{id: z, name: Z, {line}}}")
    assert "zones.yaml:5" in str(refused.value)
