"""annotate, rules, gazetteer and one's own places and actors, as a person types them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "idlib-2020"
TRUCEWATCH = str(Path(sys.executable).parent / "trucewatch")
STORY = (
    "Report\n\n5 March 2024\n\nRiver Guards shelled the village of Vereshka Gornja on Monday, killing 12 civilians.\n"
)
PLACES = "name,lat,lon,country\nVereshka Gornja,13.1,33.2,SD\nBad,99,1,SD\n"
ACTORS = """source: {title: Our field notes, date: "2024-05-01"}
actors:
- {id: river-guards, name: River Guards, kind: armed_group, in: [SD]}
"""


def trucewatch(*arguments: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [TRUCEWATCH, *arguments],
        cwd=folder,
        env={**os.environ, "NO_COLOR": "1", "TRUCEWATCH_DATA": str(folder / "own"), **variables},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "own.csv").write_text(PLACES, encoding="utf-8")
    (tmp_path / "own.yaml").write_text(ACTORS, encoding="utf-8")
    return tmp_path


@pytest.mark.model
def test_annotate_writes_rows_whose_words_stand_in_the_report(desk: Path) -> None:
    done = trucewatch("annotate", "story.txt", folder=desk)
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert all(STORY[row["start"] : row["end"]] == row["text"] for row in rows)
    assert {"time", "quantity", "event"} <= {row["kind"] for row in rows}


@pytest.mark.model
def test_annotate_writes_one_page_that_asks_nobody(desk: Path) -> None:
    done = trucewatch("annotate", str(EXAMPLE), "--html", "-o", "page.html", folder=desk)
    assert done.returncode == 0, done.stderr
    page = (desk / "page.html").read_text(encoding="utf-8")
    assert "default-src 'none'" in page
    assert "<script" not in page
    assert page.count("<article") == 8


@pytest.mark.model
def test_extract_ends_with_why_sentences_gave_no_claim_and_names_rules_when_asked(desk: Path) -> None:
    plain = trucewatch("extract", str(EXAMPLE), folder=desk)
    why = trucewatch("extract", str(EXAMPLE), "--why", folder=desk)
    assert "gave no claim: " in plain.stderr.splitlines()[-1]
    assert "speech.outlet" in why.stdout
    assert "speech.outlet" not in plain.stdout


@pytest.mark.model
def test_imported_places_and_given_actors_are_used_and_bad_rows_counted(desk: Path) -> None:
    before = trucewatch("extract", "story.txt", "--format", "jsonl", folder=desk)
    assert [json.loads(line)["latitude"] for line in before.stdout.splitlines()] == [None]
    imported = trucewatch("gazetteer", "import", "own.csv", folder=desk)
    assert imported.returncode == 0
    assert "2 rows read, 1 kept, 1 set aside" in imported.stderr
    assert "own.csv:3: Bad: lat 99" in imported.stderr
    after = trucewatch("extract", "story.txt", "--format", "jsonl", "--actors", "own.yaml", folder=desk)
    (row,) = map(json.loads, after.stdout.splitlines())
    assert (row["latitude"], row["longitude"], row["actors"]) == (13.1, 33.2, "River Guards")
    assert "own gazetteer: " in after.stderr


@pytest.mark.model
def test_a_file_of_places_for_one_run_is_read_and_its_bad_rows_are_named(desk: Path) -> None:
    done = trucewatch("annotate", "story.txt", "--places", "own.csv", folder=desk)
    assert any(json.loads(line)["latitude"] == 13.1 for line in done.stdout.splitlines())
    assert "own.csv:3" in done.stderr
    assert not (desk / "own").exists()


def test_the_folder_given_comes_before_the_environments(desk: Path) -> None:
    trucewatch("gazetteer", "import", "own.csv", "--data-dir", "mine", folder=desk)
    assert (desk / "mine" / "gazetteer" / "places.sqlite").is_file()
    assert not (desk / "own").exists()
    assert (
        "Vereshka Gornja: taken for no place" in trucewatch("gazetteer", "find", "Vereshka Gornja", folder=desk).stdout
    )
    found = trucewatch("gazetteer", "find", "Vereshka Gornja", "--country", "SD", "--data-dir", "mine", folder=desk)
    assert found.stdout.startswith("Vereshka Gornja: taken for Vereshka Gornja, SD")


def test_find_writes_rows_for_other_tools(desk: Path) -> None:
    done = trucewatch("gazetteer", "find", "Tripoli", "--country", "LB", "--format", "jsonl", folder=desk)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["country"] for row in rows if row["chosen"]] == ["LB"]
    assert len(rows) > 1


def test_rules_check_counts_what_it_ran(desk: Path) -> None:
    done = trucewatch("rules", "check", folder=desk)
    assert done.returncode == 0
    assert done.stdout.rstrip().endswith("none failed")
    listed = trucewatch("rules", "list", folder=desk).stdout.splitlines()
    assert done.stdout.startswith(f"{len(listed)} rules with ")


@pytest.mark.model
def test_rules_check_names_what_no_report_fires(desk: Path) -> None:
    done = trucewatch("rules", "check", "--unused", "story.txt", folder=desk)
    assert "rules fired in none of 1 reports:" in done.stdout
    assert "en.time.weekday\t" not in done.stdout
    assert "en.exchange\t" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "why"),
    [
        (("annotate", "story.txt", "--places", "none.csv"), 2, "none.csv: no such file"),
        (("annotate", "story.txt", "-o", "story.txt"), 2, "among the reports"),
        (("extract", "story.txt", "--actors", "own.csv"), 3, "own.csv:1"),
        (("gazetteer", "import", "none.csv"), 2, "none.csv: no such file"),
        (("gazetteer", "import", "own.yaml"), 3, "no column 'name'"),
        (("gazetteer", "find", "Homs", "--country", "Syria"), 2, "write two letters"),
        (("gazetteer", "find", "Homs", "--near", "north"), 2, "no point"),
        (("rules", "check", "--unused"), 2, "--unused goes with the reports"),
        (("rules", "check", "--language", "zz"), 2, "no language with rules"),
    ],
)
def test_wrong_use_ends_in_one_clear_line_and_its_code(
    desk: Path, arguments: tuple[str, ...], code: int, why: str
) -> None:
    done = trucewatch(*arguments, folder=desk)
    assert done.returncode == code
    assert why in done.stderr
    assert "Traceback" not in done.stderr
