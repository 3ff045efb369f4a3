"""The matrix: every fact, and how each report stands to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from itertools import combinations

from trucewatch.model.event import Said
from trucewatch.model.figure import Accord, Truth
from trucewatch.model.report import Published


class CellState(StrEnum):
    """How one report stands to one fact."""

    SAYS = "says"  # it gives the common value
    FITS = "fits"  # another value, which can be true together with the common one
    OTHERWISE = "says otherwise"  # a value that cannot
    VAGUE = "too vague to tell"
    DENIES = "denies"  # it carries a denial and does not tell it
    BOTH = "says and denies"
    SILENT = "silent"
    EARLIER = "appeared before"  # it cannot have told it


class FactKind(StrEnum):
    """What sort of thing a row of the matrix is about."""

    TERM = "term"
    EVENT = "event"
    TOLL = "toll"
    PERPETRATOR = "perpetrator"
    TIME = "time"
    PLACE = "place"
    TOTAL = "total"  # a number over a time or of a state
    POSITION = "position"
    DETAIL = "detail"  # any other field


@dataclass(frozen=True, slots=True)
class Column:
    """One report with the reports that copy it; ``report`` is the one published first, by what is known.

    ``name`` is the outlet, or the report where no outlet is named.
    """

    report: str
    name: str
    published: Published
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """What one column says of a fact: indices into the fact's ``values``, and the claims."""

    report: str
    state: CellState
    gives: tuple[int, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of the matrix. Only columns that speak of it have a cell.

    ``about`` is an event's id, a tally's, ``term:<kind>`` or ``position:<topic>``;
    ``comparison`` the id of the comparison that it is, "" where there is none.
    ``head`` marks the row of the matter itself, to which the rows about its
    fields belong; such a row has no value of its own. ``common`` is the index of
    the value that most independent voices give (the agreement's text decides
    between equals), None where none leads. ``apart`` are pairs of values that
    cannot both be true; ``matches`` says of each value how it stands to the
    agreement's text, where one was given. ``since`` is the moment before which nobody can have
    told it (civil time). ``witnesses`` counts independent voices. ``first`` are
    the columns that can have had it first, by what their dates leave open.
    """

    id: str
    kind: FactKind
    about: str
    title: str
    field: str
    head: bool
    values: tuple[Said, ...]
    common: int | None
    accord: Accord
    reason: str
    cells: tuple[Cell, ...]
    apart: tuple[tuple[int, int], ...] = ()
    unclear: tuple[tuple[int, int], ...] = ()
    matches: tuple[Truth, ...] = ()
    written: str = ""
    comparison: str = ""
    since: datetime | None = None
    witnesses: int = 0
    first: tuple[str, ...] = ()
    undated: tuple[str, ...] = ()
    importance: float = 0.0
    why: tuple[str, ...] = ()

    @property
    def telling(self) -> tuple[Cell, ...]:
        """The cells that tell it, in whatever way; not those that only deny it."""
        return tuple(cell for cell in self.cells if cell.state is not CellState.DENIES)

    @property
    def only(self) -> str:
        """The one column that tells it; "" where several do, or none."""
        telling = self.telling
        return telling[0].report if len(telling) == 1 else ""

    @property
    def differs(self) -> bool:
        """Can what is said of it not all be true, or not with the text?"""
        return self.accord is Accord.CONFLICT or Truth.NO in self.matches


@dataclass(frozen=True, slots=True)
class Pair:
    """How far two outlets agree: on how many facts both give a value that can be true together, or cannot."""

    one: str
    two: str
    agree: int
    differ: int
    unclear: int

    @property
    def judged(self) -> int:
        """On how many facts the two can be held against each other."""
        return self.agree + self.differ


@dataclass(frozen=True)
class Matrix:
    """Facts by columns, both in reading order: facts of one matter together, the most important matter first.

    >>> Matrix().state("fact", "report")
    <CellState.SILENT: 'silent'>
    """

    columns: tuple[Column, ...] = ()
    facts: tuple[Fact, ...] = ()

    @cached_property
    def _cells(self) -> Mapping[str, Mapping[str, Cell]]:
        return {fact.id: {cell.report: cell for cell in fact.cells} for fact in self.facts}

    @cached_property
    def _by_report(self) -> Mapping[str, Column]:
        return {column.report: column for column in self.columns}

    @cached_property
    def _by_id(self) -> Mapping[str, Fact]:
        return {fact.id: fact for fact in self.facts}

    def cell(self, fact: str, report: str) -> Cell | None:
        """What the column says of the fact; None where it is silent."""
        return self._cells.get(fact, {}).get(report)

    def state(self, fact: str, report: str) -> CellState:
        """How the column stands to the fact."""
        cell = self.cell(fact, report)
        if cell is not None:
            return cell.state
        since = self._by_id[fact].since if fact in self._by_id else None
        ended = self._by_report[report].published.when.end if report in self._by_report else None
        return CellState.EARLIER if since is not None and ended is not None and ended <= since else CellState.SILENT

    def ranked(self) -> tuple[Fact, ...]:
        """The facts by importance alone."""
        return tuple(sorted(self.facts, key=lambda fact: (-fact.importance, fact.title, fact.field, fact.id)))

    def only(self, report: str) -> tuple[Fact, ...]:
        """What this column alone tells: the most important first.

        Of a matter that it tells alone, only the matter itself is named.
        """
        whole = {fact.about for fact in self.facts if fact.head and fact.only == report}
        return tuple(fact for fact in self.ranked() if fact.only == report and (fact.head or fact.about not in whole))

    def left_out(self, report: str) -> tuple[Fact, ...]:
        """What others tell and this column, which could have, does not: the most important first.

        Of a matter that it leaves out whole, only the matter itself is named.
        """
        speaking = self._spoken_of.get(report, frozenset())
        return tuple(
            fact
            for fact in self.ranked()
            if fact.telling and (fact.head or fact.about in speaking or fact.about not in self._heads)
            if self.state(fact.id, report) is CellState.SILENT
        )

    @cached_property
    def _heads(self) -> frozenset[str]:
        return frozenset(fact.about for fact in self.facts if fact.head)

    @cached_property
    def _spoken_of(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for fact in self.facts:
            for cell in fact.cells:
                found[cell.report].add(fact.about)
        return {report: frozenset(abouts) for report, abouts in found.items()}

    def pairs(self) -> tuple[Pair, ...]:
        """Every two outlets that both give a value of one fact at least, the least agreed first."""
        counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
        for fact in self.facts:
            for one, two, relation in _related(fact, self._names(fact)):
                counts[one, two][relation] += 1
        pairs = [Pair(one, two, *found) for (one, two), found in counts.items()]
        return tuple(sorted(pairs, key=lambda pair: (-pair.differ, -pair.judged, pair.one, pair.two)))

    def _names(self, fact: Fact) -> Mapping[str, list[Cell]]:
        by_name: dict[str, list[Cell]] = defaultdict(list)
        for cell in fact.cells:
            by_name[self._by_report[cell.report].name].append(cell)
        return by_name


_AGREE, _DIFFER, _UNCLEAR = range(3)


def _related(fact: Fact, by_name: Mapping[str, Sequence[Cell]]) -> Iterator[tuple[str, str, int]]:
    """How any two outlets stand to each other on one fact."""
    apart, unclear = set(fact.apart), set(fact.unclear)
    if fact.head and not any(cell.state is CellState.DENIES for cells in by_name.values() for cell in cells):
        return  # that both tell of a matter is no agreement on anything
    for one, two in combinations(sorted(by_name), 2):
        gives = [{index for cell in by_name[name] for index in cell.gives} for name in (one, two)]
        if not all(gives):
            yield one, two, _DIFFER if any(gives) else _AGREE  # one denies, or both do
            continue
        pairs = [(min(i, j), max(i, j)) for i in gives[0] for j in gives[1]]
        if any(pair in apart for pair in pairs):
            yield one, two, _DIFFER
        elif all(pair in unclear for pair in pairs):
            yield one, two, _UNCLEAR
        else:
            yield one, two, _AGREE
