from itertools import pairwise

import pytest
import shapely

from trucewatch.errors import BadDataFile
from trucewatch.geo.basemap import Extent, borders, towns

BOX = (35.0, 33.5, 40.0, 37.5)


def test_the_countries_of_a_box_are_cut_to_it_and_named():
    outlines = borders(*BOX)
    assert [outline.name for outline in outlines] == ["Iraq", "Lebanon", "Syria", "Turkey"]
    for outline in outlines:
        for lon, lat in [point for ring in outline.rings for point in ring] + [outline.label]:
            assert 35.0 <= lon <= 40.0
            assert 33.5 <= lat <= 37.5


def test_every_ring_closes():
    assert all(ring[0] == ring[-1] and len(ring) >= 4 for outline in borders(*BOX) for ring in outline.rings)


def test_a_tolerance_leaves_fewer_points():
    def points(tolerance):
        return sum(len(ring) for outline in borders(*BOX, tolerance_deg=tolerance) for ring in outline.rings)

    assert points(0.05) < points(0.01) < points(0)


def test_provinces_name_their_country():
    provinces = {outline.name: outline.country for outline in borders(*BOX, extent=Extent.PROVINCE)}
    assert provinces["Idlib"] == "Syria"
    assert provinces["Hatay"] == "Turkey"


def test_the_open_sea_has_no_borders():
    assert borders(-40.0, 30.0, -38.0, 32.0) == ()


def test_a_box_over_the_date_line_has_both_sides():
    assert "Russia" in {outline.name for outline in borders(175.0, 62.0, -170.0, 68.0)}


@pytest.mark.parametrize("extent", Extent)
def test_no_line_leaps_across_the_map(extent):
    for outline in borders(34.0, 32.0, 43.0, 38.0, extent=extent):
        for ring in outline.rings:
            inner = [point for point in ring if 34.0 < point[0] < 43.0 and 32.0 < point[1] < 38.0]
            leaps = [
                max(abs(one[0] - other[0]), abs(one[1] - other[1]))
                for one, other in pairwise(ring)
                if one in inner and other in inner
            ]
            assert max(leaps, default=0) < 4.0


def test_the_parts_of_a_box_do_not_overlap():
    outlines = [shapely.MultiPolygon([(p[0], p[1:]) for p in outline.polygons]) for outline in borders(*BOX)]
    whole = shapely.union_all(outlines).area
    assert sum(outline.area for outline in outlines) == pytest.approx(whole, rel=0.01)


def test_no_outline_runs_round_the_world_to_cross_the_date_line():
    assert not {outline.name for outline in borders(0.0, 66.5, 5.0, 72.0)}


def test_an_enclave_leaves_a_hole():
    (around,) = [outline for outline in borders(26.0, -31.5, 31.0, -28.0) if outline.name == "South Africa"]
    assert any(len(polygon) > 1 for polygon in around.polygons)


def test_the_same_box_gives_the_same_outlines():
    assert borders(*BOX, tolerance_deg=0.01) == borders(*BOX, tolerance_deg=0.01)


def test_a_missing_basemap_is_told_in_one_line(tmp_path):
    with pytest.raises(BadDataFile, match="missing"):
        borders(*BOX, path=tmp_path / "none.sqlite")


def test_labels_are_the_largest_towns():
    assert towns(36.0, 35.0, 38.0, 36.6, limit=1)[0].name == "Aleppo"
