"""How credible each claim is beside what others say, and what its speaker has to gain."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from stories import MARCH_5, TOWN, Story, at, count, people, reports_and_claims
from trucewatch.errors import BadDataFile
from trucewatch.model import Claim, Credibility, Denied, Grade, Interest, Judgement, Reliability, Speaker, Stance
from trucewatch.packs.sources import GradedSource, GradedStatement, Sources
from trucewatch.reconcile import grade_claims, load_grading, rate
from trucewatch.reconcile.grading_rules import read_grading
from trucewatch.resolve import resolve, voices_of

SIDES = {"norland": "norland", "norland-army": "norland", "eastland": "eastland"}
WORDS = {
    "A": "Jets bombed the old market of Orvale.",
    "B": "Those who died in the raid were known to all, neighbours think.",
    "C": "In Orvale the burnt stalls were still smoking on Friday.",
    "D": "A strike hit Orvale.",
    "E": "Bombs fell on the town while its people slept.",
}


def tell(
    name: str, killed: int | None = 9, speaker: str = "", *, day: int = 6, group: str = "civilian", **more
) -> Story:
    story = Story(name, published=date(2031, 3, day))
    counts = (count("killed", group, killed),) if killed is not None else ()
    told = story.event(WORDS[name], when=MARCH_5, where=(at(TOWN),), counts=counts, **more)
    if speaker:
        story.claims[0] = replace(told, speaker=Speaker(speaker, speaker))
    return story


def graded(*stories: Story, sources: Sources | None = None) -> list[Grade]:
    """The grade of each story's claim, in their order: a person says that all tell of one event."""
    reports, claims = reports_and_claims(*stories)
    ids = sorted(claim.id for claim in claims if claim.stance is not Stance.DENIES)
    events = resolve(reports, claims, decided=[Judgement(*two, True, 0, (), "Jo Roe") for two in pairwise(ids)])
    voices, given = voices_of(claims, events, reports), sources or Sources()
    grades, unmet = grade_claims(events, claims, reports, rate(claims, voices, given), voices, SIDES, given)
    assert not unmet
    by_claim = {grade.claim: grade for grade in grades}
    return [by_claim[claim.id] for claim in claims]


def credibilities(*stories: Story) -> list[str]:
    return [grade.credibility.value for grade in graded(*stories)]


def test_a_lone_witness_cannot_be_judged():
    (grade,) = graded(tell("A"))
    assert grade.code == "F6"
    assert grade.credibility_reasons == (
        "no other independent witness tells of it: there is nothing to hold it against",
    )


def test_two_witnesses_bear_each_other_out_and_three_confirm():
    assert credibilities(tell("A"), tell("B")) == ["2", "2"]
    assert credibilities(tell("A"), tell("B"), tell("C")) == ["1", "1", "1"]


def test_a_copy_bears_nothing_out():
    long = (
        "Warplanes struck the covered market of Orvale before dawn on Thursday, setting the grain store on fire and "
        "killing nine people who had queued for flour since midnight."
    )
    told = [Story("A"), Story("B")]
    for story in told:
        story.event(long, when=MARCH_5, where=(at(TOWN),), counts=(count("killed", "civilian", 9),))
    assert credibilities(*told) == ["6", "6"]


def test_two_speakers_of_one_side_are_no_two_witnesses():
    assert credibilities(tell("A", speaker="norland"), tell("B", speaker="norland-army")) == ["6", "6"]


def test_numbers_that_cannot_both_be_true_contradict():
    assert credibilities(tell("A", 12), tell("B", 30)) == ["4", "4"]
    assert credibilities(tell("A", 60), tell("B", 30), tell("C", 31), tell("D", 32)) == ["5", "2", "2", "2"]


def test_numbers_that_differ_by_little_say_the_same():
    assert credibilities(tell("A", 33), tell("B", 34)) == ["2", "2"]


def test_an_earlier_lower_number_is_no_contradiction():
    assert credibilities(tell("A", 9, day=5), tell("B", 12, day=7)) == ["3", "3"]


def test_who_did_it_must_be_borne_out_too():
    accused, named = people("eastland"), graded(tell("A", actors=people("eastland")), tell("B"))
    assert named[0].credibility is Credibility.POSSIBLE  # the toll, but not who did it
    assert credibilities(tell("A", actors=accused), tell("B", actors=accused)) == ["2", "2"]
    assert credibilities(tell("A", actors=accused), tell("B", actors=people("norland"))) == ["4", "4"]


def test_a_denial_is_doubtful_where_others_tell_it_and_clears_the_denier():
    denied = tell("C", None, "eastland", stance=Stance.DENIES)
    told = [tell("A", actors=people("eastland")), tell("B", actors=people("eastland"))]
    grade = graded(*told, denied)[2]
    assert (grade.credibility, grade.party) == (Credibility.DOUBTFUL, "eastland")
    assert (grade.interest, grade.interest_reason) == (
        Interest.CLEARS_ITSELF, "its own side is said to have done it, and it denies it",
    )  # fmt: skip
    assert credibilities(*told, denied)[:2] == ["3", "3"]


