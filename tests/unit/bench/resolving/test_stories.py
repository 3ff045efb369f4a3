"""Stories of our own: what they must hold, and how marks are read."""

import re
from collections import Counter, defaultdict

import pytest
from bench.resolving.stories import PARTS, STORIES, load_stories, read_story, unmarked

from trucewatch.errors import BadDataFile

ONE = """\
story: A strike and a denial
incidents:
  market: A strike on a market
reports:
  - outlet: Valley Wire
    published: 2001-02-03
    title: "Strike [kills=market] four"
    text: A plane [bombed=market] Tal. The army [denied~market] it. This year 90 were [killed=-] there.
"""


@pytest.fixture
def story_file(tmp_path):
    def write(text):
        path = tmp_path / "valley-2001.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_marks_are_taken_out_and_remembered(story_file):
    story = read_story(story_file(ONE))
    text = story.reports[0].text
    assert "[" not in text and "A plane bombed Tal." in text
    assert [(m.span.of(text), m.incident.split(":")[0], m.denied) for m in story.mentions] == [
        ("kills", "valley-2001/market", False),
        ("bombed", "valley-2001/market", False),
        ("denied", "valley-2001/market", True),
        ("killed", "valley-2001/none", False),
    ]
    assert story.reports[0].outlet == "Valley Wire" and story.reports[0].title == "Strike kills four"


def test_text_without_marks_is_left_as_it_is():
    assert unmarked("The toll [was 5] = all.") == ("The toll [was 5] = all.", [])


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (ONE.replace("[bombed=market]", "[bombed=bazaar]"), "'bazaar' is not listed"),
        (ONE.replace("  market:", "  bridge: Another\n  market:"), "no report tells of the incident 'bridge'"),
        (ONE.replace("outlet:", "paper:"), "unknown key 'paper'"),
    ],
)
def test_a_bad_story_is_refused_by_file_and_line(story_file, wrong, says):
    with pytest.raises(BadDataFile, match=re.escape(says)):
        read_story(story_file(wrong))


def test_there_are_enough_incidents_in_each_part_and_most_are_told_by_three_reports_or_more():
    told, spoken_of = defaultdict(set), defaultdict(set)
    incidents = Counter()
    for story in load_stories():
        incidents[story.part] += len(story.incidents)
        for mention in story.mentions:
            if "/none:" not in mention.incident:
                spoken_of[mention.incident].add(mention.report)
                if not mention.denied:
                    told[mention.incident].add(mention.report)
    assert all(incidents[part] >= 40 for part in PARTS)
    assert min(map(len, spoken_of.values())) >= 2
    assert sum(len(reports) >= 3 for reports in told.values()) > 0.75 * len(told)


def test_each_file_of_stories_is_read_and_says_that_it_is_ours():
    assert len(load_stories()) == len(list(STORIES.rglob("*.yaml")))
    readme = (STORIES / "README.md").read_text(encoding="utf-8")
    assert "invented" in readme and "Apache-2.0" in readme
