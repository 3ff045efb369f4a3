import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.geo.basemap import LONGEST_STEP, STEPS_PER_DEGREE, pack, unpack

THOUSANDTHS = st.tuples(st.integers(-180_000, 180_000), st.integers(-90_000, 90_000))
POINTS = THOUSANDTHS.map(lambda point: (point[0] / STEPS_PER_DEGREE, point[1] / STEPS_PER_DEGREE))
RINGS = st.lists(st.lists(POINTS, min_size=4, max_size=12).map(tuple), min_size=1, max_size=4)


@given(RINGS)
def test_every_packed_point_comes_back_in_its_ring_and_order(rings):
    for before, after in zip(rings, unpack(pack(rings)), strict=True):
        after = [tuple(point) for point in np.round(after, 3).tolist()]
        assert (after[0], after[-1]) == (before[0], before[-1])
        points = iter(after)  # a long edge may have points added, so the old ones are a subsequence
        assert all(point in points for point in before)


@given(RINGS)
def test_nothing_is_added_save_on_edges_too_long_for_one_step(rings):
    for before, after in zip(rings, unpack(pack(rings)), strict=True):
        spans = np.abs(np.diff(np.array(before), axis=0)).max(axis=1) * STEPS_PER_DEGREE
        assert len(after) == len(before) + sum(
            int(np.ceil(round(span) / LONGEST_STEP)) - 1 for span in spans if span > 0
        )
