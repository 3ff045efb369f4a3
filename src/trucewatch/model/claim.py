"""Claims: attributed assertions, each walking back to characters in one report."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from trucewatch.model.quantity import Duration, Length, Quantity
from trucewatch.model.retraction import Retraction
from trucewatch.model.span import Span
from trucewatch.model.when import When
from trucewatch.model.where import Where


class Stance(StrEnum):
    """What the speaker does with the content."""

    ASSERTS = "asserts"
    DENIES = "denies"
    ACCUSES = "accuses"
    THREATENS = "threatens"
    PROMISES = "promises"
    EXPECTS = "expects"
    CALLS_FOR = "calls for"
    CONDITIONS = "conditions"


class Denied(StrEnum):
    """What a denial denies of the deed that it answers.

    Who denies that it was they, or that civilians were hit, or how many died,
    leaves the deed itself as it was told.
    """

    DEED = "deed"  # that it took place at all
    AUTHORSHIP = "authorship"  # that somebody did it, or had a part in it
    TARGET = "target"  # that those were hit who are said to have been ("denied targeting civilians")
    TOLL = "toll"  # that they were so many, or any
    PLACE = "place"  # that it took place there

    @property
    def of_the_deed(self) -> bool:
        """Is it the deed that is denied, or who did it, and no circumstance of it?"""
        return self in (Denied.DEED, Denied.AUTHORSHIP)


class Mode(StrEnum):
    """PLOVER's auxiliary modes: what marks a content as not having happened now; and one of ours.

    What is told as background did happen, but the sentence tells something
    else by it: "aid was suspended after two lorries were shelled".
    """

    HISTORICAL = "historical"
    FUTURE = "future"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negation"
    BACKGROUND = "background"


class ClaimKind(StrEnum):
    """What sort of thing is claimed."""

    EVENT = "event"  # an occurrence
    ACT = "act"  # what a party says or does to another without force: agreed, demanded, threatened
    TALLY = "tally"  # numbers over a time or a state, no single occurrence
    TERM = "term"  # what an agreement provides
    POSITION = "position"  # a principle, a declared right, background, compliance


class Standing(StrEnum):
    """How a number stands in its own report: the one given now, one said to have risen to, one given as of before."""

    NOW = "now"
    RISEN = "risen"  # "the toll has climbed to 33"
    EARLIER = "earlier"  # "up from 22", "earlier reports had put it at 22"


@dataclass(frozen=True, slots=True)
class Actor:
    """A party, force, group or person as named, and who that is taken to be (None: unknown)."""

    name: str
    id: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it. ``name`` is empty where the outlet says it itself.

    ``via`` names those between the speaker and the outlet, nearest first
    ("RIA" in "RIA, citing a ministry source, said").
    """

    name: str = ""
    id: str | None = None
    span: Span | None = None
    via: tuple[str, ...] = ()

    @property
    def is_outlet(self) -> bool:
        """Does the outlet speak for itself?"""
        return not self.name


