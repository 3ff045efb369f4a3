"""Sums over a time: what is told as a total, and the totals to which one attack adds.

"Sixty have died since May" is a tally and no event; "nine died in a raid, bringing the toll since May to 83" counts 83
of no raid.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from trucewatch.extract.deeds.incidents import Incident
from trucewatch.extract.deeds.triggers import Found
from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import climb, governed_subject, lemma, made_by, subjects, under_preposition
from trucewatch.extract.sentence import Sentence, is_under
from trucewatch.extract.when_where.setting import belongs
from trucewatch.model import DAY_OR_FINER, Count, Span, Standing, When
from trucewatch.packs.language.happenings import Happenings

_HARM = frozenset({"killed", "injured", "shot"})
_ACTS = frozenset({"attack", "clash"})


def is_tally(
    sentence: Sentence, incident: Incident, counts: list[Count], when: When | None, happenings: Happenings
) -> bool:
    """Does it tell a sum over a time or a state, rather than one occurrence?"""
    if incident.main.trigger.role == "host":
        return True
    dated = when is not None and when.precision in DAY_OR_FINER
    if (not dated or _is_until_now(incident.main.token)) and _is_sum(incident, happenings):
        return True
    role = incident.main.trigger.role
    if not dated and (role == "move" or (role == "displace" and counts)):
        return True  # "has sent thousands of troops": what has come together, on no day
    if counts and all(count.quantity.exact == 1 for count in counts):
        return False
    within = under_preposition(incident.main.token, happenings.prepositions["within"])
    if not dated and role == "harm" and any(lemma(noun) in happenings.wars for noun in within):
        return True  # "some 40,000 have died in the war"
    past = dated and _is_simply_past(incident.main.token)
    patterns = [] if past else [happenings.cumulative]  # "were killed yesterday in a town held since May"
    patterns += [] if dated else [happenings.repeated]
    if any(count.measure in _HARM for count in counts):
        patterns.append(happenings.counted_up)
    return any(
        _speaks_of(
            sentence,
            Span(sentence.span.start + match.start(), sentence.span.start + match.end()),
            incident,
            happenings,
            dated,
        )
        for pattern in patterns
        for match in pattern.finditer(sentence.text)
        if not any(one.end() > match.start() >= one.start() for one in happenings.compared.finditer(sentence.text))
    )


def _is_until_now(token: Token) -> bool:
    """Is it told of a time that reaches until now ("began on Monday and has left 40 people dead")?"""
    verb = token if token.pos_ == "VERB" else next((link for link in climb(token) if link.pos_ == "VERB"), token)
    return any(child.dep_ == "aux" and child.tag_ in ("VBZ", "VBP") for child in verb.children)


def _is_simply_past(token: Token) -> bool:
    """Is it told as past by a verb without "have" or "had" ("were killed", "killed")?"""
    verb = token if token.pos_ == "VERB" else next((link for link in climb(token) if link.pos_ == "VERB"), token)
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    return min((verb, *helpers), key=lambda each: each.i).tag_ == "VBD" and not any(
        each.dep_ == "aux" for each in helpers
    )


def _speaks_of(sentence: Sentence, words: Span, incident: Incident, happenings: Happenings, dated: bool) -> bool:
    """Do these words hang on the incident itself, not on a clause behind one of its nouns or one that follows?

    What a verb above tells ("the town, held since March, says that two died on Monday") is of an undated one alone.
    """
    token = sentence.head(words)
    main = incident.main.token
    if (
        token is not None
        and token.lower_ in happenings.apart
        and (is_under(main, token) or _opens(token, incident, happenings))
    ):
        return False  # "no boat has sailed since Friday's raid": what is counted since then is another thing
    if token is not None and token.dep_ == "mark" and token.head.tag_ in ("VBZ", "VBP"):
        return False  # "rejects the charge, since the house is holy": why, and not how long
    while token is not None and not incident.has(token):
        if token.dep_ == "conj" and token.pos_ in ("VERB", "AUX") and subjects(token):
            return False  # "was shot on Monday, and he is the fifth since May"
        if token.dep_ in ("acl", "relcl") or _adds_up(token, happenings):
            return False  # "killed five, bringing the total to 40"
        if token.pos_ == "VERB" and any(is_under(found.token, token) for found in incident.found):
            return not dated
        if token.head == token:
            return False
        token = token.head
    return token is not None


def _adds_up(verb: Token, happenings: Happenings) -> bool:
    """Is it a participle that adds what was told to a sum, and no clause of time ("since the truce took hold")?"""
    opened = any(child.dep_ == "mark" for child in verb.children)
    return verb.dep_ == "advcl" and not opened and lemma(verb) in happenings.adds_up


def _opens(mark: Token, incident: Incident, happenings: Happenings) -> bool:
    """Does it open the very clause that tells of it ("since the convoy was burned"), and not of what began then?"""
    began = happenings.begins | happenings.occurs_alone
    return mark.dep_ == "mark" and incident.has(mark.head) and lemma(mark.head) not in began


def counted_since(sentence: Sentence, incident: Incident, others: list[Incident]) -> When | None:
    """For a sum, the time since which it is counted goes before any day that is named beside it."""
    for span, when in sentence.times:
        token = sentence.head(span)
        if when.start is not None and when.end is None and token is not None and belongs(token, incident, others):
            return when
    return None


def _is_sum(incident: Incident, happenings: Happenings) -> bool:
    """Is the war itself the subject, also of what it left behind ("left 48 people dead", "has caused 48 deaths")?"""
    for found in incident.found:
        verb = _verb_of(found.token, happenings)
        if verb is not None and made_by(verb, happenings.makes) is None:
            if _has_since(verb, found, happenings):
                return True
            subject = governed_subject(verb)
            of = under_preposition(subject, happenings.prepositions["of"]) if subject is not None else []
            if (
                subject is not None
                and any(lemma(each) in happenings.conflicts for each in (subject, *of))  # "a bout of fighting"
                and not _is_one_act(subject, verb, happenings)
            ):
                return True
    return False


def _has_since(verb: Token, found: Found, happenings: Happenings) -> bool:
    """Is it told of all the time until now ("its raids have since killed 400 people"; but "two have since died")?"""
    if found.trigger.victims == "subject" or not any(child.dep_ == "aux" for child in verb.children):
        return False
    return any(child.dep_ == "advmod" and child.lower_ in happenings.ever_since for child in verb.children)


def _verb_of(token: Token, happenings: Happenings) -> Token | None:
    """The verb that tells of it, itself or above: of "left nine dead", "led to nine deaths"."""
    if token.pos_ == "VERB":
        return token
    if token.dep_ == "oprd" or (token.dep_ == "dobj" and lemma(token) in happenings.toll_nouns):
        return token.head
    if token.dep_ == "pobj" and lemma(token) in happenings.toll_nouns:
        return token.head.head if token.head.head.pos_ == "VERB" else None
    return None


def _is_one_act(subject: Token, verb: Token, happenings: Happenings) -> bool:
    """Is it told of an act, and not of all until now ("bombardment kills eight", "a clash left five dead")?"""
    act = happenings.nouns.get(lemma(subject))
    if act is None or act.role not in _ACTS or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return False
    return not any(child.dep_ == "aux" for child in verb.children)


def as_running(
    counts: Sequence[Count], sentence: Sentence, incident: Incident, happenings: Happenings
) -> tuple[Count, ...]:
    """The counts; one risen to is a total over a time where the words say since when, or an act told beside adds to it.

    Who only died later of an attack ("two of the wounded died, bringing the toll to 35") adds to that one's own.
    """
    return tuple(
        replace(count, cumulative=True)
        if count.standing is Standing.RISEN and _holds_others(count, counts, sentence, incident, happenings)
        else count
        for count in counts
    )


def _holds_others(
    count: Count, counts: Sequence[Count], sentence: Sentence, incident: Incident, happenings: Happenings
) -> bool:
    number = sentence.head(count.span)
    if number is None:
        return False
    adds = next((link for link in climb(number) if _adds_up(link, happenings)), None)
    new = any(each is not count and each.measure == count.measure and each.span < count.span for each in counts)
    if adds is None or not new:
        return False
    return _says_since_when(sentence, adds, happenings) or any(
        found.trigger.role in _ACTS and adds not in climb(found.token) for found in incident.found
    )


def _says_since_when(sentence: Sentence, adds: Token, happenings: Happenings) -> bool:
    """Does the clause tell the time, or the war, over which it adds ("bringing the toll this year to 83")?"""
    start = sentence.token_span(adds).start - sentence.span.start
    found = happenings.cumulative.finditer(sentence.text, start + len(adds.text))
    heads = (sentence.head(Span(sentence.span.start + m.start(), sentence.span.start + m.end())) for m in found)
    return any(head is not None and (head == adds or adds in climb(head)) for head in heads)
