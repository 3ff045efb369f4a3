"""Scores of coreference on groupings whose scores one can work out by hand."""

import pytest
from bench.resolving.coreference import b_cubed, ceaf_e, conll, muc, pairwise

MEASURES = (muc, b_cubed, ceaf_e, pairwise)
GOLD = {1: "A", 2: "A", 3: "A", 4: "B", 5: "B"}


@pytest.mark.parametrize("measure", MEASURES)
def test_the_right_groups_under_other_names_are_perfect(measure):
    score = measure(GOLD, {item: f"made {group}" for item, group in GOLD.items()})
    assert (score.precision, score.recall, score.f1) == (1.0, 1.0, 1.0)
    assert conll(GOLD, GOLD) == 1.0


@pytest.mark.parametrize("measure", MEASURES)
def test_nothing_is_no_success_and_no_error(measure):
    score = measure({}, {})
    assert (score.precision, score.recall, score.f1) == (0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("measure", "precision", "recall"),
    # the groups made are 1 2 and 3 4 5; worked by hand from the definitions
    [(muc, 2 / 3, 2 / 3), (b_cubed, 11 / 15, 11 / 15), (ceaf_e, 0.8, 0.8), (pairwise, 0.5, 0.5)],
)
def test_a_mention_in_the_wrong_group_costs_what_the_definitions_say(measure, precision, recall):
    score = measure(GOLD, {1: "x", 2: "x", 3: "y", 4: "y", 5: "y"})
    assert (score.precision, score.recall) == (pytest.approx(precision), pytest.approx(recall))


@pytest.mark.parametrize(
    ("measure", "precision", "recall"),
    [(muc, 3 / 4, 1.0), (b_cubed, 13 / 25, 1.0), (ceaf_e, 0.75, 0.375), (pairwise, 0.4, 1.0)],
)
def test_everything_in_one_group_costs_precision(measure, precision, recall):
    score = measure(GOLD, dict.fromkeys(GOLD, "x"))
    assert (score.precision, score.recall) == (pytest.approx(precision), pytest.approx(recall))


@pytest.mark.parametrize(
    ("measure", "precision", "recall"),
    [(muc, 0.0, 0.0), (b_cubed, 1.0, 2 / 5), (ceaf_e, 7 / 30, 7 / 12), (pairwise, 0.0, 0.0)],
)
def test_everything_alone_costs_recall(measure, precision, recall):
    score = measure(GOLD, {item: item for item in GOLD})
    assert (score.precision, score.recall) == (pytest.approx(precision), pytest.approx(recall))


def test_groups_are_aligned_one_to_one_for_the_highest_sum():
    gold = {**dict.fromkeys(range(4), "A"), **dict.fromkeys(range(4, 7), "B")}
    made = {0: "x", 1: "x", 2: "y", 3: "y", 4: "x", 5: "x", 6: "x"}
    # A with y and B with x: 2*2/6 + 2*3/8; taking the best pair first gives no more here than A with y alone
    assert ceaf_e(gold, made).precise == pytest.approx(4 / 6 + 6 / 8)


def test_the_order_of_items_changes_nothing():
    made = {1: "x", 2: "x", 3: "y", 4: "y", 5: "y"}
    backwards = {item: GOLD[item] for item in reversed(GOLD)}
    assert [measure(GOLD, made).f1 for measure in MEASURES] == [measure(backwards, made).f1 for measure in MEASURES]
