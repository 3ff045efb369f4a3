"""Names of places in running text, on a small world of our own."""

import pytest

from trucewatch.extract.places.names import NameReader
from trucewatch.extract.places.settling import countries_of_actors, may_be_place, read_places
from trucewatch.geo.gazetteer import Entry, Gazetteer
from trucewatch.model import Place, PlacePrecision, Span
from trucewatch.packs.actors import ActorBook
from trucewatch.packs.language.place_words import load_place_words


@pytest.fixture(scope="module")
def gazetteer():
    """The gazetteer that ships and three places that nobody else has."""
    made = Gazetteer.load()
    rows = [("Orvalestad", 40.0, 30.0), ("Brindlemoor", 40.3, 30.2), ("Kesh-on-Wend", 40.1, 30.4)]
    made.add(
        Entry(Place(f"own:{name}", name, lat, lon, 2.0, PlacePrecision.TOWN, "SY"), (name,)) for name, lat, lon in rows
    )
    return made


def places(text, gazetteer, taken=()):
    return read_places(text, [Span(0, len(text))], list(taken), NameReader(gazetteer, load_place_words())).found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Shells fell on Orvalestad.", ["Orvalestad"]),
        ("Shells fell on Orvalestad and Brindlemoor.", ["Orvalestad", "Brindlemoor"]),
        ("The guns of Brindlemoor, near Kesh-on-Wend, fell silent.", ["Brindlemoor", "Kesh-on-Wend"]),
        ("The harvest was good this year.", []),
        ("The City Council and the State Court of Appeals met.", []),
        ("The City has no water; the University and the Hospital are shut, and the meeting is off.", []),
        ("But town leaders stayed; at the Court nobody spoke.", []),
        ("Money went to the Department of Rural Works and to Brindlemoor.", ["Brindlemoor"]),
        ("The City of Orvalestad has no water.", ["Orvalestad"]),
        ("PA officials came to Orvalestad.", ["Orvalestad"]),
    ],
)
def test_names_are_found_in_order(text, names, gazetteer):
    found = places(text, gazetteer)
    assert [where.name for where in found] == names
    assert all(where.span.of(text) == where.name for where in found)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Serb guns shelled Vrandalum for two hours and killed three.", ["Vrandalum"]),
        ("Fleeing Vrandalum, they met a patrol in nearby Tessaluk.", ["Vrandalum", "Tessaluk"]),
        ("Eleven died in an attack on Wadi Vrandalum, elders said.", ["Wadi Vrandalum"]),
        ("The wounded of Vrandalum were flown out.", ["Vrandalum"]),
        ("Two shells landed close to Vrandalum on Monday.", ["Vrandalum"]),
        ("A mine went off in the hills above Vrandalum.", ["Vrandalum"]),
        ("Six men fell at Vranda-Lumsk, the army said.", ["Vranda-Lumsk"]),
        ("Sources close to Vrandalum said that six men had died.", []),
        ("The rebels entered Parliament, and the jets bombed Shia pilgrims.", []),
        ("A drone struck Colonel Vrandalum. Vrandalum died.", []),
        ("Rockets struck Merkava tanks.", []),
    ],
)
def test_a_name_that_no_gazetteer_has_is_a_place_by_what_is_done_to_it_or_lies_by_it(text, names, gazetteer):
    assert [where.name for where in places(text, gazetteer)] == names


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("A mortar hit the post at Ta Sarkem on Friday.", "Ta Sarkem", False),
        ("Nine died at Tong Xe Vurn, a camp.", "Tong Xe Vurn", False),
        ("Orvalestad fell, and nine died at Brindlemoor Vurn.", "Brindlemoor", True),
        ("A shell fell in Homs Vurn said.", "Homs", True),
    ],
)
def test_the_first_words_of_a_name_are_no_place_far_from_the_story(text, name, found, gazetteer):
    where = {where.name: where.place is not None for where in places(text, gazetteer)}
    assert where[name] is found


@pytest.mark.parametrize(
    ("outlet", "country"),
    [
        ("Srinagar Herald", "IN"),
        ("Office of the Governor, Srinagar", "IN"),
        ("The Evening Star", None),
        ("", None),
    ],
)
def test_an_outlet_says_which_place_of_a_name_is_meant(outlet, country, gazetteer):
    text = "A guard was shot in Uri on Monday."
    (uri,) = read_places(text, [Span(0, len(text))], [], NameReader(gazetteer, load_place_words()), outlet=outlet).found
    assert (uri.place.country if uri.place and country else None) == country


def test_near_a_town_is_wider_than_in_it(gazetteer):
    (inside,) = places("Shells fell in Orvalestad.", gazetteer)
    (beside,) = places("Shells fell near Orvalestad.", gazetteer)
    assert inside.precision is PlacePrecision.TOWN
    assert beside.precision is PlacePrecision.NEAR
    assert beside.radius_km > inside.radius_km


def test_the_road_of_a_town_is_wider_than_the_town(gazetteer):
    (road,) = places("A bus was stopped on the Orvalestad road.", gazetteer)
    assert (road.precision, road.radius_km) == (PlacePrecision.NEAR, 42.0)
    (inside,) = places("A bus was stopped on a road in Orvalestad.", gazetteer)
    assert inside.precision is not PlacePrecision.NEAR


def test_initials_behind_an_article_are_no_little_town(gazetteer):
    assert "BRA" not in [where.name for where in places("The BRA did not attack Orvalestad.", gazetteer)]


def test_a_town_whose_name_is_a_word_like_any_other_is_one_behind_a_preposition(gazetteer):
    assert [where.name for where in places("He was shot in Nice; Nice people helped.", gazetteer)][:1] == ["Nice"]


