"""Events: claims held to be about one occurrence, and the judgements that joined them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trucewatch.model.chain import Chain
from trucewatch.model.claim import Denied
from trucewatch.model.ids import content_id
from trucewatch.model.when import When
from trucewatch.model.where import Where


@dataclass(frozen=True, slots=True)
class Judgement:
    """Two claims held to be about one occurrence or about two, and why.

    ``left`` and ``right`` are claim ids, ``left < right``. ``by`` is "rule" or
    the name of the person who decided, ``on`` the day on which a person did.
    """

    left: str
    right: str
    same: bool
    score: float
    reasons: tuple[str, ...]
    by: str = "rule"
    on: date | None = None

    @property
    def is_decided(self) -> bool:
        """Did a person decide it?"""
        return self.by != "rule"


@dataclass(frozen=True, slots=True)
class Said:
    """One value of a field, and the claims that give it.

    >>> Said("6 km in total (“six kilometres wide”)", ()).short
    '6 km in total'
    """

    value: str
    claims: tuple[str, ...]

    @property
    def short(self) -> str:
        """The value without the words that it was given in."""
        return self.value.partition(" (“")[0]


@dataclass(frozen=True, slots=True)
class Event:
    """One occurrence as its claims tell it.

    ``id`` is made from its founding claim, the one known first; an earlier one
    that is added afterwards renames it, and ``bears`` still knows every name.
    ``claims`` are claim ids in canonical order. ``perpetrators`` and ``targets`` keep who says what.
    ``denials`` are claims that deny it or a part of it; ``denied`` says what they
    deny, each once. ``witnesses``
    counts independent tellings: copies of one story count once; ``chains`` are
    these witnesses, each with the reports that carry it.
    """

    id: str
    event_type: str
    sub_event_type: str
    title: str
    when: When
    where: Where | None
    claims: tuple[str, ...]
    perpetrators: tuple[Said, ...] = ()
    targets: tuple[Said, ...] = ()
    means: tuple[str, ...] = ()
    denials: tuple[str, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    witnesses: int = 1
    other_places: tuple[Where, ...] = ()
    chains: tuple[Chain, ...] = ()
    denied: tuple[Denied, ...] = ()

    @property
    def is_contested(self) -> bool:
        """Does somebody deny that it was done, or who did it, and not only whom it hit, how many or where?"""
        return bool(self.denials) and (not self.denied or any(part.of_the_deed for part in self.denied))

    def bears(self, id: str) -> bool:
        """Is this its name, or one that it has borne or would bear if another of its claims were known first?"""
        return id == self.id or any(id == event_id(claim) for claim in self.claims)


def event_id(claim: str) -> str:
    """The id of the event that this claim founds."""
    return content_id("event", claim)
