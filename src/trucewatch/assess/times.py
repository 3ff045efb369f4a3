"""When: does an event lie after a moment of the agreement, on every clock it may be read on?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from trucewatch.assess.truths import AFTER, BEFORE, CONTESTED, NO, OFF_HOURS, UNKNOWN, YES, Truths, constant
from trucewatch.columns import FOREVER, NEVER, EventColumns, Ints, seconds
from trucewatch.model import Agreement, Daily, Deadline, Term
from trucewatch.packs.agreements.deadlines import civil_moments, end_of, is_day_only, utc_moments

_DAY = 24 * 3600
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Limit:
    """A moment of an agreement in every lawful reading, in seconds since 1970 on the clocks of events.

    ``zoned`` is for events whose clock is known (UTC); ``fine`` for those told
    finer than the day on no stated clock, which may be read on each clock of
    the agreement, and on those that reports of the place may mean, whichever of
    them the agreement is read on; ``days`` for
    those told to the day or wider. Such a day is a date of the calendar, and is
    compared with the agreement's date as such: the hour by which clocks differ
    does not make yesterday's news of today's. All are empty where the text
    gives no date.
    """

    zoned: tuple[int, ...]
    fine: tuple[int, ...]
    days: tuple[int, ...]

    @classmethod
    def of(cls, points: Sequence[datetime], agreement: Agreement) -> Limit:
        """Civil moments, read on the agreement's clocks."""
        read = sorted({moment for point in points for _, moment in utc_moments(point, agreement)})
        zones = [ZoneInfo(clock) for clock in agreement.reading_clocks]
        shown = {seconds(moment.astimezone(zone).replace(tzinfo=None)) for moment in read for zone in zones}
        dates = {seconds(point) for point in points if point.tzinfo is None}
        return cls(tuple(seconds(moment) for moment in read), tuple(sorted(shown)), tuple(sorted(dates or shown)))


@dataclass(frozen=True, slots=True)
class Span:
    """A time of an agreement between two limits, either of which may be left open, and the hours within each day."""

    starts: Limit | None
    ends: Limit | None
    daily: Daily | None = None
    clocks: tuple[str, ...] = ()

    @classmethod
    def of_term(cls, term: Term, agreement: Agreement) -> Span:
        """The time in which a term holds."""
        span = cls.between(term.starts, end_of(term, agreement), agreement)
        return cls(span.starts, span.ends, term.daily, agreement.clocks)

    @classmethod
    def between(cls, starts: Deadline | None, ends: Deadline | None, agreement: Agreement) -> Span:
        """The time between two moments of an agreement."""
        first = None if starts is None else Limit.of(starting_points(starts, agreement), agreement)
        last = None if ends is None else Limit.of(ending_points(ends, agreement), agreement)
        return cls(first, last)

    def boundaries(self) -> Iterator[int]:
        """Every number of seconds that a time of an event is compared with."""
        for limit in (self.starts, self.ends):
            if limit is not None:
                yield from (*limit.zoned, *limit.fine, *limit.days)


def in_time(columns: EventColumns, span: Span) -> Truths:
    """Is each event within a time: YES, BEFORE, AFTER, OFF_HOURS, UNKNOWN or CONTESTED?"""
    started, ended = constant(YES, len(columns)), constant(NO, len(columns))
    if span.starts is not None:
        started = since(columns, span.starts)
    if span.ends is not None:
        ended = since(columns, span.ends)
    conditions = [
        started == NO,
        ended == YES,
        (started == CONTESTED) | (ended == CONTESTED),
        (started == UNKNOWN) | (ended == UNKNOWN),
    ]
    within = np.select(conditions, [BEFORE, AFTER, CONTESTED, UNKNOWN], YES).astype(np.int8)
    if span.daily is None:
        return within
    hours = in_hours(columns, span.clocks, span.daily)
    conditions = [(within == BEFORE) | (within == AFTER), hours == NO, within != YES]
    return np.select(conditions, [within, OFF_HOURS, within], hours).astype(np.int8)


