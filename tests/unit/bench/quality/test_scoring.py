"""Counting: matching is one to one, and nothing of nothing is no success."""

import pytest
from bench.quality.scoring import Hits, best_f1, match, share_a_word, token_f1, words_of


def same(one: str, other: str) -> float:
    return float(one == other)


def test_nothing_predicted_scores_nought_and_not_an_error():
    hits = Hits(0, 0, 3)
    assert (hits.precision, hits.recall, hits.f1) == (0.0, 0.0, 0.0)
    assert Hits().f1 == 0.0


@pytest.mark.parametrize(
    ("gold", "predicted", "f1"),
    [
        ("the northern army", "Northern army", 1.0),
        ("air strikes", "air strike", 1.0),
        ("Kesh province", "Kesh", 2 / 3),
        ("rebels rebels", "rebels", 2 / 3),
        ("Kesh", "", 0.0),
    ],
)
def test_strings_are_compared_by_their_words(gold, predicted, f1):
    assert token_f1(gold, predicted) == pytest.approx(f1)


def test_a_field_of_several_values_scores_its_best_or_all_together():
    assert best_f1("Lunn and Kesh forces", ["Kesh", "Lunn"]) == pytest.approx(2 * 2 / (4 + 2))
    assert best_f1("Kesh", []) == 0.0


def test_a_pairing_is_one_to_one_and_the_best_in_all():
    worth = {("a", "x"): 2.0, ("a", "y"): 1.9, ("b", "x"): 1.5, ("b", "y"): 0.0}
    assert match(["a", "b"], ["x", "y"], lambda one, other: worth[one, other]) == [(0, 1), (1, 0)]
    assert match(["a", "a"], ["a"], same) == [(0, 0)]
    assert match([], ["a"], same) == []


def test_a_long_pairing_is_one_to_one_too():
    many = [str(number) for number in range(40)]
    assert match(many, many[::-1], same) == [(number, 39 - number) for number in range(40)]


def test_small_words_are_no_shared_words():
    assert not share_a_word("the army of Kesh", "the fleet of Lunn")
    assert share_a_word("Kesh's soldiers", "Kesh")
    assert words_of("a U.S.-led raid") == ["u.s", "led", "raid"]
