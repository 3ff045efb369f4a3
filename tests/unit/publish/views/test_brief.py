"""What the brief shows, whatever the format."""

from __future__ import annotations

from dataclasses import replace

import pytest

from trucewatch.model import Verdict
from trucewatch.publish.views.brief import make_brief
from trucewatch.publish.views.glance import glance
from trucewatch.publish.views.parts import Brief
from unit.publish.sample import CASE, CLAIMS, EMPTY, MARKET, SHELLS, STRIKE


@pytest.fixture(scope="module")
def brief() -> Brief:
    return make_brief(CASE)


def test_the_most_important_disagreement_is_with_the_text_of_a_term(brief):
    assert [view.title for view in brief.disagreements] == [
        "Corridor",
        "Negotiate parameters",
        "Killing of Norland soldiers, Kirkwell",
    ]


def test_each_value_of_a_term_stands_with_its_words_and_its_fit(brief):
    term = next(term for term in brief.agreements[0].terms if term.id.endswith("art-2"))
    voices = {voice.value: voice for voice in term.fields[0].voices}
    assert voices["5 km in total"].fits == "does not fit the text"
    assert voices["5 km on each side"].quoted[0].quote.startswith("A corridor will reach 5 km")


def test_a_duty_shows_every_lawful_day(brief):
    assert [[day for day, _ in duty.due] for duty in brief.duties] == [["2031-05-15", "2031-05-16"], ["2031-05-20"]]
    assert all(duty.verdict is Verdict.PENDING for duty in brief.duties)


def test_a_declared_right_is_no_term_and_its_absence_from_the_text_is_told(brief):
    right = brief.positions[0]
    assert (right.title, right.by) == ("Right to answer", ("Norland",))
    assert [quoted.quote for quoted in right.not_in_text] == ["The right to answer is not in the signed text"]
    assert not any("right" in term.name for term in brief.agreements[0].terms)


def test_a_declaration_by_topic_gathers_who_reports_it(brief):
    principle = next(view for view in brief.positions if view.title == "No military solution")
    assert [quoted.outlet for quoted in principle.quoted] == ["daily.txt"]


def test_events_stand_by_time_with_denials_apart(brief):
    assert [view.event.id for view in brief.events] == [STRIKE, MARKET, SHELLS]
    market = brief.events[1]
    assert [quoted.says for quoted in market.denials] == ["denies"]
    assert [voice.value for voice in market.perpetrators] == ["Sudland"]


def test_a_part_is_named_as_a_part(brief):
    children = next(figure for figure in brief.events[2].figures if figure.label == "children killed")
    assert children.part_of == "people killed"


def test_totals_belong_to_no_event(brief):
    assert {tally.label for tally in brief.tallies} == {
        "Norland soldiers killed since last month",
        "Refugees hosted",
        "People displaced",
    }
    assert not any(figure.cumulative for view in brief.events for figure in view.figures)


def test_a_title_that_names_its_field_is_told_once():
    titled = replace(CASE.comparisons[0], title="Cessation: start of the truce")
    view = make_brief(replace(CASE, comparisons=(titled,))).agreements[0].terms[0].fields[0]
    assert (view.title, view.field) == ("Cessation", "start of the truce")


def test_verdicts_that_came_out_alike_are_told_once(brief):
    again = replace(CASE.findings[4], id="finding-x", term="art-2")
    view = make_brief(replace(CASE, findings=(*CASE.findings, again))).events[0]
    assert [verdict.terms for verdict in view.verdicts] == [("Article 1, cessation", "Article 2, corridor")]
    assert len(view.verdicts[0].traces) == 2


def test_every_claim_is_shown_somewhere(brief):
    shown = {quoted.claim for view in brief.events for quoted in (*view.quoted, *view.denials)}
    shown |= {q.claim for a in brief.agreements for t in a.terms for f in t.fields for v in f.voices for q in v.quoted}
    shown |= {q.claim for view in (*brief.positions, *brief.circumstances) for q in (*view.quoted, *view.not_in_text)}
    shown |= {quoted.claim for tally in brief.tallies for voice in tally.voices for quoted in voice.quoted}
    shown |= {quoted.claim for quoted in brief.others}
    assert shown == {claim.id for claim in CLAIMS.values()}


