"""Texts that a party to the war issues itself: what they tell, that party says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from trucewatch.extract.parties import BYSTANDERS
from trucewatch.extract.reading import Heard
from trucewatch.model import Report, Speaker
from trucewatch.packs.actors import ActorBook
from trucewatch.packs.outlets import outlet_known

_APART = BYSTANDERS | {"organisation", "mission"}  # they tell of a war that is not theirs
_BRACKETED = re.compile(r"\s*\([^()]*\)")


def said_by_issuer(heard: Sequence[Heard], report: Report, actors: ActorBook) -> list[Heard]:
    """The same, with the party that issued the text as the speaker of what the text says itself."""
    speaker = issuer_of(report.outlet, actors)
    if speaker is None:
        return list(heard)
    return [
        replace(
            one,
            claims=tuple(replace(claim, speaker=speaker) if claim.speaker.is_outlet else claim for claim in one.claims),
        )
        for one in heard
    ]


def is_issued(outlet: str, actors: ActorBook) -> bool:
    """Does a party write under this name: one that is known, an armed group's organ, or a ministry whichever it is?"""
    named = actors.mentions(outlet)
    return issuer_of(outlet, actors) is not None or any(one.kind in ("armed_group", "ministry") for one in named)


def issuer_of(outlet: str, actors: ActorBook) -> Speaker | None:
    """The party that an outlet's whole name is, alone ("Front of the North") or as an organ's owner."""
    name = _BRACKETED.sub("", outlet).strip()
    mentions = actors.mentions(name)
    rest = name
    for mention in mentions:
        rest = rest.replace(mention.text, " ", 1)
    named = {mention.id for mention in mentions if mention.id is not None}
    if len(named) != 1 or rest != rest.lower() or any(mention.kind in _APART for mention in mentions):
        return None
    (id,) = named
    return None if outlet_known(name, id) is not None else Speaker(outlet, id)
