"""Readers of the forms that tell a day, a month, a season or a year."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from trucewatch.extract.text.measures import blanked
from trucewatch.extract.text.numerals import is_counted, is_year, read_numeral
from trucewatch.extract.text.quantity_context import is_money_or_share
from trucewatch.extract.times.calendar import Absolute, DayOfMonth, EitherOrder, Spread, Weekday
from trucewatch.extract.times.clock import Clock, Part
from trucewatch.extract.times.mark import Mark, Match
from trucewatch.extract.times.relative import OfYear, Quarter, Unanchored, Weekend, WeekOfMonth

_OTHER_FIGURE = re.compile(r"[-/]\d{1,2}(?!\d)")
_ENTRY_SIGNS = ";:•*-–—"
_OF_A_NAME = re.compile(r"\s+of [^\W\d_a-z]")  # "the 18th of Rajab": of another calendar
_MONTHS = 12
_NEAR = 6  # words
_LEAST_IN_WORDS = 3  # "on the first" and "on the second" count other things
_MORE_NTHS = re.compile(r"(?:\s*,?\s*(?:\w+ ){0,2}\d{1,2}[^\W\d_]{1,3}\b)*\s+(\w+)")
_FIGURE_BEFORE = re.compile(r"(?<!\d)\d{1,2}[-/]$")


def read_date(match: Match) -> Mark | None:
    """As in "March 6, 2020", "6 March"."""
    month, day, year = match.words.months[match.groups["month"]], match.number("day"), match.number("year")
    if match.groups["month"] in match.words.also_words and not match.month_has_capital():
        return None
    if year is None and match.groups["day"].isdigit() and match.scan.words[match.index] in match.words.months:
        last = next((at for at in range(match.index, len(match.scan.words)) if match.scan.ends[at] >= match.end), -1)
        counted = is_counted(match.scan.after(last), match.words.numbers)
        if counted and match.scan.before(match.index) in match.words.month_prepositions:
            return None  # "in May 15 people died"
    return match.mark(Absolute(year, month, day))


def read_nth(match: Match) -> Mark | None:
    """As in "on the 24th", where it counts no floors."""
    words, scan, index = match.words, match.scan, match.index
    article, preposition = scan.before(index), scan.before(index - 1) if index else ""
    if article not in words.day_articles or preposition not in words.prepositions:
        return None
    if match.after().lower() in words.no_day or match.after()[:1].isupper():
        return None
    counted = _MORE_NTHS.match(scan.text, match.end)  # "of the 14th and 15th fronts"
    if counted and counted[1].lower() in words.no_day:
        return None
    if _OF_A_NAME.match(scan.text, match.end):
        return match.mark(Unanchored("", None, "days"))
    return match.mark(DayOfMonth(match.number("nth") or 1))


def read_nth_word(match: Match) -> Mark | None:
    """As in "on the fifth", where it counts nothing else, such as the days of a truce."""
    words, scan, index = match.words, match.scan, match.index
    article, preposition = scan.before(index), scan.before(index - 1) if index else ""
    number, after = words.ordinals[match.phrase("ordinal")], match.after().lower()
    if article not in words.day_articles or preposition not in words.day_prepositions or number < _LEAST_IN_WORDS:
        return None
    if after not in ("", *words.goes_on, *words.numbers.articles) and after not in words.numbers.cardinals:
        return None
    days = any(first in words.ordinals and then in words.units.times for first, then in pairwise(scan.words))
    return None if days else match.mark(DayOfMonth(number))


def read_list_date(match: Match) -> Mark | None:
    """As in "5/2 Ros, two killed", at the head of an entry; in which order, the report's own date decides."""
    first, second = match.number("dd") or 0, match.number("mm") or 0
    opening = match.scan.text[: match.start].rstrip()
    behind = match.scan.text[match.end : match.end + 1]
    if (opening and opening[-1] not in _ENTRY_SIGNS) or behind not in (" ", ":", ","):
        return None
    if match.after().lower() in match.words.onward_bonds or min(first, second) > _MONTHS:
        return None
    if max(first, second) > _MONTHS:
        return match.mark(Absolute(None, min(first, second), max(first, second)))
    return match.mark(EitherOrder(Absolute(None, second, first), Absolute(None, first, second)))


def read_feast(match: Match) -> Mark | None:
    """As in "Christmas Eve"."""
    return match.mark(Absolute(None, *match.words.feasts[match.phrase("feast")])) if match.has_capital() else None


def read_weekday_night(match: Match) -> Mark | None:
    """As in "overnight from Monday to Tuesday"."""
    days = match.words.weekdays
    first = days[match.groups["weekday"]]
    if match.groups.get("weekday2") is None:  # "in the night to Tuesday"
        return match.mark(Weekday((first - 1) % 7), _night(match))
    return match.mark(Weekday(first), _night(match)) if (days[match.groups["weekday2"]] - first) % 7 == 1 else None


def read_date_night(match: Match) -> Mark | None:
    """As in "on the night of 12 to 13 April": the one that begins on the first."""
    first, last, year = match.number("day"), match.number("day2"), match.number("year")
    if first is None or last != first + 1 or not match.month_has_capital():
        return None
    return match.mark(Absolute(year, match.words.months[match.groups["month"]], first), _night(match))


def _night(match: Match) -> Part:
    return Part(*match.words.parts.get("night", (18, 30)))


