"""Deeds that a sentence takes for granted whatever it says of them: "nobody has been tried for the killings at Tal"."""

from __future__ import annotations

from trucewatch.extract.deeds.incidents import Incident
from trucewatch.extract.deeds.modes import marks_on
from trucewatch.extract.deeds.triggers import Found, asks_who
from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import climb, is_passive, is_relative, is_told_past, lemma
from trucewatch.packs.language.happenings import Happenings
from trucewatch.packs.language.speech import Speech

_DEEDS = frozenset({"attack", "clash", "harm", "detain", "seize", "destroy"})


def is_granted(found: Found, happenings: Happenings, speech: Speech) -> bool:
    """Is it a known deed, named by a noun behind a preposition or as what does something else?

    What is said not to be is then another thing: "nobody was hurt in the raid", "the murder of the mayor did not
    bring peace"; but not "there was no raid", nor "went home without the raid that was planned". Who did it may
    not be known either: "could not establish who fired on the convoy".
    """
    noun = found.token
    if asks_who(noun, happenings):
        return True
    if not found.trigger.noun or found.trigger.role not in _DEEDS or not is_known(noun, happenings):
        return False
    first = next((link for link in (noun, *climb(noun)) if link.dep_ != "conj"), noun)
    if first.dep_ == "nsubj":
        verb = lemma(first.head)
        if verb in happenings.copulas and first.head.tag_ == "VBN":
            return any(child.dep_ == "attr" for child in first.head.rights)  # "might have been the reason"
        plain = happenings.occurs | happenings.came | happenings.stops | happenings.begins | happenings.copulas
        return first.head.pos_ == "VERB" and verb not in plain | speech.hypothetical | happenings.verbs.keys()
    return first.dep_ == "pobj" and _leads_to_known(first, happenings, speech)


def is_known(noun: Token, happenings: Happenings) -> bool:
    """Is it told of as known ("the raid", "Tuesday's raid")?"""
    return any(child.lower_ in happenings.definite or child.dep_ == "poss" for child in noun.lefts)


def has_past_clause(incident: Incident, speech: Speech) -> bool:
    """Does a clause behind its noun tell what it did ("the mine which killed two", "a raid in which two died")?"""
    noun = incident.main.token
    if not incident.main.trigger.noun or marks_on(noun, speech):
        return False
    told = [child for child in noun.rights if child.dep_ == "relcl"]
    told += [one.token for one in incident.found if one != incident.main and not one.trigger.noun]
    return any(clause.dep_ != "acl" and is_relative(clause) and is_told_past(clause) for clause in told)


def stands_aside(noun: Token, happenings: Happenings, speech: Speech) -> bool:
    """Is it named beside what the verb above is about: "asked for calm after the raid", "for a probe of the killing"?

    Not so what the verb itself is about ("called for the murder of the king").
    """
    for link in climb(noun):
        if link.pos_ in ("VERB", "AUX"):
            return False
        if link.lower_ in happenings.grounds or (link.pos_ == "NOUN" and link.dep_ != "conj"):
            return _leads_to_known(noun, happenings, speech)
    return False


def _leads_to_known(noun: Token, happenings: Happenings, speech: Speech) -> bool:
    """Is nothing on the way up to the verb that would leave the deed undone ("plans for the attack", "without it")?"""
    undone = speech.negators | speech.hypothetical | speech.undone | happenings.stops
    for link in climb(noun):
        if lemma(link) in undone or link.lower_ in undone:
            return False
        if lemma(link) in happenings.attempts and not is_passive(link):
            return False  # "tried to take part in it", but not "was tried for it"
        if link.pos_ in ("VERB", "AUX"):
            return True
    return True
