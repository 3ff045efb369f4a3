"""`compare` as a person types it: the matrix in every format, the list, and what means nothing."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from trucewatch.cli import main

pytestmark = pytest.mark.model

EXAMPLE = Path(__file__).parents[2] / "examples" / "idlib-2020"
READ = ["compare", str(EXAMPLE), "--agreement", "idlib-2020", "--as-of", "2020-03-08"]


Compare = Callable[..., tuple[int, str, str]]


@pytest.fixture
def compare(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Compare:
    """The command on the example: its exit code, and what it wrote to either stream."""

    def command(*more: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["trucewatch", *READ, *more])
        code: int | str | None = 0
        try:
            main()
        except SystemExit as left:
            code = left.code
        said = capsys.readouterr()
        return code if isinstance(code, int) else 0, said.out, said.err

    return command


def test_the_matrix_leads_with_what_the_reports_differ_on(compare: Compare) -> None:
    code, shown, account = compare()
    assert code == 0
    assert shown.index("They differ on") < shown.index("Corridor: width") < shown.index("✓ says it")
    assert "≠ 6 km in" in shown
    assert "8 reports used" in account
    assert "\x1b" not in shown


def test_the_list_shows_each_value_with_its_reason(compare: Compare) -> None:
    _, shown, _ = compare("--as", "list", "--format", "markdown")
    assert "cannot both be the width" in shown


@pytest.mark.parametrize("ending", [".html", ".md", ".csv", ".json"])
def test_the_ending_of_the_file_decides_the_format(compare: Compare, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"matrix{ending}"
    assert compare("-o", str(path))[0] == 0
    text = path.read_text(encoding="utf-8")
    start = {".html": "<!doctype html>", ".md": "# Facts by reports", ".csv": "fact,about,", ".json": "{"}[ending]
    assert text.startswith(start)
    if ending == ".json":
        assert json.loads(text)["format"] == "trucewatch matrix 1"


def test_the_wide_table_has_a_row_a_fact(compare: Compare) -> None:
    _, shown, _ = compare("--format", "csv", "--wide")
    rows = list(csv.DictReader(shown.splitlines()))
    (width,) = [row for row in rows if row["fact"] == "Corridor: width"]
    assert width["Meridian TV"] == "says otherwise: 6 km in total"
    assert width["Northern Wire"] == "says"


@pytest.mark.parametrize(
    "more", [("--wide",), ("--wide", "--format", "json"), ("--wide", "--format", "csv", "--as", "list")]
)
def test_wide_is_refused_where_it_means_nothing(compare: Compare, more: tuple[str, ...]) -> None:
    code, shown, said = compare(*more)
    assert code == 2
    assert shown == ""
    assert "--wide is for the matrix as CSV" in said
    assert len(said.strip().splitlines()) == 1


def test_an_unknown_view_is_refused(compare: Compare) -> None:
    code, _, said = compare("--as", "grid")
    assert code == 2
    assert "grid" in said
