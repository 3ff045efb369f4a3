"""Coordinates by polynomials beside those of the projection."""

import numpy as np
import pytest

from trucewatch.geo.plane import Plane
from trucewatch.geo.quick_plane import OFF_KM, QuickPlane

RANDOM = np.random.default_rng(3)


def about(lon, lat, degrees):
    return lon + RANDOM.uniform(-degrees, degrees, 2000), np.clip(
        lat + RANDOM.uniform(-degrees, degrees, 2000), -90, 90
    )


@pytest.mark.parametrize("centre", [(36.6, 35.8), (179.9, -17.0), (0.0, 0.0), (25.0, 71.0), (20.0, 88.5)])
@pytest.mark.parametrize("extent", [0.3, 3.0, 9.0])
@pytest.mark.parametrize("away", [0.5, 5.0, 80.0])
def test_they_differ_by_less_than_is_said(centre, extent, away):
    lon, lat = centre
    plane = Plane.about([(lon - extent, lat - extent / 2), (lon + extent, lat + extent / 2)])
    points = about(lon, lat, away)
    quick, told = QuickPlane(plane).points(*points), plane.points(*points)
    assert np.abs(np.array(quick) - told).max() <= OFF_KM


def test_a_point_is_the_same_however_its_longitude_is_written():
    quick = QuickPlane(Plane.about([(179.5, -17.0), (-179.5, -16.0)]))
    lon, lat = about(179.9, -16.5, 1.0)
    around = quick.points(lon - 360.0, lat)
    assert np.allclose(quick.points(lon, lat), around, rtol=0, atol=1e-6)


def test_near_what_is_drawn_the_projection_is_not_asked(monkeypatch):
    plane = Plane.about([(36.0, 35.0), (37.0, 36.0)])
    quick, points = QuickPlane(plane), about(36.5, 35.5, 1.5)
    quick.points(*points)
    monkeypatch.setattr(Plane, "points", lambda *_: 1 / 0)
    assert np.isfinite(quick.points(*points)).all()
