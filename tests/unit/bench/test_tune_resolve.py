"""Tuning: one weight at a time, and never at the cost of a part of the stories."""

from bench.tune_resolve import tune

from trucewatch.resolve import load_weights

SIGN = "toll.near"


class Stories:
    """Stories whose worth depends on one weight alone."""

    def __init__(self, worth, part=lambda weight: 0.5):
        self.worth, self.part = worth, part

    def value(self, weights):
        weight = weights.rows[SIGN].weight
        return self.worth(weight), self.part(weight), 0.5


def test_a_weight_is_moved_to_where_it_scores_best_and_no_other_is():
    before = load_weights()
    best = before.rows[SIGN].weight + 1
    after = tune(Stories(lambda weight: 1 - abs(weight - best) / 10), before, rounds=3)
    assert after.rows[SIGN].weight == best
    assert {**after.rows, SIGN: before.rows[SIGN]} == dict(before.rows)
    assert (after.join_at, after.apart_at) == (before.join_at, before.apart_at)


def test_a_step_that_harms_a_part_is_not_taken():
    before = load_weights()
    now = before.rows[SIGN].weight
    stories = Stories(lambda weight: weight / 10, part=lambda weight: 0.5 if weight == now else 0.4)
    assert tune(stories, before, rounds=1).rows[SIGN].weight == now


def test_what_bars_a_join_is_never_moved():
    before = load_weights()
    seen = []

    class Watching(Stories):
        def value(self, weights):
            seen.append(weights)
            return 0.0, 0.0, 0.0

    tune(Watching(None), before, rounds=1)
    assert all(each.rows[sign] == row for each in seen for sign, row in before.rows.items() if row.bar)
