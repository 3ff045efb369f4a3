"""Clauses and nouns beside one another: do they tell of one happening, and which one does "in which" take up?"""

from __future__ import annotations

from collections.abc import Collection

from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import SUBJECTS, half


def halves_told_apart(link: Token, head: Token, marked: frozenset[int]) -> bool:
    """Has the later of two halves of a sentence a place or a day of its own ("...; on Monday a mine killed two")?"""
    later = max(half(link), half(head))
    return any(half(token) == later for token in link.doc if token.i in marked)


def nouns_placed_apart(noun: Token, first: Token, spots: frozenset[int], days: frozenset[int]) -> bool:
    """Has each of two nouns a mark of its own ("the strike on Tal on Monday and the shelling of Ros")?

    Where both say where, or both when, that is enough ("the raid on Tal on Monday and the shelling of Tal on Friday").
    """
    own = set(noun.subtree)
    for marked in (spots | days, spots, days):
        here = {with_number(token) for token in own if token.i in marked}
        there = {with_number(token) for token in first.subtree if token.i in marked and token not in own}
        if here and there and here.isdisjoint(there):
            return True
    return False


def with_number(token: Token) -> str:
    """The word as written, a month with its day."""
    return " ".join(word.lower_ for word in (*token.children, token) if word == token or word.dep_ == "nummod")


def noun_meant(clause: Token, triggers: Collection[int], stands_in: Collection[str] = ()) -> int | None:
    """The happening that "in which" or "which" takes up, where the parser hangs the clause on a day or a town instead.

    "Condemned the shelling of Tal on 3 May, in which two died".
    """
    if clause.head.i in triggers or clause.pos_ not in ("VERB", "AUX"):
        return None
    within = [word for child in clause.lefts if child.dep_ == "prep" for word in child.children if word.tag_ == "WDT"]
    itself = [child for child in clause.lefts if child.tag_ == "WDT" and child.dep_ in SUBJECTS]
    itself = itself if clause.head.pos_ == "PROPN" else []  # "which troops entered" is the town
    if not within and not (itself and clause.dep_ == "relcl"):
        return None
    opens = (within or itself)[0].i
    before = [at for at in triggers if at < opens and _is_noun(clause.doc[at], stands_in)]
    return max(before, default=None)


def _is_noun(token: Token, stands_in: Collection[str]) -> bool:
    return token.pos_ == "NOUN" or token.lower_ in stands_in


def state_left(link: Token, triggers: Collection[int]) -> int | None:
    """The state that what hangs beside it left people in: "Six are dead after a bomb fell", "in Tal, where it fell".

    How long after may be told of another day: "is dead two days after the raid".
    """
    above = link.head
    if above.tag_ == "CD":  # "14 dead and 29 wounded in a raid"
        return next((each.i for each in above.rights if each.dep_ == "amod" and each.i in triggers), None)
    if link.dep_ == "pobj" and above.dep_ == "prep":
        link, above = above, above.head
    if above.pos_ != "AUX" or link.i < above.i or link.dep_ in ("conj", "acomp"):
        return None
    opens = (link, *(child for child in link.lefts if child.dep_ in ("mark", "advmod")))
    if any(child.dep_ == "npadvmod" for word in opens for child in word.lefts):
        return None
    return next((each.i for each in above.rights if each.dep_ == "acomp" and each.i in triggers), None)
