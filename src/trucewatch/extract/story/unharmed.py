"""To which attack it belongs that nobody was hurt: the one told with it, else the one told just before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from trucewatch.extract.claims import make_claim
from trucewatch.extract.deeds.incidents import Incident
from trucewatch.extract.occurrences import Told
from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.sentence import Sentence
from trucewatch.extract.speech.sayings import Attribution
from trucewatch.extract.story.continuing import Earlier
from trucewatch.extract.tolls.spared import Spared, added
from trucewatch.extract.when_where.setting import belongs
from trucewatch.model import Claim, ClaimKind, Mode, Report, Stance
from trucewatch.packs.groups import Groups

RULE = "toll.none"


def with_spared(
    report: Report,
    sentence: Sentence,
    claims: Sequence[Claim],
    told_of: Sequence[tuple[Incident, Told]],
    spared: Iterable[Spared],
    earlier: Sequence[Earlier],
    said_by: Callable[[Token], Attribution],
    groups: Groups,
) -> list[Claim]:
    """The claims with what is counted of nobody; ``told_of`` are the incidents of the first of them.

    It goes into the claim of the attack where one voice tells both, else it is a claim of its own that continues
    the attack: "rockets hit Tal, residents said, but the army said nobody died". A sentence that says nothing else
    goes on with the attack told last before it (``earlier``), where its place and day are not others.
    """
    found, alone = list(claims), not sentence.places and not sentence.times
    for none in spared:
        said = said_by(none.token)
        at = _told_with(none.token, told_of)
        if at is None:  # "the attack caused no casualties", of one told before
            at = next((which for which, claim in enumerate(found) if claim.continues), None)
        if said.stance is not Stance.ASSERTS:
            continue
        told = found[at] if at is not None else None
        if told is not None and _tells_of_it(told):
            if _are_one_voice(told, said):
                found[at or 0] = _counting(told, none, said, groups)
            elif told.occurrence is not None:
                found += _gone_on(report, sentence, none, Earlier(told, told.occurrence), said, groups)
        elif alone and earlier and (not found or (at is not None and _only_spares(found[at], told_of[at][0]))):
            again = _gone_on(report, sentence, none, earlier[0], said, groups)
            if again:
                found = [*found[:at], *again, *found[at + 1 :]] if at is not None else again
    return found


def _told_with(none: Token, told_of: Sequence[tuple[Incident, Told]]) -> int | None:
    """Which of the incidents it is told of; behind a semicolon the last one before it."""
    incidents = [incident for incident, _ in told_of]
    for at, incident in enumerate(incidents):
        if belongs(none, incident, [other for other in incidents if other is not incident]):
            return at
    return max((at for at, incident in enumerate(incidents) if incident.main.token.i < none.i), default=None)


def _tells_of_it(claim: Claim) -> bool:
    """Is it an attack that somebody says took place, be it only spoken of again ("nobody was hurt in the attack")?"""
    return claim.kind is ClaimKind.EVENT and claim.happened


def _is_taken_up(claim: Claim) -> bool:
    """Is an attack that was told before only named again, by nobody in particular?"""
    return bool(claim.continues) and Mode.BACKGROUND in claim.modes


def _are_one_voice(claim: Claim, said: Attribution) -> bool:
    """Is it the same who tells of the attack and that nobody was hurt in it?"""
    return _is_taken_up(claim) or (claim.stance is Stance.ASSERTS and claim.speaker.name == said.speaker.name)


def _only_spares(claim: Claim, incident: Incident) -> bool:
    """Does it tell of nothing but harm that nobody came to?"""
    return claim.modes == (Mode.NEGATED,) and all(found.trigger.role == "harm" for found in incident.found)


def _counting(claim: Claim, none: Spared, said: Attribution, groups: Groups) -> Claim:
    """The claim with the counts of none; of an attack that was only taken up, by whoever ``said`` it."""
    told = claim.occurrence
    counts = added(told.counts, none.counts, groups) if told is not None else ()
    if told is None or counts == told.counts:
        return claim
    who = said.speaker if _is_taken_up(claim) else claim.speaker
    return replace(claim, content=replace(told, counts=counts), modes=(), speaker=who, why=(*claim.why, RULE))


def _gone_on(
    report: Report, sentence: Sentence, none: Spared, attack: Earlier, said: Attribution, groups: Groups
) -> list[Claim]:
    """A claim of none that continues the attack; nothing where the same voice, or nobody's, has counted some."""
    another = not said.speaker.is_outlet and said.speaker.name != attack.claim.speaker.name
    known = () if another else attack.occurrence.counts
    counts = added(known, none.counts, groups)[len(known) :]
    if not counts:
        return []
    content = replace(attack.occurrence, trigger=none.token.lower_, actors=(), targets=(), counts=counts, means=())
    steps = (f"trigger.harm: {none.token.text}", RULE, said.rule)
    claim = make_claim(report, sentence, ClaimKind.EVENT, content, said, (), steps)
    return [replace(claim, continues=attack.root)]
