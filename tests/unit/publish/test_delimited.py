"""Tables as CSV and JSON Lines."""

from __future__ import annotations

import csv
import io
import json

import pytest

from trucewatch.publish import claims_table, tables, to_csv, to_json_lines
from trucewatch.publish.delimited import plain_cell, safe_cell
from unit.publish.sample import CASE


@pytest.mark.parametrize("cell", ["=1+1", "+x", "-x", "@SUM(A1)", "\tx", "\rx", "\n=1", "＝1", "-2+3", "=-5"])
def test_what_a_spreadsheet_would_run_is_made_safe_and_comes_back(cell):
    assert safe_cell(cell) == "'" + cell
    assert plain_cell(safe_cell(cell)) == cell


@pytest.mark.parametrize("cell", ["-36.8", "+5", "-1e-05", "plain", "'tis", "", "1+1", "a=b"])
def test_numbers_and_plain_words_are_left_alone(cell):
    assert safe_cell(cell) == cell
    assert plain_cell(cell) == cell


def test_longitudes_west_of_greenwich_are_unharmed():
    row = next(row for row in csv.DictReader(io.StringIO(to_csv(tables(CASE)["events"]))) if row["place"])
    assert row["longitude"] == "-4.0"


def test_a_headline_that_is_a_formula_is_made_safe():
    titles = [row["title"] for row in csv.DictReader(io.StringIO(to_csv(tables(CASE)["reports"])))]
    assert "'=1+1 Norland, Sudland sign" in titles


def test_no_rows_give_the_header_that_is_asked_for():
    assert to_csv([]) == ""
    assert to_csv([], ("a", "b")) == "a,b\n"


def test_csv_quotes_line_ends_and_commas():
    assert list(csv.reader(io.StringIO(to_csv([{"a": 'x,"y"\nz', "b": None, "c": True}])))) == [
        ["a", "b", "c"],
        ['x,"y"\nz', "", "yes"],
    ]


def test_json_lines_hold_the_same_rows():
    rows = claims_table(CASE)
    assert [json.loads(line) for line in to_json_lines(rows).splitlines()] == rows


def test_every_table_has_one_set_of_columns():
    for name, rows in tables(CASE).items():
        assert rows, name
        assert all(list(row) == list(rows[0]) for row in rows)
        assert to_csv(rows).count("\n") >= len(rows) + 1


def test_claims_alone_need_their_reports():
    assert claims_table(CASE.claims, CASE.reports) == claims_table(CASE)
