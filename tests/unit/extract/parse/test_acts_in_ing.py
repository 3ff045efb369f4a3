"""Words in -ing that name an act and were taken for a verb."""

from trees import sentence
from trucewatch.extract.parse.acts_in_ing import mend_act
from trucewatch.extract.parse.tree import subjects
from trucewatch.packs.language.happenings import load_happenings


def test_an_act_behind_the_name_of_a_place_is_a_noun():
    doc = sentence(
        """nurse killed in Orvale shelling
        nurse nurse NOUN NN nsubjpass 1
        killed kill VERB VBN ROOT 1
        in in ADP IN prep 1
        Orvale Orvale PROPN NNP pobj 2
        shelling shell VERB VBG advcl 1"""
    ).doc
    mend_act(doc[4], load_happenings(), headline=False)
    assert (doc[4].pos_, doc[4].dep_, doc[3].dep_) == ("NOUN", "pobj", "compound")


def test_what_there_was_is_the_act_and_not_its_weapon():
    doc = sentence(
        """There was mortar shelling
        There there PRON EX expl 1
        was be VERB VBD ROOT 1
        mortar mortar NOUN NN attr 1
        shelling shell VERB VBG acl 2"""
    ).doc
    mend_act(doc[3], load_happenings(), headline=False)
    assert (doc[3].pos_, doc[3].dep_, doc[2].dep_) == ("NOUN", "attr", "compound")


def test_who_witnesses_an_act_does_not_do_it():
    doc = sentence(
        """UN witnesses shelling
        UN UN PROPN NNP compound 1
        witnesses witness NOUN NNS ROOT 1
        shelling shell VERB VBG acl 1"""
    ).doc
    mend_act(doc[2], load_happenings(), headline=True)
    assert (doc[1].pos_, doc[2].pos_, doc[2].dep_) == ("VERB", "NOUN", "dobj")
    assert subjects(doc[1]) == [doc[0]]
