"""The days that sentences without a day of their own go on with."""

import pytest

from trucewatch.ingest import read_text_report
from trucewatch.pipeline import extractor


def last_told(text):
    """The time of the last deed that a report of Thursday 5 March 2020 tells."""
    report = read_text_report(text, name="one.txt", outlet="Agency", published="2020-03-05")
    claims = [claim for claim in extractor().read(report).claims if claim.occurrence is not None]
    return str(max(claims, key=lambda claim: claim.span.start).occurrence.when)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Shells killed three in Idlib on Monday, doctors said. The shells fell at about 2 pm.", "2020-03-02 14:00"),
        ("A drone hit a depot in Idlib overnight. The strike occurred at 1:20 a.m.", "2020-03-05 01:20"),
        ("Rebels attacked a post near Idlib early on Monday. At dawn the army shelled Saraqib.", "2020-03-02 04:00"),
        ("Shells hit Idlib on Monday. Shells fell on Saraqib from 2 pm to 4 pm on Tuesday.", "2020-03-03 14:00"),
        ("Rebels shelled Idlib at 3 pm, the army said.", "2020-03-04 to 2020-03-05"),
    ],
)
def test_an_hour_told_alone_is_of_the_day_that_was_told_last(text, when):
    assert last_told(text).startswith(when)


def test_an_hour_behind_a_day_of_no_violence_may_be_of_any_day_before_the_report():
    text = "The ceasefire began on Sunday. Two children were killed at about 4 p.m. by a mine near Idlib."
    assert last_told(text) == "2020-03-04 to 2020-03-05"


def test_what_only_stands_beside_the_news_is_no_day_told_last():
    text = (
        "A shell killed two in Idlib on Tuesday despite a truce that began on Saturday. The shell fell in the evening."
    )
    assert last_told(text).startswith("2020-03-03 17:00")


def test_a_sentence_that_opens_with_a_day_tells_it_for_those_behind():
    text = "On Monday shells fell on Saraqib. On Tuesday it was the turn of the market. Two traders were shot dead."
    assert last_told(text) == "2020-03-03"
