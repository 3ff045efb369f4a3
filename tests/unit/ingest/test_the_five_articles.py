"""The five articles of March 2020, which are kept beside the project and never in it."""

from pathlib import Path

import pytest

from trucewatch.ingest import read_reports
from trucewatch.model import Basis, Furniture

FOLDER = Path(__file__).parents[4] / "shared" / "reports" / "idlib-2020"

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="../shared/reports/idlib-2020 is not here")


@pytest.fixture(scope="module")
def five():
    reports, skipped = read_reports([FOLDER])
    assert skipped == ()
    return {report.name[:3]: report for report in reports}


def test_outlets_are_those_that_the_pages_name(five):
    assert [five[key].outlet for key in sorted(five)] == ["RT", "Rudaw", "Press TV", "", ""]


def test_every_article_has_its_headline(five):
    assert all(report.title and report.title_span and report.body[0] == report.title_span for report in five.values())


@pytest.mark.parametrize(
    ("key", "when", "basis"),
    [
        ("000", "2020-03-05 17:19", Basis.STATED),
        ("001", "2020-03-05", Basis.STATED),
        ("002", "2020-03-06 to 2020-03-11", Basis.INFERRED),
        ("003", "2020-03-05", Basis.INFERRED),
        ("004", "2020-03-05", Basis.INFERRED),
    ],
)
def test_dates_are_stated_or_inferred_with_a_reason(five, key, when, basis):
    published = five[key].published
    assert (str(published.when), published.basis) == (when, basis)
    assert published.reason


@pytest.mark.parametrize(("key", "paragraphs"), [("000", 10), ("001", 26), ("002", 8), ("003", 21), ("004", 10)])
def test_the_articles_paragraphs_are_all_kept_and_nothing_else(five, key, paragraphs):
    assert len(five[key].body) == paragraphs


def test_other_stories_and_captions_are_set_aside(five):
    cleaned = " ".join(report.cleaned for report in five.values()).lower()
    assert not any(word in cleaned for word in ("coast guard", "fake news", "photo by", "advertisement", "rt.com"))
    assert sum(aside.kind is Furniture.RELATED for aside in five["003"].asides) == 10


def test_no_dateline_is_left_in_the_article(five):
    assert [five[key].dateline for key in sorted(five)] == ["", "ERBIL, Kurdistan Region", "", "MOSCOW", ""]
