"""The matrix as rows and as JSON: one row for each fact and report, or a row a fact with a column a report."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields

from trucewatch.model import Pair, Truth
from trucewatch.publish.delimited import to_csv
from trucewatch.publish.evidence import Quoted
from trucewatch.publish.tables.rows import Row, column
from trucewatch.publish.views.matrix import CellView, ColumnView, FactView, MatrixView

MATRIX_FORMAT = "trucewatch matrix 1"


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """How one report stands to one fact, with the words."""

    fact: str = column("the fact's id")
    about: str = column("what it belongs to: an event's id, a tally's, term:<kind> or position:<topic>")
    kind: str = column("term, event, toll, perpetrator, time, place, total, position or detail")
    title: str = column("the matter")
    field: str = column("the field of the matter; empty for the matter itself")
    importance: float = column("points by the table of importance; more matters more")
    accord: str = column("one report, same, compatible, conflict, denied, differs from the text, or no report tells it")
    common: str = column("the value that most independent voices give; empty where none leads or none is called for")
    written: str = column("what the agreement's text says, where one was given")
    witnesses: int = column("independent voices that tell it")
    report: str = column("the report's id")
    name: str = column("the report: its outlet, with its file where several share one")
    published: str = column("when it was published; 'undated' where nothing says so")
    copies: str = column("reports that copy it, whose words count with its own")
    state: str = column(
        "says, fits, says otherwise, too vague to tell, denies, says and denies, silent, appeared before"
    )
    value: str = column("every value that it gives")
    fits_the_text: str = column("yes, no or unknown: its values beside the agreement's text; empty where there is none")
    first: str = column("yes where it told it first, maybe where the dates leave that open; else empty")
    only: bool = column("true where it alone tells it")
    speakers: str = column("whom it quotes; empty where it says it itself")
    words: str = column("the words themselves, parted by ' / '")
    grades: str = column(
        "the grade of each of them (source A-F, statement 1-6), parted by ' / '; none where nothing grades it"
    )
    offsets: str = column("first and last character of each of them in the report's text as read: start-end")
    claims: str = column("ids of the claims behind it")


def matrix_rows(view: MatrixView) -> Iterator[MatrixRow]:
    """A row for every fact and every column, the silent ones too."""
    for fact in view.facts:
        for cell, of in zip(fact.cells, view.columns, strict=True):
            yield _row(fact, cell, of)


def _row(view: FactView, cell: CellView, of: ColumnView) -> MatrixRow:
    fact, report = view.fact, of.column.report
    is_first = report in fact.first
    return MatrixRow(
        fact=fact.id,
        about=fact.about,
        kind=fact.kind.value,
        title=fact.title,
        field=fact.field,
        importance=fact.importance,
        accord=view.label,
        common=view.common,
        written=fact.written,
        witnesses=fact.witnesses,
        report=report,
        name=of.label,
        published=of.published,
        copies="; ".join(of.copies),
        state=cell.state.value,
        value=cell.gives,
        fits_the_text=cell.fits.value if cell.fits is not None else "",
        first=("yes" if len(fact.first) == 1 and not fact.undated else "maybe") if is_first else "",
        only=fact.only == report,
        speakers="; ".join(dict.fromkeys(each.speaker for each in cell.quoted if each.speaker)),
        words=" / ".join(each.quote for each in cell.quoted),
        grades=" / ".join(each.grade.code if each.grade is not None else "none" for each in cell.quoted),
        offsets="; ".join(f"{each.start}-{each.end}" for each in cell.quoted),
        claims="; ".join(each.claim for each in cell.quoted),
    )


def matrix_csv(view: MatrixView, *, wide: bool = False) -> str:
    """Long: a row for every fact and report. Wide: a row a fact, a column a report, with state and value."""
    if not wide:
        return to_csv([asdict(row) for row in matrix_rows(view)], [each.name for each in fields(MatrixRow)])
    rows: list[Row] = [
        {
            "fact": each.name,
            "kind": each.fact.kind.value,
            "accord": each.label,
            "common": each.common,
            "written": each.fact.written,
            "first": each.first,
            **{of.label: _wide(cell) for cell, of in zip(each.cells, view.columns, strict=True)},
        }
        for each in view.facts
    ]
    named = ("fact", "kind", "accord", "common", "written", "first", *(of.label for of in view.columns))
    return to_csv(rows, named)


def _wide(cell: CellView) -> str:
    return f"{cell.state.value}: {cell.value}" if cell.value else cell.state.value


@dataclass(frozen=True, slots=True)
class MatrixWords:
    """The words of one claim, and where they stand: ``start`` and ``end`` are characters of the report as read.

    ``grade`` is a letter for the source and a number for the statement, "" where
    nothing is graded, as terms are; ``interest`` the party of the speaker and
    what it has to gain.
    """

    claim: str
    report: str
    speaker: str
    says: str
    grade: str
    interest: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """How a report stands to the fact; reports that are silent, or appeared before it, have none."""

    report: str
    state: str
    value: str
    fits_the_text: Truth | None
    words: tuple[MatrixWords, ...]


@dataclass(frozen=True, slots=True)
class MatrixFact:
    """One fact. ``first`` are the reports that can have told it first by their dates, ``first_words`` says so in words.

    ``importance`` are points, ``why`` what they are for. ``comparison`` is the id
    of the comparison in the brief, "" where there is none.
    """

    id: str
    about: str
    kind: str
    title: str
    field: str
    accord: str
    differs: bool
    reason: str
    common: str
    written: str
    values: tuple[str, ...]
    witnesses: int
    first: tuple[str, ...]
    first_words: str
    importance: float
    why: tuple[str, ...]
    comparison: str
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """One report with its copies; ``only`` and ``left_out`` are ids of facts, the most important first."""

    report: str
    name: str
    published: str
    basis: str
    copies: tuple[str, ...]
    only: tuple[str, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MatrixDocument:
    """Every fact and how each report stands to it; ``tell_of_nothing`` are reports that speak of none."""

    format: str
    summary: str
    columns: tuple[MatrixColumn, ...]
    facts: tuple[MatrixFact, ...]
    pairs: tuple[Pair, ...]
    tell_of_nothing: tuple[str, ...]


def matrix_document(view: MatrixView) -> MatrixDocument:
    """The matrix as plain values."""
    return MatrixDocument(
        format=MATRIX_FORMAT,
        summary=view.summary,
        columns=tuple(_column(each) for each in view.columns),
        facts=tuple(_fact(each, view.columns) for each in view.facts),
        pairs=view.pairs,
        tell_of_nothing=view.mute,
    )


def matrix_json(view: MatrixView) -> str:
    """The matrix as JSON: keys sorted, two spaces."""
    text = json.dumps(asdict(matrix_document(view)), ensure_ascii=False, sort_keys=True, indent=2) + "\n"
    return text.encode("utf-8", "replace").decode("utf-8")


def _column(view: ColumnView) -> MatrixColumn:
    return MatrixColumn(
        report=view.column.report,
        name=view.label,
        published=view.published,
        basis=view.column.published.basis.value,
        copies=view.column.copies,
        only=tuple(each.fact.id for each in view.only),
        left_out=tuple(each.fact.id for each in view.left_out),
    )


def _fact(view: FactView, columns: tuple[ColumnView, ...]) -> MatrixFact:
    fact = view.fact
    return MatrixFact(
        id=fact.id,
        about=fact.about,
        kind=fact.kind.value,
        title=fact.title,
        field=fact.field,
        accord=view.label,
        differs=fact.differs,
        reason=fact.reason,
        common=view.common,
        written=fact.written,
        values=tuple(said.value for said in fact.values),
        witnesses=fact.witnesses,
        first=fact.first,
        first_words=view.first,
        importance=fact.importance,
        why=fact.why,
        comparison=fact.comparison,
        cells=tuple(
            MatrixCell(
                of.column.report,
                cell.state.value,
                cell.gives,
                cell.fits,
                tuple(map(_words, cell.quoted)),
            )
            for cell, of in zip(view.cells, columns, strict=True)
            if cell.speaks
        ),
    )


def _words(quoted: Quoted) -> MatrixWords:
    return MatrixWords(
        claim=quoted.claim,
        report=quoted.report,
        speaker=quoted.speaker,
        says=quoted.says,
        grade=quoted.grade.code if quoted.grade is not None else "",
        interest=quoted.interest,
        quote=quoted.quote,
        start=quoted.start,
        end=quoted.end,
    )
