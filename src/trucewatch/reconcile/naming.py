"""What reports name of an event: its place, who did it and with what; one value for each, with the names as written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from trucewatch.geo.gazetteer.rank import distance_km
from trucewatch.model import Accord, Claim, Comparison, Event, Ground, PlacePrecision, Said, Where, content_id
from trucewatch.packs.actors import ActorBook
from trucewatch.reconcile.values import Relation

_SPOTS = (PlacePrecision.EXACT, PlacePrecision.TOWN, PlacePrecision.NEAR)

Named = Mapping[str, list[tuple[str, Claim]]]  # what a name was taken for -> the names as written, with their claims
Pairs = tuple[tuple[int, int], ...]


def compare_places(event: Event, told: Sequence[Claim]) -> Iterator[Comparison]:
    """Where reports put it."""
    named: dict[str, list[tuple[str, Claim]]] = defaultdict(list)
    spots: dict[str, Where] = {}
    for claim in told:
        wheres = claim.occurrence.where if claim.occurrence else ()
        for where in [where for where in wheres if where.precision in _SPOTS] or wheres:  # "near X in Y" tells of X
            key = where.place.name if where.place else where.name
            named[key].append((where.name, claim))
            spots[key] = min(spots.get(key, where), where, key=repr)
    yield from _compare(event, told, "place", named, lambda keys: _places_apart(keys, named, spots))


def compare_perpetrators(event: Event, told: Sequence[Claim]) -> Iterator[Comparison]:
    """Whom reports name as having done it."""
    yield from _compare(event, told, "perpetrator", perpetrators(told))


def compare_means(event: Event, told: Sequence[Claim]) -> Iterator[Comparison]:
    """With what weapon reports say that it was done; two words for one sort of act can be one weapon."""
    named: dict[str, list[tuple[str, Claim]]] = defaultdict(list)
    acts: dict[str, set[str]] = defaultdict(set)
    for claim in told:
        for means in claim.occurrence.means if claim.occurrence else ():
            named[means].append((means, claim))
            acts[means].add(claim.occurrence.sub_event_type if claim.occurrence else "")
    yield from _compare(event, told, "weapon", named, lambda keys: _weapons_apart(keys, named, acts))


def perpetrators(told: Iterable[Claim]) -> dict[str, list[tuple[str, Claim]]]:
    """Who is said to have done it, by what the names were taken for."""
    found: dict[str, list[tuple[str, Claim]]] = defaultdict(list)
    for claim in told:
        for actor in claim.occurrence.actors if claim.occurrence else ():
            found[actor_title(actor.id) if actor.id else actor.name].append((actor.name, claim))
    return found


def actor_title(id: str) -> str:
    """An actor's name in the lexicon; one that only the user's own file has is shown by its id, opened into words.

    >>> actor_title("rsf"), actor_title("our-own-militia")
    ('Rapid Support Forces', 'Our Own Militia')
    """
    name = ActorBook.load().name(id)
    return id.replace("-", " ").title() if name == id else name


_Told = tuple[Pairs, Relation]  # the pairs that cannot both be true, and how all of them stand


def _compare(
    event: Event,
    told: Sequence[Claim],
    field: str,
    named: Named,
    judge: Callable[[Sequence[str]], _Told] | None = None,
) -> Iterator[Comparison]:
    if not named:
        return
    ordered = sorted(named.items(), key=lambda item: (-len({c.report for _, c in item[1]}), item[0]))
    having = {claim.report for those in named.values() for _, claim in those}
    keys = [key for key, _ in ordered]
    apart, relation = _alike(named, having) or (judge(keys) if judge else _nested(ordered))
    yield Comparison(
        id=content_id("comparison", event.id, field),
        about=event.id,
        title=f"{event.title}: {field}",
        field=field,
        values=tuple(Said(_value(key, those), tuple(sorted({c.id for _, c in those}))) for key, those in ordered),
        accord=relation.accord,
        reason=relation.reason,
        silent=tuple(sorted({claim.report for claim in told} - having)),
        apart=apart,
        ground=relation.ground,
    )


def _alike(named: Named, having: set[str]) -> _Told | None:
    """One report, or one value, leaves nothing to judge."""
    if len(having) == 1:
        return (), Relation(Accord.ONE_VOICE, "only one report gives it")
    if len(named) == 1:
        ((key, those),) = named.items()
        spelt = {name.casefold() for name, _ in those}
        return (), Relation(Accord.SAME, f"{key} in {len(spelt)} spellings" if len(spelt) > 1 else "")
    return None


def _value(key: str, those: Sequence[tuple[str, Claim]]) -> str:
    """What the names were taken for, and the names where they differ from it."""
    others = sorted({name for name, _ in those} - {key})
    return f"{key} (" + "; ".join(f"“{name}”" for name in others) + ")" if others else key


def _nested(ordered: Sequence[tuple[str, list[tuple[str, Claim]]]]) -> _Told:
    """Some reports may name more than others; names that no report gives together are different answers."""
    by_report: dict[str, set[str]] = defaultdict(set)
    for key, those in ordered:
        for _, claim in those:
            by_report[claim.report].add(key)
    sets = sorted(by_report.values(), key=lambda names: (len(names), sorted(names)))
    names = " and ".join(sorted(key for key, _ in ordered))
    if all(less <= more for at, less in enumerate(sets) for more in sets[at + 1 :]):
        more = f"some reports name more of {names} than others"
        return (), Relation(Accord.COMPATIBLE, more, ground=Ground.NAMES)
    apart = _not_together([those for _, those in ordered])
    return apart, Relation(Accord.CONFLICT, f"{names} are named by different reports", ground=Ground.CONTRADICTION)


def _not_together(named: Sequence[Sequence[tuple[str, Claim]]]) -> Pairs:
    """Names that no report gives together."""
    reports = [{claim.report for _, claim in those} for those in named]
    return tuple((one, two) for one, two in combinations(range(len(named)), 2) if not reports[one] & reports[two])


def _places_apart(keys: Sequence[str], named: Named, spots: Mapping[str, Where]) -> _Told:
    """Places that reach each other are one at different precision; others of one report are all places of the event."""
    far = [
        (one, two)
        for one, two in combinations(range(len(keys)), 2)
        if not _can_be_one(spots[keys[one]], spots[keys[two]])
    ]
    apart = tuple(pair for pair in far if pair in _not_together([named[key] for key in keys]))
    if apart:
        names = "; ".join(sorted(f"{keys[one]} and {keys[two]}" for one, two in apart))
        return apart, Relation(Accord.CONFLICT, f"further apart than their errors: {names}", True, Ground.CONTRADICTION)
    if far:
        return (), Relation(Accord.COMPATIBLE, "several places of one event", ground=Ground.PART)
    if any(spots[key].place is None for key in keys):
        return (), Relation(Accord.COMPATIBLE, "a place that no gazetteer has is not judged", False, Ground.WORDING)
    return (), Relation(Accord.COMPATIBLE, "one place at different precision", ground=Ground.PRECISION)


def _can_be_one(one: Where, two: Where) -> bool:
    """Do the two reach each other? What no gazetteer has is not held against anything."""
    if one.place is None or two.place is None:
        return True
    radii = [where.radius_km if where.radius_km is not None else where.place.radius_km for where in (one, two)
             if where.place is not None]  # fmt: skip
    return distance_km(one.place, two.place) <= sum(radii)


def _weapons_apart(keys: Sequence[str], named: Named, acts: Mapping[str, set[str]]) -> _Told:
    """Weapons that make acts of different sorts, and that no report names together."""
    together = _not_together([named[key] for key in keys])
    apart = tuple((one, two) for one, two in together if not acts[keys[one]] & acts[keys[two]])
    if not apart:
        return (), Relation(Accord.COMPATIBLE, "they can be one weapon, or weapons of one act", True, Ground.PRECISION)
    names = "; ".join(sorted(f"{keys[one]} and {keys[two]}" for one, two in apart))
    return apart, Relation(Accord.CONFLICT, f"acts of different sorts: {names}", ground=Ground.CONTRADICTION)
