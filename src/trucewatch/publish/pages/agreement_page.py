"""An agreement by itself: as one page that works offline, or as JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from trucewatch.model import Agreement, Case, Term, Zone
from trucewatch.packs.agreements.calendar import CalendarDate, Undated, calendar_of
from trucewatch.packs.agreements.changes import as_amended
from trucewatch.packs.agreements.words import (
    date_words,
    days_words,
    head_lines,
    role_words,
    term_facts,
    zone_facts,
)
from trucewatch.publish.drawing.frame import WIDTH
from trucewatch.publish.pages.document import Encoder
from trucewatch.publish.pages.typeset import rendered
from trucewatch.publish.views.atlas import make_atlas

SHOWN = "trucewatch agreement 1"


@dataclass(frozen=True, slots=True)
class AgreementDocument:
    """An agreement as it stood at a moment, with its calendar: each date in each lawful reading, and what has none."""

    format: str
    as_of: datetime | None
    agreement: Agreement
    dates: tuple[CalendarDate, ...]
    undated: tuple[Undated, ...]


@dataclass(frozen=True, slots=True)
class DateRow:
    """One line of the page's calendar."""

    when: str
    machine: str  # as the time element writes it
    words: str
    text: str
    far: str
    term: str
    css: str


def agreement_json(agreement: Agreement, as_of: datetime | None = None) -> str:
    """The agreement as JSON text: keys sorted, two spaces, UTF-8 as it is."""
    calendar = calendar_of(agreement, as_of)
    document = AgreementDocument(SHOWN, as_of, calendar.agreement, calendar.dates, calendar.undated)
    nothing = Case(None, (), (), (), (), (), (), ())
    return json.dumps(Encoder(nothing).encode(document), ensure_ascii=False, sort_keys=True, indent=2) + "\n"


def agreement_html(agreement: Agreement, as_of: datetime | None = None) -> str:
    """The agreement as one page: no script, no request, nothing beside it."""
    calendar = calendar_of(agreement, as_of)
    standing = agreement if as_of is None else as_amended(agreement, as_of)
    return rendered(
        "agreement.html",
        agreement=standing,
        as_of=as_of,
        head=tuple(head_lines(standing)),
        roles={party.actor: role_words(party) for party in standing.parties},
        terms=tuple((term, _facts(term, standing)) for term in standing.terms),
        zones=tuple((zone, _zone_facts(zone)) for zone in standing.zones),
        dates=tuple(_row(date, as_of) for date in calendar.dates),
        undated=calendar.undated,
        names={zone.id: zone.name for zone in standing.zones},
        atlas=make_atlas([standing], (), standing.sites),
        map_width=WIDTH,
        styles=("brief.css", "agreement.css"),
    )


def _facts(term: Term, agreement: Agreement) -> tuple[tuple[str, str], ...]:
    return tuple(term_facts(term, agreement))


def _zone_facts(zone: Zone) -> tuple[tuple[str, str], ...]:
    return tuple(zone_facts(zone))


def _row(date: CalendarDate, as_of: datetime | None) -> DateRow:
    day, hour = f"{date.at:%Y-%m-%d}", f"{date.at:%H:%M}"
    past = as_of is not None and date.days_from(as_of) < 0
    return DateRow(
        when=day if date.whole_day else f"{day} {hour}",
        machine=day if date.whole_day else f"{day}T{hour}",
        words=date_words(date),
        text=date.text if date.term else "",
        far=days_words(date, as_of) if as_of is not None else "",
        term=date.term,
        css=" ".join(name for name, holds in (("moved", date.replaced is not None), ("past", past)) if holds),
    )
