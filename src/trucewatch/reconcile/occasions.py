"""Events told by several reports: figures, place, time and perpetrator laid side by side, and denials."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from trucewatch.model import Accord, Claim, Comparison, Event, Figure, PlacePrecision, Said, When, content_id
from trucewatch.packs.groups import Groups
from trucewatch.reconcile.comparing import Given, lay_side_by_side
from trucewatch.reconcile.counts import by_key, counted
from trucewatch.reconcile.rules import Rules
from trucewatch.reconcile.values import Relation

_SPOTS = (PlacePrecision.EXACT, PlacePrecision.TOWN, PlacePrecision.NEAR)


def compare_event(
    event: Event, claims: Mapping[str, Claim], figures: Sequence[Figure], groups: Groups, rules: Rules
) -> Iterator[Comparison]:
    """The fields of one event that two reports or more tell of, and what is denied of it."""
    if len({claims[id].report for id in event.claims if id in claims}) > 1:
        yield from fields_of(event, claims, figures, groups, rules)
    if event.denials:
        yield _denial(event, claims)


def fields_of(
    event: Event, claims: Mapping[str, Claim], figures: Sequence[Figure], groups: Groups, rules: Rules
) -> Iterator[Comparison]:
    """The fields of one event, however many reports tell of it."""
    told = [claims[id] for id in event.claims if id in claims]
    yield from _tolls(event, told, figures, groups, rules)
    yield from _time(event, told, rules)
    yield from _named_values(event, told, "place", _places(told))
    yield from _named_values(event, told, "perpetrator", _perpetrators(told))


def _tolls(
    event: Event, told: Sequence[Claim], figures: Sequence[Figure], groups: Groups, rules: Rules
) -> Iterator[Comparison]:
    titles = {(figure.measure, figure.group): figure.title for figure in figures if figure.about == event.id}
    for (measure, group, actor), those in by_key(counted(told, groups, cumulative=False)).items():
        field = f"{measure}: {group}" + (f" of {actor}" if actor else "")
        given = [Given(each.count.quantity, each.claim) for each in those]
        title = f"{event.title}: {titles.get((measure, group), field)}"
        yield lay_side_by_side(event.id, field, given, told, rules, title=title)


def _time(event: Event, told: Sequence[Claim], rules: Rules) -> Iterator[Comparison]:
    given = [
        Given(claim.occurrence.when, claim)
        for claim in told
        if claim.occurrence is not None and (claim.occurrence.when.known or claim.occurrence.when.text)
    ]
    if any(isinstance(each.value, When) and each.value.known for each in given):
        yield lay_side_by_side(event.id, "time", given, told, rules, title=f"{event.title}: time")


def _named_values(
    event: Event, told: Sequence[Claim], field: str, named: Mapping[str, list[tuple[str, Claim]]]
) -> Iterator[Comparison]:
    """Places or actors: one value for each that the names were taken for, with the names as written."""
    if not named:
        return
    having = {claim.report for those in named.values() for _, claim in those}
    ordered = sorted(named.items(), key=lambda item: (-len({c.report for _, c in item[1]}), item[0]))
    relation = _relation(field, named, having)
    yield Comparison(
        id=content_id("comparison", event.id, field),
        about=event.id,
        title=f"{event.title}: {field}",
        field=field,
        values=tuple(Said(_value(key, those), tuple(sorted({c.id for _, c in those}))) for key, those in ordered),
        accord=relation.accord,
        reason=relation.reason,
        silent=tuple(sorted({claim.report for claim in told} - having)),
        apart=_apart([those for _, those in ordered]) if relation.accord is Accord.CONFLICT else (),
    )


def _apart(named: Sequence[Sequence[tuple[str, Claim]]]) -> tuple[tuple[int, int], ...]:
    """Names that no report gives together."""
    reports = [{claim.report for _, claim in those} for those in named]
    return tuple((one, two) for one, two in combinations(range(len(named)), 2) if not reports[one] & reports[two])


def _value(key: str, those: Sequence[tuple[str, Claim]]) -> str:
    """What the names were taken for, and the names where they differ from it."""
    others = sorted({name for name, _ in those} - {key})
    return f"{key} (" + "; ".join(f"“{name}”" for name in others) + ")" if others else key


def _relation(field: str, named: Mapping[str, list[tuple[str, Claim]]], having: set[str]) -> Relation:
    if len(having) == 1:
        return Relation(Accord.ONE_VOICE, "only one report gives it")
    if len(named) == 1:
        ((key, those),) = named.items()
        spelt = {name.casefold() for name, _ in those}
        return Relation(Accord.SAME, f"{key} in {len(spelt)} spellings" if len(spelt) > 1 else "")
    if field == "place":
        return Relation(Accord.COMPATIBLE, "places of different precision, or places of one event")
    by_report: dict[str, set[str]] = defaultdict(set)
    for key, those in named.items():
        for _, claim in those:
            by_report[claim.report].add(key)
    sets = sorted(by_report.values(), key=lambda names: (len(names), sorted(names)))
    nested = all(less <= more for at, less in enumerate(sets) for more in sets[at + 1 :])
    names = " and ".join(sorted(named))
    if nested:
        return Relation(Accord.COMPATIBLE, f"some reports name more of {names} than others")
    return Relation(Accord.CONFLICT, f"{names} are named by different reports")


def _places(told: Sequence[Claim]) -> dict[str, list[tuple[str, Claim]]]:
    found: dict[str, list[tuple[str, Claim]]] = defaultdict(list)
    for claim in told:
        named = claim.occurrence.where if claim.occurrence else ()
        spots = [where for where in named if where.precision in _SPOTS]
        for where in spots or named:  # "near X in Y" tells of X
            found[where.place.name if where.place else where.name].append((where.name, claim))
    return found


def _perpetrators(told: Sequence[Claim]) -> dict[str, list[tuple[str, Claim]]]:
    found: dict[str, list[tuple[str, Claim]]] = defaultdict(list)
    for claim in told:
        for actor in claim.occurrence.actors if claim.occurrence else ():
            found[actor.id.replace("-", " ").title() if actor.id else actor.name].append((actor.name, claim))
    return found


def _denial(event: Event, claims: Mapping[str, Claim]) -> Comparison:
    """What is told and what is denied: not both true, as far as the denial reaches."""
    denials = [claims[id] for id in event.denials if id in claims]
    names = sorted({claim.speaker.name or claim.outlet for claim in denials})
    quotes = "; ".join(f"“{' '.join(claim.quote.split())}”" for claim in sorted(denials, key=lambda c: c.id))
    return Comparison(
        id=content_id("comparison", event.id, "denial"),
        about=event.id,
        title=f"{event.title}: denial",
        field="denial",
        values=(Said("told", event.claims), Said(f"denied by {', '.join(names)}", tuple(c.id for c in denials))),
        accord=Accord.CONFLICT,
        reason=f"denied: {quotes}",
        apart=((0, 1),),
    )
