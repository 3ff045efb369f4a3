"""What is known of a report when its times are resolved, and what an expression then means."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from trucewatch.extract.text.tense import Tense
from trucewatch.extract.times.calendar import in_calendar
from trucewatch.model import Basis, When

_MOST_DAYS = 31  # a publication known no better than this leaves relative times unknown
TenseAt = Callable[[int], "Tense | str | None"]


@dataclass(frozen=True)
class TimeContext:
    """What is known of a report when its times are resolved.

    ``published`` is the report's date (None or unknown: relative times stay
    unknown), ``basis`` how that is known. ``tense`` is one tense for the call,
    or a function of the offset in the text; None lets the words around decide.
    ``anchors`` are dates known by name ("deal"), also used for the year of a
    date that gives none. ``told`` is the day that the report told last, to
    which "the next day" and "that evening" go back, with an hour told alone
    where it is ``told_news``: no other day was named since. ``spoken`` is the month
    that it has told since, of which "the 9th" is. ``dated`` is a day of the
    last date that the report told with its year; in a report of no date it
    gives the year of those that tell none. ``day_first`` is how it writes
    dates in digits, where that is known.
    """

    published: When | None = None
    basis: Basis = Basis.UNKNOWN
    tense: Tense | str | TenseAt | None = None
    anchors: Mapping[str, When] = field(default_factory=dict)
    told: When | None = None
    told_news: bool = False
    spoken: When | None = None
    dated: date | None = None
    day_first: bool | None = None

    def bases(self) -> tuple[date, ...]:
        """The days on which the report may have been published; none where that is not known."""
        when = self.published
        if when is None or when.start is None or when.end is None:
            return ()
        first, last = when.start.date(), max(when.start, when.end - timedelta(microseconds=1)).date()
        count = (last - first).days + 1
        if count > _MOST_DAYS or not in_calendar(first.year):
            return ()
        return tuple(first + timedelta(days=shift) for shift in range(count))

    def tense_of(self, offset: int) -> Tense | None:
        """The tense given for an offset, if any."""
        told = self.tense(offset) if callable(self.tense) else self.tense
        return Tense(told) if told else None


@dataclass(frozen=True, slots=True)
class Meant:
    """The stretch that an expression means in itself, and what more is known of it."""

    when: When
    tense: Tense | None = None
