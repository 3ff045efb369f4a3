"""How much of an act is told: only its beginning, or only a part of the ground or of those whom it is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import is_begun, lemma, objects, with_conjuncts
from trucewatch.packs.language.happenings import Happenings


def extent_of(act: Token, happenings: Happenings) -> tuple[str, ...]:
    """The steps that say so; none where all of it is told, or nothing is said of it."""
    begun = ("aspect.begun",) if is_begun(act, happenings.begins) else ()
    if _is_in_part(act, happenings):
        return (*begun, "aspect.part")
    return (*begun, "aspect.whole") if _is_of_all(act, happenings) else begun


def _is_of_all(act: Token, happenings: Happenings) -> bool:
    """Is it told of all of them: "freed all the captives", "the last prisoners were released"?"""
    words = happenings.in_part.get("whole", frozenset())
    return any(child.lower_ in words for noun in _about(act) for child in noun.children)


def _is_in_part(act: Token, happenings: Happenings) -> bool:
    """Is it told of a part: "left part of the valley", "pulled out of two of the five posts"?"""
    words = happenings.in_part
    if not words:
        return False
    if any(child.lower_ in words["beside"] or _leaves_something(child, words) for child in act.children):
        return True
    return any(_is_a_part(noun, words, happenings.prepositions["of"]) for noun in _about(act))


def _leaves_something(child: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """Is it a verb or preposition that tells of what is left: "but will stay on two hills", "except two"?"""
    if child.dep_ == "conj" and child.pos_ == "VERB":
        return lemma(child) in words["keeping"] and not any(other.dep_ == "neg" for other in child.children)
    return child.lower_ in words["apart"] and child.pos_ in ("ADP", "SCONJ")


def _about(act: Token) -> Iterator[Token]:
    """What the act is done to, and what it is done from or at."""
    yield from objects(act) if act.pos_ == "VERB" else ()
    for child in act.children:
        if child.dep_ in ("prep", "prt"):
            yield from _under(child)


def _under(preposition: Token) -> Iterator[Token]:
    for child in preposition.children:
        if child.dep_ == "pobj":
            yield from with_conjuncts(child)
        elif child.dep_ == "prep":
            yield from _under(child)  # "out of"


def _is_a_part(noun: Token, words: Mapping[str, frozenset[str]], of: frozenset[str]) -> bool:
    """Is it "parts of the district", "two of the five posts", "some positions"?"""
    if any(_leaves_something(child, words) for child in noun.children):
        return True
    of_a_whole = any(child.dep_ == "prep" and child.lower_ in of for child in noun.children)
    if of_a_whole and (lemma(noun) in words["nouns"] or noun.pos_ == "NUM"):
        return True
    return any(child.lower_ in words["before"] for child in noun.children)
