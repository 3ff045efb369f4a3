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

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from trucewatch.extract.text.durations import find_lasting
from trucewatch.extract.text.scan import scan_words
from trucewatch.extract.text.tense import Tense, tense_at
from trucewatch.extract.times.anchored import from_anchor, is_night, with_day_told
from trucewatch.extract.times.between_hours import between_hours
from trucewatch.extract.times.bounds import as_used, hull_of, narrowed, or_the_day_before, past_midnight
from trucewatch.extract.times.calendar import (
    Absolute,
    DayOfMonth,
    EitherOrder,
    Spread,
    Stretch,
    Weekday,
    in_calendar,
)
from trucewatch.extract.times.clock import Clock, Midnight, Part
from trucewatch.extract.times.context import Meant, TimeContext
from trucewatch.extract.times.mark import Mark
from trucewatch.extract.times.marks import find_marks
from trucewatch.extract.times.relative import Ago, DayShift, Unanchored, UnitShift, Window
from trucewatch.extract.times.values import timex_value, window_value
from trucewatch.model import Basis, Precision, Span, TimeBasis, When
from trucewatch.packs.language.times import TimeWords, time_words

_DAY = timedelta(days=1)
_A_MONTH = timedelta(days=31)
_LONGEST_GAP = 30  # characters between an hour and the day it belongs to
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_LONG_AGO = timedelta(days=300)
_NEWS = timedelta(days=14)  # what is told of the last days before a report is news
_IN_DIGITS = re.compile(r"(?<![\d/.])([0-3]?\d)/([0-3]?\d)(?![\d])")
_MONTHS = 12


def dates_with_year(text: str, language: str = "en") -> tuple[tuple[int, date], ...]:
    """Where dates stand with their year, and the middle of each: for a report that has no date of its own.

    >>> dates_with_year("In July 2001 it began. On the 24th shells fell.")
    ((3, datetime.date(2001, 7, 16)),)
    """
    found = find_times(text, TimeContext(), language=language)
    return tuple(
        (span.start, middle)
        for span, when in found
        if (middle := _middle(when)) is not None and when.basis is TimeBasis.STATED and _YEAR.search(when.text)
    )


def _middle(when: When) -> date | None:
    """The day in the middle of it; its first where it has no end."""
    if when.start is None:
        return None
    return (when.start + ((when.end or when.start) - when.start) / 2).date()


def day_stands_first(text: str) -> bool | None:
    """Does a report write dates in digits with the day first? None where no number in them is too large for a month.

    >>> day_stands_first("9/2 Ros, two killed. 13/2 Tal, six wounded."), day_stands_first("4/3 Ros, two killed.")
    (True, None)
    """
    found = _IN_DIGITS.findall(text) if "/" in text else ()
    pairs = [(int(first), int(second)) for first, second in found]
    orders = {first > _MONTHS for first, second in pairs if (first > _MONTHS) != (second > _MONTHS)}
    return orders.pop() if len(orders) == 1 else None


def find_times(text: str, context: TimeContext, start: int = 0, language: str = "en") -> tuple[tuple[Span, When], ...]:
    """The times in a text, in order, none overlapping; spans are offset by ``start``.

    >>> from datetime import date
    >>> thursday = TimeContext(When.day(date(2020, 3, 5)), Basis.STATED)
    >>> [str(when) for span, when in find_times("Patrols begin on March 15, he said on Wednesday.", thursday)]
    ['2020-03-15', '2020-03-04']
    """
    found: list[tuple[Span, When]] = []
    marks = tuple(mark for mark in find_marks(text, language) if mark.value is None)
    words, before = time_words(language), None
    for mark, meant in _meant(marks, context, text, words):
        said = text[mark.start : mark.end]
        when = When.unknown(said) if meant is None else _as_used(mark, meant, said)
        span = Span(mark.start + start, mark.end + start)
        spell = between_hours(before, (mark, when), text, words) if before is not None else None
        if spell is not None:
            span, when = Span(found.pop()[0].start, span.end), spell
        found.append((span, when))
        before = (mark, when)
    return tuple(found)


