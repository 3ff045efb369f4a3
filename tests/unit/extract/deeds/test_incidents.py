"""Which words tell of a happening, and which of them of one."""

import pytest

import trees
from trees import sentence
from trucewatch.extract.deeds.incidents import group_incidents
from trucewatch.extract.deeds.modes import modes_of
from trucewatch.extract.deeds.triggers import find_triggers, without_denied_harm
from trucewatch.model import Mode
from trucewatch.packs.language.happenings import load_happenings
from trucewatch.packs.language.speech import load_speech


def incidents(tree):
    happenings = load_happenings()
    return group_incidents(find_triggers(sentence(tree), happenings), happenings, load_speech())


@pytest.mark.parametrize(
    ("tree", "words"),
    [
        (trees.SHELLED, [["shelled", "killing"]]),
        (trees.AFTER, [["attacked"], ["killed", "ambush"]]),
        (trees.CHILDREN, [["strike", "killed"]]),
        (trees.BY, [["shot"]]),
        (trees.CLASHED, [["clashed"]]),
        (trees.ACCORDING, [["wounded"]]),
    ],
)
def test_the_words_of_one_happening_stand_together(tree, words):
    assert [[found.token.text for found in incident.found] for incident in incidents(tree)] == words


def test_after_holds_two_happenings_apart_and_is_remembered():
    _, earlier = incidents(trees.AFTER)
    assert earlier.held_apart_by is not None
    assert earlier.held_apart_by.text == "after"


def test_the_main_word_stands_highest():
    (shelling,) = incidents(trees.SHELLED)
    assert shelling.main.token.text == "shelled"
    assert shelling.has(shelling.found[1].token)


PRICES = """
The war hit prices.
The the DET DT det 1
war war NOUN NN nsubj 2
hit hit VERB VBD ROOT 2
prices price NOUN NNS dobj 2
. . PUNCT . punct 2
"""


def test_what_only_a_figure_of_speech_hits_is_not_hit():
    assert incidents(PRICES) == []


TWO_PLACES = """
Shells killed four people in Taiz, and a mine killed two farmers in Hays.
Shells shell NOUN NNS nsubj 1
killed kill VERB VBD ROOT 1
four four NUM CD nummod 3
people people NOUN NNS dobj 1
in in ADP IN prep 1
Taiz Taiz PROPN NNP pobj 4
, , PUNCT , punct 1
and and CCONJ CC cc 1
a a DET DT det 9
mine mine NOUN NN nsubj 10
killed kill VERB VBD conj 1
two two NUM CD nummod 12
farmers farmer NOUN NNS dobj 10
in in ADP IN prep 10
{place} {place} PROPN NNP pobj 13
. . PUNCT . punct 1
"""


def killings(place, spots):
    happenings, speech = load_happenings(), load_speech()
    found = sentence(TWO_PLACES.format(place=place).replace("in Hays.", f"in {place}."))
    triggers = [one for one in find_triggers(found, happenings) if one.token.text == "killed"]
    return group_incidents(triggers, happenings, speech, frozenset(spots))


def test_two_clauses_that_each_say_where_tell_of_two_happenings():
    assert [[found.token.i for found in incident.found] for incident in killings("Hays", {5, 14})] == [[1], [10]]


def test_two_clauses_with_a_weapon_each_tell_of_two_happenings_wherever_they_are():
    assert len(killings("Taiz", {5, 14})) == 2
    assert len(killings("Hays", {14})) == 2


UNHURT = """
A drone bombed the airport; nobody was hurt.
A a DET DT det 1
drone drone NOUN NN nsubj 2
bombed bomb VERB VBD ccomp 8
the the DET DT det 4
airport airport NOUN NN dobj 2
; ; PUNCT : punct 8
nobody nobody PRON NN nsubjpass 8
was be AUX VBD auxpass 8
hurt hurt VERB VBN ROOT 8
. . PUNCT . punct 8
"""

UNHURT_WHEN = """
Nobody was hurt when a drone bombed the airport.
Nobody nobody PRON NN nsubjpass 2
was be AUX VBD auxpass 2
hurt hurt VERB VBN ROOT 2
when when SCONJ WRB advmod 6
a a DET DT det 5
drone drone NOUN NN nsubj 6
bombed bomb VERB VBD advcl 2
the the DET DT det 8
airport airport NOUN NN dobj 6
. . PUNCT . punct 2
"""


@pytest.mark.parametrize("tree", [UNHURT, UNHURT_WHEN])
def test_an_attack_that_hurt_nobody_took_place_all_the_same(tree):
    happenings, speech = load_happenings(), load_speech()
    triggers = without_denied_harm(find_triggers(sentence(tree), happenings), speech)
    assert [one.token.text for one in triggers] == ["bombed"]
    assert modes_of(triggers[0].token, speech, happenings.grounds) == ()


def test_where_only_harm_is_told_its_denial_stands():
    nobody = UNHURT.replace("bombed bomb", "reached reach").replace("drone bombed", "drone reached")
    happenings, speech = load_happenings(), load_speech()
    (hurt,) = without_denied_harm(find_triggers(sentence(nobody), happenings), speech)
    assert modes_of(hurt.token, speech) == (Mode.NEGATED,)


HAD_KILLED = """
Gunners shelled the port in anger at the missile which had killed six clerks.
Gunners gunner NOUN NNS nsubj 1
shelled shell VERB VBD ROOT 1
the the DET DT det 3
port port NOUN NN dobj 1
in in ADP IN prep 1
anger anger NOUN NN pobj 4
at at ADP IN prep 5
the the DET DT det 8
missile missile NOUN NN pobj 6
which which PRON WDT nsubj 11
had have AUX VBD aux 11
killed kill VERB VBN relcl 8
six six NUM CD nummod 13
clerks clerk NOUN NNS dobj 11
. . PUNCT . punct 1
"""


THEN_KILLED = HAD_KILLED.replace("had killed", "then killed").replace("had have AUX VBD aux", "then then ADV RB advmod")


@pytest.mark.parametrize(("tree", "happenings"), [(HAD_KILLED, 2), (THEN_KILLED, 1)])
def test_what_had_happened_before_is_another_happening(tree, happenings):
    assert len(incidents(tree)) == happenings


ENTRY = """
20:15 Shells hit Ros.
20:15 20:15 NUM CD nummod 1
Shells shell NOUN NNS nsubj 2
hit hit VERB VBD ROOT 2
Ros Ros PROPN NNP dobj 2
. . PUNCT . punct 2
"""


def test_an_hour_opens_an_entry_of_a_live_page():
    assert sentence(ENTRY).opens_entry
    assert not sentence(trees.SHELLED).opens_entry


def test_those_who_were_hurt_are_named_by_it_and_not_hurt_again():
    tree = """
    The wounded were taken to hospital.
    The the DET DT det 1
    wounded wound VERB VBN nsubjpass 3
    were be AUX VBD auxpass 3
    taken take VERB VBN ROOT 3
    to to ADP IN prep 3
    hospital hospital NOUN NN pobj 4
    . . PUNCT . punct 3
    """
    assert not incidents(tree)
