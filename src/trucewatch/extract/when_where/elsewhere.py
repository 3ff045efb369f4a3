"""Places that a sentence tells of something else than its happening, though they stand beside it."""

from __future__ import annotations

from trucewatch.extract.deeds.incidents import Incident
from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import climb, lemma, subjects, verb_above
from trucewatch.extract.sentence import is_under
from trucewatch.extract.when_where.setting import dies, is_late_death, is_of_a_pact, only_says_of_whom
from trucewatch.packs.language.happenings import Happenings
from trucewatch.packs.language.place_words import PlaceWords, load_place_words

_CARED = 3  # words between a hospital and the place where it is
_MOVING = frozenset({"displace", "move", "act"})


def is_elsewhere(token: Token, incident: Incident, happenings: Happenings) -> bool:
    """Is it where the hurt died or were buried, where people met, or where somebody comes from or goes?

    "Died in hospital in Tal", "the men who were shot were buried in Tal", "a day before the talks in Tal", "a bus from
    Tal to Ros"; so it is with what something else is reckoned from ("the morning after Tal").
    """
    lexicon = load_place_words(token.doc.language)
    verb = verb_above(token)
    if verb is not None and verb.i < token.i and _is_of_whom(verb, incident):
        return True
    if verb is not None and verb.i < token.i and _is_where_somebody_died(token, verb, incident, happenings, lexicon):
        return True
    if _is_where_people_met(token, incident, lexicon):
        return True
    if is_of_a_pact(token, incident):
        return True
    return token.dep_ == "pobj" and _is_passed(token.head, incident, lexicon)


def _is_of_whom(verb: Token, incident: Incident) -> bool:
    """Does the verb only say what became of those to whom it was done ("the men who were shot were buried in Tal")?"""
    main = incident.main.token
    if main.dep_ == "acl" and main.tag_ == "VBN":  # "those murdered on Monday were carried to Tal"
        beside = any(is_under(found.token, verb) and not is_under(found.token, main) for found in incident.found)
        return not beside and verb.pos_ == "VERB" and any(is_under(main, subject) for subject in subjects(verb))
    if not only_says_of_whom(incident, verb):
        return False
    whom = next(link.head for link in (main, *climb(main)) if link.dep_ == "relcl")
    return any(is_under(whom, subject) for subject in subjects(verb))


def _is_where_somebody_died(
    token: Token, verb: Token, incident: Incident, happenings: Happenings, lexicon: PlaceWords
) -> bool:
    """Is it told that they died there of what had been done to them elsewhere?

    In care ("in hospital in Tal", "in a Tal hospital"), or where one dies of whom the deed is told ("the driver of the
    shelled van dies in Tal").
    """
    if not dies(verb, happenings):
        return False
    under_fire = any(part.lower_ in lexicon.weapons for part in token.doc[verb.i : token.i])
    in_care = any(part.lower_ in lexicon.care for part in token.doc[max(0, token.i - _CARED) : token.i + 2])
    if not (incident.has(verb) or is_under(incident.main.token, verb)):
        return in_care and not under_fire  # "the toll rose to nine after two died in hospital in Tal"
    between = [link for link in climb(token) if link.pos_ == "NOUN" and is_under(link, verb) and link != verb]
    if any(link.lower_ not in lexicon.care and lemma(link) not in happenings.wounds for link in between):
        return False  # "died after a raid in Tal"
    whom = [word for subject in subjects(verb) for word in subject.subtree]
    deeds = [found.token for found in incident.found if found.trigger.role != "harm"]
    deeds = [deed for deed in deeds if not any(lemma(link) in happenings.toll_words for link in climb(deed))]
    if any(deed not in whom for deed in deeds):
        return False
    alone = all(subject.tag_ in ("NN", "NNP") for subject in subjects(verb))
    return (bool(deeds) and alone) or (in_care and not under_fire) or is_late_death(verb, incident, happenings)


def _is_where_people_met(token: Token, incident: Incident, lexicon: PlaceWords) -> bool:
    """Is it of talks or a burial from which the happening is only reckoned, or somebody came?"""
    for link in climb(token):
        if incident.has(link):
            return False
        if link.lower_ in lexicon.meetings:
            clause = link.head if link.dep_ == "nsubj" and link.head.dep_ == "advcl" else None
            before = link.head.lower_ if link.dep_ == "pobj" else None
            marks = {child.lower_ for child in clause.lefts if child.dep_ == "mark"} if clause is not None else {before}
            return not lexicon.elsewhere.isdisjoint(mark for mark in marks if mark)
    return False


def _is_passed(leads: Token, incident: Incident, lexicon: PlaceWords) -> bool:
    """Does the word before it say that somebody comes from there or goes there, if not by a road that leads there?"""
    on = leads.head.head if leads.head.lower_ in lexicon.routes else leads.head
    if on.lower_ in lexicon.ways:
        return False
    reckoned = leads.i > 0 and leads.nbor(-1).lower_ in lexicon.locating  # "three kilometres from Tal"
    contested = leads.dep_ == "prep" and incident.has(leads.head) and incident.main.trigger.noun
    if reckoned or contested:  # "the battle for Tal"
        return False
    if {found.trigger.role for found in incident.found} & _MOVING:
        return False
    return leads.lower_ in lexicon.elsewhere or _ends_a_journey(leads, incident, lexicon)


def _ends_a_journey(leads: Token, incident: Incident, lexicon: PlaceWords) -> bool:
    """Is it "to" behind "from" ("a boat with traders from Tal to Ros")?"""
    if leads.lower_ not in lexicon.passing or incident.has(leads.head):
        return False
    return any(word.lower_ in lexicon.routes for word in (leads.head, *leads.head.rights) if word.i < leads.i)
