"""What a report has named before a sentence lends it a place, but not what was only passed."""

import pytest

from trucewatch.extract.parse.tokens import Tree
from trucewatch.extract.places.settling import StoryPlaces
from trucewatch.extract.sentence import Sentence
from trucewatch.extract.story.backdrop import Backdrop
from trucewatch.model import Place, PlacePrecision, Span, Where
from trucewatch.packs.language.place_words import load_place_words

NOTHING = Tree([], [], [], "en")


def town(text, name, precision=PlacePrecision.TOWN):
    at = text.index(name)
    place = Place(f"t:{name}", name, 40.0, 30.0, 2.0, precision, "TL")
    return Where(name, Span(at, at + len(name)), place, precision)


def backdrop(text, *found):
    ends = [at + 1 for at, sign in enumerate(text) if sign == "."]
    starts = [0, *(end + 1 for end in ends[:-1])]
    spans = [(0, Span(start, end)) for start, end in zip(starts, ends, strict=True)]
    return Backdrop.of(text, spans, StoryPlaces(found, (), "TL"), load_place_words()), spans[-1][1]


def last(text, span, paragraph=0):
    return Sentence(paragraph, span, span.of(text), NOTHING)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The hospital in Orvale ran out of blood. It lost a driver.", "Orvale"),
        ("Orvale has buried its dead. A waiter died at night.", "Orvale"),
        ("The bus left from Orvale at six. It was blown up.", None),
        ("The Orvale ceasefire was signed. It was broken at night.", None),
    ],
)
def test_the_scene_is_what_the_sentence_before_names_unless_it_was_only_passed(text, name):
    found, span = backdrop(text, town(text, "Orvale"))
    scene = found.scene(last(text, span))
    assert (scene.name if scene is not None else None) == name
    assert found.scene(last(text, span, paragraph=1)) is None


def test_two_spots_in_the_sentence_before_are_no_scene():
    text = "Orvale and Lunn were calm. A mine killed two."
    found, span = backdrop(text, town(text, "Orvale"), town(text, "Lunn"))
    assert found.scene(last(text, span)) is None


def test_the_town_is_the_last_spot_and_the_province_the_last_province():
    text = "Guns fired in Kest. Orvale was shelled. The town burned."
    found, span = backdrop(text, town(text, "Kest", PlacePrecision.GOVERNORATE), town(text, "Orvale"))
    here = last(text, span)
    assert found.last_named(here, PlacePrecision.TOWN).name == "Orvale"
    assert found.last_named(here, PlacePrecision.GOVERNORATE).name == "Kest"
    assert found.last_named(here, PlacePrecision.DISTRICT) is None
