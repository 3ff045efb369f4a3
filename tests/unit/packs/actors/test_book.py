from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from trucewatch.errors import BadDataFile, UnknownName
from trucewatch.packs.actors import ActorBook

BOOK = ActorBook.load()


def found(text: str, country: str | None = None, when: date | None = None, caseless: bool = False):
    mentions = BOOK.mentions(text, country=country, when=when, caseless=caseless)
    return [(mention.text, mention.id) for mention in mentions]


def kinds(text: str, country: str | None = None):
    return [(mention.text, mention.id, mention.kind) for mention in BOOK.mentions(text, country=country)]


@pytest.mark.parametrize(
    ("sentence", "mention", "id"),
    [
        ("Twelve Turkish soldiers were wounded.", "Turkish soldiers", "turkey"),
        ("Two Ethiopian federal troops died.", "Ethiopian federal troops", "ethiopia"),
        ("The Congolese army pulled back.", "Congolese army", "dr-congo"),
        ("Colombia's armed forces replied.", "Colombia's armed forces", "colombia"),
        ("Ukrainian border guards returned fire.", "Ukrainian border guards", "ukraine"),
        ("The Saudi defence ministry denied it.", "Saudi defence ministry", "saudi-arabia"),
        ("The Damascus government agreed.", "Damascus government", "syria"),
        ("South Korean military officials agreed.", "South Korean military officials", "south-korea"),
    ],
)
def test_an_adjective_and_the_force_after_it_are_one_mention_of_the_state(sentence, mention, id):
    country = "CD" if "Congolese" in sentence else None
    assert found(sentence, country) == [(mention, id)]


def test_a_bare_adjective_is_no_actor():
    assert found("They met in a Turkish border town over Syrian bread.") == []


def test_before_a_noun_of_violence_the_adjective_alone_is_the_actor():
    (mention,) = BOOK.mentions("Overnight Israeli air strikes hit the valley.")
    assert (mention.text, mention.id, mention.how) == ("Israeli", "israel", "adjective")


def test_every_member_of_a_row_before_a_force_is_an_actor():
    assert found("U.S., British and French warships fired.") == [
        ("U.S.", "united-states"),
        ("British", "united-kingdom"),
        ("French warships", "france"),
    ]
    assert found("A Russian-Turkish patrol was stoned.") == [("Russian", "russia"), ("Turkish patrol", "turkey")]


@pytest.mark.parametrize("prefix", ["Turkish-backed", "Moscow-backed", "US-supported", "Iran-aligned"])
def test_who_is_backed_by_a_state_is_not_that_state(prefix):
    assert found(f"Some {prefix} rebels withdrew.", "SY") == [(f"{prefix} rebels", "syrian-opposition")]


def test_strikes_led_by_a_state_are_its_strikes():
    assert found("A wave of US-led air strikes and Chadian-led troops.") == [
        ("US-led", "united-states"),
        ("Chadian-led troops", "chad"),
    ]


def test_a_president_of_whom_nothing_is_known_is_somebody():
    assert kinds("Then President Invented Somebody spoke.") == [("President Invented Somebody", None, "official")]


def test_a_side_that_one_leans_to_is_not_an_actor():
    assert found("A pro-Russian crowd and anti-Houthi posters.") == []


def test_held_ground_is_not_its_holder():
    assert found("They fled rebel-held Idlib for government-held areas and a rebel stronghold.", "SY") == []


@pytest.mark.parametrize(
    ("country", "id"),
    [("SY", "syrian-opposition"), ("YE", "houthis"), ("SV", "fmln"), ("LK", "ltte"), ("CD", "m23"), (None, None)],
)
def test_a_role_is_who_plays_it_in_the_country_of_the_story(country, id):
    assert found("Overnight rebels attacked the post.", country) == [("rebels", id)]


def test_a_role_of_the_state_is_the_state_of_the_story():
    for phrase in ("government forces", "regime troops", "the army", "security forces"):
        assert found(f"On Monday {phrase} advanced.", "SD") == [(phrase.removeprefix("the "), "sudan")]


def test_a_role_holds_for_its_years():
    says = "The rebels agreed to stop."
    assert found(says, "CO", date(2012, 5, 1)) == [("rebels", "farc")]
    assert found(says, "CO", date(2020, 5, 1)) == [("rebels", None)]


def test_an_adjective_gives_a_role_its_country():
    assert found("Syrian rebels were sent abroad.", "LY") == [("Syrian rebels", "syrian-opposition")]
    assert found("The coalition struck.", "YE") == [("coalition", "saudi-led-coalition")]
    assert found("The bodies were pulled out by civil defence workers.", "SY") == [
        ("civil defence workers", "white-helmets")
    ]


