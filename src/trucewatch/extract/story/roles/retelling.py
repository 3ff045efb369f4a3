"""Acts that a report without capitals only speaks of again ("the attack lasted an hour"): they go on with one told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from trucewatch.extract.reading import Heard
from trucewatch.extract.story.continuing import REACH
from trucewatch.extract.story.roles.model import RoleModel
from trucewatch.extract.story.roles.telling import is_told
from trucewatch.model import Claim, Occurrence


def told_again(heard: Sequence[Heard], model: RoleModel) -> list[Heard]:
    """The same sentences; an act told with nobody and nothing hit goes on with the nearest one before it that has some.

    Not where another day, another place or another known doer is told.
    """
    told: list[Claim] = []
    found = []
    for sentence in heard:
        claims = []
        for claim in sentence.claims:
            if is_told(claim, model) and not claim.continues:
                if not _is_bare(claim):
                    told.append(claim)
                elif (before := _gone_on_with(claim, told)) is not None:
                    claim = replace(claim, continues=before.continues or before.id, why=(*claim.why, "act.continues"))
            claims.append(claim)
        found.append(replace(sentence, claims=tuple(claims)))
    return found


def _is_bare(claim: Claim) -> bool:
    said = claim.occurrence
    return said is not None and not said.targets and not said.counts


def _gone_on_with(claim: Claim, told: Sequence[Claim]) -> Claim | None:
    """The last act told within reach, if it can be the same."""
    said = claim.occurrence
    for before in reversed(told):
        if said is None or before.occurrence is None or claim.span.start - before.span.start > REACH:
            return None
        if _can_be_one(said, before.occurrence):
            return before
    return None


def _can_be_one(said: Occurrence, before: Occurrence) -> bool:
    """Does nothing that both tell differ: the day, the place, who did it?"""
    places, known = ({where.name for where in each.where} for each in (said, before))
    doers, others = ({actor.id for actor in each.actors if actor.id is not None} for each in (said, before))
    dated = said.when.start is not None and before.when.start is not None
    return (
        (not places or not known or not places.isdisjoint(known))
        and (not doers or not others or not doers.isdisjoint(others))
        and (not dated or said.when.overlaps(before.when))
    )
