"""Numbers at which somebody puts a toll, however the parser hung them."""

import pytest

from trees import sentence, token
from trucewatch.extract.deeds.reckonings import is_no_saying, is_reckoned, reckoned, reckons_toll
from trucewatch.packs.language.happenings import load_happenings

OF_THE_DEAD = """
A doctor put the dead in Tal at eight.
A a DET DT det 1
doctor doctor NOUN NN nsubj 2
put put VERB VBD ROOT 2
the the DET DT det 4
dead dead NOUN NN dobj 2
in in ADP IN prep 2
Tal Tal PROPN NNP pobj 5
at at ADP IN prep 2
eight eight NUM CD pobj 7
. . PUNCT . punct 2
"""
OF_A_NUMBER = """
Officials put the number killed in the raid at 31.
Officials official NOUN NNS nsubj 1
put put VERB VBD ROOT 1
the the DET DT det 3
number number NOUN NN dobj 1
killed kill VERB VBN acl 3
in in ADP IN prep 4
the the DET DT det 7
raid raid NOUN NN pobj 5
at at ADP IN prep 4
31 31 NUM CD pobj 8
. . PUNCT . punct 1
"""
OF_NO_TOLL = """
Officials put the meeting at noon.
Officials official NOUN NNS nsubj 1
put put VERB VBD ROOT 1
the the DET DT det 3
meeting meeting NOUN NN dobj 1
at at ADP IN prep 1
noon noon NOUN NN pobj 4
. . PUNCT . punct 1
"""


@pytest.mark.parametrize(("tree", "toll", "number"), [(OF_THE_DEAD, "dead", "eight"), (OF_A_NUMBER, "number", "31")])
def test_the_number_at_which_a_toll_is_put_is_its_own(tree, toll, number):
    found, happenings = sentence(tree), load_happenings()
    at = reckoned(token(found, toll), happenings)
    assert at is not None
    assert at.text == number
    assert reckons_toll(token(found, "put"), happenings)


def test_the_dead_are_a_toll_and_a_number_that_says_of_whom_is_none_by_itself():
    happenings = load_happenings()
    assert is_reckoned(token(sentence(OF_THE_DEAD), "dead"), happenings) == "killed"
    assert is_reckoned(token(sentence(OF_A_NUMBER), "number"), happenings) is None


def test_a_meeting_put_at_noon_is_no_toll():
    assert not reckons_toll(token(sentence(OF_NO_TOLL), "put"), load_happenings())


@pytest.mark.parametrize(("noun", "lemma", "takes"), [("lives", "life", True), ("credit", "credit", False)])
def test_a_verb_of_saying_tells_a_deed_where_what_it_claims_is_lives(noun, lemma, takes):
    tree = sentence(f"""
A mine claimed {noun}.
A a DET DT det 1
mine mine NOUN NN nsubj 2
claimed claim VERB VBD ROOT 2
{noun} {lemma} NOUN NNS dobj 2
. . PUNCT . punct 2
""").doc
    assert is_no_saying(tree[2], load_happenings()) is takes
