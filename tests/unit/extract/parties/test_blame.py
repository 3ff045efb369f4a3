"""Who is named as the one behind an attack that a sentence only refers to."""

import pytest

from trees import sentence
from trucewatch.extract.parties.blame import behind_it
from trucewatch.packs.language.happenings import load_happenings
from trucewatch.packs.language.speech import load_speech

CLAIMED = """
The Taliban claimed responsibility for the attack.
The the DET DT det 1
Taliban Taliban PROPN NNP nsubj 2
claimed claim VERB VBD ROOT 2
responsibility responsibility NOUN NN dobj 2
for for ADP IN prep 3
the the DET DT det 6
attack attack NOUN NN pobj 4
. . PUNCT . punct 2
"""

NOBODY = """
No group claimed the attack.
No no DET DT det 1
group group NOUN NN nsubj 2
claimed claim VERB VBD ROOT 2
the the DET DT det 4
attack attack NOUN NN dobj 2
. . PUNCT . punct 2
"""

MAY = """
Hamas may have claimed the attack.
Hamas Hamas PROPN NNP nsubj 3
may may AUX MD aux 3
have have AUX VB aux 3
claimed claim VERB VBN ROOT 3
the the DET DT det 5
attack attack NOUN NN dobj 3
. . PUNCT . punct 3
"""

ATTRIBUTED = """
Officers attributed the blast to Hezbollah.
Officers officer NOUN NNS nsubj 1
attributed attribute VERB VBD ROOT 1
the the DET DT det 3
blast blast NOUN NN dobj 1
to to ADP IN prep 1
Hezbollah Hezbollah PROPN NNP pobj 4
. . PUNCT . punct 1
"""

WAS_PINNED = """
The attack was attributed to Hezbollah.
The the DET DT det 1
attack attack NOUN NN nsubjpass 3
was be AUX VBD auxpass 3
attributed attribute VERB VBN ROOT 3
to to ADP IN prep 3
Hezbollah Hezbollah PROPN NNP pobj 4
. . PUNCT . punct 3
"""

BEHIND = """
Hezbollah was behind the attack.
Hezbollah Hezbollah PROPN NNP nsubj 1
was be AUX VBD ROOT 1
behind behind ADP IN prep 1
the the DET DT det 4
attack attack NOUN NN pobj 2
. . PUNCT . punct 1
"""

OTHER = """
Hezbollah claimed a victory.
Hezbollah Hezbollah PROPN NNP nsubj 1
claimed claim VERB VBD ROOT 1
a a DET DT det 3
victory victory NOUN NN dobj 1
. . PUNCT . punct 1
"""


@pytest.mark.parametrize(
    ("tree", "names"),
    [(CLAIMED, ["Taliban"]), (ATTRIBUTED, ["Hezbollah"]), (WAS_PINNED, ["Hezbollah"]), (BEHIND, ["Hezbollah"])],
)
def test_owning_up_being_charged_and_standing_behind_it_name_who_did_it(tree, names):
    found = behind_it(sentence(tree), load_happenings(), load_speech())
    assert [doer.text for doer, _ in found] == names


@pytest.mark.parametrize("tree", [NOBODY, MAY, OTHER])
def test_where_nobody_did_or_only_may_have_or_something_else_is_claimed_nobody_is_named(tree):
    assert list(behind_it(sentence(tree), load_happenings(), load_speech())) == []


MEMBERS = """
The attackers belonged to the group.
The the DET DT det 1
attackers attacker NOUN NNS nsubj 2
belonged belong VERB VBD ROOT 2
to to ADP IN prep 2
the the DET DT det 5
group group NOUN NN pobj 3
. . PUNCT . punct 2
"""
BEHIND_IT = """
The group was behind it.
The the DET DT det 1
group group NOUN NN nsubj 2
was be AUX VBD ROOT 2
behind behind ADP IN prep 2
it it PRON PRP pobj 3
. . PUNCT . punct 2
"""
RESPONSIBLE = """
The group was responsible.
The the DET DT det 1
group group NOUN NN nsubj 2
was be AUX VBD ROOT 2
responsible responsible ADJ JJ acomp 2
. . PUNCT . punct 2
"""
SUSPECTED = """
Police suspect rebels of being behind the killings.
Police police NOUN NNS nsubj 1
suspect suspect VERB VBP ROOT 1
rebels rebel NOUN NNS dobj 1
of of ADP IN prep 1
being be AUX VBG pcomp 3
behind behind ADP IN prep 4
the the DET DT det 7
killings killing NOUN NNS pobj 5
. . PUNCT . punct 1
"""


@pytest.mark.parametrize(
    ("tree", "name"), [(MEMBERS, "group"), (BEHIND_IT, "group"), (RESPONSIBLE, "group"), (SUSPECTED, "rebels")]
)
def test_whose_the_attackers_are_and_who_is_suspected_are_named_and_no_one_who_suspects(tree, name):
    found = behind_it(sentence(tree), load_happenings(), load_speech())
    assert {doer.text for doer, _ in found} == {name}
