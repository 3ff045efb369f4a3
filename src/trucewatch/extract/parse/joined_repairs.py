"""Second clauses that the parser hangs on a part of the first, or on the saying, and that are of the verb itself."""

from __future__ import annotations

from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import climb, hang, lemma, subjects
from trucewatch.packs.language.happenings import Happenings
from trucewatch.packs.language.speech import load_speech


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


def row_that_said(said: Token, _: Happenings) -> None:
    """Who said it is not hit by it, and is no town: "killing six people, police and medics said".

    "Clashes broke out near Tal, a spokesman for the group, Ada Vos, told reporters".
    """
    told = next((child for child in said.lefts if child.dep_ == "ccomp"), None)
    if told is None or subjects(said) or told.i > said.i or lemma(said) not in load_speech(said.lang_).verbs:
        return
    last = next((word for word in reversed(said.doc[: said.i]) if not word.is_punct), said)
    teller = None
    for noun in (last, *climb(last)):
        first = min(part.i for part in noun.subtree)
        if noun.dep_ in ("conj", "appos") and first > told.i and said.doc[first - 1].text == ",":
            teller = noun
        if noun.dep_ not in ("appos", "pobj", "prep") and (teller is not None or noun.dep_ != "conj"):
            break
    if teller is not None:
        hang(teller, said, "nsubj")


def deed_behind_said(verb: Token, happenings: Happenings) -> bool:
    """What was done besides is no part of the saying: "killed a guard, the army said, and burned down a school".

    Nobody who only speaks does it; where troops are sent it may be the speaker who sends them.
    """
    said = verb.head
    told = next((child for child in said.lefts if child.dep_ == "ccomp" and child.pos_ == "VERB"), None)
    readings = happenings.verbs.get(lemma(verb), ())
    if told is None or subjects(verb) or not subjects(said) or not readings:
        return False
    if any(each.role in ("move", "host", "free") for each in readings) or not subjects(told) or told.i > said.i:
        return False
    joins = [child for child in said.rights if child.dep_ == "cc" and child.i < verb.i]
    if not joins or joins[-1].nbor(-1).text != ",":
        return False
    hang(verb, told, "conj")
    hang(joins[-1], told, "cc")
    return True


def passive_behind_after(clause: Token, happenings: Happenings) -> bool:
    """What a comma parts from "after" and a noun is its clause: "came days after a bus in Tal, a town, was shelled".

    The parser joins it to the first verb, or hangs that on it.
    """
    first, verb = (clause.head, clause) if clause.dep_ == "conj" else (clause, clause.head)
    helped = any(child.dep_ == "auxpass" for child in verb.lefts)
    if verb.tag_ not in ("VBN", "VBD") or not helped or subjects(verb) or verb.i < first.i:
        return False
    joined = any(child.dep_ == "cc" and child.i < verb.i for child in first.rights)
    marks = [child for child in first.rights if child.i < verb.i and child.lower_ in happenings.apart]
    nouns = [child for child in marks[-1].rights if child.dep_ == "pobj"] if marks and not joined else []
    helper = min(part.i for part in verb.subtree if part.dep_ in ("aux", "auxpass") and part.head == verb)
    if not nouns or verb.doc[helper - 1].text != ",":
        return False
    if first.head == verb:
        hang(first, verb.head if verb.head != verb else first, verb.dep_)
    hang(verb, first, "advcl")
    hang(nouns[0], verb, "nsubjpass")
    hang(marks[-1], verb, "mark")
    verb.tag_ = "VBN"
    return True


def doing_behind_after(verb: Token, happenings: Happenings) -> bool:
    """A deed behind "after" does what the verb behind it tells: "met after shelling in Tal killed a child".

    The parser takes the deed for what somebody did, and joins the verb to the first one.
    """
    if verb.tag_ != "VBD" or subjects(verb) or any(child.dep_ in ("aux", "auxpass", "mark") for child in verb.lefts):
        return False
    before = verb.doc[verb.head.i + 1 : verb.i]
    doing = next((each for each in before if each.dep_ == "pcomp" and each.lower_ in happenings.nouns), None)
    after = doing.head if doing is not None else None
    if doing is None or after is None or doing.tag_ != "VBG" or after.lower_ not in happenings.apart:
        return False
    if any(each not in doing.subtree for each in verb.doc[doing.i : verb.i]):
        return False
    hang(doing, verb, "nsubj")
    doing.pos_, doing.tag_ = "NOUN", "NN"
    hang(after, verb, "mark")
    verb.dep_ = "advcl"
    return True
