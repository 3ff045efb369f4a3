"""Constrained clustering: candidates by blocks, joined from the best score down, never across a bar."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from math import floor, log

from trucewatch.model import Judgement, When
from trucewatch.packs.groups import Groups
from trucewatch.resolve.decisions import NO_DECISIONS, Decisions
from trucewatch.resolve.pairs import Pair, compare
from trucewatch.resolve.places import FINE, folded
from trucewatch.resolve.tellings import Telling
from trucewatch.resolve.weights import Weights

_CELL_DEGREES = 0.1  # wider than near_km at every latitude that people live at
_ANY_WEEK = -1
_MOST_WEEKS = 3
_LADDER = 1.5  # steps wider than overlap_share and near_share

_BlockKey = tuple[object, ...]
_Block = dict[int, list[str]]  # week -> ids


@dataclass(frozen=True, slots=True)
class Cluster:
    """Tellings of one occurrence, the pairs that joined them, those that a person should look at, and decided."""

    members: tuple[Telling, ...]
    joined: tuple[Pair, ...]
    doubtful: tuple[Pair, ...]
    decided: tuple[Judgement, ...] = ()


@dataclass(slots=True)
class _Pairs:
    """Pairs scored once each, on demand."""

    tellings: Mapping[str, Telling]
    weights: Weights
    groups: Groups
    scored: dict[tuple[str, str], Pair] = field(default_factory=dict)

    def of(self, one: str, two: str) -> Pair:
        key = (one, two) if one < two else (two, one)
        if key not in self.scored:
            self.scored[key] = compare(self.tellings[key[0]], self.tellings[key[1]], self.weights, self.groups)
        return self.scored[key]


@dataclass(slots=True)
class _Joining:
    """Groups of tellings in the making."""

    pairs: _Pairs
    members: dict[str, list[str]]  # root -> ids
    root: dict[str, str]
    never: dict[str, set[str]]  # what a person keeps apart
    joined: list[Pair] = field(default_factory=list)

    @classmethod
    def of(cls, pairs: _Pairs, decided: Iterable[tuple[bool, str, str]]) -> _Joining:
        """Everything on its own; what a person keeps apart is known."""
        never: dict[str, set[str]] = defaultdict(set)
        for same, one, two in decided:
            if not same:
                never[one].add(two)
                never[two].add(one)
        return cls(pairs, {id: [id] for id in pairs.tellings}, {id: id for id in pairs.tellings}, never)

    def copy(self) -> _Joining:
        """The same, to be joined further on its own."""
        members = {id: list(ids) for id, ids in self.members.items()}
        return _Joining(self.pairs, members, dict(self.root), self.never, list(self.joined))

    def tie(self, one: str, two: str) -> bool:
        """Join what the two belong to, whatever the signs say; False where a person keeps any of it apart."""
        if self.root[one] != self.root[two] and self.kept_apart(one, two):
            return False
        self.merge(one, two)
        return True

    def merge(self, one: str, two: str) -> None:
        first, second = sorted((self.root[one], self.root[two]))
        if first != second:
            for id in self.members[second]:
                self.root[id] = first
            self.members[first] += self.members.pop(second)

    def join(self, pair: Pair, weights: Weights) -> None:
        """Join what the pair belongs to, unless any two of them are kept apart."""
        one, two = self.members[self.root[pair.left]], self.members[self.root[pair.right]]
        if one is two or self.kept_apart(pair.left, pair.right):
            return
        if not any(self.pairs.of(a, b).parts(weights) for a in one for b in two):
            self.merge(pair.left, pair.right)
            self.joined.append(pair)

    def kept_apart(self, left: str, right: str) -> bool:
        """Has a person said that what one belongs to is never what the other belongs to?"""
        two = self.members[self.root[right]]
        return any(not self.never[a].isdisjoint(two) for a in self.members[self.root[left]] if a in self.never)


def cluster(
    tellings: Iterable[Telling], weights: Weights, groups: Groups, decisions: Decisions = NO_DECISIONS
) -> tuple[Cluster, ...]:
    """Group tellings into occurrences; the order they come in changes nothing.

    Pairs are joined from the best score down, never across what a person keeps
    apart; and what a person ties brings all that was joined to it.
    """
    by_id = {telling.id: telling for telling in sorted(tellings, key=lambda t: t.id)}
    pairs = _Pairs(by_id, weights, groups)
    candidates = [pairs.of(*ids) for ids in sorted(_candidates(by_id.values(), weights))]
    of_claim = {claim.id: telling.id for telling in by_id.values() for claim in telling.claims}
    decided = [each for each in decisions.stated if each.left in of_claim and each.right in of_claim]
    ends = [(each.same, of_claim[each.left], of_claim[each.right]) for each in decided]
    ranked = [pair for pair in sorted(candidates, key=lambda p: (-p.score, p.left, p.right)) if pair.joins(weights)]
    joining = _joined(_Joining.of(pairs, ends), ranked, [(one, two) for same, one, two in ends if same], weights)
    doubtful = [pair for pair in candidates if _for_review(pair, joining, weights)]
    return _clusters(by_id, joining, doubtful, [(each, of_claim[each.left], of_claim[each.right]) for each in decided])


def _joined(start: _Joining, ranked: list[Pair], tied: list[tuple[str, str]], weights: Weights) -> _Joining:
    """What the signs join, and then what a person tied: all of the one event with all of the other.

    Where that would bring together what is never the same, the two are tied
    before the signs are asked, and only what fits both joins them.
    """
    first: list[tuple[str, str]] = []
    while True:
        joining = start.copy()
        for one, two in first:
            joining.merge(one, two)
        for pair in ranked:
            joining.join(pair, weights)
        clashing = [pair for pair in tied if pair not in first and not joining.tie(*pair)]
        if not clashing:
            return joining
        first += clashing


def _for_review(pair: Pair, joining: _Joining, weights: Weights) -> bool:
    """Apart, and yet alike: doubtful by itself, or kept from joining by the others, and not decided by a person."""
    apart = joining.root[pair.left] != joining.root[pair.right]
    return apart and (pair.doubtful(weights) or pair.joins(weights)) and not joining.kept_apart(pair.left, pair.right)


def _clusters(
    by_id: Mapping[str, Telling], joining: _Joining, doubtful: list[Pair], decided: list[tuple[Judgement, str, str]]
) -> tuple[Cluster, ...]:
    """Each group with what joined it, what was left open about it, and what was decided about it."""
    root = joining.root
    joins: dict[str, list[Pair]] = defaultdict(list)
    for pair in joining.joined:
        joins[root[pair.left]].append(pair)
    open_: dict[str, list[Pair]] = defaultdict(list)
    for pair in doubtful:
        open_[root[pair.left]].append(pair)
        open_[root[pair.right]].append(pair)
    by_hand: dict[str, list[Judgement]] = defaultdict(list)
    for judgement, left, right in decided:
        for first in {root[left], root[right]}:
            by_hand[first].append(judgement)
    return tuple(
        Cluster(
            tuple(by_id[id] for id in sorted(ids)),
            tuple(sorted(joins[first], key=lambda p: (p.left, p.right))),
            tuple(open_[first]),
            tuple(by_hand[first]),
        )
        for first, ids in sorted(joining.members.items())
    )


def _candidates(tellings: Iterable[Telling], weights: Weights) -> set[tuple[str, str]]:
    """Pairs that share what a join can rest on: no other pair is scored first.

    Whether two tellings are a pair depends on the two alone, so that a report
    more never changes how others are joined.
    """
    blocks: dict[_BlockKey, _Block] = defaultdict(lambda: defaultdict(list))
    cells: dict[tuple[int, int, str], _Block] = defaultdict(lambda: defaultdict(list))
    by_report: dict[str, list[tuple[int, str]]] = defaultdict(list)
    titles: dict[str, list[str]] = defaultdict(list)
    for telling in tellings:
        for week in _weeks(telling.profile.when):
            for key, dated in _keys(telling, weights):
                if week != _ANY_WEEK or not dated:
                    blocks[key][week].append(telling.id)
            for cell in _cells(telling):
                cells[cell][week].append(telling.id)
        for claim in telling.claims:
            by_report[claim.report].append((claim.span.start, telling.id))
        for report in telling.in_title:
            titles[report].append(telling.id)
    found: set[tuple[str, str]] = set()
    for block in blocks.values():
        found.update(_same_week(block, block))
    for (row, column, family), block in cells.items():
        for near in ((row, column), (row, column + 1), (row + 1, column - 1), (row + 1, column), (row + 1, column + 1)):
            other = cells.get((*near, family))
            if other is not None:
                found.update(_same_week(block, other))
    found.update(_same_report(by_report, titles, int(weights.numbers["window"])))
    return found


def _keys(telling: Telling, weights: Weights) -> Iterator[tuple[_BlockKey, bool]]:
    """What the anchors of the data file can rest on, but for nearness; and whether it needs a known week.

    A toll alone does not find its like in all the years: it needs the week, or
    somebody who is named, or a number that few incidents have.
    """
    profile = telling.profile
    rare = weights.numbers["rare_toll"] / _LADDER
    for toll in profile.tolls:
        number = toll.quantity.low if toll.quantity.low is not None else toll.quantity.high
        for size in _sizes(number, weights):
            key = ("toll", profile.family, toll.measure, toll.group, size)
            yield key, (number or 0) < rare
            for side in profile.sides:
                yield (*key, side), False
    words = telling.claim.quote.split()
    if len(words) >= weights.numbers["same_words"]:
        yield ("words", profile.family, " ".join(words)), False
    for site in profile.sites:
        yield ("site", profile.family, site), True
    for where in profile.places:
        if where.place is None and where.name:
            yield ("name", profile.family, folded(where.name)), False
    if profile.sub_event_type in weights.rare_acts:
        yield ("act", profile.sub_event_type), True
        for side in profile.sides:
            yield ("act", profile.sub_event_type, side), False


def _sizes(number: int | None, weights: Weights) -> tuple[int, ...]:
    """Two neighbouring steps of a ladder, so that tolls near each other share one; none for small tolls."""
    if not number or number < weights.numbers["large_toll"] / _LADDER:
        return ()
    step = floor(log(number) / log(_LADDER))
    return step, step + 1


def _cells(telling: Telling) -> set[tuple[int, int, str]]:
    return {
        (floor(where.place.lat / _CELL_DEGREES), floor(where.place.lon / _CELL_DEGREES), telling.profile.family)
        for where in telling.profile.places
        if where.place is not None and where.precision in FINE
    }


def _weeks(when: When) -> tuple[int, ...]:
    """The weeks that it touches; one mark for a time that is unknown or long."""
    if when.start is None or when.end is None:
        return (_ANY_WEEK,)
    first, last = _week(when.start), _week(when.end)
    return tuple(range(first, last + 1)) if last - first < _MOST_WEEKS else (_ANY_WEEK,)


def _week(moment: datetime) -> int:
    return moment.toordinal() // 7


def _same_week(block: _Block, other: _Block) -> Iterator[tuple[str, str]]:
    for week, ids in block.items():
        reach = other.values() if week == _ANY_WEEK else [other.get(week, []), other.get(_ANY_WEEK, [])]
        for those in reach:
            for one in ids:
                for two in those:
                    if one != two:
                        yield (one, two) if one < two else (two, one)


def _same_report(
    by_report: Mapping[str, list[tuple[int, str]]], titles: Mapping[str, list[str]], window: int
) -> Iterator[tuple[str, str]]:
    for report, placed in by_report.items():
        ids = [id for _, id in sorted(placed)]
        for at, one in enumerate(ids):
            for two in (*ids[at + 1 : at + 1 + window], *titles.get(report, ())):
                if one != two:
                    yield (one, two) if one < two else (two, one)
