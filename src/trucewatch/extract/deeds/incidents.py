"""Triggers found in a sentence, and which of them tell of one incident."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from trucewatch.extract.deeds.beside import noun_meant, state_left
from trucewatch.extract.deeds.clauses import Clauses
from trucewatch.extract.deeds.triggers import Found
from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import climb, is_relative, is_told_past, lemma
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
    anchors: dict[int, int] = {}

    def root(index: int) -> int:
        while groups[index] != index:
            index = groups[index]
        return index

    given = {one.token.i for one in found if _is_given(one.token, clauses)}
    for one in found:
        if one.trigger.victims == LEFT_OUT or one.token.i in given:
            continue
        joined, marker, anchor = _upward(one.token, clauses)
        if marker is not None:
            apart[one.token.i] = marker
        if joined is not None:
            groups[root(one.token.i)] = root(joined)
        elif anchor is not None:  # two nouns under one verb that says that something took place
            if anchor in anchors:
                groups[root(one.token.i)] = root(anchors[anchor])
            else:
                anchors[anchor] = one.token.i
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
    """Had it happened before what the sentence tells ("shelled the town in reply to the bomb which had killed two")?"""
    if not is_told_past(head) or link == token or head.dep_ == "relcl":
        return False
    clause = next((each for each in (token, *climb(token)) if each.dep_ == "relcl" and head in climb(each)), None)
    return clause is not None and any(child.dep_ == "aux" and child.tag_ == "VBD" for child in clause.lefts)


def _upward(token: Token, clauses: Clauses) -> tuple[int | None, Token | None, int | None]:
    """Climb to the next trigger: (that trigger, the word that holds apart, a verb of occurring on the way)."""
    link, triggers, happenings, speech = token, clauses.triggers, clauses.happenings, clauses.speech
    while link.head != link:
        meant = noun_meant(link, triggers)
        if meant is None:
            meant = state_left(link, triggers)
        if meant is not None:
            return meant, None, None
        marker, head = _holds_apart(link, token, happenings), link.head
        if marker is not None:
            return None, marker, None
        if (link.dep_ in ("ccomp", "parataxis") and lemma(head) in speech.verbs) or clauses.is_of_its_own(link):
            return None, None, None
        if head.i in triggers and _was_before(token, link, head):
            return None, None, None
        if head.i in triggers and clauses.are_of_one_sort(token, head):
            apart = link == token and clauses.are_nouns_apart(link, head)
            apart = apart or (link != token and clauses.is_of_another_day(token, link, head))
            return (head.i if not apart else None), None, None
        if head.i in triggers and link.dep_ != "conj":
            return None, None, None
        occurs = lemma(head) in happenings.occurs and head.pos_ in ("VERB", "AUX")
        if occurs and head.i not in triggers and link.dep_ not in ("advcl", "conj"):
            above = _upward(head, clauses)
            return (above[0], above[1], None) if above[0] is not None or above[1] is not None else (None, None, head.i)
        if lemma(head) in speech.verbs and head.pos_ == "VERB" and link.dep_ != "acl":
            return None, None, None
        link = head
    return None, None, None


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
