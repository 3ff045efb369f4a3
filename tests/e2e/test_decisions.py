"""What a person decides on the command line, and what comes of it."""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from trucewatch.cli import main

pytestmark = pytest.mark.model

Run = Callable[..., tuple[int | str | None, str, str]]

ONE = """Air strike near Saraqib

SARAQIB, 5 March 2020 - An air strike killed 34 Turkish soldiers near Saraqib on Thursday, a monitor said.
"""
TWO = """Losses in Idlib

ANKARA, 6 March 2020 - Thirty-three Turkish soldiers were killed in an air strike in the Idlib region, officials said.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "one.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "reports" / "two.txt").write_text(TWO, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command itself, in this process: its code, and what it wrote to both."""
    monkeypatch.chdir(folder)

    def command(*arguments: str) -> tuple[int | str | None, str, str]:
        monkeypatch.setattr(sys, "argv", ["trucewatch", *arguments])
        capsys.readouterr()
        try:
            main()
            code: int | str | None = 0
        except SystemExit as left:
            code = left.code
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


def out(done: tuple[int | str | None, str, str]) -> str:
    code, told, errors = done
    assert code == 0, errors
    return told


def events(run: Run, *more: str) -> list[dict[str, object]]:
    return json.loads(out(run("brief", "reports", "--format", "json", *more)))["events"]


def test_a_pair_is_reviewed_decided_obeyed_taken_back_and_kept_in_sight(run: Run, folder: Path) -> None:
    (event,) = events(run)
    rows = json.loads(out(run("review", "reports", "--format", "json", "--by", "M. Okafor")))
    line = shlex.split(next(row["never"] for row in rows if row["left_report"] != row["right_report"]))
    run(*line[1:], "--on", "2020-03-09", "--why", "two strikes")
    apart = events(run, "--decisions", "decisions.yaml")
    assert len(apart) == 2
    for each in apart:
        decided = [found for found in each["judgements"] if found["by"] != "rule"]
        assert [(found["by"], found["on"], found["reasons"]) for found in decided] == [
            ("M. Okafor", "2020-03-09", ["two strikes"])
        ]
    assert "kept apart by M. Okafor" in out(run("brief", "reports", "--decisions", "decisions.yaml"))
    before = (folder / "decisions.yaml").read_text(encoding="utf-8")
    run("decide", "decisions.yaml", "--undo", "last", "--by", "L. Brandt", "--on", "2020-03-10")
    assert (folder / "decisions.yaml").read_text(encoding="utf-8").startswith(before)
    assert "taken back by L. Brandt on 2020-03-10" in run("compare", "reports", "--decisions", "decisions.yaml")[2]
    assert events(run, "--decisions", "decisions.yaml") == [event]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ("decide d.yaml --by X", 2, "give one of --same A B, --never A B and --undo last|ID"),
        ("decide d.yaml --by X --same jets guns", 2, "'jets' names no claim"),
        ("decide d.yaml --by ' ' --undo last", 2, "say who decides"),
        ("decide d.yaml --by X --undo last", 2, "no decision stands there"),
        ("decide d.yaml --by X --undo last --on soon", 2, "--on soon: is no day"),
        ("decide reports --by X --undo last", 3, "reports: Is a directory"),
        ("review reports --decisions absent.yaml", 2, "absent.yaml: no such file"),
        ("brief reports --decisions reports/one.txt", 3, "reports/one.txt:"),
        ("review absent", 1, "absent: no such file or folder"),
    ],
)
def test_nonsense_ends_in_one_clear_line(run: Run, folder: Path, arguments: str, code: int, said: str) -> None:
    left, _, errors = run(*shlex.split(arguments))
    assert (left, said in errors) == (code, True), errors
    assert not (folder / "d.yaml").exists()
