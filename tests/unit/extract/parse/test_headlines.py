"""Headlines made readable: their capitals, and the verbs in them that were taken for nouns."""

import pytest

from trees import sentence
from trucewatch.extract.parse.headlines import mend_headline, plain_case
from trucewatch.extract.parse.tree import is_passive, objects, subjects
from trucewatch.model import Span
from trucewatch.packs.language.happenings import load_happenings

_WORDS = {"rebels", "shell", "market", "killing", "four", "vendors", "says", "army", "special", "envoy"}


@pytest.mark.parametrize(
    ("text", "names", "plain"),
    [
        (
            "Rebels Shell Market in Orvale, Killing Four Vendors",
            [(23, 29)],
            "rebels shell market in Orvale, killing four vendors",
        ),
        ("Army Says Brannick Rebels Shell Market", [], "army says Brannick rebels shell market"),
        (
            "Rebels shelled the market in Orvale on Friday.",
            [(29, 35)],
            "Rebels shelled the market in Orvale on Friday.",
        ),
        (
            "Lunn Special Envoy Mara Dell Brannick spoke to them.",
            [],
            "Lunn Special Envoy Mara Dell Brannick spoke to them.",
        ),
    ],
)
def test_the_common_words_of_a_headline_lose_their_capitals(text, names, plain):
    assert plain_case(text, [Span(*name) for name in names], _WORDS.__contains__) == plain


@pytest.mark.parametrize(
    ("tree", "verb", "subject", "acted_on"),
    [
        (
            """army shells town
            army army NOUN NN compound 1
            shells shell NOUN NNS nsubj 2
            town town NOUN NN ROOT 2""",
            1,
            "army",
            "town",
        ),
        (
            """rebels raid village, kill five
            rebels rebel NOUN NNS compound 1
            raid raid NOUN NN compound 2
            village village NOUN NN nsubj 4
            , , PUNCT , punct 2
            kill kill VERB VB ROOT 4
            five five NUM CD dobj 4""",
            1,
            "rebels",
            "village",
        ),
        (
            """mortar fire wounds three
            mortar mortar NOUN NN compound 1
            fire fire NOUN NN compound 2
            wounds wound NOUN NNS ROOT 2
            three three NUM CD appos 2""",
            2,
            "fire",
            "three",
        ),
        (
            """fresh shelling targets Tal
            fresh fresh VERB VBN ROOT 0
            shelling shell VERB VBG xcomp 0
            targets target NOUN NNS dobj 1
            Tal Tal PROPN NNP dobj 1""",
            2,
            "shelling",
            "Tal",
        ),
        (
            """shelling hits Tal
            shelling shell VERB VBG nsubj 1
            hits hit VERB VBZ ROOT 1
            Tal Tal PROPN NNP nsubj 1""",
            1,
            "shelling",
            "Tal",
        ),
    ],
)
def test_a_plural_before_a_noun_or_a_number_is_a_verb(tree, verb, subject, acted_on):
    doc = sentence(tree).doc
    mend_headline(doc, load_happenings())
    assert doc[verb].pos_ == "VERB"
    assert [token.text for token in subjects(doc[verb])] == [subject]
    assert [token.text for token in objects(doc[verb])] == [acted_on]


def test_a_plural_right_before_a_verb_is_its_subject():
    doc = sentence(
        """Lunn strikes kill five
        Lunn Lunn PROPN NNP nsubj 1
        strikes strike VERB VBZ ROOT 1
        kill kill VERB VBP ccomp 1
        five five NUM CD dobj 2"""
    ).doc
    mend_headline(doc, load_happenings())
    assert doc[1].pos_ == "NOUN"
    assert [token.text for token in subjects(doc[2])] == ["strikes"]


def test_a_row_of_nouns_stays_one():
    tree = """rocket attack survivors
    rocket rocket NOUN NN compound 1
    attack attack NOUN NN compound 2
    survivors survivor NOUN NNS ROOT 2"""
    doc = sentence(tree).doc
    mend_headline(doc, load_happenings())
    assert [token.pos_ for token in doc] == ["NOUN", "NOUN", "NOUN"]


@pytest.mark.parametrize(("verb", "lemma", "passive"), [("killed", "kill", True), ("attacked", "attack", False)])
def test_who_is_harmed_with_nobody_named_behind_suffers_it(verb, lemma, passive):
    doc = sentence(
        f"""Soldier {verb} in Orvale
        Soldier soldier NOUN NN nsubj 1
        {verb} {lemma} VERB VBD ROOT 1
        in in ADP IN prep 1
        Orvale Orvale PROPN NNP pobj 2"""
    ).doc
    mend_headline(doc, load_happenings())
    assert is_passive(doc[1]) is passive


def test_a_site_that_is_attacked_with_nobody_named_suffers_it():
    doc = sentence(
        """Clinic shelled in Orvale
        Clinic clinic NOUN NN nsubj 1
        shelled shell VERB VBD ROOT 1
        in in ADP IN prep 1
        Orvale Orvale PROPN NNP pobj 2"""
    ).doc
    mend_headline(doc, load_happenings())
    assert is_passive(doc[1])


def test_who_kills_somebody_does_not_suffer_it():
    doc = sentence(
        """Soldier killed farmer
        Soldier soldier NOUN NN nsubj 1
        killed kill VERB VBD ROOT 1
        farmer farmer NOUN NN dobj 1"""
    ).doc
    mend_headline(doc, load_happenings())
    assert not is_passive(doc[1])
