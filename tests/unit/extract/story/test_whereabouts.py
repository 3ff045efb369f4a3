"""A happening whose clause names no place is where its words point."""

from dataclasses import replace

import pytest

from trees import SATURDAY, sentence
from trucewatch.extract.deeds.incidents import group_incidents
from trucewatch.extract.deeds.triggers import find_triggers
from trucewatch.extract.occurrences import Lexicon, Told, read_occurrence
from trucewatch.extract.speech.attribution import Attributor
from trucewatch.extract.story.backdrop import Backdrop
from trucewatch.extract.story.whereabouts import placed
from trucewatch.extract.tolls.numbered import numbered_nouns
from trucewatch.model import Place, PlacePrecision
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
    attributor = Attributor(LEXICON.speech)
    (incident,) = group_incidents(find_triggers(found, LEXICON.happenings), LEXICON.happenings, LEXICON.speech)
    numbered = numbered_nouns(found, LEXICON.happenings, LEXICON.groups)
    attribution = attributor.of(incident.main.token, attributor.sayings(found))
    told = read_occurrence(found, incident, [], numbered, attribution, SATURDAY, LEXICON)
    assert isinstance(told, Told)
    told = replace(told, occurrence=replace(told.occurrence, where=()))
    ((_, told),) = placed([(incident, told)], found, [], (LEXICON.happenings, LEXICON.speech), Backdrop(filed=FILED))
    assert [where.place.name for where in told.occurrence.where] == ([place] if place else [])
