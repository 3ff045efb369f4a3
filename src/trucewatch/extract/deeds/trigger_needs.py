"""What a word must stand with to tell of a happening: what it acts on, the ground it is of, a weapon before it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import (
    antecedent,
    climb,
    governed_subject,
    is_passive,
    lemma,
    objects,
    subjects,
    under_preposition,
)
from trucewatch.extract.sentence import Named
from trucewatch.packs.language.first_look import A_GROUP
from trucewatch.packs.language.happenings import Happenings
from trucewatch.packs.language.numbers import number_words
from trucewatch.packs.language.times import time_words
from trucewatch.packs.language.triggers import Trigger, phrases_in

_PARTICLES = frozenset({"prt", "advmod", "acomp", "oprd", "advcl"})  # "went off", "burned alive", "took two hostage"
_MEANT = frozenset({"acl", "relcl", "xcomp", "advcl"})  # as what an "operation to arrest them" is parsed
_HOW_MUCH = frozenset({"ADJ", "DET", "PRON", "NUM"})  # as "much of the north", "all of the town"
_SUBJECT_WITHIN = 5  # words about a subject that say what it is


def has_needed(verb: Token, trigger: Trigger, happenings: Happenings, named: Named) -> bool:
    """Does it act on what its trigger asks for, and stand with the words that it asks for?"""
    if trigger.needs_subject and not _has_subject(verb, trigger, named):
        return False
    if trigger.not_subject and any(lemma(noun) in trigger.not_subject for noun in subjects(verb)):
        return False
    if (trigger.active and is_passive(verb)) or (trigger.passive and not is_passive(verb)):
        return False
    if trigger.ground and not _acts_on_ground(verb, trigger, happenings, named.ground):
        return False
    if trigger.not_with and _is_of_another_sense(verb, trigger, happenings):
        return False
    if trigger.needs_object and not trigger.ground and not _has_object(verb, trigger, happenings, named):
        return False
    if trigger.needs_at and not _stands_at(verb, trigger.needs_at, happenings, days=trigger.by_itself):
        return False
    if trigger.not_at and (
        _stands_at(verb, trigger.not_at, happenings) or _is_of_place(verb, trigger.not_at, happenings)
    ):
        return False
    if trigger.needs_after:
        return any(
            lemma(other) in trigger.needs_after
            and any(link.lower_ in happenings.prepositions["from"] for link in climb(other))
            for other in verb.subtree
            if other.i > verb.i
        )
    return True


def has_needed_beside(noun: Token, trigger: Trigger, happenings: Happenings, named: Named) -> bool:
    """Has a noun that tells of nothing by itself what makes it ("the loss of two men", "a landmine incident")?"""
    if trigger.needs_before:
        return has_weapon_before(noun, happenings, or_people=False)
    if trigger.ground:
        return is_of_ground(noun, trigger, happenings, named.ground)
    beside = under_preposition(noun, happenings.prepositions["of"] | happenings.prepositions["sides"])
    return any(lemma(one) in trigger.needs_object for one in beside)


def _is_of_another_sense(verb: Token, trigger: Trigger, happenings: Happenings) -> bool:
    """Is one of the words of another sense what it acts on, or its subject where that is all that it needs?"""
    if trigger.by_itself:
        return any(lemma(noun) in trigger.not_with for noun in subjects(verb))
    if trigger.needs_subject:
        return False
    others = happenings.prepositions["against"] | happenings.prepositions["by"]
    aimed_at = [*objects(verb), *under_preposition(verb, others)]
    return any(lemma(noun) in trigger.not_with and not has_weapon_before(noun, happenings) for noun in aimed_at)


def _has_object(verb: Token, trigger: Trigger, happenings: Happenings, named: Named) -> bool:
    """Is what it acts on, or its subject where it acts on nothing, one of those asked for?"""
    acted_on = objects(verb)
    people = (noun for noun in acted_on if not _is_of_arms(noun, happenings))
    if trigger.of_people and any(_stands_for_people(noun, named.ground) for noun in people):
        return True
    if trigger.of_people and any(child.tag_ == "WP" and child.dep_ in ("nsubjpass", "dobj") for child in verb.lefts):
        return True  # "the owner, who was carried off"
    if trigger.of_fighters and any(noun.i in named.fighters for noun in acted_on):
        return True
    for noun in acted_on:
        other = (happenings.nouns.get(lemma(noun)) or trigger).not_with
        if any(lemma(child) in other for child in noun.lefts):
            return False
    words = {lemma(part) for noun in acted_on for part in noun.subtree if part.i < noun.i + 6 and _is_of(part, noun)}
    words |= {lemma(noun) for noun in acted_on or _subjects_meant(verb, happenings)}
    taken_up = [*acted_on, *(subjects(verb) if is_passive(verb) else ())]
    if verb.dep_ == "acl" or (verb.dep_ == "relcl" and any(noun.tag_ in ("WDT", "WP") for noun in taken_up)):
        words.add(lemma(verb.head))  # "the attack that was carried out"
    words |= {lemma(child) for child in verb.children if child.dep_ == "xcomp"}
    return bool(words & trigger.needs_object)


def _is_of(part: Token, noun: Token) -> bool:
    """Is it said of the noun itself, and not what is only meant with it ("a decision to carry out an attack")?"""
    if part == noun:
        return True
    between = [part, *takewhile(lambda link: link != noun, climb(part))]
    return not any(link.dep_ in ("acl", "relcl") and link.tag_ == "VB" for link in between)


def _subjects_meant(verb: Token, happenings: Happenings) -> Iterator[Token]:
    """Its subjects, and those of which one only counts them ("one of the shells", "a volley of rockets")."""
    for subject in map(antecedent, subjects(verb)):
        yield subject
        if subject.tag_ in ("CD", "DT") or subject.pos_ == "NUM" or lemma(subject) in happenings.counting:
            yield from under_preposition(subject, happenings.prepositions["of"])


def _is_of_arms(noun: Token, happenings: Happenings) -> bool:
    """Does it count what people fight with ("seven of its drones were shot down")?"""
    return any(lemma(one) in happenings.arms for one in under_preposition(noun, happenings.prepositions["of"]))


def _stands_for_people(noun: Token, placed: frozenset[int]) -> bool:
    """Is it a number, a pronoun or a name that can stand for people ("eleven of them", "they", "Mr Vos")?"""
    named = next((child for child in noun.children if child.dep_ == "appos" and child.pos_ == "PROPN"), noun)
    if named.pos_ == "PROPN":  # "the manufacturer Ramon Vos"
        return named.i not in placed
    if noun.tag_ == "WP" and noun.head.dep_ == "relcl":
        return True  # "Mr Vos, who was taken"
    numbers = number_words(noun.lang_).cardinals
    return (
        noun.tag_ in ("CD", "DT")
        or noun.lower_ in numbers
        or (noun.tag_ == "PRP" and noun.morph.get("Gender") != ["Neut"])
    )


def _stands_at(verb: Token, words: frozenset[str], happenings: Happenings, *, days: bool = False) -> bool:
    """Does one of them follow, as a particle ("went off"), before a noun, or with its own ("stoned to death")?

    What stands before a day only dates it: nobody is fired at "on Monday"; with ``days`` that does too.
    """
    if any(child.dep_ in _PARTICLES and child.lower_ in words for child in verb.children):
        return True
    acted_on = [noun for noun in objects(verb) if noun.i > verb.i]
    right_behind = [noun.nbor(1) for noun in acted_on if noun.i + 1 < len(noun.doc)]
    if any(word.lower_ in words for word in (*acted_on, *right_behind)):
        return True  # "took two guards hostage", on whatever the parser hangs it
    known = time_words(verb.lang_)
    behind = [noun for each in (verb, *objects(verb)) for noun in under_preposition(each, words)]
    if any(days or not known.is_of_a_day(noun.lower_) for noun in behind) or (not behind and _is_stranded(verb, words)):
        return True
    phrases = phrases_in(words)
    meant = [child for each in (verb, *acted_on) for child in each.rights if child.dep_ in _MEANT]
    if any(
        [aux.lower_ for aux in child.lefts][:1] == [first] and lemma(child) == last
        for child in meant
        for first, _, last in phrases
    ):
        return True  # "crushed an attempt to enter the town"
    return any(
        ends_phrase(noun, between, last)
        for each in (verb, *(other for other in verb.conjuncts if other.i > verb.i), *objects(verb))
        for first, between, last in phrases
        for noun in _counted(under_preposition(each, frozenset({first})), happenings)
    )


def ends_phrase(noun: Token, between: tuple[str, ...], last: str) -> bool:
    """Is it the last word of a phrase that a trigger needs, with those between before it ("with artillery fire")?"""
    return lemma(noun) == last and {child.lower_ for child in noun.lefts}.issuperset(between)


def _is_of_place(verb: Token, words: frozenset[str], happenings: Happenings) -> bool:
    """Does a clause with "where" say it of such a place, or of any ("the hospital where they were taken")?"""
    if verb.dep_ != "relcl" or not any(child.tag_ == "WRB" for child in verb.lefts):
        return False
    return not words.isdisjoint(happenings.prepositions["to"]) or any(
        lemma(verb.head) == last for _, _, last in phrases_in(words)
    )


def _counted(nouns: list[Token], happenings: Happenings) -> Iterator[Token]:
    """The nouns, and what those stand for that only count others ("with a series of strikes")."""
    for noun in nouns:
        yield noun
        if lemma(noun) in happenings.counting:
            yield from under_preposition(noun, happenings.prepositions["of"])


def _is_stranded(verb: Token, words: frozenset[str]) -> bool:
    """Does a preposition stand without its noun, which the passive put first ("the boat was fired on")?"""
    return is_passive(verb) and any(
        child.dep_ == "prep" and child.lower_ in words and not child.children for child in verb.rights
    )


def _has_subject(verb: Token, trigger: Trigger, named: Named) -> bool:
    """Is its subject, with the words about it, one of those asked for ("trucks of aid entered")?"""
    subject = governed_subject(verb)
    if subject is not None and subject.pos_ == "PRON":  # "the army said that it had begun to deploy"
        told = next((link for link in climb(verb) if link.dep_ == "ccomp"), verb)
        subject = next(iter(subjects(told.head)), subject)
    if subject is None or any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return False
    words = {lemma(part) for part in subject.subtree if abs(part.i - subject.i) < _SUBJECT_WITHIN}
    words |= {A_GROUP} if subject.i in named.fighters else set()
    return bool(words & trigger.needs_subject) and not words & trigger.not_with


def _acts_on_ground(verb: Token, trigger: Trigger, happenings: Happenings, placed: frozenset[int]) -> bool:
    """Is what it acts on, or its subject, a town or the like ("took the town"), or one by name?"""
    acted_on = subjects(verb) if trigger.victims == "subject" else objects(verb)
    if trigger.ground == "held":
        return any(lemma(noun) in trigger.needs_object and _holds_ground(noun, happenings, placed) for noun in acted_on)
    if trigger.ground == "heads":  # "took a position"; who "took position" only went there
        acted_on = [noun for noun in acted_on if any(noun.lefts) or lemma(noun) not in happenings.taken_up_only]
    return any(
        lemma(noun) in trigger.needs_object
        or (trigger.ground == "places" and (noun.i in placed or (placed and trigger.needs_subject and _is_it(noun))))
        for noun in _counted(acted_on, happenings)
    )


def _holds_ground(noun: Token, happenings: Happenings, placed: frozenset[int]) -> bool:
    """Is it held over ground, or over what is not told ("took control of the bridge"; not "of the party")?"""
    of = happenings.prepositions["of"]
    over = [
        each
        for one in under_preposition(noun, of)
        for each in ((under_preposition(one, of) if one.pos_ in _HOW_MUCH else []) or [one])
    ]
    return not over or any(one.i in placed or lemma(one) in happenings.sites or one.tag_ == "PRP" for one in over)


def _is_it(noun: Token) -> bool:
    """Does it stand for a thing or a town ("recaptured the town that rebels had taken: they held it for a month")?"""
    return noun.tag_ == "PRP" and noun.morph.get("Gender") == ["Neut"]


def is_of_ground(noun: Token, trigger: Trigger, happenings: Happenings, placed: frozenset[int]) -> bool:
    """Does "of" join it to a town or the like, or to one by name ("the fall of the city")?"""
    owned = under_preposition(noun, happenings.prepositions["of"])
    return any(lemma(one) in trigger.needs_object or one.i in placed for one in owned)


def has_weapon_before(noun: Token, happenings: Happenings, *, or_people: bool = True) -> bool:
    """Does a weapon, or somebody named, stand before the noun ("artillery fire")?"""
    before = [child for child in noun.lefts if child.dep_ in ("compound", "amod", "nmod")]
    words = " ".join(part.text for child in before for part in child.subtree)
    people = any(child.pos_ == "PROPN" or child.text[0].isupper() for child in noun.lefts if child.dep_ != "det")
    return (people and or_people) or bool(happenings.means_in(words))
