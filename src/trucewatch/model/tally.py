"""Counts of judged events, day by day, as monitors write them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trucewatch.model.finding import Verdict

# The verdicts on an event, the gravest first: an event under several terms is counted once, under the first of these.
GRAVEST = (
    Verdict.ALLEGED_BREACH, Verdict.POSSIBLE_BREACH, Verdict.CONTESTED, Verdict.UNDETERMINED, Verdict.PERMITTED,
    Verdict.NOT_COVERED,
)  # fmt: skip


class Stretch(StrEnum):
    """The least stretch of the calendar that holds a date as widely as it is known."""

    DAY = "day"
    WEEK = "week"  # from a Monday
    MONTH = "month"
    TWO_MONTHS = "two months"
    YEAR = "year"
    LONGER = "longer"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of the calendar, from ``first`` to ``last``; neither is told for what is longer than a year."""

    first: date | None
    last: date | None
    stretch: Stretch

    def __str__(self) -> str:
        if self.first is None or self.last is None:
            return "over more than a year"
        return {
            Stretch.DAY: f"{self.first}",
            Stretch.WEEK: f"in the week of {self.first}",
            Stretch.MONTH: f"in the month of {self.first:%Y-%m}",
            Stretch.TWO_MONTHS: f"in {self.first:%Y-%m} or {self.last:%Y-%m}",
            Stretch.YEAR: f"in the year {self.first:%Y}",
            Stretch.LONGER: "over more than a year",
        }[self.stretch]


class Cut(StrEnum):
    """By what a count is taken apart; each cut counts every event once."""

    ALL = "all"
    TERM = "term"
    SIDE = "side"
    ZONE = "zone"
    AREA = "area"


@dataclass(frozen=True, slots=True)
class Deaths:
    """Deaths as the table tells them, added up over its rows; None where no row tells one.

    ``untold`` is the number of events of which no number is told.
    """

    low: int | None = None
    best: int | None = None
    high: int | None = None
    untold: int = 0


@dataclass(frozen=True, slots=True)
class TallyLine:
    """The events of one period in one part of a cut.

    ``counter`` names who counted, "" where one table alone was given. ``value``
    is the part: a term's id, a side, a zone, an area; "" for all. ``events``
    counts by verdict in the order of GRAVEST. Under ``Cut.TERM`` an event
    stands under each term with the verdict on that term; under every other cut
    under the gravest of all terms of the agreement.
    """

    agreement: str
    cut: Cut
    value: str
    period: Period
    counter: str
    events: tuple[int, ...]
    alleged: Deaths = Deaths()
    possible: Deaths = Deaths()

    def count(self, verdict: Verdict) -> int:
        """How many events have this verdict."""
        return self.events[GRAVEST.index(verdict)]


@dataclass(frozen=True, slots=True)
class Covered:
    """The days of one agreement for which a day without events is written as zero, and why it begins there."""

    agreement: str
    first: date
    last: date
    why: str


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts by ``unit`` (a day or a week) for each agreement, each cut and each counter, in a fixed order.

    What is dated wider than the unit stands in lines of its own, in the least
    stretch that holds it, and on no day. ``covered`` tells where zeros are written.
    """

    unit: Stretch
    counters: tuple[str, ...]
    covered: tuple[Covered, ...]
    lines: tuple[TallyLine, ...]
