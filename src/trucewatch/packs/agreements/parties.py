"""Parties and forces of an agreement file: who is bound, how, and through whom."""

from __future__ import annotations

from collections.abc import Mapping

from trucewatch.model import Party, Role
from trucewatch.packs.agreements.places import unique
from trucewatch.packs.agreements.written_deadlines import Anchors, read_deadline
from trucewatch.packs.document import Entry
from trucewatch.packs.written_values import name_of


def read_parties(entry: Entry, anchors: Anchors) -> tuple[Party, ...]:
    """The parties, each actor once. Raises BadDataFile."""
    parties: list[Party] = []
    for item in entry:
        parties.append(_party(item, anchors, [party.actor for party in parties]))
    return tuple(parties)


def _party(entry: Entry, anchors: Anchors, taken: list[str]) -> Party:
    fields = entry.only(("actor", "name", "role", "of", "note", "from", "to"), ("actor", "name", "role"))
    role = Role(fields["role"].one_of((role.value for role in Role), "role"))
    of = fields["of"].texts() if "of" in fields else ()
    if role in (Role.GUARANTOR, Role.BY_PROXY) and not of:
        raise entry.wrong(f"a party that is {role.value} must say of whom", "add of:")
    note = fields["note"].text() if "note" in fields else ""
    starts, ends = (read_deadline(fields[key], anchors) if key in fields else None for key in ("from", "to"))
    actor, name = unique(fields["actor"], taken, "actor"), name_of(fields["name"], "party")
    return Party(actor, name, role, of, note, starts, ends)


def refuse_strangers(entry: Entry, known: set[str]) -> None:
    """Refuse a party that answers for, or is bound by, somebody of whom the file says nothing else."""
    for item in entry:
        for name in item.get("of") or ():
            name.one_of(known, "party or force")


def read_backers(forces: Mapping[str, Entry], parties: tuple[Party, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each force with those that back or hold it; it must hang on a party in the end."""
    named = {party.actor for party in parties}
    for force, entry in forces.items():
        if force in named:
            raise entry.wrong(f"'{force}' is a party", "a party is bound by its role, not through others")
        for backer in entry:
            backer.one_of(named | set(forces), "party or force")
    for force, entry in forces.items():
        if not _reaches(force, named, forces, frozenset()):
            raise entry.wrong(f"the force '{force}' hangs on no party", "name the party that backs or holds it")
    return tuple((force, entry.texts()) for force, entry in forces.items())


def _reaches(name: str, named: set[str], forces: Mapping[str, Entry], seen: frozenset[str]) -> bool:
    if name in named or name in seen:
        return name in named
    return any(_reaches(backer, named, forces, seen | {name}) for backer in forces[name].texts())
