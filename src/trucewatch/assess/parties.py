"""Who: is the actor bound by the term, itself, through a backer, or not at all?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from trucewatch.assess.truths import CONTESTED, NO, UNKNOWN, YES
from trucewatch.model import Agreement, Party, Role, Term

DIFFERENT = "reports name different parties"


class Actors(Protocol):
    """What the judge asks of a book of actors."""

    def state_of(self, id: str) -> str | None:
        """The state or group for which an actor acts, if it acts for one."""
        ...

    def kind(self, id: str) -> str | None:
        """What an actor is (state, force, armed_group, mission ...); None where it is not known."""
        ...


def is_bound(actor: str, agreement: Agreement, term: Term, actors: Actors | None) -> tuple[int, str]:
    """YES, NO or UNKNOWN for one actor, and why in words."""
    owner = actors.state_of(actor) if actors is not None else None
    names = [actor] if owner in (None, actor) else [actor, str(owner)]
    for name in names:
        via = "" if name == actor else f"{actor} acts for {name}; "
        answer, why = _standing(name, agreement, term, frozenset())
        if answer != UNKNOWN:
            return answer, via + why
    return UNKNOWN, f"{actor} is not named in the agreement's file"


def any_bound(names: Sequence[str], agreement: Agreement, term: Term, actors: Actors | None) -> tuple[int, str]:
    """The same for all that are claimed to have done it: CONTESTED where some are bound and some are not."""
    if not names:
        return UNKNOWN, "no report says who did it"
    answers = [is_bound(name, agreement, term, actors) for name in names]
    why = "; ".join(reason for _, reason in answers)
    values = {answer for answer, _ in answers}
    if len(values) == 1:
        return values.pop(), why
    if values == {YES, NO}:
        return CONTESTED, f"{DIFFERENT}: {why}"
    return UNKNOWN, why


def dated_parties(agreement: Agreement, term: Term) -> tuple[Party, ...]:
    """The parties whom a term binds for a part of the time only."""
    return tuple(party for party in agreement.parties if party.is_dated and party.actor in term.bound)


def _standing(name: str, agreement: Agreement, term: Term, seen: frozenset[str]) -> tuple[int, str]:
    parties = [party for party in agreement.parties if party.actor == name]
    for party in parties:
        if party.role is Role.NON_PARTY and name not in term.bound:
            return NO, f"{name} is no party to the agreement"
    if name in term.bound:
        return YES, f"{name} is bound: {_how(agreement, name)}"
    backers = dict(agreement.backers).get(name, ())
    answers = [_standing(backer, agreement, term, seen | {name}) for backer in backers if backer not in seen]
    for answer, why in answers:
        if answer == YES:
            return YES, f"{name} is backed or held by a party: {why}"
    if parties or any(answer == NO for answer, _ in answers):
        return NO, f"{name} is not among those whom the term binds"
    return UNKNOWN, f"{name} is not named in the agreement's file"


def _how(agreement: Agreement, name: str) -> str:
    words = {
        Role.SIGNATORY: "a signatory",
        Role.GUARANTOR: "a guarantor",
        Role.BY_PROXY: "by proxy, through",
        Role.NON_PARTY: "named by the term",
    }
    for party in agreement.parties:
        if party.actor == name:
            return " ".join((words[party.role], ", ".join(party.of))).strip()
    return "named by the term"
