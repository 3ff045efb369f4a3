"""What a report takes up again by a noun alone, of what it told before: "the chief minister condemned the attack"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from trucewatch.extract.claims import make_claim
from trucewatch.extract.deeds.granted import is_known
from trucewatch.extract.deeds.incidents import Incident
from trucewatch.extract.deeds.untold import Untold
from trucewatch.extract.lexicon import Lexicon
from trucewatch.extract.occurrences import Told
from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import lemma, subjects, verb_above
from trucewatch.extract.sentence import Sentence
from trucewatch.extract.speech.sayings import GIVEN
from trucewatch.extract.story.continuing import Earlier
from trucewatch.model import Claim, ClaimKind, Mode, Occurrence, Report
from trucewatch.packs.language.happenings import Happenings
from trucewatch.packs.language.triggers import VIOLENT, Trigger

RULE = "recall.preceding"
_TAKEN_UP = VIOLENT | {"detain"}
_WORD = re.compile(r"\w+")
_ONE = frozenset({"NN", "NNP"})


def recalled(
    report: Report,
    sentence: Sentence,
    incidents: Iterable[tuple[Incident, Told | Untold]],
    earlier: Sequence[Earlier],
    own: Sequence[Claim],
    lexicon: Lexicon,
) -> Iterator[Claim]:
    """A claim for each attack told before that the sentence only names as known; it joins that attack and founds none.

    ``earlier`` are the attacks told before, the last first; ``own`` what the sentence claims besides.
    """
    taken = {claim.continues for claim in own}
    for incident, told in incidents:
        if told is not Untold.KIND_OF_THING:
            continue
        attack = _meant(incident, earlier, lexicon.happenings)
        if attack is None or attack.root in taken:
            continue
        taken.add(attack.root)
        content = replace(
            attack.occurrence, trigger=incident.main.token.lower_, actors=(), targets=(), counts=(), means=()
        )
        steps = (f"trigger.{incident.main.trigger.role}: {incident.main.token.text}", RULE, GIVEN.rule)
        claim = make_claim(report, sentence, ClaimKind.EVENT, content, GIVEN, (Mode.BACKGROUND,), steps)
        yield replace(claim, continues=attack.root)


def taken_up(
    claims: Iterable[Claim],
    told_of: Iterable[tuple[Incident, Told]],
    earlier: Sequence[Earlier],
    happenings: Happenings,
) -> Iterator[Claim]:
    """The claims; what names nothing but an attack told before, and whom it hit, is about that one and of its day."""
    for claim, (incident, told) in zip(claims, told_of, strict=True):
        named = all(found.trigger.noun for found in incident.found) and incident.held_apart_by is None
        bare = claim.kind is ClaimKind.EVENT and claim.took_place and not claim.continues and not told.dated
        attack = _meant(incident, earlier, happenings) if named and bare and not told.occurrence.counts else None
        if attack is None or told.occurrence.actors or _is_elsewhere(told.occurrence, attack.occurrence):
            yield claim
            continue
        content = replace(told.occurrence, when=attack.occurrence.when)
        yield replace(claim, content=content, continues=attack.root, why=(*claim.why, RULE))


def _meant(incident: Incident, earlier: Sequence[Earlier], happenings: Happenings) -> Earlier | None:
    """The attack that the noun takes up: the last told that can be called so; of several by a plural, none."""
    noun, trigger = incident.main.token, incident.main.trigger
    if trigger.role not in _TAKEN_UP or not is_known(noun, happenings) or _is_another(noun, happenings):
        return None
    about = _words_about(noun)
    fitting = [attack for attack in earlier if _may_be_called(trigger, attack, happenings)]
    fitting = [attack for attack in fitting if about <= set(_WORD.findall(attack.claim.quote.lower()))]
    several = len({attack.root for attack in fitting}) > 1
    if not fitting or (several and noun.tag_ not in _ONE):
        return None
    same = (attack for attack in fitting if attack.occurrence.trigger.startswith(noun.lower_.removesuffix("s")))
    return next(same, fitting[0])


def _is_elsewhere(said: Occurrence, earlier: Occurrence) -> bool:
    """Does it name a place that the attack does not have?"""
    return not {where.name for where in said.where} <= {where.name for where in earlier.where}


def _words_about(noun: Token) -> set[str]:
    """The nouns that say which attack is meant ("the bus attack", "the raid on the church")."""
    beside = (each for child in noun.children if child.dep_ != "appos" for each in child.subtree)
    return {each.lower_ for each in beside if each.pos_ in ("NOUN", "PROPN", "NUM")}


def _is_another(noun: Token, happenings: Happenings) -> bool:
    """Is it one of several, one of which a clause tells more, or one said not to have been?"""
    of_others = any(child.dep_ == "nummod" or child.tag_ == "WP$" for child in noun.lefts)  # "whose death"
    if of_others or any(child.lower_ in happenings.which for child in noun.lefts):
        return True
    if any(child.dep_ in ("relcl", "acl") for child in noun.rights):
        return True
    if any(each.pos_ == "PRON" for child in noun.rights if child.dep_ == "prep" for each in child.children):
        return True  # "the death of those who kept them"
    verb = verb_above(noun)
    occurs = verb is not None and lemma(verb) in happenings.occurs_alone and noun in subjects(verb)
    return verb is not None and occurs and any(child.dep_ == "neg" for child in verb.children)


def _may_be_called(trigger: Trigger, attack: Earlier, happenings: Happenings) -> bool:
    """Does the noun say the same act, or does one of the two say only that somebody was attacked?"""
    said = attack.occurrence
    kind = happenings.types[trigger.act] if trigger.act is not None else None
    vague = {happenings.types[name] for name in ("attack", "violence") if name in happenings.types}
    here = (said.event_type, said.sub_event_type)
    return kind is None or kind[0] == here[0] or kind in vague or (here in vague and trigger.role != "detain")
