"""A cheap look at a sentence misses no form of a word that the rules could find in it."""

from __future__ import annotations

import pytest
import spacy

from trucewatch.extract.parser import DEFAULT_PIPELINE
from trucewatch.packs.happenings import load_happenings
from trucewatch.packs.political_acts import load_political_acts

ARCHAIC = {"wrought"}


@pytest.mark.model
def test_irregular_forms_begin_as_stated():
    tables = spacy.load(DEFAULT_PIPELINE).get_pipe("lemmatizer").lookups.get_table("lemma_exc")
    looks = (
        (load_political_acts().look, {w for rule in load_political_acts().rules for w in rule.verbs}, "verb"),
        (load_political_acts().look, {w for rule in load_political_acts().rules for w in rule.nouns}, "noun"),
        (load_happenings().look, set(load_happenings().verbs), "verb"),
        (load_happenings().look, set(load_happenings().nouns), "noun"),
    )
    missed = [
        (form, lemma)
        for look, words, part_of_speech in looks
        for form, lemmas in tables[part_of_speech].items()
        for lemma in lemmas
        if lemma in words and form not in ARCHAIC and not look.sets_of(form) & look.sets_of(lemma)
    ]
    assert missed == []
