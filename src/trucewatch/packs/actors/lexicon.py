"""The lexicon of actors as its data files state it: states, actors, roles, and the words that tell them apart."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from trucewatch.packs.document import Entry, load_document

SHIPPED = Path(__file__).parents[2] / "data" / "lexicon" / "en"
STATE = "state"
KINDS = frozenset(
    {
        "agency", "armed_group", "civil_society", "coalition", "emergency_service", "force", "government", "ministry",
        "mission", "monitor", "official", "operation", "organisation", "outlet", "party", "people", "person",
        "process", STATE,
    }
)  # fmt: skip
_ACTOR_KEYS = ("id", "name", "kind", "of", "in", "aliases", "local", "since", "until")
_STATE_KEYS = ("id", "iso2", "name", "aliases", "adjectives", "people", "capitals", "metonyms")
_ROLE_KEYS = ("id", "kind", "phrases", "default", "joined", "article", "by_country")
WORD_LISTS = (
    "modifiers", "violence", "belongs_to_another", "belongs_after_blank", "leaning", "locative", "directions",
    "place_nouns", "process_nouns", "not_without_capitals", "and", "articles", "nobody", "taken_as_place", "leads",
    "place_before", "owner_links", "designated", "sold",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """One actor. ``iso`` is a state's ISO 3166-1 code; ``countries`` where a report means it by its names.

    ``local`` are names that mean it only there. ``source`` names the title and address it was taken from.
    """

    id: str
    name: str
    kind: str
    of: str | None = None
    iso: str | None = None
    countries: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    local: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    source: str = ""

    def holds(self, when: date | None) -> bool:
        """Did it exist, or hold the office, on that day? True where the day is unknown."""
        return _within(when, self.since, self.until)


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a role means in a country, for a time."""

    id: str
    since: date | None = None
    until: date | None = None

    def holds(self, when: date | None) -> bool:
        """Does it hold on that day? True where the day is unknown."""
        return _within(when, self.since, self.until)


@dataclass(frozen=True, slots=True)
class Role:
    """A role phrase: what it is, whom it means alone and after a state's name, and country by country."""

    id: str
    kind: str
    phrases: tuple[str, ...]
    default: str  # state, none, silent
    joined: str  # state, none, role
    needs_article: bool = False  # "the army", as "army base" names nobody
    by_country: dict[str, tuple[Meant, ...]] = field(default_factory=dict, hash=False, compare=False)

    def in_country(self, country: str | None, when: date | None) -> str | None:
        """Whom it means there and then, where the data say so."""
        return next((meant.id for meant in self.by_country.get(country or "", ()) if meant.holds(when)), None)


@dataclass(slots=True)
class Lexicon:
    """Everything read from the files; later files override earlier ones by id."""

    actors: dict[str, ActorEntry] = field(default_factory=dict)
    roles: dict[str, Role] = field(default_factory=dict)
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)


def load_lexicon(extra: Sequence[Path] = ()) -> Lexicon:
    """Read the files that ship, then the user's own. Raises BadDataFile by file and line."""
    lexicon = Lexicon()
    pending: list[tuple[Entry, str]] = []
    for path in (*(SHIPPED / f"{name}.yaml" for name in ("states", "actors", "roles")), *extra):
        pending.extend(_read(path, lexicon))
    for entry, id in pending:
        if id not in lexicon.actors:
            entry.one_of(lexicon.actors, "actor")
    _refuse_circles(lexicon, pending)
    return lexicon


def _read(path: Path, lexicon: Lexicon) -> list[tuple[Entry, str]]:
    """Add one file to the lexicon; answer the actors it refers to, to be checked when all are read."""
    fields = load_document(path).only(("source", "states", "actors", "sections", "roles", *WORD_LISTS))
    source = _source(fields.get("source"))
    named: list[tuple[Entry, str]] = []
    own: dict[str, int] = {}
    for row in fields.get("states", ()):
        _add(lexicon.actors, own, row, _state(row, source))
    sections = [section.only(("about", "source", "actors"), ("actors",)) for section in fields.get("sections", ())]
    rows = [(row, _source(section.get("source"))) for section in sections for row in section["actors"]]
    rows += [(row, source) for row in fields.get("actors", ())]
    for row, origin in rows:
        _add(lexicon.actors, own, row, _actor(row, origin))
        if (of := row.get("of")) is not None:
            named.append((of, of.text()))
    taken: dict[str, str] = {}
    for row in fields.get("roles", ()):
        role = _role(row, taken, named)
        lexicon.roles[role.id] = role
    for name in WORD_LISTS:
        if name in fields:
            lexicon.words[name] = fields[name].texts()
    return named


def _add(actors: dict[str, ActorEntry], own: dict[str, int], row: Entry, actor: ActorEntry) -> None:
    if actor.id in own:
        raise row["id"].wrong(f"the actor '{actor.id}' stands twice", f"first on line {own[actor.id]}")
    own[actor.id] = row.line
    actors[actor.id] = actor


