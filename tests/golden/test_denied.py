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


@pytest.mark.parametrize(
    ("says", "who", "where"),
    [
        ("A colonel dismissed as propaganda reports that an air raid on Homs had killed civilians.", "colonel", "Homs"),
        ('The ministry rejected as "fake news" claims that a bus had been hit near Aden.', "ministry", "Aden"),
        ("Kigali refuted claims that its soldiers had shelled Goma.", "Kigali", "Goma"),
        ("The army denied on Monday that it had used a drone against a workshop in Aden.", "army", "Aden"),
        ("The coalition repeated that no cluster munition had been used in Aden.", "coalition", "Aden"),
        ("The front's secretary said that the party had not harmed any teacher in Davao.", "secretary", "Davao"),
        ("The PKK denied laying mines on the road near Lice.", "PKK", "Lice"),
        ("As to what is said of Zintan, no sortie was flown over that town on Friday.", "", "Zintan"),
    ],
)
def test_what_is_called_a_lie_or_was_not_done_is_denied_where_it_is_said_to_have_been(says, who, where):
    report = read_text_report(f"Report\n\n{says}\n", name="one.txt", published="2020-03-05")
    claims = [claim for claim in extractor().read(report).claims if claim.occurrence is not None]
    assert [claim.stance for claim in claims if claim.occurrence.event_type != "Political act"] == [Stance.DENIES]
    (denial,) = [claim for claim in claims if claim.stance is Stance.DENIES]
    assert who in denial.speaker.name
    assert [place.name for place in denial.occurrence.where] == [where]


def test_whose_men_were_not_there_denies_what_was_told_before():
    said = "The militia's men had not been there, its spokesman repeated."
    assert denied(RAID, said) == [("spokesman", "Shelling/artillery/missile attack")]


@pytest.mark.parametrize(
    "says",
    ["The frost had not harmed the vines of Davao.", "The ministry denied using the fund for the vote in Aden."],
)
def test_what_was_not_done_without_arms_or_by_no_party_is_no_denial_of_a_deed(says):
    assert denied(says) == []


def where_denied(says: str) -> list[tuple[str, ...]]:
    """The places of what is denied in this text."""
    report = read_text_report(f"Report\n\n{says}\n", name="one.txt", published="2020-03-05")
    claims = [claim for claim in extractor().read(report).claims if claim.stance is Stance.DENIES]
    return [tuple(place.name for place in claim.occurrence.where) for claim in claims if claim.occurrence]


@pytest.mark.parametrize(
    "says",
    [
        "In Tbilisi the defence ministry denied that its men had shelled the village.",
        "Speaking in Ankara, the minister denied that jets had hit a school.",
        "In a statement issued in London, the group denied that its fighters had killed nine farmers.",
        "A rebel official in Brussels said the front had not bombarded the camp.",
        "From Damascus the ministry denied having shelled the market.",
    ],
)
def test_where_it_is_denied_is_no_place_of_what_is_denied(says):
    assert where_denied(says) == [()]


def test_a_part_denied_in_what_was_done_at_a_place_is_of_that_place_and_not_of_the_raid_told_before():
    said = "The movement denied any involvement at Aden."
    assert where_denied(f"{RAID} {said}") == [("Aden",)]


def test_a_raid_that_the_names_of_a_denial_are_not_told_of_is_not_what_it_denies():
    assert denied(RAID, "A Hezbollah officer said he knew nothing about the bridge on the Naqoura line.") == []


def test_who_condemns_a_blast_and_denies_a_part_in_it_denies_that_blast():
    assert where_denied(f"{RAID} The MILF condemns the blast at a market in Zamboanga and denies any part in it.") == [
        ("Zamboanga",)
    ]


@pytest.mark.parametrize("what", ["the elections in Bamako", "the talks in Doha", "the matter"])
def test_no_part_in_what_is_no_violence_denies_no_deed(what):
    assert denied(f"The movement denied any part in {what}.") == []


@pytest.mark.parametrize(
    "says",
    [
        "The council rejected claims for compensation by families of nine people killed in Homs on Monday.",
        "The ministry denied visas to two reporters wounded in Homs.",
        "The governor denied reports of a curfew after nine people were killed in Jos on Sunday.",
    ],
)
def test_what_is_told_of_those_who_claim_or_get_something_is_not_denied(says):
    assert denied(says) == []
