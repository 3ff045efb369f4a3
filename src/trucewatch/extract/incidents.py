"""Triggers found in a sentence, and which of them tell of one incident."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.extract.beside import clauses_told_apart, halves_told_apart, noun_meant, nouns_placed_apart
from trucewatch.extract.modes import marks_on
from trucewatch.extract.tokens import Token
from trucewatch.extract.tree import climb, half, lemma, subjects
from trucewatch.extract.triggers import Found, trigger_of
from trucewatch.model import Mode
from trucewatch.packs.happenings import LEFT_OUT, Happenings, Speech


def height(found: Found) -> tuple[int, int]:
    """How far below the top of the sentence a trigger stands; of equals, the first."""
    return sum(1 for _ in climb(found.token)), found.token.i


@dataclass(frozen=True)
class Incident:
    """The triggers of one sentence that tell of one happening, in order.

    ``held_apart_by`` is the word ("after", "including") that parts it from
    what the rest of the sentence tells.
    """

    found: tuple[Found, ...]
    held_apart_by: Token | None = None

    @property
    def main(self) -> Found:
        """The trigger that stands highest in the sentence, harm before attack at one height."""
        return min(self.found, key=height)

    def has(self, token: Token) -> bool:
        """Is the token one of its triggers?"""
        return any(found.token.i == token.i for found in self.found)


def group_incidents(
    found: list[Found],
    happenings: Happenings,
    speech: Speech,
    spots: frozenset[int] = frozenset(),
    days: frozenset[int] = frozenset(),
) -> list[Incident]:
    """Triggers joined along the tree, unless a word, a new subject or a place of their own holds them apart.

    ``spots`` are the tokens at which places are named, ``days`` those at which times are.
    """
    groups: dict[int, int] = {one.token.i: one.token.i for one in found}
    apart: dict[int, Token] = {}
    anchors: dict[int, int] = {}

    def root(index: int) -> int:
        while groups[index] != index:
            index = groups[index]
        return index

    for one in found:
        if one.trigger.victims == LEFT_OUT:
            continue
        joined, marker, anchor = _upward(one.token, groups, happenings, speech, spots, days)
        if marker is not None:
            apart[one.token.i] = marker
        if joined is not None and not _other_sort(one, joined, found):
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
        incidents.append(Incident(tuple(sorted(group, key=lambda one: one.token.i)), markers[0] if markers else None))
    return sorted(incidents, key=lambda incident: incident.found[0].token.i)


def _other_sort(one: Found, joined: int, found: list[Found]) -> bool:
    """Arrests beside a raid are another happening than those whom the raid killed."""
    other = next((each for each in found if each.token.i == joined), None)
    return other is not None and (one.trigger.role == "detain") != (other.trigger.role == "detain")


def _role(token: Token, happenings: Happenings) -> str | None:
    trigger = trigger_of(token, happenings)
    return trigger.role if trigger is not None else None


def _only_one_is_denied(verb: Token, first: Token, speech: Speech) -> bool:
    """Of two verbs, was one done and the other not ("had struck fighters and had not hit civilians")?"""
    return (Mode.NEGATED in marks_on(verb, speech)) != (Mode.NEGATED in marks_on(first, speech)) and (
        any(child.dep_ in ("aux", "auxpass", "neg") for child in verb.children)
    )


def _upward(
    token: Token,
    triggers: dict[int, int],
    happenings: Happenings,
    speech: Speech,
    spots: frozenset[int],
    days: frozenset[int] = frozenset(),
) -> tuple[int | None, Token | None, int | None]:
    """Climb to the next trigger: (that trigger, the word that holds apart, a verb of occurring on the way)."""
    link = token
    while link.head != link:
        meant = noun_meant(link, triggers)
        if meant is not None:
            return meant, None, None
        marker = next(
            (child for child in link.children if child.dep_ in ("mark", "advmod", "prep") and child.i < link.i
             and child.lower_ in happenings.apart and link.dep_ in ("advcl", "pcomp")), None
        )  # fmt: skip
        if marker is not None:
            return None, marker, None
        head = link.head
        holds = head.dep_ in ("prep", "mark", "advmod") and head.lower_ in happenings.apart
        holds = holds or (link.dep_ == "pobj" and lemma(link) in happenings.replies)
        if holds and (link == token or head.lower_ not in happenings.prepositions["part"]):
            return None, head, None
        told_apart = link.dep_ in ("ccomp", "parataxis") and lemma(head) in speech.verbs
        if told_apart or (half(link) != half(head) and halves_told_apart(link, head, spots | days)):
            return None, None, None
        harms = all(_role(verb, happenings) == "harm" for verb in (link, head))
        beside = link.dep_ == "conj" and link.pos_ == "VERB" and subjects(link) and subjects(head)
        if beside and (not harms or clauses_told_apart(link, head, happenings, spots, days)):
            return None, None, None
        if link.dep_ == "conj" and link.pos_ == "VERB" and _only_one_is_denied(link, head, speech):
            return None, None, None
        if link == token and link.dep_ == "conj" and head.i in triggers and nouns_placed_apart(link, head, spots):
            return None, None, None
        if head.i in triggers:
            return head.i, None, None
        if lemma(head) in happenings.occurs and head.pos_ in ("VERB", "AUX") and link.dep_ not in ("advcl", "conj"):
            above = _upward(head, triggers, happenings, speech, spots, days)
            return (above[0], above[1], None) if above[0] is not None or above[1] is not None else (None, None, head.i)
        if lemma(head) in speech.verbs and head.pos_ == "VERB" and link.dep_ != "acl":
            return None, None, None
        link = head
    return None, None, None
