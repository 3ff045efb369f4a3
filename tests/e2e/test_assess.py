"""``trucewatch assess`` as a person types it: what comes out where, with which exit code, and never a traceback."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from trucewatch.cli import main

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "examples" / "tables" / "idlib-2020.csv"
HEADER = "event_id_cnty,event_date,event_type,sub_event_type,actor1,latitude,longitude\n"
ROW = "A,2020-03-10,Battles,Armed clash,Military Forces of Syria,35.8,36.6\n"


@pytest.fixture
def run(monkeypatch, capsys, tmp_path):
    """The exit code, what stood on standard output and on standard error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TRUCEWATCH_DEBUG", raising=False)

    def command(*words: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["trucewatch", "assess", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out, said.err

    return command


def test_without_an_output_the_counts_are_printed_and_what_was_set_aside_is_said(run):
    code, out, err = run(TABLE, "-a", "idlib-2020")
    assert code == 0
    assert out.startswith("11 events of idlib-2020.csv")
    assert "12 rows read, 11 judged, 1 set aside" in err
    assert "latitude and longitude look swapped" in err
    assert "Brigade of the Two Rivers" in err


def test_rows_and_account_are_written_and_named(run, tmp_path):
    code, out, err = run(TABLE, "-a", "idlib-2020", "-o", "sums.json", "-o", "out.csv", "-o", "deep/out.kml")
    assert (code, out) == (0, "")
    assert {"written: out.csv", "written: sums.json", "written: deep/out.kml"} <= set(err.splitlines())
    account = json.loads((tmp_path / "sums.json").read_text(encoding="utf-8"))
    assert account["rows"] == {"read": 12, "judged": 11, "set_aside": 1}
    assert [one["name"] for one in account["actors_unknown"]] == ["Brigade of the Two Rivers"]
    assert sum(account["gravest"].values()) == 11
    assert "each of them stands in out.rejected.csv" in err
    assert (tmp_path / "out.rejected.csv").is_file()


def test_why_prints_the_whole_trace_of_one_event(run):
    code, out, _ = run(TABLE, "-a", "idlib-2020", "--why", "EX-07")
    assert code == 0
    assert out.startswith("EX-07 (row 7 of idlib-2020.csv)")
    for words in (
        "art-1: possible_breach",
        "when: 2020-03-18",
        "km inside the edge",
        "national-front-for-liberation is",
    ):
        assert words in out


def test_why_says_of_a_row_that_was_set_aside_why_it_was(run):
    code, _, err = run(TABLE, "-a", "idlib-2020", "--why", "idlib-2020.csv:12")
    assert code == 2
    assert "look swapped" in err


def test_a_table_of_ones_own_is_read_by_its_mapping(run, tmp_path):
    rows = ["10.3.2020;35,8,1;36.6;Armed clash;Regime", "10.3.2020;35,8;36.6;Armed clash;Regime"]
    (tmp_path / "log.csv").write_text("\n".join(["Tag;Lat;Lon;Was;Wer", *rows]) + "\n")
    (tmp_path / "m.yaml").write_text(
        "columns: {start: tag, latitude: lat, longitude: lon, sub_event_type: was, first: wer}\n"
        "within: 2 km\nactors: {Regime: syria}\n"
    )
    code, out, err = run("log.csv", "-a", "idlib-2020", "--mapping", "m.yaml")
    assert (code, out.splitlines()[0]) == (0, "1 event of log.csv")
    assert "1: Lat is no number" in err


BAD = {
    "nothing.csv": (b"", 1, "the table is empty"),
    "header.csv": (HEADER.encode(), 1, "has no rows"),
    "words.csv": (b"wann,wo\n1,2\n", 1, "these are the columns of no known table: wann, wo"),
    "twice.csv": (b"a,a\n1,2\n", 1, "two columns are named 'a'"),
    "binary.csv": (bytes(range(256)) * 40, 1, "is not UTF-8 text"),
    "latin.csv": ((HEADER + ROW.replace("Syria", "Syri\u00e9")).encode("latin-1"), 1, "is not UTF-8 text"),
    "half.parquet": (b"PAR1" + b"\0" * 60, 1, "not a whole Parquet file"),
    "none.geojson": (b'{"type": "Point"}', 1, "not a GeoJSON collection of features"),
    "cells.csv": ((HEADER + "1,2,3\n").encode(), 1, "has 3 cells where the header has 7"),
    "blank.csv": ((HEADER + ",,,,,,\n").encode(), 1, "event_date is blank"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_table_that_cannot_be_used_ends_in_a_plain_word(run, tmp_path, name):
    content, exit_code, why = BAD[name]
    (tmp_path / name).write_bytes(content)
    code, out, err = run(name, "-a", "idlib-2020", "-o", "out.csv")
    assert (code, out) == (exit_code, "")
    assert why in err
    assert "Traceback" not in err and "a fault of ours" not in err
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.parametrize(
    ("words", "exit_code", "why"),
    [
        ([TABLE], 2, "--agreement"),
        ([TABLE, "-a", "idlib-2021"], 2, "did you mean idlib-2020"),
        ([TABLE, "-a", "idlib-2020", "-a", "idlib-2020"], 2, "named twice"),
        ([TABLE, "-a", "idlib-2020", "-o", "out.xlsx"], 2, "rows are written to .csv, .geojson, .kml, .parquet"),
        ([TABLE, "-a", "idlib-2020", "-o", TABLE], 2, "is among the tables that are read"),
        ([TABLE, "-a", "idlib-2020", "--as-of", "soon"], 2, "'soon' is no date"),
        ([TABLE, "-a", "idlib-2020", "--as-of", "2019-01-01"], 2, "there was no idlib-2020"),
        ([TABLE, "-a", "idlib-2020", "--threads", "0"], 2, "--threads 0"),
        ([TABLE, "-a", "idlib-2020", "--why", "EX-99"], 2, "no row has the id 'EX-99'"),
        ([TABLE, "-a", "idlib-2020", "--mapping", "none.yaml"], 3, "none.yaml: No such file"),
        ([TABLE, "-a", "idlib-2020", "--actors", "none.yaml"], 2, "no such file"),
        (["none.csv", "-a", "idlib-2020"], 1, "none.csv: no such file"),
        ([".", "-a", "idlib-2020"], 1, "no table in the folder"),
    ],
)
def test_a_request_that_makes_no_sense_is_refused_in_one_line(run, words, exit_code, why):
    code, out, err = run(*words)
    assert (code, out) == (exit_code, "")
    assert why in err
    assert "Traceback" not in err and "a fault of ours" not in err
