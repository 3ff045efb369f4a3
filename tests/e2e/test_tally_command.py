"""`assess --tally` and the page of a table, as a monitor would call them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from trucewatch.cli import app
from trucewatch.errors import BadUsage

EVENTS = str(Path(__file__).parents[2] / "examples" / "tables" / "idlib-2020.csv")


def assess(*arguments: str):
    return CliRunner().invoke(app, ["assess", EVENTS, "--agreement", "idlib-2020", *arguments])


def test_a_daily_tally_shows_zeros_up_to_the_moment_and_two_who_count_side_by_side(tmp_path):
    out = tmp_path / "tally.csv"
    result = assess("--tally", str(out), "--as-of", "2020-04-30", "--count-of", f"The other side={EVENTS}")
    assert result.exit_code == 0, result.output
    rows = [row for row in csv.DictReader(out.open(encoding="utf-8")) if row["cut"] == "all"]
    days = [row for row in rows if row["stretch"] == "day" and row["counter"] == ""]
    assert (days[0]["first_day"] <= "2020-03-06", days[-1]["first_day"]) == (True, "2020-04-30")
    assert days[-1]["events"] == "0"
    assert {row["counter"] for row in rows} == {"", "The other side"}


def test_a_weekly_tally_and_a_page_name_each_other(tmp_path):
    tally, page, rows = (tmp_path / name for name in ("tally.json", "page.html", "rows.csv"))
    result = assess("--tally", str(tally), "--per", "week", "-o", str(page), "-o", str(rows))
    assert result.exit_code == 0, result.output
    assert json.loads(tally.read_text(encoding="utf-8"))["tally"] == "weekly"
    html = page.read_text(encoding="utf-8")
    assert "<code>rows.csv</code>" in html and "<code>tally.json</code>" in html
    assert "by week" in html


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--count-of", "North"], "write NAME=FILE"),
        (["--count-of", f"={EVENTS}"], "write NAME=FILE"),
        (["--count-of", "North=nowhere.csv"], "no such file"),
        (["--count-of", f"North={EVENTS}"], "needs a tally or a page"),
        (["--tally", "tally.xml"], "written as .csv or .json"),
        (["--tally", "a.csv", "--count-of", "North=a.csv"], "is read and cannot be written"),
        (["--tally", EVENTS], "among the tables that are read"),
    ],
)
def test_what_cannot_be_tallied_is_said_in_one_line(arguments, why, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.csv").write_bytes(Path(EVENTS).read_bytes())
    result = assess(*arguments)
    assert isinstance(result.exception, BadUsage)
    assert why in str(result.exception)


def test_one_stream_may_hold_the_counts_of_two_and_each_has_its_own_rejects(tmp_path):
    tally, lines = tmp_path / "tally.csv", Path(EVENTS).read_text(encoding="utf-8").splitlines()
    theirs = tmp_path / "theirs.csv"
    theirs.write_text("\n".join([lines[0], lines[1], lines[1].replace("36.0111", "north")]), encoding="utf-8")
    both = [f"{lines[0]},whose", *(f"{line},{'North' if n % 2 else 'South'}" for n, line in enumerate(lines[1:]))]
    result = CliRunner().invoke(
        app,
        ["assess", "-", "--agreement", "idlib-2020", "--tally", str(tally), "--counted-by", "whose",
         "-o", str(tmp_path / "page.html"), "-o", str(tmp_path / "account.json"),
         "--count-of", f"The third={theirs}"],
        input="\n".join(both),
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    rows = [row for row in csv.DictReader(tally.open(encoding="utf-8")) if row["cut"] == "all"]
    events = {name: sum(int(row["events"]) for row in rows if row["counter"] == name) for name in ("North", "South")}
    assert {row["counter"] for row in rows} == {"North", "South", "The third"}
    assert sum(events.values()) == 11
    assert "The third: 2 rows read, 1 judged, 1 set aside" in result.stderr
    assert "north" in (tmp_path / "account.The-third.rejected.csv").read_text(encoding="utf-8")
    account = json.loads((tmp_path / "account.json").read_text(encoding="utf-8"))
    assert account["rejected"] == "account.rejected.csv"
    assert [(one["name"], one["rejected"]) for one in account["others"]] == [
        ("The third", "account.The-third.rejected.csv")
    ]
    html = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "<code>account.rejected.csv</code>" in html and "<code>account.The-third.rejected.csv</code>" in html


def test_a_column_that_no_table_has_is_named(tmp_path):
    result = assess("--tally", str(tmp_path / "tally.csv"), "--counted-by", "who")
    assert isinstance(result.exception, BadUsage)
    assert "no column is named 'who'; there are event_id_cnty" in str(result.exception)
