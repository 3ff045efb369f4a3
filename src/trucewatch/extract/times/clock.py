"""Times of day as told: a clock time, a part of the day, midnight with its two readings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from trucewatch.extract.text.tense import Tense
from trucewatch.extract.times.calendar import Stretch
from trucewatch.model import Precision

_DAY = timedelta(days=1)
_A_FEW_MINUTES = timedelta(minutes=5)
"""How far midnight reaches: reports say "midnight" for 00:00 and for 00:01 alike."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time on the clock, from 24 on of the next morning; ``whole_hour`` for "3 pm"."""

    hour: int
    minute: int
    whole_hour: bool = False

    def within(self, day: Stretch, published: Stretch | None, tense: Tense | None) -> Stretch:  # noqa: ARG002
        """That minute, or that hour, of the day."""
        if day.start is None or day.end is None:
            return day
        start = day.start + timedelta(hours=self.hour, minutes=self.minute)
        if day.end - day.start > _DAY:
            return Stretch(start, day.end - _DAY + timedelta(hours=self.hour, minutes=self.minute + 1), day.precision)
        if self.whole_hour:
            return Stretch(start, start + timedelta(hours=1), Precision.HOUR)
        return Stretch(start, start + timedelta(minutes=1), Precision.MINUTE)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a day, in hours from its midnight; beyond 24 is the next morning."""

    first: int
    last: int

    def within(self, day: Stretch, published: Stretch | None, tense: Tense | None) -> Stretch:  # noqa: ARG002
        """Those hours of the day."""
        if day.start is None or day.end is None:
            return day
        start, last_day = day.start + timedelta(hours=self.first), day.end - _DAY
        if last_day == day.start + _DAY and self.last > 24:  # "the night of 27 to 28 February" is one night
            return Stretch(start, last_day + timedelta(hours=self.last - 24), Precision.PART_OF_DAY)
        precision = Precision.PART_OF_DAY if last_day == day.start else day.precision
        return Stretch(start, max(start, last_day + timedelta(hours=self.last)), precision)


@dataclass(frozen=True, slots=True)
class Midnight:
    """Midnight, or so many minutes from it: "midnight on Friday" begins that day or ends it.

    Both instants are candidates. The tense and the publication strike out one
    that lies on the wrong side; if both stand, the time is their hull, to the
    day. ``coming`` is for "midnight tonight": only the one that ends the day.
    """

    minutes: int = 0
    exact: bool = False
    coming: bool = False

    def within(self, day: Stretch, published: Stretch | None, tense: Tense | None) -> Stretch:
        """The candidate that is left, or the hull of both."""
        if day.start is None or day.end is None:
            return day
        shift = timedelta(minutes=self.minutes)
        candidates = [day.end] if self.coming else [day.start, day.end]
        if published is not None and published.start is not None and published.end is not None:
            # An undated hour of publication leaves the whole day; its first midnight was before the news.
            if tense is Tense.FUTURE:
                fitting = [each for each in candidates if each > published.start]
            elif tense is Tense.PAST:
                fitting = [each for each in candidates if each < published.end]
            else:
                fitting = candidates
            candidates = fitting or candidates
        length = timedelta(minutes=1) if self.exact else _A_FEW_MINUTES
        start, end = candidates[0] + shift, candidates[-1] + shift + length
        if len(candidates) == 1:
            return Stretch(start, end, Precision.MINUTE if self.exact else Precision.HOUR)
        precision = Precision.DAY if day.end - day.start <= _DAY else Precision.DAYS
        return Stretch(start, end, precision)


Hour = Clock | Part | Midnight
