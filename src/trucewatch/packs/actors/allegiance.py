"""For whom those who act and speak in some claims do so."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from trucewatch.model import Claim
from trucewatch.packs.actors.book import ActorBook


def allegiance(claims: Iterable[Claim], book: ActorBook | None = None) -> dict[str, str]:
    """For whom each named speaker and actor acts, by id: a minister for the state, a brigade for its group."""
    return {id: top for id, top in _tops(claims, book or ActorBook.load()).items() if top != id}


def sides(claims: Iterable[Claim], book: ActorBook, kinds: Collection[str]) -> dict[str, str]:
    """The side that each named speaker and actor is or acts for, by id, where that is of one of these kinds."""
    return {id: top for id, top in _tops(claims, book).items() if book.kind(top) in kinds}


def _tops(claims: Iterable[Claim], book: ActorBook) -> dict[str, str]:
    named: set[str | None] = set()
    for claim in claims:
        named.add(claim.speaker.id)
        if claim.occurrence is not None:
            named |= {actor.id for actor in (*claim.occurrence.actors, *claim.occurrence.targets)}
            named |= {count.group_actor for count in claim.occurrence.counts}
        if claim.provision is not None:
            named |= {field.actor for field in claim.provision.fields}
    return {id: book.acts_for(id) for id in sorted(filter(None, named))}
