"""Dates as pages write them, read without a clock and without guessing: every lawful reading is kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache

from trucewatch.ingest.lexicon import date_words
from trucewatch.model import Span, TimeBasis, When

FIRST_YEAR, LAST_YEAR = 1900, 2100


class InvalidDate(ValueError):
    """What should be a date is none, or lies where no report can."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One date in a text: its readings (two for 05-03-2020, none without a year), and the time if it is told.

    ``month`` and ``day`` stand alone where the year is not written.
    """

    span: Span
    readings: tuple[date, ...]
    month: int = 0
    day: int = 0
    time: time | None = None
    zone: str | None = None
    absurd: str = ""

    def when(self, text: str) -> When:
        """The interval that its readings leave open."""
        written = self.span.of(text)
        if len(self.readings) == 1:
            if self.time is None:
                return When.day(self.readings[0], TimeBasis.STATED, written)
            moment, zone = _on_a_clock(datetime.combine(self.readings[0], self.time), self.zone)
            return When.minute(moment, TimeBasis.STATED, written, zone)
        return When.days(min(self.readings), max(self.readings), TimeBasis.STATED, written)


def read_moment(text: str) -> When:
    """The one date that this text is. Raises InvalidDate.

    >>> str(read_moment("2020-03-05T17:19:00Z")), str(read_moment("March 5, 2020"))
    ('2020-03-05 17:19', '2020-03-05')
    """
    compact = re.fullmatch(r"\s*(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d*(Z?))?\s*", text)
    if compact:
        year, month, day, hour, minute, utc = compact.groups()
        clock = f"T{hour}:{minute}{utc}" if hour else ""
        return read_moment(f"{year}-{month}-{day}{clock}")
    moments = [moment for moment in find_moments(text) if moment.readings or moment.absurd]
    if not moments or len(moments) > 1:
        raise InvalidDate(f"'{_short(text)}' is not a date that can be read")
    if moments[0].absurd:
        raise InvalidDate(moments[0].absurd)
    return moments[0].when(text)


def find_moments(text: str, offset: int = 0) -> list[Moment]:
    """Every date in the text, in order; ``offset`` is added to the spans.

    >>> [moment.readings[0].isoformat() for moment in find_moments("5 Mar, 2020 17:19 / Updated 5 years ago")]
    ['2020-03-05']
    """
    found = []
    for match in _pattern().finditer(text):
        moment = _moment(match, offset)
        if moment is not None:
            found.append(moment)
    return found


def _moment(match: re.Match[str], offset: int) -> Moment | None:
    groups = match.groupdict()
    span = Span(offset + match.start(), offset + match.end())
    words = date_words()
    clock, zone = _clock(groups)
    month_word = groups["m1"] or groups["m2"]
    if groups["y0"]:
        candidates = [(groups["y0"], int(groups["o0"]), int(groups["d0"]))]
    elif month_word:
        month, day = words.months[month_word.lower()], int(groups["d1"] or groups["d2"])
        year = groups["y1"] or groups["y2"]
        if year is None:
            return Moment(span, (), month, day, clock, zone) if _exists(2000, month, day) else None
        candidates = [(year, month, day)]
    else:
        first, second, year = int(groups["n1"]), int(groups["n2"]), groups["y3"]
        candidates = [(year, second, first)] + ([(year, first, second)] if groups["sep"] != "." else [])
    readings = {made for year, month, day in candidates if (made := _exists(int(year), month, day))}
    if not readings:
        return None
    wrong = next((day for day in sorted(readings) if not FIRST_YEAR <= day.year <= LAST_YEAR), None)
    if wrong:
        return Moment(span, (), absurd=f"the date {wrong} lies outside {FIRST_YEAR} to {LAST_YEAR}")
    return Moment(span, tuple(sorted(readings)), time=clock, zone=zone)


def _exists(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _clock(groups: dict[str, str | None]) -> tuple[time | None, str | None]:
    side = "b" if groups["hb"] else "a"
    if not groups["h" + side]:
        return None, None
    hour, minute = int(groups["h" + side] or 0), int(groups["i" + side] or 0)
    half = (groups["p" + side] or "").replace(".", "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None, None
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59:
        return None, None
    name, offset = groups["z" + side], groups["u" + side]
    if offset:
        return time(hour, minute), offset.replace(":", "")
    return time(hour, minute), date_words().zones.get(name.upper()) if name else None


def _on_a_clock(moment: datetime, zone: str | None) -> tuple[datetime, str | None]:
    """A civil time with an IANA name; an offset of no whole hour, which has none, is turned into UTC."""
    if zone is None or zone[0] not in "+-":
        return moment, zone
    sign, digits = (1 if zone[0] == "+" else -1), zone[1:]
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    if hours > 14 or minutes > 59:
        return moment, None
    if minutes:
        aware = moment.replace(tzinfo=timezone(sign * timedelta(hours=hours, minutes=minutes)))
        return aware.astimezone(UTC).replace(tzinfo=None), "UTC"
    return moment, "UTC" if hours == 0 else f"Etc/GMT{'-' if sign > 0 else '+'}{hours}"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 40 else flat[:37] + "..."


@cache
def _pattern() -> re.Pattern[str]:
    words = date_words()
    months = "|".join(sorted(words.months, key=len, reverse=True))
    weekdays = "|".join(sorted(words.weekdays, key=len, reverse=True))
    zones = "|".join(sorted(words.zones, key=len, reverse=True))

    def clock(side: str) -> str:
        return (
            rf"(?P<h{side}>\d{{1,2}})[:.](?P<i{side}>\d\d)(?:[:.]\d\d(?:\.\d+)?)?(?![\d.])\s?"
            rf"(?P<p{side}>[ap]\.?m\b\.?)?\s?(?P<z{side}>(?:{zones})\b)?(?P<u{side}>[+-]\d{{1,2}}(?::?\d\d)?\b)?"
        )

    links = "|".join(sorted(words.day_links))
    day, ordinal = r"\d{1,2}", r"(?:st|nd|rd|th)?"
    forms = (
        r"(?P<y0>\d{4})(?P<s0>[-/.])(?P<o0>\d{1,2})(?P=s0)(?P<d0>\d{1,2})(?!\d)",
        rf"(?P<d1>{day}){ordinal}(?:\s+(?:{links}))?[\s-]+(?P<m1>{months})\b\.?(?:(?:,?|\s+(?:{links}))[\s-]+(?P<y1>\d{{4}})(?!\d))?",
        rf"(?P<m2>{months})\b\.?[\s-]+(?P<d2>{day}){ordinal}(?![\d:])(?:,?[\s-]+(?P<y2>\d{{4}})(?![\d:]))?",
        r"(?P<n1>\d{1,2})(?P<sep>[-/.])(?P<n2>\d{1,2})(?P=sep)(?P<y3>\d{4})(?!\d)",
    )
    whole = "|".join(forms)
    return re.compile(
        rf"(?<![\w.:/-])(?:{clock('b')},?\s*(?:on\s+)?)?(?:(?:{weekdays})\b\.?,?\s+)?(?:{whole})"
        rf"(?:(?:T|,?\s*(?:at\s+|[|–—/-]\s*)?){clock('a')})?",
        re.IGNORECASE,
    )
