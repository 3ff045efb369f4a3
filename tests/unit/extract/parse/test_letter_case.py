"""Capitals given back to texts of one case: by the lists of names and by the words beside them."""

import pytest

from trucewatch.extract.parse.letter_case import LetterCase
from trucewatch.geo.gazetteer import Gazetteer
from trucewatch.packs.actors import ActorBook
from trucewatch.packs.language.case_words import load_case_words
from trucewatch.packs.language.place_words import load_place_words

_VERBAL = {
    "the",
    "in",
    "and",
    "of",
    "by",
    "on",
    "they",
    "said",
    "shelled",
    "met",
    "bush",
    "near",
    "will",
    "was",
    "last",
}
_NOUNS = {"general", "president", "victor", "paz", "town", "village", "rebels", "united", "states", "troops", "march"}


class Words:
    """A parser that knows a few words."""

    def is_word(self, word: str, *, verbal: bool = False) -> bool:
        return word in _VERBAL or (word in _NOUNS and not verbal)


@pytest.fixture(scope="module")
def letter_case() -> LetterCase:
    actors = ActorBook.load()
    return LetterCase(load_case_words(), Gazetteer.load(), load_place_words(), actors, Words())


@pytest.mark.parametrize(
    "text",
    [
        "The rebels shelled the town of Mirvale on 3 March.",
        "The rebels shelled the village last march, Victor Obrandt said.",
        "General Dorvane met President Bush in La Paz.",
        "Dorvane said they will.  The rebels of the United States met.",
        "They met near Sana'a and Damascus.",
    ],
)
@pytest.mark.parametrize("case", [str.lower, str.upper])
def test_names_get_their_capitals_back_and_nothing_else_does(letter_case, text, case):
    assert letter_case.restored(case(text), ()) == text


def test_the_name_of_an_actor_is_written_as_the_lexicon_has_it(letter_case):
    text = "the troops of unifil met hezbollah"
    named = letter_case.actors.mentions(text, caseless=True)

    assert letter_case.restored(text, named) == "The troops of UNIFIL met Hezbollah"


def test_offsets_stay_where_a_capital_is_longer_than_its_letter(letter_case):
    text = "straße, ıstanbul and İzmir were shelled."

    assert len(letter_case.restored(text, ())) == len(text)
