"""Who is named as the one behind an attack: by owning up to it, or because somebody blames them for it."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.extract.deeds.charges import charged_with
from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import (
    governed_subject,
    is_passive,
    lemma,
    objects,
    subjects,
    under_preposition,
    verb_above,
    with_conjuncts,
)
from trucewatch.extract.sentence import Sentence
from trucewatch.packs.language.happenings import Happenings
from trucewatch.packs.language.speech import Speech

_ATTACKS = frozenset({"attack", "clash"})


def held_to_have_done(noun: Token, happenings: Happenings) -> list[Token]:
    """Those who are blamed for this attack, or who claim it as theirs, in the clause that names it."""
    return [*_blamed(noun, happenings), *_owning_up(noun, happenings)]


def behind_it(sentence: Sentence, happenings: Happenings, speech: Speech) -> Iterator[tuple[Token, Token]]:
    """Those whom a sentence names as behind an attack that it only refers to, each with the verb that says so.

    "The group claimed responsibility", "the attack was attributed to the
    group", "it said it was behind the blast", "the shells had been fired by
    the army"; nobody, where none did so.
    """
    for token in sentence.doc:
        told, verb = [], token
        if token.pos_ in ("VERB", "AUX") and _takes_place(token, speech):
            told = _doers(token, happenings, speech)
        elif token.pos_ == "NOUN" and _is_known_attack(token, happenings):
            verb = verb_above(token) or token
            told = (charged_with(token, happenings) or []) if _takes_place(verb, speech) else []
        for doer in told:
            if not any(part.lower_ in speech.negators for part in (doer, *doer.lefts)):
                yield doer, verb


def _doers(verb: Token, happenings: Happenings, speech: Speech) -> list[Token]:
    acted_on = objects(verb)
    members = _of_whom_they_are(verb, happenings)
    if members:
        return members
    if lemma(verb) in happenings.owns_up:
        known = any(lemma(noun) in happenings.responsibility or _is_known_attack(noun, happenings) for noun in acted_on)
        return _who(verb, happenings) if known else []
    if lemma(verb) in happenings.blames:
        known = any(_is_known_attack(noun, happenings) for noun in acted_on)
        return under_preposition(verb, happenings.prepositions["blamed"]) if known else []
    if lemma(verb) in happenings.launches and any(_is_fired(noun, happenings) for noun in acted_on):
        return _who(verb, happenings)  # "had fired them", "it was launched by the militia"
    if lemma(verb) in happenings.came and any(lemma(noun) in happenings.munitions for noun in subjects(verb)):
        return under_preposition(verb, happenings.prepositions["from"])  # "the shell came from an army post"
    if lemma(verb) not in happenings.copulas:
        return []
    of_what = under_preposition(verb, happenings.prepositions["behind"])
    answerable = [child for child in verb.children if child.dep_ == "acomp" and lemma(child) in happenings.answerable]
    for word in answerable:
        of_what += [noun for child in word.children if child.dep_ == "prep" for noun in child.children]
    known = any(_is_known_attack(noun, happenings) or _is_it(noun, speech) for noun in of_what)
    return _who(verb, happenings) if known or (answerable and not of_what) else []


def _of_whom_they_are(verb: Token, happenings: Happenings) -> list[Token]:
    """To whom those belong who did it: "the attackers belonged to the group", "the gunmen were members of it"."""
    subject = next(iter(subjects(verb)), None)
    if subject is None or not any(child.lower_ in happenings.definite for child in subject.lefts):
        return []
    if lemma(subject) not in happenings.attackers:
        return []
    if lemma(verb) in happenings.belongs:
        return under_preposition(verb, happenings.prepositions["to"])
    named = [child for child in verb.children if child.dep_ == "attr"] if lemma(verb) in happenings.copulas else []
    return [noun for noun in named if lemma(noun) in happenings.doers]


def _is_fired(noun: Token, happenings: Happenings) -> bool:
    """Is it what was told to have come down, as "them", "it" or "the shells"?"""
    known = any(child.lower_ in happenings.definite for child in noun.lefts)
    return noun.lower_ in happenings.taken_up or (known and lemma(noun) in happenings.munitions)


def _is_it(noun: Token, speech: Speech) -> bool:
    """Does a pronoun stand for what was told?"""
    return noun.tag_ in ("PRP", "DT") and noun.lower_ in speech.answered


def _who(verb: Token, happenings: Happenings) -> list[Token]:
    if is_passive(verb):
        return under_preposition(verb, happenings.prepositions["by"])
    charging = verb.head.head if verb.dep_ == "pcomp" else verb
    if charging != verb and lemma(charging) in happenings.charges:  # "suspects the group of being behind it"
        return objects(charging)
    subject = governed_subject(verb)
    return with_conjuncts(subject) if subject is not None else []


def _takes_place(verb: Token, speech: Speech) -> bool:
    """Is it told as done: not denied, not looked ahead to, no possibility?"""
    marks = speech.ahead | speech.hypothetical | speech.negators
    return not any(child.dep_ == "neg" or child.tag_ == "MD" or child.lower_ in marks for child in verb.children)


def _is_known_attack(noun: Token, happenings: Happenings) -> bool:
    """Is it an attack that was told of before ("the attack")?"""
    trigger = happenings.nouns.get(lemma(noun)) or happenings.nouns.get(noun.lower_)
    if trigger is None and lemma(noun) not in happenings.deeds:
        return False
    harm = trigger is not None and trigger.role == "harm" and trigger.word not in happenings.toll_words
    named = under_preposition(noun, happenings.prepositions["of"])  # "the killing of": one that it tells itself
    if trigger is not None and trigger.role not in _ATTACKS and (not harm or named):
        return False
    return any(child.lower_ in happenings.definite for child in noun.lefts)


def _blamed(noun: Token, happenings: Happenings) -> list[Token]:
    """Those on whom an attack is blamed, behind it ("an ambush blamed on X") or above it ("was blamed on X")."""
    verbs = [child for child in noun.children if child.dep_ in ("relcl", "acl")]
    verbs += [noun.head] if noun.dep_ in ("nsubjpass", "dobj") else []
    blaming = [verb for verb in verbs if lemma(verb) in happenings.blames]
    return [token for verb in blaming for token in under_preposition(verb, happenings.prepositions["blamed"])]


def _owning_up(noun: Token, happenings: Happenings) -> list[Token]:
    """Those who claim an attack as theirs: "claimed the attack", "claimed responsibility for the attack"."""
    verb = noun.head
    if noun.dep_ == "pobj" and noun.head.head.dep_ == "dobj" and lemma(noun.head.head) in happenings.responsibility:
        verb = noun.head.head.head
    elif noun.dep_ != "dobj":
        return []
    subject = governed_subject(verb) if lemma(verb) in happenings.owns_up else None
    return [subject, *subject.conjuncts] if subject is not None else []
