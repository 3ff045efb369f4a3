"""Radii of points, sorted."""

import numpy as np

from trucewatch.geo.radii import Radii


def test_a_radius_lies_within_its_sort_whenever_it_comes():
    random = np.random.default_rng(2)
    radii = Radii()
    for radius in (random.choice([2.0, 25.0, 40.0], 99), 10 ** random.uniform(-4, 5, 999), np.array([0.0, np.inf])):
        sorts = radii.sorts(radius)
        assert (radii.least[sorts] <= radius).all()
        assert (radius <= radii.most[sorts]).all()


def test_the_few_radii_of_a_table_are_sorted_exactly():
    radii = Radii()
    sorts = radii.sorts(np.array([2.0, 25.0, 2.0, 40.0]))
    assert radii.least[sorts].tolist() == radii.most[sorts].tolist() == [2.0, 25.0, 2.0, 40.0]


def test_radii_beyond_the_first_ones_share_sorts_that_are_not_wide():
    radii = Radii()
    radii.sorts(np.arange(1.0, 25.0))
    sorts = radii.sorts(np.geomspace(100.0, 20_000.0, 500))
    assert (radii.most[sorts] < radii.least[sorts] * 1.2).all()
