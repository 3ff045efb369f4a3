"""Row by row: what the brief of the five real articles must show, in every format."""

from __future__ import annotations

import re

import pytest

from e2e.real_five import ARTICLES, MISSING, brief, case, shown

pytestmark = [pytest.mark.model, pytest.mark.skipif(not ARTICLES.is_dir(), reason=MISSING)]
RT, RUDAW, PRESS_TV, GLOBAL, UPI = "000", "001", "002", "003", "004"


def test_a_the_cessation_is_one_moment_in_five_wordings() -> None:
    found = brief().comparison("term:cessation", "start")
    assert found["accord"] in ("compatible", "same")
    assert found["written"] == "2020-03-06 00:01"
    assert set(found["matches_written"]) == {"yes"}
    wordings = {words for said in found["values"] for words in re.findall("“(.+?)”", said["value"].replace("; ", "”“"))}
    assert len(wordings) >= 5
    assert set().union(*brief().values("term:cessation", "start").values()) == {RT, RUDAW, GLOBAL, UPI}
    assert any("not stated" in step for step in brief().duty("art-1")["trace"])


def test_b_the_corridor_is_six_to_each_side_and_three_reports_cannot_be_squared_with_it() -> None:
    values = brief().values("term:zone_corridor", "width")
    fits = dict(zip(values, brief().comparison("term:zone_corridor", "width")["matches_written"], strict=True))
    assert {frozenset(values[value]): fits[value] for value in values} == {
        frozenset({RUDAW, GLOBAL}): "yes",
        frozenset({RT, PRESS_TV}): "no",
        frozenset({UPI}): "no",
    }
    assert all("“" in value for value in values)


def test_c_two_reports_give_the_day_of_the_patrols_and_three_do_not() -> None:
    assert list(brief().values("term:patrol", "start").values()) == [{RUDAW, GLOBAL}]
    silent = brief().comparison("term:patrol", "start")["silent"]
    assert {brief().article[id] for id in silent} == {RT, PRESS_TV, UPI}
    duty = brief().duty("art-3")
    assert (duty["verdict"], duty["reason"]) == ("pending", "due in 7 days, 2020-03-15")


def test_d_the_parameters_are_due_by_two_readings_and_one_report_differs() -> None:
    duty = brief().duty("art-2b")
    assert duty["verdict"] == "pending"
    assert {due["day"] for due in duty["due"]} == {"2020-03-12", "2020-03-13"}
    values = brief().values("term:negotiate_parameters", "deadline")
    fits = dict(
        zip(values, brief().comparison("term:negotiate_parameters", "deadline")["matches_written"], strict=True)
    )
    assert {value[:10]: values[value] for value in values if fits[value] == "no"} == {"2020-03-15": {PRESS_TV}}
    assert set().union(*(values[value] for value in values if fits[value] == "yes")) == {
        RT,
        RUDAW,
        PRESS_TV,
        GLOBAL,
        UPI,
    }


def test_e_the_right_to_respond_is_a_declaration_and_no_term() -> None:
    values = brief().values("position:right_to_respond", "said")
    declared = {article for value, who in values.items() if value.startswith("declared") for article in who}
    missing = {article for value, who in values.items() if "not to be in the text" in value for article in who}
    assert (declared, missing) == ({GLOBAL, PRESS_TV}, {PRESS_TV})
    assert any("no operative article" in one["written"] for one in brief().data["comparisons"])
    terms = {term["kind"] for agreement in brief().data["agreements"] for term in agreement["terms"]}
    assert "reserved_right" not in terms


def test_f_principles_and_background_say_who_reports_which() -> None:
    assert brief().reported("no_military_solution") == {RT, UPI}
    assert brief().reported("own_people_decide") == {RT, UPI}
    assert brief().reported("territorial_integrity") == {RT}
    assert brief().reported("humanitarian_crisis") == {RT, UPI, GLOBAL}
    assert brief().reported("return_of_refugees") == {RT, UPI}
    assert brief().reported("observation_posts") == {RUDAW}
    assert brief().reported("earlier_agreement") >= {RT, RUDAW}


