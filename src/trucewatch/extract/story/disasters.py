"""Deaths that a report lays to a disease or a disaster told before them, and to nobody's violence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from trucewatch.extract.deeds.incidents import Incident
from trucewatch.extract.deeds.untold import Untold
from trucewatch.extract.lexicon import Lexicon
from trucewatch.extract.parse.tree import lemma
from trucewatch.extract.reading import Heard
from trucewatch.model import Claim, Report
from trucewatch.packs.language.happenings import Happenings


def without_disasters(heard: Sequence[Heard], report: Report, lexicon: Lexicon) -> list[Heard]:
    """The same, less the claims of deaths whose nearest cause told before them is a disease or a disaster.

    Where the report tells of no violence at all it may also be told behind them,
    and those who were killed or hurt are left out too.
    """
    happenings = lexicon.happenings
    causes = [found.start() for found in happenings.disasters.finditer(report.text)]
    if not causes:
        return list(heard)
    acts = [
        claim.span.start for each in heard for claim, told in each.told_of if not _is_harm_alone(claim, told, lexicon)
    ]
    found = []
    for each in heard:
        end = each.sentence.span.end
        cause = max((at for at in causes if at < end), default=-1)
        act = max((at for at in acts if at < end), default=-1)
        words = happenings.disaster_deaths if cause > act else frozenset[str]()
        words |= happenings.disaster_deaths | happenings.disaster_harm if not acts else frozenset[str]()
        gone = {claim.id for claim, told in each.told_of if words and _is_natural(claim, told, words, lexicon)}
        found.append(_without(each, gone) if gone else each)
    return found


def _is_natural(claim: Claim, incident: Incident, words: frozenset[str], lexicon: Lexicon) -> bool:
    return _is_harm_alone(claim, incident, lexicon) and all(
        {lemma(each.token), each.token.lower_} & words for each in incident.found
    )


def _is_harm_alone(claim: Claim, incident: Incident, lexicon: Lexicon) -> bool:
    """Is it told of people who do not fight that they died or were hurt, and of nobody and nothing that did it?"""
    said = claim.occurrence
    if said is None or said.actors or said.means or _names_wounds(claim, lexicon.happenings):
        return False
    if any(each.trigger.role != "harm" or each.trigger.act is not None for each in incident.found):
        return False
    groups = lexicon.groups
    kinds = {groups.kind(count.group) for count in said.counts}
    kinds |= {groups.kind(groups.titled(target.name) or groups.name(target.name)) for target in said.targets}
    return "armed" not in kinds and not any(target.id is not None for target in said.targets)


def _names_wounds(claim: Claim, happenings: Happenings) -> bool:
    return any(word in claim.quote.lower() for word in happenings.wounds)


def _without(heard: Heard, gone: set[str]) -> Heard:
    kept = [(claim, told) for claim, told in heard.told_of if claim.id not in gone]
    claims = (*(claim for claim, _ in kept), *heard.claims[len(heard.told) :])
    untold = heard.untold if claims or not heard.has_words else Untold.NATURE
    return replace(heard, claims=claims, told=tuple(told for _, told in kept), untold=untold)
