"""Articles with what was read in them lit, as one page; or the same as JSON Lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from trucewatch.errors import UnknownName
from trucewatch.model import Annotation, AnnotationKind, Report
from trucewatch.publish.delimited import to_json_lines
from trucewatch.publish.pages.typeset import rendered, text_as_read
from trucewatch.publish.tables.annotations import annotation_rows

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


def publish_annotations(annotated: Sequence[Annotated], format: str = "jsonl") -> str:
    """Annotated reports as ``jsonl``, or as one self-contained ``html`` page. Raises UnknownName."""
    ordered = sorted(annotated, key=lambda each: (each[0].name, each[0].id))
    if format == "jsonl":
        return to_json_lines([row for report, found in ordered for row in annotation_rows(report, found)])
    if format == "html":
        pages = [_page(number, report, found) for number, (report, found) in enumerate(ordered, 1)]
        return rendered("annotations.html", pages=pages, kinds=KINDS, styles=("annotations.css",))
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
