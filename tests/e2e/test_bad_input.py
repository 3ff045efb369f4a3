"""Broken, hostile and empty input: one clear line, a documented exit code, and the rest of the run goes on."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from trucewatch.cli import main

pytestmark = pytest.mark.model

ROOT = Path(__file__).parents[2]
TRUCEWATCH = str(Path(sys.executable).parent / "trucewatch")
GOOD = """Truce in Orvale

9 May 2031

A ceasefire took effect at midnight on May 9, 2031 in the town of Orvale, the ministry said on Friday.

At least five people were killed in shelling near Orvale on Thursday, police said.
"""


@dataclass(frozen=True)
class Done:
    """What one run of the command came to."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command itself, in this process, in a folder that holds one good report."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")

    def command(*arguments: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["trucewatch", *arguments])
        capsys.readouterr()
        try:
            main()
            code: int | str | None = 0
        except SystemExit as left:
            code = left.code
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return Done(code if isinstance(code, int) else 0, said.out, said.err)

    return command


def write(name: str, content: str | bytes) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return name


def make_nothing() -> str:
    return "missing.txt"


def make_loop() -> str:
    os.symlink("loop.txt", "loop.txt")  # cannot be opened, whoever asks
    return "loop.txt"


def make_empty_folder() -> str:
    Path("empty").mkdir()
    return "empty"


def make_huge() -> str:
    with Path("huge.txt").open("wb") as file:
        file.truncate(200 * 1024 * 1024)  # holes: it takes no room
    return "huge.txt"


def make_french() -> str:
    return write(
        "francais.txt",
        "La trêve est entrée en vigueur vendredi à minuit dans la province, ont annoncé les deux présidents à la "
        "presse. Les combats ont cessé le long de la ligne de contact, selon des habitants de la ville.\n",
    )


