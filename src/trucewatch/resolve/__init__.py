"""Claim -> Event: what is told of one occurrence is joined, and what is not stays apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from trucewatch.model import Claim, Event, Judgement, Report, Skipped
from trucewatch.packs.groups import Groups
from trucewatch.resolve.decisions import set_aside
from trucewatch.resolve.named_claims import NamedClaims, judgements_of
from trucewatch.resolve.resolver import Resolver
from trucewatch.resolve.sources.corrections import correct_numbers
from trucewatch.resolve.sources.reprints import witness_groups
from trucewatch.resolve.sources.retractions import retract_reports
from trucewatch.resolve.sources.witnesses import chains, voices_of
from trucewatch.resolve.tellings.telling import founds
from trucewatch.resolve.undated import date_by_events
from trucewatch.resolve.weights import Weights, load_weights, read_weights

__all__ = [
    "NamedClaims",
    "Resolver",
    "Weights",
    "chains",
    "correct_numbers",
    "date_by_events",
    "decisions_set_aside",
    "judgements_of",
    "load_weights",
    "read_weights",
    "resolve",
    "retract_reports",
    "voices_of",
    "witness_groups",
]


def resolve(
    reports: Iterable[Report],
    claims: Sequence[Claim],
    weights: Weights | None = None,
    *,
    allegiance: Mapping[str, str] | None = None,
    groups: Groups | None = None,
    decided: Sequence[Judgement] = (),
) -> tuple[Event, ...]:
    """Join the claims that tell of one occurrence.

    Only event claims that are said to have happened found events; denials are
    linked to the event that they deny; tallies, threats, hopes and history take
    no part, and what is told only in passing joins an event and founds none.
    ``allegiance`` says for whom a speaker speaks (person or force id ->
    state id). ``decided`` are judgements by persons: two claims that are the
    same stand in one event whatever the signs say, two that are not never do,
    nor does what they are joined to; each stands among the judgements of its
    events. One on a claim that is not there changes nothing
    (``decisions_set_aside`` names it). Events come in order of id. The order of
    reports, claims and decisions changes nothing.

    Raises BadUsage where decisions contradict each other.
    """
    resolver = Resolver(weights, allegiance=allegiance, groups=groups, decided=decided)
    resolver.add_all(reports, claims)
    return resolver.events


def decisions_set_aside(decided: Iterable[Judgement], claims: Iterable[Claim]) -> tuple[Skipped, ...]:
    """The decisions that change nothing, and why: a claim of theirs is not there, or tells of no occurrence."""
    return tuple(set_aside(decided, claims, founds))
