"""Violence told only as the ground of another act: "complained over two raids", "arrested after the shooting"."""

from __future__ import annotations

from trucewatch.extract.deeds.harmed import stands_for_harmed
from trucewatch.extract.deeds.incidents import Incident
from trucewatch.extract.deeds.reckonings import is_reckoned
from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import climb, is_passive, is_relative, lemma, subjects, under_preposition
from trucewatch.packs.language.happenings import Happenings
from trucewatch.packs.language.speech import Speech

_ADDED = frozenset({"relcl", "advcl"})  # clauses that add to another clause
_ANSWERS = frozenset({"detain", "move", "destroy"})
_NOUN_PLACES = frozenset({"pobj", "pcomp", "dobj"})


def is_background(incident: Incident, others: list[Incident], happenings: Happenings, speech: Speech) -> bool:
    """Is the incident only the occasion, the reason or the topic of something else that the sentence tells?

    The sentence must tell that something else with a verb of its own: neither
    one of saying, nor one that only says that the incident took place, nor
    one that tells of violence itself.
    """
    link, grounded = incident.main.token, False
    while link.head != link:
        head = link.head
        grounded = grounded or _is_ground(link, incident, happenings)
        if head.pos_ in ("VERB", "AUX") and lemma(head) in speech.verbs and link.dep_ in ("ccomp", "parataxis"):
            if head.dep_ != "relcl":
                return False
            head = head.head  # "the raids, in which they said that two died"
        beside = next((other for other in others if _tells(other, head, happenings)), None)
        if beside is not None:
            apart = [other for other in others if other is not beside]
            return (grounded and _is_answer(beside)) or is_background(beside, apart, happenings, speech)
        if incident.has(head):
            return False
        if grounded and _tells_only_of_harm(head, happenings):
            return False
        if grounded and head.pos_ in ("VERB", "AUX") and head.lower_ not in happenings.grounds:  # "following"
            if lemma(head) not in happenings.occurs or link.dep_ in _ADDED:
                return True
            grounded = False  # "damage caused by a raid": the raid took place, in whatever this hangs on
        link = head
    return grounded and link.pos_ == "NOUN"


def _is_answer(incident: Incident) -> bool:
    """Does it answer violence without hurting anybody: arrests over a killing, houses burned after a raid?"""
    return {found.trigger.role for found in incident.found} <= _ANSWERS


def _tells(incident: Incident, head: Token, happenings: Happenings) -> bool:
    """Does this word tell of the incident, or say that it took place ("clashes broke out")?"""
    return incident.has(head) or (
        lemma(head) in happenings.occurs and any(incident.has(child) for child in head.children)
    )


def _tells_only_of_harm(verb: Token, happenings: Happenings) -> bool:
    """Does it only say whether anybody was hurt ("no injuries were reported after a rocket hit the town")?"""
    told = [child for child in verb.children if child.dep_ in ("nsubjpass", "attr")]
    told += [noun for each in told for noun in under_preposition(each, happenings.prepositions["of"])]
    return any(noun.pos_ == "NOUN" and lemma(noun) in happenings.spares for noun in told)


def _is_ahead(clause: Token) -> bool:
    """Is what stands above it still to come ("will return the guns seized in the raid")?"""
    return any(child.dep_ == "aux" and child.tag_ == "MD" for head in climb(clause) for child in head.lefts)


def _is_ground(link: Token, incident: Incident, happenings: Happenings) -> bool:
    """Does this link of the chain put what hangs on it behind what stands above it?"""
    if link.dep_ == "advcl":
        return any(child.dep_ in ("mark", "advmod") and child.lower_ in happenings.grounds for child in link.children)
    if link.dep_ == "relcl" or (link.dep_ == "acl" and is_relative(link) and _is_ahead(link)):
        return True
    if link.dep_ in ("prep", "advcl") and link.lower_ in happenings.grounds:
        # "caught fire after being hit": one thing suffers both, and the second says why
        return not any(child.dep_ == "pcomp" and is_passive(child) and not subjects(child) for child in link.children)
    main = incident.main
    token = main.token
    told = stands_for_harmed(token, happenings) or is_reckoned(token, happenings)
    if main.trigger.word in happenings.toll_words or told is not None:
        return False  # "put the toll at 12", "was among the dead": what is told is the number itself
    return link == main.token and main.trigger.noun and link.dep_ in _NOUN_PLACES
