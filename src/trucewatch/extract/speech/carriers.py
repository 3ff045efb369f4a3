"""Who carried what a speaker said: "activists told AFP", "RIA, citing a source, said", "quoted by a newspaper"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import is_passive, lemma, subjects
from trucewatch.extract.sentence import Sentence, is_under, noun_phrase
from trucewatch.extract.speech.sayings import Saying
from trucewatch.extract.speech.speakers import Speakers
from trucewatch.model import Speaker
from trucewatch.packs.language.speech import Speech
from trucewatch.packs.outlets import outlet_named

_TOLD = ("dobj", "dative", "oprd", "npadvmod", "attr", "iobj")
_MEDIA = ("agency", "outlet")


def carried(sentence: Sentence, verb: Token, speaker: Speaker, speakers: Speakers, speech: Speech) -> Speaker:
    """The speaker of this verb of saying with those who carried it; who is quoted, where an outlet quotes."""
    if lemma(verb) in speech.citing:
        return _quoting(sentence, verb, speaker, speakers)
    via = (*_hearers(sentence, verb, speech), *_quoters(sentence, verb, speech))
    if via:
        return replace(speaker, via=tuple(dict.fromkeys(via)))
    for token in sentence.doc:
        if lemma(token) in speech.citing and is_under(token, verb):
            cited = next((child for child in token.children if child.dep_ == "dobj"), None)
            named = speakers.named(sentence, [cited]) if cited is not None else None
            if named is not None:
                return replace(named, via=(speaker.name,))
    return speaker


def through_outlets(sentence: Sentence, sayings: list[Saying]) -> list[Saying]:
    """The sayings; what an outlet only passed on is its source's: "according to the ministry, ..., AFP reported"."""
    sources = [saying for saying in sayings if saying.verb is None and not _is_outlet(sentence, saying.speaker)]
    passed = [saying for saying in sayings if saying.verb is not None and _is_outlet(sentence, saying.speaker)]
    if not sources or not passed or len(sources) + len(passed) < len(sayings):
        return sayings
    via = tuple(dict.fromkeys(saying.speaker.name for saying in passed))
    return [replace(saying, speaker=replace(saying.speaker, via=via)) for saying in sources]


def _is_outlet(sentence: Sentence, speaker: Speaker) -> bool:
    span = speaker.span
    named = span is not None and any(one.kind in _MEDIA and one.span.overlaps(span) for one in sentence.actors)
    return named or (span is not None and outlet_named(speaker.name) is not None)


def _quoting(sentence: Sentence, verb: Token, speaker: Speaker, speakers: Speakers) -> Speaker:
    """Who is quoted, by whom: "the governor was quoted by X as saying", "X quoted a source as saying"."""
    if is_passive(verb):
        told = subjects(verb)
        by = [child for child in verb.subtree if child.dep_ == "agent" or (child.dep_ == "prep" and child.i > verb.i)]
        outlets = [name for each in by for noun in each.children if (name := _outlet(sentence, noun))]
        quoted = speakers.named(sentence, told[-1:]) if told and outlets else None
        return replace(quoted, via=(outlets[0],)) if quoted is not None else speaker
    told = [child for child in verb.children if child.dep_ == "dobj" and child.pos_ in ("NOUN", "PROPN")]
    by = subjects(verb)
    if not told or not by or not _outlet(sentence, by[-1]):
        return speaker
    quoted = speakers.named(sentence, told[-1:])
    return replace(quoted, via=(speaker.name,)) if quoted is not None else speaker


def _hearers(sentence: Sentence, verb: Token, speech: Speech) -> Iterator[str]:
    """The outlets to which it was said: the object of telling, or behind "in an interview with", "speaking to"."""
    if lemma(verb) in speech.carriers:
        for child in verb.children:
            if child.dep_ in _TOLD:
                for noun in (child, *child.conjuncts):
                    if name := _outlet(sentence, noun):
                        yield name
    for preposition in verb.subtree:
        if preposition.dep_ not in ("prep", "dative") or preposition.lower_ not in speech.hearing.get(
            "prepositions", ()
        ):
            continue
        head = preposition.head
        if (
            head == verb
            or lemma(head) in speech.hearing.get("nouns", ())
            or lemma(head) in speech.hearing.get("verbs", ())
        ):
            for child in preposition.children:
                for noun in (child, *child.conjuncts) if child.dep_ == "pobj" else ():
                    if name := _outlet(sentence, noun):
                        yield name


def _quoters(sentence: Sentence, verb: Token, speech: Speech) -> Iterator[str]:
    """The outlets by which the speaker is quoted: "a spokesman, quoted by X, said"."""
    for noun in subjects(verb):
        for child in noun.children:
            if child.dep_ == "acl" and lemma(child) in speech.citing:
                for agent in child.children:
                    for named in agent.children if agent.dep_ in ("agent", "prep") else ():
                        if name := _outlet(sentence, named, certain=False):
                            yield name


def _outlet(sentence: Sentence, noun: Token, *, certain: bool = True) -> str:
    """The name of the outlet that this noun names, by its own name or as an actor; empty where it is none.

    A name that is also another's ("AFP" is an agency and an army) is the outlet's here: it hears or quotes. Where only
    an outlet can stand (``certain`` is false), any name will do.
    """
    if noun.pos_ not in ("PROPN", "NOUN", "ADJ", "X"):  # the parser takes a rare name for an adjective
        return ""
    words = [word for word in noun_phrase(noun) if word.dep_ != "det"]
    span = sentence.phrase_span(words)
    name = sentence.text[span.start - sentence.span.start : span.end - sentence.span.start]
    mention = sentence.actor_at(noun)
    if mention is not None and mention.kind in _MEDIA:
        return mention.text
    if not name[:1].isupper():
        return ""
    return name if outlet_named(name) is not None or (not certain and noun.pos_ == "PROPN") else ""
