"""Readers of the forms that tell a time of day, and on whose clock."""

from __future__ import annotations

import re
from dataclasses import replace

from trucewatch.extract.times.clock import Clock, Midnight, Part
from trucewatch.extract.times.mark import Mark, Match
from trucewatch.extract.times.relative import DayShift

_NO_HOUR = re.compile(r"[%°$€£/-]|\.\d|,\d")


def read_night(match: Match) -> Mark | None:
    """As in "tonight", "overnight", "last night"."""
    shift, first, last = match.words.nights[match.phrase("night")]
    return match.mark(DayShift(shift), Part(first, last))


def read_this_part(match: Match) -> Mark | None:
    """As in "this morning", "yesterday evening"."""
    shift = match.words.day_words.get(match.phrase("day_word"), 0)
    return match.mark(DayShift(shift), Part(*match.words.parts[match.phrase("part")]))


def read_part(match: Match) -> Mark | None:
    """As in "the early hours", to be bound to a day."""
    return match.mark(hour=Part(*match.words.parts[match.phrase("part")]), loose=True)


def read_part_alone(match: Match) -> Mark | None:
    """As in "at dawn"."""
    return match.mark(hour=Part(*match.words.parts_alone[match.phrase("part_alone")]))


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
    return replace(mark, zone=match.words.zones[match.phrase("zone")]) if zone else mark


def read_hour_with_point(match: Match) -> Mark | None:
    """As in "at 9.40", where it measures nothing ("at 9.40 dollars", "at 9.40%")."""
    units, numbers, after = match.words.units, match.words.numbers, match.after().lower()
    behind = match.scan.text[match.end : match.end + 2]
    measured = after in units.lengths or after in units.times or after in units.other
    if measured or after in numbers.measures or after in numbers.scales or _NO_HOUR.match(behind):
        return None
    return read_clock(match)


def read_hour_without_point(match: Match) -> Mark | None:
    """As in "at 0700", where nothing is counted ("at 2000 metres", "put at 2000")."""
    behind = match.after().lower()
    if behind and behind not in match.words.goes_on and match.scan.text[match.end : match.end + 1] == " ":
        return None
    if match.scan.before(match.index) in match.words.counted_at:
        return None
    return read_clock(match)


def read_zone(match: Match) -> Mark | None:
    """As in "GMT+3", "Moscow time", beside a time only."""
    zone, offset = match.words.zones[match.phrase("zone")], match.groups.get("offset")
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
    return replace(match.mark(loose=True), zone=match.words.zones[match.phrase("zone_city")])


def read_midnight(match: Match) -> Mark | None:
    """As in "midnight", "a minute after midnight"."""
    if not match.groups.get("n"):
        return match.mark(hour=Midnight())
    low, high = match.count()
    if low is None or low != high:
        return None
    return match.mark(hour=Midnight(low * match.words.minute_shifts[match.groups["minute_shift"]], exact=True))
