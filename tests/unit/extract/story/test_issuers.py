"""Texts that a party issues itself."""

import pytest

from trucewatch.extract.story.issuers import is_of_a_side, is_organ, issuer_of
from trucewatch.ingest import read_text_report
from trucewatch.packs.actors import ActorBook
from trucewatch.packs.language.speech import load_speech


@pytest.mark.parametrize(
    ("outlet", "party"),
    [
        ("Rapid Support Forces", "rsf"),
        ("Ministry of Defence of Armenia", "armenia"),
        ("Islamic Resistance Movement (Hamas)", "hamas"),
        ("NATIONAL ARMY OF COLOMBIA", "colombia"),
        ("MILF Peace Panel", "milf"),
        ('SOUTHERN FRONT "ANA ROE" OF THE ELN', "eln"),
    ],
)
def test_a_party_speaks_in_the_text_that_it_issues(outlet, party):
    assert issuer_of(outlet, ActorBook.load(), frozenset({"front", "panel"})).id == party


@pytest.mark.parametrize(
    "outlet",
    ["", "Sudan Tribune", "TASS", "Voice of Armenia", "Saudi Arabia and the United States", "Victims of the ELN"],
)
def test_an_outlet_with_a_partys_name_in_it_is_no_party(outlet):
    assert issuer_of(outlet, ActorBook.load(), frozenset({"front", "panel"})) is None


@pytest.mark.parametrize(
    ("outlet", "issued"),
    [
        ("Ministry of Defence, press office", True),
        ("UNITA, office abroad", True),
        ("Command of the Third Corps", True),
        ("Human Rights Watch press office", False),
        ("Army Times", False),
        ("Sudan Tribune", False),
        ("", False),
    ],
)
def test_an_organ_and_any_ministry_write_for_a_party(outlet, issued):
    assert is_organ(outlet, ActorBook.load(), load_speech()) is issued


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Our fighters were not at the bridge.", True),
        ("They blame us for the bus.", True),
        ("Our reporter saw the bridge.", False),
        ('The colonel said: "Our forces hold the bridge." The bridge is shut.', False),
    ],
)
def test_a_text_that_speaks_of_our_forces_outside_quotations_is_a_sides_own(text, own):
    assert is_of_a_side(read_text_report(text, name="x", outlet="Bridge News"), load_speech("en")) is own
