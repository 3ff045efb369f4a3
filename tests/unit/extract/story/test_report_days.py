"""Days that only the rest of a report tells."""

from dataclasses import replace
from datetime import date

import pytest

import trees
from trees import day, sentence
from trucewatch.extract.provisions.wordings import Values
from trucewatch.extract.reading import Heard
from trucewatch.extract.story.report_days import with_days_of_report
from trucewatch.ingest import read_text_report
from trucewatch.model import Claim, ClaimKind, Count, Mode, Occurrence, Quantity, Span, Speaker, Stance, When

REPORT = read_text_report("Shells fell on the market.\n", name="x", published="2031-05-10")
OPEN = When(None, day(11), basis=REPORT.published.when.basis)
SATURDAY = When.day(day(10).date(), text="Saturday")
NEXT_SATURDAY = When.day(day(17).date(), text="Saturday")
JUNE, JUNE_BEFORE = (When.day(date(year, 6, 3), text="3 June") for year in (2031, 2030))
TWO, NINE = (Count("killed", "person", Quantity(each, each), Span(0, 3)) for each in (2, 9))


def told(name, when, *counts, headline=False, **changes):
    """A sentence with one claim that a report tells."""
    read = sentence(trees.SHELLED, paragraph=0 if headline else 1)
    read = replace(read, titled=headline)
    content = Occurrence("Violence against civilians", "Attack", "killed", when=when, counts=counts)
    claim = Claim(name, "r", "Wire", ClaimKind.EVENT, read.span, read.text, Speaker(), Stance.ASSERTS, content)
    return Heard(read, Values(), (), (), (), (replace(claim, **changes),), True)


def days_of(*heard):
    return [claim.occurrence.when for each in with_days_of_report(heard, REPORT) for claim in each.claims]


def test_a_toll_that_goes_on_with_an_attack_is_of_its_day():
    assert days_of(told("a", SATURDAY), told("b", OPEN, NINE, continues="a")) == [SATURDAY, SATURDAY]


def test_what_goes_on_with_what_was_only_recalled_keeps_its_time():
    recalled = told("a", SATURDAY, modes=(Mode.BACKGROUND,))
    assert days_of(recalled, told("b", OPEN, NINE, continues="a")) == [SATURDAY, OPEN]


@pytest.mark.parametrize(
    ("claim", "when"),
    [
        (told("a", NEXT_SATURDAY), SATURDAY),
        (told("a", NEXT_SATURDAY, stance=Stance.DENIES), SATURDAY),
        (told("a", replace(NEXT_SATURDAY, text="two days later")), OPEN),
        (told("a", JUNE), JUNE_BEFORE),
        (told("a", replace(JUNE, text="3 June 2031")), OPEN),
        (told("a", NEXT_SATURDAY, modes=(Mode.FUTURE,)), NEXT_SATURDAY),
    ],
)
def test_what_happened_was_no_later_than_its_report(claim, when):
    (found,) = days_of(claim)
    assert (found.start, found.end) == (when.start, when.end)
