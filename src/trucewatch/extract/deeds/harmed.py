"""Words that stand for those who were hurt: "the dead", where others are told to be among them, and "one"."""

from __future__ import annotations

from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import SUBJECTS, lemma, objects, subjects, under_preposition
from trucewatch.packs.language.happenings import Happenings

_TAKES_PART = (*SUBJECTS, "dobj")


def stands_for_harmed(token: Token, happenings: Happenings) -> str | None:
    """The measure of "the dead", where somebody is said to be among them or they are said to include somebody."""
    measure = happenings.harmed.get(token.lower_)
    if measure is None or not is_among(token, happenings):
        return None
    return measure if named_among(token, happenings) else None


def is_among(harmed: Token, happenings: Happenings) -> bool:
    """Does it stand behind "among", or before "include"?"""
    includes = harmed.dep_ in SUBJECTS and lemma(harmed.head) in happenings.prepositions["part"]
    return includes or (harmed.dep_ == "pobj" and harmed.head.lower_ in happenings.prepositions["amid"])


def named_among(harmed: Token, happenings: Happenings) -> list[Token]:
    """The nouns told to be among these: "two children were among the dead", "the dead included two children"."""
    if harmed.dep_ in SUBJECTS:
        return objects(harmed.head)
    verb = harmed.head.head
    if verb.pos_ not in ("AUX", "VERB") or lemma(verb) not in happenings.copulas:
        return []
    return [noun for noun in (*subjects(verb), *objects(verb)) if noun.pos_ in ("NOUN", "PROPN", "NUM")]


def stands_for_one(word: Token, happenings: Happenings) -> bool:
    """Is it "another", or a "one" of which nothing is said but its state ("no one", "one in five")?"""
    if word.lower_ in happenings.alone:
        return word.dep_ in _TAKES_PART
    if word.lower_ not in happenings.single or word.tag_ != "CD" or any(word.lefts):
        return False
    if word.i + 1 < len(word.doc) and word.nbor(1).lower_ in happenings.states:
        return True
    if word.dep_ not in _TAKES_PART:
        return False
    inside = under_preposition(word, happenings.prepositions["of"])
    return inside[0].pos_ == "PRON" if inside else not any(word.rights)
