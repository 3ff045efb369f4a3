"""Tuning: weights follow the pairs that show them, by half of the way, and stay where nothing is shown."""

import numpy as np
import pytest
from bench.tune_resolve import FOLDS, HELD, Pairs, fitted, fold_of, regression

from trucewatch.resolve import load_weights

BEFORE = load_weights()
FOR, AGAINST, UNSEEN = "toll.near", "means.other", "toll.rare"
LOG_ODDS = (0.9 / 0.1, 0.5 / 0.5)


def pairs(*rows):
    """Rows of signs, how many pairs have them, and how many of these are of one incident."""
    signs = [told for told, many, _ in rows for _ in range(many)]
    same = [n < right for _, many, right in rows for n in range(many)]
    return Pairs(signs, same, [n % FOLDS for n in range(len(signs))])


def test_the_regression_finds_the_odds_that_rows_show():
    table = np.array([[1.0, 1.0]] * 10 + [[0.0, 1.0]] * 10)
    same = np.array([1.0] * 9 + [0.0] + [1.0] * 5 + [0.0] * 5)
    found = regression(table, np.zeros(20), same, np.zeros(2), np.array([1e6, 1e6]))
    assert np.exp(found.sum()) == pytest.approx(LOG_ODDS[0], rel=1e-3)
    assert np.exp(found[1]) == pytest.approx(LOG_ODDS[1], rel=1e-3)


def test_a_sign_of_pairs_that_are_one_rises_and_one_of_pairs_that_are_two_falls():
    after = fitted(pairs(((FOR,), 200, 190), ((AGAINST,), 200, 2), (("act.same",), 200, 100)), BEFORE)
    assert after.rows[FOR].weight > BEFORE.rows[FOR].weight
    assert after.rows[AGAINST].weight <= BEFORE.rows[AGAINST].weight
    assert after.rows[UNSEEN] == BEFORE.rows[UNSEEN]


def test_what_bars_a_join_and_what_stories_cannot_show_is_never_moved():
    rows = [((name,), 50, 50) for name in BEFORE.rows]
    after = fitted(pairs(*rows), BEFORE)
    held = [name for name, row in BEFORE.rows.items() if row.bar or name in HELD]
    assert [after.rows[name] for name in held] == [BEFORE.rows[name] for name in held]


def test_the_order_of_pairs_changes_nothing():
    told = pairs(((FOR,), 30, 20), (("place.same", AGAINST), 30, 5))
    turned = Pairs(told.signs[::-1], told.same[::-1], told.folds[::-1])
    assert dict(fitted(told, BEFORE).rows) == dict(fitted(turned, BEFORE).rows)


def test_a_fold_is_left_out_whole_and_depends_on_the_name_alone():
    told = pairs(((FOR,), 20, 10))
    assert all(each != 2 for each in told.without(2).folds)
    assert len(told.without(2).signs) == 16
    assert fold_of("a story") == fold_of("a story") < FOLDS
