"""When: does an event lie after a moment of the agreement, on every clock it may be read on?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from trucewatch.assess.truths import AFTER, BEFORE, CONTESTED, NO, OFF_HOURS, UNKNOWN, YES, Truths, constant
from trucewatch.columns import FOREVER, NEVER, EventColumns, seconds
from trucewatch.model import Agreement, Daily, Deadline, Term
from trucewatch.packs.deadlines import civil_moments, end_of, is_day_only, utc_moments

_DAY = 24 * 3600


def in_time(columns: EventColumns, agreement: Agreement, term: Term) -> Truths:
    """Is each event within the time of the term: YES, BEFORE, AFTER, OFF_HOURS, UNKNOWN or CONTESTED?"""
    within = between(columns, agreement, term.starts, end_of(term, agreement))
    if term.daily is None:
        return within
    hours = in_hours(columns, agreement, term.daily)
    conditions = [(within == BEFORE) | (within == AFTER), hours == NO, within != YES]
    return np.select(conditions, [within, OFF_HOURS, within], hours).astype(np.int8)


def between(columns: EventColumns, agreement: Agreement, starts: Deadline | None, ends: Deadline | None) -> Truths:
    """Does each event lie between two moments, either of which may be left open?"""
    started, ended = constant(YES, len(columns)), constant(NO, len(columns))
    if starts is not None:
        started = since(columns, agreement, starting_points(starts, agreement))
    if ends is not None:
        ended = since(columns, agreement, ending_points(ends, agreement))
    conditions = [
        started == NO,
        ended == YES,
        (started == CONTESTED) | (ended == CONTESTED),
        (started == UNKNOWN) | (ended == UNKNOWN),
    ]
    return np.select(conditions, [BEFORE, AFTER, CONTESTED, UNKNOWN], YES).astype(np.int8)


def in_hours(columns: EventColumns, agreement: Agreement, daily: Daily) -> Truths:
    """Does each event lie in certain hours of the day, on every clock it may be read on?

    A time told to the day, or hours whose place in the day the text leaves open,
    cannot be told.
    """
    unknown = constant(UNKNOWN, len(columns))
    if daily.start is None or daily.end is None:
        return unknown
    first, last = (one.hour * 3600 + one.minute * 60 for one in (daily.start, daily.end))
    length = columns.end - columns.start
    answers = []
    for start in _local_starts(columns, agreement):
        into = (start - first) % _DAY
        inside = into + length <= (last - first) % _DAY
        outside = (into >= (last - first) % _DAY) & (into + length <= _DAY)
        answers.append(np.select([inside, outside], [YES, NO], UNKNOWN))
    one = answers[0]
    same = np.all([one == other for other in answers], axis=0)
    differ = np.any([other == YES for other in answers], axis=0) & np.any([o == NO for o in answers], axis=0)
    told = columns.fine & (columns.start != NEVER) & (columns.end != FOREVER)
    return np.select([~told, same, differ], [unknown, one, constant(CONTESTED, len(columns))], UNKNOWN).astype(np.int8)


def _local_starts(columns: EventColumns, agreement: Agreement) -> Iterator[np.ndarray]:
    """When each event starts, in seconds of each clock of the agreement; a time on no clock is taken as it stands."""
    for clock in agreement.clocks:
        zone = ZoneInfo(clock)
        shift = np.zeros(len(columns), dtype=np.int64)
        for row in np.flatnonzero(columns.zoned & columns.fine):
            offset = datetime.fromtimestamp(int(columns.start[row]), zone).utcoffset()
            shift[row] = 0 if offset is None else int(offset.total_seconds())
        yield columns.start + shift


def starting_points(deadline: Deadline, agreement: Agreement) -> tuple[datetime, ...]:
    """The civil moments from which a term may hold; a day begins at midnight."""
    return civil_moments(deadline, agreement)


def ending_points(deadline: Deadline, agreement: Agreement) -> tuple[datetime, ...]:
    """The civil moments from which a term may no longer hold: the end of a day that is "to", its start for "before"."""
    points = civil_moments(deadline, agreement)
    if not is_day_only(deadline, agreement) or deadline.before:
        return points
    return tuple(datetime.combine(point.date() + timedelta(days=1), time()) for point in points)


def since(columns: EventColumns, agreement: Agreement, points: Sequence[datetime]) -> Truths:
    """Does each event lie at or after these civil moments?

    YES or NO where every lawful reading agrees, CONTESTED where readings of the
    clock give both, UNKNOWN where the event's own interval reaches over one.
    """
    if not points:
        return constant(UNKNOWN, len(columns))
    after, before, both = (np.zeros(len(columns), dtype=bool) for _ in range(3))
    for rows, boundary in _boundaries(columns, agreement, points):
        is_after = rows & (columns.start >= boundary)
        is_before = rows & ~is_after & (columns.end <= boundary)
        after |= is_after
        before |= is_before
        both |= rows & ~is_after & ~is_before
    answers = [after & before, both, before]
    return np.select(answers, [CONTESTED, UNKNOWN, NO], YES).astype(np.int8)


def _boundaries(
    columns: EventColumns, agreement: Agreement, points: Sequence[datetime]
) -> Iterator[tuple[np.ndarray, int]]:
    """Each lawful reading of the moments, as the rows it concerns and their own clock's seconds.

    A time told to the minute, hour or part of a day on no stated clock may be
    read on each clock of the agreement, and on those that reports of the place may
    mean, whichever of them the agreement is read on. A day (or week, or month) on
    no stated clock is a date of the calendar, and is compared with the agreement's
    date as such: the hour by which clocks differ does not make yesterday's news
    of today's.
    """
    local = ~columns.zoned
    for point in points:
        if point.tzinfo is None:
            yield local & ~columns.fine, seconds(point)
        for _, moment in utc_moments(point, agreement):
            yield columns.zoned, seconds(moment)
            for clock in agreement.reading_clocks:
                shown = moment.astimezone(ZoneInfo(clock)).replace(tzinfo=None)
                yield local & columns.fine, seconds(shown)
