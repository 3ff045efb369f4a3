"""A denial is of what it answers: of the words right before it, and of no attack told further up."""

import pytest

from trucewatch.ingest import read_text_report
from trucewatch.model import Stance
from trucewatch.pipeline import extractor

pytestmark = pytest.mark.model

RAID = "Seven people were killed in a raid by Israel on Haris on Tuesday."


ANSWER = "The separatist authorities denied that their men had fired."


def denied(*says: str) -> list[tuple[str, str]]:
    """Who denies what sort of happening in these sentences."""
    report = read_text_report(f"Report\n\n{' '.join(says)}\n", name="one.txt", published="2020-03-05")
    claims = [claim for claim in extractor().read(report).claims if claim.stance is Stance.DENIES]
    return [(claim.speaker.name, claim.occurrence.sub_event_type) for claim in claims if claim.occurrence]


def test_a_promise_called_a_lie_is_no_denial_of_the_raid_told_before_it():
    promised = "A deputy of Hezbollah said that its fighters would leave the area within 60 days."
    assert denied(RAID, promised, "An Israeli minister called that a lie.") == []


def test_the_raid_told_right_before_is_denied():
    assert denied(RAID, "The Israeli army denied it.") == [("Israeli army", "Shelling/artillery/missile attack")]


def test_a_withdrawal_told_right_before_is_denied_and_not_the_raid():
    left = "The Israeli army said that its forces had withdrawn from Naqoura on Monday."
    assert denied(RAID, left, "Hezbollah called that a lie.") == [("Hezbollah", "Withdrawal")]


def test_people_who_had_nothing_to_do_with_a_group_deny_no_deed():
    said = "The mayor said that the men killed in the raid on Haris had nothing to do with Hezbollah."
    assert denied(said) == []


def test_men_who_had_nothing_to_do_with_a_raid_deny_it():
    assert denied(RAID, "Hezbollah said that it had nothing to do with the raid.")


def test_the_authorities_of_a_breakaway_land_are_not_its_state():
    report = read_text_report(
        f"Report\n\nA policeman was shot dead near Gori in Georgia. {ANSWER}\n", name="one.txt", published="2020-03-05"
    )
    who = [claim.occurrence.actors for claim in extractor().read(report).claims if claim.stance is Stance.DENIES]
    assert [actor.id for actors in who for actor in actors] == ["abkhaz-and-ossetian-forces"]


def test_who_denies_that_his_side_had_any_hand_in_it_denies_the_raid_told_before():
    assert denied(RAID, "A spokesman for the Israeli army denied that the force had any hand in it.")


def test_who_repeats_that_it_did_not_attack_denies_it():
    assert denied("The army repeated that its forces kept the truce and had not attacked the clinic in Gori.")


def test_nor_with_who_says_so_behind_it_tells_of_nothing_done():
    text = "Report\n\nNor, he said, did the Taliban kill the nine herders near Kunduz on Monday.\n"
    report = read_text_report(text, name="one.txt", published="2020-03-05")
    assert not any(claim.took_place for claim in extractor().read(report).claims)
