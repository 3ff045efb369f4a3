import pytest

from trucewatch.packs.language.happenings import load_happenings

HAPPENINGS = load_happenings()


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Warplanes bombed the port from helicopters", ["air strike", "helicopter"]),
        ("a roadside-bomb went off", ["planted explosive", "explosive"]),
        ("KILLED BY A CAR BOMB", ["planted explosive", "explosive"]),
        ("the council met", []),
        ("", []),
    ],
)
def test_the_means_that_some_words_name(words, names):
    assert [means.name for means in HAPPENINGS.means_in(words)] == names


def test_the_look_for_means_misses_none_of_them():
    texts = ("mines killed two", "an IED", "shot dead", "a bomber walked into the hall", "by plane", "grad", "knives")
    for text in texts:
        assert HAPPENINGS.means_in(text) == [means for means in HAPPENINGS.means if means.pattern.search(text)]


@pytest.mark.parametrize(("words", "tells"), [("taken at the villagers", True), ("took part at the villagers", False)])
def test_what_tells_in_the_passive_alone_is_looked_for_in_its_form(words, tells):
    assert HAPPENINGS.look.may_find(words.split()) is tells
