"""Chains: who said it first-hand, and who carried whose words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from trucewatch.model.span import Span


class Carriage(StrEnum):
    """How a report comes by what it carries."""

    OWN = "in its own words"
    QUOTED = "quotes the speaker"
    RESTING = "rests on those whom it quotes"
    COPIED = "the same words as an earlier report"
    CREDITED = "credits the agency"


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency that a report names as the maker of its story: of all of it, or of a part.

    ``agency`` is its name as we know it, empty where the report says only
    "agencies". ``rule`` is the way of writing that told, ``span`` where it stands.
    """

    agency: str
    whole: bool
    rule: str
    span: Span


@dataclass(frozen=True, slots=True)
class Carrier:
    """One report that carries a witness, and through whom.

    ``via`` names those between the witness and the outlet, the nearest to the
    witness first; ``claims`` are ids of the claims through which it does.
    """

    report: str
    outlet: str
    how: Carriage
    via: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """One independent witness of an occurrence, and the reports that carry it, known first first.

    ``voice`` is its key: the same wherever the same witness speaks. ``name``
    is the speaker, or the agency or outlet that tells it in its own words;
    ``others`` are names that may be the same witness's ("residents").
    """

    voice: str
    name: str
    carriers: tuple[Carrier, ...]
    others: tuple[str, ...] = ()

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of all its claims, in order of id."""
        return tuple(sorted(id for carrier in self.carriers for id in carrier.claims))

    @property
    def first(self) -> Carrier:
        """Who is known to have carried it first."""
        return self.carriers[0]

    @property
    def is_carried(self) -> bool:
        """Does anybody stand between the witness and the reader, or do several reports carry it?"""
        return len(self.carriers) > 1 or any(carrier.how is not Carriage.OWN for carrier in self.carriers)
