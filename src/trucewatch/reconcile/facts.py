"""The rows of the matrix before anybody is asked who says them: terms, events, tolls, totals and positions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import combinations

from trucewatch.model import (
    Accord,
    Agreement,
    Claim,
    ClaimKind,
    Comparison,
    Event,
    FactKind,
    Figure,
    Mode,
    Said,
    Stance,
    Truth,
    content_id,
)
from trucewatch.packs.groups import Groups
from trucewatch.reconcile.comparing import Given, lay_side_by_side
from trucewatch.reconcile.estimates import Weighing
from trucewatch.reconcile.occasions import fields_of
from trucewatch.reconcile.positions import NOT_IN_TEXT
from trucewatch.reconcile.rules import Rules

_CLOCKS = timedelta(hours=14)  # a report's date and an event's may be told on clocks this far apart
_KINDS = {"time": FactKind.TIME, "place": FactKind.PLACE, "perpetrator": FactKind.PERPETRATOR}
_SHOWN_ALONE = (FactKind.TOLL, FactKind.PERPETRATOR)  # when and where a lone report puts an event stands in its own row
_DENIAL = "denial"
_WITH_DENIALS = (_DENIAL, "attribution")


@dataclass(frozen=True, slots=True)
class Draft:
    """One row: what is said, by which claims, and which claims deny it. ``measure`` is what a toll counts."""

    id: str
    kind: FactKind
    about: str
    title: str
    field: str
    head: bool
    values: tuple[Said, ...]
    denials: tuple[str, ...] = ()
    accord: Accord = Accord.SAME
    reason: str = ""
    matches: tuple[Truth, ...] = ()
    apart: tuple[tuple[int, int], ...] = ()
    unclear: tuple[tuple[int, int], ...] = ()
    written: str = ""
    comparison: str = ""
    measure: str = ""
    since: datetime | None = None


def draft_facts(
    claims: Mapping[str, Claim],
    events: Sequence[Event],
    figures: Sequence[Figure],
    comparisons: Sequence[Comparison],
    agreements: Sequence[Agreement],
    rules: Rules,
    groups: Groups,
) -> Iterator[Draft]:
    """Every row, matter by matter."""
    compared: dict[str, list[Comparison]] = defaultdict(list)
    for comparison in comparisons:
        compared[comparison.about].append(comparison)
    yield from _terms(claims.values(), compared, agreements, rules)
    for event in events:
        own = list(compared[event.id])
        if len({claims[id].report for id in event.claims if id in claims}) < 2:
            shown = {comparison.field for comparison in own}
            alone = fields_of(event, claims, figures, groups, Weighing(rules=rules))
            own += [each for each in alone if each.field not in shown and _kind(each.field) in _SHOWN_ALONE]
        yield from _event(event, own, [id for id in event.denials if id in claims and claims[id].denies_the_deed])
    occasions = {event.id for event in events}
    for figure in figures:
        if figure.about not in occasions:
            yield _total(figure, claims, rules)
    for about, found in sorted(compared.items()):
        if about.startswith("position:"):
            for comparison in found:
                yield from _position(comparison, claims)


def _terms(
    claims: Iterable[Claim], compared: Mapping[str, Sequence[Comparison]], agreements: Sequence[Agreement], rules: Rules
) -> Iterator[Draft]:
    """Each kind of term that an agreement has or a report tells of, and each field of it."""
    told: dict[str, list[str]] = defaultdict(list)
    denied: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        if claim.kind is ClaimKind.TERM and claim.provision is not None:
            if claim.provides:
                told[claim.provision.kind].append(claim.id)
            elif claim.stance is Stance.DENIES or Mode.NEGATED in claim.modes:
                denied[claim.provision.kind].append(claim.id)
    written = _as_written(agreements)
    for kind in sorted({*told, *denied, *written}):
        about, title = f"term:{kind}", rules.kind(kind)
        yield _head(FactKind.TERM, about, title, told[kind], denied[kind], written=written.get(kind, ""))
        for comparison in compared.get(about, ()):
            yield _field(comparison, FactKind.TERM, title)


def _as_written(agreements: Sequence[Agreement]) -> dict[str, str]:
    """What the latest agreement that has a term of a kind says of it."""
    found: dict[str, str] = {}
    for agreement in sorted(agreements, key=lambda each: (each.signed, each.name)):
        of_kind: dict[str, list[str]] = defaultdict(list)
        for term in agreement.terms:
            of_kind[term.kind].append(f"{term.article}: {term.text}" if term.article else term.text)
        found |= {kind: " ".join(texts) for kind, texts in of_kind.items()}
    return found


def _event(event: Event, compared: Iterable[Comparison], denials: Sequence[str]) -> Iterator[Draft]:
    since = event.when.start - _CLOCKS if event.when.start is not None else None
    fields = [comparison for comparison in compared if comparison.field != _DENIAL]
    denial = next((each for each in compared if each.field in _WITH_DENIALS), None) if denials else None
    head = _head(FactKind.EVENT, event.id, event.title, event.claims, denials, since=since)
    if denial is not None:
        head = replace(head, reason=denial.reason, comparison=denial.id)
    yield head
    for comparison in fields:
        yield replace(_field(comparison, _kind(comparison.field), event.title), since=since)


def _head(
    kind: FactKind,
    about: str,
    title: str,
    told: Iterable[str],
    denied: Iterable[str],
    *,
    written: str = "",
    since: datetime | None = None,
) -> Draft:
    """The row of a matter itself: told, denied or neither."""
    claims, denials = tuple(sorted(told)), tuple(sorted(denied))
    return Draft(
        id=content_id("fact", about),
        kind=kind,
        about=about,
        title=title,
        field="",
        head=True,
        values=(Said("told", claims),) if claims else (),
        denials=denials,
        accord=Accord.CONFLICT if claims and denials else Accord.SAME,
        written=written,
        since=since,
    )


def _kind(field: str) -> FactKind:
    """Of a field of an event: "killed: civilian" is a toll."""
    return FactKind.TOLL if ": " in field else _KINDS.get(field, FactKind.DETAIL)


def _field(comparison: Comparison, kind: FactKind, title: str) -> Draft:
    """A comparison as a row of its own. Its title is "the matter: the field in words", or the matter alone."""
    words = comparison.title.removeprefix(f"{title}: ")
    apart = comparison.apart
    if comparison.accord is Accord.CONFLICT and not apart:  # it does not say which: then any two
        apart = tuple(combinations(range(len(comparison.values)), 2))
    return Draft(
        id=content_id("fact", comparison.id),
        kind=kind,
        about=comparison.about,
        title=title,
        field=words if words != comparison.title else comparison.field,
        head=False,
        values=comparison.values,
        accord=comparison.accord,
        reason=comparison.reason,
        matches=comparison.matches_written,
        apart=apart,
        unclear=comparison.unclear,
        written=comparison.written,
        comparison=comparison.id,
        measure=comparison.field.partition(":")[0] if kind in (FactKind.TOLL, FactKind.TOTAL) else "",
    )


def _total(figure: Figure, claims: Mapping[str, Claim], rules: Rules) -> Draft:
    """A number over a time or of a state, as every report gives it."""
    given = [
        Given(count.quantity, claim)
        for said in figure.values
        for claim in (claims[id] for id in said.claims if id in claims)
        for count in (claim.occurrence.counts if claim.occurrence else ())
        if count.measure == figure.measure and str(count.quantity) == said.value
    ]
    field = f"{figure.measure}: {figure.group}"
    laid = lay_side_by_side(figure.about, field, given, (each.claim for each in given), rules, title=figure.title)
    return replace(_field(laid, FactKind.TOTAL, figure.title), field="", comparison="")


def _position(comparison: Comparison, claims: Mapping[str, Claim]) -> Iterator[Draft]:
    """What is declared or told; and, where somebody says so, that the text does not have it."""
    saying: list[str] = []
    denying: list[str] = []
    against: list[str] = []
    for claim in (claims[id] for said in comparison.values for id in said.claims if id in claims):
        kind = claim.position.kind if claim.position else ""
        (denying if claim.stance is Stance.DENIES else against if kind == NOT_IN_TEXT else saying).append(claim.id)
    row = _field(comparison, FactKind.POSITION, comparison.title)
    row = replace(row, field="", matches=(), apart=(), unclear=(), accord=Accord.SAME)
    if saying or denying:
        values = (Said("said", tuple(sorted(saying))),) if saying else ()
        accord = Accord.CONFLICT if saying and denying else Accord.SAME
        yield replace(row, values=values, denials=tuple(sorted(denying)), accord=accord)
    if against:
        values = (Said("not in the text", tuple(sorted(against))),)
        yield replace(row, id=content_id("fact", comparison.id, NOT_IN_TEXT), field="not in the text", values=values)
