"""What was agreed later: amendments of an agreement file, and the agreement as it stood at a moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from trucewatch.model import Agreement, Amendment, Change, Earlier, Term
from trucewatch.packs.agreements.deadlines import utc_moments
from trucewatch.packs.agreements.terms import Setting, read_terms
from trucewatch.packs.agreements.written_deadlines import read_deadline
from trucewatch.packs.document import Entry
from trucewatch.packs.written_values import read_moment, words_of


def read_amendments(
    entry: Entry | None, signed: datetime, terms: tuple[Term, ...], setting: Setting
) -> tuple[Amendment, ...]:
    """The amendments in the order in which they were made. Raises BadDataFile."""
    found: list[Amendment] = []
    known = terms
    for item in entry or ():
        fields = item.only(("on", "text", "source", "changes", "adds", "expires"), ("on", "text"))
        on, _ = read_moment(fields["on"])
        if on.date() < signed.date():
            raise fields["on"].wrong(f"amended on {on:%Y-%m-%d}, before it was signed on {signed:%Y-%m-%d}")
        if found and on < found[-1].on:
            raise fields["on"].wrong("amendments stand in the order in which they were made")
        if not {"changes", "adds", "expires"} & set(fields):
            raise item.wrong("the amendment changes nothing", "give changes, adds or expires")
        adds = read_terms(fields["adds"], setting, known) if "adds" in fields else ()
        changes = fields["changes"].fields() if "changes" in fields else {}
        found.append(
            Amendment(
                on=on,
                text=words_of(fields["text"], "amendment"),
                source=fields["source"].text() if "source" in fields else "",
                changes=tuple(_change(id, change, known, setting) for id, change in changes.items()),
                adds=adds,
                expires=read_deadline(fields["expires"], setting.anchors) if "expires" in fields else None,
            )
        )
        known = (*known, *adds)
    return tuple(found)


def _change(id: str, entry: Entry, terms: tuple[Term, ...], setting: Setting) -> Change:
    if id not in {term.id for term in terms}:
        raise entry.wrong(f"'{id}' is no term of the agreement", f"its terms are {', '.join(t.id for t in terms)}")
    fields = entry.only(("due", "to"))
    if not fields:
        raise entry.wrong(f"nothing of '{id}' is changed", "give due: or to:")
    due, ends = (read_deadline(fields[key], setting.anchors) if key in fields else None for key in ("due", "to"))
    return Change(id, due, ends)


def as_amended(agreement: Agreement, as_of: datetime) -> Agreement:
    """The agreement as it stood at a moment (aware): later dates in force, the earlier ones kept in sight.

    An amendment counts from its day, on the clock where that comes first.
    Applying it twice changes nothing.
    """
    for amendment in agreement.amendments:
        if not is_in_force(amendment, agreement, as_of):
            break
        present = {term.id for term in agreement.terms}
        changes = {change.term: change for change in amendment.changes}
        terms = [*agreement.terms, *(term for term in amendment.adds if term.id not in present)]
        agreement = replace(
            agreement,
            terms=tuple(_changed(term, changes[term.id], amendment) if term.id in changes else term for term in terms),
            expires=amendment.expires or agreement.expires,
        )
    return agreement


def is_in_force(amendment: Amendment, agreement: Agreement, as_of: datetime) -> bool:
    """Was it made by that moment (aware), on the clock where its day comes first?"""
    return min(moment for _, moment in utc_moments(amendment.on, agreement)) <= as_of


def _changed(term: Term, change: Change, amendment: Amendment) -> Term:
    if any(earlier.on == amendment.on and earlier.text == amendment.text for earlier in term.earlier):
        return term
    earlier = Earlier(
        amendment.on,
        amendment.text,
        term.due if change.due is not None else None,
        term.ends if change.ends is not None else None,
        amendment.source,
    )
    due, ends = change.due or term.due, change.ends or term.ends
    return replace(term, due=due, ends=ends, earlier=(*term.earlier, earlier))
