"""A parsed sentence of our own answers as the language library's does."""

import gc

import pytest

from trees import tree_of

# "Guns and mortars shelled the town"
ROWS = [
    ("Guns", "gun", "NOUN", "NNS", "nsubj"),
    ("and", "and", "CCONJ", "CC", "cc"),
    ("mortars", "mortar", "NOUN", "NNS", "conj"),
    ("shelled", "shell", "VERB", "VBD", "ROOT"),
    ("the", "the", "DET", "DT", "det"),
    ("town", "town", "NOUN", "NN", "dobj"),
]
HEADS = [3, 0, 0, 3, 5, 3]


@pytest.fixture
def tree():
    return tree_of(ROWS, HEADS, [True] * 5 + [False])


def test_a_word_knows_what_hangs_on_it_in_order(tree):
    assert [token.text for token in tree[3].children] == ["Guns", "town"]
    assert [token.text for token in tree[0].subtree] == ["Guns", "and", "mortars"]
    assert tree[0].conjuncts == (tree[2],) and tree[2].conjuncts == (tree[0],)


@pytest.mark.parametrize(
    ("start", "end", "whole", "words"),
    [(0, 4, False, "Guns"), (2, 11, False, "Guns and mortars"), (4, 8, False, "and"), (2, 11, True, "and")],
)
def test_words_are_found_by_their_characters(tree, start, end, whole, words):
    piece = tree.char_span(start, end, whole=whole)
    assert piece is not None and piece.text == words


@pytest.mark.parametrize(("start", "end", "whole"), [(0, 99, False), (-3, 2, False), (1, 3, True)])
def test_nothing_stands_outside_the_sentence_or_within_a_word(tree, start, end, whole):
    assert tree.char_span(start, end, whole=whole) is None


def test_the_root_of_a_piece_is_what_the_rest_hangs_on(tree):
    assert tree[0:3].root == tree[0]
    assert tree[2:6].root == tree[3]


def test_a_word_that_is_hung_elsewhere_leaves_its_head(tree):
    children = tree[3].children
    for child in children:
        child.hang(tree[5] if child != tree[5] else child, "dep")
    assert [token.text for token in tree[3].children] == []
    assert [token.text for token in tree[5].children] == ["Guns", "the"]
    assert tree[5].head == tree[5]


def test_a_dissolved_tree_leaves_no_garbage():
    gc.collect()
    tree_of(ROWS, HEADS, [True] * 5 + [False]).dissolve()
    assert gc.collect() == 0
