"""The page of an agreement in a real browser: offline, readable in any light and width, by keyboard and on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from truces import TRUCE
from trucewatch.packs.agreements import list_agreements, load_agreement

pytestmark = pytest.mark.browser

_CONTRAST = Path(__file__).with_name("contrast.js").read_text(encoding="utf-8")
_HOSTILE = "<script>window.hacked=1</script><img src=x onerror='window.hacked=1'>"
_AS_OF = datetime(2031, 5, 20, tzinfo=UTC)


def _hostile() -> Any:
    terms = tuple(replace(term, text=f"{term.text} {_HOSTILE}", note=_HOSTILE) for term in TRUCE.terms)
    zones = tuple(replace(zone, name=f"{zone.name} {_HOSTILE}") for zone in TRUCE.zones)
    return replace(TRUCE, title=_HOSTILE, terms=terms, zones=zones)


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Writes the page of an agreement, once each."""
    from trucewatch.publish.pages.agreement_page import agreement_html

    folder, made = tmp_path_factory.mktemp("agreements"), {}

    def page(agreement: Any) -> Path:
        path = folder / f"{len(made)}.html"
        if agreement not in made:
            path.write_text(agreement_html(agreement, _AS_OF), encoding="utf-8", newline="\n")
            made[agreement] = path
        return made[agreement]

    return page


@pytest.fixture
def visit(open_file: Any, pages: Any) -> Any:
    return lambda agreement=TRUCE, **settings: open_file(pages(agreement), **settings)


@pytest.mark.parametrize("name", [name for name, _ in list_agreements()])
def test_each_that_ships_opens_without_a_request_or_a_complaint(visit: Any, name: str) -> None:
    agreement = load_agreement(name)
    found = visit(agreement, viewport={"width": 360, "height": 700})
    assert (found.requests, found.complaints) == ([], [])
    assert found.page.evaluate("document.documentElement.scrollWidth") <= 360
    assert found.page.evaluate("document.title")
    for term in agreement.terms:
        assert found.page.get_by_text(term.text).count() > 0


def test_nothing_that_an_agreement_says_is_run(visit: Any) -> None:
    found = visit(_hostile())
    assert (found.requests, found.complaints) == ([], [])
    assert found.page.evaluate("window.hacked") is None
    assert found.page.locator("main img, main script").count() == 0
    assert found.page.get_by_text(_HOSTILE).count() > 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_can_be_told_from_its_ground(visit: Any, scheme: str) -> None:
    assert visit(color_scheme=scheme).page.evaluate(_CONTRAST) == []


@pytest.mark.parametrize("width", [320, 700, 1000])
def test_no_width_scrolls_sideways(visit: Any, width: int) -> None:
    page = visit(_hostile(), viewport={"width": width, "height": 700}).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_map_shows_each_zone_that_is_drawn_and_names_it(visit: Any) -> None:
    page = visit().page
    assert page.locator("svg path").count() > 0
    assert page.locator("svg").first.get_attribute("role") in ("img", "group", "application")
    assert page.get_by_text("The plain").count() > 0


def test_a_term_and_its_dates_lead_to_each_other(visit: Any) -> None:
    page = visit().page
    links = page.eval_on_selector_all("main a[href^='#']", "all => all.map(one => one.getAttribute('href').slice(1))")
    assert links
    assert [id for id in links if page.locator(f"[id='{id}']").count() != 1] == []


def test_headings_leave_no_step_out(visit: Any) -> None:
    levels = visit().page.eval_on_selector_all("h1, h2, h3, h4", "all => all.map(one => +one.tagName[1])")
    assert levels[0] == 1 == levels.count(1)
    assert all(later - level <= 1 for level, later in pairwise(levels))


def test_on_paper_every_term_is_there(visit: Any) -> None:
    page = visit().page
    page.emulate_media(media="print")
    assert all(page.get_by_text(term.text).first.is_visible() for term in TRUCE.terms)
