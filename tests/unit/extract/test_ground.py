"""Ground that changes hands, and what is only alleged: on parses that are written out."""

import pytest

from trees import sentence, token
from trucewatch.extract.deeds.modes import modes_of
from trucewatch.extract.deeds.triggers import find_triggers
from trucewatch.model import Mode
from trucewatch.packs.language.happenings import load_happenings
from trucewatch.packs.language.speech import load_speech

FELL = """
The town fell to the rebels.
The the DET DT det 1
town town NOUN NN nsubj 2
fell fall VERB VBD ROOT 2
to to ADP IN prep 2
the the DET DT det 5
rebels rebel NOUN NNS pobj 3
. . PUNCT . punct 2
"""

TOOK = """
The rebels took the town.
The the DET DT det 1
rebels rebel NOUN NNS nsubj 2
took take VERB VBD ROOT 2
the the DET DT det 4
town town NOUN NN dobj 2
. . PUNCT . punct 2
"""

TOOK_OTHER = """
They took photographs of the town.
They they PRON PRP nsubj 1
took take VERB VBD ROOT 1
photographs photograph NOUN NNS dobj 1
of of ADP IN prep 2
the the DET DT det 5
town town NOUN NN pobj 3
. . PUNCT . punct 1
"""

ALLEGED = """
An inquiry into allegations that rebels shelled the mill began.
An an DET DT det 1
inquiry inquiry NOUN NN ROOT 1
into into ADP IN prep 1
allegations allegation NOUN NNS pobj 2
that that SCONJ IN mark 6
rebels rebel NOUN NNS nsubj 6
shelled shell VERB VBD acl 3
the the DET DT det 8
mill mill NOUN NN nsubj 9
began begin VERB VBD ccomp 6
. . PUNCT . punct 1
"""

NOT_ONE = """
Not one shell has hit the city.
Not not PART RB neg 1
one one NUM CD nummod 2
shell shell NOUN NN nsubj 4
has have AUX VBZ aux 4
hit hit VERB VBN ROOT 4
the the DET DT det 6
city city NOUN NN dobj 4
. . PUNCT . punct 4
"""


@pytest.mark.parametrize(("tree", "word"), [(FELL, "fell"), (TOOK, "took")])
def test_a_town_that_is_taken_or_falls_to_somebody_changes_hands(tree, word):
    (found,) = find_triggers(sentence(tree), load_happenings())
    assert (found.token.text, found.trigger.act) == (word, "gain")


def test_what_else_is_taken_near_a_town_changes_no_hands():
    assert find_triggers(sentence(TOOK_OTHER), load_happenings()) == []


def test_what_is_only_alleged_is_not_told_as_done():
    found = sentence(ALLEGED)
    assert modes_of(token(found, "shelled"), load_speech()) == (Mode.HYPOTHETICAL,)


def test_not_one_shell_is_none():
    assert modes_of(token(sentence(NOT_ONE), "hit"), load_speech()) == (Mode.NEGATED,)
