"""From the match of one form to the piece of a time that it tells.

``READERS`` maps what a form ``reads`` (in the data file) to the function that
turns its words into a Mark. A reader answers None where the words around show
that no time is meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from trucewatch.extract.numerals import is_counted, is_year, read_numeral
from trucewatch.extract.quantity_context import is_money_or_share
from trucewatch.extract.scan import Scan, scan_words
from trucewatch.extract.times.calendar import (
    Absolute,
    Ago,
    DayShift,
    OfYear,
    Quarter,
    Spread,
    Told,
    Unanchored,
    UnitShift,
    Weekday,
    Weekend,
    Window,
)
from trucewatch.extract.times.clock import Clock, Hour, Midnight, Part
from trucewatch.packs.numbers import number_words
from trucewatch.packs.times import TimeWords
from trucewatch.packs.units import unit_words

_OTHER_FIGURE = re.compile(r"[-/]\d{1,2}(?!\d)")
_FIGURE_BEFORE = re.compile(r"(?<!\d)\d{1,2}[-/]$")
_NIGHT = Part(18, 30)
_OVERNIGHT = Part(18, 32)


@dataclass(frozen=True, slots=True)
class Mark:
    """One expression of time, or a piece of one, from ``start`` to ``end`` of the text.

    A ``loose`` mark counts only once it is bound to another. ``edge`` narrows
    the date (early, mid, late, or earlier and later than the report). ``use``
    is since, until, before or by.
    """

    start: int
    end: int
    date: Told | None = None
    hour: Hour | None = None
    zone: str | None = None
    edge: str = ""
    loose: bool = False
    noise: bool = False
    use: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """The words of a form in their place."""

    scan: Scan
    index: int
    groups: dict[str, str]
    start: int
    end: int
    words: TimeWords

    def mark(self, date: Told | None = None, hour: Hour | None = None, edge: str = "", loose: bool = False) -> Mark:
        """A Mark over the whole match."""
        return Mark(self.start, self.end, date, hour, None, edge, loose)

    def number(self, name: str) -> int | None:
        """A group as a whole number; of "22nd", 22."""
        text = self.groups.get(name)
        return int(digits.group()) if text and (digits := re.match(r"\d+", text)) else None

    def has_capital(self) -> bool:
        """Is it written with a capital, or in a text that has none (or nothing else)?"""
        text = self.scan.text
        return text[self.start].isupper() or text == self.scan.lower


def read_date(match: Match) -> Mark | None:
    """As in "March 6, 2020", "6 March"."""
    month, day, year = match.words.months[match.groups["month"]], match.number("day"), match.number("year")
    if match.groups["month"] in match.words.also_words and not _month_capital(match):
        return None
    if year is None and match.groups["day"].isdigit() and match.scan.words[match.index] in match.words.months:
        last = next((at for at in range(match.index, len(match.scan.words)) if match.scan.ends[at] >= match.end), -1)
        counted = is_counted(match.scan.after(last), number_words())
        if counted and match.scan.before(match.index) in match.words.month_prepositions:
            return None  # "in May 15 people died"
    return match.mark(Absolute(year, month, day))


def _month_capital(match: Match) -> bool:
    at = match.start + match.scan.lower[match.start : match.end].index(match.groups["month"])
    return match.scan.text[at].isupper() or match.scan.text == match.scan.lower


def read_numeric_date(match: Match) -> Mark | None:
    """As in "05-03-2020": day before month, save where that cannot be."""
    year = match.number("year")
    if match.groups.get("dd"):
        day, month = match.number("dd"), match.number("mm")
    elif match.groups.get("mm2"):
        month, day = match.number("mm"), match.number("mm2")
    else:
        month, day = match.number("mm"), match.number("dd")
    if day is None or month is None:
        return None
    if month > 12 >= day:
        day, month = month, day
    return match.mark(Absolute(year, month, day)) if month <= 12 else None


def read_stamp(match: Match) -> Mark | None:
    """As in "2020-03-06T00:01"."""
    month, day, hour, minute = (match.number(name) or 0 for name in ("mm", "dd", "hour", "minute"))
    if month > 12 or hour > 23:
        return None
    mark = match.mark(Absolute(match.number("year"), month, day), Clock(hour, minute))
    return replace(mark, zone="UTC") if match.scan.lower[match.end - 1] == "z" else mark


def read_month(match: Match) -> Mark | None:
    """As in "February", "May 2019"."""
    word, year = match.groups["month"], match.number("year")
    if not match.has_capital():
        return None
    if year is None and word in match.words.also_words:
        before = match.scan.before(match.index)
        if before not in match.words.prepositions or match.scan.text == match.scan.lower:
            return None
        mark = match.mark(Absolute(None, match.words.months[word]))
        return replace(mark, start=match.scan.starts[match.index - 1])
    return match.mark(Absolute(year, match.words.months[word]))


def read_year(match: Match) -> Mark | None:
    """As in "2018", where it is no count."""
    words = number_words()
    at = next(at for at in range(match.index, len(match.scan.words)) if match.scan.words[at][0].isdigit())
    numeral = read_numeral(match.scan, at, words)
    if numeral is None or not is_year(match.scan, numeral, words) or is_money_or_share(match.scan, numeral, words):
        return None
    if _OTHER_FIGURE.match(match.scan.text, match.end) or _FIGURE_BEFORE.search(
        match.scan.text, max(0, match.start - 4), match.start
    ):
        return None
    before = match.scan.before(at)
    if (before in words.namers and before != "year") or before in match.words.never_before:
        return None
    return match.mark(Absolute(match.number("year")))


def read_weekday(match: Match) -> Mark | None:
    """As in "Thursday", "last Thursday", "Monday last week"."""
    if match.scan.before(match.index) in match.words.never_before:
        return None
    which = match.groups.get("which")
    of_week = match.groups.get("weekday") != match.scan.lower[match.start : match.end].split()[0]
    by_week = which is not None and not of_week and len(match.scan.lower[match.start : match.end].split()) > 2
    shift = match.words.which[which] if which else None
    return match.mark(Weekday(match.words.weekdays[match.groups["weekday"]], shift, by_week))


def read_weekday_short(match: Match) -> Mark | None:
    """As in "Wed", beside a date only."""
    return match.mark(Weekday(match.words.weekdays[match.groups["weekday_short"]]), loose=True)


def read_day_word(match: Match) -> Mark | None:
    """As in "yesterday", "earlier today", "later in the day"."""
    first = match.scan.words[match.index]
    edge = first if first in ("earlier", "later", "early", "late") else ""
    return match.mark(DayShift(match.words.day_words.get(match.groups.get("day_word") or "", 0)), edge=edge)


def read_night(match: Match) -> Mark | None:
    """As in "tonight", "overnight", "last night"."""
    written = match.scan.lower[match.start : match.end]
    if written == "tonight":
        return match.mark(DayShift(0), _NIGHT)
    return match.mark(DayShift(-1), _OVERNIGHT if written == "overnight" else _NIGHT)


def read_this_part(match: Match) -> Mark | None:
    """As in "this morning", "yesterday evening"."""
    shift = match.words.day_words.get(match.groups.get("day_word") or "", 0)
    return match.mark(DayShift(shift), Part(*match.words.parts[match.groups["part"]]))


def read_part(match: Match) -> Mark | None:
    """As in "the early hours", to be bound to a day."""
    return match.mark(hour=Part(*match.words.parts[match.groups["part"]]), loose=True)


def read_part_alone(match: Match) -> Mark | None:
    """As in "at dawn"."""
    name = " ".join(match.scan.lower[match.start : match.end].split()).removeprefix("at ").removeprefix("in the ")
    return match.mark(hour=Part(*match.words.parts[name])) if name in match.words.parts else None


def read_clock(match: Match) -> Mark | None:
    """As in "02:30", "3 pm", "0800 UTC"."""
    if match.groups.get("hhmm"):
        hour, minute = int(match.groups["hhmm"][:2]), int(match.groups["hhmm"][2:])
    else:
        hour, minute = match.number("hour") or 0, match.number("minute") or 0
    half = match.groups.get("half_day")
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + match.words.half_days[half]
    if hour > 23:
        return None
    mark = match.mark(hour=Clock(hour, minute, match.groups.get("minute") is None and not match.groups.get("hhmm")))
    zone = match.groups.get("zone")
    return replace(mark, zone=match.words.zones[zone]) if zone else mark


def read_zone(match: Match) -> Mark | None:
    """As in "GMT+3", "Moscow time", beside a time only."""
    zone, offset = match.words.zones[match.groups["zone"]], match.groups.get("offset")
    if offset:
        digits = re.sub(r"\D", "", offset)
        hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
        if zone != "UTC" or int(hours) > 14 or int(minutes) > 59:
            return None
        zone = f"UTC{'+' if offset[0] == '+' else '-'}{int(hours):02d}:{minutes}"
    return replace(match.mark(loose=True), zone=zone)


def read_zone_city(match: Match) -> Mark | None:
    """As in "(21:45 Khartoum)"."""
    if match.scan.text[match.end : match.end + 1] != ")":
        return None
    return replace(match.mark(loose=True), zone=match.words.zones[match.groups["zone_city"]])


def read_edge(match: Match) -> Mark | None:
    """As in "early", "the end of", to be bound to what follows."""
    return match.mark(edge=match.words.edges[match.groups["edge"]], loose=True)


def read_midnight(match: Match) -> Mark | None:
    """As in "midnight", "a minute after midnight"."""
    if not match.groups.get("n"):
        return match.mark(hour=Midnight())
    low, high = _count(match.groups["n"])
    if low is None or low != high:
        return None
    return match.mark(hour=Midnight(low * match.words.minute_shifts[match.groups["minute_shift"]], exact=True))


def _count(text: str) -> tuple[int | None, int | None]:
    """A number inside a form: its ends; (None, None) where it is none."""
    if text in number_words().articles:
        return 1, 1
    numeral = read_numeral(scan_words(text), 0, number_words())
    if numeral is None or numeral.end != len(text) or not numeral.whole or numeral.low > 1000:
        return None, None
    return int(numeral.low), None if numeral.high is None else int(numeral.high)


def _unit(match: Match, name: str = "unit") -> str:
    return unit_words().times[match.groups[name]]


def read_which_unit(match: Match) -> Mark | None:
    """As in "last week", "earlier this month", "the year before"."""
    first = match.scan.words[match.index]
    unit = _unit(match)
    which = match.groups.get("which")
    if unit in ("hours", "minutes", "seconds", "nights") or (
        unit == "days" and which not in (None, "next", "following")
    ):
        return None
    if unit == "days" and which is None:
        return None
    edge = first if first in ("earlier", "later", "early", "late") else ""
    return match.mark(UnitShift(unit, match.words.which[which] if which else -1), edge=edge)


def read_unit_alone(match: Match) -> Mark | None:
    """As in "the year", to be bound to its beginning or end."""
    return match.mark(UnitShift(_unit(match, "unit_of"), 0), loose=True)


def read_which_month(match: Match) -> Mark | None:
    """As in "last September", "in spring 2018"."""
    which, season, year = match.groups.get("which"), match.groups.get("season"), match.number("year")
    shift = match.words.which[which] if which else None
    if season is None:
        if not _month_capital(match):
            return None
        return match.mark(OfYear(match.words.months[match.groups["month"]], 1, shift))
    told = OfYear(match.words.seasons[season], 3, shift, year)
    if shift is None and year is None:
        before = match.scan.before(match.index)
        if before not in match.words.month_prepositions or before not in match.words.prepositions:
            return None
        return replace(match.mark(told), start=match.scan.starts[match.index - 1])
    return match.mark(told)


def read_weekend(match: Match) -> Mark | None:
    """As in "last weekend", "the weekend"."""
    which = match.groups.get("which")
    return match.mark(Weekend(match.words.which[which] if which else None))


def read_ago(match: Match) -> Mark | None:
    """As in "two days ago"; of "several years ago" only the latest is known, so nothing is."""
    low, high = _count(match.groups["n"])
    unit = _unit(match)
    if low is None:
        return None
    return match.mark(Ago(low, high, unit) if high is not None else Window(None, unit))


def read_window(match: Match) -> Mark | None:
    """As in "the last 24 hours", "the past year", "the next four weeks"."""
    if match.groups.get("unit_span"):
        return match.mark(Window(1, _unit(match, "unit_span")))
    low, high = _count(match.groups["n"])
    if low is None:
        return None
    ahead = not {"next", "coming", "following"}.isdisjoint(match.scan.words[match.index : match.index + 3])
    return match.mark(Window(high, _unit(match), ahead and high is not None))


def read_recent(match: Match) -> Mark | None:
    """As in "recent weeks"."""
    return match.mark(Window(None, "weeks"))


def read_quarter(match: Match) -> Mark | None:
    """As in "the first quarter of 2019"."""
    which = match.groups.get("which")
    shift = match.words.which[which] if which else None
    return match.mark(Quarter(match.words.ordinals[match.groups["ordinal"]], match.number("year"), shift))


def read_day_range(match: Match) -> Mark | None:
    """As in "3-5 March", "March 3 to 5"."""
    first, last, year = match.number("day"), match.number("day2"), match.number("year")
    month = match.words.months[match.groups["month"]]
    if first is None or last is None or first >= last or not _month_capital(match):
        return None
    return match.mark(Spread(Absolute(year, month, first), Absolute(year, month, last)))


def read_after_event(match: Match) -> Mark | None:
    """As in "three days after the deal", "hours later"."""
    low, high = _count(match.groups["n"]) if match.groups.get("n") else (1, 1 if match.groups.get("event") else None)
    if low is None or low != high:
        return match.mark(Unanchored("", 0, _unit(match)))
    back = not {"before", "earlier"}.isdisjoint(match.scan.lower[match.start : match.end].split())
    return match.mark(Unanchored(match.groups.get("event") or "", -low if back else low, _unit(match)))


def read_noise(match: Match) -> Mark | None:
    """Words of time that name something else."""
    return replace(match.mark(), noise=True)


READERS: dict[str, Callable[[Match], Mark | None]] = {
    "stamp": read_stamp, "date": read_date, "numeric_date": read_numeric_date, "month": read_month,
    "year": read_year, "weekday": read_weekday, "weekday_short": read_weekday_short, "day_word": read_day_word,
    "night": read_night, "this_part": read_this_part, "part": read_part, "part_alone": read_part_alone,
    "clock": read_clock, "zone": read_zone, "zone_city": read_zone_city, "edge": read_edge,
    "midnight": read_midnight, "which_unit": read_which_unit, "unit_alone": read_unit_alone,
    "which_month": read_which_month, "weekend": read_weekend, "ago": read_ago, "window": read_window,
    "recent": read_recent, "quarter": read_quarter, "day_range": read_day_range,
    "after_event": read_after_event, "noise": read_noise,
}  # fmt: skip