def test_who_denies_only_whom_it_hit_leaves_the_telling_as_it_was():
    denied = tell("C", None, "eastland", stance=Stance.DENIES, denied=Denied.TARGET)
    told = [tell("A", actors=people("eastland")), tell("B", actors=people("eastland"))]
    assert credibilities(*told, denied)[:2] == ["2", "2"]


@pytest.mark.parametrize(
    ("speaker", "group", "actors", "targets", "interest"),
    [
        ("norland", "civilian", ("eastland",), ("norland",), Interest.AGAINST_ADVERSARY),
        ("norland", "soldier", ("eastland",), ("norland",), Interest.AGAINST_ITSELF),
        ("eastland", "civilian", ("eastland",), (), Interest.AGAINST_ITSELF),
        ("eastland", "soldier", ("eastland",), ("norland",), Interest.OWN_SUCCESS),
        ("norland", "civilian", (), (), Interest.NONE),
        ("a-monitor", "civilian", ("eastland",), (), Interest.NONE),
    ],
)
def test_the_interest_of_the_speakers_side(speaker, group, actors, targets, interest):
    story = tell("A", speaker=speaker, group=group, actors=people(*actors), targets=people(*targets))
    (grade,) = graded(story)
    assert grade.interest is interest
    assert bool(grade.interest_reason) is (interest is not Interest.NONE)


def test_a_charge_against_another_side_is_one_against_an_adversary():
    story = tell("A", speaker="norland", actors=people("eastland"), stance=Stance.ACCUSES)
    assert graded(story)[0].interest is Interest.AGAINST_ADVERSARY


def test_what_is_said_against_ones_own_interest_weighs_more():
    owned = tell("A", speaker="eastland", actors=people("eastland"))
    other = tell("B", actors=people("eastland"))
    assert [grade.credibility.value for grade in graded(owned, other)] == ["1", "1"]
    assert graded(owned)[0].credibility is Credibility.PROBABLE


def test_the_user_sets_reliability_and_party():
    source = GradedSource("outlet", "A Post", Reliability.B, "norland", "", "", "sources.yaml:2")
    (grade,) = graded(tell("A"), sources=Sources((source,)))
    assert (grade.code, grade.party, grade.source) == ("B6", "norland", "A Post")


def test_a_credibility_that_is_set_goes_before_the_derived_one_which_stays_in_sight():
    statement = GradedStatement(
        "", "A", "Jets bombed", Credibility.CONFIRMED, "Jo Roe", "2031-03-09", "seen", "s.yaml:3"
    )
    (grade,) = graded(tell("A"), sources=Sources((), (statement,)))
    assert grade.code == "F1"
    assert grade.credibility_reasons[0] == "set by Jo Roe on 2031-03-09 in s.yaml:3: seen"
    assert grade.credibility_reasons[1].startswith("by rule 6: ")


def test_a_statement_that_names_no_claim_is_set_aside():
    reports, claims = reports_and_claims(tell("A"))
    sources = Sources((), (GradedStatement("claim-0", "", "", Credibility.CONFIRMED, "", "", "", "s.yaml:3"),))
    voices = voices_of(claims, (), reports)
    _, unmet = grade_claims(
        resolve(reports, claims), claims, reports, rate(claims, voices, sources), voices, {}, sources
    )
    assert [(item.what, item.where) for item in unmet] == [("claim-0", "s.yaml:3")]


def test_no_grade_drops_a_claim_and_the_order_changes_nothing():
    stories = [tell("A", 60), tell("B", 30), tell("C", None, "eastland", stance=Stance.DENIES), tell("D"), tell("E")]

    def by_claim(told: list[Story]) -> dict[str, Grade]:
        return {grade.claim: grade for grade in graded(*told)}

    found = by_claim(stories)
    claims: list[Claim] = reports_and_claims(*stories)[1]
    assert set(found) == {claim.id for claim in claims}
    assert found == by_claim(list(reversed(stories)))


def test_the_rules_say_what_they_are_and_the_last_holds_of_every_claim():
    rules = load_grading()
    assert all(rule.says for rule in (*rules.credibility, *rules.interest))
    assert {rule.grade for rule in rules.credibility} == set(Credibility)
    assert {rule.interest for rule in rules.interest} == set(Interest) - {Interest.NONE}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ('{grade: "7", says: x}', "unknown grade '7'"),
        ('{grade: "1", told: many, says: x}', "a number such as 2"),
        ('{grade: "1", told: "1", says: x}', "the last row must hold of every claim"),
    ],
)
def test_a_wrong_rule_is_refused_by_line(tmp_path, row, said):
    path = tmp_path / "grading.yaml"
    path.write_text(f"near_share: 0.1\ncredibility:\n- {row}\ninterest: []\nlosses: []\nsides: []\n", encoding="utf-8")
    with pytest.raises(BadDataFile, match=said):
        read_grading(path)