def test_a_group_keeps_its_own_fighters():
    assert found("Houthi rebels and al-Shabaab militants and Taliban fighters.") == [
        ("Houthi rebels", "houthis"),
        ("al-Shabaab militants", "al-shabaab"),
        ("Taliban fighters", "taliban"),
    ]


def test_a_leaders_forces_are_the_side_that_he_leads():
    assert found("Assad's forces and Haftar's troops and President Bashar al-Assad’s army.") == [
        ("Assad's forces", "syria"),
        ("Haftar's troops", "lna"),
        ("President Bashar al-Assad’s army", "syria"),
    ]


def test_a_title_joins_the_person_after_it():
    assert kinds("Russian President Vladimir Putin met his Turkish counterpart Recep Tayyip Erdoğan.") == [
        ("Russian President Vladimir Putin", "putin", "person"),
        ("Turkish counterpart Recep Tayyip Erdoğan", "erdogan", "person"),
    ]


def test_a_minister_whom_we_do_not_know_is_the_state_under_the_name_as_written():
    assert kinds("Iranian Foreign Minister Farhad Invented said so.") == [
        ("Iranian Foreign Minister Farhad Invented", "iran", "official")
    ]


def test_a_misspelt_minister_is_known_by_his_office():
    assert found("Turkish Foreign Minister Mevlut Cavusolgu spoke.") == [
        ("Turkish Foreign Minister Mevlut Cavusolgu", "cavusoglu")
    ]


def test_two_bearers_of_a_name_are_told_apart_by_country_and_day():
    assert found("The RSF seized the town.", "SD") == [("RSF", "rsf")]
    assert found("The RSF seized the town.") == [("RSF", None)]
    assert found("George Bush called.", when=date(1991, 1, 20)) == [("George Bush", "george-h-w-bush")]
    assert found("George Bush called.", when=date(2003, 3, 20)) == [("George Bush", "george-w-bush")]
    assert found("George Bush called.") == [("George Bush", "united-states")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Shells fell in Syria and Lebanon.",
        "Fighting spread across northern Ethiopia.",
        "He arrived in Moscow from Ankara.",
        "The army shelled Tripoli.",
        "Damascus suburbs were quiet.",
        "They met in Gaziantep, Turkey.",
        "MOSCOW — The talks ended.",
        "ERBIL, Iraq (XYZ) - The talks ended.",
        "Ukraine’s Donetsk region was hit.",
    ],
)
def test_a_place_is_no_party(sentence):
    assert [mention for mention in found(sentence) if mention[1] is not None] == []


def test_a_capital_that_speaks_is_its_government():
    assert found("Moscow and Ankara traded blame; the Kremlin said nothing.") == [
        ("Moscow", "russia"),
        ("Ankara", "turkey"),
        ("Kremlin", "russia"),
    ]


@pytest.mark.parametrize("name", ["Astana peace process", "Sochi deal", "Minsk agreements", "Moscow talks"])
def test_a_round_of_talks_is_nobody(name):
    ((text, id, kind),) = kinds(f"They praised the {name} on Sunday.")
    assert (text, kind) == (name, "process")
    assert id is None or BOOK.state_of(id) is None


def test_an_agency_has_a_country_and_does_not_speak_for_it():
    assert kinds("Russia’s RIA news agency said so.") == [("RIA news agency", "ria", "agency")]
    assert BOOK.state_of("ria") is None
    assert found("Syrian state media said so.", "LB") == [("Syrian state media", "sana")]


def test_inhabitants_are_nobodys_side():
    assert kinds("Syrians fled, and Turkish citizens with them.") == [
        ("Syrians", None, "people"),
        ("Turkish citizens", None, "people"),
    ]


@pytest.mark.parametrize(
    "spelling", ["Hayat Tahrir al-Sham", "Hayat Tahrir Al Sham", "Hay’at Tahrir ash-Sham", "Hayat Tahrir Sham", "HTS"]
)
def test_accents_apostrophes_and_articles_make_no_difference(spelling):
    assert found(f"Then {spelling} replied.", "SY") == [(spelling, "hts")]


def test_a_name_and_its_abbreviation_are_one_mention():
    assert found("The Revolutionary Armed Forces of Colombia (FARC) agreed.") == [
        ("Revolutionary Armed Forces of Colombia (FARC)", "farc")
    ]


def test_common_words_are_no_names():
    assert found("It told us that a wild turkey is good.") == []


def test_a_text_all_in_capitals_or_without_any_is_read_too():
    assert found("SALVADORAN TROOPS FOUGHT THE FMLN", "SV", caseless=True) == [
        ("SALVADORAN TROOPS", "el-salvador"),
        ("FMLN", "fmln"),
    ]
    assert found("the us army said it told us nothing", caseless=True) == [("us army", "united-states")]


def test_an_army_base_is_not_the_army():
    assert found("A military hospital near an army base burned; a military solution is far.", "SD") == []