def test_g_the_strike_on_the_soldiers_is_one_event_before_the_ceasefire() -> None:
    event = brief().event(words="killing of 33 Turkish", type="Explosions")
    assert event == brief().event(words="killing of 34 Turkish", type="Explosions")
    assert brief().values(event["id"], "killed: soldier of turkey") == {"33": {RUDAW}, "34": {GLOBAL}}
    assert brief().figures(event["id"])["killed", "soldier"] == (33, 34)
    assert {found["verdict"] for found in brief().findings(event)} == {"not_covered"}
    assert {said["value"]: brief().tellers(said) for said in event["perpetrators"]} == {"syria": {RUDAW}}


def test_h_the_strike_near_the_town_is_one_event_with_a_denial() -> None:
    event = brief().event(words="more than a dozen")
    assert event == brief().event(words="at least 16 civilians")
    assert brief().told_by(event) == {GLOBAL, UPI}
    assert (round(event["where"]["place"]["lat"], 1), round(event["where"]["place"]["lon"], 1)) == (36.0, 36.7)
    spelt = set(brief().values(event["id"], "place"))
    assert any("Ma’rat Masrin" in value and "Maarat Misrin" in value for value in spelt)
    assert brief().figures(event["id"]) == {("killed", "civilian"): (16, None), ("injured", "person"): (20, None)}
    assert event["witnesses"] == 1
    denials = [brief().claims[id] for id in event["denials"]]
    assert [(one["stance"], one["speaker"]["id"]) for one in denials] == [("denies", "russia")]


def test_h_the_strike_near_the_town_is_not_covered_for_its_time() -> None:
    event = brief().event(words="more than a dozen")
    assert {found["verdict"] for found in brief().findings(event)} == {"not_covered"}


def test_i_thirteen_killed_seven_of_them_children_is_another_event() -> None:
    event = brief().event(words="Thirteen people were also killed")
    assert event["id"] != brief().event(words="more than a dozen")["id"]
    assert event["when"]["start"] == "2020-03-04T00:00:00"
    figures = {(f["group"], f["best"]): f for f in brief().data["figures"] if f["about"] == event["id"]}
    assert set(figures) == {("person", 13), ("child", 7)}
    assert figures["child", 7]["part_of"] == figures["person", 13]["id"]


def test_j_sixty_since_last_month_is_a_tally_and_one_more_on_thursday_an_event() -> None:
    sixty = [figure for figure in brief().tallies("killed") if figure["best"] == 60]
    assert len(sixty) == 1
    assert sixty[0]["cumulative"]
    assert not any(figure["best"] == 60 for figure in brief().data["figures"] if figure["about"].startswith("event"))
    one = next(
        f
        for f in brief().data["figures"]
        if f["about"].startswith("event") and (f["measure"], f["best"]) == ("killed", 1)
    )
    when = next(event["when"] for event in brief().data["events"] if event["id"] == one["about"])
    assert when["start"] == "2020-03-05T00:00:00"


def test_j_the_sixty_are_the_outlets_own_figure() -> None:
    sixty = next(figure for figure in brief().tallies("killed") if figure["best"] == 60)
    assert {brief().claims[id]["speaker"]["name"] for id in sixty["best_claims"]} == {""}


def test_k_the_shelling_of_the_town_is_told_by_an_agency_through_the_outlet() -> None:
    event = brief().event(words="resumed shelling", type="Explosions")
    assert event["where"]["place"]["name"] == "Saraqib"
    assert [said["value"] for said in event["perpetrators"]] == ["syrian-opposition"]
    (told,) = [brief().claims[id] for id in event["claims"]]
    assert "RIA" in told["speaker"]["name"]


def test_l_destroyed_materiel_is_the_ministrys_claim_alone() -> None:
    event = brief().event(words="four tanks, five rocket launchers")
    assert brief().figures(event["id"]) == {
        ("destroyed", "tank"): (4, 4),
        ("destroyed", "rocket launcher"): (5, 5),
        ("destroyed", "military vehicle"): (12, 12),
    }
    (told,) = [brief().claims[id] for id in event["claims"]]
    assert told["speaker"]["id"] == "turkey"


