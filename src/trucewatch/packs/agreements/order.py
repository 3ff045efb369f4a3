"""The order of an agreement's dates: refused where they run in a circle, or end before they begin."""

from __future__ import annotations

from collections.abc import Mapping

from trucewatch.model import Agreement, Deadline
from trucewatch.packs.agreements.deadlines import civil_moments, end_of
from trucewatch.packs.agreements.written_deadlines import EXPIRY
from trucewatch.packs.document import Entry


def refuse_circles(agreement: Agreement, fields: Mapping[str, Entry]) -> None:
    """Refuse deadlines that count from one another in a circle."""
    hangs = {
        term.id: _names(term.due) | _names(term.starts) | _names(term.ends) - {term.id} for term in agreement.terms
    }
    hangs[EXPIRY] = _names(agreement.expires)
    lines = {item["id"].text(): item for item in fields["terms"]}
    for id in hangs:
        circle = _circle(id, hangs, ())
        if circle:
            entry = lines.get(id) or fields["expires"]
            raise entry.wrong(f"deadlines count from one another in a circle: {' -> '.join(circle)}", "give one a date")


def refuse_disorder(agreement: Agreement, fields: Mapping[str, Entry]) -> None:
    """Refuse what takes effect, ends or falls due before it can have begun: a slip of the pen."""
    signed = agreement.signed.date()
    effect = civil_moments(agreement.effective, agreement)
    if effect and max(effect).date() < signed:
        raise fields["effective"].wrong(
            f"the agreement takes effect on {max(effect):%Y-%m-%d}, before it was signed on {signed}"
        )
    ends = civil_moments(agreement.expires, agreement) if agreement.expires is not None else ()
    if ends and effect and max(ends).date() < min(effect).date():
        raise fields["expires"].wrong(
            f"the agreement ends on {max(ends):%Y-%m-%d}, before it takes effect on {min(effect):%Y-%m-%d}"
        )
    lines = {item["id"].text(): item for item in fields["terms"]}
    for term in agreement.terms:
        due = civil_moments(term.due, agreement) if term.due is not None else ()
        if due and max(due).date() < signed:
            raise lines[term.id]["due"].wrong(
                f"'{term.id}' falls due on {max(due):%Y-%m-%d}, before the agreement was signed on {signed}"
            )
        end = end_of(term, agreement)
        if term.starts is None or end is None or term.due is not None:
            continue
        first, last = civil_moments(term.starts, agreement), civil_moments(end, agreement)
        if first and last and max(last).date() < min(first).date():
            raise lines[term.id].wrong(
                f"'{term.id}' ends on {max(last):%Y-%m-%d}, before it starts on {min(first):%Y-%m-%d}"
            )


def _names(deadline: Deadline | None) -> set[str]:
    return {id for id in deadline.of if id} if deadline is not None else set()


def _circle(id: str, hangs: Mapping[str, set[str]], path: tuple[str, ...]) -> tuple[str, ...]:
    if id in path:
        return (*path[path.index(id) :], id)
    for other in sorted(hangs.get(id, ())):
        if found := _circle(other, hangs, (*path, id)):
            return found
    return ()
