"""Times reckoned from a named event, or from the day that the report told last."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from trucewatch.extract.text.tense import Tense
from trucewatch.extract.times.calendar import Stretch, Weekday, days
from trucewatch.extract.times.clock import Clock, Hour, Part
from trucewatch.extract.times.context import Meant, TimeContext
from trucewatch.extract.times.mark import Mark
from trucewatch.extract.times.relative import Ago, Unanchored
from trucewatch.model import Precision, TimeBasis, When

_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
_HOURS = 24
_NEWS = timedelta(days=7)  # an hour alone is of no day longer past
_EVENING = 17  # the first hour of one
_MANY_HOURS = 8  # so many hours from a day, or from its evening, are mostly of another
_WITHIN_A_DAY = frozenset({"hours", "minutes", "seconds"})
_COARSE = frozenset({Precision.DAYS, Precision.WEEK, Precision.MONTH, Precision.YEAR})


def is_night(when: When) -> bool:
    """Does it reach from the evening of one day into the next?"""
    if when.start is None or when.end is None or when.start.hour < _EVENING:
        return False
    return _HOUR * (_HOURS - when.start.hour) < when.end - when.start <= _DAY


def with_day_told(mark: Mark, context: TimeContext) -> Mark:
    """An hour that has passed, told alone, goes on with the day that the report told last, where that is news."""
    told, published = context.told, context.bases()
    stamp = isinstance(mark.hour, Clock) and not mark.start  # "16:20 Shells hit", of an entry
    alone = mark.date is None and not mark.use and not stamp and isinstance(mark.hour, Clock | Part)
    if not alone or not context.told_news or told is None:
        return mark
    if told.start is None or not published or context.tense_of(mark.start) not in (Tense.PAST, Tense.DONE):
        return mark
    fresh = timedelta() <= published[-1] - told.start.date() < _NEWS
    of_one = told.date is not None or is_night(told)
    return replace(mark, date=Unanchored("", 0, "days")) if fresh and of_one else mark


def from_anchor(mark: Mark, told: Unanchored, context: TimeContext, text: str) -> Meant | None:
    """So long from a named event whose date the caller knows, or from the day told last."""
    anchor = context.anchors.get(told.event) if told.event else context.told
    bases = context.bases()
    if told.weekday is not None:
        return _weekday_from(anchor, told.weekday, told, context, mark.start, text[mark.start : mark.end])
    if anchor is None and len(bases) == 1 and (mark.edge or (mark.hour is not None and not told.shift)):
        anchor = When.day(bases[0])  # "later in the day", "in the evening"
    of_night = isinstance(mark.hour, Part) and mark.hour.last > _HOURS and not told.shift and not told.event
    if of_night and anchor is not None and bases == (anchor.date,) and context.tense_of(mark.start) is not Tense.FUTURE:
        anchor = When.day(bases[0] - _DAY)  # "during the night": the one that is over
    if anchor is None or anchor.start is None or anchor.end is None:
        return None
    said = text[mark.start : mark.end]
    if not told.event and told.unit in _WITHIN_A_DAY and anchor.date is not None:
        return Meant(_hours_from(anchor, told, said))
    if told.shift is None:
        return None
    shift = {"hours": 1 / 24, "days": 1, "nights": 1, "weeks": 7, "fortnights": 14}.get(told.unit)
    if shift is None:
        stretch = Ago(-told.shift, -told.shift, told.unit).on(anchor.start.date(), None)
        return Meant(When(*_ends(stretch), anchor.zone, TimeBasis.ANCHORED, said)) if stretch is not None else None
    by = timedelta(days=shift * told.shift)
    precision = max((anchor.precision, Precision.DAY), key=list(Precision).index)
    if told.event:
        stretch = Stretch(anchor.start + by, anchor.end + by, precision)
    elif anchor.date is None and anchor.precision in _COARSE:
        stretch = Stretch(anchor.start + by, anchor.end + by, anchor.precision)  # "three weeks ago ...; the day after"
    else:  # whole days from the day told last
        day = (anchor.start + by).date()
        if is_night(anchor) and not told.shift and _is_past_midnight(mark.hour):
            day += _DAY  # "in the morning" behind a night
        stretch = days(day, day)
    if mark.hour is not None:
        stretch = mark.hour.within(stretch, None, None)
    return Meant(When(stretch.start, stretch.end, stretch.precision, anchor.zone, TimeBasis.ANCHORED, said))


def _is_past_midnight(hour: Hour | None) -> bool:
    """Of a night, and of what is told behind it, is it a part or an hour of the second day?"""
    return hour.last <= _HOURS if isinstance(hour, Part) else isinstance(hour, Clock) and hour.hour < _EVENING


def _weekday_from(
    anchor: When | None, weekday: int, told: Unanchored, context: TimeContext, start: int, text: str
) -> Meant | None:
    """A day of the week before or after the day told last; without one, as it would be bare."""
    way = told.shift or 0
    if anchor is not None and anchor.date is not None:
        day = anchor.date
        ahead, behind = (weekday - day.weekday()) % 7, (day.weekday() - weekday) % 7
        near = ahead if ahead < behind else -behind  # "that same Friday", two days behind what was told
        day += timedelta(days=near if way == 0 else (ahead or 7) if way > 0 else -(behind or 7))
        return Meant(When(*_ends(days(day, day)), anchor.zone, TimeBasis.ANCHORED, text))
    bases = context.bases()
    if len(bases) != 1 or not told.later or (way > 0 and context.tense_of(start) is Tense.PAST):
        return None
    stretch = Weekday(weekday, way or None).on(bases[0], Tense.PAST if way <= 0 else None)
    return Meant(When(*_ends(stretch), None, TimeBasis.RELATIVE, text)) if stretch is not None else None


def _ends(stretch: Stretch) -> tuple[datetime | None, datetime | None, Precision]:
    return stretch.start, stretch.end, stretch.precision


def _hours_from(anchor: When, told: Unanchored, said: str) -> When:
    """Hours or minutes from what was told last: of its day, but for so many, or an unknown number, that run over it."""
    if anchor.start is None or anchor.end is None:
        return When.unknown(said)
    first, last = anchor.start, anchor.end - timedelta(microseconds=1)
    if told.unit == "hours" and told.shift is None and told.later:
        last += _DAY
    elif told.unit == "hours" and told.shift is not None and abs(told.shift) >= _MANY_HOURS:
        first, last = min(first, first + _HOUR * told.shift), max(last, last + _HOUR * told.shift)
    stretch = days(first.date(), last.date())
    return When(stretch.start, stretch.end, stretch.precision, anchor.zone, TimeBasis.ANCHORED, said)
