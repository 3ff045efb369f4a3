"""What the tests of whole commands share.

A browser for those that need one: found, or skipped with a plain word, or in CI a failure. And Ctrl-C for commands: a
shell that runs the tests in its background has them ignore it, which every process that they start would inherit.
"""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from unit.publish.sample import CASE

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
]


@pytest.fixture(scope="session", autouse=True)
def commands_heed_ctrl_c() -> Iterator[None]:
    """Let it reach what the tests start, whatever started the tests."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def _missing(why: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(f"the browser tests must run in CI: {why}")
    pytest.skip(f"BROWSER TESTS SKIPPED: {why}")


def _executable(playwright: Any) -> str:
    named = os.environ.get("TRUCEWATCH_CHROMIUM")
    found = named or next(
        (path for name in _NAMES if (path := shutil.which(name))), playwright.chromium.executable_path
    )
    if not Path(found).exists():
        _missing(f"no Chromium at {'TRUCEWATCH_CHROMIUM' if named else 'any known place'}")
    return str(found)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A browser with a fresh profile."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _missing("playwright is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_executable(playwright), args=_ARGUMENTS)
        yield browser
        browser.close()


@dataclass
class Visit:
    """A page and what it did that it should not have done."""

    page: Any
    address: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def brief_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The brief of the invented case, written once."""
    from trucewatch.publish import publish

    path = tmp_path_factory.mktemp("brief") / "brief.html"
    path.write_text(publish(CASE, "html"), encoding="utf-8", newline="\n")
    return path


@pytest.fixture
def open_file(chromium: Any) -> Iterator[Any]:
    """Open a file with the settings given; every request but for the file itself is stopped and kept."""
    contexts = []

    def open_file(path: Path, **settings: Any) -> Visit:
        context = chromium.new_context(**{"viewport": {"width": 1200, "height": 900}, **settings})
        contexts.append(context)
        visit = Visit(context.new_page(), path.as_uri())

        def guard(route: Any) -> None:
            if route.request.url == visit.address:
                route.continue_()
            else:
                visit.requests.append(route.request.url)
                route.abort()

        context.route("**/*", guard)
        visit.page.on("console", lambda message: visit.complaints.append(message.text))
        visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        visit.page.on("dialog", lambda dialog: (visit.complaints.append(dialog.message), dialog.dismiss()))
        visit.page.goto(visit.address)
        return visit

    yield open_file
    for context in contexts:
        context.close()


@pytest.fixture
def visit(open_file: Any, brief_file: Path) -> Any:
    """Open the brief with the settings given."""
    return lambda **settings: open_file(brief_file, **settings)


@pytest.fixture
def page(visit: Any) -> Any:
    """The brief open in a light window of 1200 by 900."""
    return visit().page
