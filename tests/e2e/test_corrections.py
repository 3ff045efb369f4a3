"""What is taken back, from the files to every page."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from trucewatch import monitor
from trucewatch.publish import publish, publish_claims

pytestmark = pytest.mark.model

REPORTS = {
    "monday.txt": """Courier

Air strike kills 34 soldiers near Saraqib

SARAQIB, 5 March 2020 - An air strike on Thursday killed 34 Turkish soldiers near Saraqib, the army said.
""",
    "tuesday.txt": """Courier

Turkey counts its dead

ANKARA, 6 March 2020 - An air strike on Thursday killed 33 Turkish soldiers near Saraqib, the army said. Funerals
were held in six towns.

Correction: an earlier version of this story said 34 soldiers were killed; the number is 33.
""",
    "hill.txt": """RETRACTED: Shelling kills nine in Taftanaz

6 March 2020

Shelling killed nine civilians in Taftanaz on Thursday, a local council said.
""",
    "noon.txt": """Coast

7 March 2020

Police said that a mine killed nine soldiers near Binnish on Thursday.
""",
    "evening.txt": """Coast

8 March 2020

Police said that a mine killed seven soldiers near Binnish on Thursday. Nobody else was hurt on the road there.
""",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in REPORTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    courier = "monday.txt: {outlet: Courier}\ntuesday.txt: {outlet: Courier}\n"
    (tmp_path / "reports.yaml").write_text(courier + "evening.txt: {replaces: noon.txt}\n", encoding="utf-8")
    return tmp_path


def test_what_is_taken_back_is_shown_everywhere_and_bears_nothing(folder: Path) -> None:
    case = monitor(folder)
    values = {said.value for figure in case.figures for said in figure.values}
    assert values.isdisjoint({"34", "9"})
    assert {"33", "7"} <= values
    assert not any("Taftanaz" in event.title for event in case.events)
    gone = {report.name for report in case.reports if report.retracted is not None}
    assert gone == {"hill.txt", "noon.txt"}
    lines = [str(each) for each in case.consequences]
    assert any("Taftanaz" in line and "no longer told" in line for line in lines)
    assert any("Turkish soldiers killed" in line and "34" in line for line in lines)
    for format in ("terminal", "markdown", "html"):
        text = " ".join(publish(case, format).replace("\\", "").split())
        assert "Corrected and taken back" in text, format
        assert "What differs because of it" in text, format
        assert "34 taken back by Courier on 2020-03-06" in text, format
    document = json.loads(publish(case, "json"))
    claims = [claim for claim in document["claims"] if claim["retracted"]]
    assert {each["why"] for claim in claims for each in claim["retracted"]} >= {"replaced by evening.txt"}
    numbers = [each["number"]["quote"] for claim in claims for each in claim["retracted"] if each["number"]]
    assert numbers == ["34", "34"]
    notes = {each["span"]["quote"] for claim in claims for each in claim["retracted"] if each["number"]}
    assert notes == {"Correction: an earlier version of this story said 34 soldiers were killed; the number is 33."}
    rows = csv.DictReader(io.StringIO(publish_claims(case.claims, case.reports, "csv")))
    assert sum(bool(row["retracted"]) for row in rows) == len(claims)


def test_what_is_taken_back_later_than_the_cut_off_holds_until_then(folder: Path) -> None:
    case = monitor(folder, as_of="2020-03-07")
    assert {report.name for report in case.reports if report.retracted is not None} == {"hill.txt"}
    case = monitor(folder, as_of="2020-03-05")
    assert case.consequences == ()
    assert "34" in {said.value for figure in case.figures for said in figure.values}


def test_a_file_that_takes_back_wrongly_harms_only_itself(folder: Path) -> None:
    (folder / "reports.yaml").write_text("noon.txt: {retracted: {on: 2020-03-08}}\n", encoding="utf-8")
    case = monitor(folder)
    assert any("reports.yaml:1: the key 'by' is missing" in str(item) for item in case.skipped)
    assert next(report for report in case.reports if report.name == "noon.txt").retracted is None


def test_what_was_taken_back_leaves_the_picture_of_the_others(folder: Path) -> None:
    case = monitor(folder)
    for name in ("hill.txt", "noon.txt"):
        (folder / name).unlink()
    (folder / "reports.yaml").write_text(
        "monday.txt: {outlet: Courier}\ntuesday.txt: {outlet: Courier}\n", encoding="utf-8"
    )
    others = monitor(folder)
    assert (case.events, case.figures, case.comparisons, case.matrix) == (
        others.events,
        others.figures,
        others.comparisons,
        others.matrix,
    )


def test_a_decision_on_what_was_taken_back_is_set_aside(folder: Path) -> None:
    log = folder.parent / "decisions.yaml"
    log.write_text(
        "decisions:\n"
        "  - never the same:\n"
        "      - {report: noon.txt, words: a mine killed nine soldiers}\n"
        "      - {report: evening.txt, words: a mine killed seven soldiers}\n"
        "    by: M. Okafor\n"
        "    on: 2020-03-09\n",
        encoding="utf-8",
    )
    (item,) = [str(item) for item in monitor(folder, decided=log).skipped if "never the same" in str(item)]
    assert item.endswith("was taken back since")
