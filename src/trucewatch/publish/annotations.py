"""Annotations as rows, and as a page that shows each article with what was read in it lit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import Any

from markupsafe import Markup

from trucewatch.errors import UnknownName
from trucewatch.model import Annotation, AnnotationKind, Report
from trucewatch.publish.delimited import to_json_lines
from trucewatch.publish.rows import column

FORMATS = ("html", "jsonl")
KINDS = (
    (AnnotationKind.PLACE, "a name taken for a place, or found in no gazetteer"),
    (AnnotationKind.TIME, "a date, an hour or a stretch of time"),
    (AnnotationKind.DURATION, "a length of time"),
    (AnnotationKind.QUANTITY, "a count"),
    (AnnotationKind.LENGTH, "a distance or a width"),
    (AnnotationKind.ACTOR, "a state, force, group, person, role or agency"),
    (AnnotationKind.SPEAKER, "who says it"),
    (AnnotationKind.SAYING, "the verb of saying"),
    (AnnotationKind.EVENT, "a word that tells of a happening"),
    (AnnotationKind.TERM, "what an agreement provides"),
    (AnnotationKind.POSITION, "a principle, a right, a circumstance"),
)
Annotated = tuple[Report, Sequence[Annotation]]


@dataclass(frozen=True, slots=True)
class AnnotationRow:
    """What was read at a stretch of one report, and by which rule."""

    report: str = column("id of the report")
    name: str = column("the report's name, as it was given")
    kind: AnnotationKind = column("what sort of thing was read")  # noqa: RUF009 (a plain field)
    start: int = column("first character of the words in the report's text as read")
    end: int = column("the character after the last of them")
    text: str = column("the words themselves")
    value: str = column(
        "canonical: start/end in ISO 8601 for a time, low..high for a quantity and (km) a length, ISO 8601 for a "
        "duration, the id of a place or actor, a stance, a measure, a kind of term; empty where it is not known"
    )
    label: str = column("the value for a reader")
    rule: str = column("the rule, or the reason, by which it was read so")
    latitude: float | None = column("of a place: degrees north (WGS 84)")
    longitude: float | None = column("of a place: degrees east (WGS 84)")


def annotation_rows(report: Report, annotations: Sequence[Annotation]) -> list[dict[str, Any]]:
    """One row an annotation, in the order given."""
    return [
        asdict(
            AnnotationRow(
                report.id, report.name, each.kind, each.span.start, each.span.end, each.text, each.value, each.label,
                each.rule, each.place.lat if each.place else None, each.place.lon if each.place else None,
            )
        )
        for each in annotations
    ]  # fmt: skip


def publish_annotations(annotated: Sequence[Annotated], format: str = "jsonl") -> str:
    """Annotated reports as ``jsonl``, or as one self-contained ``html`` page. Raises UnknownName."""
    ordered = sorted(annotated, key=lambda each: (each[0].name, each[0].id))
    if format == "jsonl":
        return to_json_lines([row for report, found in ordered for row in annotation_rows(report, found)])
    if format == "html":
        from trucewatch.publish.html import annotations_html

        return annotations_html([_page(number, report, found) for number, (report, found) in enumerate(ordered, 1)])
    raise UnknownName("format", format, FORMATS)


@dataclass(frozen=True, slots=True)
class Lit:
    """One annotation on the page: the anchors of its place in the text and of its line in the list."""

    number: int
    anchor: str
    note: str
    annotation: Annotation


@dataclass(frozen=True, slots=True)
class Page:
    """One article: its text with everything lit, and the list of what is."""

    report: Report
    body: Markup
    lit: tuple[Lit, ...]

    @property
    def counts(self) -> list[tuple[AnnotationKind, int]]:
        """How many of each kind, kinds in their order."""
        counts = [(kind, sum(1 for each in self.lit if each.annotation.kind is kind)) for kind in AnnotationKind]
        return [(kind, count) for kind, count in counts if count]


def _page(number: int, report: Report, annotations: Sequence[Annotation]) -> Page:
    ordered = sorted(annotations, key=lambda each: (each.span.start, -each.span.end))
    lit = tuple(Lit(at, f"t{number}-{at}", f"n{number}-{at}", each) for at, each in enumerate(ordered, 1))
    return Page(report, _Painter(report, lit).paint(), lit)


class _Painter:
    """Sets marks into a text. A mark that would cross another is cut in two where the other ends."""

    def __init__(self, report: Report, lit: Sequence[Lit]) -> None:
        self.report = report
        self.waiting = sorted(((each.annotation.span.start, each.annotation.span.end, each) for each in lit), key=_key)
        self.painted: list[str] = []
        self.begun: set[str] = set()

    def paint(self) -> Markup:
        at, around = 0, list[tuple[int, Lit]]()  # the marks that are open, outermost first, and where each ends
        while self.waiting:
            start, end, lit = self.waiting.pop(0)
            while around and around[-1][0] <= start:
                at = self._close(at, around.pop()[0])
            at = self._plain(at, start)
            if around and end > around[-1][0]:  # crosses the end of what holds it
                self._wait(around[-1][0], end, lit)
                end = around[-1][0]
            self.painted.append(self._opening(lit, [outer for _, outer in reversed(around)]))
            around.append((end, lit))
        while around:
            at = self._close(at, around.pop()[0])
        self._plain(at, len(self.report.text))
        return Markup("".join(self.painted))

    def _plain(self, start: int, end: int) -> int:
        from trucewatch.publish.html import text_as_read

        cuts = sorted({start, end, *(edge for aside in self.report.asides for edge in (aside.span.start, aside.span.end)
                                     if start < edge < end)})  # fmt: skip
        for left, right in pairwise(cuts):
            words = text_as_read(self.report.text[left:right])
            aside = any(aside.span.start <= left and right <= aside.span.end for aside in self.report.asides)
            self.painted.append(f'<span class="aside">{words}</span>' if aside else words)
        return end

    def _close(self, at: int, end: int) -> int:
        self._plain(at, end)
        self.painted.append("</mark>")
        return end

    def _wait(self, start: int, end: int, lit: Lit) -> None:
        self.waiting.append((start, end, lit))
        self.waiting.sort(key=_key)

    def _opening(self, lit: Lit, around: Sequence[Lit]) -> str:
        """The mark, and the note that appears over it: on this reading and on those around it."""
        each = lit.annotation
        first = lit.anchor not in self.begun
        self.begun.add(lit.anchor)
        named = Markup(' id="{}" tabindex="0" aria-describedby="{}"').format(lit.anchor, lit.note) if first else ""
        lines = Markup("<hr>").join(
            Markup("<b>{}</b> {}<br>{}").format(one.kind.value, _shown(one.label), _shown(one.rule))
            for one in (each, *(outer.annotation for outer in around))
        )
        tip = Markup('<span class="tip" aria-hidden="true">{}</span>').format(lines)
        tag = Markup('<mark class="{}"{} data-kind="{}">').format(
            each.kind.value, named, each.kind.value if first else ""
        )
        return f"{tag}{tip}"


def _shown(text: str) -> str:
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def _key(waiting: tuple[int, int, Lit]) -> tuple[int, int, int]:
    return waiting[0], -waiting[1], waiting[2].number
