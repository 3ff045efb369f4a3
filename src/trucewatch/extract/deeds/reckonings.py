"""Numbers at which somebody puts a toll: "put the dead at 98 and the wounded at 120"."""

from __future__ import annotations

from trucewatch.extract.deeds.trigger_needs import ends_phrase
from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import climb, lemma, objects, under_preposition
from trucewatch.packs.language.happenings import Happenings
from trucewatch.packs.language.triggers import phrases_in

_NEAR = 4  # steps up the tree from a toll to the verb that reckons it
_BENDS = 4  # words between "at" and the number ("at more than 40")


def reckoned(toll: Token, happenings: Happenings) -> Token | None:
    """The number at which a verb of reckoning before this toll puts it; None where there is none.

    Parsers hang "at 98" on whatever stands before it, so the words are
    followed as they stand, up to the next toll.
    """
    verbs = [link for link in list(climb(toll))[:_NEAR] if lemma(link) in happenings.reckons and link.i < toll.i]
    if not verbs or verbs[0].pos_ != "VERB":
        return None
    for token in toll.doc[toll.i + 1 :]:
        other = token.lower_ in happenings.harmed and _is_toll(token) and toll not in climb(token)
        if other or token.text == ";":
            return None
        if token.lower_ in happenings.prepositions["reckoned"]:
            number = next(
                (after for after in token.doc[token.i + 1 : token.i + 1 + _BENDS] if after.tag_ == "CD"), None
            )
            if number is not None and not any(part.is_punct for part in token.doc[token.i : number.i]):
                return number
    return None


def reckons_toll(verb: Token, happenings: Happenings) -> bool:
    """Does it put a toll at a number, so that its subject is who says how many?"""
    if verb.pos_ != "VERB" or lemma(verb) not in happenings.reckons:
        return False
    nouns = happenings.toll_words | happenings.toll_heads | happenings.figures
    tolls = [token for token in objects(verb) if lemma(token) in nouns or token.lower_ in happenings.harmed]
    return any(reckoned(token, happenings) is not None for token in tolls)


def is_no_saying(verb: Token, happenings: Happenings) -> bool:
    """Does a verb that may be one of saying tell a deed ("the mine claimed three lives", "replied with shells")?"""
    triggers = happenings.verbs.get(lemma(verb), ())
    asked = {noun for trigger in triggers for noun in trigger.needs_object}
    if asked and any(lemma(noun) in asked for noun in objects(verb)):
        return True
    means = [phrase for trigger in triggers for phrase in phrases_in(trigger.needs_at)]
    return any(
        ends_phrase(noun, between, last)
        for first, between, last in means
        for noun in under_preposition(verb, frozenset({first}))
    )


def is_reckoned(token: Token, happenings: Happenings) -> str | None:
    """The measure of a toll, by those who make it up ("the dead") or as a mere "figure", that is put at a number."""
    measure = happenings.harmed.get(token.lower_)
    if measure is None and token.lower_ in happenings.figures and token.dep_ == "dobj":
        said = any(child.dep_ in ("acl", "prep") for child in token.children)
        measure = None if said else "killed"  # "the number of wounded" says itself what it counts
    if measure is None or not _is_toll(token):
        return None
    return measure if reckoned(token, happenings) is not None else None


def _is_toll(token: Token) -> bool:
    """Does it stand for people, and describe none: "the dead", "enemy dead", "the number of wounded"?"""
    described = token.i + 1 < len(token.doc) and token.nbor(1).pos_ in ("NOUN", "PROPN")
    return token.dep_ in ("dobj", "pobj", "conj", "oprd", "attr") and not described
