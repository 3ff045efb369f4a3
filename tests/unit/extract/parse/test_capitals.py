"""A capital that is struck is a place, and one that speaks is a government."""

import pytest

from trees import sentence
from trucewatch.extract.parse.capitals import without_places
from trucewatch.packs.language.happenings import load_happenings
from trucewatch.packs.language.place_words import load_place_words

STRUCK = """
Rebels bombed Damascus.
Rebels rebel NOUN NNS nsubj 1
bombed bomb VERB VBD ROOT 1
Damascus Damascus PROPN NNP dobj 1
. . PUNCT . punct 1
"""
STOOD = """
A blast wrecked a Mogadishu market.
A a DET DT det 1
blast blast NOUN NN nsubj 2
wrecked wreck VERB VBD ROOT 2
a a DET DT det 5
Mogadishu Mogadishu PROPN NNP compound 5
market market NOUN NN dobj 2
. . PUNCT . punct 2
"""
SPOKE = """
Damascus denied the raid.
Damascus Damascus PROPN NNP nsubj 1
denied deny VERB VBD ROOT 1
the the DET DT det 3
raid raid NOUN NN dobj 1
. . PUNCT . punct 1
"""


@pytest.mark.parametrize(
    ("tree", "capital", "acts"), [(STRUCK, "Damascus", False), (STOOD, "Mogadishu", False), (SPOKE, "Damascus", True)]
)
def test_a_capital_acts_save_where_it_is_struck(tree, capital, acts):
    read = sentence(tree)
    left = without_places(read.actors, read.doc, 0, load_happenings(), load_place_words())
    assert (capital in [mention.text for mention in left]) is acts
