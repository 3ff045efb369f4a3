"""What better reading would give: the day and the place that most tellings of an incident give, lent to all of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TypeVar

from bench.resolving.matching import Matched

from trucewatch.model import Claim, Occurrence, When, Where

_Told = TypeVar("_Told")
_A_DAY = timedelta(days=2)  # no longer than a night and a day


@dataclass(frozen=True, slots=True)
class BestTold:
    """Of one incident the time of the day, and the places, that most tellings give; None where none does."""

    when: When | None
    where: tuple[Where, ...] | None


def lend(claims: Sequence[Claim], matched: Matched, *, days: bool, places: bool) -> tuple[Claim, ...]:
    """The claims, those that tell a mention with the best told day or place of its incident, or both.

    Of several claims that tell one mention the nearest is changed; denials and
    mentions of no single incident are left as they are.
    """
    told: dict[str, list[Claim]] = defaultdict(list)
    incident_of: dict[str, str] = {}
    by_id = {claim.id: claim for claim in claims}
    for id, (first, *_) in matched.claims.items():
        mention = matched.mentions[id]
        if not mention.denied and "/none:" not in mention.incident:
            incident_of[first] = mention.incident
            told[mention.incident].append(by_id[first])
    best = {incident: best_told([c.occurrence for c in its if c.occurrence]) for incident, its in told.items()}
    return tuple(_with(claim, best, incident_of.get(claim.id, ""), days=days, places=places) for claim in claims)


def best_told(said: Sequence[Occurrence]) -> BestTold:
    """The day and the places that most of these give; of several alike the first that is told."""
    whens = [each.when for each in said if _tells_a_day(each.when)]
    day = _commonest([when.start for when in whens if when.start is not None], lambda start: start.date())
    wheres = [each.where for each in said if any(where.place for where in each.where)]
    where = _commonest(wheres, lambda where: frozenset(each.place.id for each in where if each.place))
    return BestTold(next((when for when in whens if when.start == day), None), where)


def _commonest(told: Sequence[_Told], name: Callable[[_Told], Hashable]) -> _Told | None:
    if not told:
        return None
    ((most, _),) = Counter(map(name, told)).most_common(1)
    return next(each for each in told if name(each) == most)


def _tells_a_day(when: When) -> bool:
    return when.start is not None and when.end is not None and when.end - when.start <= _A_DAY


def _with(claim: Claim, best: Mapping[str, BestTold], incident: str, *, days: bool, places: bool) -> Claim:
    said, told = claim.occurrence, best.get(incident)
    if said is None or told is None:
        return claim
    if days and told.when is not None:
        said = replace(said, when=replace(said.when, start=told.when.start, end=told.when.end))
    if places and told.where is not None:
        said = replace(said, where=told.where)
    return replace(claim, content=said)
