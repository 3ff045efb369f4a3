"""A cheap look at a sentence misses no form of a word that the rules could find in it."""

from __future__ import annotations

import pytest
import spacy

from trucewatch.extract.parse.parser import DEFAULT_PIPELINE
from trucewatch.packs.language.happenings import load_happenings
from trucewatch.packs.language.political_acts import load_political_acts

UNLIKE = {"be", "body", "die", "flee", "fly", "free", "knife", "tie"}  # these make their forms in ways of their own
SELDOM = {"wrought", "bani"}
ACTS, HAPPENINGS = load_political_acts(), load_happenings()
SOUGHT = [
    *((ACTS.look, word, "verb") for rule in ACTS.rules for word in rule.verbs),
    *((ACTS.look, word, "noun") for rule in ACTS.rules for word in rule.nouns),
    # ground can be named by its place alone, which no look can know
    *((ACTS.look, word, "noun") for rule in ACTS.rules if not rule.of_ground for word in rule.having),
    *((HAPPENINGS.look, word, "verb") for word in HAPPENINGS.verbs),
    *((HAPPENINGS.look, word, "noun") for word in HAPPENINGS.nouns),
]


def forms(word: str) -> list[str]:
    """The regular forms of a word, of a verb and of a noun alike."""
    if word.endswith("e"):
        return [word, word + "s", word + "d", word[:-1] + "ing"]
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return [word, word[:-1] + "ies", word[:-1] + "ied", word + "ing"]
    double = word + word[-1] if word[-1] in "bdgmnprt" else word
    return [word, word + "s", word + "ed", word + "ing", double + "ed", double + "ing"]


def test_regular_forms_of_a_word_pass_for_it():
    plain = [(look, word) for look, word, _ in SOUGHT if word.isalpha() and word not in UNLIKE]
    missed = {form for look, word in plain for form in forms(word) if not look.sets_of([form]) & look.sets_of([word])}
    assert missed == set()


@pytest.mark.model
def test_irregular_forms_pass_for_their_word():
    tables = spacy.load(DEFAULT_PIPELINE).get_pipe("lemmatizer").lookups.get_table("lemma_exc")
    missed = [
        form
        for look, word, part_of_speech in SOUGHT
        for form, lemmas in tables[part_of_speech].items()
        if word in lemmas and form not in SELDOM and not look.sets_of([form]) & look.sets_of([word])
    ]
    assert missed == []
