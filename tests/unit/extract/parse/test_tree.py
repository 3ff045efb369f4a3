"""Questions asked of a clause, on parses that are written out."""

import pytest

import trees
from trees import sentence, token
from trucewatch.extract.parse.tree import (
    governed_subject,
    half,
    is_begun,
    is_passive,
    lemma,
    objects,
    take_in,
    tense_of,
)


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


LEFT = """
Troops had left by Monday; others began to leave.
Troops troop NOUN NNS nsubj 2
had have AUX VBD aux 2
left leave VERB VBN ccomp 7
by by ADP IN prep 2
Monday Monday PROPN NNP pobj 3
; ; PUNCT : punct 7
others other NOUN NNS nsubj 7
began begin VERB VBD ROOT 7
to to PART TO aux 9
leave leave VERB VB xcomp 7
. . PUNCT . punct 7
"""
HURT = """
Ten were hurt when shells hit a bus on Monday.
Ten ten NUM CD nsubjpass 2
were be AUX VBD auxpass 2
hurt hurt VERB VBN ROOT 2
when when SCONJ WRB advmod 5
shells shell NOUN NNS nsubj 5
hit hit VERB VBP advcl 2
a a DET DT det 7
bus bus NOUN NN dobj 5
on on ADP IN prep 5
Monday Monday PROPN NNP pobj 8
. . PUNCT . punct 2
"""


def test_what_was_done_by_a_day_is_told_from_what_is_only_past():
    assert tense_of(token(sentence(LEFT), "Monday"), frozenset()) == "done"


def test_a_past_in_the_form_of_a_present_is_of_the_past_above_it():
    assert tense_of(token(sentence(HURT), "Monday"), frozenset()) == "past"


def test_the_halves_of_a_sentence_and_what_is_only_begun():
    told = sentence(LEFT)
    assert [half(token(told, word)) for word in ("left", "began")] == [0, 1]
    assert is_begun(token(told, "leave"), frozenset({"begin"}))
    assert not is_begun(token(told, "left"), frozenset({"begin"}))
