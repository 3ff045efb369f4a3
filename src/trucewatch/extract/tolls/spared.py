"""That nobody was hurt: "there were no casualties", "no civilian was harmed", "without injuries" count none.

What is only not reported, not known or not sure counts nothing: "no casualties
were reported", "no immediate word of injuries", "nobody else was hurt".
"""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.extract.deeds.modes import has_none_of, modes_of
from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import DESCRIBING, is_passive, lemma, objects, subjects, under_preposition
from trucewatch.extract.sentence import Sentence
from trucewatch.extract.tolls.numbered import PERSON
from trucewatch.model import Count, Mode, Quantity
from trucewatch.packs.groups import Groups
from trucewatch.packs.language.happenings import Happenings
from trucewatch.packs.language.speech import Speech


@dataclass(frozen=True)
class Spared:
    """Counts of none, and the word of harm that says so."""

    token: Token
    counts: tuple[Count, ...]


def spared_in(sentence: Sentence, happenings: Happenings, speech: Speech, groups: Groups) -> tuple[Spared, ...]:
    """Of whom a sentence says that none was hurt."""
    if not any(token.lower_ in speech.negators for token in sentence.doc):
        return ()
    found = []
    for token in sentence.doc:
        measures = happenings.spares.get(lemma(token))
        if measures is None:
            continue
        noun = token if token.pos_ == "NOUN" else _nobody(token, happenings, speech)
        if noun is None or (noun == token and not _is_none(token, happenings, speech)):
            continue
        group = _group(noun, happenings, groups) if noun != token else _group_of_toll(noun, happenings, groups)
        if group is None or not set(modes_of(token, speech)) <= {Mode.NEGATED}:
            continue
        none = Quantity(0, 0, text=" ".join(part.text for part in (*noun.lefts, noun)))
        span = sentence.token_span(noun)
        found.append(Spared(token, tuple(Count(measure, group, none, span) for measure in sorted(measures))))
    return tuple(found)


def added(counts: tuple[Count, ...], none: tuple[Count, ...], groups: Groups) -> tuple[Count, ...]:
    """Counts with those of none, but for people of whom some were counted ("killed three; no one was hurt")."""
    told = [(count.measure, groups.name(count.group)) for count in counts]
    return counts + tuple(
        one
        for one in none
        if not any(measure == one.measure and _may_share(group, one.group, groups) for measure, group in told)
    )


def _may_share(group: str, other: str, groups: Groups) -> bool:
    return group == other or groups.within(group, other) or PERSON in (group, other)


def _nobody(harm: Token, happenings: Happenings, speech: Speech) -> Token | None:
    """Those whom a word of harm says that it did not hurt ("nobody was hurt", "hurt no one", "no one died")."""
    whom = subjects(harm) if is_passive(harm) or not objects(harm) else objects(harm)
    if harm.dep_ in ("acomp", "oprd") and not whom:
        whom = subjects(harm.head)
    none = next((noun for noun in whom if has_none_of(noun, speech)), None)
    if none is None or (none.i + 1 < len(none.doc) and none.nbor(1).lower_ in happenings.besides):
        return None
    return none


def _is_none(toll: Token, happenings: Happenings, speech: Speech) -> bool:
    """Does a noun for those hurt say that there were none ("caused no casualties", "without casualties")?"""
    first = toll
    while first.dep_ == "conj" and first.head.pos_ == "NOUN":
        first = first.head  # "caused a fire but no casualties"
    head = first.head
    if first.dep_ == "pobj":
        if head.lower_ in speech.negators:
            return True
        return head.lower_ in happenings.prepositions["ending"] and has_none_of(toll, speech)
    if head.dep_ == "pcomp" and head.head.lower_ in speech.negators and lemma(head) in happenings.spared_by:
        return True  # "without causing injuries"
    governed = first.dep_ in ("dobj", "attr", "nsubj", "nsubjpass") and lemma(head) in happenings.spared_by
    return governed and has_none_of(toll, speech)


def _group(noun: Token, happenings: Happenings, groups: Groups) -> str | None:
    """Whom "nobody" or "no soldier" counts; None where a word says which, or the noun is no group."""
    if noun.pos_ in ("PRON", "DET") or noun.lower_ in happenings.counting:
        return PERSON
    if noun.pos_ != "NOUN" or any(child.dep_ in DESCRIBING for child in noun.lefts):
        return None
    group = groups.name(lemma(noun))
    return group if groups.group_of(group) is not None else None


def _group_of_toll(noun: Token, happenings: Happenings, groups: Groups) -> str | None:
    """Of whom there were no casualties: everybody, or those named before or behind ("civilian casualties")."""
    before = [child for child in noun.lefts if child.dep_ in DESCRIBING]
    behind = under_preposition(noun, happenings.prepositions["amid"])
    named = [groups.name(lemma(child)) for child in (*before, *behind)]
    if any(groups.group_of(name) is None for name in named) or len(named) > 1:
        return None
    if any(
        child.dep_ in ("prep", "amod", "acl", "relcl")
        and child.lower_ not in happenings.prepositions["amid"]
        and child.lower_ not in happenings.prepositions["place"]
        for child in noun.rights
    ):
        return None
    return named[0] if named else PERSON
