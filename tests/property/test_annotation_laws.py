"""Every annotation's words stand at its offsets, whatever is read, and a page shows the text unchanged."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.extract import Extractor, annotations_of
from trucewatch.model import Annotation, AnnotationKind, Basis, Published, Report, Span, When
from trucewatch.publish import publish_annotations
from unit.publish.tables.test_annotations import seen

pytestmark = pytest.mark.model

PIECES = st.sampled_from(
    [
        "At least 16 people died", "in Tripoli", "on Thursday", "near the town of Vereshka", ",", "“", "”", "he said",
        "according to residents", "Russian troops shelled", "the rebels", "a corridor 6 km wide", "within seven days",
        "The ceasefire takes effect at midnight", "including two children", ".", "\n\n", "denied the attack", "émigrés",
        "İstanbul", "Ma’arrat", "no military solution", "U.S.", "?", "<b>", "12-15", "was not", "🙂", "  ",
    ]
)  # fmt: skip


@cache
def extractor() -> Extractor:
    return Extractor.load()


@given(st.lists(PIECES, min_size=1, max_size=14))
@settings(max_examples=60, deadline=None)
def test_every_annotations_words_stand_at_its_offsets(pieces: list[str]) -> None:
    text = " ".join(pieces)
    if not text.strip():
        return
    body = tuple(_paragraphs(text))
    published = Published(When.day(date(2020, 3, 5)), Basis.GIVEN)
    report = Report("report-1", "a.txt", text, "0" * 64, body, "", None, "Wire", Basis.GIVEN, published)
    found = annotations_of(extractor().read(report, every=True))
    for each in found:
        assert each.span.of(text) == each.text
        assert each.text
        assert each.rule
    assert len(set(found)) == len(found)
    assert found == annotations_of(extractor().read(report, every=True))


def _paragraphs(text: str) -> list[Span]:
    spans, at = [], 0
    for part in text.split("\n\n"):
        start = at + len(part) - len(part.lstrip())
        if part.strip():
            spans.append(Span(start, at + len(part.rstrip())))
        at += len(part) + 2
    return spans


@given(st.text(alphabet="ab <&\n\r\0é🙂", min_size=1, max_size=40), st.data())
@settings(max_examples=150, deadline=None)
def test_a_page_shows_the_text_unchanged_however_its_marks_cross(text: str, data: st.DataObject) -> None:
    offsets = st.integers(0, len(text))
    drawn = data.draw(st.lists(st.tuples(offsets, offsets, st.sampled_from(AnnotationKind)), max_size=8))
    report = Report("r", "a", text, "0" * 64, (), "", None, "", Basis.UNKNOWN, Published.unknown())
    lit = [
        Annotation(kind, Span(min(a, b), max(a, b)), text[min(a, b) : max(a, b)], "", "", "rule")
        for a, b, kind in drawn
        if a != b
    ]
    found = seen(publish_annotations([(report, lit)], "html"))
    assert found.text.removeprefix("\n") == text.replace("\0", "\ufffd")
    assert not found.crossed
