"""Who is found to have said what a report tells: sources and the outlets that carried them, groups by their people."""

from __future__ import annotations

import pytest

from trucewatch.ingest import read_text_report
from trucewatch.model import Claim, ClaimKind, Stance
from trucewatch.pipeline import extractor

pytestmark = pytest.mark.model


def claims(says: str) -> tuple[Claim, ...]:
    report = read_text_report(f"Report\n\n{says}\n", name="one.txt", published="2020-03-05")
    return extractor().read(report).claims


def test_what_an_outlet_only_passed_on_is_told_by_its_source() -> None:
    (claim,) = claims("According to hospital staff, six people were killed in Taiz on Sunday, AFP reported.")
    assert (claim.speaker.name, claim.speaker.via) == ("hospital staff", ("AFP",))


def test_what_is_said_of_somebody_is_told_by_whoever_tells_it() -> None:
    (claim,) = claims("A police post in Beni was said to have been hit on Monday, a nun told Reuters.")
    assert claim.speaker.name == "nun"


def test_the_group_of_whom_an_official_speaks_is_the_officials() -> None:
    told = claims(
        "The Israeli military said it had killed two gunmen in Rafah. "
        "A Hamas official said the group had recorded 14 Israeli violations of the truce."
    )
    assert [claim.speaker.id for claim in told if claim.kind is ClaimKind.POSITION] == ["hamas"]


def test_an_accusation_beside_a_denial_is_not_denied() -> None:
    told = claims(
        "The ministry accused the Houthis of shelling Taiz, but the Houthis said they had nothing to do with "
        "the attack, blaming the army instead."
    )
    acts = [(claim.stance, claim.happened) for claim in told if claim.kind is ClaimKind.ACT]
    assert acts and all(each == (Stance.ASSERTS, True) for each in acts)