def test_a_state_and_its_capital_may_be_ground_and_the_house_of_its_government_is_not():
    text = "The White House said so. Moscow was told, and so was Iran."
    mentions = ActorBook.load().mentions(text)
    assert {mention.span.of(text): may_be_place(mention) for mention in mentions if mention.kind == "state"} == {
        "White House": False,
        "Moscow": True,
        "Iran": True,
    }


def test_a_name_that_is_somebodys_is_no_place(gazetteer):
    text = "Orvalestad said so."
    assert places(text, gazetteer, [Span(0, 10)]) == ()


def test_a_name_that_no_gazetteer_has_is_kept_where_its_words_call_it_a_place(gazetteer):
    (found,) = places("Shells fell on the village of Vrandalum.", gazetteer)
    assert (found.name, found.place) == ("Vrandalum", None)
    assert found.reason


def test_a_name_once_called_a_place_is_one_wherever_it_stands(gazetteer):
    text = "Nine died at Vrandalum. The world is silent on Vrandalum. Vrandalum Karr wept."
    assert [where.name for where in places(text, gazetteer)] == ["Vrandalum", "Vrandalum"]


def test_a_name_that_no_gazetteer_has_lies_in_the_area_that_is_told(gazetteer):
    told = places("Nine died at Vrandalum, a village in the Idlib governorate.", gazetteer)[0]
    assert (told.place, told.within and told.within.name) == (None, "Idlib")
    assert places("Nine died at Vrandalum. Syria mourned.", gazetteer)[0].within.name == "Syria"


def test_the_country_of_the_story_is_that_of_its_places(gazetteer):
    text = "Shells fell on Orvalestad and Brindlemoor."
    assert read_places(text, [Span(0, len(text))], [], NameReader(gazetteer, load_place_words())).country == "SY"


def test_a_place_within_the_name_of_a_body_is_kept_apart(gazetteer):
    text = "The Orvalestad Council met in Brindlemoor."
    story = read_places(text, [Span(0, len(text))], [], NameReader(gazetteer, load_place_words()))
    assert [where.name for where in story.found] == ["Brindlemoor"]


def test_a_person_once_named_in_full_stays_one(gazetteer):
    text = "Margaret Hexham spoke on Friday in Orvalestad. Hexham left."
    sentences = [Span(0, 46), Span(47, len(text))]
    found = read_places(text, sentences, [], NameReader(gazetteer, load_place_words())).found
    assert [where.name for where in found] == ["Orvalestad"]


def test_the_actors_named_say_what_a_story_is_about(gazetteer):
    book = ActorBook.load()
    named = countries_of_actors(book.mentions("Houthi fighters and Saudi troops clashed, Reuters reported."), book)
    assert named["YE"] > named["SA"] > 0
    assert "GB" not in named


@pytest.mark.parametrize(
    ("teller", "country"), [("Houthi fighters", "YE"), ("Algerian residents", "DZ"), ("Three Algerians", "DZ")]
)
def test_a_name_borne_in_two_countries_is_settled_by_who_acts_there(teller, country, gazetteer):
    text, book = f"{teller} were seen in Salif.", ActorBook.load()
    voices = countries_of_actors(book.mentions(text), book)
    (found,) = read_places(text, [Span(0, len(text))], [], NameReader(gazetteer, load_place_words()), voices).found
    assert found.place.country == country


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("A shell hit a market in Kherson.", ["town"]),
        ("Two farmers died in Kherson.", ["governorate"]),
        ("Two farmers died in Kherson. A school in central Kherson was hit.", ["town", "town"]),
        ("Four died in fighting in Luhansk region.", ["governorate"]),
    ],
)
def test_what_stands_in_a_town_tells_it_from_its_province(text, kinds, gazetteer):
    assert [where.precision.value for where in places(text, gazetteer)] == kinds


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("Bombs fell on the Somali capital.", ["Mogadishu"]),
        ("He fled the South Sudanese capital at night.", ["Juba"]),
        ("The Somali coast is long.", []),
    ],
)
def test_a_capital_is_found_by_its_state(text, towns, gazetteer):
    assert [where.place.name for where in places(text, gazetteer) if where.place.country != "ET"] == towns


@pytest.mark.parametrize(
    ("text", "spot"),
    [
        ("Shells fell on Orvalestad. In Orvalestad two died.", "Orvalestad"),
        ("Shells fell on Orvalestad. In Brindlemoor two died.", None),
        ("Shells fell in Orvalestad and on the village of Vrandalum.", None),
        ("Shells fell.", None),
    ],
)
def test_a_report_has_one_spot_where_it_names_no_other(text, spot, gazetteer):
    only = read_places(text, [Span(0, len(text))], [], NameReader(gazetteer, load_place_words())).only_spot
    assert (only.name if only is not None else None) == spot


def test_where_a_report_was_filed_says_which_town_of_a_name_is_meant(gazetteer):
    def found(dateline):
        text = "Shells fell in Beni and near Dailekh."
        words = load_place_words()
        return read_places(text, [Span(0, len(text))], [], NameReader(gazetteer, words), dateline=dateline).found[0]

    assert found("KATHMANDU, April 9").place is None
    assert "does not otherwise speak" in found("KATHMANDU, April 9").reason


@pytest.mark.parametrize(
    ("dateline", "country"),
    [("TRIPOLI, May 9", "LY"), ("TRIPOLI, Lebanon, May 9", "LB"), ("TRIPOLI, Lebanon (ABC)", "LB")],
)
def test_a_dateline_says_in_which_country_its_town_lies(dateline, country, gazetteer):
    text, words = "Shells fell on Tripoli.", load_place_words()
    (found,) = read_places(text, [Span(0, len(text))], [], NameReader(gazetteer, words), dateline=dateline).found
    assert found.place.country == country
