"""Grades: how far a source can be relied on, and how far what it says can be believed, judged apart.

The two scales are those of the Admiralty code (NATO STANAG 2511, AJP-2.1).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Reliability(StrEnum):
    """How far a source can be relied on. Set by the user alone; F where nothing is set."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"

    @property
    def words(self) -> str:
        """The letter in words.

        >>> Reliability.B.words
        'usually reliable'
        """
        return _RELIABLE[self.value]


class Credibility(StrEnum):
    """How far one statement can be believed, in the light of what others say."""

    CONFIRMED = "1"
    PROBABLE = "2"
    POSSIBLE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    UNKNOWN = "6"

    @property
    def words(self) -> str:
        """The figure in words.

        >>> Credibility("6").words
        'truth cannot be judged'
        """
        return _CREDIBLE[self.value]


_RELIABLE = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
_CREDIBLE = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}


class Interest(StrEnum):
    """What a speaker's party has to gain or lose by what it says."""

    AGAINST_ADVERSARY = "against its adversary"
    OWN_SUCCESS = "its own success"
    CLEARS_ITSELF = "clears itself"
    AGAINST_ITSELF = "against its own interest"
    NONE = "none known"


@dataclass(frozen=True, slots=True)
class Grade:
    """How one claim stands: its source's reliability and its own credibility, each with reasons; party and interest.

    ``source`` is whose reliability it is: speaker, agency or outlet. ``party``
    is the actor id for whom the speaker speaks, None where it is of no known
    party. Shown beside a claim, and never a ground to drop one.
    """

    claim: str
    source: str
    reliability: Reliability
    reliability_reason: str
    credibility: Credibility
    credibility_reasons: tuple[str, ...]
    party: str | None = None
    interest: Interest = Interest.NONE
    interest_reason: str = ""

    @property
    def code(self) -> str:
        """Both in short.

        >>> Grade("c", "Orvale Post", Reliability.B, "", Credibility.PROBABLE, ()).code
        'B2'
        """
        return f"{self.reliability.value}{self.credibility.value}"
