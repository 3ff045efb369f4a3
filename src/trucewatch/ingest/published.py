"""When a report was published, from what stands on its own page. Never from a clock."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from trucewatch.ingest.credits import issuer_in
from trucewatch.ingest.lexicon import date_words
from trucewatch.ingest.moments import InvalidDate, Moment, find_moments, read_moment
from trucewatch.model import Basis, Published, Span

_ADDRESS_DATE = re.compile(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?!\d)")
_NEAR_DAYS = 10  # a reading this close to a date in the article is supported by it
_FAR_DAYS = 20  # and its rival must be at least this far from every such date
MAX_DATE_LINE = 18  # words
_SEVERAL = 3  # pieces of a head line
_FEW = 4  # words of one
_PIECES = re.compile(r"(?<=\w\w)\.\s+|\s+[|·•–—-]\s+")


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line of the page that is a date and little else, and whether it says "published" or "updated"."""

    span: Span
    moment: Moment
    cue: str


def find_date_lines(text: str, span: Span) -> list[DateLine]:
    """The dates of a line, if it is a date line; an empty list where it is more than that.

    >>> line = "5 Mar, 2020 17:19 / Updated 5 years ago"
    >>> [str(found.moment.when(line)) for found in find_date_lines(line, Span(0, len(line)))]
    ['2020-03-05 17:19']
    >>> line = "Radio Test, Port Test. News at six. 5 May 2031. Transcript."
    >>> [found.moment.readings[0].isoformat() for found in find_date_lines(line, Span(0, len(line)))]
    ['2031-05-05']
    >>> find_date_lines("It began on 5 March 2020 at dawn, he said.", Span(0, 42))
    []
    >>> line = "Daily report, based on information as of 18:00, 24 February 2015"
    >>> [found.moment.readings[0].isoformat() for found in find_date_lines(line, Span(0, len(line)))]
    ['2015-02-24']
    """
    line = span.of(text)
    moments = [moment for moment in find_moments(line, span.start) if moment.readings or moment.absurd]
    as_of = _says_up_to_when(line, moments, span.start)
    if not moments or line.count(" ") >= MAX_DATE_LINE:
        return []
    alone = _little_else(line, moments, span.start) or _is_a_piece(line, moments, span.start)
    if not (as_of or alone or _is_issued(line, moments, span.start)):
        return []
    found = []
    start = span.start
    for moment in moments:
        found.append(DateLine(span, moment, _cue(text[start : moment.span.start])))
        start = moment.span.end
    return found


def _says_up_to_when(line: str, moments: list[Moment], offset: int) -> bool:
    """Is it a heading that says up to when it tells ("latest, on information received as of 18:00, 24 February")?

    Between those words and the one date stands nothing but an hour and its clock.
    """
    if len(moments) != 1 or line.rstrip().endswith("."):
        return False
    before = line[: moments[0].span.start - offset].lower()
    said = max((before.rfind(phrase) + len(phrase) for phrase in date_words().as_of if phrase in before), default=None)
    return said is not None and len(re.findall(r"[^\W\d_]+", before[said:])) <= 2


def _is_a_piece(line: str, moments: list[Moment], offset: int) -> bool:
    """Is the date one of several pieces of few words each ("Radio Test, Port Test. News at six. 5 May 2031.")?"""
    pieces = [piece.strip(" .") for piece in _PIECES.split(line) if piece.strip(" .")]
    if len(moments) != 1 or len(pieces) < _SEVERAL or any(len(piece.split()) > _FEW for piece in pieces):
        return False
    return line[moments[0].span.start - offset : moments[0].span.end - offset].strip(" .") in pieces


def _is_issued(line: str, moments: list[Moment], offset: int) -> bool:
    """Does it say who issued the text, and then when ("Statement issued by the General Command, 02-12-2024")?"""
    flat = " ".join(line.split())
    return moments[-1].span.end - offset >= len(line.rstrip(" .")) and bool(issuer_in([flat], ""))


def _little_else(line: str, moments: list[Moment], offset: int) -> bool:
    words = date_words()
    rest = line
    for moment in reversed(moments):
        rest = rest[: moment.span.start - offset] + " " + rest[moment.span.end - offset :]
    left = re.findall(r"[^\W\d_]+", rest)
    known = words.published | words.updated | words.beside | words.weekdays.keys()
    zones = {zone.lower() for zone in words.zones}
    other = [word for word in left if word.lower() not in known and word.lower() not in zones]
    if re.match(r"\s*(?:[Bb]y|BY)\s+[A-Z]", rest):  # "By Jane Doe, 5 March 2020"
        return len(other) <= 6 and not rest.rstrip().endswith(".")
    return len(other) <= 3 and not (other and line.rstrip().endswith("."))


def _cue(before: str) -> str:
    words, here = date_words(), re.findall(r"[^\W\d_]+", before.lower())
    for word in reversed(here):
        if word in words.updated:
            return "updated"
        if word in words.published:
            return "published"
    return ""


