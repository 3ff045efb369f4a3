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
