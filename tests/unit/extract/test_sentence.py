"""The words of a phrase, on trees written out."""

from trees import sentence
from trucewatch.extract.sentence import with_hyphened

PASSERS = """
It hit four passers-by near Sool.
It it PRON PRP nsubj 1
hit hit VERB VBD ROOT 1
four four NUM CD nummod 3
passers passer NOUN NNS dobj 1
- - PUNCT HYPH punct 3
by by ADP IN prep 3
near near ADP IN prep 1
Sool Sool PROPN NNP pobj 6
. . PUNCT . punct 1
"""


def test_hyphened_words_stand_whole():
    doc = sentence(PASSERS).doc
    assert [word.text for word in with_hyphened([doc[3]])] == ["passers", "passers", "by"]
    assert [word.text for word in with_hyphened([doc[7]])] == ["Sool", "Sool", "Sool"]
