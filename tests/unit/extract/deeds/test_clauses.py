"""Which clauses tell of a happening of their own."""

import pytest

from trees import sentence, token
from trucewatch.extract.deeds.incidents import group_incidents
from trucewatch.extract.deeds.triggers import find_triggers
from trucewatch.extract.parse.tree import agents, is_passive, objects
from trucewatch.packs.language.happenings import load_happenings
from trucewatch.packs.language.speech import load_speech

PASSIVES = """
Soldiers were attacked and killed by militants.
Soldiers soldier NOUN NNS nsubjpass 2
were be AUX VBD auxpass 2
attacked attack VERB VBN ROOT 2
and and CCONJ CC cc 2
killed kill VERB VBN conj 2
by by ADP IN agent 4
militants militant NOUN NNS pobj 5
. . PUNCT . punct 2
"""

OUTCOME = """
A bus was bombed in Tal and four people were killed.
A a DET DT det 1
bus bus NOUN NN nsubjpass 3
was be AUX VBD auxpass 3
bombed bomb VERB VBN ROOT 3
in in ADP IN prep 3
Tal Tal PROPN NNP pobj 4
and and CCONJ CC cc 3
four four NUM CD nummod 8
people people NOUN NNS nsubjpass 10
were be AUX VBD auxpass 10
killed kill VERB VBN conj 3
. . PUNCT . punct 10
"""

TWO_DOERS = """
Shells killed four people in Tal and gunmen killed two farmers.
Shells shell NOUN NNS nsubj 1
killed kill VERB VBD ROOT 1
four four NUM CD nummod 3
people people NOUN NNS dobj 1
in in ADP IN prep 3
Tal Tal PROPN NNP pobj 4
and and CCONJ CC cc 1
gunmen gunman NOUN NNS nsubj 8
killed kill VERB VBD conj 1
two two NUM CD nummod 10
farmers farmer NOUN NNS dobj 8
. . PUNCT . punct 1
"""

WITHIN = """
Two died as gunmen stormed Tal.
Two two NUM CD nsubj 1
died die VERB VBD ROOT 1
as as SCONJ IN mark 4
gunmen gunman NOUN NNS nsubj 4
stormed storm VERB VBD advcl 1
Tal Tal PROPN NNP dobj 4
. . PUNCT . punct 1
"""

WHILE = """
The army shelled Tal as rebels attacked Ros.
The the DET DT det 1
army army NOUN NN nsubj 2
shelled shell VERB VBD ROOT 2
Tal Tal PROPN NNP dobj 2
as as SCONJ IN mark 6
rebels rebel NOUN NNS nsubj 6
attacked attack VERB VBD advcl 2
Ros Ros PROPN NNP dobj 6
. . PUNCT . punct 2
"""

TURNED = """
Rebels who attacked a post near Tal were killed by soldiers.
Rebels rebel NOUN NNS nsubjpass 8
who who PRON WP nsubj 2
attacked attack VERB VBD relcl 0
a a DET DT det 4
post post NOUN NN dobj 2
near near ADP IN prep 4
Tal Tal PROPN NNP pobj 5
were be AUX VBD auxpass 8
killed kill VERB VBN ROOT 8
by by ADP IN agent 8
soldiers soldier NOUN NNS pobj 9
. . PUNCT . punct 8
"""

SAME = """
Tal was raided by gunmen who killed six people.
Tal Tal PROPN NNP nsubjpass 2
was be AUX VBD auxpass 2
raided raid VERB VBN ROOT 2
by by ADP IN agent 2
gunmen gunman NOUN NNS pobj 3
who who PRON WP nsubj 6
killed kill VERB VBD relcl 4
six six NUM CD nummod 8
people people NOUN NNS dobj 6
. . PUNCT . punct 2
"""

OTHER_CLAUSE = """
Mourners who were burying victims of the bombing in Tal were attacked.
Mourners mourner NOUN NNS nsubjpass 11
who who PRON WP nsubj 3
were be AUX VBD aux 3
burying bury VERB VBG relcl 0
victims victim NOUN NNS dobj 3
of of ADP IN prep 4
the the DET DT det 7
bombing bombing NOUN NN pobj 5
in in ADP IN prep 7
Tal Tal PROPN NNP pobj 8
were be AUX VBD auxpass 11
attacked attack VERB VBN ROOT 11
. . PUNCT . punct 11
"""


def told(tree):
    happenings, found = load_happenings(), sentence(tree)
    spots = frozenset(word.i for word in found.doc if word.text in ("Tal", "Ros"))
    grouped = group_incidents(find_triggers(found, happenings), happenings, load_speech(), spots)
    return [[one.token.text for one in incident.found] for incident in grouped]


@pytest.mark.parametrize(
    ("tree", "words"),
    [
        (OUTCOME, [["bombed", "killed"]]),
        (TWO_DOERS, [["killed"], ["killed"]]),
        (WITHIN, [["died", "stormed"]]),
        (WHILE, [["shelled"], ["attacked"]]),
        (TURNED, [["attacked"], ["killed"]]),
        (SAME, [["raided", "killed"]]),
        (OTHER_CLAUSE, [["bombing"], ["attacked"]]),
    ],
)
def test_a_clause_in_which_somebody_else_acts_tells_of_another_happening(tree, words):
    assert told(tree) == words


def test_verbs_joined_in_one_passive_share_whom_it_befell_and_who_did_it():
    found = sentence(PASSIVES)
    attacked, killed = token(found, "attacked"), token(found, "killed")
    assert is_passive(killed)
    assert [word.text for word in objects(killed)] == ["Soldiers"]
    assert [word.text for word in agents(attacked, frozenset({"by"}))] == ["militants"]
