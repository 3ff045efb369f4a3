"""Triggers found in a sentence, and which of them tell of one incident."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.extract.beside import clauses_placed_apart, halves_told_apart, noun_meant, nouns_placed_apart
from trucewatch.extract.harmed import stands_for_harmed
from trucewatch.extract.modes import marks_on
from trucewatch.extract.sentence import Sentence, ground_named
from trucewatch.extract.tokens import Token
from trucewatch.extract.tree import (
    SUBJECTS,
    climb,
    governed_subject,
    half,
    lemma,
    objects,
    subjects,
    under_preposition,
)
from trucewatch.extract.untold import Untold
from trucewatch.model import Mode
from trucewatch.packs.happenings import LEFT_OUT, Happenings, Speech, Trigger


@dataclass(frozen=True)
class Found:
    """A trigger at a token of the sentence."""

    token: Token
    trigger: Trigger


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


_HOSTILE = frozenset({"attack", "harm", "detain", "destroy"})
_TRIED_WITHIN = 4  # steps up the tree to the verb of trying
_SUBJECT_WITHIN = 5  # words about a subject that say what it is
_COUNTED_WITHIN = 25  # characters from a number to the state that it counts
# where a word in -ing stands as a noun does ("after fighting in the north")
_NOUN_PLACES = frozenset({"pcomp", "pobj", "nsubj", "nsubjpass", "csubj", "csubjpass", "dobj"})


def find_triggers(sentence: Sentence, happenings: Happenings) -> list[Found]:
    """Every word of the sentence that tells of a happening."""
    found = []
    placed = ground_named(sentence)
    for token in sentence.doc:
        trigger = _trigger(token, happenings, placed) or _counted_state(sentence, token, happenings)
        if trigger is None or _is_named(sentence, token) or _is_asked(token) or _is_stopped(token, happenings):
            continue
        if _is_fled(token, trigger, happenings):
            continue
        found.append(Found(token, trigger))
    return [one for one in found if not _is_attacked(one, found)]


def without_denied_harm(found: list[Found], speech: Speech) -> list[Found]:
    """The triggers less the harm that did not follow: "a drone hit the airport; nobody was hurt" tells of the drone."""
    done = [one for one in found if one.trigger.role != "harm" or Mode.NEGATED not in marks_on(one.token, speech)]
    return done if any(one.trigger.role == "attack" for one in done) else found


def without_calm(found: list[Found], speech: Speech) -> list[Found]:
    """The triggers less shells that did not fall and bombs that did not go off: that is calm, and no happening."""
    return [
        one
        for one in found
        if not (one.trigger.role == "attack" and one.trigger.needs_object and one.trigger.needs_at)
        or Mode.NEGATED not in marks_on(one.token, speech)
    ]


def _is_attacked(one: Found, found: list[Found]) -> bool:
    """Is it a movement that another trigger acts on ("ambushed a patrol"), and so no happening of its own?"""
    by_index = {other.token.i: other for other in found}
    above = next((by_index[head.i] for head in climb(one.token) if head.i in by_index), None)
    if above is None or one.trigger.role != "move" or not one.trigger.noun or above.trigger.role not in _HOSTILE:
        return False
    acted_on = [
        *objects(above.token),
        *(token for child in above.token.children if child.dep_ == "prep" for token in child.children),
    ]
    return any(token == one.token or token in climb(one.token) for token in acted_on)


def _is_fled(token: Token, trigger: Trigger, happenings: Happenings) -> bool:
    """Is it what people only tried to do, or to get away from ("killed civilians trying to flee the fighting")?"""
    if trigger.role not in ("displace", "move", "clash"):
        return False
    links = [token, *climb(token)][:_TRIED_WITHIN]
    return any(lemma(link) in happenings.attempts and link.dep_ in ("acl", "relcl", "advcl") for link in links)


def passed_over(sentence: Sentence, happenings: Happenings) -> list[Untold]:
    """Why words that could tell of a happening were taken for none."""
    heard = [token for token in sentence.doc if _trigger(token, happenings) is not None]
    return [Untold.NAME if _is_named(sentence, token) else Untold.QUESTION for token in heard]


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


def _trigger(token: Token, happenings: Happenings, placed: frozenset[int] = frozenset()) -> Trigger | None:
    """What the word tells of; ``placed`` are the words of ground by name that can be taken."""
    word = lemma(token)
    # "displaced people" names a kind of people, "fire-fighting" a kind of work: no happenings
    if token.dep_ == "amod" or (token.i > 0 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_):
        return None
    gerund = token.tag_ == "VBG" and token.dep_ in _NOUN_PLACES and token.lower_ in happenings.nouns
    gerund = gerund and not objects(token)
    if not gerund and (token.pos_ in ("VERB", "AUX") or (token.tag_.startswith("VB") and token.pos_ != "NOUN")):
        for trigger in happenings.verbs.get(word, ()):
            if _has_needed(token, trigger, happenings, placed):
                return trigger
    noun = happenings.nouns.get(word) or happenings.nouns.get(token.lower_)
    if noun is None or (token.dep_ in ("compound", "amod", "aux") and not token.tag_.startswith("VBG")):
        return None
    if any(lemma(child) in noun.not_with for child in token.lefts):
        return None
    if noun.needs_before and not _has_weapon_before(token, happenings):
        return None
    if token.pos_ in ("NOUN", "PROPN") or token.tag_ == "VBG":
        return noun
    return None


def _counted_state(sentence: Sentence, token: Token, happenings: Happenings) -> Trigger | None:
    """A state that is counted tells of harm by itself: "left 11 people dead", "the 28 dead"."""
    measure = stands_for_harmed(token, happenings)
    if measure is not None:
        return Trigger(token.lower_, True, "harm", measure, None, "object", frozenset(), frozenset())
    measure = happenings.states.get(token.lower_)
    harmed = any(trigger.role == "harm" for trigger in happenings.verbs.get(lemma(token.head), ()))
    if measure is None or token.pos_ == "VERB" or harmed:  # "shot dead" is one word of harm, not two
        return None
    start = sentence.token_span(token).start
    counted = any(span.end <= start and start - span.end < _COUNTED_WITHIN for span, _ in sentence.quantities)
    return Trigger(token.lower_, True, "harm", measure, None, "object", frozenset(), frozenset()) if counted else None


def _has_weapon_before(noun: Token, happenings: Happenings) -> bool:
    words = " ".join(child.text for child in noun.lefts if child.dep_ in ("compound", "amod", "nmod"))
    people = any(child.pos_ == "PROPN" or child.text[0].isupper() for child in noun.lefts if child.dep_ != "det")
    return people or any(means.pattern.search(words) for means in happenings.means)


def _is_stopped(token: Token, happenings: Happenings) -> bool:
    """Is it what somebody stops, or agrees to stop?"""
    if token.dep_ not in ("xcomp", "dobj", "ccomp", "pcomp", "nsubjpass", "conj", "pobj"):
        return False
    above = [head for head in list(climb(token))[:2] if head.pos_ in ("VERB", "AUX")]
    return bool(above) and lemma(above[0]) in happenings.stops


def _has_needed(verb: Token, trigger: Trigger, happenings: Happenings, placed: frozenset[int]) -> bool:
    if trigger.ground and not _acts_on_ground(verb, trigger, placed):
        return False
    if trigger.needs_subject and not _has_subject(verb, trigger):
        return False
    if trigger.not_with and not trigger.needs_subject:
        aimed_at = [*objects(verb), *under_preposition(verb, happenings.prepositions["against"])]
        if any(lemma(noun) in trigger.not_with for noun in aimed_at):
            return False
    if trigger.needs_object and not trigger.ground:
        named = [happenings.nouns.get(lemma(noun)) for noun in objects(verb)]
        if any(
            one and any(lemma(c) in one.not_with for c in noun.lefts)
            for one, noun in zip(named, objects(verb), strict=True)
        ):
            return False
        words = {lemma(part) for noun in objects(verb) for part in noun.subtree if part.i < noun.i + 6}
        words |= {lemma(noun) for noun in objects(verb)}
        words |= {lemma(noun) for noun in subjects(verb)} if not objects(verb) else set()
        if verb.dep_ == "acl" or (verb.dep_ == "relcl" and any(noun.tag_ == "WDT" for noun in objects(verb))):
            words.add(lemma(verb.head))  # "the attack that was carried out"
        verbal = {lemma(child) for child in verb.children if child.dep_ == "xcomp"}
        if not (words | verbal) & trigger.needs_object:
            return False
    off = any(child.dep_ == "prt" and child.lower_ in trigger.needs_at for child in verb.children)  # "went off"
    if trigger.needs_at and not off and not under_preposition(verb, trigger.needs_at):
        return False
    if trigger.needs_after:
        return any(
            lemma(other) in trigger.needs_after
            and any(link.lower_ in happenings.prepositions["from"] for link in climb(other))
            for other in verb.subtree
            if other.i > verb.i
        )
    return True


def _has_subject(verb: Token, trigger: Trigger) -> bool:
    """Is its subject, with the words about it, one of those asked for ("trucks of aid entered")?"""
    subject = governed_subject(verb)
    if subject is not None and subject.pos_ == "PRON":  # "the army said that it had begun to deploy"
        told = next((link for link in climb(verb) if link.dep_ == "ccomp"), verb)
        subject = next(iter(subjects(told.head)), subject)
    if subject is None or any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return False
    words = {lemma(part) for part in subject.subtree if abs(part.i - subject.i) < _SUBJECT_WITHIN}
    return bool(words & trigger.needs_subject) and not words & trigger.not_with


def _acts_on_ground(verb: Token, trigger: Trigger, placed: frozenset[int]) -> bool:
    """Is what it acts on, or its subject, a town or the like ("took the town"), or one by name?"""
    acted_on = subjects(verb) if trigger.victims == "subject" else objects(verb)
    return any(
        lemma(noun) in trigger.needs_object or (trigger.ground == "places" and noun.i in placed) for noun in acted_on
    )


def _other_sort(one: Found, joined: int, found: list[Found]) -> bool:
    """Arrests beside a raid are another happening than those whom the raid killed."""
    other = next((each for each in found if each.token.i == joined), None)
    return other is not None and (one.trigger.role == "detain") != (other.trigger.role == "detain")


def _role(token: Token, happenings: Happenings) -> str | None:
    trigger = _trigger(token, happenings)
    return trigger.role if trigger is not None else None


def _only_one_is_denied(verb: Token, first: Token, speech: Speech) -> bool:
    """Of two verbs, was one done and the other not ("had struck fighters and had not hit civilians")?"""
    return (Mode.NEGATED in marks_on(verb, speech)) != (Mode.NEGATED in marks_on(first, speech)) and (
        any(child.dep_ in ("aux", "auxpass", "neg") for child in verb.children)
    )


def _is_asked(token: Token) -> bool:
    """Is it a question that somebody asks ("did they fire?") or leaves open ("who attacked first")?"""
    asks = [child for child in token.lefts if child.dep_ == "aux"]
    if token.dep_ == "ROOT" and token.doc[-1].text == "?" and asks:
        return any(child.dep_ in SUBJECTS and child.i > asks[0].i for child in token.lefts)
    return token.dep_ == "ccomp" and any(child.tag_ in ("WP", "WRB") and child.i < token.i for child in token.children)


def _is_named(sentence: Sentence, token: Token) -> bool:
    """Is the word part of a name ("Strike Force", "Operation Spring Shield")?"""
    span = sentence.token_span(token)
    return (
        token.pos_ == "PROPN"
        and token.text[0].isupper()
        and token.i > 0
        and any(mention.span.contains(span) and mention.how == "name" for mention in sentence.actors)
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
        if beside and (not harms or clauses_placed_apart(link, head, happenings, spots)):
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