def test_a_threat_is_kept_and_makes_no_event(brief):
    assert [quoted.says for quoted in brief.others] == ["threatens"]


def test_the_glance_is_short_and_opens_on_what_it_says(brief):
    assert 4 <= len(brief.glance) <= 6
    told = " ".join(sentence.text for sentence in brief.glance)
    assert all(
        words in told for words in ("in force", "1 possible breach", "2031-05-15 or 2031-05-16", "5 km in total")
    )


def _said_of(duties):
    return next(said.text for said in glance(CASE, (), duties, (), (), ()) if said.target == "duties")


def test_the_glance_names_three_duties_and_counts_more(brief):
    (due,) = [duty for duty in brief.duties if duty.verdict is Verdict.PENDING][:1]
    met = replace(due, verdict=Verdict.MET, terms=("T-9",))
    several = [replace(due, terms=(f"T-{number}",)) for number in range(1, 4)]
    assert all(name in _said_of((due, several[0])) for name in (*due.terms, "T-1"))
    told = _said_of((met, *several))
    assert told.startswith("4 duties") and "T-3" in told and "T-9" not in told


def test_undated_reports_are_counted(brief):
    assert brief.undated == 2
    assert [view.basis for view in brief.reports if view.label == "Radio <b>Sud</b>"] == ["inferred"]


def test_terms_in_no_agreement_are_shown_as_reported():
    alone = make_brief(replace(CASE, agreements=(), findings=()))
    assert {term.name for term in alone.reported_terms} == {"Cessation", "Corridor", "Patrol", "Negotiate parameters"}
    assert "no agreement was given" in alone.glance[0].text


def test_a_term_that_is_told_without_a_value_is_shown_with_its_term_and_not_among_the_unused():
    told = CLAIMS["patrol_daily"]
    bare = replace(told, content=replace(told.content, fields=()))
    claims = tuple(bare if claim.id == told.id else claim for claim in CASE.claims)
    kept = tuple(found for found in CASE.comparisons if all(told.id not in said.claims for said in found.values))
    shown = make_brief(replace(CASE, claims=claims, comparisons=kept))
    patrol = next(term for term in shown.agreements[0].terms if term.term.kind == "patrol")
    assert [quoted.quote for quoted in patrol.told] == ["Patrols are planned along the R-7"]
    assert all(quoted.quote != bare.quote for quoted in shown.others)


def test_nothing_read_says_so():
    assert [sentence.text for sentence in make_brief(EMPTY).glance] == [
        "No event was found in what was read.",
        "No disagreement between the reports, or with the text, was found.",
    ]


def test_two_reports_of_one_outlet_keep_their_names_apart():
    reports = tuple(replace(report, outlet="Alder Wire") for report in CASE.reports)
    labels = {view.label for view in make_brief(replace(CASE, reports=reports)).reports}
    assert labels == {"Alder Wire: wire.txt", "Alder Wire: radio.txt", "Alder Wire: daily.txt"}


def test_an_event_shows_who_carried_whom(brief):
    strike = next(view for view in brief.events if view.event.id == STRIKE)
    (chain,) = strike.chains
    lines = [(depth, line.partition(":")[0]) for depth, line in chain.lines()]
    assert lines[0] == (0, "the governor (speaker)")
    assert [depth for depth, _ in lines] == [0, 1, 1, 2, 3]
    assert next(line for _, line in chain.lines() if line.endswith("[first known]")).startswith(lines[1][1])
    assert chain.others == ("residents",)


def test_an_event_that_one_report_tells_at_first_hand_shows_no_chain(brief):
    assert next(view for view in brief.events if view.event.id == SHELLS).chains == ()


def test_a_quote_carries_its_grade_and_the_interest_of_its_speaker(brief):
    strike = next(view for view in brief.events if view.event.id == STRIKE)
    graded = {quoted.claim: (quoted.grade.code if quoted.grade else "", quoted.interest) for quoted in strike.quoted}
    assert graded[CLAIMS["strike_wire"].id] == ("B2", "party: Norland, against its own interest")
    assert graded[CLAIMS["strike_radio"].id] == ("", "")