def published_in(text: str, lines: Iterable[DateLine], article: Iterable[Span]) -> Published | None:
    """The date that the page's own date lines state. Published beats unmarked, and that beats updated."""
    order = {"published": 0, "": 1, "updated": 2}
    ranked = sorted(lines, key=lambda line: (order[line.cue], line.moment.time is None, line.moment.span))
    usable = [line for line in ranked if line.moment.readings]
    if not usable:
        absurd = next((line for line in ranked if line.moment.absurd), None)
        return Published.unknown(f"{absurd.moment.absurd} and was set aside") if absurd else None
    line = usable[0]
    reason = "the page's date" if line.cue != "updated" else "the date of the page's last update; it gives no other"
    return _stated(text, line.moment, list(article), reason)


def _stated(text: str, moment: Moment, article: list[Span], reason: str) -> Published:
    if len(moment.readings) == 1:
        return Published(moment.when(text), Basis.STATED, reason, moment.span)
    written = moment.span.of(text)
    day, supported = settle(moment.readings, _dates_told(text, article))
    if day is None:
        both = " or ".join(reading.isoformat() for reading in moment.readings)
        why = f"{reason}, which can be read day first or month first: {both}"
        return Published(moment.when(text), Basis.STATED, why, moment.span)
    settled = Moment(moment.span, (day,), time=moment.time, zone=moment.zone)
    why = f"{reason}; {written} is read as {day.isoformat()} because the article speaks of {supported}"
    return Published(settled.when(text), Basis.STATED, why, moment.span)


def settle(readings: Iterable[date], told: Iterable[tuple[date | tuple[int, int], str]]) -> tuple[date | None, str]:
    """Decide between readings by the dates that the article tells: one must be near, the others far.

    >>> settle((date(2020, 3, 5), date(2020, 5, 3)), [(date(2020, 3, 6), "March 6, 2020")])
    (datetime.date(2020, 3, 5), 'March 6, 2020')
    """
    told = list(told)
    near = {}
    for reading in readings:
        distances = [(_days_from(reading, day), words) for day, words in told]
        near[reading] = min(distances, default=(10_000, ""))
    (first, (days, words)), *rest = sorted(near.items(), key=lambda item: item[1][0])
    if days <= _NEAR_DAYS and all(other[0] >= _FAR_DAYS for _, other in rest):
        return first, words
    return None, ""


def _days_from(reading: date, day: date | tuple[int, int]) -> int:
    if isinstance(day, date):
        return abs((day - reading).days)
    return min(
        abs((made - reading).days)
        for year in (reading.year - 1, reading.year, reading.year + 1)
        if (made := _day_of(year, *day))
    )


def _day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, 3, 1) if (month, day) == (2, 29) else None


def _dates_told(text: str, article: list[Span]) -> list[tuple[date | tuple[int, int], str]]:
    told: list[tuple[date | tuple[int, int], str]] = []
    for span in article:
        for moment in find_moments(span.of(text), span.start):
            if len(moment.readings) == 1:
                told.append((moment.readings[0], moment.span.of(text)))
            elif moment.month:
                told.append(((moment.month, moment.day), moment.span.of(text)))
    return told


def published_beside(
    written: str, basis: Basis, source: str, text: str = "", article: Iterable[Span] = ()
) -> Published:
    """The date that metadata or the user gives; set aside with a reason where it is none or absurd.

    One that can be read two ways is settled by the dates that the article tells, as on a page.

    >>> published_beside("2999-01-01", Basis.METADATA, "the metadata").reason
    'the date 2999-01-01 lies outside 1900 to 2100; the date that the metadata gives was set aside'
    """
    try:
        when = read_moment(written)
    except InvalidDate as error:
        return Published.unknown(f"{error}; the date that {source} gives was set aside")
    reason = f"the date that {source} gives"
    moments = find_moments(written)
    if moments and len(moments[0].readings) > 1:
        moment = moments[0]
        day, supported = settle(moment.readings, _dates_told(text, list(article)))
        if day is None:
            return Published(when, basis, f"{reason}, which can be read day first or month first")
        when = Moment(moment.span, (day,), time=moment.time, zone=moment.zone).when(written)
        reason = f"{reason}; {written} is read as {day} because the article speaks of {supported}"
    return Published(when, basis, reason)


def published_in_address(url: str) -> Published | None:
    """The date that many sites write into an article's address."""
    match = _ADDRESS_DATE.search(url)
    if match is None:
        return None
    try:
        when = read_moment("-".join(match.groups()))
    except InvalidDate:
        return None
    return Published(when, Basis.METADATA, "the date in the address of the page")


def published_by_dateline(text: str, moment: Moment, article: Iterable[Span]) -> Published | None:
    """The day a dateline gives; its year, where it gives none, only from whole dates close to it in the article."""
    article = list(article)
    if moment.readings:
        return _stated(text, moment, article, "the dateline's date")
    if not moment.month:
        return None
    for day, words in _dates_told(text, article):
        if isinstance(day, date):
            made = _day_of(day.year, moment.month, moment.day)
            if made and abs((made - day).days) <= 31:
                settled = Moment(moment.span, (made,))
                why = f"the dateline's date; its year is that of {words} in the article"
                return Published(settled.when(text), Basis.STATED, why, moment.span)
    return None
