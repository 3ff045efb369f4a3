"""Whose act it is that another answers: "struck launchers of the group in reply to two shells" is of two sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from trucewatch.extract.deeds.incidents import Incident
from trucewatch.extract.occurrences import Told
from trucewatch.extract.parse.tree import lemma
from trucewatch.packs.language.happenings import Happenings

_Each = Sequence[tuple[Incident, Told]]


def answered_by(told_of: _Each, happenings: Happenings) -> list[tuple[Incident, Told]]:
    """The same; what an act answers was done by those whom the act hits, where nobody else is named for it."""
    found = []
    for incident, told in told_of:
        hit = next(
            (other for which, other in told_of if which is not incident and _is_reply(incident, happenings)), None
        )
        struck = tuple(target for target in hit.occurrence.targets if target.id) if hit is not None else ()
        if struck and not told.occurrence.actors:
            told = replace(
                told, occurrence=replace(told.occurrence, actors=struck), rules=(*told.rules, "actors.reply")
            )
        found.append((incident, told))
    return found


def _is_reply(incident: Incident, happenings: Happenings) -> bool:
    """Does it stand behind a noun of replying ("in retaliation for")?"""
    marker = incident.held_apart_by
    return marker is not None and any(lemma(child) in happenings.replies for child in marker.children)