def read_weekday_nth(match: Match) -> Mark | None:
    """As in "Saturday the eighth", "Saturday, the 8th", with no month behind it."""
    words, after = match.words, match.after().lower()
    if after in words.onward_bonds or after in words.months or after in words.no_day:
        return None
    if match.groups.get("ordinal") and after in words.prepositions:
        return None  # "on Friday, the first in a week"
    if "," in match.scan.text[match.start : match.end] and after.isalpha():
        return None  # "on Monday, the first delivery since October"
    number = match.number("nth") or words.ordinals[match.phrase("ordinal")]
    return match.mark(DayOfMonth(number, words.weekdays[match.groups["weekday"]]))


def read_numeric_date(match: Match) -> Mark | None:
    """As in "05-03-2020": day before month, save where that cannot be, or with slashes is far from the report."""
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
    if month > 12:
        return None
    if year is None:
        year = _full_year(match.number("yy") or 0)
    told = Absolute(year, month, day)
    if "/" in match.scan.lower[match.start : match.end] and match.groups.get("dd") and day <= 12:
        return match.mark(EitherOrder(told, Absolute(year, day, month)))
    return match.mark(told)


def _full_year(short: int) -> int:
    """The year of two digits: of this century up to its fourth decade, else of the last."""
    return short + (2000 if short < 40 else 1900)


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
        before, mark = match.scan.before(match.index), match.mark(Absolute(None, match.words.months[word]))
        if before not in match.words.prepositions or match.scan.text == match.scan.lower:
            return mark if _is_called_a_month(match) else None
        return replace(mark, start=match.scan.starts[match.index - 1])
    return match.mark(Absolute(year, match.words.months[word]))


def _is_called_a_month(match: Match) -> bool:
    """As in "March was the worst month of the war"."""
    behind = match.scan.words[match.index + 1 : match.index + 1 + _NEAR]
    words, copula = match.words, bool(behind) and match.after() == behind[0] and behind[0] in match.words.goes_on
    return copula and any(
        words.units.times.get(unit) == "months" and before not in words.numbers.articles
        for before, unit in pairwise(behind)
    )


def read_year(match: Match) -> Mark | None:
    """As in "2018", where it is no count."""
    words = match.words.numbers
    at = next(at for at in range(match.index, len(match.scan.words)) if match.scan.words[at][0].isdigit())
    scan = match.scan
    if at and scan.words[at - 1] in match.words.edges:  # "mid-2011": the hyphen makes it no name
        scan = blanked(scan, scan.ends[at - 1], scan.starts[at])
    numeral = read_numeral(scan, at, words)
    if numeral is None or not is_year(match.scan, numeral, words) or is_money_or_share(match.scan, numeral, words):
        return None
    if _OTHER_FIGURE.match(match.scan.text, match.end) or _FIGURE_BEFORE.search(
        match.scan.text, max(0, match.start - 4), match.start
    ):
        return None
    before = match.scan.before(at)
    if before in words.namers or before in match.words.never_before or before in match.words.hour_openers:
        return None
    return match.mark(Absolute(match.number("year")))


def read_decade(match: Match) -> Mark | None:
    """As in "the 1980s"; of "the 80s" the last century's, unless it writes the hundred."""
    first = match.number("decade") or 1900 + (match.number("short_decade") or 0)
    return match.mark(Spread(Absolute(first), Absolute(first + 9)))


def read_short_year(match: Match) -> Mark | None:
    """As in "since '82"."""
    return match.mark(Absolute(_full_year(match.number("yy") or 0)))


def read_week_of_month(match: Match) -> Mark | None:
    """As in "the first week of May": seven days of it."""
    number = match.words.ordinals[match.phrase("ordinal")]
    if not match.month_has_capital() or number > 5:
        return None
    return match.mark(WeekOfMonth(match.words.months[match.groups["month"]], number, match.number("year")))


def read_weekday(match: Match) -> Mark | None:
    """As in "Thursday", "last Thursday"."""
    words, before = match.words, match.scan.before(match.index)
    if before in words.never_before:
        return None
    if before in words.day_articles and match.after().lower() in words.told_behind:
        return match.mark(Unanchored(match.after().lower(), None, "weeks"))  # "on the Sunday after the landing"
    return match.mark(Weekday(match.words.weekdays[match.groups["weekday"]], match.which()))


def read_weekday_of_week(match: Match) -> Mark | None:
    """As in "Monday of last week"."""
    return match.mark(Weekday(match.words.weekdays[match.groups["weekday"]], match.which(), of_week=True))


def read_weekday_short(match: Match) -> Mark | None:
    """As in "Wed", beside a date only."""
    return match.mark(Weekday(match.words.weekdays[match.groups["weekday_short"]]), loose=True)


def read_quarter(match: Match) -> Mark | None:
    """As in "the first quarter of 2019"."""
    shift = match.which()
    return match.mark(Quarter(match.words.ordinals[match.groups["ordinal"]], match.number("year"), shift))


def read_day_range(match: Match) -> Mark | None:
    """As in "3-5 March", "March 3 to 5"."""
    first, last, year = match.number("day"), match.number("day2"), match.number("year")
    month = match.words.months[match.groups["month"]]
    if first is None or last is None or first >= last or not match.month_has_capital():
        return None
    return match.mark(Spread(Absolute(year, month, first), Absolute(year, month, last)))


def read_which_month(match: Match) -> Mark | None:
    """As in "last September", "in spring 2018"."""
    season, year, shift = match.groups.get("season"), match.number("year"), match.which()
    if season is None:
        if not match.month_has_capital():
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
    return match.mark(Weekend(match.which()))
