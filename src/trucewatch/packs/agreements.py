"""Agreement files: an agreement as data that a lawyer can read, each term's words above its code.

The format is told key by key in docs/agreements.md.
"""

from __future__ import annotations

from pathlib import Path

from trucewatch.errors import BadDataFile, UnknownName
from trucewatch.model import (
    Agreement,
    Anchor,
    Deadline,
    Declaration,
    Fulfilment,
    Link,
    Party,
    Role,
    Source,
    Term,
    Zone,
)
from trucewatch.packs.acts import ALL_MILITARY, load_acts
from trucewatch.packs.agreement_places import read_sites, unique
from trucewatch.packs.agreement_values import read_deadline, read_moment, read_zone_name
from trucewatch.packs.agreement_zones import read_zones
from trucewatch.packs.document import Entry, load_document, read_document
from trucewatch.packs.term_kinds import DECLARED, EXCEPTING, KINDS, PERMITTING, ZONES

SHIPPED = Path(__file__).parent.parent / "data" / "agreements"
FILE_NAME = "agreement.yaml"

_KEYS = (
    "name", "title", "place", "signed", "effective", "clock", "text_note", "sources", "links", "parties", "forces",
    "sites", "zones", "terms", "declarations",
)  # fmt: skip
_TERM_KEYS = (
    "id", "text", "article", "kind", "bound", "acts", "zone", "in_force", "due", "fulfilled_by", "exceptions", "note",
)  # fmt: skip
_RELATIONS = ("supplements", "amends", "extends", "supersedes")


def list_agreements() -> tuple[tuple[str, str], ...]:
    """The agreements that ship, as (name, title)."""
    files = sorted(SHIPPED.glob(f"*/{FILE_NAME}"))
    return tuple((file.parent.name, load_document(file)["title"].text()) for file in files)


def agreement_file(name_or_path: str | Path) -> Path:
    """The file of a shipped name, or of a path to a file or to its folder. Raises UnknownName, BadDataFile."""
    text = str(name_or_path)
    names = [file.parent.name for file in SHIPPED.glob(f"*/{FILE_NAME}")]
    if text in names:
        return SHIPPED / text / FILE_NAME
    path = Path(name_or_path)
    if path.is_dir():
        path = path / FILE_NAME
    if path.is_file():
        return path
    if path.suffix in (".yaml", ".yml") or len(path.parts) > 1:
        raise BadDataFile(text, None, "no such agreement file", f"agreements that ship: {', '.join(sorted(names))}")
    raise UnknownName("agreement", text, names)


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
    fields = document.only(_KEYS, ("name", "title", "signed", "clock", "sources", "parties", "terms"))
    signed_fields = fields["signed"].only(("on", "at"), ("on",))
    signed, _ = read_moment(signed_fields["on"])
    effective = _effective(fields)
    clocks, stated = _clock(fields["clock"])
    parties = tuple(_party(entry) for entry in fields["parties"])
    forces = fields["forces"].fields() if "forces" in fields else {}
    backers = tuple((force, entry.texts()) for force, entry in forces.items())
    _forces_hang_on_somebody(forces, parties)
    sites = read_sites(fields["sites"].items()) if "sites" in fields else ()
    zones = read_zones(fields["zones"].items(), sites, folder) if "zones" in fields else ()
    agreement = Agreement(
        name=fields["name"].text(),
        title=_words(fields["title"], "title"),
        signed=signed,
        signed_at=signed_fields["at"].text() if "at" in signed_fields else "",
        effective=effective,
        clocks=clocks,
        clock_stated=stated,
        parties=parties,
        backers=backers,
        sites=sites,
        zones=zones,
        terms=_terms(fields["terms"], parties, {force for force, _ in backers}, zones),
        declarations=_declarations(fields.get("declarations"), parties),
        links=tuple(_link(entry, folder) for entry in fields["links"]) if "links" in fields else (),
        sources=_sources(fields["sources"]),
        text_note=fields["text_note"].text() if "text_note" in fields else "",
        place=fields["place"].text() if "place" in fields else "",
    )
    _refuse_early(fields.get("effective"), agreement.effective, signed, "the agreement takes effect")
    return agreement


def _effective(fields: dict[str, Entry]) -> Deadline:
    if "effective" not in fields:
        return Deadline((Anchor.SIGNING,), whole_day=False)
    effective = read_deadline(fields["effective"])
    if Anchor.EFFECTIVE in effective.anchors:
        raise fields["effective"].wrong("the entry into force counts from itself", "give a date, or of: signing")
    return effective


def _clock(entry: Entry) -> tuple[tuple[str, ...], bool]:
    fields = entry.only(("stated", "zones"), ("stated", "zones"))
    stated = fields["stated"].one_of(("yes", "no"), "answer") == "yes"
    zones = tuple(read_zone_name(item) for item in fields["zones"])
    if not zones:
        raise fields["zones"].wrong("no time zone is given", "give every zone in which the text may lawfully be read")
    if stated and len(zones) > 1:
        raise fields["zones"].wrong("a stated clock is one time zone", "write stated: no to keep several readings")
    return zones, stated


def _party(entry: Entry) -> Party:
    fields = entry.only(("actor", "name", "role", "of", "note"), ("actor", "name", "role"))
    role = Role(fields["role"].one_of((role.value for role in Role), "role"))
    of = fields["of"].texts() if "of" in fields else ()
    if role in (Role.GUARANTOR, Role.BY_PROXY) and not of:
        raise entry.wrong(f"a party that is {role.value} must say of whom", "add of:")
    note = fields["note"].text() if "note" in fields else ""
    return Party(fields["actor"].text(), fields["name"].text(), role, of, note)


