"""What the agreement's own text says of a field, as the same kind of value that reports give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from trucewatch.model import (
    Accord,
    Agreement,
    Deadline,
    Duration,
    Ground,
    Length,
    Side,
    Term,
    TimeBasis,
    Truth,
    Value,
    When,
    Zone,
)
from trucewatch.packs.agreements.deadlines import civil_moments, end_of
from trucewatch.reconcile.rules import Rules
from trucewatch.reconcile.values import in_all, relate, route, sameness


@dataclass(frozen=True, slots=True)
class Written:
    """Every lawful value of one field of a term, and the words for it; no value where only words stand."""

    agreement: str
    values: tuple[Value, ...]
    text: str

    def match(self, value: Value, rules: Rules) -> Truth:
        """Can the reported value be squared with the text? Unknown where the text does not decide."""
        answers = [_match(value, written, rules) for written in self.values if type(written) is type(value)]
        if Truth.YES in answers:
            return Truth.YES
        if answers and all(answer is Truth.NO for answer in answers):
            return Truth.NO
        return Truth.UNKNOWN


def find_written(kind: str, field: str, agreements: Sequence[Agreement], rules: Rules) -> Written | None:
    """What the latest agreement that has a term of this kind says of this field; None where none does."""
    having = [agreement for agreement in agreements if any(term.kind == kind for term in agreement.terms)]
    for agreement in sorted(having, key=lambda a: (a.signed, a.name), reverse=True):
        found = [
            written
            for term in agreement.terms
            if term.kind == kind and (written := _of_term(term, field, agreement)) is not None
        ]
        if found:
            values = {sameness(value, rules): value for written in found for value in written.values}
            texts = dict.fromkeys(written.text for written in found)
            return Written(agreement.name, tuple(values[key] for key in sorted(values, key=str)), "; ".join(texts))
    return None


def _of_term(term: Term, field: str, agreement: Agreement) -> Written | None:
    zone = agreement.zone(term.zone) if term.zone else None
    values: tuple[Value, ...]
    if field in ("start", "end", "by"):
        values = _moments(term, field, agreement)
    elif field in ("within", "deadline", "length"):
        values = _deadlines(term, field, agreement)
    elif field == "width":
        values = _width(zone)
    elif field in ("along", "scope"):
        return _words(zone, agreement)
    else:
        return None
    if not values:
        return None
    shown = [in_all(value) if isinstance(value, Length) else str(value) for value in values]
    return Written(agreement.name, values, " or ".join(dict.fromkeys(shown)))


def _moments(term: Term, field: str, agreement: Agreement) -> tuple[Value, ...]:
    """The start of a duty is its date; that of a standing term its first moment."""
    deadline = end_of(term, agreement) if field == "end" else term.starts if field == "start" else term.due
    if field == "start" and term.due is not None:
        deadline = term.due if term.due.at is not None else None
    return _read(deadline, agreement) if deadline is not None else ()


def _read(deadline: Deadline, agreement: Agreement) -> tuple[Value, ...]:
    clock = agreement.clocks[0] if agreement.clock_stated and agreement.clocks else None
    whole_day = deadline.whole_day
    if deadline.at is None and deadline.offset is None:  # "from entry into force" is as fine as that is
        whole_day = agreement.effective.whole_day
    return tuple(_when(moment, whole_day, clock) for moment in civil_moments(deadline, agreement))


def _when(moment: datetime, whole_day: bool, clock: str | None) -> When:
    if whole_day:
        return When.day(moment.date(), TimeBasis.STATED, zone=clock)
    return When.minute(moment, TimeBasis.STATED, zone=clock)


def _deadlines(term: Term, field: str, agreement: Agreement) -> tuple[Value, ...]:
    deadline = term.ends if field == "length" else term.due
    if deadline is None:
        return ()
    found: tuple[Value, ...] = (deadline.offset,) if deadline.offset is not None else ()
    return found if field == "length" else (*found, *_read(deadline, agreement))


def _width(zone: Zone | None) -> tuple[Value, ...]:
    if zone is None or zone.width_km is None:
        return ()
    return (Length(zone.width_km, zone.width_km, False, zone.side),)


def _words(zone: Zone | None, agreement: Agreement) -> Written | None:
    """The zone's name: a reported road that stands in it is matched, no other is judged."""
    return Written(agreement.name, (zone.name,), zone.name) if zone is not None else None


def _match(value: Value, written: Value, rules: Rules) -> Truth:
    if isinstance(value, str) and isinstance(written, str):
        words = route(value, rules)
        return Truth.YES if words and set(words) <= set(route(written, rules)) else Truth.UNKNOWN
    relation = relate(value, written, rules)
    if relation.accord is Accord.CONFLICT or relation.ground is Ground.CLOCKS:
        return Truth.NO  # the text's own clocks are lawful values already
    if relation.accord is Accord.SAME:
        return Truth.YES
    if isinstance(value, When) and not value.known:
        return Truth.UNKNOWN
    if isinstance(value, Length) and value.side is Side.UNSAID:
        return Truth.UNKNOWN
    return Truth.YES


def due_days(duration: Duration, anchors: Sequence[datetime]) -> tuple[When, ...]:
    """The days on which a relative deadline falls due, counted from each anchor, its own day not counted."""
    if duration.days is None:
        return ()
    return tuple(
        When.day((anchor + timedelta(days=duration.days)).date(), TimeBasis.ANCHORED) for anchor in sorted(set(anchors))
    )
