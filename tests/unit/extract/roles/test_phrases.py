"""Which phrases are judged, and by what."""

import trees
from trees import sentence
from trucewatch.extract.occurrences import Lexicon
from trucewatch.extract.roles.phrases import features_of, phrases_of
from trucewatch.packs.actors import ActorBook
from trucewatch.packs.groups import load_groups
from trucewatch.packs.happenings import load_happenings
from trucewatch.packs.political_acts import load_political_acts
from trucewatch.packs.speech import load_speech

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


def test_a_phrase_has_its_adjectives_and_a_name_no_titles():
    found = sentence(SENATOR)
    spans = [phrase.span(found).of(found.text) for phrase in phrases_of(found, frozenset({"senator"}))]
    assert spans == ["masked men", "ana ruiz"]


def test_the_number_before_a_phrase_is_kept_apart():
    found = sentence(SENATOR)
    men = next(phrases_of(found, frozenset()))
    assert men.counted(found).of(found.text) == "two masked men"


def test_no_name_is_a_feature():
    found = sentence(SENATOR)
    for phrase in phrases_of(found, frozenset({"senator"})):
        assert not any("ruiz" in feature for feature in features_of(phrase, found, [], LEXICON))


def test_a_time_plays_no_part():
    found = sentence(trees.SHELLED)
    texts = [phrase.span(found).of(found.text).lower() for phrase in phrases_of(found, frozenset())]
    assert not any("saturday" in text for text in texts)