def find_values(text: str, context: TimeContext, start: int = 0, language: str = "en") -> tuple[tuple[Span, str], ...]:
    """The times and lengths of time in a text as TIMEX3-like values, for scoring.

    A value is that of the expression in itself: "since 1997" is "1997", "the
    past nine days" is "P9D", "weekly" is "P1W". A range is its two ends. ""
    where it cannot be known, or is none ("recently").
    """
    found: list[tuple[Span, str]] = []
    marks = tuple(end for mark in find_marks(text, language) for end in mark.ends or (mark,))
    for mark, meant in _meant(marks, context, text, time_words(language)):
        if mark.value is not None:
            value = mark.value
        elif isinstance(mark.date, Window):
            value = window_value(mark.date.count, mark.date.unit) if mark.date.count is not None else ""
        else:
            value = timex_value(meant.when) if meant is not None else ""
        found.append((Span(mark.start, mark.end), value))
    for span, number, unit in find_lasting(text, language):
        if not any(span.overlaps(each) for each, _ in found):
            found.append((span, window_value(number, unit) if number is not None else ""))
    return tuple(sorted((Span(span.start + start, span.end + start), value) for span, value in found))


def _meant(
    marks: tuple[Mark, ...], context: TimeContext, text: str, words: TimeWords
) -> Iterator[tuple[Mark, Meant | None]]:
    """Each mark with what it means; each day told stands behind "the next day" after it."""
    for found in marks:
        mark = _with_day_behind(_with_day_before(found, marks, context, text), marks, text)
        near = (one for one in marks if 0 <= one.start - mark.end <= _LONGEST_GAP)
        if not any(one.date is not None for one in near):  # "from 2 pm to 4 pm on Tuesday" is of no other day
            mark = with_day_told(mark, context)
        try:
            meant = _resolve(mark, marks, _with_day_ahead(mark, marks, context, text, words), text, words)
        except (OverflowError, ValueError):  # beyond the calendar of the standard library
            meant = None
        if meant is not None and (meant.when.date is not None or is_night(meant.when) or isinstance(mark.date, Ago)):
            context = replace(context, told=meant.when)
        if meant is not None:
            context = replace(context, spoken=month_spoken_of(meant.when, context.spoken))
        yield mark, meant


def _with_day_ahead(
    mark: Mark, marks: tuple[Mark, ...], context: TimeContext, text: str, words: TimeWords
) -> TimeContext:
    """Where none was told before "a week earlier", the next day that the sentence tells ("was freed on Friday")."""
    told = mark.date
    if context.told is not None or not isinstance(told, Unanchored) or told.event or (told.shift or 0) >= 0:
        return context
    ahead = (other for other in marks if other.start >= mark.end and not isinstance(other.date, Unanchored))
    for other in ahead:
        meant = _resolve(other, marks, context, text, words)
        if meant is not None and meant.when.date is not None:
            return replace(context, told=meant.when)
    return context


def month_spoken_of(when: When, before: When | None = None) -> When | None:
    """The month that is spoken of once a time has been told: that month, or the one ``before`` where the time is of it.

    A day of another month leads away from it.
    """
    if when.precision is Precision.MONTH and when.start is not None and when.end is not None:
        return when if when.end - when.start <= _A_MONTH else None
    away = before is not None and when.date is not None and not when.overlaps(before)
    return None if away else before


def _as_used(mark: Mark, meant: Meant, text: str) -> When:
    """The time as it is used: from it on, up to it, or within it; an hour that has passed may be of the day before."""
    when = meant.when
    hull = Stretch(when.start, when.end, when.precision)
    if mark.date is None and isinstance(mark.hour, Clock) and meant.tense is Tense.PAST:
        hull = or_the_day_before(hull)
    start, end, precision = as_used(mark.use, hull)
    return When(start, end, precision, when.zone, when.basis, text)


def _resolve(mark: Mark, marks: tuple[Mark, ...], context: TimeContext, text: str, words: TimeWords) -> Meant | None:
    told = mark.date if mark.date is not None else DayShift(0)
    if isinstance(told, Unanchored):
        return from_anchor(mark, told, context, text)
    if isinstance(told, EitherOrder) and context.day_first is not None:
        told = told.day_first if context.day_first else told.month_first
        mark = replace(mark, date=told)
    tense = context.tense_of(mark.start)
    if tense is Tense.DONE:
        tense = Tense.PAST
        mark = replace(mark, past=mark.use == "by")
    # The words decide where the caller does not know, or knows only that it is now.
    if tense in (None, Tense.PRESENT):
        tense = tense_at(scan_words(text), mark.start, words) or tense
    bases: tuple[date | None, ...] = context.bases() or (None,)
    spoken = _spoken_of(told, context, tense) if isinstance(told, DayOfMonth) else None
    if spoken is not None:
        bases, tense = (spoken,), None
    elif isinstance(told, Absolute) and _is_of_told_year(told, context):
        bases, tense = (context.told.date,), None  # type: ignore[union-attr]
    stretches = [stretch for base in bases if (stretch := _stretch(mark, base, tense, context)) is not None]
    if not stretches and isinstance(told, (Absolute, DayOfMonth)):
        other = _other_date(marks, context)
        stretch = _stretch(mark, other, None, context) if other is not None else None
        stretches = [stretch] if stretch is not None else []
    if not stretches:
        return None
    hull = hull_of(stretches)
    basis = TimeBasis.STATED
    if not told.stated:
        basis = TimeBasis.INFERRED if context.basis is Basis.INFERRED else TimeBasis.RELATIVE
    when = When(hull.start, hull.end, hull.precision, mark.zone or None, basis, text[mark.start : mark.end])
    return Meant(when, tense)


