"""Tellings: what the resolver compares, one for all claims that say the same in the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from trucewatch.model import (
    DAY_OR_FINER,
    Claim,
    ClaimKind,
    Count,
    Mode,
    Occurrence,
    Quantity,
    Report,
    Stance,
    When,
    Where,
)
from trucewatch.packs.groups import Groups
from trucewatch.resolve.decisions import NO_DECISIONS, Decisions
from trucewatch.resolve.weights import Weights


@dataclass(frozen=True, slots=True)
class Toll:
    """A count with its group as the table names it."""

    measure: str
    group: str
    actor: str | None
    quantity: Quantity
    part: bool


@dataclass(frozen=True, slots=True)
class Telling:
    """Word-identical claims about one occurrence, and what of them is compared.

    ``claims`` are in order of id; ``claim`` is the first. ``known_by`` is the
    end of the earliest report that has it, None where no report is dated: what
    was told had happened by then.
    """

    id: str
    claim: Claim
    claims: tuple[Claim, ...]
    reports: frozenset[str]
    occurrence: Occurrence
    family: str
    when: When
    known_by: datetime | None
    places: tuple[Where, ...]
    tolls: tuple[Toll, ...]
    actors: frozenset[str]
    targets: frozenset[str]
    named: frozenset[str]  # those hit that no lexicon knows: persons and things by name
    classes: frozenset[str]
    sites: frozenset[str]
    in_title: frozenset[str]  # reports whose headline it stands in

    @property
    def sides(self) -> frozenset[str]:
        """Everybody named, whichever did it."""
        return self.actors | self.targets


def founds(claim: Claim) -> bool:
    """May this claim found or join an event?

    Threats, hopes, denials, history and tallies never do.
    """
    return claim.kind is ClaimKind.EVENT and claim.occurrence is not None and claim.happened


def in_passing(claim: Claim) -> bool:
    """Does this claim only mention an occurrence, of which it tells neither toll, day, place nor side?

    Such a mention joins the event that another claim tells, and founds none.
    """
    said = told_of(claim)
    told = said.counts or said.where or said.actors or said.targets or said.when.precision in DAY_OR_FINER
    return Mode.BACKGROUND in claim.modes and not told


def denies(claim: Claim) -> bool:
    """Does this claim deny an occurrence, or somebody's part in it?"""
    if claim.kind is not ClaimKind.EVENT or claim.occurrence is None:
        return False
    return claim.stance is Stance.DENIES and not set(claim.modes) & {Mode.FUTURE, Mode.HYPOTHETICAL}


def told_of(claim: Claim) -> Occurrence:
    """The occurrence of a claim that has one; the callers let no other through."""
    if claim.occurrence is None:
        raise TypeError(f"the claim {claim.id} tells of no occurrence")
    return claim.occurrence


def tellings(
    reports: Mapping[str, Report],
    claims: Iterable[Claim],
    weights: Weights,
    groups: Groups,
    decisions: Decisions = NO_DECISIONS,
) -> tuple[Telling, ...]:
    """Fold word-identical claims, so that a thousand copies cost as much as one; in order of id.

    Those that a person keeps apart from one of the same words stay by themselves.
    """
    taking_part = {claim.id: claim for claim in claims if founds(claim) or denies(claim)}
    singled = decisions.singled(lambda id: _wording(taking_part[id]) if id in taking_part else None)
    folded: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in taking_part.values():
        folded[(claim.id,) if claim.id in singled else _wording(claim)].append(claim)
    made = [telling(reports, tuple(sorted(same, key=lambda c: c.id)), weights, groups) for same in folded.values()]
    return tuple(sorted(made, key=lambda telling: telling.id))


def _wording(claim: Claim) -> tuple[object, ...]:
    """Everything of a claim but where it stands."""
    said = told_of(claim)
    return (
        " ".join(claim.quote.split()),
        claim.speaker.name,
        claim.stance,
        claim.modes,
        (said.event_type, said.sub_event_type, said.trigger, said.means),
        (said.when.start, said.when.end, said.when.zone),
        tuple((actor.name, actor.id) for actor in said.actors),
        tuple((target.name, target.id) for target in said.targets),
        tuple((where.name, where.place.id if where.place else None, where.radius_km) for where in said.where),
        tuple((c.measure, c.group, c.group_actor, c.quantity, c.part_of, c.cumulative) for c in said.counts),
    )


def telling(reports: Mapping[str, Report], claims: tuple[Claim, ...], weights: Weights, groups: Groups) -> Telling:
    """What of these word-identical claims is compared."""
    claim = claims[0]
    said = told_of(claim)
    tolls = tuple(_toll(count, groups) for count in said.counts if not count.cumulative)
    ends = [reports[c.report].published.when.end for c in claims if c.report in reports]
    dated = [end for end in ends if end is not None]
    quote = f" {' '.join(claim.quote.casefold().split())} "
    return Telling(
        id=claim.id,
        claim=claim,
        claims=claims,
        reports=frozenset(c.report for c in claims),
        occurrence=said,
        family=weights.family(said.event_type),
        when=said.when,
        known_by=min(dated) if dated else None,
        places=said.where,
        tolls=tolls,
        actors=frozenset(actor.id or actor.name.casefold() for actor in said.actors),
        targets=frozenset(target.id for target in said.targets if target.id)
        | frozenset(toll.actor for toll in tolls if toll.actor and groups.kind(toll.group) == "armed"),
        named=frozenset(
            target.name.casefold() for target in said.targets if not target.id and groups.group_of(target.name) is None
        ),
        classes=_classes(said, tolls, groups),
        sites=frozenset(site for site, stems in weights.sites.items() if any(stem in quote for stem in stems)),
        in_title=frozenset(c.report for c in claims if _in_title(c, reports)),
    )


def _toll(count: Count, groups: Groups) -> Toll:
    return Toll(
        count.measure,
        groups.name(count.group, count.measure),
        count.group_actor,
        count.quantity,
        count.part_of is not None,
    )


def _classes(said: Occurrence, tolls: tuple[Toll, ...], groups: Groups) -> frozenset[str]:
    """Civil, armed or both: whom it is said to have hit."""
    named = [groups.kind(groups.name(target.name)) for target in said.targets]
    named += [groups.kind(groups.name(target.id)) for target in said.targets if target.id]
    named += [groups.kind(toll.group) for toll in tolls]
    return frozenset(kind for kind in named if kind in ("civil", "armed"))


def _in_title(claim: Claim, reports: Mapping[str, Report]) -> bool:
    report = reports.get(claim.report)
    return bool(report and report.title_span and report.title_span.overlaps(claim.span))


def bounded(telling: Telling) -> When:
    """Its time; where only the report is dated, the time up to the report.

    A day's grace is left, for an event and a report on clocks of their own.
    """
    if telling.when.known or telling.known_by is None:
        return telling.when
    return When(None, telling.known_by + timedelta(days=1))
