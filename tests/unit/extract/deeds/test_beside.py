"""Clauses and nouns beside one another, and what "in which" takes up."""

from trees import sentence, token
from trucewatch.extract.deeds.beside import noun_meant, nouns_placed_apart

CONDEMNED = """
It condemned the shelling of Tal on 9 May, in which two civilians died.
It it PRON PRP nsubj 1
condemned condemn VERB VBD ROOT 1
the the DET DT det 3
shelling shelling NOUN NN dobj 1
of of ADP IN prep 3
Tal Tal PROPN NNP pobj 4
on on ADP IN prep 1
9 9 NUM CD nummod 8
May May PROPN NNP pobj 6
, , PUNCT , punct 1
in in ADP IN prep 14
which which PRON WDT pobj 10
two two NUM CD nummod 13
civilians civilian NOUN NNS nsubj 14
died die VERB VBD relcl 8
. . PUNCT . punct 1
"""

TWO_NOUNS = """
The strike on Tal and the shelling of Ros killed six.
The the DET DT det 1
strike strike NOUN NN nsubj 9
on on ADP IN prep 1
Tal Tal PROPN NNP pobj 2
and and CCONJ CC cc 1
the the DET DT det 6
shelling shelling NOUN NN conj 1
of of ADP IN prep 6
Ros Ros PROPN NNP pobj 7
killed kill VERB VBD ROOT 9
six six NUM CD dobj 9
. . PUNCT . punct 9
"""


def test_in_which_takes_up_the_happening_and_not_the_day_that_stands_before_it():
    found = sentence(CONDEMNED)
    died, shelling = token(found, "died"), token(found, "shelling")
    assert noun_meant(died, {shelling.i, died.i}) == shelling.i
    assert noun_meant(died, {died.i}) is None


def test_two_nouns_that_each_say_where_are_two_happenings():
    found = sentence(TWO_NOUNS)
    strike, shelling, tal, ros = (token(found, word) for word in ("strike", "shelling", "Tal", "Ros"))
    assert nouns_placed_apart(shelling, strike, frozenset({tal.i, ros.i}), frozenset())
    assert not nouns_placed_apart(shelling, strike, frozenset({ros.i}), frozenset())
