"""Claim -> Event: what is told of one occurrence is joined, and what is not stays apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from trucewatch.model import Claim, Event, Judgement, Report, Skipped
from trucewatch.packs.groups import Groups, load_groups
from trucewatch.resolve.clusters import cluster
from trucewatch.resolve.corrections import correct_numbers
from trucewatch.resolve.decisions import Decisions, set_aside
from trucewatch.resolve.denials import link_denials
from trucewatch.resolve.events import make_event
from trucewatch.resolve.named_claims import NamedClaims, judgements_of
from trucewatch.resolve.reprints import witness_groups
from trucewatch.resolve.retractions import retract_reports
from trucewatch.resolve.tellings import denies, founds, in_passing, tellings
from trucewatch.resolve.weights import Weights, load_weights, read_weights
from trucewatch.resolve.witnesses import chains, voices_of

__all__ = [
    "NamedClaims",
    "Weights",
    "chains",
    "correct_numbers",
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
    decisions = Decisions.of(decided)
    rows, table = weights or load_weights(), groups or load_groups()
    by_id = {report.id: report for report in reports}
    every = tellings(by_id, claims, rows, table, decisions)
    joined = cluster((telling for telling in every if founds(telling.claim)), rows, table, decisions)
    clusters = tuple(each for each in joined if not all(in_passing(telling.claim) for telling in each.members))
    denied = link_denials(
        (telling for telling in every if denies(telling.claim)), clusters, allegiance or {}, rows, table
    )
    events = (make_event(each, denied.get(index, ()), by_id, rows, table) for index, each in enumerate(clusters))
    return tuple(sorted(events, key=lambda event: event.id))


def decisions_set_aside(decided: Iterable[Judgement], claims: Iterable[Claim]) -> tuple[Skipped, ...]:
    """The decisions that change nothing, and why: a claim of theirs is not there, or tells of no occurrence."""
    return tuple(set_aside(decided, claims, founds))
