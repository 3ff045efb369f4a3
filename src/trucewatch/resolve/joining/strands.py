"""Strands: tellings that compare alike, and of which each joins each, taken as one."""

from __future__ import annotations

from bisect import insort
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from trucewatch.resolve.decisions import Decisions
from trucewatch.resolve.index import Index
from trucewatch.resolve.signs.scales import Scales
from trucewatch.resolve.tellings.profiles import Act, Ground, Losses, People, Profile, Telltales
from trucewatch.resolve.tellings.telling import Telling
from trucewatch.resolve.tellings.telling_times import Time

if TYPE_CHECKING:
    from trucewatch.resolve.joining.clusters import Cluster


class Strand:
    """Tellings of one profile, in order of id; ``key`` orders strands, and depends on no report that comes later.

    ``alone`` marks one telling that takes no other to it. ``cluster`` is what
    it was joined to, None while that is open.
    """

    __slots__ = ("_reports", "alone", "cluster", "key", "profile", "tellings")

    def __init__(self, key: str, profile: Profile, *, alone: bool) -> None:
        self.key, self.profile, self.alone = key, profile, alone
        self.tellings: Sequence[Telling] = ()
        self.cluster: Cluster | None = None
        self._reports: frozenset[str] | None = None  # of several tellings: most strands have one

    @property
    def reports(self) -> frozenset[str]:
        """Every report that has one of its tellings."""
        if len(self.tellings) == 1:
            return frozenset(self.tellings[0].reports)
        if self._reports is None:
            self._reports = frozenset().union(*(telling.reports for telling in self.tellings))
        return self._reports

    @property
    def speakers(self) -> set[str]:
        """Whoever is named as saying it."""
        return {telling.speaker for telling in self.tellings if telling.speaker}

    @property
    def words(self) -> set[int]:
        """The digests of its longer sentences."""
        return {telling.words for telling in self.tellings if telling.words}

    def take(self, telling: Telling) -> None:
        """Let a telling in."""
        if self.tellings:
            several = list(self.tellings)
            insort(several, telling, key=lambda each: each.id)
            self.tellings = several
        else:
            self.tellings = (telling,)
        self._reports = None

    def leave(self, telling: Telling) -> None:
        """Let a telling go."""
        self.tellings = tuple(each for each in self.tellings if each is not telling)
        self._reports = None

    def within(self, reports: Collection[str]) -> list[Telling]:
        """Its tellings in these reports."""
        return [telling for telling in self.tellings if any(report in reports for report in telling.reports)]


