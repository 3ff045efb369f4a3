"""Which happenings of a sentence lend no place to another of it."""

from __future__ import annotations

from trucewatch.extract.deeds.incidents import Incident
from trucewatch.extract.parse.tree import climb, lemma, subjects
from trucewatch.extract.sentence import is_under
from trucewatch.packs.language.happenings import Happenings
from trucewatch.packs.language.times import time_words


def follows(incident: Incident, other: Incident) -> bool:
    """Is it told in a later clause that somebody else begins ("a school was shelled, and gunmen killed two in Tal")?

    Of a number nobody else is told ("two were killed and one captured when gunmen raided Tal").
    """
    main = incident.main.token
    begun = main.i > other.main.token.i and main.dep_ == "conj" and main.pos_ == "VERB"
    return begun and any(noun.tag_ != "CD" for noun in subjects(main))


def is_answered(other: Incident, happenings: Happenings) -> bool:
    """Is it only what the rest of the sentence answers ("the raid was a response to the killing of two in Tal")?"""
    return any(lemma(link) in happenings.replies for link in climb(other.main.token))


def is_reckoned_from(other: Incident, incident: Incident, happenings: Happenings) -> bool:
    """Is only the time told from it ("the raid came two days after a bus was shelled in Tal")?"""
    for link in (other.main.token, *climb(other.main.token)):
        if is_under(incident.main.token, link):
            return False
        for mark in link.lefts:
            if mark.dep_ == "mark" and mark.lower_ in happenings.apart and mark.i > 0:
                return mark.nbor(-1).lower_ in time_words(mark.lang_).units.times
    return False
