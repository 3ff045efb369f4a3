"""Which words tell of a happening, and which of them of one."""

import pytest

import trees
from trees import sentence
from trucewatch.extract.incidents import find_triggers, group_incidents
from trucewatch.packs.happenings import load_happenings, load_speech


def incidents(tree):
    happenings = load_happenings()
    return group_incidents(find_triggers(sentence(tree), happenings), happenings, load_speech())


@pytest.mark.parametrize(
    ("tree", "words"),
    [
        (trees.SHELLED, [["shelled", "killing"]]),
        (trees.AFTER, [["attacked"], ["killed", "ambush"]]),
        (trees.CHILDREN, [["strike", "killed"]]),
        (trees.BY, [["shot"]]),
        (trees.CLASHED, [["clashed"]]),
        (trees.ACCORDING, [["wounded"]]),
    ],
)
def test_the_words_of_one_happening_stand_together(tree, words):
    assert [[found.token.text for found in incident.found] for incident in incidents(tree)] == words


def test_after_holds_two_happenings_apart_and_is_remembered():
    _, earlier = incidents(trees.AFTER)
    assert earlier.held_apart_by is not None
    assert earlier.held_apart_by.text == "after"


def test_the_main_word_stands_highest():
    (shelling,) = incidents(trees.SHELLED)
    assert shelling.main.token.text == "shelled"
    assert shelling.has(shelling.found[1].token)


PRICES = """
The war hit prices.
The the DET DT det 1
war war NOUN NN nsubj 2
hit hit VERB VBD ROOT 2
prices price NOUN NNS dobj 2
. . PUNCT . punct 2
"""


def test_what_only_a_figure_of_speech_hits_is_not_hit():
    assert incidents(PRICES) == []
