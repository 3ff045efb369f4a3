"""When: does an event lie after a moment of the agreement, on every clock it may be read on?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from trucewatch.assess.columns import EventColumns, seconds
from trucewatch.assess.truths import AFTER, BEFORE, CONTESTED, NO, UNKNOWN, YES, Truths, constant
from trucewatch.model import Agreement, Deadline, Term
from trucewatch.packs.deadlines import civil_moments, utc_moments


def in_time(columns: EventColumns, agreement: Agreement, term: Term) -> Truths:
    """Is each event within the time of the term: YES, BEFORE, AFTER, UNKNOWN or CONTESTED?"""
    started = constant(YES, len(columns))
    if term.starts is not None:
        started = since(columns, agreement, starting_points(term.starts, agreement))
    ended = constant(NO, len(columns))
    if term.ends is not None:
        ended = since(columns, agreement, ending_points(term.ends, agreement))
    conditions = [
        started == NO,
        ended == YES,
        (started == CONTESTED) | (ended == CONTESTED),
        (started == UNKNOWN) | (ended == UNKNOWN),
    ]
    return np.select(conditions, [BEFORE, AFTER, CONTESTED, UNKNOWN], YES).astype(np.int8)


def starting_points(deadline: Deadline, agreement: Agreement) -> tuple[datetime, ...]:
    """The civil moments from which a term may hold; a day begins at midnight."""
    return civil_moments(deadline, agreement)


def ending_points(deadline: Deadline, agreement: Agreement) -> tuple[datetime, ...]:
    """The civil moments from which a term may no longer hold: the end of a day that is "to", its start for "before"."""
    points = civil_moments(deadline, agreement)
    if not deadline.whole_day or deadline.before:
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
    read on each clock of the agreement, whichever of them the agreement is read
    on. A day (or week, or month) on no stated clock is a date of the calendar,
    and is compared with the agreement's date as such: the hour by which clocks
    differ does not make yesterday's news of today's.
    """
    local = ~columns.zoned
    for point in points:
        if point.tzinfo is None:
            yield local & ~columns.fine, seconds(point)
        for _, moment in utc_moments(point, agreement):
            yield columns.zoned, seconds(moment)
            for clock in agreement.clocks:
                shown = moment.astimezone(ZoneInfo(clock)).replace(tzinfo=None)
                yield local & columns.fine, seconds(shown)
