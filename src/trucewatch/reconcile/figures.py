"""Figures: low, best and high for one measure of one group; never a sum of what may overlap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from trucewatch.model import Claim, Count, Event, Figure, Quantity, Said, content_id
from trucewatch.packs.groups import Groups

ONE_VALUE = "one value"
COMMON_GROUND = "all can be true at once: what they have in common"
HULL = "they cannot all be true: from the lowest to the highest"
Key = tuple[str, str, str | None]  # measure, group, whose they are
_STATED = "best is the number that is stated"
_CONSERVATIVE = "best is the most conservative number"


@dataclass(frozen=True, slots=True)
class Counted:
    """One count and the claim that gives it, its group as the table names it."""

    count: Count
    group: str
    claim: Claim

    @property
    def key(self) -> Key:
        """What is counted, of whom."""
        return self.count.measure, self.group, self.count.group_actor


def counted(claims: Iterable[Claim], groups: Groups, *, cumulative: bool) -> list[Counted]:
    """The counts of these claims: those of the occurrence, or those over a time."""
    return [
        Counted(count, groups.name(count.group, count.measure), claim)
        for claim in claims
        if claim.occurrence is not None
        for count in claim.occurrence.counts
        if count.cumulative is cumulative
    ]


def event_figures(event: Event, claims: Mapping[str, Claim], groups: Groups) -> tuple[Figure, ...]:
    """The figures of one event, each part linked to its whole."""
    told = [claims[id] for id in event.claims if id in claims]
    figures: dict[Key, Figure] = {}
    for key, those in by_key(_named_best(counted(told, groups, cumulative=False), groups)).items():
        title = f"{named(key, those, groups)} {key[0]}"
        figures[key] = make_figure(event.id, key, those, title=title[:1].upper() + title[1:])
    return link_parts(figures, told, groups)


def _named_best(those: list[Counted], groups: Groups) -> list[Counted]:
    """A number of people nobody in particular is that of the one group that has it elsewhere ("fifteen dead")."""
    found = []
    for each in those:
        exact = each.count.quantity.exact
        named = {
            other.group
            for other in those
            if groups.within(other.group, each.group)
            and (other.count.measure, other.count.quantity.exact, other.count.part_of)
            == (each.count.measure, exact, None)
        }
        whole = exact is not None and each.count.part_of is None and groups.kind(each.group) == "open"
        found.append(replace(each, group=min(named)) if whole and len(named) == 1 else each)
    return found


def by_key(those: Iterable[Counted]) -> dict[Key, list[Counted]]:
    """Counts by what and of whom; those that do not say whose go with the only ones that do."""
    found: dict[Key, list[Counted]] = defaultdict(list)
    for each in those:
        found[each.key].append(each)
    for measure, group, actor in [key for key in found if key[2] is None]:
        owners = [key for key in found if key[:2] == (measure, group) and key[2] is not None]
        if len(owners) == 1 and not _told_apart(found[owners[0]], found[measure, group, actor]):
            found[owners[0]] += found.pop((measure, group, actor))
    return {key: found[key] for key in sorted(found, key=lambda key: (key[0], key[1], key[2] or ""))}


def _told_apart(owned: Iterable[Counted], others: Iterable[Counted]) -> bool:
    """Does one claim count both, so that they are two ("29 fighters, including 22 of the militia")?"""
    return bool({each.claim.id for each in owned} & {each.claim.id for each in others})


def make_figure(about: str, key: Key, those: Sequence[Counted], *, title: str, cumulative: bool = False) -> Figure:
    """One figure from every claim that gives its number."""
    measure, group, actor = key
    values: dict[tuple[int, int, bool], list[Counted]] = defaultdict(list)
    for each in those:
        values[_rank(each.count.quantity)].append(each)
    ordered = [values[key] for key in sorted(values)]
    low, best, high, method = _combine(ordered)
    return Figure(
        id=content_id("figure", about, measure, group, actor or ""),
        about=about,
        measure=measure,
        group=group,
        low=low,
        best=best,
        high=high,
        values=tuple(Said(str(group_[0].count.quantity), _ids(group_)) for group_ in ordered),
        low_claims=_giving(ordered, low),
        best_claims=_giving(ordered, best),
        high_claims=_giving(ordered, high),
        method=method,
        cumulative=cumulative,
        approximate=all(group_[0].count.quantity.approximate for group_ in ordered),
        title=title,
    )


def _rank(quantity: Quantity) -> tuple[int, int, bool]:
    low = -1 if quantity.low is None else quantity.low
    return low, 1 << 62 if quantity.high is None else quantity.high, quantity.approximate


def _ids(those: Iterable[Counted]) -> tuple[str, ...]:
    return tuple(sorted({each.claim.id for each in those}))


def _combine(ordered: Sequence[Sequence[Counted]]) -> tuple[int | None, int | None, int | None, str]:
    """(low, best, high, method) of distinct values, lowest first."""
    quantities = [those[0].count.quantity for those in ordered]
    if len(quantities) == 1:
        (only,) = quantities
        return only.low, only.low if only.low is not None else only.high, only.high, ONE_VALUE
    loosened = [quantity.loosened() for quantity in quantities]
    low = max((q.low for q in loosened if q.low is not None), default=None)
    high = min((q.high for q in loosened if q.high is not None), default=None)
    if low is None or high is None or low <= high:
        best, why = _best([t for t in ordered if t[0].count.quantity.loosened().overlaps(Quantity(low, high))], low)
        return low, best, high, f"{COMMON_GROUND}; {why}"
    lows = [n for q in quantities for n in (q.low if q.low is not None else q.high,) if n is not None]
    highs = [q.high for q in quantities if q.high is not None]
    open_above = any(q.high is None and q.low is not None and q.low > max(highs) for q in quantities)
    best, why = _best(ordered, None)
    return min(lows), best, None if open_above else max(highs), f"{HULL}; {why}"


def _best(ordered: Sequence[Sequence[Counted]], at_least: int | None) -> tuple[int | None, str]:
    """The number that most independent voices give, if two do; else an exact one; else the most conservative."""
    exact = [(voices(those), number) for those in ordered if (number := those[0].count.quantity.exact) is not None]
    exact = [(count, number) for count, number in exact if at_least is None or number >= at_least]
    if exact:
        most = max(count for count, _ in exact)
        leading = [number for count, number in exact if count == most]
        if most > 1 and len(leading) == 1:
            return leading[0], f"best is the number that {most} independent voices give"
        return min(leading if most > 1 else [number for _, number in exact]), (
            _STATED if len(exact) == 1 else _CONSERVATIVE
        )
    lows = [q.low for those in ordered if (q := those[0].count.quantity).low is not None]
    stated = [low for low in lows if low is not None and (at_least is None or low >= at_least)]
    return min(stated, default=at_least), _CONSERVATIVE


def voices(those: Iterable[Counted]) -> int:
    """Independent voices: a speaker once, an outlet once, one wording of a sentence once."""
    first: dict[str, str] = {}
    for each in those:
        speaker = each.claim.speaker
        voice = f"speaker:{speaker.id or speaker.name.casefold()}" if speaker.name else f"outlet:{each.claim.outlet}"
        words = " ".join(each.claim.quote.casefold().split())
        first[words] = min(voice, first.get(words, voice))
    return len(set(first.values()))


def _giving(ordered: Sequence[Sequence[Counted]], number: int | None) -> tuple[str, ...]:
    """The claims that give this end: those that name the number, else those that admit it."""
    if number is None:
        return tuple(sorted({id for those in ordered if those[0].count.quantity.high is None for id in _ids(those)}))
    naming = [those for those in ordered if number in (those[0].count.quantity.low, those[0].count.quantity.high)]
    admitting = [those for those in ordered if those[0].count.quantity.loosened().admits(number)]
    return tuple(sorted({id for those in naming or admitting for id in _ids(those)}))


def named(key: Key, those: Sequence[Counted], groups: Groups) -> str:
    """The group as a reader should see it, with whose it is."""
    _, group, actor = key
    plural = groups.plural(group)
    if actor is None:
        return plural
    written = sorted(
        target.name
        for each in those
        for target in (each.claim.occurrence.targets if each.claim.occurrence else ())
        if target.id == actor and groups.name(target.name) == group
    )
    return written[0] if written else f"{plural} ({actor.replace('-', ' ').title()})"


def link_parts(figures: Mapping[Key, Figure], told: Iterable[Claim], groups: Groups) -> tuple[Figure, ...]:
    """Link each part to its whole, by what the claims say, else by the table of groups; and check the two."""
    said: dict[tuple[str, str], str] = {}
    for claim in told:
        for count in claim.occurrence.counts if claim.occurrence else ():
            if count.part_of is not None:
                group = groups.name(count.part_of.partition(":")[2], count.measure)
                said[count.measure, groups.name(count.group, count.measure)] = group
    beside = _side_by_side(figures)
    linked = []
    for key, figure in figures.items():
        stated = said.get(key[:2])
        open_to = {other: each for other, each in figures.items() if other[1] == stated or (key, other) not in beside}
        whole = _whole(key, open_to, stated, groups)
        linked.append(replace(figure, part_of=whole.id, method=_checked(figure, whole)) if whole else figure)
    return tuple(linked)


def _side_by_side(figures: Mapping[Key, Figure]) -> set[tuple[Key, Key]]:
    """Figures that one claim counts beside each other: "four tanks and a dozen vehicles" are no part and whole."""
    claims = {key: {id for said in figure.values for id in said.claims} for key, figure in figures.items()}
    return {(one, two) for one in figures for two in figures if one != two and claims[one] & claims[two]}


def _whole(part: Key, figures: Mapping[Key, Figure], said: str | None, groups: Groups) -> Figure | None:
    """The nearest group that holds the part: of the same people, or of everybody."""
    measure, group, actor = part
    for holder in ([said] if said and said != group else []) + list(groups.parents(group)):
        for owner in dict.fromkeys((actor, None)):
            if (measure, holder, owner) in figures:
                return figures[measure, holder, owner]
    return None


def _checked(part: Figure, whole: Figure) -> str:
    if part.low is not None and whole.high is not None and part.low > whole.high:
        return f"{part.method}; more than its whole ({whole.high:,}): one of the two is wrong"
    return part.method
