import json
import re
from html.parser import HTMLParser

import pytest
from jsonschema import Draft202012Validator

from trucewatch.errors import UnknownName
from trucewatch.model import (
    Annotation,
    AnnotationKind,
    Aside,
    Basis,
    Furniture,
    Place,
    PlacePrecision,
    Published,
    Report,
    Span,
)
from trucewatch.publish import publish_annotations, schemas

TEXT = "Shells fell on Vereshka <b>on</b> Monday.\nAdvert & more\n"


def report(text: str = TEXT, asides: tuple[Aside, ...] = (), id: str = "report-1") -> Report:
    return Report(
        id, "wire.txt", text, "0" * 64, (Span(0, len(text)),), "A </title><script>", None, "Wire",
        Basis.GIVEN, Published.unknown(), asides,
    )  # fmt: skip


def lit(kind: AnnotationKind, start: int, end: int, text: str = TEXT, rule: str = "a rule") -> Annotation:
    return Annotation(kind, Span(start, end), text[start:end], "value", "label", rule)


class Visible(HTMLParser):
    """The text of the article as a reader sees it, notes left out, and the marks that are open or crossed."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.stack, self.crossed = "", list[str](), False
        self.in_article = self.in_tip = False

    def handle_starttag(self, tag, attrs):
        self.in_article |= tag == "pre"
        self.in_tip |= ("class", "tip") in attrs
        if tag in ("mark", "span", "pre"):
            self.stack.append(tag)

    def handle_endtag(self, tag):
        if tag in ("mark", "span", "pre"):
            self.crossed |= self.stack.pop() != tag
        if tag == "span":
            self.in_tip = False
        if tag == "pre":
            self.in_article = False

    def handle_data(self, data):
        if self.in_article and not self.in_tip:
            self.text += data


def seen(page: str) -> Visible:
    found = Visible()
    found.feed(page)
    return found


def test_rows_fit_their_schema_and_keep_the_offsets():
    place = Place("own:v", "Vereshka", 45.0, 16.0, 3, PlacePrecision.TOWN)
    annotation = Annotation(AnnotationKind.PLACE, Span(15, 23), "Vereshka", "own:v", "Vereshka", "own", place)
    (row,) = map(json.loads, publish_annotations([(report(), [annotation])]).splitlines())
    Draft202012Validator(schemas()["annotation"]).validate(row)
    assert TEXT[row["start"] : row["end"]] == row["text"] == "Vereshka"
    assert (row["latitude"], row["longitude"]) == (45.0, 16.0)


CROSSING = [
    lit(AnnotationKind.PLACE, 15, 23),
    lit(AnnotationKind.ACTOR, 15, 23),
    lit(AnnotationKind.TERM, 10, 30),
    lit(AnnotationKind.EVENT, 20, 40),
    lit(AnnotationKind.TIME, 34, 40),
]


def test_the_page_shows_the_text_as_read_and_marks_never_cross():
    page = publish_annotations([(report(), CROSSING)], "html")
    found = seen(page)
    assert found.text.lstrip("\n") == TEXT
    assert not found.crossed
    assert found.stack == []


def test_every_reading_is_in_the_list_and_leads_to_its_words():
    page = publish_annotations([(report(), CROSSING)], "html")
    links = re.findall(r'href="#(t1-\d+)"', page)
    assert len(links) == len(CROSSING)
    assert all(page.count(f'id="{link}"') == 1 for link in links)
    assert all(page.count(f'id="{note}"') == 1 for note in re.findall(r'aria-describedby="([^"]+)"', page))


def test_markup_in_a_report_stays_text_and_nothing_is_asked_of_anyone():
    hostile = lit(AnnotationKind.EVENT, 0, 6, rule="<img src=x onerror=alert(1)>")
    page = publish_annotations([(report(), [hostile])], "html")
    assert "<b>on</b>" not in page
    assert "<script" not in page
    assert "<img" not in page
    assert "default-src 'none'" in page
    assert not re.findall(r"(?:src|href)=\"(?!#|data:,)", page)


def test_what_was_set_aside_is_grey_and_still_there():
    aside = Aside(Furniture.ADVERT, Span(TEXT.index("Advert"), len(TEXT) - 1))
    page = publish_annotations([(report(asides=(aside,)), [])], "html")
    assert '<span class="aside">Advert &amp; more</span>' in page
    assert "nothing found" in page


def test_reports_in_any_order_give_the_same_page():
    one, other = (report(), CROSSING), (report("Quiet.\n", id="report-2"), [])
    for format in ("jsonl", "html"):
        assert publish_annotations([one, other], format) == publish_annotations([other, one], format)


def test_an_unknown_format_is_refused():
    with pytest.raises(UnknownName):
        publish_annotations([], "docx")
