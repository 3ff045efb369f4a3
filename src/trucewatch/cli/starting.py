"""``agreement new``: questions on a terminal, or a file of answers, and the folder that comes of them."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeVar

import typer

from trucewatch.cli.screen import say
from trucewatch.errors import BadDataFile, BadUsage
from trucewatch.packs.document import Entry

Value = TypeVar("Value")
Field = dict[str, object]

_NEAR = 5  # so many known names are offered


def write_folder(folder: Path, files: Mapping[str, str]) -> None:
    """Write a folder whole or not at all. Raises BadUsage where it is there already, or cannot be written."""
    refuse_to_overwrite(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        try:
            for name, text in files.items():
                (made / name).write_text(text, encoding="utf-8", newline="\n")
            made.chmod(0o755)
            made.rename(folder)
        finally:
            shutil.rmtree(made, ignore_errors=True)
    except OSError as error:
        raise BadUsage(f"{folder}: cannot be written: {error.strerror}") from None


def refuse_to_overwrite(folder: Path) -> None:
    """Raises BadUsage where something of that name is there."""
    if folder.exists() or folder.is_symlink():
        raise BadUsage(f"{folder}: is there already; give another name, or mend what it holds")


def ask_all() -> Field:
    """Everything that a first file needs, asked in the order in which it stands there."""
    from trucewatch.packs.written_values import read_zone_name, words_of

    answers: Field = {"title": _ask("Full title", lambda entry: words_of(entry, "title"))}
    signed: Field = {"on": _ask("Signed on (2031-05-01, or 2031-05-01 18:30)", _moment_as_written)}
    if at := typer.prompt("Signed at (place; empty if not told)", default="", show_default=False):
        signed["at"] = at
    answers["signed"] = signed
    effective = _ask("Takes effect (a day, a minute, or signing)", _moment_or_signing, default="signing")
    answers["effective"] = effective if effective == "signing" else {"at": effective}
    stated = typer.confirm("Does the text name the time zone of its hours?", default=False)
    asked = "That time zone (Europe/Istanbul)" if stated else "Each time zone in which it may be read, with commas"
    zones = _ask(asked, lambda entry: [read_zone_name(_entry(part)) for part in entry.text().split(",")], default="UTC")
    answers["clock"] = {"stated": "yes" if stated else "no", "zones": zones}
    title = typer.prompt("Where was the text read? (title of the source)", default="TO FILL", show_default=False)
    url = typer.prompt("Its address (https://...; empty if none)", default="", show_default=False)
    answers["sources"] = [{"title": title, **({"url": url} if url else {})}]
    answers["parties"] = _parties()
    places: dict[str, list[Field]] = {"sites": [], "zones": []}
    terms = _terms(places)
    answers.update({key: found for key, found in places.items() if found})
    answers["terms"] = terms
    return answers


def _parties() -> list[Field]:
    from trucewatch.model import Role
    from trucewatch.packs.actors import ActorBook

    book = ActorBook.load()
    parties: list[Field] = []
    while True:
        more = "; empty to go on" if parties else ""
        actor = typer.prompt(
            f"Party {len(parties) + 1}: its id{more}", default="" if parties else None, show_default=False
        )
        if not actor:
            return parties
        if actor not in book.ids:
            if near := book.near(actor, _NEAR):
                say(f"  known: {', '.join(f'{id} ({book.name(id)})' for id in near)}")
            if not typer.confirm(f"Keep '{actor}', which the lexicon of actors does not know?", default=False):
                continue
        if actor in [party["actor"] for party in parties]:
            say(f"'{actor}' is a party already")
            continue
        name = typer.prompt("  its name", default=book.name(actor) if actor in book.ids else actor)
        role = _ask(
            "  its role", lambda entry: entry.one_of((role.value for role in Role), "role"), default="signatory"
        )
        party: Field = {"actor": actor, "name": name, "role": role}
        if role in (Role.GUARANTOR, Role.BY_PROXY):
            party["of"] = [_ask("  of whom", _one_of([str(other["actor"]) for other in parties], "party named above"))]
        parties.append(party)


def _terms(places: dict[str, list[Field]]) -> list[Field]:
    from trucewatch.packs.agreements.term_kinds import FORBIDDING, KINDS
    from trucewatch.packs.written_values import words_of

    say(f"Kinds of term: {', '.join(KINDS)}")
    terms: list[Field] = []
    while True:
        more = "; empty to go on" if terms else ""
        kind = _ask(
            f"Term {len(terms) + 1}: its kind{more}",
            lambda entry: entry.one_of([*KINDS, *([""] if terms else [])], "kind of term"),
            default="" if terms else None,
        )
        if not kind:
            return terms
        term: Field = {"id": f"t{len(terms) + 1}", "text": _ask("  in your words", lambda e: words_of(e, "term"))}
        if article := typer.prompt("  its article (empty if none)", default="", show_default=False):
            term["article"] = article
        term["kind"] = kind
        if kind in FORBIDDING and (zone := _zone(places)):
            term["zone"] = zone
        if kind not in FORBIDDING:
            due = _ask("  due (by a day, or within 7 days; empty if neither)", _due, default="")
            if due:
                term["due"] = due
        terms.append(term)


def _zone(places: dict[str, list[Field]]) -> str:
    """The id of a zone by construction, added with its sites; "" for everywhere."""
    from trucewatch.packs.written_values import read_length

    ways = ("everywhere", "around", "corridor", "admin", "undefined")
    way = _ask(f"  where ({', '.join(ways)})", lambda entry: entry.one_of(ways, "way"), default="everywhere")
    if way == "everywhere":
        return ""
    id = f"z{len(places['zones']) + 1}"
    zone: Field = {"id": id, "name": _ask("    name of the zone", _named), "kind": "area" if way == "admin" else way}
    if way == "around":
        zone |= {"of": _sites(places, 1)[0], "distance": _ask("    within (30 km)", _checked(read_length))}
    elif way == "corridor":
        say("    Its line runs through two places or more, in order.")
        line: Field = {"id": f"{id}-line", "name": f"Line of {zone['name']}", "kind": "line"}
        line |= {
            "through": _sites(places, 2),
            "error": _ask("    how far the line may be off (2 km)", _checked(read_length)),
        }
        places["zones"].append(line)
        zone |= {"along": line["id"], "width": _ask("    width (6 km)", _checked(read_length)), "side": _side()}
    elif way == "admin":
        country = _ask("    country", _country)
        zone |= {
            "admin": {"country": country},
            "error": _ask("    may be off by", _checked(read_length), default="5 km"),
        }
    places["zones"].append(zone)
    return id


def _sites(places: dict[str, list[Field]], least: int) -> list[str]:
    from trucewatch.packs.written_values import read_length

    found: list[str] = []
    while True:
        more = "; empty to go on" if len(found) >= least > 1 else ""
        name = typer.prompt(f"    place{more}", default="" if more else None, show_default=False)
        if not name:
            return found
        taken = {str(site["name"]): str(site["id"]) for site in places["sites"]}
        if name not in taken:
            taken[name] = f"p{len(taken) + 1}"
            places["sites"].append({
                "id": taken[name], "name": name,
                "lat": _ask("      latitude in degrees", _within(90)), "lon": _ask("      longitude", _within(180)),
                "radius": _ask("      the place may lie off by", _checked(read_length), default="2 km"),
                "source": typer.prompt("      where the point is from"),
            })  # fmt: skip
        found.append(taken[name])
        if least == 1:
            return found


def _side() -> str:
    from trucewatch.packs.agreements.zones import SIDES

    return _ask(f"    its side ({', '.join(SIDES)})", lambda entry: entry.one_of(SIDES, "side"), default="per_side")


def _country(entry: Entry) -> str:
    from trucewatch.packs.agreements.outlines import read_country

    return read_country(entry).outline


def _named(entry: Entry) -> str:
    from trucewatch.packs.written_values import name_of

    return name_of(entry, "zone")


def _moment_as_written(entry: Entry) -> str:
    from trucewatch.packs.written_values import read_moment

    read_moment(entry)
    return entry.text().strip()


def _moment_or_signing(entry: Entry) -> str:
    return "signing" if entry.text() == "signing" else _moment_as_written(entry)


def _due(entry: Entry) -> Field:
    from trucewatch.packs.written_values import read_duration

    text = entry.text().strip().removeprefix("by ").removeprefix("within ")
    if not text:
        return {}
    if text[:4].isdigit() and "-" in text:
        return {"by": _moment_as_written(_entry(text))}
    read_duration(_entry(text))
    return {"within": text, "of": ["signing", "effective"]}


def _within(most: float) -> Callable[[Entry], str]:
    def read(entry: Entry) -> str:
        if not abs(entry.number()) <= most:
            raise entry.wrong(f"'{entry.text()}' is not within {most:g} degrees")
        return entry.text().strip()

    return read


def _one_of(known: Iterable[str], kind: str) -> Callable[[Entry], str]:
    names = list(known)
    return lambda entry: entry.one_of(names, kind)


def _checked(read: Callable[[Entry], object]) -> Callable[[Entry], str]:
    """The answer as it was written, once a reader of files takes it."""

    def checked(entry: Entry) -> str:
        read(entry)
        return entry.text().strip()

    return checked


def _entry(text: str) -> Entry:
    from trucewatch.packs.agreements.start import answer

    return answer(text.strip())


def _ask(question: str, read: Callable[[Entry], Value], default: str | None = None) -> Value:
    """Ask until the reader takes the answer; what is wrong with it is said as a file's fault would be."""
    while True:
        given = typer.prompt(question, default=default, show_default=bool(default))
        try:
            return read(_entry(given))
        except BadDataFile as error:
            say(f"  {error.why}" + (f"; {error.mend}" if error.mend else ""))
