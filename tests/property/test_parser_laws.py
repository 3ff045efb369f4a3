"""What is remembered of words is what the library works out for them."""

from __future__ import annotations

import pytest
import spacy

from trucewatch.extract.parser import DEFAULT_PIPELINE, load_parser

SENTENCES = (
    "There were no patrols, and there's nothing the monitors ain't seen in Testville since Monday.",
    "Let's wait, the mayor said: the guns have gotta fall silent, and y'all know who'd shelled us.",
    "Shelling wounded seven children; 12 were wounded worse than first thought.",
    "  The  convoy\n left at 5:30 p.m., its drivers' papers unread.",
    "Left-behind mines kill; mines kill, left behind.",
    "",
)


def facts(doc):
    return [(word.text, word.tag_, word.dep_, word.pos_, word.lemma_, str(word.morph), word.head.i) for word in doc]


@pytest.mark.model
def test_words_remembered_are_as_the_library_has_them():
    library = spacy.load(DEFAULT_PIPELINE, exclude=["ner"])
    parser = load_parser()
    wanted = [facts(doc) for doc in library.pipe(SENTENCES)]
    assert [facts(doc) for doc in parser.pipe(map(parser.make_doc, SENTENCES))] == wanted
    assert [facts(doc) for doc in parser.pipe(map(parser.make_doc, SENTENCES))] == wanted


@pytest.mark.model
def test_what_was_read_in_one_stretch_of_work_does_not_change_the_next():
    parser, told = load_parser(), []
    for _ in range(2):
        with parser.forgetting():
            told.append([facts(doc) for doc in parser.pipe(map(parser.make_doc, SENTENCES))])
    assert told[0] == told[1]
