"""How texts are carried in the page."""

from __future__ import annotations

from html.parser import HTMLParser

from trucewatch.publish import publish
from trucewatch.publish.pages.typeset import text_as_read
from unit.publish.sample import CASE


class _Pre(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.inside, self.texts = False, []

    def handle_starttag(self, tag, attrs):
        if tag == "pre":
            self.inside = True
            self.texts.append("")

    def handle_endtag(self, tag):
        self.inside = self.inside and tag != "pre"

    def handle_data(self, data):
        if self.inside:
            self.texts[-1] += data


def test_each_text_stands_once_character_for_character():
    parser = _Pre()
    parser.feed(publish(CASE, "html"))
    # The line end after <pre> is no part of its text.
    assert sorted(text.removeprefix("\n") for text in parser.texts) == sorted(report.text for report in CASE.reports)


def test_what_html_cannot_carry_keeps_its_place():
    assert text_as_read("a\x00b\ud800c") == "a\ufffdb\ufffdc"
