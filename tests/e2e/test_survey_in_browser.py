"""The brief of judged tables in a real browser: offline, by keyboard and by ear, in any width."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from truces import TRUCE
from unit.publish.tables_sample import ACCOUNT, HOSTILE, SURVEY

pytestmark = pytest.mark.browser

_CONTRAST = Path(__file__).with_name("contrast.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def survey_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from trucewatch.publish.assessed.survey import survey_html

    path = tmp_path_factory.mktemp("survey") / "survey.html"
    html = survey_html(SURVEY, ACCOUNT, [TRUCE], beside=("judged.csv",))
    path.write_text(html, encoding="utf-8", newline="\n")
    return path


@pytest.fixture
def survey(open_file: Any, survey_file: Path) -> Any:
    return lambda **settings: open_file(survey_file, **settings)


def _open_all(page: Any) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")


def test_it_makes_no_request_and_runs_nothing_of_the_tables(survey: Any) -> None:
    found = survey()
    _open_all(found.page)
    assert (found.requests, found.complaints) == ([], [])
    assert found.page.evaluate("window.hacked") is None
    assert found.page.locator("main img").count() == 0
    assert found.page.get_by_text(HOSTILE).count() > 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_can_be_told_from_its_ground(survey: Any, scheme: str) -> None:
    page = survey(color_scheme=scheme).page
    _open_all(page)
    assert page.evaluate(_CONTRAST) == []


@pytest.mark.parametrize("width", [320, 700, 1000])
def test_no_width_scrolls_sideways(survey: Any, width: int) -> None:
    page = survey(viewport={"width": width, "height": 700}).page
    _open_all(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_map_shows_a_finer_grain_as_one_comes_closer(survey: Any) -> None:
    page = survey().page
    page.locator("#map").focus()
    before = page.locator(".grain.seen").get_attribute("data-most")
    for _ in range(6):
        page.keyboard.press("+")
    assert page.locator(".grain.seen").count() == 1
    assert page.locator(".grain.seen").get_attribute("data-most") != before
    page.get_by_role("button", name="All").click()
    assert page.locator(".grain.seen").get_attribute("data-most") == before


def test_the_keyboard_alone_reaches_a_trace(survey: Any) -> None:
    page = survey().page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.locator("details.trace > summary").first.focus()
    page.keyboard.press("Enter")
    assert page.get_by_text("2.0 km inside the edge").first.is_visible()


def test_without_script_the_counts_the_map_and_the_rows_are_there(survey: Any) -> None:
    page = survey(java_script_enabled=False).page
    assert page.locator(".totals strong").first.text_content() == "21"
    assert page.locator(".grain.seen circle").count() > 0
    assert page.locator(".bars rect").count() > 0


def test_every_bar_stands_in_a_table_for_readers_by_ear(survey: Any) -> None:
    page = survey().page
    levels = page.evaluate("Array.from(document.querySelectorAll('h1,h2,h3,h4')).map((h) => Number(h.tagName[1]))")
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert page.evaluate("Array.from(document.querySelectorAll('table')).every((t) => t.caption)")
    assert page.evaluate("Array.from(document.querySelectorAll('.scroll')).every((one) => one.ariaLabel)")
    assert page.locator(".bars svg[role=img][aria-label]").count() == page.locator(".bars svg").count() > 0
    ids = page.evaluate("Array.from(document.querySelectorAll('[id]')).map((one) => one.id)")
    assert len(set(ids)) == len(ids)


def test_paper_is_white_and_leaves_out_what_is_closed(survey: Any) -> None:
    page = survey(color_scheme="dark", viewport={"width": 680, "height": 900}).page  # A4 between its margins
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("document.documentElement.scrollWidth") <= 680
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator(".totals").is_visible()
    assert not page.locator("nav.contents").is_visible()
