"""Facts by reports: who says each fact, who says otherwise, who denies it, who is silent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from math import log2

from trucewatch.model import (
    Accord,
    Agreement,
    Cell,
    CellState,
    Claim,
    Column,
    Comparison,
    Event,
    Fact,
    FactKind,
    Figure,
    Matrix,
    Report,
    Truth,
)
from trucewatch.packs.groups import Groups, load_groups
from trucewatch.reconcile.comparing import by_id
from trucewatch.reconcile.facts import Draft, draft_facts
from trucewatch.reconcile.importance import Importance, load_importance
from trucewatch.reconcile.rules import Rules, load_rules


def lay_out(
    reports: Iterable[Report],
    claims: Iterable[Claim],
    events: Iterable[Event],
    figures: Sequence[Figure],
    comparisons: Sequence[Comparison],
    agreements: Sequence[Agreement] = (),
    *,
    copies: Mapping[str, str] | None = None,
    independent: Mapping[str, str] | None = None,
    rules: Rules | None = None,
    groups: Groups | None = None,
    importance: Importance | None = None,
) -> Matrix:
    """The matrix of everything that reports tell.

    ``copies`` says which report stands for those that copy one another (report
    id -> report id): they share a column. ``independent`` maps claim ids to their
    independent voice, as in ``reconcile``. A report that tells of nothing has no
    column. The order of what is given changes nothing.
    """
    known = by_id(sorted(claims, key=lambda claim: claim.id))
    columns = _columns(reports, copies or {})
    home = {id: column.report for column in columns for id in (column.report, *column.copies)}
    by_report = {column.report: column for column in columns}
    laid = _Laid(known, by_report, home, independent or {}, importance or load_importance())
    killed = _killed(figures, laid.importance)
    drafts = draft_facts(
        known, sorted(events, key=lambda event: event.id), figures, comparisons, agreements,
        rules or load_rules(), groups or load_groups(),
    )  # fmt: skip
    facts = [laid.fact(draft, killed.get(draft.about, 0)) for draft in drafts]
    speaking = {cell.report for fact in facts for cell in fact.cells}
    return Matrix(tuple(column for column in columns if column.report in speaking), _in_order(facts))


def _columns(reports: Iterable[Report], copies: Mapping[str, str]) -> tuple[Column, ...]:
    """One for each story, the report that is known to have had it first in front; by date, the undated last."""
    stories: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        stories[copies.get(report.id, report.id)].append(report)
    led = [sorted(story, key=_published_first) for story in stories.values()]
    return tuple(
        Column(first.id, first.outlet or first.name, first.published, tuple(report.id for report in rest))
        for first, *rest in sorted(led, key=lambda story: _published_first(story[0]))
    )


def _published_first(report: Report) -> tuple[bool, datetime, datetime, str, str]:
    when = report.published.when
    moment = when.start or when.end
    return moment is None, moment or datetime.max, when.end or datetime.max, report.outlet or report.name, report.id


def _killed(figures: Iterable[Figure], importance: Importance) -> dict[str, float]:
    """How many doublings the dead of each event come to."""
    found: dict[str, float] = defaultdict(float)
    for figure in figures:
        number = figure.best if figure.best is not None else figure.low
        if figure.measure in importance.lethal and number:
            found[figure.about] = max(found[figure.about], round(log2(1 + number), 2))
    return found


def _in_order(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Facts of one matter together, the matter with the most important fact first; its own row leads."""
    matters: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        matters[fact.about].append(fact)
    for those in matters.values():
        those.sort(key=lambda fact: (not fact.head, -fact.importance, fact.field, fact.id))
    ordered = sorted(
        matters.items(), key=lambda item: (-max(fact.importance for fact in item[1]), item[1][0].title, item[0])
    )
    return tuple(fact for _, those in ordered for fact in those)


