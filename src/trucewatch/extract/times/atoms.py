"""From the match of one form to the piece of a time that it tells.

``READERS`` maps what a form ``reads`` (in the data file) to the function that
turns its words into a Mark. A reader answers None where the words around show
that no time is meant.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from trucewatch.extract.times import read_dates, read_hours
from trucewatch.extract.times.clock import Part
from trucewatch.extract.times.mark import Mark, Match
from trucewatch.extract.times.relative import Ago, DayShift, Unanchored, UnitShift, Window
from trucewatch.extract.times.values import window_value

_HOURS = 24


def read_day_word(match: Match) -> Mark | None:
    """As in "yesterday", "earlier today", "later in the day"."""
    edge = match.shade()
    return match.mark(DayShift(match.words.day_words.get(match.phrase("day_word"), 0)), edge=edge)


def read_edge(match: Match) -> Mark | None:
    """As in "early", "the end of", to be bound to what follows."""
    return match.mark(edge=match.words.edges[match.phrase("edge")], loose=True)


def read_which_unit(match: Match) -> Mark | None:
    """As in "last week", "earlier this month", "the year before"."""
    unit, which = match.unit(), match.which()
    if unit in ("hours", "minutes", "seconds", "nights", "days"):
        return None
    shade = match.shade()
    unsaid = 0 if shade else -1  # "earlier in the week", "the week before"
    return match.mark(UnitShift(unit, unsaid if which is None else which), edge=shade)


def read_unit_alone(match: Match) -> Mark | None:
    """As in "the year", to be bound to its beginning or end."""
    return match.mark(UnitShift(match.unit("unit_span"), 0), loose=True)


def read_ago(match: Match) -> Mark | None:
    """As in "two days ago"; of "several years ago" only the latest is known, so nothing is."""
    low, high = match.count()
    unit = match.unit()
    if low is None:
        return None
    exact = "on_the_day" in match.groups and low == high
    return match.mark(Ago(low, high, unit, exact) if high is not None else Window(None, unit))


def read_window(match: Match) -> Mark | None:
    """As in "the last 24 hours", "the past year"; "will last 24 hours" is none."""
    if match.scan.before(match.index) in match.words.before_lasting:
        return None
    if match.groups.get("unit_span"):
        return match.mark(Window(1, match.unit("unit_span")))
    low, high = match.count()
    return match.mark(Window(high, match.unit())) if low is not None else None


def read_window_ahead(match: Match) -> Mark | None:
    """As in "the next four weeks"."""
    low, high = match.count()
    return match.mark(Window(high, match.unit(), ahead=True)) if low is not None and high is not None else None


def read_recent(match: Match) -> Mark | None:
    """As in "recent weeks"."""
    return match.mark(Window(None, "weeks"))


def read_after_event(match: Match) -> Mark | None:
    """As in "three days after the deal", "hours later"."""
    return match.mark(_from_event(match, 1))


def read_before_event(match: Match) -> Mark | None:
    """As in "the day before the talks", "a year earlier"."""
    return match.mark(_from_event(match, -1))


def _from_event(match: Match, sign: int) -> Unanchored:
    """What is reckoned from an event; no shift is known of "hours later"."""
    event = match.phrase("event")
    low, high = match.count() if match.groups.get("n") else (1, 1 if event else None)
    if low is None or low != high:
        return Unanchored(event, None, match.unit(), later=sign > 0)
    return Unanchored(event, sign * low, match.unit(), later=sign > 0)


def read_that_day(match: Match) -> Mark | None:
    """As in "that day", "the following morning", "later the same day", "later in the day"."""
    told, part = match.groups.get("told_day"), match.groups.get("part")
    shift = (
        match.words.told_days[match.phrase("told_day")] if told else match.words.told_parts[match.phrase("told_part")]
    )
    hour = Part(*match.words.parts[match.phrase("part")]) if part else None
    behind = match.scan.text[match.end :].lower().split(maxsplit=1)
    if part and behind and behind[0] in match.words.onward_bonds:
        return None  # "in the evening of 3 March"
    return match.mark(Unanchored("", shift, "days"), hour, match.shade())


def read_that_day_alone(match: Match) -> Mark | None:
    """As in "had died the day before", "the night after", where nothing follows that it is reckoned from."""
    words = match.words
    if not _is_alone(match):
        return None
    shift, hour = words.told_behind[match.phrase("told_behind")], None
    if match.groups.get("part"):
        hour = Part(*words.parts[match.phrase("part")])
        if shift > 0 and hour.last > _HOURS:  # "the night after" a day is the one that ends it, or the next
            hour = Part(hour.first - _HOURS, hour.last)
    return match.mark(Unanchored("", shift, "days"), hour)


def _is_alone(match: Match) -> bool:
    """Does nothing follow "the day before" that it is reckoned from? Behind "before that" anything may."""
    return " " in match.phrase("told_behind") or match.after().lower() in ("", *match.words.goes_on)


def read_told_weekday(match: Match) -> Mark | None:
    """As in "the Saturday before", "the following Monday", "on the Friday", from the day that was told last."""
    words, weekday = match.words, match.words.weekdays[match.groups["weekday"]]
    if match.groups.get("told_behind"):
        if not _is_alone(match):
            return None
        return match.mark(Unanchored("", words.told_behind[match.phrase("told_behind")], "weeks", weekday=weekday))
    if match.groups.get("told_part"):
        return match.mark(Unanchored("", words.told_parts[match.phrase("told_part")], "weeks", True, weekday))
    after = match.after().lower()
    opens = (*words.goes_on, *words.day_articles, *words.numbers.articles)
    alone = after in ("", *opens) or after in words.numbers.cardinals
    return match.mark(Unanchored("", 1, "weeks", False, weekday)) if alone else None


def read_before_alone(match: Match) -> Mark | None:
    """As in "an hour before, a bomb ...", "two days after that", where nothing follows that it is reckoned from."""
    return (
        match.mark(_from_event(match, match.words.told_behind[match.phrase("told_behind")]))
        if _is_alone(match)
        else None
    )


def read_often(match: Match) -> Mark | None:
    """As in "weekly": how often, which is no place in time."""
    return replace(match.mark(), value=window_value(1, match.words.often[match.phrase("often")]))


def read_vague(match: Match) -> Mark | None:
    """As in "recently", "for years": a reference to time without a value."""
    after = next(
        (word for word, start in zip(match.scan.words, match.scan.starts, strict=True) if start >= match.end), ""
    )
    if after.isdecimal() or after in match.words.numbers.heads or after in match.words.units.times:
        return None  # "in the past nine days"
    if match.scan.text[match.end : match.end + 1] == "-":
        return None  # "the now-cancelled talks"
    return replace(match.mark(), value="")


def read_noise(match: Match) -> Mark | None:
    """Words of time that name something else."""
    return replace(match.mark(), noise=True)


READERS: dict[str, Callable[[Match], Mark | None]] = {
    "stamp": read_dates.read_stamp,
    "date": read_dates.read_date,
    "numeric_date": read_dates.read_numeric_date,
    "month": read_dates.read_month,
    "year": read_dates.read_year,
    "weekday": read_dates.read_weekday,
    "weekday_of_week": read_dates.read_weekday_of_week,
    "weekday_short": read_dates.read_weekday_short,
    "day_word": read_day_word,
    "night": read_hours.read_night,
    "this_part": read_hours.read_this_part,
    "part": read_hours.read_part,
    "part_alone": read_hours.read_part_alone,
    "clock": read_hours.read_clock,
    "hour_with_point": read_hours.read_hour_with_point,
    "hour_without_point": read_hours.read_hour_without_point,
    "zone": read_hours.read_zone,
    "zone_city": read_hours.read_zone_city,
    "edge": read_edge,
    "midnight": read_hours.read_midnight,
    "which_unit": read_which_unit,
    "unit_alone": read_unit_alone,
    "which_month": read_dates.read_which_month,
    "weekend": read_dates.read_weekend,
    "ago": read_ago,
    "window": read_window,
    "window_ahead": read_window_ahead,
    "recent": read_recent,
    "quarter": read_dates.read_quarter,
    "day_range": read_dates.read_day_range,
    "before_alone": read_before_alone,
    "that_day": read_that_day,
    "that_day_alone": read_that_day_alone,
    "nth": read_dates.read_nth,
    "nth_word": read_dates.read_nth_word,
    "list_date": read_dates.read_list_date,
    "told_weekday": read_told_weekday,
    "feast": read_dates.read_feast,
    "weekday_night": read_dates.read_weekday_night,
    "date_night": read_dates.read_date_night,
    "weekday_nth": read_dates.read_weekday_nth,
    "decade": read_dates.read_decade,
    "short_year": read_dates.read_short_year,
    "week_of_month": read_dates.read_week_of_month,
    "often": read_often,
    "vague": read_vague,
    "after_event": read_after_event,
    "before_event": read_before_event,
    "noise": read_noise,
}
