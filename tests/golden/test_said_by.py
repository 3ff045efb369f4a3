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


def test_who_counts_breaches_says_so_and_not_those_by_whom_they_are() -> None:
    (claim,) = claims("Monitors have counted 340 breaches of the truce by the army.")
    assert claim.speaker.name == "Monitors"


def test_who_is_blamed_is_named_behind_the_act() -> None:
    told = [claim for claim in claims("The Houthis blamed the attack in Taiz on Yemen's army.") if claim.occurrence]
    named = {actor.id for claim in told for actor in (*claim.occurrence.actors, *claim.occurrence.targets)}
    assert [claim.kind for claim in told] == [ClaimKind.ACT, ClaimKind.EVENT]
    assert named == {"houthis", "yemen"}


def test_a_source_ends_at_the_comma() -> None:
    (claim,) = claims("According to Chad's army, repeated raids by Boko Haram on posts near Diffa were repelled.")
    assert claim.speaker.name == "Chad's army"


def test_a_days_truce_does_not_date_its_announcement() -> None:
    (claim,) = claims("The rebels' leader announced a truce for Tuesday and Wednesday in a video.")
    assert claim.occurrence is not None
    assert claim.occurrence.when.start is None


def test_how_often_a_truce_was_broken_is_counted() -> None:
    (claim,) = claims("The army has broken the truce nearly 300 times.")
    assert claim.position is not None
    assert [str(count.quantity) for count in claim.position.counts] == ["about 270 to 300"]
