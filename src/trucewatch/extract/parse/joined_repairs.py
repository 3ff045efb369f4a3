"""Second clauses that the parser hangs on a part of the first, or on the saying, and that are of the verb itself."""

from __future__ import annotations

from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import hang, lemma, subjects
from trucewatch.packs.language.happenings import Happenings


def clause_behind_outcome(verb: Token) -> None:
    """A tense is joined to a tense: "Shells hit a bus, wounding two, and a mine killed a girl" has two clauses."""
    doing = verb.head
    if doing.tag_ != "VBG" or doing.dep_ != "advcl" or verb.tag_ not in ("VBD", "VBZ") or not subjects(verb):
        return
    if any(child.dep_ in ("aux", "mark") for child in doing.lefts):  # "as shells kept falling and the toll rose"
        return
    if doing.head.pos_ in ("VERB", "AUX") and doing.head.i < doing.i:
        hang(verb, doing.head, "conj")
        for child in [child for child in doing.rights if child.dep_ == "cc" and child.i < verb.i]:
            hang(child, doing.head, "cc")


def clause_behind_toll(verb: Token, _: Happenings) -> None:
    """No tense stands under "with": "A bus was raided, with three dead, and a car struck a mine" has two clauses."""
    preposition, first = verb.head, next(iter(subjects(verb)), None)
    second = next((child for child in first.rights if child.dep_ == "conj"), None) if first is not None else None
    if verb.tag_ not in ("VBD", "VBZ") or first is None or second is None or preposition.head.pos_ != "VERB":
        return
    hang(verb, preposition.head, "conj")
    hang(second, verb, first.dep_)
    for child in [child for child in first.rights if child.dep_ == "cc"]:
        hang(child, preposition.head, "cc")
    hang(first, preposition, "pobj")


def doing_behind_said(doing: Token, happenings: Happenings) -> None:
    """What was done besides is no part of the saying: "killed 11 men, a leader said, slitting their throats"."""
    said, told = doing.head, next((child for child in doing.head.lefts if child.dep_ == "ccomp"), None)
    if told is None or doing.dep_ != "advcl" or lemma(doing) not in happenings.verbs or doing.i < said.i:
        return
    if not subjects(doing) and doing.nbor(-1).is_punct:
        hang(doing, told, "advcl")
