"""Moments that an agreement fixes: absolute, counted from others, or hanging on what must happen first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum

from trucewatch.model.quantity import Duration


class Anchor(StrEnum):
    """What a deadline is counted from."""

    ABSOLUTE = "absolute"
    SIGNING = "signing"
    EFFECTIVE = "effective"
    EVENT = "event"
    PHASE_DAY = "phase_day"
    CONCURRENT_WITH = "concurrent_with"
    ON_NOTICE = "on_notice"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment that a term fixes: (anchor, offset, inclusive?, time zone).

    ``anchors`` holds every lawful anchor where the text leaves it open ("within
    seven days" of signing or of entry into force); ``of`` stands beside it and
    names the milestone, phase or term that each counts from ("" for the others).
    ``at`` is civil time for an absolute one. ``inclusive`` None means that both
    ways of counting the first day are lawful; of an absolute one, that its own day
    counts or does not. ``whole_day`` says that only the
    day is fixed. ``backwards`` counts back from the anchor.
    """

    anchors: tuple[Anchor, ...]
    at: datetime | None = None
    offset: Duration | None = None
    inclusive: bool | None = False
    before: bool = False  # "before" excludes the day itself; "by" includes it
    whole_day: bool = True
    condition: str = ""
    of: tuple[str, ...] = ()
    backwards: bool = False

    @property
    def counted_from(self) -> tuple[tuple[Anchor, str], ...]:
        """Each anchor with the id of what it names."""
        return tuple(zip(self.anchors, self.of or ("",) * len(self.anchors), strict=True))


@dataclass(frozen=True, slots=True)
class Milestone:
    """A dated happening that deadlines hang on: a notice given, a committee's first meeting. ``at`` None: not yet."""

    id: str
    text: str
    at: datetime | None = None
    whole_day: bool = True
    source: str = ""


@dataclass(frozen=True, slots=True)
class Daily:
    """The hours of each day in which a term holds: from and to on the agreement's clocks, or only how many.

    The same hour twice is the whole day. ``days`` are the days of the week on
    which they begin (Monday is 0); every day, where there is none.
    """

    start: time | None = None
    end: time | None = None
    hours: float | None = None
    days: tuple[int, ...] = ()
