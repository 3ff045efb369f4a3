"""Tolls to which one attack adds: "nine died in a raid, bringing the toll since May to 83" counts 83 of no raid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from trucewatch.extract.deeds.incidents import Incident
from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import climb, lemma
from trucewatch.extract.sentence import Sentence
from trucewatch.model import Count, Span, Standing
from trucewatch.packs.language.happenings import Happenings

_ACTS = frozenset({"attack", "clash"})


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
    adds = next((link for link in climb(number) if lemma(link) in happenings.adds_up and link.dep_ == "advcl"), None)
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
