"""Whose voice each claim is, how far its source is trusted, and when it was reported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from trucewatch.model import Claim, Report, When

UNGRADED = "F"
_RELIABLE = frozenset("ABC")


@dataclass(frozen=True, slots=True)
class Voices:
    """The witnesses of a case.

    ``independent`` maps a claim to its independent voice (the same text: the
    same witness); a claim that is not in it speaks for its speaker, else its
    outlet. ``reliability`` maps a claim to the letter A to F that the user gave
    its source; F, cannot be judged, is what every other has.
    """

    reports: Mapping[str, Report] = field(default_factory=dict)
    independent: Mapping[str, str] = field(default_factory=dict)
    reliability: Mapping[str, str] = field(default_factory=dict)

    def by_claim(self, claims: Iterable[Claim]) -> dict[str, str]:
        """The voice of each claim: a speaker once, an outlet once, one wording of a sentence once."""
        listed = list(claims)
        first: dict[str, str] = {}
        for claim in listed:
            words = _words(claim)
            first[words] = min(_voice(claim), first.get(words, _voice(claim)))
        return {claim.id: self.independent.get(claim.id) or first[_words(claim)] for claim in listed}

    def count(self, claims: Iterable[Claim]) -> int:
        """How many independent voices these claims are."""
        return len(set(self.by_claim(claims).values()))

    def grade(self, claim: Claim) -> str:
        """The letter of the claim's source."""
        return self.reliability.get(claim.id, UNGRADED)

    def reliable(self, claim: Claim) -> bool:
        """Did the user grade its source A, B or C?"""
        return self.grade(claim) in _RELIABLE

    def published(self, claim: Claim) -> When:
        """When the report of the claim was published; unknown where nothing says so."""
        report = self.reports.get(claim.report)
        return report.published.when if report else When.unknown()

    def heard(self, claims: Iterable[Claim]) -> Heard:
        """Who gives these claims, and when each was first told: what a voice's copies print again is told once.

        Where one of the copies is undated, nobody knows when it was first told.
        """
        listed = list(claims)
        by_claim = self.by_claim(listed)
        first: dict[tuple[str, str], When] = {}
        for claim in listed:
            key, when = (by_claim[claim.id], _words(claim)), self.published(claim)
            first[key] = min(first.get(key, when), when, key=_told)
        return Heard(by_claim, {claim.id: first[by_claim[claim.id], _words(claim)] for claim in listed})


@dataclass(frozen=True, slots=True)
class Heard:
    """The voice of each claim, and when it was first told, by claim id."""

    voices: Mapping[str, str]
    told: Mapping[str, When]

    def one_voice(self, one: Claim, two: Claim) -> bool:
        """Are the two claims of one witness?"""
        return self.voices[one.id] == self.voices[two.id]

    def before(self, one: Claim, two: Claim) -> bool:
        """Was the first surely told before the second? Two of one day are not told apart."""
        return earlier(self.told[one.id], self.told[two.id])

    def count(self, claims: Iterable[Claim]) -> int:
        """How many independent voices these claims are."""
        return len({self.voices[claim.id] for claim in claims})


def earlier(one: When, two: When) -> bool:
    """Did the first end before the second began, times without a clock read as UTC?"""
    end, start = one.utc(())[1], two.utc(())[0]
    return end is not None and start is not None and end <= start


def _told(when: When) -> tuple[bool, str, str]:
    """What cannot be dated first, then in order of time."""
    start, end = when.utc(())
    return when.known, str(start or ""), str(end or "")


def _voice(claim: Claim) -> str:
    speaker = claim.speaker
    return f"speaker:{speaker.id or speaker.name.casefold()}" if speaker.name else f"outlet:{claim.outlet}"


def _words(claim: Claim) -> str:
    return " ".join(claim.quote.casefold().split())
