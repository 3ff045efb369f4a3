"""Every lawful reading of a deadline: (anchor, offset, inclusive?, time zone) computed each way the text allows."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from trucewatch.model import Agreement, Anchor, Deadline, Due, Duration, Unit, to_utc

_SECOND = timedelta(seconds=1)
_ON_CLOCK = ", on the clock of "


def civil_moments(deadline: Deadline, agreement: Agreement) -> tuple[datetime, ...]:
    """The local civil moments that a starting or ending point may mean, earliest first.

    ``[at]`` for an absolute one; one for each anchor otherwise; empty where it
    hangs on a condition with no date.
    """
    return tuple(sorted({moment for moment, _ in _civil(deadline, agreement)}))


def readings(deadline: Deadline, agreement: Agreement) -> tuple[Due, ...]:
    """Each distinct reading of when a duty is due, earliest first.

    ``Due.moment`` is the last second at which it is on time. Readings that fall
    on one moment are one, naming every clock. Empty for a deadline with no date.
    """
    clocks: dict[tuple[datetime, str, str], list[str]] = {}
    for moment, how in _civil(deadline, agreement):
        last = _last_moment(moment, deadline)
        for clock in agreement.clocks:
            clocks.setdefault((to_utc(last, clock), last.date().isoformat(), how), []).append(clock)
    return tuple(
        Due(moment, day, f"{how}{_ON_CLOCK}{_either(names)}") for (moment, day, how), names in sorted(clocks.items())
    )


def reading_lines(due: Iterable[Due]) -> tuple[str, ...]:
    """Readings in words, those that differ by their clock alone on one line."""
    ends: dict[tuple[str, str], list[str]] = {}
    for one in due:
        how, _, clocks = one.reading.partition(_ON_CLOCK)
        ends.setdefault((one.day, how), []).append(f"{one.moment:%Y-%m-%d %H:%M} UTC on the clock of {clocks}")
    return tuple(f"due by {day}: {how}; until {', '.join(last)}" for (day, how), last in ends.items())


def add(moment: datetime, offset: Duration) -> datetime:
    """Move a civil moment by a duration; a month is a calendar month, cut at its last day.

    >>> add(datetime(2020, 1, 31), Duration(1, Unit.MONTHS))
    datetime.datetime(2020, 2, 29, 0, 0)
    """
    if offset.unit is Unit.HOURS:
        return moment + timedelta(hours=offset.number)
    if offset.unit in (Unit.DAYS, Unit.WEEKS):
        return moment + timedelta(days=offset.number * (7 if offset.unit is Unit.WEEKS else 1))
    months = moment.month - 1 + offset.number * (12 if offset.unit is Unit.YEARS else 1)
    year, month = moment.year + months // 12, months % 12 + 1
    return moment.replace(year=year, month=month, day=min(moment.day, monthrange(year, month)[1]))


def _civil(deadline: Deadline, agreement: Agreement) -> Iterator[tuple[datetime, str]]:
    for anchor in deadline.anchors:
        if anchor is Anchor.ABSOLUTE and deadline.at is not None:
            yield deadline.at, "the date that the text states"
            continue
        for start, name in _anchor_moments(anchor, agreement):
            if deadline.offset is None:
                yield start, name
                continue
            for inclusive in (False, True) if deadline.inclusive is None else (deadline.inclusive,):
                yield _counted(start, deadline.offset, inclusive), _how(deadline.offset, name, start, inclusive)


def _anchor_moments(anchor: Anchor, agreement: Agreement) -> Iterator[tuple[datetime, str]]:
    if anchor is Anchor.SIGNING:
        yield agreement.signed, "signing"
    elif anchor is Anchor.EFFECTIVE:
        for moment in _effective(agreement):
            yield moment, "entry into force"


def _effective(agreement: Agreement) -> tuple[datetime, ...]:
    if Anchor.EFFECTIVE in agreement.effective.anchors:  # the loader refuses this circle; a hand-built one ends here
        return ()
    return civil_moments(agreement.effective, agreement)


def _counted(start: datetime, offset: Duration, inclusive: bool) -> datetime:
    if offset.unit is Unit.HOURS:
        return add(start, offset)
    return add(start, offset) - timedelta(days=1 if inclusive else 0)


def _how(offset: Duration, name: str, start: datetime, inclusive: bool) -> str:
    if offset.unit is Unit.HOURS:
        return f"{offset} from {name} ({start:%Y-%m-%d %H:%M})"
    first = "first day counted" if inclusive else "first day not counted"
    return f"{offset} from {name} ({start:%Y-%m-%d}), {first}"


def _last_moment(moment: datetime, deadline: Deadline) -> datetime:
    """The last second that is still on time."""
    if not deadline.whole_day:
        return moment - _SECOND if deadline.before else moment
    day: date = moment.date() - timedelta(days=1) if deadline.before else moment.date()
    return datetime.combine(day + timedelta(days=1), time()) - _SECOND


def _either(names: list[str]) -> str:
    unique = sorted(set(names))
    return unique[0] if len(unique) == 1 else f"{', '.join(unique[:-1])} or {unique[-1]}"


def utc_moments(civil: datetime, agreement: Agreement) -> tuple[tuple[str, datetime], ...]:
    """A civil moment read on each lawful clock: (clock, UTC).

    An aware moment is the same on each of them.
    """
    if civil.tzinfo is not None:
        return (("UTC", civil.astimezone(UTC)),)
    return tuple((clock, to_utc(civil, clock)) for clock in agreement.clocks)
