"""The HTML brief in a real browser: it asks nobody for anything, and every word of it can be reached."""

from __future__ import annotations

import csv
import io
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from unit.publish.sample import CASE, HOSTILE

pytestmark = pytest.mark.browser

_CONTRAST = Path(__file__).with_name("contrast.js").read_text(encoding="utf-8")


def test_it_makes_no_request_and_nothing_is_complained_of(visit: Any) -> None:
    found = visit()
    found.page.click("#open-all")
    found.page.locator("a.show:visible").first.click()
    found.page.wait_for_timeout(200)
    assert found.requests == []
    assert found.complaints == []


def test_the_policy_stops_what_is_not_ours(visit: Any) -> None:
    found = visit()
    found.page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1'; "
        "document.body.append(s); "
        "const i = document.createElement('img'); i.src = 'https://example.org/x.png'; document.body.append(i); }"
    )
    found.page.wait_for_timeout(200)
    assert found.page.evaluate("window.ran") is None
    assert found.requests == []
    assert any("Content Security Policy" in complaint for complaint in found.complaints)


def test_hostile_words_stay_words(visit: Any) -> None:
    found = visit()
    assert found.page.evaluate("window.hacked") is None
    assert found.page.locator("main img, main script, main iframe, main object").count() == 0
    assert found.page.get_by_text(HOSTILE).count() > 0
    assert found.complaints == []


def test_every_quote_opens_lit_in_its_report(page: Any) -> None:
    page.click("#open-all")
    quotes = {claim.id: claim for claim in CASE.claims}
    seen = set()
    for link in page.locator("figure.quote:visible a.show").all():
        quote = link.locator("xpath=ancestor::figure").locator("blockquote").text_content().strip()
        link.click()
        lit = page.locator("#reader-text mark").all_text_contents()
        assert "".join(lit) == quote
        assert page.locator("#reader-text").text_content() in {report.text for report in CASE.reports}
        seen.add(quote)
        page.keyboard.press("Escape")
    assert seen == {claim.quote for claim in quotes.values()}


def test_the_reader_names_outlet_speaker_and_hash(page: Any) -> None:
    claim = next(claim for claim in CASE.claims if claim.speaker.name == "rescuers")
    page.click("#open-all")
    page.locator("figure.quote:visible", has_text=claim.quote).locator("a.show").first.click()
    said = page.locator("#reader").text_content()
    assert all(words in said for words in ("Alder Wire", "rescuers accuses", CASE.report(claim.report).sha256))


def test_what_was_set_aside_is_shown_as_such(page: Any) -> None:
    page.click("#open-all")
    page.locator("figure.quote:visible", has_text="a truce from 00:01 on May 9").locator("a.show").first.click()
    assert page.locator("#reader-text .furniture").text_content() == "READ MORE: Ferry lines closed"


def test_the_keyboard_alone_reaches_a_quote_and_returns(page: Any) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.locator("details.voice > summary").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "show"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "reader"
    assert page.locator("#reader-text mark").count() == 1
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == "show"


def test_the_map_zooms_by_keyboard_and_chooses_events(page: Any) -> None:
    before = page.get_attribute("#map", "viewBox")
    page.locator("#map a.pin:visible").first.focus()
    assert page.locator("article.event.lit").count() == 1
    page.keyboard.press("+")
    after = page.get_attribute("#map", "viewBox")
    assert after != before
    page.keyboard.press("0")
    assert [float(part) for part in page.get_attribute("#map", "viewBox").split()] == [float(p) for p in before.split()]
    page.locator("a.on-map:visible").first.click()
    assert page.evaluate("document.activeElement.getAttribute('data-event')") in {event.id for event in CASE.events}


def test_the_map_goes_to_the_events(page: Any) -> None:
    def boxes() -> list[dict[str, float]]:
        return [mark.bounding_box() for mark in page.locator("#map a.pin:visible circle").all()]

    def spread() -> float:
        return max(box["x"] for box in boxes()) - min(box["x"] for box in boxes())

    whole = spread()
    page.click("[data-zoom=events]")
    assert spread() > whole
    frame = page.locator("#map").bounding_box()
    for box in boxes():
        assert frame["x"] <= box["x"] and box["x"] + box["width"] <= frame["x"] + frame["width"]
        assert frame["y"] <= box["y"] and box["y"] + box["height"] <= frame["y"] + frame["height"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_can_be_told_from_its_ground(visit: Any, scheme: str) -> None:
    page = visit(color_scheme=scheme).page
    page.click("#open-all")
    assert page.evaluate(_CONTRAST) == []


def test_light_and_dark_differ(visit: Any) -> None:
    grounds = [
        visit(color_scheme=scheme).page.evaluate("getComputedStyle(document.body).backgroundColor")
        for scheme in ("light", "dark")
    ]
    assert grounds[0] != grounds[1]


@pytest.mark.parametrize("width", [320, 360, 700, 1000])
def test_no_width_scrolls_sideways(visit: Any, width: int) -> None:
    page = visit(viewport={"width": width, "height": 700}).page
    page.click("#open-all")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_paper_is_white_and_shows_the_quotes(visit: Any) -> None:
    page = visit(color_scheme="dark").page
    page.emulate_media(media="print", color_scheme="dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert not page.locator("nav.contents").is_visible()
    assert page.locator("blockquote", has_text="Rare calm reigned").first.is_visible()
    assert not page.locator("pre").first.is_visible()


def test_without_script_the_brief_can_be_read(visit: Any) -> None:
    page = visit(java_script_enabled=False).page
    assert page.locator("h1").text_content() == "Protocol on the North Bank"
    assert not page.locator("#open-all").is_visible()
    page.locator("details.voice > summary").first.click()
    quote = page.locator("details.voice blockquote").first
    assert quote.is_visible()
    page.locator("details.report-text > summary").first.click()
    assert page.locator("pre").first.is_visible()


def test_tables_can_be_saved(page: Any) -> None:
    saved = {}
    for link in page.locator(".downloads a").all():
        with page.expect_download() as download:
            link.click()
        saved[download.value.suggested_filename] = download.value.path().read_text(encoding="utf-8")
    claims = list(csv.DictReader(io.StringIO(saved["claims.csv"])))
    assert len(claims) == len(CASE.claims)
    assert len(list(csv.DictReader(io.StringIO(saved["events.csv"])))) == len(CASE.events)
    assert len(json.loads(saved["events.geojson"])["features"]) == len(CASE.events)


def test_the_page_is_built_for_readers_by_ear(page: Any) -> None:
    levels = page.evaluate("Array.from(document.querySelectorAll('h1,h2,h3,h4')).map((h) => Number(h.tagName[1]))")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert page.locator("main").count() == page.locator("header.top").count() == 1
    assert page.evaluate("Array.from(document.querySelectorAll('table')).every((t) => t.caption)")
    assert page.evaluate(
        "new Set(Array.from(document.querySelectorAll('[id]')).map((e) => e.id)).size"
    ) == page.evaluate("document.querySelectorAll('[id]').length")
    broken = page.evaluate(
        "Array.from(document.querySelectorAll('a[href^=\"#\"]')).map((a) => a.getAttribute('href').slice(1))"
        ".filter((id) => !document.getElementById(id))"
    )
    assert broken == []


def test_two_runs_give_the_same_bytes(brief_file: Any) -> None:
    from trucewatch.publish import publish

    assert publish(CASE, "html") == brief_file.read_text(encoding="utf-8")
