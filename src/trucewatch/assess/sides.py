"""On whose side an act was done, as the agreement knows its parties."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.assess.parties import Actors
from trucewatch.model import Agreement

NOT_KNOWN = "not known"
NOT_NAMED = "not in the agreement's file"


def side_of(names: Sequence[str], mutual: bool, agreement: Agreement, actors: Actors | None) -> str:
    """The party (or parties) on whose side these actors act, in words.

    A force stands with the parties that back or hold it, of whom those are left
    out that only stand behind another of them. Those who fought each other are
    named together, for it is not said who began; those of whom it is not agreed
    which of them it was, with "or".
    """
    if not names:
        return NOT_KNOWN
    sides = sorted({_party_words(_parties(name, agreement, actors), agreement) for name in names})
    if mutual and len(names) == 1:  # the other is not told of, or is nobody
        sides.append(NOT_KNOWN)
    return (" and " if mutual else " or ").join(sides) if len(sides) > 1 or not mutual else f"{sides[0]}, both ways"


def _parties(name: str, agreement: Agreement, actors: Actors | None) -> tuple[str, ...]:
    owner = actors.state_of(name) if actors is not None else None
    for id in dict.fromkeys((name, owner or name)):
        found = _held_by(id, agreement, frozenset())
        if found:
            behind = {other for party in agreement.parties if party.actor in found for other in party.of}
            return tuple(sorted(found - behind or found))
    return ()


def _held_by(id: str, agreement: Agreement, seen: frozenset[str]) -> set[str]:
    if any(party.actor == id for party in agreement.parties):
        return {id}
    backers = [one for one in dict(agreement.backers).get(id, ()) if one not in seen]
    return {party for one in backers for party in _held_by(one, agreement, seen | {id})}


def _party_words(parties: Sequence[str], agreement: Agreement) -> str:
    names = {party.actor: party.name for party in agreement.parties}
    return " with ".join(names[party] for party in parties) or NOT_NAMED
