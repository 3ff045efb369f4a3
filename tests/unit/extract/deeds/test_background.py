"""Violence that is only the ground of another act, by trees written out."""

import pytest

import trees
from trees import sentence
from trucewatch.extract.deeds.background import is_background
from trucewatch.extract.deeds.incidents import group_incidents
from trucewatch.extract.deeds.triggers import find_triggers
from trucewatch.packs.language.happenings import load_happenings
from trucewatch.packs.language.speech import load_speech

SUSPENDED = """
The agency suspended deliveries after two lorries were shelled.
The the DET DT det 1
agency agency NOUN NN nsubj 2
suspended suspend VERB VBD ROOT 2
deliveries delivery NOUN NNS dobj 2
after after SCONJ IN mark 8
two two NUM CD nummod 6
lorries lorry NOUN NNS nsubjpass 8
were be AUX VBD auxpass 8
shelled shell VERB VBN advcl 2
. . PUNCT . punct 2
"""

COMPLAINED = """
The ministry complained over two raids.
The the DET DT det 1
ministry ministry NOUN NN nsubj 2
complained complain VERB VBD ROOT 2
over over ADP IN prep 2
two two NUM CD nummod 5
raids raid NOUN NNS pobj 3
. . PUNCT . punct 2
"""

ARRESTED = """
Police arrested two men over the killing.
Police police NOUN NNS nsubj 1
arrested arrest VERB VBD ROOT 1
two two NUM CD nummod 3
men man NOUN NNS dobj 1
over over ADP IN prep 1
the the DET DT det 6
killing killing NOUN NN pobj 4
. . PUNCT . punct 1
"""

CRASHED = """
The plane crashed after being hit by a missile.
The the DET DT det 1
plane plane NOUN NN nsubj 2
crashed crash VERB VBD ROOT 2
after after ADP IN prep 2
being be AUX VBG auxpass 5
hit hit VERB VBN pcomp 3
by by ADP IN agent 5
a a DET DT det 8
missile missile NOUN NN pobj 6
. . PUNCT . punct 2
"""


def grounds(tree):
    happenings, speech = load_happenings(), load_speech()
    found = group_incidents(find_triggers(sentence(tree), happenings), happenings, speech)
    return [is_background(one, [other for other in found if other is not one], happenings, speech) for one in found]


@pytest.mark.parametrize("tree", [SUSPENDED, COMPLAINED])
def test_what_another_act_answers_is_its_background(tree):
    assert grounds(tree) == [True]


@pytest.mark.parametrize("tree", [trees.SHELLED, trees.AFTER, trees.CHILDREN, trees.DENIED])
def test_what_the_sentence_itself_tells_is_not(tree):
    assert not any(grounds(tree))


def test_a_killing_over_which_men_are_arrested_is_the_ground_of_the_arrests():
    assert grounds(ARRESTED) == [False, True]


def test_what_hit_the_subject_of_the_sentence_is_told_for_itself():
    assert grounds(CRASHED) == [False]
