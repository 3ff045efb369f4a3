"""The timeline of a brief: events as bars as wide as their time is uncertain, up to the as-of moment; duties beyond."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from trucewatch.model import Agreement, When, to_utc
from trucewatch.publish.views.parts import EventView, VerdictView
from trucewatch.publish.words import listed, time_words

_BEFORE = timedelta(days=21)  # what ended longer than this before the signing is named, not drawn
_TICKS = 7


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: ``left`` and ``width`` are percentages of the track."""

    label: str
    words: str
    target: str
    tone: str
    symbol: str
    left: float
    width: float
    kind: str  # event, moment or duty
    before: bool = False  # it begins before the track, or nobody knows when
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """The rows by time, the days along the top, and the as-of line."""

    ticks: tuple[tuple[str, float], ...]
    as_of: float | None
    as_of_words: str
    earlier: tuple[Bar, ...]
    past: tuple[Bar, ...]
    ahead: tuple[Bar, ...]
    undated: tuple[EventView, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    label: str
    words: str
    target: str
    tone: str
    symbol: str
    start: datetime
    end: datetime
    kind: str
    open_start: bool = False
    open_end: bool = False


def make_timeline(
    agreements: Sequence[Agreement], events: Sequence[EventView], duties: Sequence[VerdictView], as_of: datetime | None
) -> Timeline | None:
    """The rows of these; None where nothing has a date."""
    clocks = sorted({clock for agreement in agreements for clock in agreement.clocks})
    dated = [*_events(events, clocks, as_of), *_moments(agreements), *_duties(duties)]
    if not dated:
        return None
    first, last = _stretch(dated, agreements, as_of)
    rows = sorted(dated, key=lambda entry: (entry.start, entry.end, entry.label, entry.target))
    bars = [(entry, _bar(entry, first, last)) for entry in rows]
    earlier = [bar for entry, bar in bars if entry.end < first]
    ahead = [bar for entry, bar in bars if as_of is not None and entry.kind == "duty" and entry.end > as_of]
    return Timeline(
        ticks=tuple(_ticks(first, last)),
        as_of=_share(as_of, first, last) if as_of else None,
        as_of_words=f"{as_of:%Y-%m-%d %H:%M} UTC" if as_of else "",
        earlier=tuple(earlier),
        past=tuple(bar for _, bar in bars if bar not in ahead and bar not in earlier),
        ahead=tuple(ahead),
        undated=tuple(event for event in events if event.event.when.start is None and event.event.when.end is None),
    )


def _events(events: Sequence[EventView], clocks: Sequence[str], as_of: datetime | None) -> Iterator[_Entry]:
    for event in events:
        start, end = _hull(event.event.when, clocks)
        if start is None and end is None:
            continue
        close = end or max(
            as_of or start or datetime.max.replace(tzinfo=UTC), start or datetime.min.replace(tzinfo=UTC)
        )
        verdict = event.verdicts[0] if event.verdicts else None
        yield _Entry(
            label=f"{event.number}. {event.event.title}",
            words=time_words(event.event.when),
            target=f"event-{event.event.id}",
            tone=verdict.tone if verdict else "plain",
            symbol=verdict.symbol if verdict else "",
            start=start or close - timedelta(days=1),
            end=close,
            kind="event",
            open_start=start is None,
            open_end=end is None,
        )


def _hull(when: When, clocks: Sequence[str]) -> tuple[datetime | None, datetime | None]:
    return when.utc(clocks)


def _moments(agreements: Sequence[Agreement]) -> Iterator[_Entry]:
    for agreement in agreements:
        clocks = agreement.clocks or ("UTC",)
        which = f": {agreement.title}" if len(agreements) > 1 else ""
        day = datetime.combine(agreement.signed.date(), time())
        start, end = When.day(day.date()).utc(clocks)
        if start and end:
            words, target = f"{agreement.signed:%Y-%m-%d}", f"agreement-{agreement.name}"
            yield _Entry(f"Signed{which}", words, target, "wait", "✎", start, end, "moment")
        at = agreement.effective.at
        if at is not None:
            moments = [to_utc(at, clock) for clock in clocks]
            words = f"{at:%Y-%m-%d %H:%M}, on the clocks of {listed(clocks, 'or')}"
            target = f"agreement-{agreement.name}"
            yield _Entry(f"Takes effect{which}", words, target, "good", "●", min(moments), max(moments), "moment")


def _duties(duties: Sequence[VerdictView]) -> Iterator[_Entry]:
    for duty in duties:
        if duty.due:
            days = list(dict.fromkeys(day for day, _ in duty.due))
            moments = [datetime.fromisoformat(day).replace(tzinfo=UTC) for day in days]
            words = f"due {listed(days, 'or')}, {duty.reason}"
            label = f"Due: {listed(duty.terms)}"
            end = max(moments) + timedelta(days=1)
            yield _Entry(label, words, "duties", duty.tone, duty.symbol, min(moments), end, "duty")


def _stretch(
    entries: Sequence[_Entry], agreements: Sequence[Agreement], as_of: datetime | None
) -> tuple[datetime, datetime]:
    # An old agreement of the chain, or a date from years ago, must not squeeze
    # the days in question into one pixel: they are named, not drawn.
    last = max([entry.end for entry in entries] + ([as_of] if as_of else []))
    signed = [
        agreement.signed.replace(tzinfo=UTC)
        for agreement in agreements
        if not as_of or agreement.signed.replace(tzinfo=UTC) <= as_of
    ]
    floor = max(signed) - _BEFORE if signed else datetime.min.replace(tzinfo=UTC)
    first = min((entry.start for entry in entries if entry.end >= floor), default=last)
    first = max(first, floor)
    room = max((last - first) * 0.03, timedelta(hours=6))
    return first - room, last + room


def _share(moment: datetime, first: datetime, last: datetime) -> float:
    share = (moment - first) / (last - first) * 100
    return round(min(max(share, 0.0), 100.0), 2)


def _bar(entry: _Entry, first: datetime, last: datetime) -> Bar:
    left, right = _share(entry.start, first, last), _share(entry.end, first, last)
    return Bar(
        label=entry.label,
        words=entry.words,
        target=entry.target,
        tone=entry.tone,
        symbol=entry.symbol,
        left=left,
        width=round(max(right - left, 0.0), 2),
        kind=entry.kind,
        before=entry.open_start or entry.start < first,
        open_end=entry.open_end,
    )


def _ticks(first: datetime, last: datetime) -> Iterator[tuple[str, float]]:
    days = max((last - first).days, 1)
    step = next((n for n in (1, 2, 5, 7, 14, 30, 61, 91, 182, 365, 730, 1826) if days / n <= _TICKS), days)
    day = datetime.combine(first.date() + timedelta(days=1), time(), UTC)
    while day < last:
        yield f"{day.day} {day:%b}" if step < 300 else f"{day:%Y}", _share(day, first, last)
        day += timedelta(days=step)
