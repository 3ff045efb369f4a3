"""Trees in which a denial led the parser astray."""

import pytest

from trees import sentence, token
from trucewatch.extract.parse.denial_repairs import mend_denials
from trucewatch.extract.parse.tree import lemma, objects, subjects
from trucewatch.packs.language.happenings import load_happenings

AS_LIES = """
A colonel dismissed as propaganda reports that planes had bombed Ros.
A a DET DT det 1
colonel colonel NOUN NN ROOT 1
dismissed dismiss VERB VBN acl 1
as as ADP IN prep 2
propaganda propaganda NOUN NN compound 5
reports report VERB VBZ pobj 3
that that SCONJ IN mark 9
planes plane NOUN NNS nsubj 9
had have AUX VBD aux 9
bombed bomb VERB VBN acl 5
Ros Ros PROPN NNP dobj 9
. . PUNCT . punct 1
"""

HEADLINE = """
Army rejects claims it bombed school
Army Army PROPN NNP compound 1
rejects reject NOUN NNS nsubj 2
claims claim VERB VBZ ROOT 2
it it PRON PRP nsubj 4
bombed bomb VERB VBD ccomp 2
school school NOUN NN dobj 4
"""

OTHERS = """
The army rejected on Monday foreign reports that it bombed Ros.
The the DET DT det 1
army army NOUN NN nsubj 2
rejected reject VERB VBD ROOT 2
on on ADP IN prep 2
Monday Monday PROPN NNP pobj 3
foreign foreign ADJ JJ nsubj 6
reports report VERB VBZ dobj 2
that that SCONJ IN mark 9
it it PRON PRP nsubj 9
bombed bomb VERB VBD acl 6
Ros Ros PROPN NNP dobj 9
. . PUNCT . punct 2
"""

NOR = """
Nor did our artillery fire on the village.
Nor nor CCONJ CC cc 1
did do VERB VBD ROOT 1
our our PRON PRP$ poss 4
artillery artillery NOUN NN compound 4
fire fire NOUN NN nsubj 1
on on ADP IN prep 4
the the DET DT det 7
village village NOUN NN pobj 5
. . PUNCT . punct 1
"""

LAYING = """
The front denied laying mines in the city.
The the DET DT det 1
front front NOUN NN nsubj 2
denied deny VERB VBD ROOT 2
laying lay VERB VBG amod 4
mines mine NOUN NNS dobj 2
in in ADP IN prep 2
the the DET DT det 7
city city NOUN NN pobj 5
. . PUNCT . punct 2
"""


def mended(tree: str):
    read = sentence(tree)
    mend_denials(read.doc, load_happenings())
    return read


@pytest.mark.parametrize(
    ("tree", "denier", "verb", "claims"),
    [
        (AS_LIES, "colonel", "dismissed", "reports"),
        (HEADLINE, "Army", "rejects", "claims"),
        (OTHERS, "army", "rejected", "reports"),
    ],
)
def test_claims_that_are_denied_are_a_noun_that_the_denial_acts_on(tree, denier, verb, claims):
    doc = mended(tree)
    said, denying = token(doc, claims), token(doc, verb)
    assert denying.dep_ == "ROOT"
    assert [noun.text for noun in subjects(denying)] == [denier]
    assert (said.pos_, said.head, said.dep_) == ("NOUN", denying, "dobj")
    assert (token(doc, "bombed").head, token(doc, "bombed").dep_) == (said, "acl")


def test_behind_nor_did_stands_a_verb_and_no_noun():
    doc = mended(NOR)
    deed = token(doc, "fire")
    assert (deed.pos_, deed.dep_, token(doc, "did").dep_) == ("VERB", "ROOT", "aux")
    assert [noun.text for noun in subjects(deed)] == ["artillery"]
    assert token(doc, "on").head == deed


def test_what_somebody_denies_to_have_done_is_a_verb():
    doc = mended(LAYING)
    deed = token(doc, "laying")
    assert (deed.head.text, deed.dep_, lemma(deed)) == ("denied", "xcomp", "lay")
    assert [noun.text for noun in objects(deed)] == ["mines"]
    assert token(doc, "in").head == deed


def test_what_was_not_done_by_them_is_left_as_it_is():
    read = sentence(LAYING.replace("laying lay VERB VBG", "rising rise VERB VBG").replace("laying", "rising"))
    mend_denials(read.doc, load_happenings())
    assert token(read, "rising").dep_ == "amod"
