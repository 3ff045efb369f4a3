"""Findings: each event against each term, each duty against its deadline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    """From reports alone nothing is more than alleged; silence is never met."""

    ALLEGED_BREACH = "alleged_breach"
    POSSIBLE_BREACH = "possible_breach"
    CONTESTED = "contested"
    PERMITTED = "permitted"
    NOT_COVERED = "not_covered"
    UNDETERMINED = "undetermined"
    # for duties
    PENDING = "pending"
    MET = "met"
    PARTLY_MET = "partly_met"
    UNREPORTED = "unreported"
    OVERDUE = "overdue"
    MISSED = "missed"
    # for standing terms and zones with no event against them
    IN_FORCE = "in_force"
    NOT_YET_IN_FORCE = "not_yet_in_force"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Due:
    """One lawful reading of a deadline: the last moment in UTC, the civil day, and how it was counted."""

    moment: datetime
    day: str
    reading: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One verdict: term, event (None for a duty or a standing term), reasons and trace.

    ``reason`` is the short ground ("before effect", "outside the zone", "party
    not bound", "act not covered", "excepted", "due in 7 days" ...). ``trace``
    tells the steps in words: clause, time, place with distance and error, who,
    act. ``evidence`` are claim ids.
    """

    id: str
    agreement: str
    term: str
    event: str | None
    verdict: Verdict
    reason: str
    trace: tuple[str, ...]
    evidence: tuple[str, ...] = ()
    due: tuple[Due, ...] = ()
