"""Who says so, what they do with it, and what did not happen."""

import pytest

import trees
from trees import sentence, token
from trucewatch.extract.deeds.modes import modes_of
from trucewatch.extract.speech.attribution import Attributor
from trucewatch.extract.speech.sayings import UNNAMED
from trucewatch.model import Mode, Stance
from trucewatch.packs.language.speech import load_speech


def attributed(tree, word):
    found = sentence(tree)
    attributor = Attributor(load_speech())
    return attributor.of(token(found, word), attributor.sayings(found))


@pytest.mark.parametrize(
    ("tree", "word", "speaker", "stance"),
    [
        (trees.SHELLED, "shelled", "police", Stance.ASSERTS),
        (trees.ACCORDING, "wounded", "ministry", Stance.ASSERTS),
        (trees.ACCUSED, "shelling", "ministry", Stance.ACCUSES),
        (trees.DENIED, "shelled", "governor", Stance.DENIES),
        (trees.REPORTEDLY, "fired", UNNAMED, Stance.ASSERTS),
        (trees.CHILDREN, "killed", "", Stance.ASSERTS),
    ],
)
def test_who_says_so_and_how(tree, word, speaker, stance):
    found = attributed(tree, word)
    assert (found.speaker.name, found.stance) == (speaker, stance)


def test_an_outlet_speaks_where_nobody_else_does():
    assert attributed(trees.CHILDREN, "killed").speaker.is_outlet


def test_who_is_cited_speaks_and_who_cites_carries():
    speaker = attributed(trees.CITING, "bombed").speaker
    assert (speaker.name, speaker.via) == ("witness", ("agency",))


def test_the_accused_is_kept():
    accused = attributed(trees.ACCUSED, "shelling").accused
    assert accused is not None
    assert accused.text == "rebels"


def test_the_speaker_stands_at_its_span():
    found = sentence(trees.SHELLED)
    attributor = Attributor(load_speech())
    span = attributor.of(token(found, "shelled"), attributor.sayings(found)).speaker.span
    assert span is not None
    assert span.of(found.text) == "police"


@pytest.mark.parametrize(
    ("tree", "word", "modes"),
    [
        (trees.SHELLED, "shelled", ()),
        (trees.MAY, "attack", (Mode.HYPOTHETICAL,)),
        (trees.WILL_NOT, "bomb", (Mode.FUTURE, Mode.NEGATED)),
    ],
)
def test_what_did_not_or_not_yet_happen_is_marked(tree, word, modes):
    assert modes_of(token(sentence(tree), word), load_speech()) == modes


LABEL = """\
Hamas: Nine fighters were killed.
Hamas Hamas PROPN NNP dep 5
: : PUNCT : punct 5
Nine nine NUM CD nummod 3
fighters fighter NOUN NNS nsubjpass 5
were be AUX VBD auxpass 5
killed kill VERB VBN ROOT 5
. . PUNCT . punct 5
"""


def test_a_name_before_a_colon_that_opens_the_sentence_speaks_and_a_country_is_a_heading():
    assert attributed(LABEL, "killed").speaker.id == "hamas"
    other = LABEL.replace("Hamas", "Syria")
    assert attributed(other, "killed").speaker.is_outlet


TO_LEAVE = """\
Troops were to leave on Monday.
Troops troop NOUN NNS nsubj 1
were be AUX VBD ROOT 1
to to PART TO aux 3
leave leave VERB VB xcomp 1
on on ADP IN prep 3
Monday Monday PROPN NNP pobj 4
. . PUNCT . punct 1
"""


def test_what_was_to_be_done_is_no_deed_but_an_answer_that_was_to_do_it_is():
    found = sentence(TO_LEAVE)
    assert modes_of(token(found, "leave"), load_speech()) == (Mode.HYPOTHETICAL,)
    answer = sentence(TO_LEAVE.replace("Troops troop NOUN NNS", "Answer answer NOUN NN").replace("Troops", "Answer"))
    assert modes_of(token(answer, "leave"), load_speech()) == ()
