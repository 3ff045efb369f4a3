"""A happening whose clause names no place is where its words point."""

from dataclasses import replace

import pytest

from trees import only_incident, sentence
from trucewatch.extract.lexicon import Lexicon
from trucewatch.extract.story.backdrop import Backdrop
from trucewatch.extract.story.whereabouts import placed
from trucewatch.model import Place, PlacePrecision, Span, Where
from trucewatch.packs.actors import ActorBook
from trucewatch.packs.groups import load_groups
from trucewatch.packs.language.happenings import load_happenings
from trucewatch.packs.language.political_acts import load_political_acts
from trucewatch.packs.language.speech import load_speech

LEXICON = Lexicon(load_happenings(), load_speech(), load_groups(), ActorBook.load(), load_political_acts())
FILED = Place("t:7", "Lunn", 41.0, 31.0, 2.0, PlacePrecision.TOWN)
TREE = """
Orvale mourned as gunmen killed nine people there.
Orvale Orvale PROPN NNP nsubj 1
mourned mourn VERB VBD ROOT 1
as as SCONJ IN mark 4
gunmen gunman NOUN NNS nsubj 4
killed kill VERB VBD advcl 1
nine nine NUM CD nummod 6
people people NOUN NNS dobj 4
there there ADV RB advmod 4
. . PUNCT . punct 1
"""


@pytest.mark.parametrize(("word", "place"), [("there", "Orvale"), ("here", "Lunn"), ("too", "Orvale")])
def test_there_and_what_is_mourned_are_the_place_named_before_and_here_is_where_the_report_was_filed(word, place):
    found = sentence(TREE.replace("there", word))
    incident, told = only_incident(found, LEXICON)
    told = replace(told, occurrence=replace(told.occurrence, where=()))
    ((_, told),) = placed([(incident, told)], found, [], (LEXICON.happenings, LEXICON.speech), Backdrop(filed=FILED))
    assert [where.place.name for where in told.occurrence.where] == ([place] if place else [])


SPOKEN = """
A spokesman in Orvale said that nine people had died there.
A a DET DT det 1
spokesman spokesman NOUN NN nsubj 4
in in ADP IN prep 1
Orvale Orvale PROPN NNP pobj 2
said say VERB VBD ROOT 4
that that SCONJ IN mark 9
nine nine NUM CD nummod 7
people people NOUN NNS nsubj 9
had have AUX VBD aux 9
died die VERB VBN ccomp 4
there there ADV RB advmod 9
. . PUNCT . punct 4
"""


def test_there_is_the_place_named_last_and_not_where_it_is_said():
    found = sentence(SPOKEN, offset=60)
    incident, told = only_incident(found, LEXICON)
    lunn = Where("Lunn", Span(20, 24), FILED, PlacePrecision.TOWN)
    before = Backdrop(named=((0, Span(0, 59), (lunn,)),))
    ((_, told),) = placed([(incident, told)], found, [], (LEXICON.happenings, LEXICON.speech), before)
    assert [where.name for where in told.occurrence.where] == ["Lunn"]
