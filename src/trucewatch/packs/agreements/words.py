"""What an agreement says of its parties, terms, zones and dates, as pairs of a label and its words.

The terminal and the page lay them out; the words are the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from trucewatch.model import Agreement, Anchor, Deadline, Party, Role, Term, Zone
from trucewatch.packs.agreements.calendar import CalendarDate
from trucewatch.packs.agreements.deadlines import civil_moments, end_of, is_day_only, reading_lines, readings
from trucewatch.packs.agreements.term_words import acts_words, daily_words, deadline_words, points_words, quota_words
from trucewatch.packs.agreements.zone_words import zone_extent, zone_geometry

Facts = Iterator[tuple[str, str]]

_ROLES = {
    Role.SIGNATORY: "signatory",
    Role.GUARANTOR: "guarantor of",
    Role.BY_PROXY: "bound by proxy, through",
    Role.NON_PARTY: "no party",
}


def head_lines(agreement: Agreement) -> Iterator[str]:
    """When and where it was signed, from when to when it holds, on which clock, and what it hangs on."""
    at = f" in {agreement.signed_at}" if agreement.signed_at else ""
    clocks = ", ".join(agreement.clocks)
    stated = (
        f"the clock is that of {clocks}" if agreement.clock_stated else f"no clock is stated; read on those of {clocks}"
    )
    if agreement.report_clocks:
        stated += f"; an hour that a report tells on no clock may also be that of {', '.join(agreement.report_clocks)}"
    yield f"Signed {agreement.signed:%Y-%m-%d}{at}."
    yield f"In force from {moment_text(agreement.effective, agreement)}; {stated}."
    if agreement.expires is not None:
        yield f"It ends {moment_text(agreement.expires, agreement)}."
    yield from (f"It {link.relation} {link.agreement}." for link in agreement.links)
    if agreement.text_note:
        yield agreement.text_note


def role_words(party: Party) -> str:
    """What ties a party to the agreement: "bound by proxy, through russia"."""
    return " ".join((_ROLES[party.role], ", ".join(party.of))).strip()


def term_facts(term: Term, agreement: Agreement) -> Facts:
    """Whom a term binds to what, where and when; with every reading of its deadline."""
    if term.bound:
        yield "binds", ", ".join(term.bound)
    if term.acts:
        yield "acts", acts_words(term)
    if term.zone:
        zone = agreement.zone(term.zone)
        yield "where", zone.name if zone is not None else term.zone
    if term.due is None and term.starts is not None:
        ends = end_of(term, agreement)
        until = f" to {moment_text(ends, agreement)}" if ends is not None else ""
        hours = f", {daily_words(term.daily)}" if term.daily is not None else ""
        yield "holds", f"from {moment_text(term.starts, agreement)}{until}{hours}"
    if term.quota is not None:
        yield "owed", quota_words(term.quota)
    if term.due is not None:
        yield from _due(term.due, agreement)
    for earlier in term.earlier:
        was = " and ".join(deadline_words(old) for old in (earlier.due, earlier.ends) if old is not None)
        yield "amended", f"on {earlier.on:%Y-%m-%d} ({earlier.text}); before: {was}"
    if term.exceptions:
        yield "except", ", ".join(term.exceptions)
    if term.note:
        yield "note", term.note


def _due(deadline: Deadline, agreement: Agreement) -> Facts:
    due = readings(deadline, agreement)
    for line in reading_lines(due):
        label, _, words = line.partition(": ")
        yield label, words
    if not due:
        yield "due on a condition", deadline_words(deadline)
    elif deadline.condition:
        yield "on the condition", deadline.condition


def zone_facts(zone: Zone) -> Facts:
    """How a zone is made, how far it reaches, and where it is from."""
    yield "ground", zone_geometry(zone)
    if extent := zone_extent(zone):
        yield "reaches", extent
    if zone.source:
        yield "source", zone.source
    if zone.note:
        yield "note", zone.note


def moment_text(deadline: Deadline, agreement: Agreement) -> str:
    """A starting or ending point with every civil reading: "2020-03-06 00:01", "the signing, 2018-09-17"."""
    points = civil_moments(deadline, agreement)
    if not points:
        return deadline.condition or deadline_words(deadline)
    if deadline.anchors == (Anchor.SIGNING,) and deadline.offset is None:
        return f"the signing, {points[0]:%Y-%m-%d}"
    return points_words(points, day_only=is_day_only(deadline, agreement))


def date_words(date: CalendarDate) -> str:
    """What happens on a date of the calendar: "art-2 due (reading 1 of 2): 7 days from signing ..."."""
    words = f"{date.title}: {date.reading}" if date.term else date.text.rstrip(".")
    return words + (f"; moved to another date on {date.replaced:%Y-%m-%d}" if date.replaced is not None else "")


def days_words(date: CalendarDate, as_of: datetime) -> str:
    """How far off a date is: "3 days left", "today", "4 days ago"."""
    days = date.days_from(as_of)
    if days == 0:
        return "today"
    counted = f"{abs(days):,} day{'' if abs(days) == 1 else 's'}"
    return f"{counted} left" if days > 0 else f"{counted} ago"
