"""Triggers found in a sentence, and which of them tell of one incident."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from trucewatch.extract.deeds.beside import noun_meant, state_left
from trucewatch.extract.deeds.clauses import Clauses
from trucewatch.extract.deeds.triggers import Found
from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import climb, is_passive, is_relative, is_told_past, lemma, objects, subjects
from trucewatch.packs.language.happenings import Happenings
from trucewatch.packs.language.speech import Speech
from trucewatch.packs.language.triggers import LEFT_OUT


def height(found: Found) -> tuple[int, int]:
    """How far below the top of the sentence a trigger stands; of equals, the first."""
    return sum(1 for _ in climb(found.token)), found.token.i


@dataclass(frozen=True)
class Incident:
    """The triggers of one sentence that tell of one happening, in order.

    ``held_apart_by`` is the word ("after", "including") that parts it from
    what the rest of the sentence tells; ``given`` says that the sentence takes
    it for granted where it denies another part ("denied that it shot down
    the jet in which two died").
    """

    found: tuple[Found, ...]
    held_apart_by: Token | None = None
    given: bool = False

    @cached_property
    def main(self) -> Found:
        """The trigger that stands highest in the sentence, harm before attack at one height."""
        return min(self.found, key=height)

    def has(self, token: Token) -> bool:
        """Is the token one of its triggers?"""
        return token.i in self._at

    @cached_property
    def _at(self) -> frozenset[int]:
        return frozenset(found.token.i for found in self.found)


def is_told_by(given: Incident, deed: Incident) -> bool:
    """Is a deed above what is taken for granted the one that did it?"""
    return next((deed.has(head) for head in climb(given.main.token) if head.pos_ in ("NOUN", "VERB")), False)


def group_incidents(
    found: list[Found],
    happenings: Happenings,
    speech: Speech,
    spots: frozenset[int] = frozenset(),
    days: frozenset[int] = frozenset(),
    denying: frozenset[int] = frozenset(),
) -> list[Incident]:
    """Triggers joined along the tree, unless a word, a new subject or a place of their own holds them apart.

    ``spots`` are the tokens at which places are named, ``days`` those at which times are, ``denying`` the verbs that
    deny something.
    """
    groups: dict[int, int] = {one.token.i: one.token.i for one in found}
    clauses = Clauses({one.token.i: one.trigger for one in found}, spots, days, happenings, speech, denying)
    apart: dict[int, Token] = {}
    anchors: dict[int, list[Token]] = {}

    def root(index: int) -> int:
        while groups[index] != index:
            index = groups[index]
        return index

    given = {one.token.i for one in found if _is_given(one.token, clauses)}
    for one in found:
        if one.trigger.victims == LEFT_OUT or one.token.i in given or one.trigger.word in happenings.stands_in:
            continue
        joined, marker, anchor = _upward(one.token, clauses)
        if marker is not None:
            apart[one.token.i] = marker
        if joined is not None:
            groups[root(one.token.i)] = root(joined)
        elif anchor is not None:  # two nouns under one verb that says that something took place
            verb, beside = one.token.doc[anchor], anchors.setdefault(anchor, [])
            same = next((other for other in beside if not clauses.are_told_apart_by(verb, one.token, other)), None)
            if same is not None:
                groups[root(one.token.i)] = root(same.i)
            beside.append(one.token)
    members: dict[int, list[Found]] = {}
    for one in found:
        members.setdefault(root(one.token.i), []).append(one)
    incidents = []
    for group in members.values():
        markers = [apart[one.token.i] for one in group if one.token.i in apart]
        told = tuple(sorted(group, key=lambda one: one.token.i))
        incidents.append(Incident(told, markers[0] if markers else None, told[0].token.i in given))
    return sorted(incidents, key=lambda incident: incident.found[0].token.i)


def _is_given(token: Token, clauses: Clauses) -> bool:
    """Does a clause about a noun tell of harm that was done by a deed which the sentence denies?"""
    trigger = clauses.triggers[token.i]
    clause = next((link for link in (token, *climb(token)) if is_relative(link)), None)
    if trigger.role != "harm" or clause is None or not is_told_past(clause) or clause != token:
        return False
    deed = next((head for head in climb(clause) if head.i in clauses.triggers), None)
    return deed is not None and clauses.is_denied(deed)


def _was_before(token: Token, link: Token, head: Token) -> bool:
    """Had it happened before what the sentence tells ("shelled the town in reply to the bomb which had killed two")?

    So had what gives the reason: "attacked the post because its men had killed three".
    """
    if not is_told_past(head) or head.dep_ == "relcl":
        return False
    if link == token:
        clause = token if token.dep_ == "advcl" and objects(token) and not is_passive(token) else None
        clause = clause if clause is not None and any(noun.tag_ != "PRP" for noun in subjects(clause)) else None
    else:
        clause = next((each for each in (token, *climb(token)) if each.dep_ == "relcl" and head in climb(each)), None)
    return clause is not None and any(child.dep_ == "aux" and child.tag_ == "VBD" for child in clause.lefts)


def _upward(token: Token, clauses: Clauses, deed: Token | None = None) -> tuple[int | None, Token | None, int | None]:
    """Climb to the next trigger: (that trigger, the word that holds apart, a verb of occurring on the way).

    ``deed`` is what the climb began at, where it is not the token.
    """
    link, triggers, happenings, speech = token, clauses.triggers, clauses.happenings, clauses.speech
    deed = deed or token
    while link.head != link:
        meant = noun_meant(link, triggers, happenings.stands_in)
        if meant is None:
            meant = state_left(link, triggers)
        if meant is not None:
            return meant, None, None
        marker, head = _holds_apart(link, token, happenings), link.head
        if marker is not None and not clauses.is_cause(token, marker):
            return None, marker, None
        if (_is_what_is_said(link) and lemma(head) in speech.verbs) or clauses.is_of_its_own(link):
            return None, None, None
        if head.i in triggers and (_was_before(token, link, head) or _is_of_doer(link, token, happenings)):
            return None, None, None
        if head.i in triggers and clauses.are_of_one_sort(token, head):
            apart = clauses.are_nouns_apart(token, head)
            apart = apart or (link != deed and clauses.is_of_another_day(deed, link, head))
            return (head.i if not apart else None), None, None
        if head.i in triggers and link.dep_ != "conj":
            return None, None, None
        occurs = lemma(head) in happenings.occurs and head.pos_ in ("VERB", "AUX")
        result = triggers[deed.i].role == "harm" and is_result(link)
        if occurs and head.i not in triggers and (result or link.dep_ not in ("advcl", "conj")):
            above = _upward(head, clauses, deed)
            if above[0] is not None:
                return above[0], above[1], None
            # "fled after clashes left nine dead": held apart from what stands above, and one with the dead
            return None, above[1], above[2] if above[2] is not None and is_result(head) else head.i
        if lemma(head) in speech.verbs and head.pos_ == "VERB" and link.dep_ != "acl":
            return None, _holds_apart(head, head, happenings), None
        link = head
    return None, None, None


def _is_what_is_said(link: Token) -> bool:
    """Is it the clause behind a verb of saying: "said that it had killed nine", "claimed to have killed nine"?"""
    past = link.dep_ == "xcomp" and link.tag_ == "VBN" and any(child.tag_ == "TO" for child in link.lefts)
    return past or link.dep_ in ("ccomp", "parataxis")


def is_result(link: Token) -> bool:
    """Is it a clause of what came of it, without a subject or a word before it: "clashes broke out, killing nine"?"""
    bare = link.dep_ == "advcl" and link.tag_ == "VBG" and not subjects(link)
    return bare and not any(child.dep_ in ("mark", "advmod", "prep") for child in link.lefts)


def _is_of_doer(link: Token, token: Token, happenings: Happenings) -> bool:
    """Is it the deed of somebody to whom something else is done ("the planner of the murder was killed")?"""
    doers = (each for each in (link, *climb(token)) if each.pos_ == "NOUN" and each != token)
    return any(lemma(each) in happenings.takes_part and link in (each, *climb(each)) for each in doers)


def _holds_apart(link: Token, token: Token, happenings: Happenings) -> Token | None:
    """The word that puts what a link heads apart from what stands above it ("after", "including")."""
    if link.dep_ in ("advcl", "pcomp"):
        for child in link.lefts:
            if child.dep_ in ("mark", "advmod", "prep") and child.lower_ in happenings.apart:
                return child
    head = link.head
    holds = head.dep_ in ("prep", "mark", "advmod", "advcl") and head.lower_ in happenings.apart
    holds = holds or (link.dep_ == "pobj" and lemma(link) in happenings.replies)
    return head if holds and (link == token or head.lower_ not in happenings.prepositions["part"]) else None