BROKEN: list[tuple[str, Callable[[], str], str]] = [
    ("a missing file", make_nothing, "missing.txt: no such file or folder; check the path"),
    ("an unreadable file", make_loop, "loop.txt: cannot be read"),
    ("an empty folder", make_empty_folder, "empty: the folder holds no report"),
    ("an empty file", lambda: write("empty.txt", ""), "empty.txt: the file is empty"),
    ("a file of blanks", lambda: write("blank.txt", " \n\n\t\n"), "blank.txt"),
    ("a binary file", lambda: write("photo.txt", bytes(range(256)) * 40), "photo.txt: is binary, not text; convert it"),
    ("a picture", lambda: write("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(64)), "photo.png: files of type .png"),
    ("a file of 200 MB", make_huge, "huge.txt: is 210 MB, more than the 20 MB"),
    ("another language", make_french, "francais.txt: language: French; only English and Spanish are read"),
    ("a pattern without match", lambda: "nothing/*.txt", "*.txt: no file matches this pattern"),
    ("a broken row", lambda: write("rows.jsonl", '{"text": \n'), "rows.jsonl:1: not a row of JSON"),
    (
        "a row without text",
        lambda: write("rows.jsonl", '{"title": "x"}\n'),
        'rows.jsonl:1: the row has no text; give it a "text"',
    ),
]


@pytest.mark.parametrize(("make", "line"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_a_broken_report_is_named_and_the_rest_goes_on(make: Callable[[], str], line: str, run: Run) -> None:
    name = make()
    alone = run("brief", name)
    assert alone.code == 1
    assert alone.out == ""
    assert line in alone.err
    beside = run("brief", name, "good.txt", "--format", "json")
    assert beside.code == 0
    assert "1 report used, 1 set aside" in beside.err
    assert line in beside.err
    assert len(json.loads(beside.out)["claims"]) == 2
    assert len(json.loads(beside.out)["skipped"]) == 1


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig", "iso8859-15"])
def test_other_encodings_are_found_out(encoding: str, run: Run) -> None:
    text = GOOD.replace("police said", "the mayor of Ålby, Mr Señal, said")
    write("other.txt", text.encode(encoding))
    done = run("brief", "other.txt", "--format", "json")
    brief = json.loads(done.out)
    assert done.code == 0
    assert any("Señal" in claim["quote"] for claim in brief["claims"])
    for claim in brief["claims"]:
        text = brief["reports"][0]["text"]
        assert text[claim["span"]["start"] : claim["span"]["end"]] == claim["quote"]


def test_bytes_that_are_no_text_harm_only_themselves(run: Run) -> None:
    write("scarred.txt", GOOD.encode() + b"\n\n\xff\xfe\xfa broken \x80 bytes")
    done = run("brief", "scarred.txt", "--format", "json")
    assert done.code == 0
    assert len(json.loads(done.out)["claims"]) == 2


def test_a_thousand_copies_are_one_report(run: Run) -> None:
    for number in range(1000):
        write(f"many/copy-{number:04}.txt", GOOD)
    done = run("brief", "many", "--format", "json")
    assert done.code == 0
    assert "1 report used, 1 set aside" in done.err
    assert "999 more copies" in done.err
    alone = json.loads(run("brief", "good.txt", "--format", "json").out)
    assert [event["witnesses"] for event in json.loads(done.out)["events"]] == [1]
    assert json.loads(done.out)["figures"] == alone["figures"]


HOSTILE = "Truce &lt;/script&gt;&lt;img src=x onerror=alert(1)&gt; in Orvale"
PAGE = f"""<html><head><title>Truce</title><meta property="og:title" content="{HOSTILE}"></head>
<body onload="alert(2)"><article><h1>{HOSTILE}</h1>
<p onclick="alert(3)">A ceasefire took effect at midnight on May 9, 2031 in the town of Orvale, the ministry said on
Friday in a long statement that was read to reporters.</p>
<script>document.write("At least 90 people were killed in Orvale, police said.")</script>
<p>At least five people were killed in shelling near Orvale on Thursday, &lt;b onmouseover=alert(4)&gt;police&lt;/b&gt;
said in a statement that was read to the press.</p><a href="javascript:alert(5)">more</a></article></body></html>"""


def test_scripts_and_handlers_of_a_page_neither_speak_nor_run(run: Run) -> None:
    write("page.html", PAGE)
    brief = json.loads(run("brief", "page.html", "--format", "json").out)
    assert len(brief["claims"]) == 2
    assert not any("90" in claim["quote"] for claim in brief["claims"])
    page = run("brief", "page.html", "--format", "html").out
    assert page.count("</script") == page.count("<script") == 1
    assert not re.search(r"<[^>]*\s(?:on\w+\s*=|href=[\"']?javascript:)", page)
    assert not re.search(r"<img|<iframe|<object", page)
    assert "<script" not in run("brief", "page.html", "--format", "markdown").out


def test_escapes_for_a_terminal_do_not_reach_it(run: Run) -> None:
    write("escape.txt", GOOD.replace("police said", "\x1b[2J\x1b]0;owned\x07police said"))
    assert "\x1b" not in run("brief", "escape.txt").out
    assert "\x1b" not in run("extract", "escape.txt").out


def test_an_article_without_a_ceasefire_says_so(run: Run) -> None:
    write(
        "rain.txt",
        "Rain on the plain\n\n9 May 2031\n\nRain fell on the plain on Saturday and farmers were glad of it.\n",
    )
    done = run("brief", "rain.txt")
    assert done.code == 0
    assert "No event was found" in done.out
    assert "nothing found in: rain.txt" in done.err
    assert "no term of a ceasefire was found" in done.err
    assert "nothing to compare" in run("compare", "rain.txt").out
    drafted = run("draft", "rain.txt")
    assert drafted.code == 1
    assert "nothing to draft" in drafted.err


@pytest.mark.parametrize("year", ["1820", "2999"])
def test_a_year_out_of_reach_dates_nothing(year: str, run: Run) -> None:
    write("odd.md", f"---\ndate: {year}-03-12\n---\n{GOOD.replace('9 May 2031', '').replace(', 2031', '')}")
    done = run("brief", "odd.md", "--format", "json")
    assert done.code == 0
    assert f"odd.md: date '{year}-03-12': the date {year}-03-12 lies outside 1900 to 2100" in done.err
    assert json.loads(done.out)["reports"][0]["published"]["basis"] == "unknown"
    write("odd.txt", GOOD.replace("9 May 2031", f"12 March {year}").replace(", 2031", ""))
    published = json.loads(run("brief", "odd.txt", "--format", "json").out)["reports"][0]["published"]
    assert published["basis"] == "unknown"
    assert f"{year}-03-12 lies outside 1900 to 2100" in published["reason"]


AGREEMENT = """name: testland-2031
title: Truce of Testland
signed: {on: 2031-05-01, at: Port Test}
effective: {at: 2031-05-02 06:00}
clock: {stated: no, zones: [UTC, Asia/Tokyo]}
sources: [{title: The treaty}]
parties:
  - {actor: north, name: North, role: signatory}
sites:
  - {id: ford, name: Ford, lat: 10.5, lon: 20.5, radius: 1 km, source: drawn by hand}
zones:
  - id: plain
    name: The plain
    kind: area
    ring: [[20, 10], [21, 10], [21, 11], [20, 11], [20, 10]]
    source: drawn by hand
    error: 2 km
terms:
  - {id: calm, text: Fighting in the plain stops., kind: cessation, zone: plain}
"""
RING = "[[20, 10], [21, 10], [21, 11], [20, 11], [20, 10]]"


@pytest.mark.parametrize(
    ("good", "bad", "line"),
    [
        (
            "kind: cessation",
            "kind: cesation",
            "own.yaml:19: unknown kind of term 'cesation'; did you mean 'cessation'?",
        ),
        ("zone: plain", "zone: plian", "own.yaml:19: unknown zone 'plian'; did you mean 'plain'?"),
        ("text: Fight", "txet: Fight", "own.yaml:19: unknown key 'txet'; did you mean 'text'?"),
        ("title: Truce", "name: again\ntitle: Truce", "own.yaml:2: the key 'name' stands twice; first on line 1"),
        (RING, "[[20, 10], [21, 11], [21, 10], [20, 11], [20, 10]]", "own.yaml:15: the outline crosses itself"),
        (RING, "[[20, 10], [20, 11], [21, 11], [21, 10], [20, 10]]", "own.yaml:15: the outline is inside out"),
        (RING, "[[20, 10], [21, 10], [21, 11], [20, 11]]", "own.yaml:15: the outline is not closed"),
        (RING, "[[36, 136], [36, 137], [37, 137], [37, 136], [36, 136]]", "latitude and longitude look swapped"),
        ("lat: 10.5, lon: 20.5", "lat: 110.5, lon: 20.5", "own.yaml:10: the latitude 110.5 is beyond 90"),
        ("on: 2031-05-01", "on: 1820-05-01", "own.yaml:3: the year 1820 is before 1900 or after 2100"),
        ("on: 2031-05-01", "on: 2031-02-30", "own.yaml:3: '2031-02-30' is no day or hour of the calendar"),
        ("Asia/Tokyo", "Asia/Tokio", "own.yaml:5: unknown time zone 'Asia/Tokio'; did you mean 'Asia/Tokyo'?"),
        ("terms:", "terms: [", "own.yaml:19: not YAML"),
    ],
)
def test_a_wrong_agreement_is_refused_by_file_and_line(good: str, bad: str, line: str, run: Run) -> None:
    write("own.yaml", AGREEMENT)
    assert run("agreement", "check", "own.yaml").code == 0
    assert good in AGREEMENT
    write("own.yaml", AGREEMENT.replace(good, bad))
    for command in (("agreement", "check", "own.yaml"), ("brief", "good.txt", "--agreement", "own.yaml")):
        done = run(*command)
        assert (done.code, done.out) == (3, "")
        assert line in done.err
        assert len(done.err.splitlines()) == 1


def test_a_case_that_does_not_come_out_ends_with_four(run: Run) -> None:
    write("own/agreement.yaml", AGREEMENT)
    write(
        "own/cases.yaml",
        "cases:\n  - case: one\n    event: {when: 2031-05-05, site: ford, who: [north], act: Armed clash}\n"
        "    expect: {calm: not_covered}\n",
    )
    done = run("agreement", "check", "own")
    assert done.code == 4
    assert "own/cases.yaml:2: one: calm is alleged_breach" in done.out


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (
            ["brief", "good.txt", "--agreement", "idlib-2021"],
            "no agreement is named 'idlib-2021'; did you mean idlib-2020?",
        ),
        (
            ["brief", "good.txt", "-a", "idlib-2020", "--as-of", "2019-01-01"],
            "it was signed on 2020-03-05; give a moment",
        ),
        (["brief", "good.txt", "--as-of", "nonsense"], "'nonsense' is no date; write 2020-03-08"),
        (["brief", "good.txt", "--as-of", "1820-01-01"], "1820-01-01 lies outside the years 1900 to 2100"),
        (["brief", "good.txt", "--as-of", "2999-01-01"], "2999-01-01 lies outside the years 1900 to 2100"),
        (["brief", "good.txt", "--format", "pdf"], "'pdf' is not one of"),
        (["brief", "good.txt", "-o", "good.txt/brief.html"], "good.txt/brief.html: cannot be written"),
        (["brief", "good.txt", "-o", "."], "cannot be written: Is a directory"),
        (["brief", "good.txt", "-o", "good.txt"], "good.txt: is among the reports that are read"),
        (["brief", ".", "-o", "./good.txt"], "good.txt: is among the reports that are read"),
        (["brief", "-", "-"], "standard input can be read once"),
        (["brief", "good.txt", "--pipeline", "xx_none"], "no language pipeline is named 'xx_none'"),
        (["brief"], "Missing argument"),
        (["brief", "--nosuch", "good.txt"], "No such option: --nosuch"),
        (["nosuch"], "No such command 'nosuch'"),
        (["schema", "briefs"], "no schema is named 'briefs'; did you mean brief?"),
        (["agreement", "show", "nope"], "no agreement is named 'nope'; known: "),
        ([], "[OPTIONS] COMMAND [ARGS]..."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_usage_ends_with_two_and_writes_nothing(arguments: list[str], line: str, run: Run) -> None:
    done = run(*arguments)
    assert done.code == 2
    assert line in done.err
    assert done.out == ""
    assert Path("good.txt").read_text(encoding="utf-8") == GOOD


def test_an_undated_run_asks_for_its_moment(run: Run) -> None:
    write("undated.txt", GOOD.replace("9 May 2031", "").replace(" on May 9, 2031", ""))
    done = run("brief", "undated.txt", "--agreement", "idlib-2020")
    assert done.code == 2
    assert "no report is dated" in done.err
    assert "give --as-of" in done.err


def test_a_fault_of_ours_is_one_line_and_seventy(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("boom")

    monkeypatch.delenv("TRUCEWATCH_DEBUG", raising=False)
    monkeypatch.setattr("trucewatch.pipeline.monitor", fail)
    done = run("brief", "good.txt")
    assert done.code == 70
    assert done.err == "trucewatch: a fault of ours: ZeroDivisionError: boom; set TRUCEWATCH_DEBUG=1 to see where\n"


def test_a_wrong_sidecar_harms_only_its_entry(run: Run) -> None:
    write("desk/a.txt", GOOD)
    write("desk/reports.yaml", "a.txt:\n  outlte: The Alder\nb.txt:\n  outlet: The Birch\n")
    done = run("brief", "desk")
    assert done.code == 0
    assert "reports.yaml:2: unknown key 'outlte'; did you mean 'outlet'?" in done.err
    assert "reports.yaml:4: no file is named 'b.txt'; did you mean 'a.txt'?" in done.err


@pytest.mark.parametrize("format", ["terminal", "html", "markdown", "json"])
def test_the_same_reports_give_the_same_bytes_however_they_are_named(format: str, run: Run) -> None:
    write("desk/a.txt", GOOD)
    write("desk/b.txt", GOOD.replace("five", "six").replace("Truce in", "Guns silent in"))
    write("desk/c.txt", GOOD.replace("police", "a doctor").replace("five", "seven"))
    known = ("--as-of", "2031-05-12", "--format", format)
    once = run("brief", "desk", *known).out
    assert once == run("brief", "desk", *known).out
    assert once == run("brief", "desk/c.txt", "desk/a.txt", "desk/b.txt", *known).out
    assert once == run("brief", "desk/*.txt", "desk", *known).out
    run("brief", "desk", *known, "-o", "written.out")
    assert Path("written.out").read_text(encoding="utf-8") == once


def process(*arguments: str, folder: Path, **more: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # type: ignore[call-overload, no-any-return]
        [TRUCEWATCH, *arguments], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more
    )


def test_nothing_on_standard_input_ends_with_one(tmp_path: Path) -> None:
    asked = process("brief", "-", folder=tmp_path, stdin=subprocess.DEVNULL)
    out, err = asked.communicate(timeout=120)
    assert (asked.returncode, out) == (1, b"")
    assert b"standard input: is empty; pipe a report into it" in err


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_an_interruption_ends_with_130_and_no_trace(tmp_path: Path) -> None:
    waiting = process("brief", "-", folder=tmp_path, stdin=subprocess.PIPE)
    time.sleep(2)
    waiting.send_signal(signal.SIGINT)
    out, err = waiting.communicate(timeout=120)
    assert (waiting.returncode, out) == (130, b"")
    assert b"Traceback" not in err


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_a_reader_that_leaves_early_is_no_fault(tmp_path: Path) -> None:
    talking = process("schema", folder=tmp_path)
    assert talking.stdout is not None and talking.stderr is not None
    talking.stdout.read(1)
    talking.stdout.close()
    err = talking.stderr.read()
    assert talking.wait(timeout=120) == 0
    assert err == b""


def test_no_color_is_obeyed_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    from trucewatch.cli.screen import screen

    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert screen(None)[1]
    monkeypatch.setenv("NO_COLOR", "1")
    assert not screen(None)[1]
