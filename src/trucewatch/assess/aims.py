"""Whom an act was aimed at: somebody of those whom a term is about?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trucewatch.assess.parties import Actors
from trucewatch.assess.truths import NO, UNKNOWN, YES
from trucewatch.model import Agreement, Term
from trucewatch.packs.acts import load_acts
from trucewatch.packs.groups import load_groups


def is_aimed(
    names: Sequence[str], act: tuple[str, str], agreement: Agreement, term: Term, actors: Actors | None
) -> int:
    """YES, NO or UNKNOWN for an act that struck these (ids, or words for people and things).

    One of them that the term is about is enough. Some acts have their victims in their name.
    """
    implied = load_acts().victims(*act)
    struck = (*names, *([implied] if implied else []))
    answers = {_one(name, agreement, term, actors) for name in struck}
    return YES if YES in answers else UNKNOWN if UNKNOWN in answers or not answers else NO


def _one(name: str, agreement: Agreement, term: Term, actors: Actors | None) -> int:
    known = {party.actor for party in agreement.parties} | {force for force, _ in agreement.backers}
    sides = {one for one in term.against if one in known}
    answers = {_of_group(name, one, actors) for one in term.against if one not in known}
    if sides:
        answers.add(_of_side(name, sides, known, agreement, actors))
    return YES if YES in answers else UNKNOWN if UNKNOWN in answers else NO


def _of_side(name: str, sides: set[str], known: set[str], agreement: Agreement, actors: Actors | None) -> int:
    """People and things have a side that a report of them alone does not tell."""
    own = set(_sides(name, agreement, actors, frozenset()))
    if own & sides:
        return YES
    return NO if own & known or (actors is not None and actors.kind(name) is not None) else UNKNOWN


def _sides(name: str, agreement: Agreement, actors: Actors | None, seen: frozenset[str]) -> Iterator[str]:
    """An actor, for whom it acts, and who backs or holds it."""
    if name in seen:
        return
    yield name
    owner = actors.state_of(name) if actors is not None else None
    for one in (*([owner] if owner else []), *dict(agreement.backers).get(name, ())):
        yield from _sides(one, agreement, actors, seen | {name})


def _of_group(name: str, wanted: str, actors: Actors | None) -> int:
    """People of another group may be of this one too, unless the table of groups says that they share nobody."""
    table = load_groups()
    own = table.of_actors.get(str(actors.kind(name))) if actors is not None else None
    found = table.groups.get(own or table.name(name))
    if found is None:
        return UNKNOWN
    if found.name == wanted or table.within(found.name, wanted):
        return YES
    things = "materiel"
    apart = found.kind == table.kind(wanted) == things and not table.within(wanted, found.name)
    return NO if apart or table.disjoint(found.name, wanted) else UNKNOWN
