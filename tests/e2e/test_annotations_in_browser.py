"""The page of an annotated article in Chromium, without script: notes on hover and focus, kinds that can be put out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from trucewatch.model import AnnotationKind
from trucewatch.publish import publish_annotations
from unit.publish.tables.test_annotations import TEXT, lit, report

pytestmark = pytest.mark.browser
READINGS = [
    lit(AnnotationKind.PLACE, 15, 23, rule="gazetteer: the place"),
    lit(AnnotationKind.ACTOR, 15, 23, rule="actors: the actor"),
    lit(AnnotationKind.TIME, TEXT.index("Monday"), TEXT.index("Monday") + 6, rule="times: the time"),
]


@pytest.fixture(params=["light", "dark"])
def page(chromium: Any, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Any]:
    path = tmp_path / "page.html"
    path.write_text(publish_annotations([(report(), READINGS)], "html"), encoding="utf-8", newline="\n")
    context = chromium.new_context(
        viewport={"width": 390, "height": 800}, color_scheme=request.param, java_script_enabled=False
    )
    requests: list[str] = []
    opened = context.new_page()
    opened.on("request", lambda each: requests.append(each.url))
    opened.goto(path.as_uri())
    yield opened
    assert requests == [path.as_uri()]
    context.close()


def test_the_rule_appears_over_the_words_and_tells_of_all_that_share_them(page: Any) -> None:
    note = page.locator("mark mark > .tip")
    assert not note.is_visible()
    page.locator("mark mark").hover()
    assert note.is_visible()
    assert "the actor" in note.inner_text()
    assert "the place" in note.inner_text()
    assert not page.locator("mark.place > .tip").is_visible()


def test_the_keyboard_reaches_every_reading(page: Any) -> None:
    page.locator("mark.time").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert page.locator("mark.time > .tip").is_visible()


def test_a_kind_can_be_put_out_and_lit_again(page: Any) -> None:
    entry = page.locator("li.time")
    assert entry.is_visible()
    page.locator("#show-time").uncheck()
    assert not entry.is_visible()
    page.locator("#show-time").check()
    assert entry.is_visible()


def test_nothing_is_wider_than_a_phone(page: Any) -> None:
    box = page.locator("body").bounding_box()
    assert box["width"] <= 390
    page.locator("mark.time").hover()
    note = page.locator("mark.time > .tip").bounding_box()
    assert note["x"] >= 0
    assert note["x"] + note["width"] <= 390