class Strands:
    """Every telling in its strand, kept as tellings come and go.

    A telling stands alone where nothing but its own report's words would join
    it to its like, where another of its report compares alike and is not joined
    ("another raid"), and where a person decided about it.
    """

    def __init__(self, scales: Scales, decisions: Decisions) -> None:
        self._scales, self._decisions = scales, decisions
        self._alike: Index[Profile, Strand] = Index()
        self._of: dict[str, Strand] = {}  # by telling
        self._told_in: Index[str, Telling] = Index()  # by report
        self._in_words: Index[int, Telling] = Index()
        self.decided: dict[str, Strand] = {}  # by claim that somebody decided about
        self.grown: dict[Strand, None] = {}
        self.new: dict[Strand, None] = {}
        self.gone: dict[Strand, None] = {}
        self.shrunk: dict[Strand, None] = {}

    def __iter__(self) -> Iterator[Strand]:
        return iter(self._alike)

    def of(self, telling: Telling) -> Strand:
        """The strand that this telling stands in."""
        return self._of[telling.id]

    def told_in(self, report: str) -> Sequence[Telling]:
        """The tellings of a report."""
        return self._told_in[report]

    def in_words_of(self, telling: Telling) -> Sequence[Telling]:
        """The tellings in just these words, itself too; none for a short sentence."""
        return self._in_words[telling.words]

    def alike(self, strand: Strand) -> Sequence[Strand]:
        """Every strand of the same profile, itself too."""
        return self._alike[strand.profile]

    def change(self, gone: tuple[Telling, ...], made: tuple[Telling, ...]) -> None:
        """Take tellings out and in; ``new``, ``grown``, ``shrunk`` and ``gone`` then hold what has changed."""
        unsure: dict[str, Telling] = {}
        for telling in gone:
            for report in telling.reports:
                self._told_in.remove(report, telling)
            if telling.words:
                self._in_words.remove(telling.words, telling)
            self._leave(telling)
            unsure.update((each.id, each) for each in self._twins(telling))
        for telling in made:
            for report in telling.reports:
                self._told_in.add(report, telling)
            if telling.words:
                self._in_words.add(telling.words, telling)
        for telling in made:
            unsure[telling.id] = telling
            unsure.update((each.id, each) for each in self._twins(telling))
        for telling in unsure.values():
            if any(telling is each for report in telling.reports for each in self.told_in(report)):
                self._place(telling)

    def settle(self) -> None:
        """Forget what has changed."""
        for changes in (self.new, self.grown, self.shrunk, self.gone):
            changes.clear()

    def beside(self, telling: Telling, window: int) -> Iterator[Telling]:
        """What its reports tell within so many tellings of it, and headlines with every telling of their report."""
        for report in telling.reports:
            told = sorted(self.told_in(report), key=lambda each: (each.claim_in(report).span.start, each.id))
            at = next(place for place, each in enumerate(told) if each is telling)
            if report in telling.in_title:
                yield from told
            else:
                yield from told[max(0, at - window) : at + window + 1]
                yield from (each for each in told if report in each.in_title)

    def _twins(self, telling: Telling) -> list[Telling]:
        """Others of its reports that compare alike."""
        near = (each for report in telling.reports for each in self.told_in(report))
        return [each for each in near if each.profile is telling.profile and each is not telling]

    def _place(self, telling: Telling) -> None:
        alone = self._stands_alone(telling)
        before = self._of.get(telling.id)
        if before is not None:
            if before.alone is alone:
                return
            self._leave(telling)
        alike = self._alike[telling.profile]
        strand = None if alone else next((each for each in alike if not each.alone), None)
        if strand is None:
            key = _digest(telling.profile)
            if alone:  # whether it stands alone or not, it comes before the same others
                key = f"{key}:{telling.id}"
            strand = Strand(key, telling.profile, alone=alone)
            self._alike.add(telling.profile, strand)
            self.new[strand] = None
        elif strand not in self.new:
            self.grown[strand] = None
        strand.take(telling)
        self._of[telling.id] = strand
        self.decided.update((claim.id, strand) for claim in telling.claims if claim.id in self._decisions.about)

    def _leave(self, telling: Telling) -> None:
        strand = self._of.pop(telling.id)
        for claim in telling.claims if self.decided else ():
            self.decided.pop(claim.id, None)
        strand.leave(telling)
        if strand.tellings:
            self.shrunk[strand] = None
            return
        self.grown.pop(strand, None)
        self.shrunk.pop(strand, None)
        if strand in self.new:
            del self.new[strand]
        else:
            self.gone[strand] = None
        self._alike.remove(strand.profile, strand)

    def _stands_alone(self, telling: Telling) -> bool:
        if any(claim.id in self._decisions.about for claim in telling.claims):
            return True
        if not self._scales.weigh_profiles(telling.profile, telling.profile).joins(self._scales.weights):
            return True
        twins = self._twins(telling)
        return any(not self._scales.weigh(telling, each).joins(self._scales.weights) for each in twins)


# What the name of a profile is made of. Another order gives other names, and so another order of equal scores.
_NAMED_BY = (
    ("act", ("event_type", "sub_event_type", "says_no_act", "family")),
    ("time", ("when", "within", "since", "told_after", "reach")),
    ("ground", ("places",)),
    ("losses", ("tolls",)),
    ("people", ("actors", "targets", "named", "dead", "classes")),
    ("act", ("means", "takes")),
    ("ground", ("lent", "guessed")),
    ("act", ("number", "vague_act")),
    ("telltales", ("sites", "names", "unread", "rare")),
    ("time", ("lent",)),
)


def _digest(profile: Profile) -> str:
    """A name of a profile that is the same on every machine."""
    told = ", ".join(_in_text(getattr(profile, part), names) for part, names in _NAMED_BY)
    return blake2b(f"[{told}]".encode(), digest_size=8).hexdigest()


@lru_cache(maxsize=1 << 12)
def _in_text(part: Act | People | Time | Ground | Losses | Telltales, names: tuple[str, ...]) -> str:
    values = (getattr(part, name) for name in names)
    return ", ".join(repr(sorted(each) if isinstance(each, frozenset) else each) for each in values)
