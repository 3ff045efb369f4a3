from datetime import date

import pytest

from trucewatch.ingest.sidecar import read_sidecar
from trucewatch.model import Basis, Retraction


@pytest.fixture
def beside(tmp_path):
    (tmp_path / "a.txt").write_text("words")
    (tmp_path / "b.txt").write_text("words")

    def write(text):
        (tmp_path / "reports.yaml").write_text(text)
        return read_sidecar(tmp_path)

    return write


def test_what_the_user_gives_is_kept_as_given(beside):
    given, mistakes = beside("a.txt:\n  outlet: The Kesh Courier\n  date: 2020-03-05 12:30\n  url: https://k.example\n")
    assert mistakes == ()
    assert (given["a.txt"].outlet, given["a.txt"].published) == ("The Kesh Courier", "2020-03-05 12:30")
    assert given["a.txt"].basis is Basis.GIVEN


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("bb.txt:\n  outlet: X\n", "reports.yaml:2: no file is named 'bb.txt'; did you mean 'b.txt'?"),
        ("a.txt:\n  outlt: X\n", "reports.yaml:2: unknown key 'outlt'; did you mean 'outlet'?"),
        ("a.txt:\n  date: 2999-01-01\n", "reports.yaml:2: the date 2999-01-01 lies outside 1900 to 2100"),
        ("a.txt:\n  date: 1820-01-01\n", "reports.yaml:2: the date 1820-01-01 lies outside 1900 to 2100"),
        ("a.txt:\n  date: soon\n", "reports.yaml:2: 'soon' is not a date that can be read"),
        ("a.txt:\n  date: 05-03-2020\n", "can be read day first or month first"),
        ("a.txt: X\n", "reports.yaml:1: a mapping"),
        ("- a.txt\n", "reports.yaml:1: a mapping"),
        ("a.txt: {outlet: X}\na.txt: {outlet: Y}\n", "reports.yaml:2: the key 'a.txt' stands twice"),
        ("a: &x [1]\nb: *x\n", "reports.yaml:2: not YAML: aliases"),
        ("a.txt: {outlet: X\n", "not YAML"),
        ("", "reports.yaml: the file is empty"),
    ],
)
def test_a_mistake_is_named_by_line(beside, text, said):
    _, mistakes = beside(text)
    assert len(mistakes) == 1
    assert said in str(mistakes[0])


def test_a_bad_entry_harms_only_itself(beside):
    given, mistakes = beside("a.txt: {date: soon}\nb.txt: {outlet: X}\n")
    assert list(given) == ["b.txt"]
    assert len(mistakes) == 1


def test_a_sidecar_in_another_encoding_is_refused_with_its_mend(tmp_path):
    (tmp_path / "reports.yaml").write_bytes(b"a.txt: {outlet: Caf\xe9}\n")
    assert str(read_sidecar(tmp_path)[1][0]) == "reports.yaml:1: not UTF-8 text; save it as UTF-8"


def test_a_report_can_be_stated_as_taken_back(beside):
    given, mistakes = beside("a.txt:\n  retracted: {by: The Courier, on: 2031-03-08, why: wrong town}\n")
    assert mistakes == ()
    assert given["a.txt"].retracted == Retraction("The Courier", date(2031, 3, 8), "wrong town")


def test_a_report_can_be_stated_as_replacing_another(beside):
    given, mistakes = beside("b.txt:\n  outlet: X\n  replaces: a.txt\n")
    assert mistakes == ()
    assert given["a.txt"].replaced_by == "b.txt"
    assert given["b.txt"].replaced_by == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a.txt: {retracted: yes}\n", "reports.yaml:1: a mapping"),
        ("a.txt: {retracted: {on: 2031-03-08}}\n", "the key 'by' is missing"),
        ("a.txt: {retracted: {by: ''}}\n", "say who took it back"),
        ("a.txt: {retracted: {by: X, on: soon}}\n", "'soon' is not a day; write it as 2020-03-05"),
        ("a.txt: {retracted: {by: X, wy: Y}}\n", "unknown key 'wy'; did you mean 'why'?"),
        ("a.txt:\n  replaces: bb.txt\n", "reports.yaml:2: no file is named 'bb.txt'; did you mean 'b.txt'?"),
        ("a.txt: {replaces: a.txt}\n", "'a.txt' cannot replace itself"),
        ("a.txt: {replaces: b.txt}\nb.txt: {replaces: a.txt}\n", "reports.yaml:2: 'a.txt' replaces 'b.txt' already"),
    ],
)
def test_a_mistake_in_what_was_taken_back_is_named_by_line(beside, text, said):
    _, mistakes = beside(text)
    assert [said in str(mistake) for mistake in mistakes] == [True], mistakes
