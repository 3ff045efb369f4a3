"""A person is killed once: two tellings of that death are one occurrence, however they tell it."""

from dataclasses import replace

from stories import ATTACK, SHELLING, Story, reports_and_claims
from trucewatch.model import Actor, Span
from trucewatch.resolve import resolve

KILLED = ("trigger.harm: killed",)
INJURED = ("trigger.harm: wounded",)


def _told(steps, *names):
    """Two far apart sentences of one report, each of an attack on a person named so, with these steps."""
    story = Story("A")
    for sentence, act, name in zip(
        ("One was hit.", "Of that day more is known."), (ATTACK, SHELLING), names, strict=True
    ):
        story.event(sentence, act, trigger="hit", targets=(Actor(name, None, Span(0, 0)),))
        story.say("Nothing else of note was told in these many words on other things. " * 8)
    story.claims[:] = [replace(claim, why=steps) for claim in story.claims]
    return resolve(*reports_and_claims(story))


def test_the_same_person_killed_twice_is_one_event():
    assert len(_told(KILLED, "Ana Brannick", "Ana Brannick")) == 1


def test_two_persons_of_whom_one_is_named_by_last_name_alone_are_not_joined_by_it():
    assert len(_told(KILLED, "Ana Brannick", "Brannick")) == 2


def test_the_same_person_can_be_hurt_twice():
    assert len(_told(INJURED, "Ana Brannick", "Ana Brannick")) == 2


def test_a_target_that_is_no_person_by_name_is_hit_again_and_again():
    assert len(_told(KILLED, "army post", "army post")) == 2
