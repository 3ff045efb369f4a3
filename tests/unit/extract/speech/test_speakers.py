"""Who is meant by a phrase or a pronoun beside a verb of saying, by who spoke before."""

import pytest

from trees import tree_of
from trucewatch.extract.sentence import Sentence
from trucewatch.extract.speech.attribution import Attributor
from trucewatch.model import Span, Stance
from trucewatch.packs.actors import ActorBook
from trucewatch.packs.language.speech import load_speech

SAID = ("said", "VERB", "VBD", "ROOT", "say")


def sentence(*words):
    """A sentence of (text, pos, tag, dep, lemma); the subject hangs on the verb, all else on the subject."""
    verb = next(at for at, word in enumerate(words) if word[3] == "ROOT")
    subject = next(at for at, word in enumerate(words) if word[3] == "nsubj")
    heads = [verb if at in (verb, subject) or at > verb else subject for at in range(len(words))]
    doc = tree_of([(text, lemma, pos, tag, dep) for text, pos, tag, dep, lemma in words], heads)
    return Sentence(0, Span(0, len(doc.text)), doc.text, doc)


def noun(text):
    return (text, "NOUN", "NN", "nsubj", text)


def name(text):
    return (text, "PROPN", "NNP", "nsubj", text)


def part(text, dep, pos="NOUN"):
    return (text, pos, "NN", dep, text.lower())


THE = ("the", "DET", "DT", "det", "the")
MINISTRY = sentence(THE, part("defence", "compound"), noun("ministry"), SAID)
COMMANDER = sentence(part("Oto", "compound", "PROPN"), name("Varga"), SAID)


@pytest.mark.parametrize(
    ("later", "speaker"),
    [
        (sentence(THE, noun("ministry"), SAID), "defence ministry"),
        (sentence(name("Varga"), SAID), "Oto Varga"),
        (sentence(("he", "PRON", "PRP", "nsubj", "he"), SAID), "Oto Varga"),
        (sentence(("it", "PRON", "PRP", "nsubj", "it"), SAID), "defence ministry"),
        (sentence(THE, noun("group"), SAID), "defence ministry"),
        (sentence(THE, noun("statement"), SAID), "Oto Varga"),
        (sentence(THE, noun("governor"), SAID), "governor"),
    ],
)
def test_who_spoke_before_is_known_again(later, speaker):
    attributor = Attributor(load_speech())
    *_, (saying,) = attributor.hear([MINISTRY, COMMANDER, later])
    assert saying.speaker.name == speaker


def test_neither_side_is_no_speaker():
    neither = ("neither", "DET", "DT", "det", "neither")
    assert Attributor(load_speech()).hear([sentence(neither, noun("side"), SAID)]) == ((),)


def test_a_passive_charge_is_by_nobody_named():
    was = ("was", "AUX", "VBD", "auxpass", "be")
    accused = ("accused", "VERB", "VBN", "ROOT", "accuse")
    words = [THE, ("militia", "NOUN", "NN", "nsubjpass", "militia"), was, accused]
    doc = tree_of([(text, lemma, pos, tag, dep) for text, pos, tag, dep, lemma in words], [1, 3, 3, 3])
    ((saying,),) = Attributor(load_speech()).hear([Sentence(0, Span(0, len(doc.text)), doc.text, doc)])
    assert (saying.speaker.name, saying.stance) == ("nobody named", Stance.ACCUSES)
    assert saying.accused is not None


def test_the_statement_and_the_spokesman_of_somebody_speak_for_that_side():
    book = ActorBook.load()
    words = [("Hamas", "PROPN", "NNP", "nsubj", "Hamas"), SAID]
    doc = tree_of([(text, lemma, pos, tag, dep) for text, pos, tag, dep, lemma in words], [1, 1])
    first = Sentence(0, Span(0, len(doc.text)), doc.text, doc, actors=book.mentions(doc.text))
    later = sentence(("Its", "PRON", "PRP$", "poss", "its"), noun("spokesman"), SAID)
    *_, (saying,) = Attributor(load_speech()).hear([first, later])
    assert (saying.speaker.name, saying.speaker.id) == ("spokesman", "hamas")
