import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.geo.basemap import STEPS_PER_DEGREE, pack, unpack

THOUSANDTHS = st.tuples(st.integers(-180_000, 180_000), st.integers(-90_000, 90_000))
POINTS = THOUSANDTHS.map(lambda point: (point[0] / STEPS_PER_DEGREE, point[1] / STEPS_PER_DEGREE))
RINGS = st.lists(st.lists(POINTS, min_size=4, max_size=12).map(tuple), min_size=1, max_size=4)


@given(RINGS)
def test_every_packed_point_comes_back_in_its_ring_and_order(rings):
    unpacked = unpack(pack(rings))
    assert len(unpacked) == len(rings)
    for before, after in zip(rings, unpacked, strict=True):
        # Points may be added on long edges, so the old ones are a subsequence of the new.
        points = iter([tuple(point) for point in np.round(after, 3).tolist()])
        assert all(point in points for point in before)
