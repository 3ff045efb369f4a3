"""Trees in which the parser took one clause for another."""

from trees import sentence, token
from trucewatch.extract.parse.clause_repairs import mend_clauses
from trucewatch.extract.parse.tree import is_passive, objects, subjects
from trucewatch.packs.language.happenings import load_happenings

REDUCED = """
The men shot on Friday in Homs were fishermen.
The the DET DT det 1
men man NOUN NNS nsubj 2
shot shoot VERB VBD ROOT 2
on on ADP IN prep 2
Friday Friday PROPN NNP pobj 3
in in ADP IN prep 2
Homs Homs PROPN NNP pobj 5
were be AUX VBD conj 2
fishermen fisherman NOUN NNS attr 7
. . PUNCT . punct 2
"""

JOINED_NOUN = """
Mortars killed two people in Tal and a sniper wounded a girl.
Mortars mortar NOUN NNS nsubj 1
killed kill VERB VBD ROOT 1
two two NUM CD nummod 3
people people NOUN NNS dobj 1
in in ADP IN prep 3
Tal Tal PROPN NNP pobj 4
and and CCONJ CC cc 3
a a DET DT det 8
sniper sniper NOUN NN conj 3
wounded wound VERB VBD conj 1
a a DET DT det 11
girl girl NOUN NN dobj 9
. . PUNCT . punct 1
"""

DAY_AND = """
Rebels fired at Bangui on Sunday and French troops killed four of them.
Rebels rebel NOUN NNS nsubj 1
fired fire VERB VBD ROOT 1
at at ADP IN prep 1
Bangui Bangui PROPN NNP pobj 2
on on ADP IN prep 1
Sunday Sunday PROPN NNP nmod 8
and and CCONJ CC cc 5
French french ADJ JJ conj 5
troops troop NOUN NNS pobj 4
killed kill VERB VBD conj 1
four four NUM CD dobj 9
of of ADP IN prep 10
them they PRON PRP pobj 11
. . PUNCT . punct 1
"""

OBJECT_BEHIND = """
A bomb killed four people in Tal and gunmen killed two farmers.
A a DET DT det 1
bomb bomb NOUN NN nsubj 9
killed kill VERB VBN acl 1
four four NUM CD nummod 4
people people NOUN NNS dobj 2
in in ADP IN prep 4
Tal Tal PROPN NNP pobj 5
and and CCONJ CC cc 4
gunmen gunman NOUN NNS conj 4
killed kill VERB VBD ROOT 9
two two NUM CD nummod 11
farmers farmer NOUN NNS dobj 9
. . PUNCT . punct 9
"""

AFTER_FIRST = """
Rebels raided Tal, hours after shells killed two.
Rebels rebel NOUN NNS nsubj 1
raided raid VERB VBD ccomp 7
Tal Tal PROPN NNP dobj 1
, , PUNCT , punct 7
hours hour NOUN NNS npadvmod 7
after after SCONJ IN mark 7
shells shell NOUN NNS nsubj 7
killed kill VERB VBD ROOT 7
two two NUM CD dobj 7
. . PUNCT . punct 7
"""


def mended(tree):
    found = sentence(tree)
    mend_clauses(found.doc, load_happenings())
    return found


def texts(words):
    return [word.text for word in words]


def test_of_two_finite_verbs_that_nothing_joins_the_first_is_a_participle():
    found = mended(REDUCED)
    shot, were = token(found, "shot"), token(found, "were")
    assert were.head == were and texts(subjects(were)) == ["men"]
    assert is_passive(shot) and texts(objects(shot)) == ["men"]


def test_a_noun_right_before_a_joined_verb_is_its_subject():
    found = mended(JOINED_NOUN)
    assert texts(subjects(token(found, "wounded"))) == ["sniper"]
    assert texts(objects(token(found, "killed"))) == ["people"]


def test_a_day_before_and_is_no_part_of_the_next_subject():
    found = mended(DAY_AND)
    assert token(found, "Sunday").head == token(found, "on")
    assert texts(subjects(token(found, "killed"))) == ["troops"]


def test_a_participle_with_an_object_is_the_first_of_two_verbs():
    found = mended(OBJECT_BEHIND)
    first, second = (word for word in found.doc if word.text == "killed")
    assert first.head == first and second.head == first
    assert (texts(subjects(first)), texts(subjects(second))) == (["bomb"], ["gunmen"])
    assert (texts(objects(first)), texts(objects(second))) == (["people"], ["farmers"])


def test_what_stands_before_after_is_the_main_clause():
    found = mended(AFTER_FIRST)
    raided, killed = token(found, "raided"), token(found, "killed")
    assert raided.head == raided
    assert (killed.head, killed.dep_) == (raided, "advcl")
