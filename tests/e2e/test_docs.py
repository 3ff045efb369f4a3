"""The docs keep up with the program: every command has its page, every link leads somewhere."""

from __future__ import annotations

import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_of_a_page_leads_to_a_file_that_is_there(page: Path) -> None:
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    targets = [link.split("#")[0] for link in LINK.findall(text) if "://" not in link and not link.startswith("#")]
    dead = [target for target in targets if not (page.parent / target).exists()]
    assert not dead


def test_every_page_is_reached_from_the_index() -> None:
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    linked = {(ROOT / "docs" / link.split("#")[0]).resolve() for link in LINK.findall(index)}
    pages = {page.resolve() for page in [*(ROOT / "docs").glob("*.md"), *(ROOT / "docs" / "commands").glob("*.md")]}
    assert pages - linked == {(ROOT / "docs" / "index.md").resolve()}
    assert (ROOT / "docs" / "decisions").resolve() in linked


def commands() -> dict[str, set[str]]:
    """Each command of the program, with its long options."""
    from typer.main import get_command

    from trucewatch.cli import app

    return {
        name: {option for parameter in command.params for option in parameter.opts if option.startswith("--")}
        for name, command in get_command(app).commands.items()
    }


def test_every_command_has_a_page_that_names_each_of_its_options() -> None:
    for name, options in commands().items():
        page = ROOT / "docs" / "commands" / f"{name}.md"
        assert page.exists(), f"docs/commands/{name}.md is missing"
        text = page.read_text(encoding="utf-8")
        assert {option for option in options if option not in text} == set(), page.name


def test_no_page_tells_of_a_command_that_is_not_there() -> None:
    assert {page.stem for page in (ROOT / "docs" / "commands").glob("*.md")} == set(commands())


def test_every_dependency_has_a_decision() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    texts = chain(project["project"]["dependencies"], *project["dependency-groups"].values())
    told = "\n".join(page.read_text(encoding="utf-8") for page in (ROOT / "docs" / "decisions").glob("*.md")).lower()
    names = {Requirement(text).name.lower() for text in texts}
    assert {name for name in names if name not in told} == set()
