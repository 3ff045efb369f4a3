"""Every lawful reading of a deadline: (anchor, offset, inclusive?, time zone) computed each way the text allows."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from trucewatch.model import Agreement, Anchor, Deadline, Due, Duration, Term, Unit, to_utc

_SECOND = timedelta(seconds=1)
_ON_CLOCK = ", on the clock of "
_Named = Iterator[tuple[datetime, str]]


def civil_moments(deadline: Deadline, agreement: Agreement) -> tuple[datetime, ...]:
    """The local civil moments that a starting or ending point may mean, earliest first.

    ``[at]`` for an absolute one; one for each anchor otherwise; empty where it
    hangs on a condition with no date.
    """
    return tuple(sorted({moment for moment, _ in _civil(deadline, agreement, frozenset())}))


def civil_readings(deadline: Deadline, agreement: Agreement, *, last: bool) -> tuple[tuple[str, datetime], ...]:
    """How each reading is counted and its local civil moment, in the order of the text.

    With ``last`` the moment is the last second that is still on time.
    """
    return tuple(
        (how, _last_moment(moment, deadline) if last else moment)
        for moment, how in _civil(deadline, agreement, frozenset())
    )


def end_of(term: Term, agreement: Agreement) -> Deadline | None:
    """When a term ends: by its own words, else with the whole agreement."""
    return term.ends if term.ends is not None else agreement.expires


def is_day_only(deadline: Deadline, agreement: Agreement) -> bool:
    """Is only the day known? What counts from a moment is as fine as that is; a signing may have no hour."""
    if deadline.whole_day or deadline.offset is not None or deadline.at is not None:
        return deadline.whole_day
    for anchor, id in deadline.counted_from:
        if anchor is Anchor.SIGNING and agreement.signed.time() == time():
            return True
        if anchor is Anchor.EFFECTIVE and deadline != agreement.effective:
            return is_day_only(agreement.effective, agreement)
        if any(milestone.id == id and milestone.whole_day for milestone in agreement.milestones):
            return True
    return False


def readings(deadline: Deadline, agreement: Agreement) -> tuple[Due, ...]:
    """Each distinct reading of when a duty is due, earliest first.

    ``Due.moment`` is the last second at which it is on time. Readings that fall
    on one moment are one, naming every clock. Empty for a deadline with no date.
    """
    clocks: dict[tuple[datetime, str, str], list[str]] = {}
    for moment, how in _civil(deadline, agreement, frozenset()):
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


def _civil(deadline: Deadline, agreement: Agreement, seen: frozenset[str]) -> _Named:
    for anchor, id in deadline.counted_from:
        if anchor is Anchor.ABSOLUTE and deadline.at is not None:
            yield deadline.at, "the date that the text states"
            if deadline.inclusive is None:
                yield deadline.at - timedelta(days=1), "the date that the text states, that day not counted"
            continue
        for start, name in _anchor_moments(anchor, id, agreement, seen):
            if deadline.offset is None:
                yield start, name
                continue
            for inclusive in (False, True) if deadline.inclusive is None else (deadline.inclusive,):
                yield _counted(start, deadline, inclusive), _how(deadline, name, start, inclusive)


def _anchor_moments(anchor: Anchor, id: str, agreement: Agreement, seen: frozenset[str]) -> _Named:
    """The moments of an anchor; a circle, which the loader refuses, ends here in a hand-built agreement."""
    if anchor is Anchor.SIGNING:
        yield agreement.signed, "signing"
    elif anchor is Anchor.EFFECTIVE:
        if Anchor.EFFECTIVE not in agreement.effective.anchors:
            for moment, _ in _civil(agreement.effective, agreement, seen):
                yield moment, "entry into force"
    elif id == "expiry":
        if agreement.expires is not None and id not in seen:
            for moment, _ in _civil(agreement.expires, agreement, seen | {id}):
                yield moment, "expiry"
    elif id and id not in seen:
        yield from _named_moments(anchor, id, agreement, seen | {id})


def _named_moments(anchor: Anchor, id: str, agreement: Agreement, seen: frozenset[str]) -> _Named:
    """The moment of a milestone, the start of a phase, or the day on which another term falls due."""
    for milestone in agreement.milestones:
        if milestone.id == id and milestone.at is not None:
            yield milestone.at, milestone.text
    term = agreement.term(id)
    if term is None:
        return
    moment = term.starts if anchor is Anchor.PHASE_DAY or term.due is None else term.due
    name = f"the start of {id}" if moment is term.starts else f"{id} falling due"
    for start, _ in _civil(moment, agreement, seen) if moment is not None else ():
        yield start, name


def _counted(start: datetime, deadline: Deadline, inclusive: bool) -> datetime:
    offset = deadline.offset
    assert offset is not None
    if deadline.backwards:
        offset = replace(offset, number=-offset.number)
    moved = add(start, offset)
    if not inclusive or offset.unit is Unit.HOURS:
        return moved
    return moved + timedelta(days=1 if deadline.backwards else -1)


def _how(deadline: Deadline, name: str, start: datetime, inclusive: bool) -> str:
    to_the_minute = not deadline.whole_day
    shown = f"{start:%Y-%m-%d %H:%M}" if to_the_minute else f"{start:%Y-%m-%d}"
    counted = f"{deadline.offset} {'before' if deadline.backwards else 'from'} {name} ({shown})"
    if to_the_minute:
        return counted
    return f"{counted}, {'first day counted' if inclusive else 'first day not counted'}"


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
