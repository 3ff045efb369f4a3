"""Several processes: the same bytes, an end on Ctrl-C, and a plain word for what makes no sense."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = str(ROOT / "examples" / "idlib-2020")
TRUCEWATCH = str(Path(sys.executable).parent / "trucewatch")

pytestmark = pytest.mark.model


def trucewatch(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([TRUCEWATCH, *arguments], capture_output=True, timeout=120, check=False)


@pytest.mark.parametrize("command", [("extract", "--format", "jsonl"), ("annotate",), ("brief", "--format", "json")])
def test_what_comes_out_does_not_depend_on_how_many_processes_read(command: tuple[str, ...]) -> None:
    one = trucewatch(*command, EXAMPLE, "--workers", "1")
    two = trucewatch(*command, EXAMPLE, "--workers", "2")
    assert one.returncode == two.returncode == 0
    assert one.stdout == two.stdout
    assert one.stderr == two.stderr


@pytest.mark.parametrize("given", ["0", "-1", "many", "1.5", "9999"])
def test_a_number_of_processes_that_makes_no_sense_is_refused_in_one_line(given: str) -> None:
    done = trucewatch("extract", EXAMPLE, f"--workers={given}")
    assert done.returncode == 2
    assert done.stderr.decode() == f"trucewatch: --workers {given}: give a number from 1 to 256, or auto\n"


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs process groups")
def test_an_interrupt_ends_every_process_quietly(tmp_path: Path) -> None:
    story = "Shelling killed {} people in Testville on Monday, the mayor said. The truce held elsewhere.\n" * 20
    rows = [json.dumps({"text": story.format(*range(n, n + 20)), "date": "2020-03-05"}) for n in range(2000)]
    (tmp_path / "many.jsonl").write_text("\n".join(rows))
    running = subprocess.Popen(
        [TRUCEWATCH, "extract", str(tmp_path / "many.jsonl"), "--workers", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    time.sleep(6)
    os.killpg(running.pid, signal.SIGINT)
    out, err = running.communicate(timeout=30)
    assert (running.returncode, out, err) == (130, b"", b"")
    with pytest.raises(ProcessLookupError):  # nobody of the group is left
        os.killpg(running.pid, 0)
