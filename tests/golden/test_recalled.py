"""A noun alone takes up an attack that the report told before: it joins that, and tells nothing anew."""

from __future__ import annotations

import pytest

from trucewatch.ingest import read_text_report
from trucewatch.model import ClaimKind, Mode
from trucewatch.pipeline import extractor

pytestmark = pytest.mark.model

HIT = "Jets bombed a village near Sirte on Sunday and killed nine people."
MINED = "On Monday a mine killed a farmer near Zintan."


def recalled(*sentences: str) -> list[str]:
    """The trigger of each claim that only takes up another of the report."""
    report = read_text_report("Report\n\n" + " ".join(sentences) + "\n", name="one.txt", published="2020-03-05")
    claims = [claim for claim in extractor().read(report).claims if claim.kind is ClaimKind.EVENT and claim.occurrence]
    told = {claim.id for claim in claims}
    taken = [claim for claim in claims if claim.continues in told and Mode.BACKGROUND in claim.modes]
    assert all(not claim.occurrence.counts and claim.occurrence.when.known for claim in taken if claim.occurrence)
    return [claim.occurrence.trigger for claim in taken if claim.occurrence]


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("The air force regretted the strike.", "strike"),
        ("No group has claimed the attack.", "attack"),
        ("The bombing showed why the talks had failed, a diplomat said.", "bombing"),
    ],
)
def test_a_known_attack_named_again_is_that_attack(sentence: str, trigger: str) -> None:
    assert recalled(HIT, sentence) == [trigger]


@pytest.mark.parametrize(
    "sentence", ["There was no second attack.", "The council fears an attack.", "The kidnapping was planned for weeks."]
)
def test_what_may_be_another_is_taken_for_none(sentence: str) -> None:
    assert recalled(HIT, sentence) == []


def test_a_plural_after_two_attacks_is_neither() -> None:
    assert recalled(HIT, MINED, "The attacks drew protests from the mission.") == []
