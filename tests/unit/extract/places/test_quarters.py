"""A quarter of a town is not the far place of the same name."""

import pytest

from trucewatch.extract.places.quarters import in_their_towns
from trucewatch.model import Place, PlacePrecision, Span, Where
from trucewatch.packs.language.place_words import load_place_words

ORVALE = Place("t:1", "Orvale", 40.0, 30.0, 5.0, PlacePrecision.TOWN, "TL", population=300_000)
FAR = Place("t:2", "Ashen", 44.0, 36.0, 2.0, PlacePrecision.TOWN, "TX", population=900)
BESIDE = Place("t:3", "Ashen", 40.05, 30.05, 2.0, PlacePrecision.TOWN, "TL", population=900)


def at(text, name, place):
    start = text.index(name)
    return Where(name, Span(start, start + len(name)), place, place.precision, place.radius_km)


@pytest.mark.parametrize(
    ("text", "known", "kept"),
    [
        ("Shells hit the Ashen quarter of Orvale.", FAR, False),
        ("In Orvale shells hit the Ashen neighbourhood.", FAR, False),
        ("Shells hit the Ashen quarter of Orvale.", BESIDE, True),
        ("A car blew up on the Place Ashen in Orvale.", FAR, False),
        ("Men from Ashen in Orvale were shot.", FAR, True),
        ("Shells hit Ashen in Orvale.", BESIDE, True),
        ("Shells hit Ashen after they hit Orvale.", FAR, True),
        ("Orvale was calm. Shells hit Ashen district.", FAR, True),
    ],
)
def test_a_quarter_far_from_its_town_is_a_name_that_was_not_found(text, known, kept):
    found = sorted([at(text, "Orvale", ORVALE), at(text, "Ashen", known)], key=lambda where: where.span)
    told = {where.name: where for where in in_their_towns(found, text, load_place_words())}
    assert (told["Ashen"].place is known) is kept
    assert told["Orvale"].place is ORVALE
    assert kept or told["Ashen"].within is ORVALE
