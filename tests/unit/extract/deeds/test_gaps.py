"""Clauses that leave their verb out."""

from trees import sentence, token
from trucewatch.extract.deeds.gaps import leading, with_left_out
from trucewatch.extract.deeds.incidents import group_incidents
from trucewatch.extract.deeds.triggers import find_triggers
from trucewatch.packs.language.happenings import load_happenings
from trucewatch.packs.language.speech import load_speech

TWO_TOWNS = """
Nine miners were killed near Tal on Monday and six herders near Ros on Tuesday.
Nine nine NUM CD nummod 1
miners miner NOUN NNS nsubjpass 3
were be AUX VBD auxpass 3
killed kill VERB VBN ROOT 3
near near ADP IN prep 3
Tal Tal PROPN NNP pobj 4
on on ADP IN prep 3
Monday Monday PROPN NNP pobj 6
and and CCONJ CC cc 7
six six NUM CD nummod 10
herders herder NOUN NNS conj 7
near near ADP IN prep 10
Ros Ros PROPN NNP pobj 11
on on ADP IN prep 3
Tuesday Tuesday PROPN NNP pobj 13
. . PUNCT . punct 3
"""


def read(spots):
    found, happenings = sentence(TWO_TOWNS), load_happenings()
    named = frozenset(token(found, word).i for word in spots)
    triggers = with_left_out(find_triggers(found, happenings), found, named, happenings)
    return found, group_incidents(triggers, happenings, load_speech(), named)


def test_a_number_with_a_town_of_its_own_tells_of_another_happening():
    found, (first, second) = read(["Tal", "Ros"])
    assert first.main.token == token(found, "killed")
    assert second.main.token == token(found, "herders")
    assert leading(second, [first]) is first
    assert leading(first, [second]) is None


def test_the_second_day_belongs_to_the_second_number():
    found, _ = read(["Tal", "Ros"])
    assert token(found, "Tuesday").head.head == token(found, "herders")
    assert token(found, "Monday").head.head == token(found, "killed")


def test_without_two_places_two_numbers_are_of_one_happening():
    _, incidents = read(["Ros"])
    assert len(incidents) == 1
