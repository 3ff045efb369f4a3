"""Moments, lengths and durations as an agreement file writes them: plain text, always with a unit."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from trucewatch.model import Duration, Unit
from trucewatch.packs.document import Entry

KM_OF_UNIT = {"km": 1.0, "kilometre": 1.0, "kilometres": 1.0, "kilometer": 1.0, "kilometers": 1.0,
              "m": 0.001, "metre": 0.001, "metres": 0.001, "meter": 0.001, "meters": 0.001,
              "mile": 1.609344, "miles": 1.609344, "mi": 1.609344, "yard": 0.0009144, "yards": 0.0009144}  # fmt: skip
_LENGTH = re.compile(r"\s*(?P<number>-?\d+(?:\.\d+)?)\s*(?P<unit>[A-Za-z]*)\s*")
_HALF = re.compile(r"\s*half of (?P<whole>.+)")  # "a zone of 50 km, by equal withdrawals" keeps its 50
_DURATION = re.compile(r"\s*(?P<number>\d+)\s*(?P<unit>[A-Za-z]+)\s*")
MOMENT = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})(?:[ T](?P<time>\d{2}:\d{2}))?")
TIME_UNITS = {unit.value: unit for unit in Unit} | {unit.value[:-1]: unit for unit in Unit}
_MOST, _MOST_YEARS = 10_000, 500  # hours, days, weeks or months; years
FIRST_YEAR, LAST_YEAR = 1900, 2100


def read_length(entry: Entry, *, zero: bool = False) -> float:
    """A length in km. Refuses a number without a unit, below zero, or zero unless allowed."""
    return length_of(entry.text(), entry, zero=zero)


def length_of(text: str, entry: Entry, *, zero: bool = False) -> float:
    """The same for a part of an entry's text; the entry is named where it is wrong."""
    if (part := _HALF.fullmatch(text)) is not None:
        return length_of(part["whole"], entry, zero=zero) / 2
    match = _LENGTH.fullmatch(text)
    if match is None:
        raise entry.wrong(f"'{text}' is not a length", "write a number and a unit, such as 6 km or 4 miles")
    number, unit = float(match["number"]), match["unit"].lower()
    if not unit:
        raise entry.wrong(f"'{text}' has no unit", f"write {text.strip()} km, or miles")
    if unit not in KM_OF_UNIT:
        raise entry.wrong(f"unknown unit '{match['unit']}'", "known: km, m, miles, yards")
    if number < 0 or (number == 0 and not zero):
        raise entry.wrong(f"'{text}' is not a length above zero")
    return number * KM_OF_UNIT[unit]


def read_duration(entry: Entry) -> Duration:
    """A length of time: "7 days", "48 hours", "3 months"."""
    text = entry.text()
    match = _DURATION.fullmatch(text)
    if match is None:
        raise entry.wrong(f"'{text}' is not a length of time", "write a whole number and a unit, such as 7 days")
    if match["unit"].lower() not in TIME_UNITS:
        raise entry.wrong(f"unknown unit of time '{match['unit']}'", f"known: {', '.join(unit.value for unit in Unit)}")
    number = int(match["number"])
    if not 0 < number <= (_MOST_YEARS if TIME_UNITS[match["unit"].lower()] is Unit.YEARS else _MOST):
        raise entry.wrong(f"'{text}' is not a length of time that an agreement could mean")
    return Duration(number, TIME_UNITS[match["unit"].lower()], text)


def read_moment(entry: Entry) -> tuple[datetime, bool]:
    """A civil moment, and whether only its day is fixed: "2020-03-06 00:01" or "2020-03-15"."""
    text = entry.text()
    match = MOMENT.fullmatch(text.strip())
    if match is None:
        raise entry.wrong(f"'{text}' is not a date", "write 2020-03-15, or 2020-03-06 00:01")
    try:
        day = date.fromisoformat(match["day"])
        clock = time.fromisoformat(match["time"]) if match["time"] else time()
    except ValueError:
        raise entry.wrong(f"'{text}' is no day or hour of the calendar") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise entry.wrong(f"the year {day.year} is before {FIRST_YEAR} or after {LAST_YEAR}")
    return datetime.combine(day, clock), match["time"] is None


def read_zone_name(entry: Entry) -> str:
    """The name of a time zone of the IANA database."""
    name = entry.text()
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return entry.one_of(available_timezones(), "time zone")
    return name


def words_of(entry: Entry, kind: str) -> str:
    """A text on one line, which must say something."""
    text = " ".join(entry.text().split())
    if not text:
        raise entry.wrong(f"a {kind} with no words", "give the article in plain words")
    return text


def name_of(entry: Entry, kind: str) -> str:
    """A name, which must not be empty."""
    name = entry.text().strip()
    if not name:
        raise entry.wrong(f"the {kind} has no name")
    return name
