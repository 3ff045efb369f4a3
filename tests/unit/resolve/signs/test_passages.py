"""Signs of one report's own layout: headline and story, words that point back, words that set apart."""

from dataclasses import replace

import pytest

from stories import AIR, ATTACK, MARCH_5, NEXT_TOWN, TOWN, Story, at, count, people, reports_and_claims
from trucewatch.packs.groups import load_groups
from trucewatch.resolve.signs.passages import passage_signs
from trucewatch.resolve.tellings.telling import tellings
from trucewatch.resolve.weights import load_weights

TEN = (count("killed", "civilian", 10),)
TWELVE = (count("killed", "civilian", 12),)
FIFTY_HURT = (count("injured", "person", 50),)


def signs_of(story, change=lambda first, second: second):
    """The signs between the first two claims of a story."""
    (report,), (first, second, *_) = reports_and_claims(story)
    ordered = sorted((first, second), key=lambda claim: claim.span)
    claims = [ordered[0], change(*ordered)]
    weights, groups = load_weights(), load_groups()
    made = tellings({report.id: report}, claims, weights, groups)
    return [sign for sign, _ in passage_signs(*made, weights, groups)]


@pytest.mark.parametrize(
    ("later", "trigger", "counts", "apart"),
    [
        ("Another raid killed twelve people.", "raid", TWELVE, True),
        ("Another doctors' group spoke of a raid with twelve dead.", "raid", (), False),
        ("Jets also bombed the port.", "bombed", (), True),
        ("Fifty people were also wounded, a doctor said.", "wounded", FIFTY_HURT, False),
        ("Twelve people were also killed, a doctor said.", "killed", TWELVE, True),
        ("Elsewhere a raid hit the port.", "raid", (), True),
    ],
)
def test_only_a_word_at_the_act_calls_it_another_one(later, trigger, counts, apart):
    story = Story("A")
    story.event("A raid killed ten civilians.", AIR, trigger="raid", counts=TEN)
    story.event(later, AIR, trigger=trigger, counts=counts)
    assert ("report.another" in signs_of(story)) is apart


def test_those_who_were_counted_before_point_back():
    story = Story("A")
    story.event("A raid killed ten civilians.", AIR, trigger="raid", counts=TEN)
    story.event("The civilians were hit as they fled, a doctor said.", AIR, trigger="hit")
    assert "report.refers_back" in signs_of(story)


def test_those_who_do_something_themselves_are_not_those_who_were_hit_before():
    story = Story("A")
    story.event("A raid killed ten rebels.", AIR, trigger="raid", counts=(count("killed", "fighter", 10),))
    story.event("The rebel alliance shot at a post.", ATTACK, trigger="shot", actors=people("rebel alliance"))
    assert "report.refers_back" not in signs_of(story)


def test_a_headline_goes_with_the_story_that_has_its_number_and_not_with_another_toll():
    told = {}
    for name, counts in (("same", (count("killed", "person", 10, None),)), ("other", TWELVE)):
        story = Story(name, title="Raid kills ten")
        story.event("Raid kills ten", AIR, trigger="raid", counts=TEN)
        story.event("A raid was told of on Friday.", AIR, trigger="raid", counts=counts)
        told[name] = signs_of(story)
    assert told == {"same": ["report.headline", "report.lead", "report.headline_number"], "other": []}


def test_two_voices_may_disagree_on_the_toll_of_what_was_told_before_and_one_voice_may_not():
    def by(speaker):
        story = Story("A")
        story.event("A raid killed ten civilians.", AIR, trigger="raid", counts=TEN)
        story.event("Twelve civilians were killed.", AIR, trigger="killed", counts=TWELVE, speaker=speaker)
        return signs_of(story, lambda first, second: replace(second, continues="told-before-both"))

    assert "report.two_tolls" in by("")
    assert "report.two_tolls" not in by("Rescue Service")


def test_one_sentence_that_counts_two_lots_of_dead_tells_of_two_occurrences():
    story = Story("A")
    words = "A raid killed ten civilians, hours after a mine had killed twelve."
    story.event(words, AIR, trigger="raid", counts=TEN)
    story.event("It is so.", AIR, trigger="killed", counts=TWELVE)
    signs = signs_of(story, lambda first, second: replace(second, span=first.span, quote=first.quote))
    assert "report.two_tolls" in signs


@pytest.mark.parametrize(
    ("later", "points"),
    [
        ("The raid was the second that week, a doctor said.", True),
        ("This raid on Sanot was the second that week.", True),
        ("The raid on the village was the second that week.", True),
        ("The raid on Sanot was the second that week.", False),
        ("The missile was fired from the hills, a doctor said.", True),
        ("A doctor spoke of that raid.", True),
        ("Nobody is charged over the device that raid crews left.", False),
    ],
)
def test_a_known_noun_points_back_unless_it_says_which_other_is_meant(later, points):
    story = Story("A")
    story.event("A raid with a missile on a village killed ten civilians.", AIR, trigger="raid", counts=TEN)
    story.event(later, AIR, trigger="raid")
    assert ("report.refers_back" in signs_of(story)) is points


def next_sentence(words, *, where=(), when=None, counts=(), why=(), between="", continues=False):
    """The signs between the telling of a raid and a later sentence of its report."""
    story = Story("A")
    story.event("A raid hit Orvale on Friday.", AIR, trigger="raid", where=(at(TOWN),), when=MARCH_5)
    if between:
        story.say(between)
    story.event(words, ATTACK, trigger="killed", where=where, when=when, counts=counts)
    return signs_of(
        story,
        lambda first, second: replace(second, why=why, continues=first.id if continues else ""),
    )


FRIDAY = replace(MARCH_5, text="on Friday")
LENT = ("where.paragraph",)


def test_the_next_sentence_goes_on_with_it_unless_it_tells_a_place_or_a_time_of_its_own():
    bare = "Two nurses were killed."
    assert next_sentence(bare) == ["report.goes_on"]
    assert next_sentence(bare, where=(at(TOWN),), why=LENT) == ["report.goes_on"]
    assert next_sentence("Two were killed in Brindle.", where=(at(NEXT_TOWN),)) == ["report.anew"]
    assert next_sentence("On Friday two were killed on Friday.", when=FRIDAY) == ["report.anew"]
    assert next_sentence(bare, between="The mayor was abroad.") == ["report.further_on"]


def test_what_is_said_to_continue_it_does_so_for_certain_only_right_behind_it_and_without_a_place():
    bare = "Two nurses were killed."
    assert next_sentence(bare, continues=True) == ["report.continues"]
    assert next_sentence(bare, continues=True, between="The mayor was abroad.") == ["report.takes_up"]
    assert next_sentence("Two died in Brindle.", where=(at(NEXT_TOWN),), continues=True) == ["report.takes_up"]


def test_whom_an_act_hit_may_stand_in_a_clause_of_its_own_without_a_place():
    def signs(*, where, why):
        story = Story("A")
        words = "Planes bombed Orvale today, and the police put the dead at ten."
        story.event(words, AIR, trigger="bombed", where=(at(TOWN),))
        story.event("It is so.", ATTACK, trigger="dead", where=where, counts=TEN)
        return signs_of(story, lambda first, second: replace(second, span=first.span, quote=first.quote, why=why))

    assert signs(where=(at(TOWN),), why=("where.sentence",)) == ["report.its_toll"]
    assert signs(where=(at(NEXT_TOWN),), why=()) == ["report.same_sentence"]
