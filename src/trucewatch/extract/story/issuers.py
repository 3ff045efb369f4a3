"""Texts that a party to the war issues itself: what they tell, that party says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from trucewatch.extract.parties.doers import BYSTANDERS
from trucewatch.extract.reading import Heard
from trucewatch.model import Actor, Claim, Report, Speaker
from trucewatch.packs.actors import ActorBook
from trucewatch.packs.language.speech import Speech
from trucewatch.packs.outlets import outlet_known

_APART = BYSTANDERS | {"organisation", "mission"}  # they tell of a war that is not theirs
_LINK = 3  # letters that "OF", "THE" and their like have at most
_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?|«[^»]*»?")
_BRACKETED = re.compile(r"\s*\([^()]*\)")


def said_by_issuer(heard: Sequence[Heard], report: Report, speaker: Speaker, speech: Speech) -> list[Heard]:
    """The same, with the party that issued the text as the speaker of what it says, and of "our forces"."""
    own = speech.denials.first_person
    return [replace(one, claims=tuple(_said_by(speaker, claim, report, own) for claim in one.claims)) for one in heard]


def _said_by(speaker: Speaker, claim: Claim, report: Report, own: frozenset[str]) -> Claim:
    if not claim.speaker.is_outlet:
        return claim
    said = claim.occurrence
    if said is None:
        return replace(claim, speaker=speaker)

    def named(actor: Actor) -> Actor:
        before = report.text[: actor.span.start].rsplit(maxsplit=1)[-1:]
        is_own = actor.id is None and bool(before) and before[0].lower() in own
        return replace(actor, id=speaker.id) if is_own else actor

    said = replace(said, actors=tuple(map(named, said.actors)), targets=tuple(map(named, said.targets)))
    return replace(claim, speaker=speaker, content=said)


def is_of_a_side(report: Report, speech: Speech) -> bool:
    """Does it speak of "our forces" itself, and not only in what it quotes?"""
    return any(speech.denials.own_side.search(part) for part in _QUOTED.split(report.text))


def is_organ(outlet: str, actors: ActorBook, speech: Speech) -> bool:
    """Does an armed group's organ write under this name, a command or a ministry, whichever party it is of?"""
    kinds = {one.kind for one in actors.mentions(outlet)}
    if kinds & {"armed_group", "ministry"}:
        return True
    return not kinds & (_APART - {"people"}) and speech.denials.organs.search(outlet) is not None


def issuer_of(outlet: str, actors: ActorBook, organs: frozenset[str] = frozenset()) -> Speaker | None:
    """The party that an outlet's whole name is, alone ("Front of the North") or as an organ's owner.

    ``organs`` are nouns that may stand in the name of an armed group's own part ("Eastern Front of the ...").
    """
    name = _BRACKETED.sub("", outlet).strip()
    mentions = actors.mentions(name)
    rest = name
    for mention in mentions:
        rest = rest.replace(mention.text, " ", 1)
    named = {mention.id for mention in mentions if mention.id is not None}
    if len(named) != 1 or any(mention.kind in _APART for mention in mentions):
        return None
    (id,) = named
    of_group = all(mention.kind == "armed_group" for mention in mentions)
    is_organ = of_group and not organs.isdisjoint(rest.lower().split())
    others = [word for word in rest.split() if word != word.lower() and not (name.isupper() and len(word) <= _LINK)]
    if (others and not is_organ) or outlet_known(name, id) is not None:
        return None
    return Speaker(outlet, id)
