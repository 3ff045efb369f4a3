"""An agreement in plain text, as a lawyer would read it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from trucewatch.model import Agreement, Anchor, Deadline, Party, Role, Term, Zone
from trucewatch.packs.deadlines import civil_moments, end_of, is_day_only, reading_lines, readings
from trucewatch.packs.term_words import acts_words, daily_words, deadline_words, quota_words
from trucewatch.packs.zone_words import zone_geometry

_WIDTH = 100
_ROLES = {
    Role.SIGNATORY: "signatory",
    Role.GUARANTOR: "guarantor of",
    Role.BY_PROXY: "bound by proxy, through",
    Role.NON_PARTY: "no party",
}


def describe(agreement: Agreement) -> str:
    """The whole agreement: parties, terms with every reading of their deadlines, zones, declarations, sources.

    Plain text of at most 100 columns, without a line break at its end.

    >>> from trucewatch.packs.agreements import load_agreement
    >>> describe(load_agreement("sochi-2018")).splitlines()[0]
    'Memorandum on Stabilization of the Situation in the Idlib De-escalation Area'
    """
    blocks = [
        _head(agreement),
        _section("Parties", _parties(agreement)),
        _section("Terms", (line for term in agreement.terms for line in _term(term, agreement))),
        _section("Milestones", _milestones(agreement)),
        _section("Agreed later", _amendments(agreement)),
        _section("Zones", (line for zone in agreement.zones for line in _zone(zone))),
        _section("Places", _places(agreement)),
        _section("Declared, and no terms", _declarations(agreement)),
        _section("Sources", _sources(agreement)),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _head(agreement: Agreement) -> list[str]:
    at = f" in {agreement.signed_at}" if agreement.signed_at else ""
    clocks = ", ".join(agreement.clocks)
    stated = (
        f"the clock is that of {clocks}" if agreement.clock_stated else f"no clock is stated; read on those of {clocks}"
    )
    if agreement.report_clocks:
        stated += f"; an hour that a report tells on no clock may also be that of {', '.join(agreement.report_clocks)}"
    lines = [
        agreement.title,
        f"({agreement.name})",
        f"Signed {agreement.signed:%Y-%m-%d}{at}.",
        f"In force from {moment_text(agreement.effective, agreement)}; {stated}.",
    ]
    if agreement.expires is not None:
        lines.append(f"It ends {moment_text(agreement.expires, agreement)}.")
    lines.extend(f"It {link.relation} {link.agreement}." for link in agreement.links)
    if agreement.text_note:
        lines.append(agreement.text_note)
    return [part for line in lines for part in _wrapped(line, "")]


def _section(title: str, lines: Iterator[str]) -> list[str]:
    body = list(lines)
    return [title, "-" * len(title), *body] if body else []


def _parties(agreement: Agreement) -> Iterator[str]:
    for party in agreement.parties:
        yield from _wrapped(
            f"{party.name} ({party.actor}): {_role(party)}" + (f"; {party.note}" if party.note else ""), "  "
        )
    for force, backers in agreement.backers:
        yield from _wrapped(f"{force}: a force backed or held by {', '.join(backers)}", "  ")


def _role(party: Party) -> str:
    return " ".join((_ROLES[party.role], ", ".join(party.of))).strip()


def _term(term: Term, agreement: Agreement) -> Iterator[str]:
    article = f", article {term.article}" if term.article else ""
    yield f"{term.id}{article}: {term.kind}"
    yield from _wrapped(f'"{term.text}"', "    ")
    if term.bound:
        yield from _wrapped(f"binds: {', '.join(term.bound)}", "    ")
    if term.acts:
        yield from _wrapped(f"acts: {acts_words(term)}", "    ")
    if term.zone:
        zone = agreement.zone(term.zone)
        yield from _wrapped(f"where: {zone.name if zone is not None else term.zone}", "    ")
    if term.due is None and term.starts is not None:
        ends = end_of(term, agreement)
        until = f" to {moment_text(ends, agreement)}" if ends is not None else ""
        hours = f", {daily_words(term.daily)}" if term.daily is not None else ""
        yield from _wrapped(f"holds from {moment_text(term.starts, agreement)}{until}{hours}", "    ")
    if term.quota is not None:
        yield from _wrapped(f"owed: {quota_words(term.quota)}", "    ")
    if term.due is not None:
        yield from _due(term.due, agreement)
    for earlier in term.earlier:
        was = " and ".join(deadline_words(old) for old in (earlier.due, earlier.ends) if old is not None)
        yield from _wrapped(f"amended on {earlier.on:%Y-%m-%d} ({earlier.text}); before: {was}", "    ")
    if term.exceptions:
        yield f"    except: {', '.join(term.exceptions)}"
    if term.note:
        yield from _wrapped(f"note: {term.note}", "    ")


def _due(deadline: Deadline, agreement: Agreement) -> Iterator[str]:
    due = readings(deadline, agreement)
    for line in reading_lines(due):
        yield from _wrapped(line, "    ")
    if not due:
        yield from _wrapped(f"due on a condition: {deadline_words(deadline)}", "    ")
    elif deadline.condition:
        yield from _wrapped(f"on the condition: {deadline.condition}", "    ")


def moment_text(deadline: Deadline, agreement: Agreement) -> str:
    """A starting or ending point with every civil reading: "2020-03-06 00:01", "the signing, 2018-09-17"."""
    points = civil_moments(deadline, agreement)
    if not points:
        return deadline.condition or deadline_words(deadline)
    if deadline.anchors == (Anchor.SIGNING,) and deadline.offset is None:
        return f"the signing, {points[0]:%Y-%m-%d}"
    shape = "%Y-%m-%d" if is_day_only(deadline, agreement) else "%Y-%m-%d %H:%M"
    return " or ".join(dict.fromkeys(point.strftime(shape) for point in points))


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


def _zone(zone: Zone) -> Iterator[str]:
    yield f"{zone.id}: {zone.name}"
    yield from _wrapped(zone_geometry(zone), "    ")
    if zone.source:
        yield from _wrapped(f"source: {zone.source}", "    ")
    if zone.note:
        yield from _wrapped(f"note: {zone.note}", "    ")


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


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + "  " if indent else "",
        break_long_words=False,
        break_on_hyphens=False,
    )
