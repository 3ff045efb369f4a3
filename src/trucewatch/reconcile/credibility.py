"""Credibility: how each claim about an event stands to what the other witnesses say of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from trucewatch.model import Claim, Credibility, Denied, Interest, Quantity, Stance, When
from trucewatch.packs.groups import Groups
from trucewatch.reconcile.grading_rules import GradingRules
from trucewatch.reconcile.voices import earlier

_NAMED = 4  # so many witnesses are named in a reason


class Standing(StrEnum):
    """How one telling stands to another of the same event."""

    BORNE_OUT = "borne_out"
    CONTRADICTED = "contradicted"
    DENIED = "denied"
    TOLD = "told"


@dataclass(frozen=True, slots=True)
class Told:
    """What of a claim is held against others; claims of equal content are one."""

    numbers: tuple[tuple[str, str, Quantity], ...]  # measure, group, how many
    actors: frozenset[str]
    denies: bool
    denied: Denied | None  # what of the deed it denies
    reported: When


@dataclass(frozen=True, slots=True)
class Testimony:
    """One claim with its witness (key and name), the side of its speaker, and its interest."""

    claim: Claim
    voice: str
    name: str
    party: str | None
    interest: Interest
    reported: When

    @property
    def side(self) -> str:
        """Those of one side are one witness."""
        return f"side:{self.party}" if self.party else self.voice


def credibilities(
    testimonies: Sequence[Testimony], groups: Groups, rules: GradingRules
) -> dict[str, tuple[Credibility, tuple[str, ...]]]:
    """Claim id -> credibility and reasons, for all claims and denials of one event.

    The order changes nothing; the cost is that of the pairs of different contents, of which an event has few.
    """
    alike: dict[Told, list[Testimony]] = defaultdict(list)
    for each in sorted(testimonies, key=lambda each: each.claim.id):
        alike[_told(each, groups)].append(each)
    found = {}
    for told, those in alike.items():
        standing = {other: _standing(told, other, rules) for other in alike}
        for each in those:
            found[each.claim.id] = _graded(each, told, [(standing[o], alike[o]) for o in alike], rules)
    return found


def _told(testimony: Testimony, groups: Groups) -> Told:
    said = testimony.claim.occurrence
    counts = [count for count in said.counts if not count.cumulative] if said else []
    numbers = {(count.measure, groups.name(count.group, count.measure), _bare(count.quantity)) for count in counts}
    actors = {actor.id or actor.name.casefold() for actor in said.actors} if said else set()
    ordered = tuple(sorted(numbers, key=lambda number: (number[:2], str(number[2]))))
    return Told(
        ordered, frozenset(actors), testimony.claim.stance is Stance.DENIES, testimony.claim.denied, testimony.reported
    )


def _bare(quantity: Quantity) -> Quantity:
    return Quantity(quantity.low, quantity.high, quantity.approximate)


def _standing(told: Told, other: Told, rules: GradingRules) -> Standing:
    """How the other stands to what is told."""
    if told.denies != other.denies:
        return Standing.DENIED if other.denies and _reaches(other.denied, told) else Standing.TOLD
    if told.actors and other.actors and not told.actors & other.actors:
        return Standing.CONTRADICTED
    mine, theirs = _by_group(told), _by_group(other)
    shared = [key for key in mine if key in theirs]
    agreed = [key for key in shared if _same(mine[key], theirs[key], rules)]
    if len(agreed) < len(shared):
        return (
            Standing.TOLD
            if earlier(told.reported, other.reported) or earlier(other.reported, told.reported)
            else Standing.CONTRADICTED
        )
    whole = (not mine or agreed) and (not told.actors or told.actors & other.actors)
    return Standing.BORNE_OUT if whole else Standing.TOLD


def _by_group(told: Told) -> dict[tuple[str, str], Quantity]:
    return {(measure, group): quantity for measure, group, quantity in told.numbers}


def _same(one: Quantity, other: Quantity, rules: GradingRules) -> bool:
    """Can the two be one number, or do they differ by little?"""
    if one.loosened().overlaps(other.loosened()):
        return True
    ends = [
        (low, high)
        for low, high in ((one.low, other.high), (other.low, one.high))
        if low is not None and high is not None
    ]
    return all(low <= high or low - high <= rules.near_share * low for low, high in ends)


def _graded(
    each: Testimony, told: Told, others: Iterable[tuple[Standing, Sequence[Testimony]]], rules: GradingRules
) -> tuple[Credibility, tuple[str, ...]]:
    by_side: dict[str, set[Standing]] = defaultdict(set)
    names: dict[str, str] = {}
    conceded = each.interest is Interest.AGAINST_ITSELF
    for standing, those in others:
        for other in those:
            if other.voice == each.voice or other.side == each.side:
                continue
            by_side[other.side].add(standing)
            names[other.side] = min(other.name, names.get(other.side, other.name))
            conceded = conceded or (standing is Standing.BORNE_OUT and other.interest is Interest.AGAINST_ITSELF)
    sides = {standing: [side for side in sorted(by_side) if _of(by_side[side]) is standing] for standing in Standing}
    numbers = {standing.value: len(sides[standing]) for standing in Standing}
    marks = frozenset(name for name, holds in (("conceded", conceded), ("denial", told.denies)) if holds)
    rule = next(rule for rule in rules.credibility if rule.fits(numbers, marks))
    return rule.grade, (rule.says, *_who(sides, names, denies=told.denies))


def _of(standings: set[Standing]) -> Standing:
    """How one side stands on the whole: who bears a claim out once, bears it out."""
    return next(standing for standing in Standing if standing in standings)


_WORDS: Mapping[Standing, str] = {
    Standing.BORNE_OUT: "say the same",
    Standing.CONTRADICTED: "say otherwise",
    Standing.DENIED: "deny it",
    Standing.TOLD: "tell of it, not of all of this",
}


def _reaches(denied: Denied | None, told: Told) -> bool:
    """Does such a denial deny what is told, and not only a circumstance that it does not tell?"""
    return denied is None or denied.of_the_deed or (denied is Denied.TOLL and bool(told.numbers))


def _who(sides: Mapping[Standing, Sequence[str]], names: Mapping[str, str], *, denies: bool) -> Iterable[str]:
    for standing, words in _WORDS.items():
        words = "tell it" if denies and standing is Standing.TOLD else words
        named = sorted(names[side] for side in sides[standing])
        if named:
            more = f" and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
            yield f"{words}: {', '.join(named[:_NAMED])}{more}"
