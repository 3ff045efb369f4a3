"""The matrix as a page shows it: labels, symbols and the words behind each cell, no markup."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from trucewatch.model import Accord, Basis, Case, Cell, CellState, Column, Event, Fact, FactKind, Matrix, Pair, Truth
from trucewatch.publish.evidence import Evidence, Quoted
from trucewatch.publish.views.matrix_words import (
    KIND_LABELS,
    QUIET,
    STATE_LABELS,
    STATE_SYMBOLS,
    STATE_TONES,
    value_words,
)
from trucewatch.publish.words import (
    ACCORD_LABELS,
    ACCORD_SYMBOLS,
    ACCORD_TONES,
    MATCHES,
    counted,
    few,
    listed,
    time_words,
)


@dataclass(frozen=True, slots=True)
class CellView:
    """How one report stands to one fact.

    ``value`` is what it says in place of the common value, empty where it says
    that, or no value is called for; ``gives`` is every value that it gives, and
    ``fits`` how they stand to the agreement's text, where one was given.
    """

    state: CellState
    value: str = ""
    quoted: tuple[Quoted, ...] = ()
    gives: str = ""
    fits: Truth | None = None

    @property
    def symbol(self) -> str:
        """A sign that needs no colour."""
        return STATE_SYMBOLS[self.state]

    @property
    def label(self) -> str:
        """The state in words."""
        return STATE_LABELS[self.state]

    @property
    def tone(self) -> str:
        """The tone of its colour."""
        return STATE_TONES[self.state]

    @property
    def text(self) -> str:
        """The sign, and the value where it is another one."""
        return f"{self.symbol} {self.value}".rstrip()

    @property
    def css(self) -> str:
        """The state as a name for styles."""
        return f"is-{self.state.name.casefold()}"

    @property
    def speaks(self) -> bool:
        """Are there words behind it?"""
        return bool(self.quoted)


@dataclass(frozen=True, slots=True)
class FactView:
    """One row: what it is about, what most say, and a cell for each column in order.

    ``note`` is the time of an event; ``fits`` says how the common value stands
    to the agreement's text; ``first`` tells who said it first, as far as dates tell.
    """

    fact: Fact
    note: str
    common: str
    fits: str
    first: str
    cells: tuple[CellView, ...]

    @property
    def name(self) -> str:
        """The matter and the field."""
        return f"{self.fact.title}: {self.fact.field}" if self.fact.field else self.fact.title

    @property
    def told(self) -> int:
        """How many columns tell it."""
        return len(self.fact.telling)

    @property
    def heard(self) -> str:
        """How many independent voices stand behind those that tell it, where they are fewer."""
        if not 0 < self.fact.witnesses < self.told:
            return ""
        return f"Told by {self.told}, {counted(self.fact.witnesses, 'independent voice')}"

    @property
    def _denied(self) -> bool:
        return any(cell.state in (CellState.DENIES, CellState.BOTH) for cell in self.fact.cells)

    @property
    def label(self) -> str:
        """How what is said of it stands together, in words."""
        if not self.fact.cells:
            return "no report tells it"
        if self._denied:
            return "denied"
        if self.fact.differs and self.fact.accord is not Accord.CONFLICT:
            return "differs from the text"
        return ACCORD_LABELS[Accord.ONE_VOICE if self.told == 1 else self.fact.accord]

    @property
    def symbol(self) -> str:
        """A sign for it that needs no colour."""
        if not self.fact.cells:
            return "·"
        if self.fact.differs:
            return "±" if self._denied else "≠"
        return ACCORD_SYMBOLS[Accord.ONE_VOICE if self.told == 1 else self.fact.accord]

    @property
    def tone(self) -> str:
        """The tone of its colour."""
        if not self.fact.cells:
            return "plain"
        return "bad" if self.fact.differs else ACCORD_TONES[Accord.ONE_VOICE if self.told == 1 else self.fact.accord]


@dataclass(frozen=True, slots=True)
class ColumnView:
    """One report with its copies, what it alone tells, and what it left out: the most important first."""

    column: Column
    label: str
    published: str
    copies: tuple[str, ...]
    only: tuple[FactView, ...]
    left_out: tuple[FactView, ...]

    @property
    def dated(self) -> str:
        """Its date, and how far it is known."""
        return self.published + (" (inferred)" if self.column.published.basis is Basis.INFERRED else "")

    @property
    def folded(self) -> str:
        """How many reports copy it."""
        return f"and {counted(len(self.copies), 'copy', 'copies')}" if self.copies else ""


@dataclass(frozen=True, slots=True)
class MatrixView:
    """The whole matrix. ``mute`` are reports that speak of nothing in it."""

    columns: tuple[ColumnView, ...]
    facts: tuple[FactView, ...]
    pairs: tuple[Pair, ...]
    mute: tuple[str, ...]

    @property
    def differing(self) -> tuple[FactView, ...]:
        """What cannot all be true, or not with the text, or is denied: the most important first."""
        found = [view for view in self.facts if view.fact.differs]
        return tuple(sorted(found, key=lambda view: (-view.fact.importance, view.name, view.fact.id)))

    @property
    def matters(self) -> tuple[tuple[FactView, ...], ...]:
        """The facts, those of one matter together."""
        found: dict[str, list[FactView]] = {}
        for view in self.facts:
            found.setdefault(view.fact.about, []).append(view)
        return tuple(map(tuple, found.values()))

    @property
    def kinds(self) -> tuple[tuple[str, str], ...]:
        """The kinds of fact that there are, with their names."""
        there = {view.fact.kind for view in self.facts}
        return tuple((kind.value, label) for kind, label in KIND_LABELS.items() if kind in there)

    @property
    def summary(self) -> str:
        """How much there is, and how much of it differs."""
        alone = sum(view.told == 1 for view in self.facts)
        copies = sum(len(column.copies) for column in self.columns)
        folded = f" ({counted(copies, 'copy', 'copies')} folded)" if copies else ""
        return (
            f"{counted(len(self.facts), 'fact')} in {counted(len(self.columns) + copies, 'report')}{folded}: "
            f"{len(self.differing)} on which they differ, {alone} told by one report alone."
        )

    @property
    def shared(self) -> tuple[FactView, ...]:
        """The facts of every matter that more than one report speaks of, that is denied, or that no report tells."""
        speaking: dict[str, set[str]] = {}
        for view in self.facts:
            speaking.setdefault(view.fact.about, set()).update(cell.report for cell in view.fact.cells)
        differing = {view.fact.about for view in self.differing}
        return tuple(view for view in self.facts if len(speaking[view.fact.about]) != 1 or view.fact.about in differing)


def matrix_view(case: Case, evidence: Evidence | None = None) -> MatrixView:
    """The matrix of a case with its labels and words."""
    matrix, evidence = case.matrix, evidence or Evidence(case)
    events = {event.id: event for event in case.events}
    labels = {column.report: evidence.label(column.report) for column in matrix.columns}
    views = {fact.id: _fact_view(fact, matrix, labels, events.get(fact.about), evidence) for fact in matrix.facts}
    columns = tuple(
        ColumnView(
            column=column,
            label=labels[column.report],
            published=str(column.published.when) if column.published.when.known else "undated",
            copies=tuple(sorted(evidence.label(report) for report in column.copies)),
            only=tuple(views[fact.id] for fact in matrix.only(column.report)),
            left_out=tuple(views[fact.id] for fact in matrix.left_out(column.report)),
        )
        for column in matrix.columns
    )
    heard = {id for column in matrix.columns for id in (column.report, *column.copies)}
    return MatrixView(
        columns=columns,
        facts=tuple(views.values()),
        pairs=matrix.pairs(),
        mute=tuple(sorted(evidence.label(report.id) for report in case.reports if report.id not in heard)),
    )


def _fact_view(
    fact: Fact, matrix: Matrix, labels: Mapping[str, str], event: Event | None, evidence: Evidence
) -> FactView:
    common = fact.values[fact.common] if fact.common is not None else None
    return FactView(
        fact=fact,
        note=time_words(event.when) if event is not None and fact.head and event.when.known else "",
        common=value_words(common.short) if common is not None and _has_values(fact) else "",
        fits=MATCHES[fact.matches[fact.common]] if fact.matches and fact.common is not None else "",
        first=_first_words(fact, matrix, labels),
        cells=tuple(_cell_view(fact, matrix, column.report, evidence) for column in matrix.columns),
    )


def _has_values(fact: Fact) -> bool:
    """Is there more to say of it than that it is told?"""
    return not fact.head and fact.kind is not FactKind.POSITION


def _cell_view(fact: Fact, matrix: Matrix, report: str, evidence: Evidence) -> CellView:
    cell = matrix.cell(fact.id, report)
    if cell is None:
        return CellView(matrix.state(fact.id, report))
    quoted = evidence.quoted(cell.claims)
    gives = "; ".join(value_words(fact.values[at].short) for at in cell.gives)
    fits = {fact.matches[at] for at in cell.gives} if fact.matches else set()
    return CellView(
        state=cell.state,
        value=_value(fact, cell, quoted),
        quoted=quoted,
        gives=gives if _has_values(fact) else "",
        fits=next((truth for truth in (Truth.NO, Truth.YES, Truth.UNKNOWN) if truth in fits), None),
    )


def _value(fact: Fact, cell: Cell, quoted: Sequence[Quoted]) -> str:
    """Who denies it; or what is given in place of the common value."""
    if cell.state in (CellState.DENIES, CellState.BOTH):
        return f"{few(sorted({each.speaker or each.outlet for each in quoted if each.says == 'denies'}), 2)} denies"
    if cell.state is CellState.SAYS or not _has_values(fact):
        return ""
    gives = cell.gives
    if cell.state is CellState.OTHERWISE and fact.common is not None:
        gives = tuple(at for at in gives if (min(at, fact.common), max(at, fact.common)) in fact.apart) or gives
    own = "; ".join(value_words(fact.values[at].short) for at in gives)
    fits = bool(fact.matches) and all(fact.matches[at] is Truth.YES for at in gives)
    return f"{own} (fits the text)" if fits and cell.state is CellState.OTHERWISE else own


def _first_words(fact: Fact, matrix: Matrix, labels: Mapping[str, str]) -> str:
    """Who said it first, by publication: never guessed."""
    if len(fact.telling) < 2:
        return ""
    undated = f"; {_some(fact.undated, labels)} undated" if fact.undated else ""
    if not fact.first:
        return "not known: no report of it is dated"
    if len(fact.first) > 1:
        return f"{_some(fact.first, labels, 'or')}, whose dates leave it open{undated}"
    published = next(column.published for column in matrix.columns if column.report == fact.first[0])
    inferred = ", by an inferred date" if published.basis is Basis.INFERRED else ""
    return f"{labels[fact.first[0]]}, {published.when}{inferred}{undated}"


def _some(reports: Iterable[str], labels: Mapping[str, str], last: str = "and") -> str:
    names = [labels[report] for report in reports]
    one_of = "one of " if last == "or" else ""
    return listed(names, last) if len(names) <= 3 else f"{one_of}{len(names)} reports"


def grouped(view: FactView, columns: Sequence[ColumnView]) -> list[tuple[tuple[CellState, str], list[str]]]:
    """The columns by what they say: the common value first, the silent last."""
    found: dict[tuple[CellState, str], list[str]] = {}
    for cell, column in zip(view.cells, columns, strict=True):
        found.setdefault((cell.state, cell.value), []).append(column.label)
    order = list(CellState)
    return sorted(found.items(), key=lambda item: (order.index(item[0][0]), -len(item[1]), item[0][1]))


def who_says(view: FactView, columns: Sequence[ColumnView]) -> tuple[tuple[str, list[str]], ...]:
    """Each value in words with the reports that give it; not those that are silent."""
    return tuple(
        ((view.common if state is CellState.SAYS else value) or STATE_LABELS[state], names)
        for (state, value), names in grouped(view, columns)
        if state not in QUIET
    )
