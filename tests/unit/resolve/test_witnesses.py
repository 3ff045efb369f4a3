"""Which reports tell one story, and how many witnesses stand behind an event."""

import time

from stories import Story, copied
from trucewatch.resolve import witness_groups

STORY = (
    "Jets struck the market of Orvale before dawn on Thursday and set the grain store on fire, said the rescue "
    "service, which pulled nine people from the ruins of two houses beside it while drones still circled above."
)


def groups_of(*stories: Story) -> set[frozenset[str]]:
    told = witness_groups(story.report for story in stories)
    return {frozenset(s.name for s in stories if told[s.id] == group) for group in told.values()}


def tell(name: str, *sentences: str) -> Story:
    story = Story(name)
    for sentence in sentences:
        story.say(sentence)
    return story


def test_a_reprint_with_a_line_added_is_one_story():
    assert groups_of(tell("A", STORY), tell("B", STORY, "Read more on our site.")) == {frozenset("AB")}


def test_capitals_and_punctuation_make_no_other_story():
    assert groups_of(tell("A", STORY), tell("B", STORY.upper().replace(",", " —"))) == {frozenset("AB")}


def test_one_shared_quote_is_no_copy():
    quote = "“We will not leave a single metre of this land to anybody who comes with guns,” the mayor said."
    other = (
        "The talks in the capital went on for six hours, and nobody who took part would say what was agreed in them."
    )
    assert groups_of(tell("A", STORY, quote), tell("B", other, quote)) == {frozenset("A"), frozenset("B")}


def test_a_part_of_a_longer_story_is_its_copy():
    longer = [
        f"On day {n} of the month the council met and talked of grain, of water and of the road." for n in range(9)
    ]
    assert groups_of(tell("Long", STORY, *longer), tell("Short", STORY)) == {frozenset(("Long", "Short"))}


def test_empty_reports_are_no_copies_of_each_other():
    assert groups_of(Story("A"), Story("B")) == {frozenset("A"), frozenset("B")}


def test_the_order_of_reports_changes_nothing():
    told = [tell("A", STORY), tell("B", STORY, "More."), tell("C", "Another tale altogether.")]
    assert witness_groups(s.report for s in told) == witness_groups(s.report for s in reversed(told))


def test_a_thousand_copies_are_one_story_and_take_no_time():
    one = tell("A", STORY * 5)
    told = [one, *(copied(one, f"Copy{n}", f"Number {n}." if n % 2 else "") for n in range(1000))]
    began = time.perf_counter()
    assert len(set(witness_groups(story.report for story in told).values())) == 1
    assert time.perf_counter() - began < 5