def test_who_acts_for_whom():
    assert BOOK.acts_for("syrian-arab-army") == "syria"
    assert BOOK.state_of("sinwar") is None
    assert BOOK.acts_for("assad", date(2025, 6, 1)) == "assad"
    assert BOOK.name("un-security-council") == "United Nations Security Council"
    assert BOOK.name("not-listed") == "not-listed"
    with pytest.raises(UnknownName, match="houthis"):
        BOOK.entry("houthi")


def test_the_data_are_wide_enough():
    actors = [BOOK.entry(id) for id in BOOK.ids]
    assert sum(actor.kind == "state" for actor in actors) >= 198
    assert sum(actor.kind != "state" for actor in actors) >= 350
    assert all(actor.source for actor in actors)


def test_ones_own_file_adds_and_overrides_by_id(tmp_path: Path):
    own = tmp_path / "own.yaml"
    own.write_text(
        "actors:\n"
        "- {id: river-guards, name: River Guards, kind: armed_group, of: syria, in: [SY]}\n"
        "- {id: hts, name: The Renamed, kind: armed_group, in: [SY]}\n",
        encoding="utf-8",
    )
    book = ActorBook.load([own])
    assert [mention.id for mention in book.mentions("River Guards fought The Renamed and HTS.")] == [
        "river-guards",
        "hts",
    ]
    assert book.state_of("river-guards") == "syria"


def test_ones_own_role_takes_a_phrase_over(tmp_path: Path):
    own = tmp_path / "own.yaml"
    own.write_text(
        "roles:\n- {id: our-rebels, kind: armed_group, phrases: [rebels], by_country: {YE: stc-yemen}}\n",
        encoding="utf-8",
    )
    (mention,) = ActorBook.load([own]).mentions("Today rebels attacked.", country="YE")
    assert mention.id == "stc-yemen"


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("actors:\n- {id: a, name: A, kind: army}", 2, "unknown kind of actor 'army'"),
        ("actors:\n- {id: a, name: A, kind: person, of: russai}", 2, "did you mean 'russia'"),
        ("actors:\n- {id: a, nmae: A, kind: person}", 2, "did you mean 'name'"),
        ("actors:\n- {id: a, name: A, kind: party}\n- {id: a, name: B, kind: party}", 3, "stands twice"),
        ("actors:\n- {id: A b, name: A, kind: party}", 2, "is not an id"),
        ("actors:\n- {id: a, name: A, kind: person, since: 12 May}", 2, "is not a year"),
        ("actors:\n- {id: a, name: A, kind: person, since: '2020', until: '2019'}", 2, "before it begins"),
        ("actors:\n- {id: a, name: A, kind: party, in: [Syria]}", 2, "ISO 3166-1"),
        (
            "actors:\n- {id: a, name: A, kind: party, of: b}\n- {id: b, name: B, kind: party, of: a}",
            3,
            "comes back to it",
        ),
        ("roles:\n- {id: r, kind: force, phrases: [x y], by_country: {SY: nobody-here}}", 2, "unknown actor"),
        ("roles:\n- {id: r, kind: force, phrases: [x y], default: perhaps}", 2, "unknown default"),
        ("roles:\n- {id: r, kind: force, phrases: [x]}\n- {id: s, kind: force, phrases: [x]}", 3, "already"),
    ],
)
def test_a_wrong_file_is_refused_by_line(tmp_path: Path, text: str, line: int, why: str):
    own = tmp_path / "own.yaml"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(BadDataFile, match=why) as caught:
        ActorBook.load([own])
    assert caught.value.line == line


SHARED = Path(__file__).parents[5] / "shared" / "reports" / "idlib-2020"


@pytest.mark.skipif(not SHARED.is_dir(), reason="the five real reports (../shared) are not beside this repository")
def test_the_real_reports_name_no_party_by_dateline_or_by_talks():
    for path in sorted(SHARED.glob("*.txt")):
        for mention in BOOK.mentions(path.read_text(encoding="utf-8"), country="SY"):
            assert mention.id not in ("kazakhstan", "iraq")
            assert not mention.text.isupper() or len(mention.text) < 6  # "MOSCOW", "ERBIL"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Israeli F-35 jets bombed the camp.", [("Israeli F-35 jets", "israel")]),
        ("Turkish F-16s bombed the ridge.", [("Turkish F-16s", "turkey")]),
        ("A Syrian Su-22 came down.", [("Syrian Su-22", "syria")]),
        ("Chinese CH-4 drones hit the convoy.", []),  # the model says who built them
        ("British Covid-19 wards were full.", []),
    ],
)
def test_the_model_of_a_machine_stands_between_a_state_and_its_force_or_for_the_force(text, named):
    assert [(mention.text, mention.id) for mention in BOOK.mentions(text)] == named
