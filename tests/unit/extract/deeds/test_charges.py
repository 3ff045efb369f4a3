"""Whose deed an act is held to be, on parses that are written out."""

import pytest

from trees import sentence, token
from trucewatch.extract.deeds.charges import charged_with
from trucewatch.packs.language.happenings import load_happenings

FOR_KILLING = """
Police arrested two men for killing a judge.
Police Police NOUN NNS nsubj 1
arrested arrest VERB VBD ROOT 1
two two NUM CD nummod 3
men man NOUN NNS dobj 1
for for ADP IN prep 1
killing kill VERB VBG pcomp 4
a a DET DT det 7
judge judge NOUN NN dobj 5
. . PUNCT . punct 1
"""

RESPONSIBLE = """
The colonel is responsible for the massacre.
The the DET DT det 1
colonel colonel NOUN NN nsubj 2
is be AUX VBZ ROOT 2
responsible responsible ADJ JJ acomp 2
for for ADP IN prep 3
the the DET DT det 6
massacre massacre NOUN NN pobj 4
. . PUNCT . punct 2
"""

HOLDS = """
The chief holds the rebels responsible for the raid.
The the DET DT det 1
chief chief NOUN NN nsubj 2
holds hold VERB VBZ ROOT 2
the the DET DT det 4
rebels rebel NOUN NNS dobj 2
responsible responsible ADJ JJ amod 4
for for ADP IN prep 5
the the DET DT det 8
raid raid NOUN NN pobj 6
. . PUNCT . punct 2
"""

ORDERED = """
The warlord ordered the massacre.
The the DET DT det 1
warlord warlord NOUN NN nsubj 2
ordered order VERB VBD ROOT 2
the the DET DT det 4
massacre massacre NOUN NN dobj 2
. . PUNCT . punct 2
"""

WAS_ORDERED = """
The raid was ordered by the warlord.
The the DET DT det 1
raid raid NOUN NN nsubjpass 3
was be AUX VBD auxpass 3
ordered order VERB VBN ROOT 3
by by ADP IN agent 3
the the DET DT det 6
warlord warlord NOUN NN pobj 4
. . PUNCT . punct 3
"""

SUSPECTED = """
Three men suspected of taking part in the attack fled.
Three three NUM CD nummod 1
men man NOUN NNS nsubj 9
suspected suspect VERB VBN acl 1
of of ADP IN prep 2
taking take VERB VBG pcomp 3
part part NOUN NN dobj 4
in in ADP IN prep 4
the the DET DT det 8
attack attack NOUN NN pobj 6
fled flee VERB VBD ROOT 9
. . PUNCT . punct 9
"""

NOT_INVOLVED = """
The army was not involved in the raid.
The the DET DT det 1
army army NOUN NN nsubjpass 4
was be AUX VBD auxpass 4
not not PART RB neg 4
involved involve VERB VBN ROOT 4
in in ADP IN prep 4
the the DET DT det 7
raid raid NOUN NN pobj 5
. . PUNCT . punct 4
"""


@pytest.mark.parametrize(
    ("tree", "act", "doers"),
    [
        (FOR_KILLING, "killing", ["men"]),
        (RESPONSIBLE, "massacre", ["colonel"]),
        (HOLDS, "raid", ["rebels"]),
        (ORDERED, "massacre", ["warlord"]),
        (WAS_ORDERED, "raid", ["warlord"]),
        (SUSPECTED, "attack", ["men"]),
    ],
)
def test_who_is_charged_answerable_or_gave_the_order_did_it(tree, act, doers):
    found = sentence(tree)
    assert [doer.text for doer in charged_with(token(found, act), load_happenings()) or []] == doers


def test_who_is_said_not_to_be_involved_is_nobody():
    found = sentence(NOT_INVOLVED)
    assert charged_with(token(found, "raid"), load_happenings()) == []


def test_an_act_with_nothing_of_the_sort_above_it_is_left_alone():
    found = sentence(FOR_KILLING)
    assert charged_with(token(found, "arrested"), load_happenings()) is None
