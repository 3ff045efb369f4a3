"""Telltale words: which words of a sentence tell of a claim, and what two claims that share them are taken for."""

from dataclasses import replace

import pytest

from stories import AIR, MARCH_4, Story, at, count, reports_and_claims
from trucewatch.packs.groups import load_groups
from trucewatch.resolve import load_weights, resolve
from trucewatch.resolve.signs.acts import telltale_signs
from trucewatch.resolve.tellings.profiles import Telltales
from trucewatch.resolve.tellings.telling import tellings
from trucewatch.resolve.tellings.telltales import telltales


def words_of(story, *, language=""):
    """The telltale words of each claim, in the order of the text."""
    reports, claims = reports_and_claims(story)
    known = {report.id: replace(report, language=language) for report in reports}
    found = telltales(claims, known, load_weights())
    return [found.get(claim.id, Telltales()) for claim in sorted(claims, key=lambda claim: claim.span)]


def told(*sentences, trigger="killed"):
    story = Story("A")
    for sentence in sentences:
        story.event(sentence, AIR, trigger=trigger)
    return story


def test_rare_words_are_those_that_few_reports_use_without_their_endings():
    (words,) = words_of(told("Two granaries were hit and nine people killed, officials said."))
    assert words.rare == ("granary",)


def test_rare_words_are_known_for_english_alone():
    (words,) = words_of(told("El molino fue alcanzado y nueve personas killed."), language="es")
    assert words.rare == ()


def test_names_stand_within_a_sentence_and_are_written_large_throughout():
    first, second = words_of(
        told("Gunmen killed nine near Hsalway on Friday.", "The Monastery at Hsalway was hit; the monastery is old.")
    )
    assert first.names == ("hsalway",)
    assert second.names == ("hsalway",)


@pytest.mark.parametrize("sentence", ["Syrian jets killed nine on Monday.", "Nine were killed in Jo by Turkish jets."])
def test_peoples_days_and_short_names_are_no_telltales(sentence):
    assert words_of(told(sentence))[0].names == ()


def test_each_claim_of_a_sentence_has_the_words_nearest_to_it():
    story, sentence = Story("A"), "Shells hit the granary in Orvalek, and raiders burned the loom at Quillonet."
    story.event(sentence, AIR, trigger="hit")
    story.event(sentence, trigger="burned")
    reports, claims = reports_and_claims(story)
    found = telltales(claims, {report.id: report for report in reports}, load_weights())
    by_trigger = {claim.occurrence.trigger: found[claim.id] for claim in claims}
    assert (by_trigger["hit"].names, by_trigger["hit"].rare) == (("orvalek",), ("granary",))
    assert by_trigger["burned"].names == ("quillonet",)
    assert "loom" in by_trigger["burned"].rare


def test_a_name_speaks_where_one_of_the_two_at_most_read_a_place_from_it():
    read, unread = Telltales(("orvalek",)), Telltales(("orvalek",), ("orvalek",))
    assert [[sign for sign, _ in telltale_signs(one, two)] for one, two in ((read, read), (read, unread))] == [
        [],
        ["words.name"],
    ]


def test_a_town_that_no_gazetteer_has_joins_what_two_reports_tell_of_it():
    one, two = Story("A"), Story("B")
    dead = (count("killed", "person", 5),)
    one.event("On Monday jets killed five at Hsalway.", AIR, when=MARCH_4, counts=dead)
    two.event("Five died in Hsalway, a medic said.", AIR, when=MARCH_4, counts=dead)
    assert len(resolve(*reports_and_claims(one, two))) == 1


def test_a_site_begins_a_word():
    story = Story("A")
    story.event("An ambush killed nine at a place of worship.", where=(at(None, "Orvale"),))
    reports, claims = reports_and_claims(story)
    (made,) = tellings({report.id: report for report in reports}, claims, load_weights(), load_groups())
    assert made.profile.telltales.sites == ()
