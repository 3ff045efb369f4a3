"""Rows sorted by what is alike in them, and times by the moments between them."""

import numpy as np
import pytest

from trucewatch.assess.alike import Alike, Moments
from trucewatch.columns import FOREVER, NEVER


@pytest.mark.parametrize("spread", [0, 1, 100_000])  # how far apart the codes lie: counted, or sorted
def test_each_sort_has_the_codes_of_its_first_row(spread):
    random = np.random.default_rng(1)
    told = [(random.integers(0, 7, 500) * max(spread, 1), 7 * max(spread, 1)) for _ in range(4)]
    found = Alike.of(500, told)
    assert all((codes[found.rows][found.sort] == codes).all() for codes, _ in told)
    assert len(found.rows) == len(set(zip(*(codes.tolist() for codes, _ in told), strict=True)))
    assert all((found.sort[:row] != found.sort[row]).all() for row in found.rows)


def test_no_rows_are_of_no_sort():
    found = Alike.of(0, [(np.zeros(0, dtype=np.int64), 3)])
    assert len(found.sort) == len(found.rows) == 0


@pytest.mark.parametrize("moments", [[], [5], [0, 3600, 86_400], [0, 1, 10**10], [-7200, 3600]])
def test_a_time_has_passed_the_moments_that_are_not_later(moments):
    times = np.array([NEVER, -(10**9), *(one + step for one in moments for step in (-1, 0, 1)), 10**11, FOREVER])
    assert Moments(moments).passed(times).tolist() == [sum(one <= time for one in moments) for time in times.tolist()]
