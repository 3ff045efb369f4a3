"""The matrix on the page: every format tells who says each fact, who says otherwise and who is silent."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest

from stories import MARCH_5, TOWN, Story, at, count, reports_and_claims
from trucewatch.errors import UnknownName
from trucewatch.model import Case, CellState
from trucewatch.publish import COMPARE_FORMATS, matrix_table, publish, publish_comparisons
from trucewatch.publish.evidence import Evidence
from trucewatch.publish.views.matrix import matrix_view
from trucewatch.publish.views.matrix_words import STATE_LABELS, STATE_SYMBOLS
from trucewatch.reconcile import lay_out, reconcile
from trucewatch.resolve import resolve
from unit.publish.sample import CASE, EMPTY, HOSTILE


def many(number: int) -> Case:
    """So many reports of one strike; every fifth gives another toll, every tenth is silent of it."""
    stories = []
    for at_number in range(number):
        story = Story(f"r{at_number:03}", f"Outlet {at_number:03}", date(2031, 3, 6 + at_number % 9))
        if at_number % 10 == 9:
            story.position(f"r{at_number}: calm.", "background", "calm")
        else:
            dead = 34 if at_number % 5 == 0 else 33
            counts = (count("killed", "soldier", dead),)
            story.event(f"r{at_number}: {dead} died in Orvale.", when=MARCH_5, where=(at(TOWN),), counts=counts)
        stories.append(story)
    reports, claims = reports_and_claims(*stories)
    events = resolve(reports, claims)
    figures, comparisons = reconcile(reports, claims, events)
    matrix = lay_out(reports, claims, events, figures, comparisons)
    return Case(None, tuple(reports), tuple(claims), events, figures, comparisons, (), (), matrix=matrix)


@pytest.mark.parametrize("format", COMPARE_FORMATS)
def test_every_format_tells_who_says_what(format):
    shown = publish_comparisons(CASE, format, width=200)
    assert all(words in shown for words in ("Alder Wire", "5 km in total", "width"))
    assert publish_comparisons(EMPTY, format).strip()
    assert publish_comparisons(CASE, format, width=200) == shown


def test_another_format_or_view_is_refused_by_name():
    with pytest.raises(UnknownName, match="no format is named 'xml'"):
        publish_comparisons(CASE, "xml")
    with pytest.raises(UnknownName, match="no view is named 'grid'"):
        publish_comparisons(CASE, view="grid")


def test_every_state_has_a_sign_of_its_own_and_words():
    assert len(set(STATE_SYMBOLS.values())) == len(CellState) == len(set(STATE_LABELS.values()))


@pytest.mark.parametrize("width", [40, 80, 120, 200])
@pytest.mark.parametrize("number", [2, 5, 12, 60])
def test_no_line_is_wider_than_the_terminal(width, number):
    shown = publish_comparisons(many(number), width=width)
    assert max(map(len, shown.splitlines())) <= max(width, 40)
    assert "33" in shown
    assert "34" in shown


def test_few_reports_stand_beside_each_other_many_in_blocks_and_very_many_in_a_list():
    assert "Reports 1 to" not in publish_comparisons(many(5), width=80)
    assert "Reports 1 to 5 of 12" in publish_comparisons(many(12), width=80)
    listed = publish_comparisons(many(60), width=80)
    assert "told by 54, 6 silent" in listed
    assert "✓ 33: " in listed
    assert "≠ 34: " in listed


def test_a_terminal_without_colour_gets_none():
    assert "\x1b" not in publish_comparisons(CASE)
    assert "\x1b[" in publish_comparisons(CASE, colour=True)


@pytest.mark.parametrize("format", ["terminal", "markdown"])
def test_hostile_labels_stay_words(format):
    renamed = tuple(replace(report, outlet="") for report in CASE.reports)
    named = replace(CASE, reports=tuple(replace(report, name=HOSTILE + "\x1b[31m") for report in renamed))
    shown = publish_comparisons(named, format, width=300)
    assert "\x1b" not in shown
    assert format == "terminal" or "<img" not in shown.replace("\\<img", "")


def test_the_long_table_has_a_row_for_every_fact_and_report_with_words_and_offsets():
    rows = list(csv.DictReader(io.StringIO(publish_comparisons(CASE, "csv"))))
    assert len(rows) == len(CASE.matrix.facts) * len(CASE.matrix.columns) == len(matrix_table(CASE))
    texts = {report.id: report.text for report in CASE.reports}
    spoken = [row for row in rows if row["claims"]]
    assert spoken
    for row in spoken:
        assert row["state"] not in ("silent", "appeared before")
        offsets = [tuple(map(int, each.split("-"))) for each in row["offsets"].split("; ")]
        assert " / ".join(texts[row["report"]][start:end] for start, end in offsets) == row["words"].lstrip("'")


def test_a_cell_says_how_its_words_are_graded_and_what_their_speaker_has_to_gain():
    (grade,) = CASE.grades
    rows = [row for row in csv.DictReader(io.StringIO(publish_comparisons(CASE, "csv"))) if row["claims"]]
    for row in rows:
        graded = [grade.code if claim == grade.claim else "none" for claim in row["claims"].split("; ")]
        assert row["grades"].split(" / ") == graded
    assert any(grade.code in row["grades"] for row in rows)
    document = json.loads(publish_comparisons(CASE, "json"))
    words = [each for fact in document["facts"] for cell in fact["cells"] for each in cell["words"]]
    graded = {each["claim"]: (each["grade"], each["interest"]) for each in words if each["grade"]}
    assert graded == {grade.claim: (grade.code, f"party: Norland, {grade.interest.value}")}


def test_the_brief_as_json_holds_the_matrix():
    matrix = json.loads(publish_comparisons(CASE, "json"))
    assert json.loads(publish(CASE, "json"))["matrix"] == matrix


def test_the_wide_table_has_a_column_for_every_report():
    (head, *rows) = csv.reader(io.StringIO(publish_comparisons(CASE, "csv", wide=True)))
    assert head[6:] == [Evidence(CASE).label(column.report) for column in CASE.matrix.columns]
    width = dict(zip(head, next(row for row in rows if row[0] == "Corridor: width"), strict=True))
    assert width["Alder Wire"] == "says"
    assert width["Radio <b>Sud</b>"] == "says otherwise: 5 km in total"


def test_the_json_walks_back_to_the_words():
    document = json.loads(publish_comparisons(CASE, "json"))
    texts = {report.id: report.text for report in CASE.reports}
    facts = {fact["id"] for fact in document["facts"]}
    words = [each for fact in document["facts"] for cell in fact["cells"] for each in cell["words"]]
    assert words
    assert all(texts[each["report"]][each["start"] : each["end"]] == each["quote"] for each in words)
    assert all(set(column["left_out"]) <= facts for column in document["columns"])


def test_the_disagreements_of_the_brief_stand_in_the_order_of_the_matrix():
    brief = json.loads(publish(CASE, "json"))
    ranked = [view.fact.comparison for view in matrix_view(CASE).differing if view.fact.comparison]
    assert [id for id in brief["disagreements"] if id in ranked] == ranked


def test_a_page_of_very_many_reports_stays_light():
    page = publish_comparisons(many(200), "html")
    assert len(page) < 2_000_000
    assert page.count("<td>·</td>") > 30
