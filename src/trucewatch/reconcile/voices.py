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

    def reported(self, claim: Claim) -> When:
        """When the report of the claim was published; unknown where nothing says so."""
        report = self.reports.get(claim.report)
        return report.published.when if report else When.unknown()

    def before(self, one: Claim, two: Claim) -> bool:
        """Was the first surely published before the second? Two of one day are not told apart."""
        return earlier(self.reported(one), self.reported(two))


def earlier(one: When, two: When) -> bool:
    """Did the first end before the second began, times without a clock read as UTC?"""
    end, start = one.utc(())[1], two.utc(())[0]
    return end is not None and start is not None and end <= start


def _voice(claim: Claim) -> str:
    speaker = claim.speaker
    return f"speaker:{speaker.id or speaker.name.casefold()}" if speaker.name else f"outlet:{claim.outlet}"


def _words(claim: Claim) -> str:
    return " ".join(claim.quote.casefold().split())
