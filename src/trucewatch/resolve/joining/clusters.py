"""Clusters: strands of one occurrence, and the steps that joined them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from trucewatch.model import Event
from trucewatch.resolve.joining.strands import Strand
from trucewatch.resolve.sharing import shared

# In the order that they are taken: ties by hand that could not be kept later, and ties by hand.
TIED_FIRST, ALIKE, BY_SIGNS, DOUBTFUL, TIED = range(5)
BY_HAND = (TIED_FIRST, TIED)


class Step(NamedTuple):
    """Two strands that are to be joined, or might be: of what kind, and from the best score down."""

    kind: int
    cost: float  # the score, turned round
    one: Strand
    two: Strand

    @property
    def rank(self) -> tuple[int, float, str, str]:
        """What it is taken in order of; it depends on nothing but the two."""
        return self.kind, self.cost, self.one.key, self.two.key


class Steps:
    """Steps to be taken in order of rank, in a few bytes each: a long war is one web of millions, and few are kept.

    Scores are few, so what shares kind and score stands together: the one and the other strand by turns.
    """

    def __init__(self) -> None:
        self._of: dict[tuple[int, float], list[Strand]] = {}

    def __iter__(self) -> Iterator[Step]:
        for kind, cost in sorted(self._of):
            both = self._of[kind, cost]
            for one, two in sorted(zip(both[::2], both[1::2], strict=True), key=_keys):
                yield Step(kind, cost, one, two)

    def add(self, kind: int, cost: float, one: Strand, two: Strand) -> None:
        """Put in the step between two strands, in whichever order they come."""
        if (kind, cost) not in self._of:
            self._of[kind, shared(cost)] = []
        self._of[kind, cost] += (two, one) if two.key < one.key else (one, two)

    def and_of(self, clusters: Iterable[Cluster]) -> Steps:
        """These, and those that joined the clusters."""
        both = Steps()
        both._of = {key: list(strands) for key, strands in self._of.items()}
        for cluster in clusters:
            for each in cluster.steps:
                both.add(*each)
        return both


def _keys(pair: tuple[Strand, Strand]) -> tuple[str, str]:
    return pair[0].key, pair[1].key


class Cluster:
    """Strands of one occurrence, in order of key, and the steps that joined them.

    ``doubts`` holds for each cluster that is like it the likeliest step between
    the two; ``choice`` is the one of these that it fits, and that no other comes
    near; ``guests`` are those that stand in its event (see ``Guests``); ``event``
    is the event that was made of it, None while none was.
    """

    __slots__ = ("choice", "doubts", "event", "guests", "members", "steps")

    def __init__(self, members: Iterable[Strand], steps: Iterable[Step]) -> None:
        self.members, self.steps = tuple(sorted(members, key=lambda strand: strand.key)), tuple(steps)
        self.doubts: dict[Cluster, Step] = {}
        self.choice: Cluster | None = None
        self.guests: tuple[Cluster, ...] = ()
        self.event: Event | None = None
        for strand in self.members:
            strand.cluster = self

    @property
    def tied(self) -> bool:
        """Has a person tied any two of it?"""
        return any(each.kind in BY_HAND for each in self.steps)

    @property
    def head(self) -> Cluster:
        """The cluster in whose event it stands: its host, else itself."""
        host = self.choice
        return host if host is not None and self in host.guests else self

    @property
    def parts(self) -> tuple[Cluster, ...]:
        """All that stands in its event: itself and its guests."""
        return (self, *self.guests)

    @property
    def every(self) -> Iterator[Strand]:
        """Every strand of its event."""
        return (strand for part in self.parts for strand in part.members)
