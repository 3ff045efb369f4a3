"""Deeds that a sentence takes for granted, by trees written out."""

import pytest

from trees import sentence
from trucewatch.extract.deeds.granted import is_granted
from trucewatch.extract.deeds.triggers import find_triggers
from trucewatch.packs.language.happenings import load_happenings
from trucewatch.packs.language.speech import load_speech

TRIED = """
Nobody was tried for the raid.
Nobody nobody PRON NN nsubjpass 2
was be AUX VBD auxpass 2
tried try VERB VBN ROOT 2
for for ADP IN prep 2
the the DET DT det 5
raid raid NOUN NN pobj 3
. . PUNCT . punct 2
"""

THERE_WAS_NONE = """
The raid did not happen.
The the DET DT det 1
raid raid NOUN NN nsubj 4
did do AUX VBD aux 4
not not PART RB neg 4
happen happen VERB VB ROOT 4
. . PUNCT . punct 4
"""

PLANNED = """
Nobody knew of plans for the raid.
Nobody nobody PRON NN nsubj 1
knew know VERB VBD ROOT 1
of of ADP IN prep 1
plans plan NOUN NNS pobj 2
for for ADP IN prep 3
the the DET DT det 6
raid raid NOUN NN pobj 4
. . PUNCT . punct 1
"""


@pytest.mark.parametrize(("tree", "granted"), [(TRIED, True), (THERE_WAS_NONE, False), (PLANNED, False)])
def test_what_is_said_not_to_be_leaves_a_known_deed_as_it_was(tree, granted):
    happenings, speech = load_happenings(), load_speech()
    (found,) = find_triggers(sentence(tree), happenings)
    assert is_granted(found, happenings, speech) is granted