def in_hours(columns: EventColumns, clocks: Sequence[str], daily: Daily) -> Truths:
    """Does each event lie in certain hours of the day, on every clock it may be read on?

    A time told to the day, or hours whose place in the day the text leaves open,
    cannot be told, but on a day of the week on which they never are.
    """
    first, last = (0 if one is None else one.hour * 3600 + one.minute * 60 for one in (daily.start, daily.end))
    window = (last - first) % _DAY or _DAY
    length = columns.end - columns.start
    told = (columns.start != NEVER) & (columns.end != FOREVER)
    may_be_inside = columns.fine & (daily.start is not None) | (window == _DAY and daily.hours is None)
    answers = []
    for clock in clocks:
        day, into = np.divmod(_local_starts(columns, told, clock) - first, _DAY)
        inside = may_be_inside & (into + length <= window) & _is_on(day, daily)
        touched = (into < window) & _is_on(day, daily)
        for later in range(1, _WEEK if daily.days else 2):
            touched |= (into + length > later * _DAY) & _is_on(day + later, daily)
        answers.append(np.select([inside, ~touched], [YES, NO], UNKNOWN))
    one = answers[0]
    same = np.all([one == other for other in answers], axis=0)
    differ = np.any([other == YES for other in answers], axis=0) & np.any([o == NO for o in answers], axis=0)
    return np.select([~told, same, differ], [UNKNOWN, one, CONTESTED], UNKNOWN).astype(np.int8)


def _is_on(day: Ints, daily: Daily) -> NDArray[np.bool_]:
    """Do the hours begin on these days, counted from 1 January 1970, a Thursday?"""
    return np.isin((day + 3) % _WEEK, daily.days) if daily.days else np.ones(len(day), dtype=bool)


def _local_starts(columns: EventColumns, told: np.ndarray, clock: str) -> Ints:
    """When each event starts, in seconds of a clock; a time on no clock is taken as it stands."""
    starts = columns.start.copy()
    rows = np.flatnonzero(columns.zoned & told)
    if len(rows):
        moments = starts[rows]
        years = moments.astype("datetime64[s]").astype("datetime64[Y]").astype(np.int64) + 1970
        for year in np.unique(years):
            own = years == year
            changes, ahead = (np.array(part) for part in _offsets(clock, int(year)))
            starts[rows[own]] += ahead[np.searchsorted(changes, moments[own], side="right") - 1]
    return starts


@lru_cache(maxsize=4096)
def _offsets(clock: str, year: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """From which second of a year (UTC) on a clock is how many seconds ahead; found to the second by halving."""
    zone = ZoneInfo(clock)
    first, last = (seconds(datetime(one, 1, 1, tzinfo=UTC)) for one in (year, year + 1))
    changes, ahead = [first], [_ahead(first, zone)]
    for day in range(first, last, _DAY):
        end = min(day + _DAY, last) - 1
        while _ahead(end, zone) != ahead[-1]:
            before, after = max(day, changes[-1]), end
            while after - before > 1:
                middle = (before + after) // 2
                before, after = (middle, after) if _ahead(middle, zone) == ahead[-1] else (before, middle)
            changes.append(after)
            ahead.append(_ahead(after, zone))
    return tuple(changes), tuple(ahead)


def _ahead(moment: int, zone: ZoneInfo) -> int:
    offset = datetime.fromtimestamp(moment, zone).utcoffset()
    return 0 if offset is None else int(offset.total_seconds())


def starting_points(deadline: Deadline, agreement: Agreement) -> tuple[datetime, ...]:
    """The civil moments from which a term may hold; a day begins at midnight."""
    return civil_moments(deadline, agreement)


def ending_points(deadline: Deadline, agreement: Agreement) -> tuple[datetime, ...]:
    """The civil moments from which a term may no longer hold: the end of a day that is "to", its start for "before"."""
    points = civil_moments(deadline, agreement)
    if not is_day_only(deadline, agreement) or deadline.before:
        return points
    return tuple(datetime.combine(point.date() + timedelta(days=1), time()) for point in points)


def since(columns: EventColumns, limit: Limit) -> Truths:
    """Does each event lie at or after a limit?

    YES or NO where every lawful reading agrees, CONTESTED where readings of the
    clock give both, UNKNOWN where the event's own interval reaches over one.
    """
    if not limit.zoned:
        return constant(UNKNOWN, len(columns))
    after, before, both = (np.zeros(len(columns), dtype=bool) for _ in range(3))
    local = ~columns.zoned
    ways = ((columns.zoned, limit.zoned), (local & columns.fine, limit.fine), (local & ~columns.fine, limit.days))
    for rows, boundary in ((rows, boundary) for rows, boundaries in ways for boundary in boundaries):
        is_after = rows & (columns.start >= boundary)
        is_before = rows & ~is_after & (columns.end <= boundary)
        after |= is_after
        before |= is_before
        both |= rows & ~is_after & ~is_before
    answers = [after & before, both, before]
    return np.select(answers, [CONTESTED, UNKNOWN, NO], YES).astype(np.int8)
