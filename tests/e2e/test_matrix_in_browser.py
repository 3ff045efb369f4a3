"""The matrix in a browser: a page of its own and in the brief; by mouse, by keyboard and without script."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from trucewatch.publish import publish_comparisons
from trucewatch.publish.views.matrix import matrix_view
from unit.publish.sample import CASE, HOSTILE
from unit.publish.test_matrix import many

pytestmark = pytest.mark.browser

_CONTRAST = Path(__file__).with_name("contrast.js").read_text(encoding="utf-8")
_WIDTH = "tr:has(> th > .unseen:text-is('Corridor: ')):has-text('width')"


@pytest.fixture(scope="module")
def matrix_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("matrix") / "matrix.html"
    path.write_text(publish_comparisons(CASE, "html"), encoding="utf-8", newline="\n")
    return path


@pytest.fixture
def laid(open_file: Callable[..., Any], matrix_file: Path) -> Any:
    """The page of the matrix, opened; it must have asked nobody for anything."""
    found = open_file(matrix_file)
    yield found.page
    assert found.requests == []
    assert found.complaints == []


def test_a_cell_opens_its_words_and_they_their_report(laid: Any) -> None:
    laid.locator("td.is-otherwise a").first.click()
    assert laid.evaluate("document.activeElement.id") == "words"
    assert laid.locator("#words-title").text_content() == "Corridor: width"
    quote = laid.locator("#words-list blockquote").first.text_content()
    assert quote in {claim.quote for claim in CASE.claims}
    laid.locator("#words-list a.show").first.click()
    assert "".join(laid.locator("#reader-text mark").all_text_contents()) == quote
    laid.keyboard.press("Escape")
    assert laid.locator("#reader").is_hidden()
    assert laid.locator("#words").is_visible()
    laid.keyboard.press("Escape")
    assert laid.locator("#words").is_hidden()
    assert laid.evaluate("document.activeElement.closest('td').className") == "is-otherwise"


def test_every_cell_that_speaks_opens_the_words_of_its_claims(laid: Any) -> None:
    spoken = [cell for view in matrix_view(CASE).facts for cell in view.cells if cell.speaks]
    links = laid.locator("table.matrix td a")
    assert links.count() == len(spoken)
    for number, cell in enumerate(spoken):
        links.nth(number).evaluate("link => link.click()")
        assert laid.locator("#words-list blockquote").all_text_contents() == [each.quote for each in cell.quoted]
        assert laid.locator("#words-list figcaption .of").all_text_contents() == [
            each.graded for each in cell.quoted if each.graded
        ]


def test_the_keyboard_stops_once_and_arrows_go_from_cell_to_cell(laid: Any) -> None:
    assert laid.locator("table.matrix td a[tabindex='0']").count() == 1
    laid.locator("table.matrix td a[tabindex='0']").focus()
    before = laid.evaluate("document.activeElement.closest('td').cellIndex")
    laid.keyboard.press("ArrowRight")
    assert laid.evaluate("document.activeElement.closest('td').cellIndex") > before
    row = laid.evaluate("document.activeElement.closest('tr').rowIndex")
    laid.keyboard.press("ArrowDown")
    assert laid.evaluate("document.activeElement.closest('tr').rowIndex") > row
    laid.keyboard.press("Enter")
    assert laid.locator("#words").is_visible()


def test_facts_can_be_cut_down_to_differences_and_to_a_kind(laid: Any) -> None:
    rows = laid.locator("table.matrix tbody tr")
    everything = rows.count()
    laid.select_option("select[name=facts]", "differs")
    shown = laid.locator("table.matrix tbody tr:visible")
    assert 0 < shown.count() < everything
    assert shown.count() == laid.locator("table.matrix tbody tr.differs").count()
    assert f"{shown.count()} of {everything} facts" in laid.locator(".matrix-tools output").text_content()
    laid.select_option("select[name=facts]", "all")
    laid.select_option("select[name=kind]", "toll")
    assert set(shown.evaluate_all("rows => rows.map(row => row.dataset.kind)")) == {"toll"}


def test_a_report_can_be_put_out(laid: Any) -> None:
    columns = laid.locator("table.matrix thead th:visible")
    before = columns.count()
    laid.locator(".outlets summary").click()
    laid.locator("input[name=report]").first.uncheck()
    assert columns.count() == before - 1
    assert laid.locator("table.matrix tbody tr").first.locator("td:visible").count() == before - 2
    laid.get_by_role("button", name="None", exact=True).click()
    assert columns.count() == 1
    laid.get_by_role("button", name="All", exact=True).click()
    assert columns.count() == before


def test_head_and_first_column_stay_in_sight(open_file: Callable[..., Any], tmp_path: Path) -> None:
    path = tmp_path / "many.html"
    path.write_text(publish_comparisons(many(60), "html"), encoding="utf-8", newline="\n")
    page = open_file(path).page
    page.evaluate("document.querySelector('.matrix-frame').style.maxHeight = '12rem'")
    frame = "document.querySelector('.matrix-frame')"
    corner = "document.querySelector('.matrix thead th').getBoundingClientRect()"
    name = "document.querySelector('.matrix tbody th').getBoundingClientRect().left"
    before = page.evaluate(f"[{corner}.top, {corner}.left, {name}]")
    page.evaluate(f"{frame}.scrollTo(900, 150)")
    assert page.evaluate(f"{frame}.scrollLeft") == 900
    assert page.evaluate(f"[{corner}.top, {corner}.left, {name}]") == before


def test_those_who_listen_hear_words_for_every_sign(laid: Any) -> None:
    assert "A dot: the report is silent" in laid.locator("table.matrix caption").text_content()
    assert laid.locator("table.matrix td:empty").count() == 0
    cell = laid.locator("td.is-otherwise a").first
    assert "says otherwise" in cell.text_content()
    assert laid.locator("table.matrix thead th:not([scope=col])").count() == 0
    assert laid.locator("table.matrix tbody tr > :first-child:not(th[scope=row])").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_can_be_told_from_its_ground(open_file: Callable[..., Any], matrix_file: Path, scheme: str) -> None:
    page = open_file(matrix_file, color_scheme=scheme).page
    page.locator("td.is-otherwise a").first.click()
    assert page.evaluate(_CONTRAST) == []


def test_hostile_words_stay_words(laid: Any) -> None:
    assert laid.evaluate("window.hacked") is None
    assert laid.locator("main img, main script").count() == 0
    assert laid.get_by_text(HOSTILE).count() > 0


@pytest.mark.parametrize("width", [390, 800])
def test_the_page_never_scrolls_sideways(open_file: Callable[..., Any], matrix_file: Path, width: int) -> None:
    page = open_file(matrix_file, viewport={"width": width, "height": 800}).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_script_a_cell_leads_to_its_report(open_file: Callable[..., Any], matrix_file: Path) -> None:
    page = open_file(matrix_file, java_script_enabled=False).page
    assert not page.locator(".matrix-tools").is_visible()
    target = page.locator("td.is-otherwise a").first.get_attribute("href")
    assert page.locator(f"[id='{target[1:]}']").count() == 1


def test_the_brief_holds_the_same_matrix(visit: Any) -> None:
    found = visit()
    cells = found.page.locator("table.matrix td a")
    assert cells.count() == sum(cell.speaks for view in matrix_view(CASE).facts for cell in view.cells)
    found.page.locator("#matrix td.is-otherwise a").first.click()
    assert found.page.locator("#words").is_visible()
    found.page.locator("#words-more a").click()
    assert found.page.evaluate("location.hash").startswith("#difference-")
    assert found.complaints == []
