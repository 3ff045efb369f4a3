"""Texts that a party issues itself."""

import pytest

from trucewatch.extract.story.issuers import is_organ, issuer_of
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