def _forces_hang_on_somebody(forces: dict[str, Entry], parties: tuple[Party, ...]) -> None:
    known = {party.actor for party in parties} | set(forces)
    for entry in forces.values():
        for backer in entry:
            backer.one_of(known, "party or force")


def _terms(entry: Entry, parties: tuple[Party, ...], forces: set[str], zones: tuple[Zone, ...]) -> tuple[Term, ...]:
    terms: list[Term] = []
    actors = {party.actor for party in parties} | forces
    for item in entry:
        terms.append(_term(item, [term.id for term in terms], actors, parties, zones))
    if not terms:
        raise entry.wrong("the agreement has no term")
    ids = {term.id for term in terms if term.kind in (*EXCEPTING, *PERMITTING)}
    for item in entry:
        for exception in item.get("exceptions") or ():
            exception.one_of(ids, "exception (a term of kind exception_... or permitted_act)")
    return tuple(terms)


def _term(
    entry: Entry, taken: list[str], actors: set[str], parties: tuple[Party, ...], zones: tuple[Zone, ...]
) -> Term:
    fields = entry.only(_TERM_KEYS, ("id", "text", "kind"))
    kind_entry = fields["kind"]
    if kind_entry.text() in DECLARED:
        raise kind_entry.wrong(f"'{kind_entry.text()}' is declared, not agreed", "move it to declarations:")
    kind = kind_entry.one_of(KINDS, "kind of term")
    starts, ends = _in_force(fields.get("in_force"))
    bound = tuple(item.one_of(actors, "party or force") for item in fields["bound"]) if "bound" in fields else None
    zone = fields["zone"].one_of((zone.id for zone in zones), "zone") if "zone" in fields else None
    due = read_deadline(fields["due"]) if "due" in fields else None
    return Term(
        id=unique(fields["id"], taken, "term"),
        kind=kind,
        text=_words(fields["text"], "term"),
        article=fields["article"].text() if "article" in fields else "",
        bound=tuple(party.actor for party in parties if party.role is not Role.NON_PARTY) if bound is None else bound,
        acts=_acts(fields.get("acts"), kind),
        zone=zone,
        starts=starts,
        ends=ends,
        due=due,
        fulfilled_by=_fulfilment(fields.get("fulfilled_by")),
        exceptions=fields["exceptions"].texts() if "exceptions" in fields else (),
        note=fields["note"].text() if "note" in fields else "",
    )


def _in_force(entry: Entry | None) -> tuple[Deadline, Deadline | None]:
    """From when to when a term stands; from entry into force where the file does not say."""
    effective = Deadline((Anchor.EFFECTIVE,), whole_day=False)
    if entry is None:
        return effective, None
    fields = entry.only(("from", "to"))
    starts = read_deadline(fields["from"]) if "from" in fields else effective
    ends = read_deadline(fields["to"]) if "to" in fields else None
    if starts.at is not None and ends is not None and ends.at is not None and ends.at < starts.at:
        raise fields["to"].wrong(f"the term ends on {ends.at:%Y-%m-%d %H:%M}, before it starts")
    return starts, ends


def _acts(entry: Entry | None, kind: str) -> tuple[str, ...]:
    """What a term forbids or permits; a zone's text may leave it open, a cessation means every military act."""
    if entry is not None:
        words = load_acts().words()
        return tuple(item.one_of(words, "act") for item in entry)
    if kind == "no_reinforcement":
        return ("Reinforcement", "Deployment")
    return () if kind in ZONES else (ALL_MILITARY,) if kind in ("cessation", "weapon_ban", "freeze_positions") else ()


def _fulfilment(entry: Entry | None) -> Fulfilment | None:
    if entry is None:
        return None
    fields = entry.only(("acts", "words"))
    words = load_acts().words()
    acts = tuple(item.one_of(words, "act") for item in fields["acts"]) if "acts" in fields else ()
    return Fulfilment(acts, fields["words"].texts() if "words" in fields else ())


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
                text=_words(fields["text"], "declaration"),
                by=tuple(name.one_of(actors, "party") for name in fields["by"]) if "by" in fields else (),
                source=fields["source"].text() if "source" in fields else "",
                note=fields["note"].text() if "note" in fields else "",
            )
        )
    return tuple(declarations)


def _link(entry: Entry, folder: Path | None) -> Link:
    """How it stands to an earlier one, which must ship or lie in a folder beside this one's."""
    fields = entry.only(_RELATIONS)
    if len(fields) != 1:
        raise entry.wrong(
            "a link is one relation", f"write one of {', '.join(_RELATIONS)} and the name of an agreement"
        )
    known = {file.parent.name for file in SHIPPED.glob(f"*/{FILE_NAME}")}
    if folder is not None:
        known |= {file.parent.name for file in folder.resolve().parent.glob(f"*/{FILE_NAME}")}
    ((relation, target),) = fields.items()
    return Link(relation, target.one_of(known, "agreement"))


def _sources(entry: Entry) -> tuple[Source, ...]:
    sources = []
    for item in entry:
        fields = item.only(("title", "url", "licence", "accessed"), ("title",))
        sources.append(Source(**{key: value.text() for key, value in fields.items()}))
    if not sources:
        raise entry.wrong("the agreement names no source")
    return tuple(sources)


def _words(entry: Entry, kind: str) -> str:
    text = " ".join(entry.text().split())
    if not text:
        raise entry.wrong(f"a {kind} with no words", "give the article in plain words")
    return text


def _refuse_early(entry: Entry | None, deadline: Deadline, signed: object, what: str) -> None:
    """An agreement whose effect ends before it was signed is a slip of the pen, unless its text says so."""
    if entry is not None and deadline.at is not None and str(deadline.at.date()) < str(signed)[:10]:
        raise entry.wrong(f"{what} on {deadline.at:%Y-%m-%d}, before it was signed on {str(signed)[:10]}")
