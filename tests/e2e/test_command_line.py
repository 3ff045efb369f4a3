"""The commands as a person types them: what goes in, what comes out, where, and with which exit code."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "idlib-2020"
TRUCEWATCH = str(Path(sys.executable).parent / "trucewatch")

pytestmark = pytest.mark.model


def trucewatch(*arguments: str, folder: Path, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [TRUCEWATCH, *arguments],
        cwd=folder,
        input=given,
        env={**os.environ, "NO_COLOR": "1"},
        capture_output=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    shutil.copy(EXAMPLE / "northern-wire.txt", tmp_path / "wire.txt")
    return tmp_path


def test_a_dash_reads_standard_input(desk: Path) -> None:
    done = trucewatch("extract", "-", "--format", "jsonl", folder=desk, given=(desk / "wire.txt").read_bytes())
    assert done.returncode == 0
    assert b"Maaret Misrin" in done.stdout
    assert b"1 reports used" in done.stderr or b"1 report used" in done.stderr


def test_data_goes_to_standard_output_and_the_account_to_standard_error(desk: Path) -> None:
    done = trucewatch("brief", "wire.txt", "--format", "json", folder=desk)
    assert done.stdout.startswith(b"{")
    assert done.stdout.rstrip().endswith(b"}")
    assert b"set aside" in done.stderr


def test_off_a_terminal_nothing_is_coloured_and_nothing_moves(desk: Path) -> None:
    done = trucewatch("brief", "wire.txt", folder=desk)
    assert b"\x1b" not in done.stdout + done.stderr
    assert b"\r" not in done.stdout + done.stderr


def test_the_same_reports_in_another_order_give_the_same_bytes(desk: Path) -> None:
    names = [str(EXAMPLE / name) for name in ("meridian-tv.txt", "northern-wire.txt", "strait-observer.html")]
    order = ("--agreement", "idlib-2020", "--as-of", "2020-03-08", "--format", "html")
    one = trucewatch("brief", *names, *order, folder=desk)
    other = trucewatch("brief", *reversed(names), *order, folder=desk)
    assert one.returncode == 0
    assert one.stdout == other.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("brief", "missing.txt"), 1, "missing.txt: no such file"),
        (("brief", "empty"), 1, "holds no report"),
        (("brief", "wire.txt", "--agreement", "idlib-2021"), 2, "did you mean idlib-2020?"),
        (("brief", "wire.txt", "--as-of", "yesterday"), 2, "'yesterday' is no date"),
        (("brief", "wire.txt", "--agreement", "idlib-2020", "--as-of", "2019-01-01"), 2, "signed on 2020-03-05"),
        (("brief", "wire.txt", "--format", "xml"), 2, "'xml'"),
        (("brief", "wire.txt", "--agreement", "broken.yaml"), 3, "broken.yaml:2"),
        (("agreement", "check", "broken.yaml"), 3, "broken.yaml:2"),
        (("schema", "briefs"), 2, "did you mean brief?"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_mistake_ends_in_one_clear_line_and_its_exit_code(
    arguments: tuple[str, ...], code: int, words: str, desk: Path
) -> None:
    (desk / "empty").mkdir()
    (desk / "broken.yaml").write_text("name: broken\ntittle: broken\n", encoding="utf-8")
    done = trucewatch(*arguments, folder=desk)
    told = done.stderr.decode()
    assert done.returncode == code, told
    assert words in told
    assert "Traceback" not in told
    assert done.stdout == b""


def test_one_bad_report_harms_only_itself_and_is_named(desk: Path) -> None:
    (desk / "empty.txt").write_bytes(b"")
    (desk / "picture.txt").write_bytes(bytes(range(256)) * 20)
    done = trucewatch("brief", ".", "--agreement", "idlib-2020", "--format", "markdown", folder=desk)
    told = done.stderr.decode()
    assert done.returncode == 0
    assert "2 set aside" in told
    assert "empty.txt: the file is empty" in told
    assert "picture.txt" in told
    assert b"line of contact" in done.stdout
