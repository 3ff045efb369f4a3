"""Rows that a parser takes for a name and its explanation: "a man, his wife and two children were killed"."""

from __future__ import annotations

from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import hang, lemma
from trucewatch.packs.language.happenings import Happenings


def joined_in_row(token: Token, happenings: Happenings) -> None:
    """The second of a row that begins with one and ends behind "and" is joined to the first and explains nothing.

    Each of the row has a word of its own before it, an article, a number or whose it is: "a man, a teacher and father
    of two" is one man. More than one may be explained so: "twelve people, three soldiers and nine civilians".
    """
    if token.dep_ != "appos" or token.pos_ != "NOUN" or token.head.tag_ != "NN" or token.head.i > token.i:
        return
    if not any(child.lower_ in happenings.single for child in token.head.lefts):
        return
    later = [child for child in token.rights if child.dep_ == "conj" and child.pos_ == "NOUN"]
    ends = any(child.dep_ == "cc" for one in (token, *later) for child in one.rights)
    if ends and later and all(_is_told_apart(one, happenings) for one in (token, *later)):
        token.dep_ = "conj"


def _is_told_apart(noun: Token, happenings: Happenings) -> bool:
    before = list(noun.lefts)
    words = happenings.single | happenings.possessives
    return any(child.lower_ in words or child.dep_ == "nummod" for child in before)


def number_acted_on(number: Token, happenings: Happenings) -> None:
    """A number before "of" right behind a verb is what it acts on: "shot down 54 of 58 drones"."""
    verb, behind = number.head, number.nbor(1) if number.i + 1 < len(number.doc) else number
    if number.tag_ != "CD" or number.dep_ != "npadvmod" or lemma(verb) not in happenings.verbs or number.i < verb.i:
        return
    acted = any(child.dep_ == "dobj" for child in verb.rights)
    if behind.lower_ in happenings.prepositions["of"] and behind.head == number and not acted:
        number.dep_ = "dobj"


def whom_before_state(state: Token, happenings: Happenings) -> None:
    """Many before one word of what was done to them are whom it was done to: "took three engineers hostage"."""
    whom, verb = state.nbor(-1) if state.i > 0 else state, state.head
    if state.lower_ not in happenings.completing or whom.dep_ != "compound" or whom.tag_ != "NNS" or verb.i > whom.i:
        return
    if whom.head == state and lemma(verb) in happenings.verbs:
        hang(whom, verb, "dobj")
        state.dep_ = "oprd"
