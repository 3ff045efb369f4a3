import io
import json

import pytest

from trucewatch.ingest import read_reports, read_text_report, summarise_asides
from trucewatch.model import Basis, Furniture

STORY = (
    "Guns fall silent in the Kesh valley\n\n5 March 2020\n\nThe army of Arland and the rebels agreed on Thursday to "
    "stop fighting, the envoy said.\n\n"
    "Read more: Ferry captain rescues 41\n\nAt least 12 people were killed before that.\n"
)
FRENCH = (
    "L'armée et les rebelles ont accepté vendredi de suspendre les combats dans la vallée, a annoncé l'envoyée. " * 3
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    return tmp_path


def test_a_report_has_its_title_date_language_and_hash(folder):
    ((report,), skipped) = read_reports([folder])
    assert skipped == ()
    assert (report.name, report.title) == ("a.txt", "Guns fall silent in the Kesh valley")
    assert (str(report.published.when), report.published.basis) == ("2020-03-05", Basis.STATED)
    assert (report.language, report.encoding, report.outlet_basis) == ("en", "utf-8", Basis.UNKNOWN)
    assert summarise_asides(report) == {Furniture.RELATED: 1, Furniture.DATELINE: 1}


def test_a_thousand_copies_are_one_report_and_one_note(folder):
    for number in range(999):
        (folder / f"copy-{number}.txt").write_text(STORY)
    reports, skipped = read_reports([folder])
    assert len(reports) == 1
    assert [str(item) for item in skipped] == ["a.txt: 999 more copies: the same bytes, counted as one report"]


def test_the_order_of_sources_changes_nothing(folder):
    (folder / "b.txt").write_text(STORY.replace("12", "14"))
    (folder / "c.txt").write_text("")
    sources = [folder / "a.txt", folder / "b.txt", folder / "c.txt"]
    assert read_reports(sources) == read_reports(sources[::-1])


def test_what_cannot_be_read_is_counted_and_the_rest_goes_on(folder):
    (folder / "b.txt").write_bytes(b"\0\1\2" * 100)
    (folder / "c.txt").write_text(FRENCH)
    (folder / "d.txt").write_text(" \n\n ")
    (folder / "e.txt").write_text("12 – 14 / 15")
    (folder / "f.html").write_text("<html></html>")
    (folder / "g.md").write_text("---\ntitle: T\n---\n")
    reports, skipped = read_reports([folder, folder / "missing.txt"])
    assert [report.name for report in reports] == ["a.txt"]
    assert [item.where for item in skipped] == ["b.txt", "c.txt", "d.txt", "e.txt", "f.html", "g.md", "missing.txt"]
    assert skipped[1].why == "language: French; only English and Spanish are read"


def test_each_row_is_a_report_and_a_bad_row_harms_only_itself(tmp_path):
    good = json.dumps(
        {"title": "Guns fall silent", "text": "The truce held on Friday, the envoy said.", "date": "2020-03-06"}
    )
    other = json.dumps({"text": "Nobody fired on Saturday, the envoy said.", "date": "2999-01-01"})
    (tmp_path / "rows.jsonl").write_text(f"{good}\n{{broken\n{other}\n{good}\n")
    reports, skipped = read_reports([tmp_path])
    assert sorted(report.name for report in reports) == ["rows.jsonl:1", "rows.jsonl:3"]
    first = next(report for report in reports if report.name == "rows.jsonl:1")
    assert first.text.startswith("Guns fall silent\n\nThe truce")
    assert [span.of(first.text) for span in first.body] == [
        "Guns fall silent",
        "The truce held on Friday, the envoy said.",
    ]
    assert [item.where for item in skipped] == ["rows.jsonl:1", "rows.jsonl:2", "rows.jsonl:3"]
    assert "2999-01-01 lies outside 1900 to 2100" in skipped[2].why


@pytest.mark.parametrize("date", ["1820-03-05", "2999-03-05"])
def test_a_date_in_which_no_report_can_lie_is_set_aside_wherever_it_stands(tmp_path, date):
    (tmp_path / "a.md").write_text(f"---\ndate: {date}\n---\n# Guns fall silent\n\nThe truce held, the envoy said.\n")
    (tmp_path / "b.txt").write_text(f"Guns fall silent\n\nPublished: {date}\n\nThe truce held, the envoy said.\n")
    reports, _ = read_reports([tmp_path])
    assert {report.published.basis for report in reports} == {Basis.UNKNOWN}
    assert all("outside 1900 to 2100" in report.published.reason for report in reports)


def test_the_sidecar_beats_what_the_page_says_of_itself(folder):
    (folder / "reports.yaml").write_text("a.txt: {outlet: BBC News, date: 2020-03-06, url: 'https://x.example/1'}\n")
    ((report,), _) = read_reports([folder / "a.txt"])
    assert (report.outlet, report.outlet_basis) == ("BBC", Basis.GIVEN)
    assert (str(report.published.when), report.published.basis) == ("2020-03-06", Basis.GIVEN)
    assert report.url == "https://x.example/1"


def test_a_mistake_in_the_sidecar_does_not_cost_the_reports(folder):
    (folder / "reports.yaml").write_text("a.txt: {date: 31-31-31}\n")
    reports, skipped = read_reports([folder])
    assert len(reports) == 1
    assert skipped[0].where == "reports.yaml:1"


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        (STORY.encode(), "Guns fall silent in the Kesh valley"),
        (b'{"title": "T of a row", "text": "The truce held, the envoy said."}\n', "T of a row"),
        (b"---\ntitle: T of a file\n---\nThe truce held, the envoy said.", "T of a file"),
    ],
)
def test_standard_input_is_read_in_the_format_it_begins_with(raw, title):
    ((report,), _) = read_reports(["-"], stdin=io.BytesIO(raw))
    assert report.title == title
    assert report.name.startswith("standard input")


