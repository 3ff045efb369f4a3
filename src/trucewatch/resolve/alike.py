"""Versions: tellings that compare alike, and of which each joins each, taken as one."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator
from dataclasses import fields
from hashlib import blake2b
from typing import TYPE_CHECKING

from trucewatch.packs.groups import Groups
from trucewatch.resolve.decisions import Decisions
from trucewatch.resolve.pairs import weigh, weigh_profiles
from trucewatch.resolve.profiles import Profile
from trucewatch.resolve.tellings import Telling
from trucewatch.resolve.weights import Weights

if TYPE_CHECKING:
    from trucewatch.resolve.clusters import Cluster


_NONE: frozenset[str] = frozenset()  # one for all


class Version:
    """Tellings of one profile, in order of id; ``key`` orders versions, and depends on no report that comes later.

    ``alone`` marks one telling that takes no other to it. ``number`` names the
    version within one index; ``cluster`` is what it was joined to,
    None while that is open.
    """

    __slots__ = ("_reports", "_speakers", "_words", "alone", "cluster", "key", "number", "profile", "tellings")

    def __init__(self, key: str, number: int, profile: Profile, *, alone: bool) -> None:
        self.key, self.number, self.profile, self.alone = key, number, profile, alone
        self.tellings: list[Telling] = []
        self.cluster: Cluster | None = None
        self._reports: frozenset[str] | None = None
        self._speakers: frozenset[str] | None = None
        self._words: frozenset[str] | None = None

    @property
    def reports(self) -> frozenset[str]:
        """Every report that has one of its tellings."""
        if len(self.tellings) == 1:
            return self.tellings[0].reports
        if self._reports is None:
            self._reports = frozenset().union(*(telling.reports for telling in self.tellings))
        return self._reports

    @property
    def speakers(self) -> frozenset[str]:
        """Whoever is named as saying it."""
        if self._speakers is None:
            self._speakers = frozenset(map(speaker_of, self.tellings)) - {""} or _NONE
        return self._speakers

    @property
    def words(self) -> frozenset[str]:
        """The digests of its longer sentences."""
        if self._words is None:
            self._words = frozenset(telling.words for telling in self.tellings) - {""} or _NONE
        return self._words

    def take(self, telling: Telling) -> None:
        """Let a telling in."""
        insort(self.tellings, telling, key=lambda each: each.id)
        self._reports = self._speakers = self._words = None

    def leave(self, telling: Telling) -> None:
        """Let a telling go."""
        self.tellings = [each for each in self.tellings if each is not telling]
        self._reports = self._speakers = self._words = None

    def within(self, reports: frozenset[str]) -> list[Telling]:
        """Its tellings in these reports."""
        return [telling for telling in self.tellings if not telling.reports.isdisjoint(reports)]


class Versions:
    """Every telling in its version, kept as tellings come and go.

    A telling stands alone where nothing but its own report's words would join
    it to its like, where another of its report compares alike and is not joined
    ("another raid"), and where a person decided about it.
    """

    def __init__(self, weights: Weights, groups: Groups, decisions: Decisions) -> None:
        self._weights, self._groups, self._decisions = weights, groups, decisions
        self._alike: dict[int, list[Version]] = {}  # by the identity of their one profile
        self._of: dict[str, Version] = {}  # by telling
        self._told_in: dict[str, list[Telling]] = {}  # by report
        self._in_words: dict[str, list[Telling]] = {}
        self.numbered: list[Version | None] = []
        self.decided: dict[str, Version] = {}  # by claim that somebody decided about
        self.grown: dict[Version, None] = {}
        self.new: dict[Version, None] = {}
        self.gone: dict[Version, None] = {}
        self.shrunk: dict[Version, None] = {}

    def __iter__(self) -> Iterator[Version]:
        return (version for alike in self._alike.values() for version in alike)

    def of(self, telling: Telling) -> Version:
        """The version that this telling stands in."""
        return self._of[telling.id]

    def told_in(self, report: str) -> list[Telling]:
        """The tellings of a report."""
        return self._told_in.get(report, [])

    def in_words_of(self, telling: Telling) -> list[Telling]:
        """The tellings in just these words, itself too; none for a short sentence."""
        return self._in_words.get(telling.words, [])

    def alike(self, version: Version) -> list[Version]:
        """Every version of the same profile, itself too."""
        return self._alike.get(id(version.profile), [])

    def change(self, gone: tuple[Telling, ...], made: tuple[Telling, ...]) -> None:
        """Take tellings out and in; ``new``, ``grown``, ``shrunk`` and ``gone`` then hold what has changed."""
        unsure: dict[str, Telling] = {}
        for telling in gone:
            for index, key in self._where(telling):
                index[key] = [each for each in index[key] if each is not telling]
                if not index[key]:
                    del index[key]
            self._leave(telling)
            unsure.update((each.id, each) for each in self._twins(telling))
        for telling in made:
            for index, key in self._where(telling):
                index.setdefault(key, []).append(telling)
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

    def _where(self, telling: Telling) -> Iterator[tuple[dict[str, list[Telling]], str]]:
        """The indexes that it stands in."""
        for report in telling.reports:
            yield self._told_in, report
        if telling.words:
            yield self._in_words, telling.words

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
        alike = self._alike.setdefault(id(telling.profile), [])
        version = None if alone else next((each for each in alike if not each.alone), None)
        if version is None:
            key = telling.id if alone else _digest(telling.profile)
            version = Version(key, len(self.numbered), telling.profile, alone=alone)
            self.numbered.append(version)
            alike.append(version)
            self.new[version] = None
        elif version not in self.new:
            self.grown[version] = None
        version.take(telling)
        self._of[telling.id] = version
        self.decided.update((claim.id, version) for claim in telling.claims if claim.id in self._decisions.about)

    def _leave(self, telling: Telling) -> None:
        version = self._of.pop(telling.id)
        for claim in telling.claims if self.decided else ():
            self.decided.pop(claim.id, None)
        version.leave(telling)
        if version.tellings:
            self.shrunk[version] = None
            return
        self.grown.pop(version, None)
        self.shrunk.pop(version, None)
        if version in self.new:
            del self.new[version]
        else:
            self.gone[version] = None
        self.numbered[version.number] = None
        alike = self._alike[id(version.profile)]
        alike.remove(version)
        if not alike:
            del self._alike[id(version.profile)]

    def _stands_alone(self, telling: Telling) -> bool:
        if any(claim.id in self._decisions.about for claim in telling.claims):
            return True
        if not weigh_profiles(telling.profile, telling.profile, self._weights, self._groups).joins(self._weights):
            return True
        twins = self._twins(telling)
        return any(not weigh(telling, each, self._weights, self._groups).joins(self._weights) for each in twins)


def speaker_of(telling: Telling) -> str:
    """Who is named as saying it; empty where the outlet says it itself."""
    speaker = telling.claim.speaker
    return "" if speaker.is_outlet else speaker.id or speaker.name.casefold()


def _digest(profile: Profile) -> str:
    """A name of a profile that is the same on every machine."""
    parts = (getattr(profile, part.name) for part in fields(profile))
    told = repr([sorted(part) if isinstance(part, frozenset) else part for part in parts])
    return blake2b(told.encode(), digest_size=8).hexdigest()