@dataclass(frozen=True, slots=True)
class _Laid:
    """What turns a draft into a fact with its cells."""

    claims: Mapping[str, Claim]
    columns: Mapping[str, Column]
    home: Mapping[str, str]
    voices: Mapping[str, str]
    importance: Importance

    def fact(self, draft: Draft, doublings: float) -> Fact:
        gives, denying = self._gives(draft), self._by_column(draft.denials)
        common = _common(draft, [self._votes(said.claims) for said in draft.values])
        cells = tuple(
            self._cell(report, draft, common, gives.get(report, {}), denying.get(report, ()))
            for report in self.columns
            if report in gives or report in denying
        )
        told = [id for said in draft.values for id in said.claims]
        fact = Fact(
            id=draft.id, kind=draft.kind, about=draft.about, title=draft.title, field=draft.field, head=draft.head,
            values=draft.values, common=common, accord=draft.accord, reason=draft.reason, cells=cells,
            apart=draft.apart, unclear=draft.unclear, matches=draft.matches, written=draft.written,
            comparison=draft.comparison, since=draft.since, witnesses=len({self._voice(id) for id in told}),
        )  # fmt: skip
        first, undated = self._first(fact)
        lethal = fact.head or draft.measure in self.importance.lethal
        points, why = self.importance.weigh(_signs(fact, doublings, lethal, self.importance.most_witnesses))
        return replace(fact, first=first, undated=undated, importance=points, why=why)

    def _gives(self, draft: Draft) -> dict[str, dict[int, list[str]]]:
        """By column, which values it gives, with the claims."""
        found: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
        for index, said in enumerate(draft.values):
            for report, ids in self._by_column(said.claims).items():
                found[report][index] += ids
        return found

    def _by_column(self, ids: Iterable[str]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for id in ids:
            if id in self.claims and self.claims[id].report in self.home:
                found[self.home[self.claims[id].report]].append(id)
        return found

    def _cell(
        self, report: str, draft: Draft, common: int | None, gives: Mapping[int, list[str]], denying: Sequence[str]
    ) -> Cell:
        given = tuple(sorted(gives))
        denies = CellState.BOTH if given else CellState.DENIES
        return Cell(
            report=report,
            state=denies if denying else _state(given, common, draft),
            gives=given,
            claims=tuple(sorted({*(id for ids in gives.values() for id in ids), *denying})),
        )

    def _votes(self, ids: Iterable[str]) -> tuple[int, int]:
        """Independent voices, then columns: ten outlets that quote one speaker are one voice."""
        known = [id for id in ids if id in self.claims]
        return len({self._voice(id) for id in known}), len(self._by_column(known))

    def _voice(self, id: str) -> str:
        """Who is heard: a speaker is one wherever it is quoted, and copies of one story are one."""
        if id in self.voices:
            return self.voices[id]
        claim = self.claims[id]
        if claim.speaker.is_outlet:
            return f"story:{self.home.get(claim.report, claim.report)}"
        return f"speaker:{claim.speaker.id or claim.speaker.name.casefold()}"

    def _first(self, fact: Fact) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Those that can have told it first, by what their dates leave open; and those without a date."""
        when = {cell.report: self.columns[cell.report].published.when for cell in fact.telling}
        dated = {report: each for report, each in when.items() if each.known}
        soonest = min((each.end for each in dated.values() if each.end is not None), default=datetime.max)
        first = tuple(report for report, each in dated.items() if each.start is None or each.start < soonest)
        return first, tuple(report for report, each in when.items() if not each.known)


def _common(draft: Draft, votes: Sequence[tuple[int, int]]) -> int | None:
    """The value of most votes; between equals the one that the agreement's text bears out, else none.

    A value that says too little for any other leads only where all do.
    """
    vague = {one for one, two in draft.unclear if one == two}
    standing = [index for index in range(len(draft.values)) if index not in vague] or range(len(draft.values))
    most = max((votes[index] for index in standing), default=(0, 0))
    leading = [index for index in standing if votes[index] == most]
    if len(leading) > 1 and draft.matches:
        leading = [index for index in leading if draft.matches[index] is Truth.YES] or leading
    return leading[0] if len(leading) == 1 else None


def _state(given: Sequence[int], common: int | None, draft: Draft) -> CellState:
    """How values stand to the common one; where none is common, to all the others."""
    if common is None:
        against = {index for pair in draft.apart for index in pair}
        vague = {index for pair in draft.unclear for index in pair}
    else:
        against = {index for pair in draft.apart if common in pair for index in pair} - {common}
        vague = {index for pair in draft.unclear if common in pair for index in pair} - {common}
        vague |= {one for one, two in draft.unclear if one == two}
    if draft.accord is Accord.CONFLICT and against & set(given):
        return CellState.OTHERWISE
    if set(given) <= vague:
        return CellState.VAGUE
    return CellState.SAYS if common in given else CellState.FITS


def _signs(fact: Fact, doublings: float, lethal: bool, most_witnesses: int) -> Iterator[tuple[str, float]]:
    """Every sign that the fact shows, with how many times it counts."""
    denied = any(cell.state in (CellState.DENIES, CellState.BOTH) for cell in fact.cells)
    yield "against_text", Truth.NO in fact.matches
    yield "conflict", fact.accord is Accord.CONFLICT and not denied
    yield "denied", denied
    yield "differs", fact.accord is Accord.COMPATIBLE and len(fact.values) > 1
    is_field = fact.kind is FactKind.TERM and not fact.head
    yield "field" if is_field else fact.kind.value, 1
    if fact.kind is not FactKind.TOTAL:
        yield "killed" if lethal else "killed_there", doublings
    yield "witness", min(fact.witnesses, most_witnesses)
    yield "untold", not fact.cells
