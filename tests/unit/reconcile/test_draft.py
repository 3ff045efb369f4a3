"""The draft of an agreement is a file that the loader accepts, with the conflicts marked."""

from datetime import date

import pytest

from stories import DAY_OF_TALKS, Story, midnight, people, reports_and_claims
from trucewatch.errors import NothingToRead
from trucewatch.model import Duration, Length, Side, Unit, When, ZoneKind
from trucewatch.packs.agreements import read_agreement
from trucewatch.packs.agreements.term_kinds import KINDS
from trucewatch.reconcile import draft_agreement, reconcile
from trucewatch.resolve import resolve


def draft(*stories: Story) -> str:
    reports, claims = reports_and_claims(*stories)
    _, comparisons = reconcile(reports, claims, resolve(reports, claims))
    return draft_agreement(reports, claims, comparisons)


def two_stories() -> tuple[Story, Story]:
    one = Story("A", outlet='The "Post": #1\u2028', published=DAY_OF_TALKS, title="Truce: {agreed} & signed")
    one.event("Norland and Eastland agreed.", ("Strategic developments", "Agreement"), when=When.day(DAY_OF_TALKS),
              actors=people("Norland=norland", "Eastland=eastland"))  # fmt: skip
    one.term("It starts on 6 March at 00:01.", "cessation", start=midnight(6, 1))
    one.term("6 km on each side of the H7.", "zone_corridor", width=Length(6, 6, side=Side.PER_SIDE), along="H7")
    one.term("Within seven days.", "negotiate_parameters", within=Duration(7, Unit.DAYS, "seven days"))
    one.position("No military solution.", "principle", "no_military_solution", "Norland")
    two = Story("B", outlet="B Post")
    two.term("A six-km-wide corridor.", "zone_corridor", width=Length(6, 6, side=Side.TOTAL, text="six-km-wide"))
    two.term("Patrols from 15 March.", "patrol", start=When.day(date(2031, 3, 15)))
    two.term("It starts on 6 March.", "cessation", start=When.day(date(2031, 3, 6)))
    return one, two


def test_a_draft_is_accepted_by_the_loader():
    agreement = read_agreement(draft(*two_stories()), "draft.yaml")
    assert {term.kind for term in agreement.terms} == {"cessation", "zone_corridor", "negotiate_parameters", "patrol"}
    assert agreement.signed.date() == DAY_OF_TALKS
    assert f"{agreement.effective.at:%Y-%m-%d %H:%M}" == "2031-03-06 00:01"
    assert {party.actor for party in agreement.parties} == {"norland", "eastland"}
    assert agreement.zones[0].kind is ZoneKind.UNDEFINED
    assert "6 km on each side" in agreement.zones[0].note
    assert agreement.declarations[0].topic == "no_military_solution"


def test_every_kind_of_term_can_be_drafted():
    story = Story("A", published=DAY_OF_TALKS)
    for number, kind in enumerate(KINDS):
        story.term(f"Article {number}.", kind, within=Duration(7, Unit.DAYS, "seven days"), bound="both armies")
    assert {term.kind for term in read_agreement(draft(story), "draft.yaml").terms} == set(KINDS)


def test_a_conflict_is_marked_with_who_says_what():
    text = draft(*two_stories())
    assert "# CONFLICT, width:" in text
    assert "#   6 km in total (“six-km-wide”): B Post" in text


def test_a_draft_of_undated_reports_says_what_is_to_be_filled():
    story = Story("A")
    story.term("A corridor.", "zone_corridor", along="H7")
    text = draft(story)
    assert "TO FILL" in text
    assert read_agreement(text, "draft.yaml").terms[0].kind == "zone_corridor"


def test_a_start_before_the_only_dated_report_moves_the_signing_not_the_start():
    story = Story("A", published=date(2031, 3, 9))
    story.term("It started on 6 March.", "cessation", start=When.day(date(2031, 3, 6)))
    agreement = read_agreement(draft(story), "draft.yaml")
    assert agreement.signed.date() == agreement.effective.at.date() == date(2031, 3, 6)


def test_the_order_of_reports_changes_nothing():
    one, two = two_stories()
    assert draft(one, two) == draft(two, one)


def test_reports_without_a_term_cannot_be_drafted_from():
    story = Story("A")
    story.tally("Sixty died.")
    with pytest.raises(NothingToRead, match="nothing to draft"):
        draft(story)
