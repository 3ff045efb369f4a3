"""The dates of an agreement in order: signing, effect, phases, deadlines with each reading, amendments, expiry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from itertools import pairwise

from trucewatch.model import Agreement, Amendment, Anchor, Deadline, Term
from trucewatch.packs.agreements.changes import as_amended, is_in_force
from trucewatch.packs.agreements.deadlines import civil_readings, is_day_only
from trucewatch.packs.agreements.term_words import deadline_words

_ALWAYS = datetime.max.replace(tzinfo=UTC)


class DateKind(StrEnum):
    """What happens on a date of the calendar."""

    SIGNED = "signed"
    EFFECT = "takes effect"
    MILESTONE = "milestone"
    BEGINS = "begins"
    DUE = "due"
    ENDS = "ends"
    AMENDED = "amended"
    EXPIRES = "expires"


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """One date in one lawful reading.

    ``at`` is civil time on the agreement's clocks; for what is due or ends, the
    last second of it. Where ``whole_day``, only the day is fixed. ``reading``
    says how it is counted; ``nth`` is the place of that reading in the text's
    own order, of ``readings``. ``replaced`` is the day from which another date
    stands in its stead. ``moved`` counts how often it was moved before.
    """

    kind: DateKind
    term: str
    text: str
    at: datetime
    whole_day: bool
    reading: str = ""
    nth: int = 1
    readings: int = 1
    replaced: datetime | None = None
    moved: int = 0

    @property
    def title(self) -> str:
        """What happens, in few words: "art-2 due (reading 1 of 2)"."""
        several = f" (reading {self.nth} of {self.readings})" if self.readings > 1 else ""
        return f"{self.term} {self.kind.value}".strip() + several

    def days_from(self, as_of: datetime) -> int:
        """Days from a moment to it; below zero once it is past."""
        return (self.at.date() - as_of.date()).days


@dataclass(frozen=True, slots=True)
class Undated:
    """What hangs on a condition that has no date."""

    kind: DateKind
    term: str
    text: str
    condition: str


@dataclass(frozen=True, slots=True)
class AgreementCalendar:
    """Every date of an agreement, earliest first, and what has none."""

    agreement: Agreement  # as it stood
    dates: tuple[CalendarDate, ...]
    undated: tuple[Undated, ...]


def calendar_of(agreement: Agreement, as_of: datetime | None = None) -> AgreementCalendar:
    """The calendar as of a moment (aware), or with all that was ever agreed; dates that were moved stay in sight."""
    moment = as_of or _ALWAYS
    standing = as_amended(agreement, moment)
    later = [amendment for amendment in agreement.amendments if is_in_force(amendment, agreement, moment)]
    found = [*_frame(standing), *_made(later), *_expiries(agreement, later, standing)]
    for term in standing.terms:
        found += _term_dates(term, standing)
    dates = sorted((one for one in found if isinstance(one, CalendarDate)), key=_order)
    return AgreementCalendar(standing, tuple(dates), tuple(one for one in found if isinstance(one, Undated)))


def _order(date: CalendarDate) -> tuple[datetime, int, str, int]:
    return date.at, list(DateKind).index(date.kind), date.term, date.nth


def _frame(agreement: Agreement) -> Iterator[CalendarDate | Undated]:
    at = f" in {agreement.signed_at}" if agreement.signed_at else ""
    whole_day = agreement.signed.time() == datetime.min.time()
    yield CalendarDate(DateKind.SIGNED, "", f"signed{at}", agreement.signed, whole_day)
    yield from _dated(DateKind.EFFECT, None, "takes effect", agreement.effective, agreement)
    for milestone in agreement.milestones:
        text = f"{milestone.id}: {milestone.text}"
        if milestone.at is None:
            yield Undated(DateKind.MILESTONE, "", text, "not yet")
        else:
            yield CalendarDate(DateKind.MILESTONE, "", text, milestone.at, milestone.whole_day)


def _made(amendments: Sequence[Amendment]) -> Iterator[CalendarDate]:
    for amendment in amendments:
        whole_day = amendment.on.time() == datetime.min.time()
        yield CalendarDate(DateKind.AMENDED, "", amendment.text, amendment.on, whole_day)


def _expiries(
    agreement: Agreement, later: Sequence[Amendment], standing: Agreement
) -> Iterator[CalendarDate | Undated]:
    """The end of the whole, and the ends that it was to have before it was amended."""
    ends = [(agreement.signed, agreement.expires), *((one.on, one.expires) for one in later if one.expires)]
    text = "the whole ends"
    for (_, old), (on, _) in pairwise(ends):
        if old is not None:
            yield from _dated(DateKind.EXPIRES, None, text, old, agreement, replaced=on)
    if standing.expires is not None:
        yield from _dated(DateKind.EXPIRES, None, text, standing.expires, standing, moved=len(ends) - 1)


def _term_dates(term: Term, agreement: Agreement) -> Iterator[CalendarDate | Undated]:
    text = f"{term.text} (article {term.article})" if term.article else term.text
    moved = len(term.earlier)
    if term.due is not None:
        yield from _dated(DateKind.DUE, term, text, term.due, agreement, moved=moved)
    if term.starts is not None and term.starts.anchors != (Anchor.EFFECTIVE,) and term.due is None:
        yield from _dated(DateKind.BEGINS, term, text, term.starts, agreement)
    if term.ends is not None:
        yield from _dated(DateKind.ENDS, term, text, term.ends, agreement, moved=moved)
    for earlier in term.earlier:
        if earlier.due is not None:
            yield from _dated(DateKind.DUE, term, text, earlier.due, agreement, replaced=earlier.on)
        if earlier.ends is not None:
            yield from _dated(DateKind.ENDS, term, text, earlier.ends, agreement, replaced=earlier.on)


def _dated(
    kind: DateKind,
    term: Term | None,
    text: str,
    deadline: Deadline,
    agreement: Agreement,
    *,
    replaced: datetime | None = None,
    moved: int = 0,
) -> Iterator[CalendarDate | Undated]:
    """One date for each distinct reading; or the condition on which it hangs."""
    id = term.id if term is not None else ""
    found = dict(civil_readings(deadline, agreement, last=kind in (DateKind.DUE, DateKind.ENDS, DateKind.EXPIRES)))
    whole_day = is_day_only(deadline, agreement)
    for nth, (reading, at) in enumerate(found.items(), 1):
        yield CalendarDate(kind, id, text, at, whole_day, reading, nth, len(found), replaced, moved)
    if not found and replaced is None:
        yield Undated(kind, id, text, deadline.condition or deadline_words(deadline))
