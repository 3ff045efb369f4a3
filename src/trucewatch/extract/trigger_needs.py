"""What a word must stand with to tell of a happening: what it acts on, the ground it is of, a weapon before it."""

from __future__ import annotations

from trucewatch.extract.tokens import Token
from trucewatch.extract.tree import climb, governed_subject, is_passive, lemma, objects, subjects, under_preposition
from trucewatch.packs.happenings import Happenings, Trigger

_SUBJECT_WITHIN = 5  # words about a subject that say what it is


def has_needed(verb: Token, trigger: Trigger, happenings: Happenings, placed: frozenset[int]) -> bool:
    """Does it act on what its trigger asks for, and stand with the words that it asks for?

    ``placed`` are the words of ground by name that can be taken.
    """
    if trigger.needs_subject and not _has_subject(verb, trigger):
        return False
    if trigger.ground and not _acts_on_ground(verb, trigger, placed):
        return False
    if trigger.not_with and not trigger.needs_subject:
        others = happenings.prepositions["against"] | happenings.prepositions["by"]
        aimed_at = [*objects(verb), *under_preposition(verb, others)]
        if any(lemma(noun) in trigger.not_with and not has_weapon_before(noun, happenings) for noun in aimed_at):
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
        taken_up = [*objects(verb), *(subjects(verb) if is_passive(verb) else ())]
        if verb.dep_ == "acl" or (verb.dep_ == "relcl" and any(noun.tag_ in ("WDT", "WP") for noun in taken_up)):
            words.add(lemma(verb.head))  # "the attack that was carried out"
        verbal = {lemma(child) for child in verb.children if child.dep_ == "xcomp"}
        if not (words | verbal) & trigger.needs_object:
            return False
    if trigger.needs_at and not _stands_at(verb, trigger.needs_at):
        return False
    if trigger.needs_after:
        return any(
            lemma(other) in trigger.needs_after
            and any(link.lower_ in happenings.prepositions["from"] for link in climb(other))
            for other in verb.subtree
            if other.i > verb.i
        )
    return True


def _stands_at(verb: Token, words: frozenset[str]) -> bool:
    """Does one of them follow, as a particle ("went off"), before a noun, or with its own ("stoned to death")?"""
    if any(child.dep_ == "prt" and child.lower_ in words for child in verb.children) or under_preposition(verb, words):
        return True
    pairs = [word.split() for word in words if " " in word]
    return any(
        lemma(noun) == last
        for each in (verb, *(other for other in verb.conjuncts if other.i > verb.i))
        for first, last in pairs
        for noun in under_preposition(each, frozenset({first}))
    )


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


def is_of_ground(noun: Token, trigger: Trigger, happenings: Happenings, placed: frozenset[int]) -> bool:
    """Does "of" join it to a town or the like, or to one by name ("the fall of the city")?"""
    owned = under_preposition(noun, happenings.prepositions["of"])
    return any(lemma(one) in trigger.needs_object or one.i in placed for one in owned)


def has_weapon_before(noun: Token, happenings: Happenings) -> bool:
    """Does somebody named or a weapon stand before the noun ("artillery fire")?"""
    words = " ".join(child.text for child in noun.lefts if child.dep_ in ("compound", "amod", "nmod"))
    people = any(child.pos_ == "PROPN" or child.text[0].isupper() for child in noun.lefts if child.dep_ != "det")
    return people or any(means.pattern.search(words) for means in happenings.means)
