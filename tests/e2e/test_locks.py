"""The locks fit ``pyproject.toml``: what set-up installs is what the project says it needs."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
MEND = "run `make lock` and commit requirements/"


class Pin(NamedTuple):
    """One package of a lock: every version that some platform takes, and what asked for it."""

    versions: set[str]
    hashes: int
    asked_by: set[str]


def read_lock(name: str) -> dict[str, Pin]:
    lock: dict[str, Pin] = {}
    pin = Pin(set(), 0, set())
    for line in (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines():
        if found := re.match(r"([A-Za-z0-9._-]+)==([^ ;\\]+)", line):
            key = canonicalize_name(found[1])
            before = lock.get(key, Pin(set(), 0, set()))
            pin = lock[key] = Pin(before.versions | {found[2]}, 0, before.asked_by)
        elif "--hash=sha256:" in line:
            key = next(reversed(lock))
            pin = lock[key] = lock[key]._replace(hashes=lock[key].hashes + 1)
        elif line.lstrip().startswith("#"):
            pin.asked_by.add(line.strip(" #").removeprefix("via").strip())
    return lock


def wanted(*, for_tests: bool) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    texts = project["project"]["dependencies"] + project["dependency-groups"]["build"]
    if for_tests:
        texts += project["dependency-groups"]["dev"] + project["project"]["optional-dependencies"]["pandas"]
    return [Requirement(text) for text in texts]


@pytest.mark.parametrize(("name", "for_tests"), [("run.txt", False), ("dev.txt", True)])
def test_a_lock_pins_every_requirement_of_the_project_at_a_version_that_it_allows(name: str, for_tests: bool) -> None:
    lock = read_lock(name)
    for requirement in wanted(for_tests=for_tests):
        pin = lock.get(canonicalize_name(requirement.name))
        assert pin, f"{name} lacks {requirement}; {MEND}"
        allowed = all(requirement.specifier.contains(version) for version in pin.versions)
        assert allowed, f"{name} pins {requirement.name} at {pin.versions}, not {requirement.specifier}; {MEND}"


@pytest.mark.parametrize(("name", "for_tests"), [("run.txt", False), ("dev.txt", True)])
def test_a_lock_holds_nothing_that_the_project_no_longer_asks_for(name: str, for_tests: bool) -> None:
    asked = {canonicalize_name(requirement.name) for requirement in wanted(for_tests=for_tests)}
    direct = {key for key, pin in read_lock(name).items() if any("pyproject.toml" in by for by in pin.asked_by)}
    assert direct <= asked, f"{name} still holds {sorted(direct - asked)}; {MEND}"


@pytest.mark.parametrize("name", ["run.txt", "dev.txt"])
def test_a_lock_hashes_every_package_and_names_no_registry(name: str) -> None:
    assert all(pin.hashes for pin in read_lock(name).values())
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index-url" not in text


def test_the_run_lock_is_part_of_the_dev_lock() -> None:
    run, dev = read_lock("run.txt"), read_lock("dev.txt")
    assert {key: pin.versions for key, pin in run.items()} == {key: dev[key].versions for key in run}
