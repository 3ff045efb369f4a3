"""How much of an act is told."""

import pytest

from trees import tree_of
from trucewatch.extract.deeds.extent import extent_of
from trucewatch.packs.language.happenings import load_happenings

PART = [
    ("Troops", "troop", "NOUN", "NNS", "nsubj", 1),
    ("left", "leave", "VERB", "VBD", "ROOT", 1),
    ("part", "part", "NOUN", "NN", "dobj", 1),
    ("of", "of", "ADP", "IN", "prep", 2),
    ("Orvale", "Orvale", "PROPN", "NNP", "pobj", 3),
]
POSTS = [
    ("Troops", "troop", "NOUN", "NNS", "nsubj", 1),
    ("withdrew", "withdraw", "VERB", "VBD", "ROOT", 1),
    ("from", "from", "ADP", "IN", "prep", 1),
    ("two", "two", "NUM", "CD", "pobj", 2),
    ("of", "of", "ADP", "IN", "prep", 3),
    ("the", "the", "DET", "DT", "det", 6),
    ("posts", "post", "NOUN", "NNS", "pobj", 4),
]
PARTLY = [
    ("Troops", "troop", "NOUN", "NNS", "nsubj", 2),
    ("partly", "partly", "ADV", "RB", "advmod", 2),
    ("withdrew", "withdraw", "VERB", "VBD", "ROOT", 2),
]
ALL = [
    ("Troops", "troop", "NOUN", "NNS", "nsubj", 1),
    ("left", "leave", "VERB", "VBD", "ROOT", 1),
    ("the", "the", "DET", "DT", "det", 3),
    ("port", "port", "NOUN", "NN", "dobj", 1),
    ("of", "of", "ADP", "IN", "prep", 3),
    ("Orvale", "Orvale", "PROPN", "NNP", "pobj", 4),
]
STAYS = [
    ("Troops", "troop", "NOUN", "NNS", "nsubj", 1),
    ("left", "leave", "VERB", "VBD", "ROOT", 1),
    ("Orvale", "Orvale", "PROPN", "NNP", "dobj", 1),
    ("but", "but", "CCONJ", "CC", "cc", 1),
    ("kept", "keep", "VERB", "VBD", "conj", 1),
    ("posts", "post", "NOUN", "NNS", "dobj", 4),
]
EXCEPT = [
    ("Troops", "troop", "NOUN", "NNS", "nsubj", 1),
    ("left", "leave", "VERB", "VBD", "ROOT", 1),
    ("posts", "post", "NOUN", "NNS", "dobj", 1),
    ("except", "except", "SCONJ", "IN", "prep", 2),
    ("two", "two", "NUM", "CD", "pobj", 3),
]


@pytest.mark.parametrize(
    ("rows", "act", "steps"),
    [
        (STAYS, 1, ("aspect.part",)),
        (EXCEPT, 1, ("aspect.part",)),
        (PART, 1, ("aspect.part",)),
        (POSTS, 1, ("aspect.part",)),
        (PARTLY, 2, ("aspect.part",)),
        (ALL, 1, ()),
    ],
)
def test_leaving_a_part_of_the_ground_is_told_from_leaving_it(rows, act, steps):
    tree = tree_of([row[:5] for row in rows], [row[5] for row in rows])
    assert extent_of(tree[act], load_happenings("en")) == steps
