"""The dates of an agreement as iCalendar (RFC 5545): one entry for each lawful reading, none with an alarm."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from trucewatch.model import Agreement, content_id, to_utc
from trucewatch.packs.agreements.calendar import AgreementCalendar, CalendarDate

_MADE_BY = "-//trucewatch//agreement calendar//EN"
_UTC = "UTC"


def to_icalendar(calendar: AgreementCalendar) -> str:
    """The calendar as text with CRLF line ends; the same agreement gives the same bytes.

    What only a day fixes is an all-day entry; an hour stands once on each clock
    on which it may lawfully be read. A date that was moved keeps its UID and
    counts up its SEQUENCE, so that a calendar which has it moves it too; what
    it was before is left out, and so is what has no date.
    """
    agreement = calendar.agreement
    file = Calendar()
    file.add("prodid", _MADE_BY)
    file.add("version", "2.0")
    file.add("name", agreement.title)
    file.add("x-wr-calname", agreement.title)  # what calendars read that do not know RFC 7986
    standing = [date for date in calendar.dates if date.replaced is None]
    for one in standing:
        for event in _events(one, agreement):
            file.add_component(event)
    years = [agreement.signed.year, *(one.at.year for one in standing)]
    file.add_missing_timezones(date(min(years) - 1, 1, 1), date(max(years) + 2, 1, 1))
    written: bytes = file.to_ical()
    return written.decode("utf-8")


def _events(one: CalendarDate, agreement: Agreement) -> Iterator[Event]:
    if one.whole_day:
        yield _event(one, agreement, one.at.date(), agreement.clocks)
        return
    for clock in agreement.clocks:
        at = one.at.replace(tzinfo=UTC if clock == _UTC else ZoneInfo(clock))
        yield _event(one, agreement, at, (clock,))


def _event(one: CalendarDate, agreement: Agreement, at: date | datetime, clocks: Sequence[str]) -> Event:
    event = Event()
    several = not one.whole_day and len(agreement.clocks) > 1
    clock = clocks[0] if several else ""
    event.add("uid", f"{content_id('date', agreement.name, one.kind.value, _what(one), one.nth, clock)}@trucewatch")
    # The day of signing stands for the day on which this was written: no clock of ours may enter the bytes.
    event.add("dtstamp", agreement.signed.replace(tzinfo=UTC))
    event.add("sequence", one.moved)
    event.add("dtstart", at)
    event.add("summary", f"{agreement.name}: {_what(one)}" + (f", on the clock of {clock}" if several else ""))
    event.add("description", "\n".join(_trace(one, agreement, clocks)))
    event.add("categories", [one.kind.value])
    event.add("transp", "TRANSPARENT")
    # No reading is the one reading where the text leaves it open.
    event.add("status", "TENTATIVE" if several or one.readings > 1 else "CONFIRMED")
    if agreement.sources[0].url:
        event.add("url", agreement.sources[0].url)
    return event


def _what(one: CalendarDate) -> str:
    return one.title if one.term else one.text.rstrip(".")


def _trace(one: CalendarDate, agreement: Agreement, clocks: Sequence[str]) -> Iterator[str]:
    """The words of the article, how the date is counted, and until when that is on each clock."""
    yield one.text
    if one.reading:
        yield f"Counted as: {one.reading}."
    if one.readings > 1:
        yield f"The text leaves it open: this is reading {one.nth} of {one.readings}, and each is lawful."
    for clock in clocks if one.reading else ():
        yield f"{one.at:%Y-%m-%d %H:%M} on the clock of {clock} is {to_utc(one.at, clock):%Y-%m-%d %H:%M} UTC."
    for source in agreement.sources:
        yield "; ".join(part for part in (source.title, source.url) if part)
