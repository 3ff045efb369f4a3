"""What a person decided about two claims is obeyed, remembered and shown, whatever the signs say."""

import pytest

from stories import MARCH_4, MARCH_5, TOWN, Story, at, copied, reports_and_claims
from trucewatch.errors import BadUsage
from trucewatch.model import Judgement, Stance
from trucewatch.resolve import decisions_set_aside, resolve


def decide(one, two, same, by="ana"):
    return Judgement(one.id, two.id, same, 0.0, ("seen by hand",), by)


def told(day=MARCH_5, *names):
    made = [Story(name) for name in names]
    for story in made:
        story.event(f"{story.name} tells of the strike.", when=day, where=(at(TOWN),))
    return made


def groups_of(stories, *decided):
    events = resolve(*reports_and_claims(*stories), decided=decided)
    names = {claim.id: story.name for story in stories for claim in story.claims}
    return sorted("".join(sorted(names[id] for id in event.claims)) for event in events)


def test_two_that_signs_forbid_are_one_where_a_person_says_so():
    a, b = told(MARCH_5, "A") + told(MARCH_4, "B")
    assert groups_of([a, b]) == ["A", "B"]
    decision = decide(b.claims[0], a.claims[0], same=True)
    assert groups_of([a, b], decision) == ["AB"]
    (event,) = resolve(*reports_and_claims(a, b), decided=[decision])
    (judgement,) = event.judgements
    assert (judgement.by, judgement.same, judgement.reasons) == ("ana", True, ("seen by hand",))
    assert judgement.left < judgement.right


def test_two_that_are_never_the_same_stay_apart_through_any_third():
    stories = told(MARCH_5, "A", "B", "C", "D")
    a, b, *_ = (story.claims[0] for story in stories)
    assert groups_of(stories) == ["ABCD"]
    groups = groups_of(stories, decide(a, b, same=False))
    assert len(groups) == 2
    assert not any("A" in group and "B" in group for group in groups)


def test_a_decision_that_keeps_apart_stands_with_both_events_and_is_not_asked_again():
    stories = told(MARCH_5, "A", "B")
    decision = decide(stories[0].claims[0], stories[1].claims[0], same=False)
    for event in resolve(*reports_and_claims(*stories), decided=[decision]):
        assert [(judgement.by, judgement.same) for judgement in event.judgements] == [("ana", False)]


def test_a_reprint_can_be_kept_apart_from_its_original():
    (a,) = told(MARCH_5, "A")
    b, c = copied(a, "B"), copied(a, "C")
    assert groups_of([a, b, c]) == ["ABC"]
    groups = groups_of([a, b, c], decide(a.claims[0], b.claims[0], same=False))
    assert not any("A" in group and "B" in group for group in groups)


def test_what_is_joined_by_hand_brings_all_that_its_event_holds():
    a, b, c = told(MARCH_5, "A") + told(MARCH_4, "B") + told(MARCH_4, "C")
    assert groups_of([a, b, c]) == ["A", "BC"]
    assert groups_of([a, b, c], decide(a.claims[0], b.claims[0], same=True)) == ["ABC"]


def test_what_is_joined_by_hand_brings_nothing_that_is_never_the_same():
    a, b, c = told(MARCH_5, "A") + told(MARCH_4, "B") + told(MARCH_4, "C")
    decided = decide(a.claims[0], b.claims[0], same=True), decide(a.claims[0], c.claims[0], same=False)
    assert groups_of([a, b, c], *decided) == ["AB", "C"]


def test_decisions_that_contradict_each_other_are_named():
    a, b, c = (story.claims[0] for story in told(MARCH_5, "A", "B", "C"))
    decided = [decide(a, b, True), decide(c, b, True, "ben"), decide(c, a, False, "cas")]
    with pytest.raises(BadUsage, match="contradict") as error:
        resolve([], [], decided=decided)
    assert "\n" not in str(error.value)
    assert all(name in str(error.value) for name in (a.id, b.id, c.id, "ana", "ben", "cas"))


def test_a_decision_on_what_is_not_there_changes_nothing_and_is_told():
    a, b = told(MARCH_5, "A", "B")
    a.event("The ministry denied it.", stance=Stance.DENIES)
    known, denial = a.claims
    reports, claims = reports_and_claims(a)
    decided = [decide(known, b.claims[0], True), decide(known, denial, True)]
    assert resolve(reports, claims, decided=decided) == resolve(reports, claims)
    aside = {skipped.why for skipped in decisions_set_aside(decided, claims)}
    assert aside == {
        f"no report read has the claim {b.claims[0].id}",
        f"{denial.id} tells of no occurrence that took place",
    }


def test_the_judgements_of_the_rule_are_no_decisions():
    stories = told(MARCH_5, "A", "B")
    (event,) = resolve(*reports_and_claims(*stories))
    assert resolve(*reports_and_claims(*stories), decided=event.judgements) == (event,)
