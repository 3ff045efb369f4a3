"""Agreements: who is bound to what, where, and from when; and what is only declared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from trucewatch.model.quantity import Duration
from trucewatch.model.zone import Site, Zone


class Role(StrEnum):
    """What ties a party to an agreement. A signatory is not the actor on the ground."""

    SIGNATORY = "signatory"
    GUARANTOR = "guarantor_of"
    BY_PROXY = "bound_by_proxy"
    NON_PARTY = "non_party"


@dataclass(frozen=True, slots=True)
class Party:
    """An actor and what binds it. ``of`` names whom a guarantor answers for, or who binds a proxy."""

    actor: str
    name: str
    role: Role
    of: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from."""

    title: str
    url: str = ""
    licence: str = ""
    accessed: str = ""


class Anchor(StrEnum):
    """What a deadline is counted from."""

    ABSOLUTE = "absolute"
    SIGNING = "signing"
    EFFECTIVE = "effective"
    EVENT = "event"
    PHASE_DAY = "phase_day"
    CONCURRENT_WITH = "concurrent_with"
    ON_NOTICE = "on_notice"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment that a term fixes: (anchor, offset, inclusive?, time zone).

    ``anchors`` holds every lawful anchor where the text leaves it open ("within
    seven days" of signing or of entry into force). ``at`` is civil time for an
    absolute one. ``inclusive`` None means that both ways of counting the first
    day are lawful. ``whole_day`` says that only the day is fixed.
    """

    anchors: tuple[Anchor, ...]
    at: datetime | None = None
    offset: Duration | None = None
    inclusive: bool | None = False
    before: bool = False  # "before" excludes the day itself; "by" includes it
    whole_day: bool = True
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """What a report must tell for a duty to count as met: kinds of event or of term claim."""

    sub_event_types: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """One operative provision, with the words of its article.

    ``bound`` are actor ids (forces backed by a bound party are bound through
    it); ``acts`` are ACLED event types or sub-types, or ``all military``;
    ``starts`` and ``ends`` bound it in time, ``due`` is a duty's deadline.
    """

    id: str
    kind: str
    text: str
    article: str = ""
    bound: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    zone: str | None = None
    starts: Deadline | None = None
    ends: Deadline | None = None
    due: Deadline | None = None
    fulfilled_by: Fulfilment | None = None
    exceptions: tuple[str, ...] = ()
    note: str = ""

    @property
    def is_duty(self) -> bool:
        """Is something to be done by a deadline, rather than left undone?"""
        return self.due is not None


@dataclass(frozen=True, slots=True)
class Declaration:
    """What a party only declared, or a preamble: kept and shown, never judged as a term."""

    id: str
    kind: str  # reserved_right, unilateral_declaration, preambular
    topic: str
    text: str
    by: tuple[str, ...] = ()
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """How an agreement stands to an earlier one: supplements, amends, extends, supersedes."""

    relation: str
    agreement: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement as its data file states it."""

    name: str
    title: str
    signed: datetime
    signed_at: str
    effective: Deadline
    clocks: tuple[str, ...]  # every lawful time zone; one where the text names it
    clock_stated: bool
    parties: tuple[Party, ...]
    backers: tuple[tuple[str, tuple[str, ...]], ...]  # (force, actors that back or hold it)
    sites: tuple[Site, ...]
    zones: tuple[Zone, ...]
    terms: tuple[Term, ...]
    declarations: tuple[Declaration, ...]
    links: tuple[Link, ...]
    sources: tuple[Source, ...]
    text_note: str = ""
    place: str = ""

    def zone(self, id: str) -> Zone | None:
        """The zone of that id."""
        return next((zone for zone in self.zones if zone.id == id), None)

    def term(self, id: str) -> Term | None:
        """The term of that id."""
        return next((term for term in self.terms if term.id == id), None)