@dataclass(frozen=True, slots=True)
class Count:
    """A number of one measure of one group, as claimed.

    ``measure`` is killed, injured, missing, captured, displaced, hosted,
    destroyed, deployed ...; ``group`` the noun counted ("civilians",
    "soldiers", "tanks"), ``group_actor`` whose they are. ``part_of`` names the
    measure-and-group it is included in: "including seven children" is part of
    the killed, never added to them. ``cumulative`` marks a total over a time.
    ``standing`` says whether the report gives it as risen, or as an earlier one.
    """

    measure: str
    group: str
    quantity: Quantity
    span: Span
    group_actor: str | None = None
    part_of: str | None = None
    cumulative: bool = False
    standing: Standing = Standing.NOW


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Who did what to whom, where, when: the content of an event or tally claim.

    ``event_type`` and ``sub_event_type`` are ACLED's words where they fit.
    """

    event_type: str
    sub_event_type: str
    trigger: str
    when: When
    actors: tuple[Actor, ...] = ()
    targets: tuple[Actor, ...] = ()
    where: tuple[Where, ...] = ()
    counts: tuple[Count, ...] = ()
    means: tuple[str, ...] = ()


Value = When | Length | Duration | Quantity | str


@dataclass(frozen=True, slots=True)
class Field:
    """One thing said of a term: its start, width, date, deadline, route ...

    ``actor`` is the id of the actor whom the words name, where they name one that is known.
    """

    name: str
    value: Value
    span: Span
    actor: str | None = field(default=None, repr=False)  # follows from the words: no part of what an id is made of


@dataclass(frozen=True, slots=True)
class Provision:
    """What a report says an agreement provides: a kind of term and the fields given.

    >>> Provision("cessation", ()).get("start") is None
    True
    """

    kind: str
    fields: tuple[Field, ...] = ()

    def get(self, name: str) -> Field | None:
        """The first field of that name."""
        return next((field for field in self.fields if field.name == name), None)


@dataclass(frozen=True, slots=True)
class Position:
    """A stand or a circumstance: ``kind`` is principle, reserved_right, background, compliance ...

    ``topic`` is the key under which reports are compared ("no_military_solution").
    """

    kind: str
    topic: str
    counts: tuple[Count, ...] = ()
    where: tuple[Where, ...] = ()


Content = Occurrence | Provision | Position


@dataclass(frozen=True, slots=True)
class Claim:
    """One attributed assertion.

    ``report`` is a report's id; ``quote`` stands verbatim at ``span`` in its
    text. ``why`` names the rules and steps that made the claim, in order.
    ``continues`` is the id of an earlier claim of the report that this one is
    about without telling it again ("Ankara blamed the militia").
    ``denied`` is what a denial of an event denies of it; None for all other claims.
    ``retracted`` is what was taken back of it since: all of it, or single numbers.
    """

    id: str
    report: str
    outlet: str
    kind: ClaimKind
    span: Span
    quote: str
    speaker: Speaker
    stance: Stance
    content: Content
    modes: tuple[Mode, ...] = ()
    why: tuple[str, ...] = ()
    continues: str = ""
    retracted: tuple[Retraction, ...] = ()
    denied: Denied | None = None

    @property
    def occurrence(self) -> Occurrence | None:
        """The content, where it is an occurrence, an act or a tally."""
        return self.content if isinstance(self.content, Occurrence) else None

    @property
    def provision(self) -> Provision | None:
        """The content, where it is a term of an agreement."""
        return self.content if isinstance(self.content, Provision) else None

    @property
    def provides(self) -> bool:
        """Does it say what an agreement provides, rather than deny, imagine or remember it?"""
        told = self.stance in (Stance.ASSERTS, Stance.PROMISES, Stance.EXPECTS)
        unsaid = {Mode.HYPOTHETICAL, Mode.NEGATED, Mode.HISTORICAL}
        return self.kind is ClaimKind.TERM and told and not unsaid & set(self.modes)

    @property
    def position(self) -> Position | None:
        """The content, where it is a position."""
        return self.content if isinstance(self.content, Position) else None

    @property
    def denies_the_deed(self) -> bool:
        """Does it deny that something was done, or who did it?"""
        return self.stance is Stance.DENIES and (self.denied is None or self.denied.of_the_deed)

    @property
    def stands(self) -> bool:
        """Was it not taken back as a whole?"""
        return all(retraction.number is not None for retraction in self.retracted)

    @property
    def kept(self) -> Claim:
        """The same without the numbers that were taken back."""
        gone = {retraction.number for retraction in self.retracted} - {None}
        said = self.occurrence
        if not gone or said is None:
            return self
        return replace(self, content=replace(said, counts=tuple(c for c in said.counts if c.span not in gone)))

    @property
    def happened(self) -> bool:
        """Is it asserted (or a charge) that this took place?"""
        return self.took_place and Mode.HISTORICAL not in self.modes

    @property
    def took_place(self) -> bool:
        """The same, or recalled: was it told as done, however long before the report?"""
        done = {Mode.BACKGROUND, Mode.HISTORICAL}
        return set(self.modes) <= done and self.stance in (Stance.ASSERTS, Stance.ACCUSES)
