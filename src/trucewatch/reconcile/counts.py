"""Counts of claims, gathered by what is counted and of whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from trucewatch.model import Claim, Count, Quantity
from trucewatch.packs.groups import Groups
from trucewatch.reconcile.naming import actor_title

Key = tuple[str, str, str | None]  # measure, group, whose they are


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


def of_event(claims: Iterable[Claim], groups: Groups) -> list[Counted]:
    """The counts of one occurrence.

    A number of people nobody in particular is that of the one group that has it elsewhere ("fifteen dead"). A part
    without its whole is no number of its group where its report has told more of that group ("56 civilians ... the
    victims included 25 civilians from the north").
    """
    told = counted(claims, groups, cumulative=False)
    those = [each for each in told if not _is_some_of(each, told)]
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


def _is_some_of(part: Counted, told: Iterable[Counted]) -> bool:
    high = part.count.quantity.high
    if part.count.part_of is None or high is None:
        return False
    wholes = [each for each in told if each.count.part_of is None and each.count.measure == part.count.measure]
    return not any(whole.claim.id == part.claim.id for whole in wholes) and any(
        whole.key == part.key and whole.claim.report == part.claim.report and (whole.count.quantity.low or 0) > high
        for whole in wholes
    )


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


def by_value(those: Iterable[Counted]) -> list[list[Counted]]:
    """Counts of one number together, the lowest number first."""
    values: dict[tuple[int, int, bool], list[Counted]] = defaultdict(list)
    for each in those:
        values[_rank(each.count.quantity)].append(each)
    return [values[key] for key in sorted(values)]


def _rank(quantity: Quantity) -> tuple[int, int, bool]:
    low = -1 if quantity.low is None else quantity.low
    return low, 1 << 62 if quantity.high is None else quantity.high, quantity.approximate


def claim_ids(those: Iterable[Counted]) -> tuple[str, ...]:
    """The claims behind them, each once, in order."""
    return tuple(sorted({each.claim.id for each in those}))


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
    return written[0] if written else f"{plural} ({actor_title(actor)})"
