"""Whose deed an act is held to be: those arrested for it, responsible for it, involved in it, who ordered it."""

from __future__ import annotations

from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import governed_subject, is_passive, lemma, objects, subjects, under_preposition
from trucewatch.packs.language.happenings import Happenings

_STEPS = 4  # from the act up to the word that charges: "suspected of taking part in the attack"


def charged_with(act: Token, happenings: Happenings) -> list[Token] | None:
    """Those held to have done it in words above it; None where no such words stand there.

    A noun or a verb in -ing: "two men arrested for killing a judge", "the
    colonel is responsible for the massacre", "he ordered the raid". The list
    is empty where the words charge somebody whom they do not name, or nobody.
    """
    link = act
    for _ in range(_STEPS):
        above = link.head
        if above.pos_ == "VERB" and lemma(above) in happenings.orders and link.dep_ in ("dobj", "nsubjpass"):
            by = under_preposition(above, happenings.prepositions["by"])
            return [] if _is_denied(above) else by if link.dep_ == "nsubjpass" else _who(above)
        if link.dep_ in ("pobj", "pcomp") and above.dep_ == "prep":
            link, word = above.head, above.lower_
            if lemma(link) in happenings.answerable:
                return _answerable(link)
            if word in happenings.charges.get(lemma(link), ()):
                return _charged(link, happenings)
            if lemma(link) not in happenings.takes_part:
                return None
        elif link.dep_ == "dobj" and lemma(link) in happenings.takes_part and lemma(above) in happenings.takes_part:
            link = above
        else:
            return None
        if link.pos_ == "VERB" and subjects(link):
            return _who(link) if not _is_denied(link) else []
    return None


def _who(verb: Token) -> list[Token]:
    subject = governed_subject(verb)
    return [subject, *subject.conjuncts] if subject is not None and not is_passive(verb) else []


def _charged(word: Token, happenings: Happenings) -> list[Token]:
    """Whom a verb, or a noun ("the arrest of"), charges."""
    if _is_denied(word):
        return []
    if word.pos_ == "VERB":
        return objects(word)
    return under_preposition(word, happenings.prepositions["of"])


def _answerable(word: Token) -> list[Token]:
    """Who is responsible: the subject of "is", the object of "holds", or the noun before it."""
    above = word.head
    if _is_denied(word) or _is_denied(above):
        return []
    own = subjects(word)
    if own:  # "holds the rebels responsible"
        return own
    if above.pos_ in ("VERB", "AUX"):
        return objects(above) if above.pos_ == "VERB" and objects(above) else subjects(above)
    return [above] if word.dep_ in ("amod", "acl", "relcl") else []


def _is_denied(word: Token) -> bool:
    return any(child.dep_ == "neg" for child in word.children)
