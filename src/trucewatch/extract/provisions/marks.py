"""Whether a provision found by its wording is agreed at all, or only asked for, put forward, refused or bygone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from trucewatch.extract.deeds.modes import modes_of
from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import SUBJECTS, climb, is_passive, lemma, subjects
from trucewatch.extract.provisions.roles import act_of, binder_of, verb_of
from trucewatch.extract.provisions.wordings import Worded
from trucewatch.extract.sentence import Sentence
from trucewatch.extract.speech.sayings import Attribution
from trucewatch.model import Mode, Provision, Span, Stance, When
from trucewatch.packs.agreements.term_kinds import DOING
from trucewatch.packs.language.provision_words import ProvisionWords
from trucewatch.packs.language.speech import Speech

_DEADLINE = "by"
_LEFT_OPEN = ("renewal", "expiry")  # may say what could be
_NEAR = 40  # characters between a term and the deal that it is of


def term_stance(worded: Worded, sentence: Sentence, attribution: Attribution, words: ProvisionWords) -> Stance:
    """What a deal calls for is what it provides; what a person calls for is not.

    Nor is a charge or a call what is told of the deal beside it: "accused them of breaking the deal, which gives
    them 60 days", "urged them to honour the deal, under which roads were to be opened".
    """
    name = attribution.speaker.name.lower()
    of_text = any(name.endswith(text) for text in words.texts)
    act = act_of(worded, sentence) if attribution.stance in (Stance.ACCUSES, Stance.CALLS_FOR) else None
    beside = act is not None and any(link.dep_ == "relcl" for link in (act, *climb(act)))
    if of_text or beside or attribution.stance in (Stance.PROMISES, Stance.EXPECTS):
        return Stance.ASSERTS
    return attribution.stance


def term_modes(
    worded: Worded,
    sentence: Sentence,
    attribution: Attribution,
    year: int | None,
    words: ProvisionWords,
    speech: Speech,
) -> tuple[Mode, ...]:
    """Is it only put forward (hypothetical), refused (negation), or of an earlier deal (historical)?

    ``year`` is that of the report, where it is known.
    """
    act = act_of(worded, sentence)
    modes = set(_marks(act, words)) if act is not None else set()
    start, end = worded.at.start - sentence.span.start, worded.at.end - sentence.span.start
    if act is not None and worded.content.kind in DOING and Mode.NEGATED in modes_of(verb_of(act), speech):
        first = sentence.text[worded.act.start - sentence.span.start :].split(maxsplit=1)[0]
        if first.lower() not in speech.negators:  # "no group but the army may bear arms" is what the rule reads
            modes.add(Mode.NEGATED)
    if act is not None and (
        _is_an_order(act, words) or _is_doubtful(act, worded.content.kind, words) or _is_asked(act, attribution, words)
    ):
        modes.add(Mode.HYPOTHETICAL)
    if words.unmade.search(sentence.text):
        modes.add(Mode.HYPOTHETICAL)
    near = sentence.text[max(0, start - _NEAR) : end + _NEAR]
    if words.former.search(near) or (year is not None and _is_of_another_year(near, year, words)):
        modes.add(Mode.HISTORICAL)
    return tuple(sorted(modes))


def without_bygone_days(provision: Provision, published: When, sentence: Sentence, words: ProvisionWords) -> Provision:
    """The provision less a day "on" which it was to be done, where that had passed: the day of the deal, or of a visit.

    "Agreed on Monday to exchange prisoners" names no deadline; "by Monday" does, past or not.
    """
    start = published.start
    fields = tuple(
        field
        for field in provision.fields
        if not isinstance(field.value, When)
        or field.name != _DEADLINE
        or start is None
        or field.value.end is None
        or field.value.end > start
        or _word_before(sentence, field.span) not in words.days_of
    )
    return replace(provision, fields=fields) if fields != provision.fields else provision


def without_teller(provision: Provision, worded: Worded, sentence: Sentence, attribution: Attribution) -> Provision:
    """The provision less who is bound, where that is who tells of others ("a source confirmed the pull-out")."""
    act, bound = act_of(worded, sentence), provision.get("bound")
    if attribution.stance is not Stance.ASSERTS or act is None or act.pos_ != "NOUN" or bound is None:
        return provision
    own = any(child.dep_ == "poss" for child in act.children)
    if own or str(bound.value) not in attribution.speaker.name:
        return provision
    return replace(provision, fields=tuple(field for field in provision.fields if field is not bound))


def _is_an_order(act: Token, words: ProvisionWords) -> bool:
    """Is it what somebody, and not a text, gives others time for or tells them to do: an ultimatum?"""
    binder = binder_of(act, words)
    if binder is None or is_passive(binder) or not _is_active(binder):
        return False
    by = next(iter(subjects(binder)), None)
    return by is not None and lemma(by) not in words.texts and by.lower_ not in words.nobody


def _is_doubtful(act: Token, kind: str, words: ProvisionWords) -> bool:
    """Does it stand behind "if", or with a "could" that gives no leave: "remains bound if the army opens the road"?"""
    if kind in _LEFT_OPEN:
        return False
    verb = verb_of(act)
    if any(child.dep_ == "aux" and child.lower_ in words.doubting for child in verb.children):
        return True
    clauses = takewhile(lambda link: link.dep_ != "relcl", (verb, *climb(verb)))
    return any(
        link.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ in words.if_words for child in link.children)
        for link in clauses
    )


def _is_asked(act: Token, attribution: Attribution, words: ProvisionWords) -> bool:
    """Is it what somebody says that others must do, and names no deal by which they must?"""
    verb = verb_of(act)
    if attribution.speaker.is_outlet or not any(
        child.dep_ == "aux" and child.lower_ in words.must for child in (*verb.children, *verb.head.children)
    ):
        return False
    deals = words.texts | words.plans
    return not any(lemma(token) in deals and token.dep_ in ("pobj", *SUBJECTS) for token in act.doc)


def _is_active(verb: Token) -> bool:
    """Does its subject do it, as in no bare participle ("with the two armies given a week to leave")?"""
    return verb.tag_ != "VBN" or any(child.dep_ == "aux" for child in verb.children)


def _word_before(sentence: Sentence, span: Span) -> str:
    return next(iter(sentence.text[: span.start - sentence.span.start].lower().split()[-1:]), "")


def _is_of_another_year(text: str, year: int, words: ProvisionWords) -> bool:
    """Does it speak of "the 1974 accord", some years before the report?"""
    named = (word for match in words.dated.finditer(text) for word in match.group().split())
    return any(int(word) < year - 1 for word in named if word.isdecimal() and len(word) == len(str(year)))


def _marks(act: Token, words: ProvisionWords) -> Iterator[Mode]:
    for link in (act, *climb(act)):
        is_verb = link.pos_ in ("VERB", "AUX")
        put_forward = words.proposing if is_verb else words.proposals
        made = is_verb and link.tag_ == "VBN" and lemma(link) in words.settled
        if link != act and lemma(link) in put_forward and not made:
            yield Mode.HYPOTHETICAL
        if is_verb and lemma(link) in words.refusing:
            yield Mode.NEGATED
        if is_verb:
            yield from _clause_marks(link, words)
        if link.dep_ == "relcl":
            break


def _clause_marks(verb: Token, words: ProvisionWords) -> Iterator[Mode]:
    """Marks beside a verb: "the draft would require", "under the proposal", "if they sign, troops would"."""
    would = any(child.dep_ == "aux" and child.lower_ in words.would for child in verb.children)
    for child in verb.children:
        nouns = [child] if child.dep_ in SUBJECTS else []
        if child.dep_ == "prep":
            nouns = [noun for noun in child.children if noun.dep_ == "pobj"]
        if any(lemma(noun) in words.proposals or (would and lemma(noun) in words.plans) for noun in nouns):
            yield Mode.HYPOTHETICAL
        if would and child.dep_ == "advcl" and any(mark.lower_ in words.if_words for mark in child.children):
            yield Mode.HYPOTHETICAL
