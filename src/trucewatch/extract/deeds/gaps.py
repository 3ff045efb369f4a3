"""Clauses that leave their verb out: "14 were killed near Tal and 13 policemen near Ros" tells of two happenings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from trucewatch.extract.deeds.incidents import Incident
from trucewatch.extract.deeds.triggers import Found
from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import climb, hang, lemma
from trucewatch.extract.sentence import Sentence
from trucewatch.packs.language.happenings import Happenings
from trucewatch.packs.language.times import time_words
from trucewatch.packs.language.triggers import LEFT_OUT

_OF_PEOPLE = frozenset({"harm", "detain", "free"})
_CLAUSES = ("relcl", "acl", "advcl", "ccomp", "parataxis")


def with_left_out(found: list[Found], sentence: Sentence, spots: frozenset[int], happenings: Happenings) -> list[Found]:
    """The triggers, and for each number that has a place or a cause of its own beside them the verb that it lacks.

    The tree is mended on the way: the number hangs on the verb, and what follows on the number.
    """
    counted = _counted(sentence, happenings)
    known = {one.token.i: one for one in found}
    added = []
    for token in sentence.doc:
        if token.i not in counted or token.i in known or _joined(token).dep_ != "conj":
            continue
        verb = _verb_before(token, known)
        if verb is None or not _is_of_its_own(token, verb.token, known, spots, happenings):
            continue
        _hang(token, verb.token)
        act = None if verb.trigger.role == "harm" else verb.trigger.act  # how others were killed says nothing of these
        trigger = replace(verb.trigger, noun=True, act=act, victims=LEFT_OUT, needs_object=frozenset())
        added.append(Found(token, trigger))
    return sorted([*found, *added], key=lambda one: one.token.i)


def leading(incident: Incident, others: Sequence[Incident]) -> Incident | None:
    """The incident whose verb this one leaves out; None where it leaves none out."""
    main = incident.main
    if main.trigger.victims != LEFT_OUT:
        return None
    return next((other for other in others if other.has(main.token.head)), None)


def _joined(token: Token) -> Token:
    """What "and" joins: the word itself, or the preposition of a day before it ("and on 4 May six in a blast")."""
    return token.head if token.dep_ == "pobj" and token.head.dep_ == "conj" else token


def _counted(sentence: Sentence, happenings: Happenings) -> frozenset[int]:
    """The words that say how many, or who, with "a" as one."""
    found = set()
    for span, _ in sentence.quantities:
        head = sentence.head(span)
        if head is not None:
            found.add(head.head.i if head.dep_ in ("nummod", "quantmod") else head.i)
    single = (token for token in sentence.doc if token.tag_ == "NN" and token.pos_ == "NOUN")
    found.update(token.i for token in single if any(child.lower_ in happenings.single for child in token.lefts))
    return frozenset(found)


def _verb_before(token: Token, known: dict[int, Found]) -> Found | None:
    """The verb of harm, of taking or of freeing in whose clause it stands, right behind "and" or a comma."""
    first = min((each.i for each in _joined(token).subtree), default=token.i)
    before = token.doc[first - 1] if first else token
    if before.dep_ != "cc" and not before.is_punct:
        return None
    mark = _mark_behind(token)
    like = next((link for link in climb(token) if link.dep_ == "advcl" and mark and _opens_with(link, mark)), None)
    if like is not None and (one := known.get(like.head.i)) is not None and _is_of_people(one) and like.i < token.i:
        return one  # "four were killed when a shell hit a bus and three when a mine went off"
    for link in climb(_joined(token)):
        one = known.get(link.i)
        if one is not None and not (one.trigger.noun and one.trigger.role != "harm"):  # "in a raid on Tal and six in"
            harms = _is_of_people(one) and (not one.trigger.noun or link == token.head)
            return one if harms and link.i < token.i else None
        if link.dep_ in _CLAUSES:
            return None
    return None


def _is_of_people(one: Found) -> bool:
    return one.trigger.role in _OF_PEOPLE and one.trigger.measure is not None


def _mark_behind(token: Token) -> str:
    """The word right behind a number that opens a clause ("three when a mine went off"); nothing for none."""
    behind = token.nbor(1) if token.i + 1 < len(token.doc) else token
    return behind.lower_ if behind.dep_ in ("advmod", "mark") and behind.i < behind.head.i else ""


def _opens_with(clause: Token, mark: str) -> bool:
    return any(child.lower_ == mark and child.dep_ in ("advmod", "mark") for child in clause.lefts)


def _is_of_its_own(
    token: Token, verb: Token, known: dict[int, Found], spots: frozenset[int], happenings: Happenings
) -> bool:
    """Has it a place or a cause that is not the verb's, in the words right behind it?"""
    if mark := _mark_behind(token):
        return any(_opens_with(clause, mark) for clause in verb.rights if clause.i < token.i)
    behind = _right_behind(token, verb)
    if behind is None:
        return False
    prepositions, days = happenings.prepositions, time_words(token.lang_)
    named = [each for each in behind.children if each.dep_ == "pobj" and days.is_of_a_day(each.lower_)]
    if named and any(days.is_of_a_day(each.lower_) for each in verb.subtree if each.i < token.i):
        return True  # "three on 19 January and four on 25 January"
    if behind.lower_ not in prepositions["place"] | prepositions["by"]:
        return False
    own = {*token.subtree, *behind.subtree}
    before = [each for each in verb.subtree if each not in own and each.i < token.i]
    here = {each.lower_ for each in own if each.i in spots}
    there = {each.lower_ for each in before if each.i in spots}
    if here and there:
        return here.isdisjoint(there)
    caused = any(each.dep_ == "pobj" and lemma(each) in happenings.alone | happenings.single for each in own)
    return bool(there) and (caused or any(each.i in known and known[each.i].trigger.noun for each in own))


def _right_behind(token: Token, verb: Token) -> Token | None:
    """The preposition right behind the number, which the parser may have given to the verb."""
    if token.i + 1 >= len(token.doc):
        return None
    behind = token.nbor(1)
    return behind if behind.dep_ in ("prep", "agent") and behind.head in (token, verb) else None


def _hang(token: Token, verb: Token) -> None:
    """Join the number to the verb, and to the number what follows it of the verb's, if the verb has such before."""
    had = {each.lower_ for each in verb.subtree if each.i < token.i and each.dep_ == "prep"}
    before = _joined(token)
    clause = token.nbor(1).head if _mark_behind(token) else None
    hang(token, verb, "conj")
    if clause is not None:
        hang(clause, token, "advcl")
    if before != token:
        hang(before, token, "prep")
    for child in [
        child for child in verb.rights if child.i == token.i + 1 or (child.i > token.i and child.lower_ in had)
    ]:
        hang(child, token, child.dep_)
