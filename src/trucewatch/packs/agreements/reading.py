"""Agreement files: an agreement as data that a lawyer can read, each term's words above its code.

The format is told key by key in docs/agreements.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from trucewatch.model import (
    Agreement,
    Anchor,
    Deadline,
    Declaration,
    Party,
    Source,
)
from trucewatch.packs.agreements.chain import read_links
from trucewatch.packs.agreements.changes import read_amendments
from trucewatch.packs.agreements.files import SHIPPED, agreement_file, agreement_files, list_agreements
from trucewatch.packs.agreements.order import refuse_circles, refuse_disorder
from trucewatch.packs.agreements.parties import read_backers, read_parties, refuse_strangers
from trucewatch.packs.agreements.places import read_sites, unique
from trucewatch.packs.agreements.term_kinds import DECLARED
from trucewatch.packs.agreements.terms import Setting, read_terms
from trucewatch.packs.agreements.written_deadlines import Anchors, anchors_of, read_deadline, read_milestones
from trucewatch.packs.agreements.zones import read_zones
from trucewatch.packs.document import Entry, load_document, read_document
from trucewatch.packs.written_values import name_of, read_moment, read_zone_name, words_of

__all__ = [
    "KEYS",
    "SHIPPED",
    "agreement_file",
    "agreement_files",
    "list_agreements",
    "load_agreement",
    "read_agreement",
]

KEYS = (
    "name", "title", "place", "signed", "effective", "expires", "clock", "text_note", "sources", "links", "parties",
    "forces", "sites", "zones", "milestones", "terms", "amendments", "declarations",
)  # fmt: skip


def load_agreement(name_or_path: str | Path) -> Agreement:
    """Read an agreement: the name of one that ships, a file, or a folder with an ``agreement.yaml``.

    Raises UnknownName for a name that does not ship, BadDataFile by file and line.

    >>> load_agreement("idlib-2020").term("art-1").kind
    'cessation'
    """
    file = agreement_file(name_or_path)
    return _read(load_document(file), file.parent)


def read_agreement(text: str, file: str, folder: Path | None = None) -> Agreement:
    """Read an agreement from YAML text; ``file`` is the name that errors give."""
    return _read(read_document(text, file), folder)


def _read(document: Entry, folder: Path | None) -> Agreement:
    fields = document.only(KEYS, ("name", "title", "signed", "clock", "sources", "parties", "terms"))
    signed_fields = fields["signed"].only(("on", "at"), ("on",))
    signed, _ = read_moment(signed_fields["on"])
    clocks, stated, report_clocks = _clock(fields["clock"])
    milestones = read_milestones(fields.get("milestones"))
    anchors = anchors_of(milestones, _named_terms(fields))
    effective = _effective(fields, anchors)
    parties = read_parties(fields["parties"], anchors)
    forces = fields["forces"].fields() if "forces" in fields else {}
    backers = read_backers(forces, parties)
    refuse_strangers(fields["parties"], {*forces, *(party.actor for party in parties)})
    sites = read_sites(fields["sites"].items()) if "sites" in fields else ()
    zones = read_zones(fields["zones"].items(), sites, folder) if "zones" in fields else ()
    setting = Setting(parties, frozenset(forces), zones, anchors)
    terms = read_terms(fields["terms"], setting)
    agreement = Agreement(
        name=name_of(fields["name"], "agreement"),
        title=words_of(fields["title"], "title"),
        signed=signed,
        signed_at=signed_fields["at"].text() if "at" in signed_fields else "",
        effective=effective,
        clocks=clocks,
        clock_stated=stated,
        report_clocks=report_clocks,
        parties=parties,
        backers=backers,
        sites=sites,
        zones=zones,
        terms=terms,
        declarations=_declarations(fields.get("declarations"), parties),
        links=read_links(fields.get("links"), name_of(fields["name"], "agreement"), signed, folder),
        sources=_sources(fields["sources"]),
        text_note=fields["text_note"].text() if "text_note" in fields else "",
        place=fields["place"].text() if "place" in fields else "",
        milestones=milestones,
        expires=read_deadline(fields["expires"], anchors) if "expires" in fields else None,
        amendments=read_amendments(fields.get("amendments"), signed, terms, setting),
    )
    refuse_circles(agreement, fields)
    refuse_disorder(agreement, fields)
    return agreement


def _named_terms(fields: Mapping[str, Entry]) -> list[tuple[str, str]]:
    """The id and kind of every term, read ahead, so that a deadline may count from a term below it."""
    found = []
    lists = [fields["terms"], *(adds for entry in fields.get("amendments") or () if (adds := entry.get("adds")))]
    for item in (item for entries in lists for item in entries):
        id, kind = item.get("id"), item.get("kind")
        if id is not None and kind is not None:
            found.append((id.text(), kind.text()))
    return found


def _effective(fields: Mapping[str, Entry], anchors: Anchors) -> Deadline:
    if "effective" not in fields:
        return Deadline((Anchor.SIGNING,), whole_day=False)
    effective = read_deadline(fields["effective"], anchors)
    if Anchor.EFFECTIVE in effective.anchors:
        raise fields["effective"].wrong("the entry into force counts from itself", "give a date, or of: signing")
    return effective


def _clock(entry: Entry) -> tuple[tuple[str, ...], bool, tuple[str, ...]]:
    """The clocks of the text, whether it names its own, and further clocks that reports of the place may mean."""
    fields = entry.only(("stated", "zones", "reports"), ("stated", "zones"))
    stated = fields["stated"].one_of(("yes", "no"), "answer") == "yes"
    zones = tuple(read_zone_name(item) for item in fields["zones"])
    if not zones:
        raise fields["zones"].wrong("no time zone is given", "give every zone in which the text may lawfully be read")
    if stated and len(zones) > 1:
        raise fields["zones"].wrong("a stated clock is one time zone", "write stated: no to keep several readings")
    reports = tuple(read_zone_name(item) for item in fields.get("reports") or ())
    return zones, stated, tuple(zone for zone in reports if zone not in zones)


def _declarations(entry: Entry | None, parties: tuple[Party, ...]) -> tuple[Declaration, ...]:
    declarations: list[Declaration] = []
    for item in entry or ():
        fields = item.only(("id", "text", "kind", "topic", "by", "source", "note"), ("id", "text", "kind", "topic"))
        actors = [party.actor for party in parties]
        declarations.append(
            Declaration(
                id=unique(fields["id"], [declaration.id for declaration in declarations], "declaration"),
                kind=fields["kind"].one_of(DECLARED, "kind of declaration"),
                topic=fields["topic"].text(),
                text=words_of(fields["text"], "declaration"),
                by=tuple(name.one_of(actors, "party") for name in fields["by"]) if "by" in fields else (),
                source=fields["source"].text() if "source" in fields else "",
                note=fields["note"].text() if "note" in fields else "",
            )
        )
    return tuple(declarations)


def _sources(entry: Entry) -> tuple[Source, ...]:
    sources = []
    for item in entry:
        fields = item.only(("title", "url", "licence", "accessed"), ("title",))
        if "url" in fields and not fields["url"].text().startswith(("https://", "http://")):
            raise fields["url"].wrong(f"'{fields['url'].text()}' is no address of the web", "begin it with https://")
        sources.append(Source(**{key: value.text() for key, value in fields.items()}))
    if not sources:
        raise entry.wrong("the agreement names no source")
    return tuple(sources)
