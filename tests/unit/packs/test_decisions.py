"""The log of decisions: read by line, and only ever added to."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from trucewatch.errors import BadDataFile, BadUsage
from trucewatch.packs.decision_log import last_of, with_decision, with_taken_back
from trucewatch.packs.decisions import Named, read_decisions, read_named
from trucewatch.packs.decisions_schema import decisions_schema
from trucewatch.packs.document import read_document

ONE, TWO, THREE = (f"claim-{digit * 12}" for digit in "123")
DAY = date(2031, 3, 9)
LOG = f"""\
# mine
decisions:
  - always the same: [{ONE}, {{report: b.txt, words: Jets hit Orvale}}]
    by: M. Okafor   # by telephone
    on: 2031-03-09
    why: one strike
  - never the same: [event-{"4" * 12}, {TWO}]
    by: L. Brandt
    on: 2031-03-10
"""


def read(text):
    return read_decisions(read_document(text, "d.yaml"))


def test_a_log_is_read_with_who_when_and_why():
    same, never = read(LOG)
    assert (same.same, same.left, same.right) == (True, Named(ONE), Named(report="b.txt", words="Jets hit Orvale"))
    assert (same.by, same.on, same.why, same.line) == ("M. Okafor", DAY, "one strike", 3)
    assert (never.same, never.left.id) == (False, f"event-{'4' * 12}")


def test_the_schema_takes_what_the_reader_takes():
    Draft202012Validator(decisions_schema()).validate(read_document(LOG, "d.yaml").plain())


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("{always the same: [A, B], by: X}", "d.yaml:2: the key 'on' is missing"),
        (
            "{always the sam: [A, B], by: X, on: 2031-03-09}",
            "unknown key 'always the sam'; did you mean 'always the sa",
        ),
        ("{by: X, on: 2031-03-09}", "a decision says one thing; give one of: always the same, never the same"),
        ("{always the same: [A], by: X, on: 2031-03-09}", "two claims make a pair, and here is 1"),
        ("{always the same: [A, A], by: X, on: 2031-03-09}", "the same claim stands twice"),
        ("{always the same: [A, jets], by: X, on: 2031-03-09}", "'jets' is no id of a claim or an event"),
        ("{always the same: [A, {report: a.txt}], by: X, on: 2031-03-09}", "the key 'words' is missing"),
        ("{always the same: [A, B], by: X, on: yesterday}", "'yesterday' is not a day"),
        ("{always the same: [A, B], by: ' ', on: 2031-03-09}", "a text is expected here"),
        ("{taken back: last, by: X, on: 2031-03-09}", "'last' is no id of a decision"),
        (f"{{taken back: decision-{'0' * 12}, by: X, on: 2031-03-09}}", "no decision above is decision-0000"),
    ],
)
def test_a_mistake_is_named_by_line(entry, said):
    with pytest.raises(BadDataFile) as error:
        read(f"decisions:\n  - {entry.replace('A', ONE).replace('B', TWO)}\n")
    assert said in str(error.value)
    assert str(error.value).startswith("d.yaml:2")


def test_a_pair_is_decided_once_and_not_both_ways():
    again = f"  - always the same: [{{report: b.txt, words: Jets hit Orvale}}, {ONE}]\n    by: X\n    on: 2031-03-11\n"
    with pytest.raises(BadDataFile, match=r"d\.yaml:10: this was decided on line 3 already"):
        read(LOG + again)
    with pytest.raises(BadDataFile, match=r"d\.yaml:10: this contradicts line 3; take that back first: taken back: d"):
        read(LOG + again.replace("always", "never"))


def test_what_is_added_leaves_every_character_that_stood_there():
    longer = with_decision(LOG, "d.yaml", True, (Named(ONE), Named(THREE)), "X: Y", DAY, 'he said "yes"')
    assert longer.startswith(LOG)
    last = last_of(longer, "d.yaml")
    assert (last.left.id, last.right.id, last.by, last.why) == (ONE, THREE, "X: Y", 'he said "yes"')


def test_a_decision_that_is_taken_back_stays_in_sight_and_may_be_taken_again():
    shorter = with_taken_back(LOG, "d.yaml", "", "Z", DAY, "wrong town")
    assert shorter.startswith(LOG)
    same, never = read(shorter)
    assert same.taken_back is None
    assert (never.taken_back.by, never.taken_back.on, never.taken_back.why) == ("Z", DAY, "wrong town")
    again = with_decision(shorter, "d.yaml", False, (never.left, never.right), "L. Brandt", DAY)
    assert [each.taken_back is None for each in read(again)] == [True, False, True]
    with pytest.raises(BadDataFile, match="taken back already"):
        with_taken_back(shorter, "d.yaml", never.id, "Z", DAY)
    first = with_taken_back(LOG, "d.yaml", same.id, "Z", DAY)
    assert [each.taken_back is None for each in read(first)] == [False, True]


def test_a_log_is_made_where_there_is_none():
    made = with_decision("", "d.yaml", False, (Named(ONE), Named(TWO)), "X", DAY)
    assert made.startswith("#")
    assert [each.same for each in read(made)] == [False]


@pytest.mark.parametrize("log", ["", "decisions:\n", "decisions: []\n"])
def test_nothing_is_taken_back_where_nothing_stands(log):
    with pytest.raises(BadUsage, match="no decision stands there"):
        with_taken_back(log, "d.yaml", "", "X", DAY)


@pytest.mark.parametrize("log", [f"decisions: [{{always the same: [{ONE}, {TWO}], by: X, on: 2031-03-09}}]\n"])
def test_a_log_in_one_line_is_left_as_it_is(log):
    with pytest.raises(BadUsage, match="stand in one line"):
        with_decision(log, "d.yaml", True, (Named(ONE), Named(THREE)), "X", DAY)


@given(st.text(min_size=1), st.text(), st.text(min_size=1))
def test_any_words_come_back_as_they_were_written(by, why, words):
    flat = " ".join(words.split())
    named = read_named(f"a.txt: {words}")
    if named is None or not by.strip():
        return
    try:
        made = with_decision("", "d.yaml", True, (named, Named(ONE)), by, DAY, why)
    except BadDataFile:
        return  # YAML has no way to write some control characters
    (decision,) = read(made)
    assert decision.left.words == flat
    assert decision.by == " ".join(by.split())


@pytest.mark.parametrize("text", ["", "claim-1", "words alone", "a.txt:", ": words", "event-zzz"])
def test_what_names_no_claim_is_refused(text):
    assert read_named(text) is None
