"""Which phrases are judged, and by what."""

import pytest

import trees
from trees import sentence
from trucewatch.extract.lexicon import Lexicon
from trucewatch.extract.story.roles.phrases import features_of, phrases_of
from trucewatch.packs.actors import ActorBook
from trucewatch.packs.groups import load_groups
from trucewatch.packs.language.happenings import load_happenings
from trucewatch.packs.language.political_acts import load_political_acts
from trucewatch.packs.language.speech import load_speech

LEXICON = Lexicon(load_happenings(), load_speech(), load_groups(), ActorBook.load(), load_political_acts())
SENATOR = """
two masked men killed senator ana ruiz
two two NUM CD nummod 2
masked masked ADJ JJ amod 2
men man NOUN NNS nsubj 3
killed kill VERB VBD ROOT 3
senator senator PROPN NNP compound 6
ana ana PROPN NNP compound 6
ruiz ruiz PROPN NNP dobj 3
"""
ANALYST = """
alleged rebels kidnapped analyst Ana de Ruiz
alleged allege VERB VBN amod 1
rebels rebel NOUN NNS nsubj 2
kidnapped kidnap VERB VBD ROOT 2
analyst analyst NOUN NN compound 6
Ana ana PROPN NNP compound 6
de de PROPN NNP compound 6
Ruiz ruiz PROPN NNP dobj 2
"""
OFFICES = """
offices of the party burned
offices office NOUN NNS nsubj 4
of of ADP IN prep 0
the the DET DT det 3
party party NOUN NN pobj 1
burned burn VERB VBD ROOT 4
"""


def test_a_phrase_has_its_adjectives_and_a_name_no_titles():
    found = sentence(SENATOR)
    spans = [phrase.span(found).of(found.text) for phrase in phrases_of(found, frozenset({"senator"}), frozenset())]
    assert spans == ["masked men", "ana ruiz"]


def test_mere_nouns_before_a_name_and_hedges_before_a_party_are_left_out():
    found = sentence(ANALYST)
    phrases = phrases_of(found, frozenset(), frozenset(), frozenset({"alleged"}))
    assert [phrase.span(found).of(found.text) for phrase in phrases] == ["rebels", "Ana de Ruiz"]


def test_the_number_before_a_phrase_is_kept_apart():
    found = sentence(SENATOR)
    men = next(phrases_of(found, frozenset(), frozenset()))
    assert men.counted(found).of(found.text) == "two masked men"


def test_a_name_may_keep_its_titles():
    found = sentence(SENATOR)
    *_, name = phrases_of(found, frozenset({"senator"}), frozenset())
    assert name.titled(found, frozenset({"senator"})).of(found.text) == "senator ana ruiz"


@pytest.mark.parametrize(("light", "bare"), [(frozenset(), "offices"), (frozenset({"office"}), "offices of the party")])
def test_what_stands_behind_of_belongs_to_a_light_noun_and_to_the_whole_of_any(light, bare):
    found = sentence(OFFICES)
    offices = next(phrases_of(found, frozenset(), light))
    assert offices.span(found).of(found.text) == bare
    assert offices.whole(found).of(found.text) == "offices of the party"


def test_no_name_is_a_feature():
    found = sentence(SENATOR)
    for phrase in phrases_of(found, frozenset({"senator"}), frozenset()):
        assert not any("ruiz" in feature for feature in features_of(phrase, found, [], LEXICON))


def test_a_time_plays_no_part():
    found = sentence(trees.SHELLED)
    texts = [phrase.span(found).of(found.text).lower() for phrase in phrases_of(found, frozenset(), frozenset())]
    assert not any("saturday" in text for text in texts)
