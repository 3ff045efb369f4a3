"""An agreement in plain text, as a lawyer would read it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import datetime

from trucewatch.model import Agreement
from trucewatch.packs.agreements.calendar import AgreementCalendar, calendar_of
from trucewatch.packs.agreements.changes import as_amended
from trucewatch.packs.agreements.term_words import deadline_words
from trucewatch.packs.agreements.words import (
    date_words,
    days_words,
    head_lines,
    moment_text,
    role_words,
    term_facts,
    zone_facts,
)

_WIDTH = 100
_DATE = 18  # columns that a date takes


def describe(agreement: Agreement, as_of: datetime | None = None) -> str:
    """The whole agreement: parties, terms with every reading of their deadlines, its calendar, zones and sources.

    As of a moment (aware) it is told as it then stood, with the days left to
    each date. Plain text of at most 100 columns, without a line break at its end.

    >>> from trucewatch.packs.agreements.reading import load_agreement
    >>> describe(load_agreement("sochi-2018")).splitlines()[0]
    'Memorandum on Stabilization of the Situation in the Idlib De-escalation Area'
    """
    calendar = calendar_of(agreement, as_of)
    if as_of is not None:
        agreement = as_amended(agreement, as_of)
    blocks = [
        _head(agreement, as_of),
        _section("Parties", _parties(agreement)),
        _section("Terms", _terms(agreement)),
        _section("Calendar", _calendar(calendar, as_of)),
        _section("Milestones", _milestones(agreement)),
        _section("Agreed later", _amendments(agreement)),
        _section("Zones", _zones(agreement)),
        _section("Places", _places(agreement)),
        _section("Declared, and no terms", _declarations(agreement)),
        _section("Sources", _sources(agreement)),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _head(agreement: Agreement, as_of: datetime | None) -> list[str]:
    lines = [agreement.title, f"({agreement.name})", *head_lines(agreement)]
    if as_of is not None:
        lines.append(f"As it stood on {as_of:%Y-%m-%d %H:%M} UTC.")
    return [part for line in lines for part in _wrapped(line, "")]


def _section(title: str, lines: Iterator[str]) -> list[str]:
    body = list(lines)
    return [title, "-" * len(title), *body] if body else []


def _parties(agreement: Agreement) -> Iterator[str]:
    for party in agreement.parties:
        note = f"; {party.note}" if party.note else ""
        yield from _wrapped(f"{party.name} ({party.actor}): {role_words(party)}{note}", "  ")
    for force, backers in agreement.backers:
        yield from _wrapped(f"{force}: a force backed or held by {', '.join(backers)}", "  ")


def _terms(agreement: Agreement) -> Iterator[str]:
    for term in agreement.terms:
        article = f", article {term.article}" if term.article else ""
        yield f"{term.id}{article}: {term.kind}"
        yield from _wrapped(f'"{term.text}"', "    ")
        for label, words in term_facts(term, agreement):
            yield from _wrapped(f"{label}: {words}", "    ")


def _calendar(calendar: AgreementCalendar, as_of: datetime | None) -> Iterator[str]:
    for date in calendar.dates:
        shown = f"{date.at:%Y-%m-%d}" if date.whole_day else f"{date.at:%Y-%m-%d %H:%M}"
        far = f"; {days_words(date, as_of)}" if as_of is not None else ""
        yield from _wrapped(f"{shown:<{_DATE}}{date_words(date)}{far}", "  ", hang=_DATE + 2)
    for one in calendar.undated:
        what = f"{one.term} {one.kind.value}" if one.term else one.text
        yield from _wrapped(f"{'no date':<{_DATE}}{what}: {one.condition}", "  ", hang=_DATE + 2)


def _milestones(agreement: Agreement) -> Iterator[str]:
    for milestone in agreement.milestones:
        form = "%Y-%m-%d" if milestone.whole_day else "%Y-%m-%d %H:%M"
        at = milestone.at.strftime(form) if milestone.at is not None else "not yet"
        yield from _wrapped(f"{milestone.id}: {milestone.text}, {at}" + _sourced(milestone.source), "  ")


def _amendments(agreement: Agreement) -> Iterator[str]:
    for amendment in agreement.amendments:
        yield from _wrapped(f"{amendment.on:%Y-%m-%d}: {amendment.text}" + _sourced(amendment.source), "  ")
        for change in amendment.changes:
            moved = [f"due {deadline_words(change.due)}"] if change.due is not None else []
            moved += [f"until {deadline_words(change.ends)}"] if change.ends is not None else []
            yield from _wrapped(f"{change.term}: {', '.join(moved)}", "    ")
        for term in amendment.adds:
            yield from _wrapped(f"{term.id} is added: {term.text}", "    ")
        if amendment.expires is not None:
            yield from _wrapped(f"the whole holds until {moment_text(amendment.expires, agreement)}", "    ")


def _sourced(source: str) -> str:
    return f"; {source}" if source else ""


def _zones(agreement: Agreement) -> Iterator[str]:
    for zone in agreement.zones:
        yield f"{zone.id}: {zone.name}"
        for label, words in zone_facts(zone):
            yield from _wrapped(f"{label}: {words}", "    ")


def _places(agreement: Agreement) -> Iterator[str]:
    for site in agreement.sites:
        names = " or ".join((site.name, *site.aliases))
        yield from _wrapped(
            f"{names}: {site.lat:.5f}, {site.lon:.5f}, known to {site.radius_km:g} km; {site.source}", "  "
        )


def _declarations(agreement: Agreement) -> Iterator[str]:
    for declaration in agreement.declarations:
        by = f" by {', '.join(declaration.by)}" if declaration.by else ""
        yield f"{declaration.id}: {declaration.kind}{by}"
        yield from _wrapped(f'"{declaration.text}"', "    ")
        if declaration.source:
            yield from _wrapped(f"source: {declaration.source}", "    ")
        if declaration.note:
            yield from _wrapped(f"note: {declaration.note}", "    ")


def _sources(agreement: Agreement) -> Iterator[str]:
    for source in agreement.sources:
        parts = (source.title, source.url, source.licence, f"read {source.accessed}" if source.accessed else "")
        yield from _wrapped("; ".join(part for part in parts if part), "  ")


def _wrapped(text: str, indent: str, hang: int = 0) -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=" " * hang if hang else indent + "  " if indent else "",
        break_long_words=False,
        break_on_hyphens=False,
    )