@pytest.mark.parametrize("stdin", [None, io.BytesIO(b""), io.BytesIO(b"\n \n")])
def test_empty_standard_input_is_named(stdin):
    reports, skipped = read_reports(["-"], stdin=stdin)
    assert reports == ()
    assert str(skipped[0]) == "standard input: is empty; pipe a report into it"


def test_standard_input_over_the_cap_is_refused():
    reports, skipped = read_reports(["-"], stdin=io.BytesIO(b"words " * 100), max_bytes=50)
    assert (reports, len(skipped)) == ((), 1)


def test_no_path_of_the_machine_stands_in_a_report_or_a_note(folder):
    (folder / "b.txt").write_bytes(b"\0\1")
    (folder / "reports.yaml").write_text("z.txt: {}\n")
    reports, skipped = read_reports([folder, folder / "none", str(folder / "*.q")])
    assert str(folder) not in repr((reports, skipped))


def test_two_files_of_one_name_are_told_apart(tmp_path):
    for place, deaths in (("one", "12"), ("two", "14")):
        (tmp_path / place).mkdir()
        (tmp_path / place / "a.txt").write_text(STORY.replace("12", deaths))
    reports, _ = read_reports([tmp_path / "one" / "a.txt", tmp_path / "two" / "a.txt"])
    assert sorted(report.name for report in reports) == ["one/a.txt", "two/a.txt"]


def test_a_text_in_hand_is_a_report():
    report = read_text_report(STORY, name="mine", outlet="reuters", published="2020-03-06", url="https://x.example")
    assert (report.name, report.outlet, str(report.published.when)) == ("mine", "Reuters", "2020-03-06")
    assert report.published.basis is report.outlet_basis is Basis.GIVEN


def test_front_matter_is_set_aside_and_offsets_stay_those_of_the_file(tmp_path):
    text = "---\ntitle: Guns fall silent\n---\n\nKESH, Arland (AP) — The truce held on Friday, the envoy said.\n"
    (tmp_path / "a.md").write_text(text)
    ((report,), _) = read_reports([tmp_path])
    assert report.text == text
    assert [span.of(text) for span in report.body] == ["The truce held on Friday, the envoy said."]
    assert (report.dateline, report.outlet) == ("KESH, Arland (AP)", "AP")


def test_rows_that_are_all_blank_are_named(tmp_path):
    (tmp_path / "rows.jsonl").write_text("\t\n \n")
    reports, (item,) = read_reports([tmp_path])
    assert (reports, str(item)) == ((), "rows.jsonl: the file holds nothing but blanks")
