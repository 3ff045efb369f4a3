"""What the words beside a name say that it is."""

import pytest

from trucewatch.extract.places.names import NameReader
from trucewatch.extract.places.signs import Sign
from trucewatch.extract.text.name_words import name_words
from trucewatch.geo.gazetteer import Gazetteer
from trucewatch.model import Span
from trucewatch.packs.language.place_words import load_place_words


@pytest.fixture(scope="module")
def reader():
    return NameReader(Gazetteer.load(), load_place_words())


def signs(text, reader, taken=()):
    return {name.name: name.sign for name in reader.read(text, Span(0, len(text)), taken).places}


@pytest.mark.parametrize(
    ("text", "name", "sign"),
    [
        ("The shells fell in Homs.", "Homs", Sign.PLACE),
        ("The town of Darfield lay in ruins.", "Darfield", Sign.PLACE),
        ("Two men from Jackson, Miss., were held.", "Miss.", Sign.PLACE),
        ("The Aleppo Relief Committee met.", "Aleppo", Sign.WITHIN),
        ("Aleppo-based doctors spoke.", "Aleppo", Sign.WITHIN),
        ("The University of Mosul reopened.", "Mosul", Sign.WITHIN),
        ("Rockets hit Mosul General Hospital.", "Mosul", Sign.WITHIN),
        ("Shells hit Mosul Airport.", "Mosul", Sign.PLACE),
        ("They marched down Homs Street.", "Homs", Sign.OTHER),
        ("General Kassala refused.", "Kassala", Sign.PERSON),
        ("Margaret Bristol refused.", "Bristol", Sign.PERSON),
        ("Kassala, 43, refused.", "Kassala", Sign.PERHAPS),
        ("Hexham, 43, refused.", "Hexham", Sign.PERSON),
        ("Hexham said so.", "Hexham", Sign.PERSON),
        ("Jets struck Hexham in northern England.", "Hexham", Sign.PLACE),
        ("They mourned Hexham, where nine died.", "Hexham", Sign.PLACE),
        ("They mourned the people of Hexham.", "Hexham", Sign.PLACE),
        ("Residents of Hexham mourned nine men.", "Hexham", Sign.PLACE),
        ("They mourned the siege of Hexham.", "Hexham", Sign.PLACE),
        ("They mourned the brother of Hexham.", "Hexham", Sign.PERHAPS),
        ("The Mosul rocket attack killed two.", "Mosul", Sign.PERHAPS),
    ],
)
def test_the_words_beside_a_name_say_what_it_is(text, name, sign, reader):
    assert signs(text, reader)[name] is sign


def test_a_place_in_a_row_of_places_is_one(reader):
    found = signs("Shells fell in Homs, Hexham and Idlib.", reader)
    assert set(found.values()) == {Sign.PLACE}


def test_a_word_at_the_end_of_a_sentence_is_no_abbreviation(reader):
    assert "Mass." not in signs("They all went to Mass.", reader)


def test_dollars_are_no_country(reader):
    assert "US" not in signs("It cost US$5 million.", reader)


def test_the_last_names_of_persons_are_kept(reader):
    text = "Colonel Petar Hexham and Margaret Bristol left."
    assert {"hexham", "bristol"} <= reader.read(text, Span(0, len(text)), ()).surnames


def test_a_headline_is_known_by_its_capitals():
    titled = "Army Shells Market in Northern Town"
    assert name_words(titled, Span(0, len(titled)), ()).titled
    plain = "The army shelled a market in Homs"
    assert not name_words(plain, Span(0, len(plain)), ()).titled


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Shells fell in the village of Vrandalum Gorge.", ["Vrandalum Gorge"]),
        ("Shells fell on al-Vrandalum district.", ["al-Vrandalum"]),
        ("They crossed the Vrandalum River.", ["Vrandalum River"]),
        ("They met in Kurdish towns.", []),
        ("Troops entered Deir ezzor.", ["Deir ezzor"]),
        ("Nine were shot at Vrandalum on Friday.", ["Vrandalum"]),
        ("He had worked at Vrandalum for a year.", []),
        ("They condemned the shelling of Vrandalum.", ["Vrandalum"]),
        ("They condemned the brother of Vrandalum.", []),
        ("Residents of Vrand-Alum buried nine men.", ["Vrand-Alum"]),
        ("Gunmen took the Vrandalum neighbourhood.", ["Vrandalum"]),
        ("Shells fell on the villages of Vrandalum, Karkuma and Telloth.", ["Vrandalum", "Karkuma", "Telloth"]),
        ("Nine died on the Vrandalum-Karkuma road.", ["Vrandalum", "Karkuma"]),
        ("They died on the road between Vrandalum and Karkuma.", ["Vrandalum", "Karkuma"]),
        ("There were talks between Vrandalum and Karkuma.", []),
        ("Shells fell in Ward 9 and at Exit 4.", []),
        ("7/2 Vrandalum, nine killed; Karkuma, two hurt.", ["Vrandalum", "Karkuma"]),
        ("At Vrandalum's four men drank.", []),
        ("The Departments of Agriculture met.", []),
        ("They recalled the massacre of Vrandalum.", ["Vrandalum"]),
        ("They recalled the massacre of Vrandalum villagers.", []),
        ("On Friday Vrandalum was shelled.", ["Vrandalum"]),
        ("Everything was shelled.", []),
        ("On Friday Bab al-Vrandalum was shelled.", ["Bab al-Vrandalum"]),
        ("Two fell near the Grozny on Friday.", []),
        ("Two fell near the Grozny road.", ["Grozny"]),
        ("Two fell near the Hague on Friday.", ["Hague"]),
        ("Nobody saw Ahmad al-Bab on Friday.", []),
    ],
)
def test_names_that_only_their_neighbours_call_places(text, names, reader):
    assert [name for name, sign in signs(text, reader).items() if sign >= Sign.PERHAPS] == names


def test_a_date_and_a_comma_make_a_name_the_head_of_an_entry(reader):
    text = "16 Sept: Vrandalum, nine herders shot."
    assert signs(text, reader, [Span(0, 7)]) == {"Vrandalum": Sign.PLACE}
    assert signs("16 Sept: Vrandalum says no.", reader, [Span(0, 7)]) == {}


def test_the_capital_is_known_by_what_it_is_the_capital_of(reader):
    text = "It fell on Haiti's capital."
    assert reader.read(text, Span(0, len(text)), ()).places[0].meant == "Port-au-Prince"


def test_a_city_after_which_talks_are_named_is_still_a_city(reader):
    text = "They met in Geneva."
    assert signs(text, reader, [Span(12, 18)]) == {"Geneva": Sign.PLACE}
    assert signs("The Geneva talks failed.", reader, [Span(4, 16)]) == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They condemned the attack of 12 January on Oum Tarhil.", "Oum Tarhil"),
        ("Two guards died on the Orvale road.", "Orvale"),
        ("A boat sank on the river Orvale.", "Orvale"),
        ("Jets hit the airfield of Wadi Orvale.", "Wadi Orvale"),
        ("A bomb went off south of Sheikh Orvale.", "Sheikh Orvale"),
    ],
)
def test_ground_that_no_gazetteer_has_is_called_so_by_what_lies_there(text, found, reader):
    date = [Span(at, at + len("12 January")) for at in [text.find("12 January")] if at >= 0]
    assert found in signs(text, reader, date)


@pytest.mark.parametrize("text", ["He read of the Orvale prize.", "Shells fell near General Orvale's house."])
def test_a_name_with_nothing_of_the_ground_beside_it_is_no_place(text, reader):
    assert "Orvale" not in " ".join(signs(text, reader))
