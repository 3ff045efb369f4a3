"""Interest: where a speaker's own side stands in what it tells."""

from __future__ import annotations

from collections.abc import Mapping

from trucewatch.model import Claim, Interest, Stance
from trucewatch.packs.groups import Groups
from trucewatch.reconcile.grading_rules import GradingRules


def interest_of(
    claim: Claim,
    party: str | None,
    sides: Mapping[str, str],
    accused: frozenset[str],
    groups: Groups,
    rules: GradingRules,
) -> tuple[Interest, str]:
    """What the speaker's party has to gain or lose by the claim, and why; none where it has no party.

    ``sides`` gives the side for which an actor acts (actor id -> actor id);
    ``accused`` are the sides that are said to have done what the claim denies.
    """
    said = claim.occurrence
    if party is None or said is None:
        return Interest.NONE, ""
    actors = {sides.get(actor.id, actor.id) for actor in said.actors if actor.id}
    if claim.stance is Stance.DENIES:
        actors |= accused
    targets = {sides.get(target.id, target.id) for target in said.targets if target.id}
    targets |= {sides.get(count.group_actor, count.group_actor) for count in said.counts if count.group_actor}
    place = "actor" if party in actors else "target" if party in targets else "apart"
    other, losses = bool(actors - {party}), any(count.measure in rules.losses for count in said.counts)
    victims = _victims(claim, groups)
    for rule in rules.interest:
        if rule.fits(place, claim.stance, victims, other=other, losses=losses):
            return rule.interest, rule.says
    return Interest.NONE, ""


def _victims(claim: Claim, groups: Groups) -> frozenset[str]:
    """Civil, armed or both: whom it is said to have hit."""
    said = claim.occurrence
    if said is None:
        return frozenset()
    named = [groups.kind(groups.name(target.name)) for target in said.targets]
    named += [groups.kind(groups.name(count.group, count.measure)) for count in said.counts]
    return frozenset(kind for kind in named if kind in ("civil", "armed"))