def _spoken_of(told: DayOfMonth, context: TimeContext, tense: Tense | None) -> date | None:
    """A day near which "the 9th" is: of the month that is spoken of, or the day told last, unless that is to come."""
    near = _middle(context.spoken) if context.spoken is not None else None
    near = near or (context.told.date if context.told is not None else None)
    there = told.on(near, None) if near is not None else None
    published = context.bases()
    ahead = there is not None and there.start is not None and published and there.start.date() > published[-1]
    return None if ahead and tense is not Tense.FUTURE else near


def _is_of_told_year(told: Absolute, context: TimeContext) -> bool:
    """Is a date without a year of the year that is spoken of, where the day told last is of a year long before?

    Not where it is of the last days before the report: that is its news.
    """
    spoken, published = context.told.date if context.told is not None else None, context.bases()
    if told.year is not None or told.day is None or told.year_shift is not None or spoken is None or not published:
        return False
    last = told.on(published[0], Tense.PAST)
    if last is not None and last.start is not None and published[0] - last.start.date() < _NEWS:
        return False
    return context.told is not None and context.told.basis is TimeBasis.STATED and spoken < published[0] - _LONG_AGO


def _stretch(mark: Mark, base: date | None, tense: Tense | None, context: TimeContext) -> Stretch | None:
    """What is meant when said on one day."""
    told = mark.date if mark.date is not None else DayShift(0)
    of_month = isinstance(told, DayOfMonth) and base not in context.bases()  # of one that is spoken of
    if mark.use in ("since", "before") and not told.stated and not of_month:
        tense = tense or Tense.PAST
    if mark.use in ("by", "until") and not isinstance(told, UnitShift) and not mark.past:
        tense = None if isinstance(told, Absolute) and tense is Tense.PAST else Tense.FUTURE  # "two had died by 3 May"
    if isinstance(told, UnitShift) and told.unit == "days" and mark.hour is None and base is None:
        return None
    stretch = told.on(base, tense)
    if stretch is None:
        return None
    if mark.edge and (mark.hour is None or stretch.precision is not Precision.DAY):
        stretch = narrowed(stretch, mark.edge, base)
    if mark.hour is None:
        return stretch
    if isinstance(mark.hour, Midnight) and mark.hour.minutes and isinstance(mark.date, Weekday | Absolute):
        return past_midnight(stretch, mark.hour.minutes)
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


def _with_day_before(mark: Mark, marks: tuple[Mark, ...], context: TimeContext, text: str) -> Mark:
    """An hour takes the day told last before it in its sentence: "On Sunday the town was shelled at noon"."""
    if mark.date is not None or mark.use or not isinstance(mark.hour, Clock | Part):
        return mark
    days = [other for other in marks if other.end <= mark.start and other.date is not None]
    if not days or not isinstance(days[-1].date, Weekday | Absolute) or days[-1].use:
        return mark
    apart = any(sign in text[days[-1].end : mark.start] for sign in ";:()")
    return mark if apart or context.tense_of(mark.start) is Tense.FUTURE else replace(mark, date=days[-1].date)


def _other_date(marks: tuple[Mark, ...], context: TimeContext) -> date | None:
    """A day to take the year from: an explicit date of the same text, else the latest anchor."""
    for mark in marks:
        told = mark.date.last if isinstance(mark.date, Spread) else mark.date
        if isinstance(told, Absolute) and told.year is not None and told.month is not None:
            stretch = told.on(None, None)
            if stretch is not None and stretch.start is not None and in_calendar(stretch.start.year):
                return stretch.start.date()
    starts = [when.start for when in context.anchors.values() if when.start is not None]
    return max(starts).date() if starts else context.dated
