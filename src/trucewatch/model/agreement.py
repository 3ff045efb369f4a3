"""Agreements: who is bound to what, where, and from when; and what is only declared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from trucewatch.model.deadline import Daily, Deadline, Milestone
from trucewatch.model.zone import Site, Zone


class Role(StrEnum):
    """What ties a party to an agreement. A signatory is not the actor on the ground."""

    SIGNATORY = "signatory"
    GUARANTOR = "guarantor_of"
    BY_PROXY = "bound_by_proxy"
    NON_PARTY = "non_party"


@dataclass(frozen=True, slots=True)
class Party:
    """An actor and what binds it. ``of`` names whom a guarantor answers for, or who binds a proxy.

    ``starts`` and ``ends`` bound the time in which it is bound, where that is not the agreement's own.
    """

    actor: str
    name: str
    role: Role
    of: tuple[str, ...] = ()
    note: str = ""
    starts: Deadline | None = None
    ends: Deadline | None = None

    @property
    def is_dated(self) -> bool:
        """Is it bound for a part of the time only?"""
        return self.starts is not None or self.ends is not None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from."""

    title: str
    url: str = ""
    licence: str = ""
    accessed: str = ""


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """What a report must tell for a duty to count as met: kinds of act, words; ``begun``: its beginning is enough.

    ``number`` is how many are owed, and ``of`` how reports name what is counted; anything that is, where it is empty.
    """

    sub_event_types: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    begun: bool = False
    number: int | None = None
    of: tuple[str, ...] = ()


class Test(StrEnum):
    """Which place of an act a zone is held against."""

    PLACE = "place"  # where it happened
    ORIGIN = "origin"  # where it was launched from
    TARGET = "target"  # where it struck


@dataclass(frozen=True, slots=True)
class Weapon:
    """A kind of weapon of the codebook, of all calibres or of some, in mm (``below`` is not included)."""

    kind: str
    from_mm: float | None = None
    below_mm: float | None = None

    def __str__(self) -> str:
        from_mm = f" of {self.from_mm:g} mm and more" if self.from_mm is not None else ""
        return self.kind + from_mm + (f" below {self.below_mm:g} mm" if self.below_mm is not None else "")


@dataclass(frozen=True, slots=True)
class OtherNumber:
    """What a quota is for some of the time: between two moments, on some days of the week (Monday is 0), or both."""

    number: int
    starts: Deadline | None = None
    ends: Deadline | None = None
    days: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Quota:
    """So many of something a day, week or month. Of the other numbers that fit a time, the last one counts."""

    number: int
    of: str
    per: str = "day"
    words: tuple[str, ...] = ()  # how reports name what is counted
    without: tuple[str, ...] = ()  # words by which they name only a part of it
    varies: tuple[OtherNumber, ...] = ()


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a term said before it was amended on a day: kept in sight, no longer judged."""

    on: datetime
    text: str
    due: Deadline | None = None
    ends: Deadline | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """One operative provision, with the words of its article.

    ``bound`` are actor ids (forces backed by a bound party are bound through
    it); ``acts`` are ACLED event types or sub-types, or ``all military``;
    ``weapons`` narrow them, and so does ``against``, whom they must be aimed at
    (parties, forces, or groups as the table of groups names them); ``tests`` say which place of an act the zone is held
    against (any of them is enough). ``starts`` and ``ends`` bound it in time,
    ``daily`` within each day, ``due`` is a duty's deadline, ``quota`` what is
    owed again and again. ``earlier`` holds what amendments replaced.
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
    weapons: tuple[Weapon, ...] = ()
    tests: tuple[Test, ...] = (Test.PLACE,)
    daily: Daily | None = None
    quota: Quota | None = None
    earlier: tuple[Earlier, ...] = ()
    against: tuple[str, ...] = ()

    @property
    def is_duty(self) -> bool:
        """Is something to be done by a deadline, rather than left undone?"""
        return self.due is not None


@dataclass(frozen=True, slots=True)
class Change:
    """What an amendment makes of one term: a field that is None stays as it was."""

    term: str
    due: Deadline | None = None
    ends: Deadline | None = None


@dataclass(frozen=True, slots=True)
class Amendment:
    """What was agreed later: dates moved, terms added, the whole renewed. In force from the day it was made."""

    on: datetime
    text: str
    source: str = ""
    changes: tuple[Change, ...] = ()
    adds: tuple[Term, ...] = ()
    expires: Deadline | None = None


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
    milestones: tuple[Milestone, ...] = ()
    expires: Deadline | None = None
    amendments: tuple[Amendment, ...] = ()
    report_clocks: tuple[str, ...] = ()  # further time zones in which a report of the place may tell an hour

    @property
    def reading_clocks(self) -> tuple[str, ...]:
        """Every clock on which an hour that a report tells without one may be read."""
        return (*self.clocks, *self.report_clocks)

    def zone(self, id: str) -> Zone | None:
        """The zone of that id."""
        return next((zone for zone in self.zones if zone.id == id), None)

    def term(self, id: str) -> Term | None:
        """The term of that id."""
        return next((term for term in self.terms if term.id == id), None)
