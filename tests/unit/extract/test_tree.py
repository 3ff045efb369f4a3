"""Questions asked of a clause, on parses that are written out."""

import pytest

import trees
from trees import sentence, token
from trucewatch.extract.tree import governed_subject, is_passive, lemma, objects, take_in, tense_of


@pytest.mark.parametrize(
    ("tree", "verb", "acted_on"),
    [
        (trees.SHELLED, "shelled", ["town"]),
        (trees.SHELLED, "killing", ["civilians"]),
        (trees.BY, "shot", ["farmers"]),
        (trees.AFTER, "killed", ["soldiers"]),
    ],
)
def test_what_a_verb_acts_on(tree, verb, acted_on):
    assert [noun.text for noun in objects(token(sentence(tree), verb))] == acted_on


def test_a_passive_is_told_from_an_active_verb():
    assert is_passive(token(sentence(trees.BY), "shot"))
    assert not is_passive(token(sentence(trees.CHILDREN), "killed"))


def test_a_participle_has_the_subject_of_the_verb_it_leans_on():
    subject = governed_subject(token(sentence(trees.SHELLED), "killing"))
    assert subject is not None
    assert subject.text == "Gunmen"


def test_the_tense_that_a_word_stands_in():
    assert tense_of(token(sentence(trees.CHILDREN), "people"), frozenset({"will"})) == "past"
    assert tense_of(token(sentence(trees.WILL_NOT), "market"), frozenset({"will"})) == "future"


def test_a_plural_that_was_taken_for_a_name_loses_its_ending():
    found = token(sentence("Patrols\nPatrols Patrols PROPN NNPS ROOT 0"), "Patrols")
    assert lemma(found) == "patrol"


def test_a_preposition_within_a_number_leaves_the_verb_its_object():
    told = sentence(
        """Raiders killed between 10 and 15 soldiers.
        Raiders raider NOUN NNS nsubj 1
        killed kill VERB VBD ROOT 1
        between between ADP IN prep 1
        10 10 NUM CD nummod 6
        and and CCONJ CC cc 3
        15 15 NUM CD conj 3
        soldiers soldier NOUN NNS pobj 2
        . . PUNCT . punct 1"""
    )
    take_in(told.doc, 15, 32)
    assert [token.text for token in objects(told.doc[1])] == ["soldiers"]
