"""Numbers that are told of a toll itself, and those told to be among the dead."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.extract.deeds.harmed import is_among, named_among
from trucewatch.extract.deeds.incidents import Incident
from trucewatch.extract.deeds.reckonings import is_reckoned, reckoned
from trucewatch.extract.deeds.triggers import Found
from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import SUBJECTS, climb, lemma, under_preposition, with_conjuncts
from trucewatch.packs.language.happenings import Happenings

_COMPLEMENTS = frozenset({"dobj", "attr", "acomp", "npadvmod", "oprd"})


def toll_measure(noun: Token, found: Iterable[Found], happenings: Happenings) -> tuple[str, Token] | None:
    """What the number counts at which a toll stands, to which it rose or which it reached; None for other numbers.

    With the measure comes the noun that says of whom: the number itself, or
    those behind "the number of".
    """
    for one in found:
        head = _toll_head(one, happenings)
        if head is not None and one.trigger.measure is not None and _is_at(noun, head, happenings):
            named = (
                under_preposition(head, happenings.prepositions["of"]) if lemma(head) in happenings.toll_heads else []
            )
            measure = one.trigger.measure if one.trigger.measure != "shot" else "killed"
            return measure, named[0] if named and noun.pos_ == "NUM" else noun
    return None


def _toll_head(found: Found, happenings: Happenings) -> Token | None:
    """The toll, or the number "of people killed", that this trigger tells of."""
    if found.trigger.word in happenings.toll_words or is_reckoned(found.token, happenings):
        return found.token
    if found.trigger.role != "harm":
        return None
    for above in (found.token, *climb(found.token)):
        if lemma(above) in happenings.toll_heads and above.pos_ == "NOUN":
            return above
        if above.pos_ in ("VERB", "AUX") and above.dep_ not in ("acl", "relcl"):
            return None
    return None


def _is_at(noun: Token, toll: Token, happenings: Happenings) -> bool:
    number = reckoned(toll, happenings)
    if number is not None:
        return noun in (number, number.head)
    if any(child.lower_ in happenings.single for child in noun.lefts):
        return False  # "the toll was confirmed to a reporter"
    verb = toll.head if toll.dep_ in (*SUBJECTS, "dobj") else None
    for link in (noun, *climb(noun)):
        above = link.head
        if link.dep_ == "pobj" and above.lower_ in happenings.prepositions["toll"] and link.i > toll.i:
            return above.head == toll or (verb is not None and (above.head == verb or above.head.head == verb))
        if link.dep_ in _COMPLEMENTS and above == verb and verb is not None:
            return link != toll and toll.dep_ in SUBJECTS and lemma(verb) in happenings.reaches
        if link.dep_ not in ("nummod", "quantmod", "advmod", "amod", "compound"):
            return False
    return False


def share_of_harmed(noun: Token, incident: Incident, happenings: Happenings) -> str | None:
    """What befell those of whom it is said that they are among the dead, or that the dead include them."""
    for found in incident.found:
        measure, harmed = happenings.harmed.get(found.token.lower_), found.token
        if found.trigger.role == "harm" and found.token.dep_ == "acl":  # "among 48 people killed"
            measure, harmed = found.trigger.measure, found.token.head
        if harmed == noun or measure is None or not is_among(harmed, happenings):
            continue
        among = named_among(harmed, happenings)
        theirs = (each for named in among for each in under_preposition(named, happenings.prepositions["of"]))
        if noun in theirs or any(noun in with_conjuncts(named) for named in among):  # "eight of its fighters were"
            return measure
    return None