def test_m_displaced_and_hosted_are_two_measures_never_added() -> None:
    displaced = [figure for figure in brief().tallies("displaced") if figure["high"] == 1_000_000]
    assert len(displaced) == 1
    assert set().union(*(brief().tellers(said) for said in displaced[0]["values"])) == {RUDAW, GLOBAL}
    assert [figure["best"] for figure in brief().tallies("hosted")] == [3_600_000]


def test_n_rare_calm_is_compliance_by_nobody_named() -> None:
    calm = [claim for claim in brief().data["claims"] if claim["content"].get("topic") == "calm"]
    assert [(brief().article[claim["report"]], claim["speaker"]["name"]) for claim in calm] == [
        (PRESS_TV, "nobody named")
    ]


def test_o_linked_headlines_and_the_toll_of_nine_years_are_no_events() -> None:
    quotes = [claim["quote"].lower() for claim in brief().data["claims"]]
    assert not any(word in quote for quote in quotes for word in ("migrant", "coast guard", "greek", "craft inspects"))
    assert not any(
        figure["about"].startswith("event") and (figure["low"] or 0) >= 100_000 for figure in brief().data["figures"]
    )


def test_p_no_party_comes_from_a_dateline_and_nothing_is_coded_twice() -> None:
    parties = {
        said["value"].casefold()
        for event in brief().data["events"]
        for said in (*event["perpetrators"], *event["targets"])
    }
    assert not parties & {"iraq", "erbil", "krg", "kazakhstan", "astana", "astana-process"}
    places = {
        event["where"]["place"]["country"]
        for event in brief().data["events"]
        if event["where"] and event["where"]["place"]
    }
    assert places == {"SY"}
    told = [id for event in brief().data["events"] for id in event["claims"]]
    assert len(told) == len(set(told))


def test_q_the_three_undated_reports_have_an_inferred_date() -> None:
    basis = {brief().article[report["id"]]: report["published"] for report in brief().data["reports"]}
    assert {article for article, found in basis.items() if found["basis"] in ("inferred", "unknown")} == {
        PRESS_TV,
        GLOBAL,
        UPI,
    }
    assert all(found["reason"] for found in basis.values())
    assert all("2020-03" in (found["when"]["start"] or "2020-03") for found in basis.values())


SHOWN = {
    "a": ["2020-03-06 00:01", "the text names no time zone", "midnight Friday", "one moment at different precision"],
    "b": ["6 km on each side", "12 km in all", "six-kilometer-wide", "about 4 miles wide", "cannot both be the width"],
    "c": ["2020-03-15", "due in 7 days", "silent"],
    "d": ["2020-03-12", "2020-03-13", "by March 15", "pending"],
    "e": ["Right to respond", "not to be in the text", "not terms"],
    "f": [
        "No military solution",
        "Own people decide",
        "Territorial integrity",
        "Humanitarian crisis",
        "Observation posts",
    ],
    "g": ["33 to 34", "not covered", "before effect"],
    "h": ["Maarrat Misrin", "Ma’rat Masrin", "36.0115", "denied"],
    "i": ["Children killed", "People killed"],
    "j": ["since last month", "60"],
    "k": ["Shelling, Saraqib", "RIA"],
    "l": ["Tanks destroyed", "Rocket launchers destroyed", "Vehicles destroyed"],
    "m": ["900,000 to 1,000,000", "3,600,000"],
    "n": ["Calm", "nobody named"],
    "o": ["People killed", "a total over time"],
    "p": ["Saraqib, Idlib, SY"],
    "q": ["inferred"],
}


@pytest.mark.parametrize("row", SHOWN)
@pytest.mark.parametrize("format", ["terminal", "markdown", "html"])
def test_the_row_stands_in_every_format(format: str, row: str) -> None:
    text = shown()[format].casefold()
    assert [words for words in SHOWN[row] if words.casefold() not in text] == []


def test_every_quote_stands_at_its_span() -> None:
    for claim in case().claims:
        assert claim.span.of(case().report(claim.report).text) == claim.quote