def _state(row: Entry, source: str) -> ActorEntry:
    fields = row.only(_STATE_KEYS, ("id", "iso2", "name"))
    iso = fields["iso2"].convert(_iso, "a code of two capital letters (ISO 3166-1)")
    return ActorEntry(
        fields["id"].convert(_id, _ID_IS),
        fields["name"].text(),
        STATE,
        iso=iso,
        countries=(iso,),
        aliases=_texts(fields, "aliases"),
        adjectives=_texts(fields, "adjectives"),
        people=_texts(fields, "people"),
        capitals=_texts(fields, "capitals"),
        metonyms=_texts(fields, "metonyms"),
        source=source,
    )


def _actor(row: Entry, source: str) -> ActorEntry:
    fields = row.only(_ACTOR_KEYS, ("id", "name", "kind"))
    since = fields["since"].convert(_first_day, _DAY_IS) if "since" in fields else None
    until = fields["until"].convert(_last_day, _DAY_IS) if "until" in fields else None
    if since and until and until < since:
        raise fields["until"].wrong(f"it ends on {until}, before it begins on {since}")
    countries = [item.convert(_iso, "a code of two capital letters (ISO 3166-1)") for item in fields.get("in", ())]
    return ActorEntry(
        fields["id"].convert(_id, _ID_IS),
        fields["name"].text(),
        fields["kind"].one_of(KINDS, "kind of actor"),
        of=fields["of"].text() if "of" in fields else None,
        countries=tuple(countries),
        aliases=_texts(fields, "aliases"),
        local=_texts(fields, "local"),
        since=since,
        until=until,
        source=source,
    )


def _role(row: Entry, taken: dict[str, str], named: list[tuple[Entry, str]]) -> Role:
    fields = row.only(_ROLE_KEYS, ("id", "kind", "phrases"))
    id = fields["id"].convert(_id, _ID_IS)
    for phrase in fields["phrases"]:
        text = phrase.text()
        if taken.setdefault(text, id) != id:
            raise phrase.wrong(f"'{text}' stands for the role '{taken[text]}' already")
    default = fields["default"].one_of(("state", "none", "silent"), "default") if "default" in fields else "none"
    joined = fields["joined"].one_of(("state", "none", "role"), "value of joined") if "joined" in fields else "role"
    by_country: dict[str, tuple[Meant, ...]] = {}
    for country, entry in (fields["by_country"].fields() if "by_country" in fields else {}).items():
        if not re.fullmatch("[A-Z]{2}", country):
            raise entry.wrong(f"'{country}' is not a code of two capital letters (ISO 3166-1)")
        by_country[country] = tuple(_meant(item, named) for item in entry.items())
    kind = fields["kind"].one_of(KINDS, "kind of actor")
    article = "article" in fields and fields["article"].one_of(("needed",), "value of article") == "needed"
    return Role(id, kind, fields["phrases"].texts(), default, joined, article, by_country)


def _meant(entry: Entry, named: list[tuple[Entry, str]]) -> Meant:
    if isinstance(entry.node.value, str):
        named.append((entry, entry.text()))
        return Meant(entry.text())
    fields = entry.only(("id", "since", "until"), ("id",))
    named.append((fields["id"], fields["id"].text()))
    since = fields["since"].convert(_first_day, _DAY_IS) if "since" in fields else None
    until = fields["until"].convert(_last_day, _DAY_IS) if "until" in fields else None
    return Meant(fields["id"].text(), since, until)


def _refuse_circles(lexicon: Lexicon, named: list[tuple[Entry, str]]) -> None:
    for actor in lexicon.actors.values():
        seen, at = {actor.id}, actor.of
        while at is not None and at in lexicon.actors:
            if at in seen:
                entry = next(entry for entry, id in named if id == at)
                raise entry.wrong(f"the chain of owners of '{actor.id}' comes back to it", "drop this 'of'")
            seen.add(at)
            at = lexicon.actors[at].of


def _texts(fields: dict[str, Entry], key: str) -> tuple[str, ...]:
    return fields[key].texts() if key in fields else ()


def _source(entry: Entry | None) -> str:
    if entry is None:
        return ""
    fields = entry.only(("title", "url", "licence", "date"), ("title",))
    return ", ".join(fields[key].text() for key in ("title", "url", "licence", "date") if key in fields)


_ID_IS = "an id (lower-case letters, digits and hyphens)"
_DAY_IS = "a year, a month or a day (2020, 2020-03, 2020-03-06)"


def _id(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        raise ValueError(text)
    return text


def _iso(text: str) -> str:
    if not re.fullmatch("[A-Z]{2}", text):
        raise ValueError(text)
    return text


def _first_day(text: str) -> date:
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1)


def _last_day(text: str) -> date:
    year, month, day = _parts(text)
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


def _parts(text: str) -> tuple[int, int | None, int | None]:
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", text)
    if not match:
        raise ValueError(text)
    year, month, day = match.groups()
    return int(year), int(month) if month else None, int(day) if day else None


def _within(when: date | None, since: date | None, until: date | None) -> bool:
    return when is None or ((since is None or since <= when) and (until is None or when <= until))
