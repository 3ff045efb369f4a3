"""Signs of the act: its weapon, the sort of site, and which of several alike it is."""

from dataclasses import replace

import pytest

from stories import CLASH, NEXT_TOWN, SHELLING, TOWN, Story, at, reports_and_claims
from trucewatch.packs.groups import load_groups
from trucewatch.resolve.signs.acts import act_signs, means_signs, number_signs, telltale_signs
from trucewatch.resolve.signs.places import place_signs
from trucewatch.resolve.tellings.telling import tellings
from trucewatch.resolve.weights import load_weights


def profiles(*stories):
    reports, claims = reports_and_claims(*stories)
    made = tellings({report.id: report for report in reports}, claims, load_weights(), load_groups())
    by_claim = {claim.id: telling.profile for telling in made for claim in telling.claims}
    return [by_claim[claim.id] for story in stories for claim in story.claims]


def told(quote, *, means=(), why=(), **said):
    story = Story(quote)
    claim = story.event(quote, **said)
    story.claims = [replace(claim, content=replace(claim.content, means=means), why=why)]
    return story


TAKEN = ("Battles", "Non-state actor overtakes territory")


@pytest.mark.parametrize(
    ("act", "trigger", "sign"),
    [
        (CLASH, "captured", "act.same"),
        (CLASH, "clash", "act.vague"),
        (SHELLING, "shelled", "act.other"),
        (TAKEN, "took", "act.same"),
    ],
)
def test_ground_that_was_taken_is_told_from_a_clash_by_the_trigger_too(act, trigger, sign):
    left, right = profiles(told("One tells it.", act=act, trigger=trigger), told("Another tells it.", act=TAKEN))
    assert [found for found, _ in act_signs(left.act, right.act, load_weights())] == [sign]


@pytest.mark.parametrize(
    ("trigger", "means", "sign"), [("attacked", (), "act.vague"), ("attacked", ("small arms",), "act.other")]
)
def test_an_attack_without_a_weapon_may_be_of_any_sort(trigger, means, sign):
    left = told("One tells it.", act=CLASH, trigger=trigger, means=means)
    right = told("Another tells it.", act=SHELLING, trigger="shelled", means=("artillery",))
    assert [found for found, _ in act_signs(*(each.act for each in profiles(left, right)), load_weights())] == [sign]


def test_only_words_of_harm_say_nothing_of_the_act():
    (left,) = profiles(told("Six herders near Ros.", act=CLASH, trigger="herders", why=("trigger.harm: herders",)))
    (right,) = profiles(told("They fought near Ros.", act=CLASH, trigger="fought", why=("trigger.clash: fought",)))
    assert (left.act.says_no_act, right.act.says_no_act) == (True, False)


def test_who_speaks_for_a_hospital_was_not_hit_there():
    (left,) = profiles(told("Shells killed two, hospital officials said.", speaker="hospital officials"))
    assert left.telltales.sites == ()


@pytest.mark.parametrize(
    ("one", "two", "signs"),
    [
        (("rocket",), ("rocket", "drone"), ["means.same"]),
        (("rocket",), ("drone",), ["means.other"]),
        (("rocket",), (), []),
    ],
)
def test_weapons_speak_where_both_name_one(one, two, signs):
    left, right = profiles(told("One tells it.", means=one), told("Another tells it.", means=two))
    assert [sign for sign, _ in means_signs(left.act, right.act)] == signs


@pytest.mark.parametrize(
    ("one", "two", "signs"),
    [
        ("Shells hit the market.", "The bazaar was shelled.", ["words.site"]),
        ("Shells hit the market.", "The mosque was shelled.", ["words.other_site"]),
        ("Shells hit the market.", "The town was shelled.", []),
    ],
)
def test_sorts_of_sites_speak_where_both_name_one(one, two, signs):
    left, right = profiles(told(one), told(two))
    assert [sign for sign, _ in telltale_signs(left.telltales, right.telltales)] == signs


@pytest.mark.parametrize(
    ("one", "two", "signs"),
    [
        ("The first bomb went off at ten.", "A second car bomb killed five.", ["number.other"]),
        ("The second blast killed five.", "A second bomb killed five.", []),
        ("A bomb went off at ten.", "A second bomb killed five.", ["number.unsaid"]),
        ("It was the second day of the raid.", "A raid killed five.", []),
    ],
)
def test_the_first_and_the_second_are_two(one, two, signs):
    left, right = profiles(told(one), told(two))
    assert [sign for sign, _ in number_signs(left.act, right.act)] == signs


def test_what_stands_before_a_second_is_the_first():
    both = Story("Both")
    both.event("A bomb went off in the yard.")
    both.event("A second bomb killed five.")
    first, second, other = profiles(both, told("The first blast broke windows."))
    assert (first.act.number, second.act.number, other.act.number) == (1, 2, 1)


def test_the_place_of_a_paragraph_speaks_less_than_one_that_is_told():
    lent, own = profiles(
        told("One tells it.", where=(at(TOWN),), why=("where.paragraph",)), told("Another tells it.", where=(at(TOWN),))
    )
    assert [sign for sign, _ in place_signs(lent.ground, own.ground, load_weights())] == ["place.lent"]
    assert [sign for sign, _ in place_signs(own.ground, own.ground, load_weights())] == ["place.same"]
    (nowhere,) = profiles(told("A third tells it."))
    assert [sign for sign, _ in place_signs(own.ground, nowhere.ground, load_weights())] == ["unplaced"]


def test_the_only_place_of_a_report_speaks_against_nothing():
    guessed, own = profiles(
        told("One tells it.", where=(at(TOWN),), why=("where.report",)),
        told("Another tells it.", where=(at(NEXT_TOWN),)),
    )
    assert [sign for sign, _ in place_signs(guessed.ground, own.ground, load_weights())] == ["unplaced"]
    assert [sign for sign, _ in place_signs(guessed.ground, guessed.ground, load_weights())] == ["place.lent"]


def test_somebody_who_is_seized_is_no_ground_taken_and_a_bare_killing_no_abduction():
    seized = ("Violence against civilians", "Abduction/forced disappearance")
    stories = [Story(name) for name in "ABC"]
    stories[0].event("A doctor was seized.", seized, trigger="seized")
    stories[1].event("A doctor was abducted.", seized, trigger="abducted")
    stories[2].event("A doctor was killed.", ("Violence against civilians", "Attack"), trigger="killed")
    one, two, three = profiles(*stories)
    signs = [[sign for sign, _ in act_signs(one.act, each.act, load_weights())] for each in (two, three)]
    assert signs == [["act.same"], ["act.other"]]
