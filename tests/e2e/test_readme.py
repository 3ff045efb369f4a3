"""What the README and the page on Python tell people to type works, as it stands there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
PYTHON = ROOT / "docs" / "python.md"


def blocks(page: Path, language: str) -> list[str]:
    """The fenced blocks of one language, in order, with continued lines joined."""
    found = re.findall(rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return [block.replace("\\\n", " ") for block in found]


def commands() -> list[str]:
    return [line for block in blocks(README, "sh") for line in block.splitlines() if line.startswith("trucewatch ")]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as a reader would have it: our examples, and articles of their own."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(ROOT / "examples", folder / "examples")
    shutil.copytree(ROOT / "examples" / "idlib-2020", folder / "my-articles")
    return folder


def run(command: str | list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    scripts = str(Path(sys.executable).parent)
    return subprocess.run(
        command,
        shell=isinstance(command, str),
        cwd=folder,
        env={**os.environ, "PATH": scripts + os.pathsep + os.environ["PATH"], "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_readme_shows_commands() -> None:
    assert len(commands()) >= 5


@pytest.mark.model
@pytest.mark.parametrize("number", range(len(commands())))
def test_a_command_of_the_readme_does_its_work(number: int, desk: Path) -> None:
    # The commands build on each other (draft, then check), so they run in order in one folder.
    command = commands()[number]
    done = run(command, desk)
    assert done.returncode == 0, f"$ {command}\n{done.stdout}\n{done.stderr}"
    assert "Traceback" not in done.stderr
    if named := re.search(r" -o (\S+)", command):
        assert (desk / named[1]).stat().st_size > 0


@pytest.mark.model
@pytest.mark.parametrize("page", [README, PYTHON], ids=lambda page: page.name)
def test_the_python_of_a_page_runs(page: Path, desk: Path) -> None:
    script = "\n".join(blocks(page, "python"))
    assert script
    done = run([sys.executable, "-c", script], desk)
    assert done.returncode == 0, done.stderr
