"""Times resolved: from an expression and what is known of the report to an interval.

Conventions. The report's own date may be an interval of several days: each day
is tried, and the hull given (precision ``days``), or the one answer if all
agree. A bare weekday is the nearest one in the direction of the tense, the day
of publication included. "Overnight" is the evening before publication to its
morning. An hour alone is one of the publication day or, once past, of the day
before. Nothing is reckoned from a date that is not known: the words are kept
in a time that is unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from trucewatch.extract.durations import find_durations
from trucewatch.extract.scan import scan_words
from trucewatch.extract.tense import Tense, tense_at
from trucewatch.extract.times.calendar import Absolute, Spread, Stretch, Weekday, in_calendar
from trucewatch.extract.times.clock import Clock, Midnight
from trucewatch.extract.times.mark import Mark
from trucewatch.extract.times.marks import find_marks
from trucewatch.extract.times.relative import DayShift, Unanchored, UnitShift, Window
from trucewatch.extract.times.values import duration_value, timex_value, window_value
from trucewatch.model import Basis, Precision, Span, TimeBasis, When
from trucewatch.packs.times import TimeWords, time_words

_DAY = timedelta(days=1)
_LONGEST_GAP = 30  # characters between an hour and the day it belongs to
_MOST_DAYS = 31
"""A publication known no better than this leaves relative times unknown."""

TenseAt = Callable[[int], "Tense | str | None"]


@dataclass(frozen=True)
class TimeContext:
    """What is known of a report when its times are resolved.

    ``published`` is the report's date (None or unknown: relative times stay
    unknown), ``basis`` how that is known. ``tense`` is one tense for the call,
    or a function of the offset in the text; None lets the words around decide.
    ``anchors`` are dates known by name ("deal"), also used for the year of a
    date that gives none.
    """

    published: When | None = None
    basis: Basis = Basis.UNKNOWN
    tense: Tense | str | TenseAt | None = None
    anchors: Mapping[str, When] = field(default_factory=dict)

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


def find_times(text: str, context: TimeContext, start: int = 0, language: str = "en") -> tuple[tuple[Span, When], ...]:
    """The times in a text, in order, none overlapping; spans are offset by ``start``.

    >>> from datetime import date
    >>> thursday = TimeContext(When.day(date(2020, 3, 5)), Basis.STATED)
    >>> [str(when) for span, when in find_times("Patrols begin on March 15, he said on Wednesday.", thursday)]
    ['2020-03-15', '2020-03-04']
    """
    found: list[tuple[Span, When]] = []
    marks = find_marks(text, language)
    words = time_words(language)
    for mark in marks:
        said = text[mark.start : mark.end]
        try:
            when = _resolve(mark, marks, context, text, words)
        except (OverflowError, ValueError):  # beyond the calendar of the standard library
            when = None
        found.append((Span(mark.start + start, mark.end + start), when or When.unknown(said)))
    return tuple(found)


def find_values(text: str, context: TimeContext, start: int = 0, language: str = "en") -> tuple[tuple[Span, str], ...]:
    """The times and lengths of time in a text as TIMEX3-like values, for scoring.

    A value is that of the expression in itself: "since 1997" is "1997", "the
    past nine days" is "P9D". "" where it cannot be known.
    """
    found: list[tuple[Span, str]] = []
    marks = find_marks(text, language)
    words = time_words(language)
    for mark in marks:
        if isinstance(mark.date, Window) and mark.date.count is not None:
            value = window_value(mark.date.count, mark.date.unit)
        else:
            try:
                when = _resolve(replace(mark, use="" if mark.use == "since" else mark.use), marks, context, text, words)
            except (OverflowError, ValueError):
                when = None
            value = timex_value(when) if when is not None else ""
        found.append((Span(mark.start + start, mark.end + start), value))
    for span, duration, _ in find_durations(text, start, language):
        if not any(span.overlaps(each) for each, _ in found):
            found.append((span, duration_value(duration)))
    return tuple(sorted(found))


def _resolve(mark: Mark, marks: tuple[Mark, ...], context: TimeContext, text: str, words: TimeWords) -> When | None:
    mark = _with_day_behind(mark, marks, text)
    told = mark.date if mark.date is not None else DayShift(0)
    if isinstance(told, Unanchored):
        return _from_anchor(told, context, text[mark.start : mark.end])
    tense = context.tense_of(mark.start)
    # The words decide where the caller does not know, or knows only that it is now.
    if tense in (None, Tense.PRESENT):
        tense = tense_at(scan_words(text), mark.start, words) or tense
    stretches = [
        stretch for base in context.bases() or (None,) if (stretch := _stretch(mark, base, tense, context)) is not None
    ]
    if not stretches and isinstance(told, Absolute):
        other = _other_date(marks, context)
        stretch = _stretch(mark, other, None, context) if other is not None else None
        stretches = [stretch] if stretch is not None else []
    if not stretches:
        return None
    hull = _hull(stretches)
    if mark.date is None and isinstance(mark.hour, Clock) and tense is Tense.PAST:
        hull = _or_the_day_before(hull)
    start, end, precision = _used(mark.use, hull)
    basis = TimeBasis.STATED
    if not told.stated:
        basis = TimeBasis.INFERRED if context.basis is Basis.INFERRED else TimeBasis.RELATIVE
    return When(start, end, precision, mark.zone or None, basis, text[mark.start : mark.end])


def _stretch(mark: Mark, base: date | None, tense: Tense | None, context: TimeContext) -> Stretch | None:
    """What is meant when said on one day."""
    told = mark.date if mark.date is not None else DayShift(0)
    if mark.use in ("since", "before") and not told.stated:
        tense = tense or Tense.PAST
    if mark.use in ("by", "until") and not isinstance(told, UnitShift):
        tense = Tense.FUTURE
    if isinstance(told, UnitShift) and told.unit == "days" and mark.hour is None and base is None:
        return None
    stretch = told.on(base, tense)
    if stretch is None:
        return None
    if mark.edge and (mark.hour is None or stretch.precision is not Precision.DAY):
        stretch = _narrowed(stretch, mark.edge, base)
    if mark.hour is None:
        return stretch
    if isinstance(mark.hour, Midnight) and mark.hour.minutes and isinstance(mark.date, Weekday | Absolute):
        return _past_midnight(stretch, mark.hour.minutes)
    published = None
    if base is not None:
        when = context.published
        exact = when is not None and when.precision is Precision.MINUTE and when.start is not None
        now = when.start if exact and when is not None and when.start is not None else datetime.combine(base, time())
        published = Stretch(now, datetime.combine(base, time()) + _DAY, Precision.DAY)
    return mark.hour.within(stretch, published, tense)


def _with_day_behind(mark: Mark, marks: tuple[Mark, ...], text: str) -> Mark:
    """An hour takes the day that follows in its clause: "at 9:45 p.m. in the capital on Monday"."""
    if mark.date is not None or not isinstance(mark.hour, Clock):
        return mark
    behind = next((other for other in marks if other.start >= mark.end), None)
    if behind is None or behind.hour is not None or not isinstance(behind.date, Weekday | Absolute):
        return mark
    between = text[mark.end : behind.start]
    joined = len(between) <= _LONGEST_GAP and not any(sign in between for sign in ",;:.()")
    return replace(mark, date=behind.date) if joined and not behind.use else mark


def _or_the_day_before(hull: Stretch) -> Stretch:
    """An hour that has passed, with no day beside it, is one of the day of the report or of the day before."""
    if hull.start is None or hull.precision not in (Precision.MINUTE, Precision.HOUR):
        return hull
    return Stretch(hull.start - _DAY, hull.end, Precision.DAYS)


def _past_midnight(day: Stretch, minutes: int) -> Stretch:
    """Minutes past midnight on a day that is named lie at its beginning."""
    if day.start is None:
        return day
    start = day.start + timedelta(minutes=minutes)
    return Stretch(start, start + timedelta(minutes=1), Precision.MINUTE)


def _narrowed(stretch: Stretch, edge: str, base: date | None) -> Stretch:
    """The early, middle or late third; "earlier" and "later" end or begin at publication."""
    if stretch.start is None or stretch.end is None:
        return stretch
    if edge in ("earlier", "later"):
        if base is None or stretch.precision is Precision.DAY:
            return stretch
        now = datetime.combine(base, time())
        if edge == "earlier" and stretch.start <= now < stretch.end:
            return Stretch(stretch.start, now + _DAY, stretch.precision)
        if edge == "later" and stretch.start <= now < stretch.end:
            return Stretch(now, stretch.end, stretch.precision)
        return stretch
    if stretch.precision is Precision.DAY:
        first, last = {"early": (0, 9), "mid": (10, 15), "late": (18, 24)}[edge]
        return Stretch(
            stretch.start + timedelta(hours=first), stretch.start + timedelta(hours=last), Precision.PART_OF_DAY
        )
    third = timedelta(days=(stretch.end - stretch.start).days // 3)
    if edge == "early":
        return Stretch(stretch.start, stretch.start + third, stretch.precision)
    if edge == "late":
        return Stretch(stretch.end - third, stretch.end, stretch.precision)
    return Stretch(stretch.start + third, stretch.end - third, stretch.precision)


def _hull(stretches: list[Stretch]) -> Stretch:
    first = stretches[0]
    if all(each == first for each in stretches):
        return first
    starts, ends = [each.start for each in stretches], [each.end for each in stretches]
    start = None if None in starts else min(each for each in starts if each is not None)
    end = None if None in ends else max(each for each in ends if each is not None)
    coarse = (Precision.WEEK, Precision.MONTH, Precision.YEAR, Precision.OPEN)
    precision = next((each for each in reversed(coarse) if any(one.precision is each for one in stretches)), None)
    return Stretch(start, end, precision or Precision.DAYS)


def _used(use: str, stretch: Stretch) -> tuple[datetime | None, datetime | None, Precision]:
    """The ends by use: "since" leaves the end open, "until" and "before" the start; "by" a day is that day."""
    if use == "since":
        return stretch.start, None, Precision.OPEN
    if use == "until":
        return None, stretch.end, Precision.OPEN
    if use == "before":
        return None, stretch.start, Precision.OPEN
    return stretch.start, stretch.end, stretch.precision


def _other_date(marks: tuple[Mark, ...], context: TimeContext) -> date | None:
    """A day to take the year from: an explicit date of the same text, else the latest anchor."""
    for mark in marks:
        told = mark.date.last if isinstance(mark.date, Spread) else mark.date
        if isinstance(told, Absolute) and told.year is not None and told.month is not None:
            stretch = told.on(None, None)
            if stretch is not None and stretch.start is not None and in_calendar(stretch.start.year):
                return stretch.start.date()
    starts = [when.start for when in context.anchors.values() if when.start is not None]
    return max(starts).date() if starts else None


def _from_anchor(told: Unanchored, context: TimeContext, text: str) -> When | None:
    """So long from a named event, where the caller knows its date."""
    anchor = context.anchors.get(told.event)
    if anchor is None or anchor.start is None or anchor.end is None or not told.event:
        return None
    shift = {"hours": 1 / 24, "days": 1, "nights": 1, "weeks": 7, "fortnights": 14}.get(told.unit)
    if shift is None:
        return None
    by = timedelta(days=shift * told.shift)
    precision = max((anchor.precision, Precision.DAY), key=list(Precision).index)
    return When(anchor.start + by, anchor.end + by, precision, anchor.zone, TimeBasis.ANCHORED, text)
