"""Who is named as one who does something: by a noun, a name, an owner or a pronoun."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import climb, is_plural, lemma, subjects, under_preposition
from trucewatch.extract.parties.belonging import owner_behind
from trucewatch.extract.sentence import Sentence, noun_phrase, with_hyphened
from trucewatch.extract.speech.sayings import Attribution
from trucewatch.model import Actor, Span
from trucewatch.packs.actors import ActorMention
from trucewatch.packs.language.happenings import Happenings

# kinds of name that are no party to violence
BYSTANDERS = frozenset({"process", "agency", "outlet", "monitor", "people", "emergency_service", "civil_society"})


def doer_at(sentence: Sentence, token: Token, attribution: Attribution, happenings: Happenings) -> Actor | None:
    """Who is named by this word, as one who does something; None for things, times and those who only stand by."""
    if any(sentence.token_span(token).overlaps(span) for span, _ in sentence.times):
        return None  # "withdrawn by February 24"
    inside = under_preposition(token, happenings.prepositions["of"]) if lemma(token) in happenings.light_nouns else []
    carrier = token
    if inside and sentence.actor_at(token) is None:  # "a group of armed men"
        token = inside[0]
    speaker = attribution.speaker if not attribution.speaker.is_outlet else None
    if token.pos_ == "PRON":
        words = happenings.ourselves if _is_quoted(token, attribution) else happenings.themselves
        if token.lower_ in words and speaker is not None and speaker.span is not None:
            if _is_somebody_nearer(sentence, token, speaker.span, happenings):
                return None
            return Actor(speaker.name, speaker.id, speaker.span)
        return None
    mention = _named_by(sentence, token)
    if mention is None or mention.id is None:
        mention = owner_behind(sentence, token, happenings) or owner_behind(sentence, carrier, happenings) or mention
    if (mention is None or mention.id is None) and (owner := _speakers_own(token, attribution, happenings)) is not None:
        return owner
    if mention is not None:
        return None if mention.kind in BYSTANDERS else Actor(mention.text, mention.id, mention.span)
    band = _band(sentence, (token, carrier), happenings)
    if band is not None:
        return phrase_of(sentence, band)
    named = token.pos_ == "PROPN" and not is_place(sentence, token) and not _is_arm(token, happenings)
    if lemma(token) not in happenings.doers and not named:
        return None
    return phrase_of(sentence, token)


def _is_somebody_nearer(sentence: Sentence, pronoun: Token, speaker: Span, happenings: Happenings) -> bool:
    """Are those meant who are told of since ("police said the gunman was shot after he had stabbed three")?"""
    one, several = (pronoun.lower_ in words for words in (happenings.of_one, happenings.of_several))
    head = sentence.head(speaker)
    if one and head is not None and is_plural(head):
        return True
    clauses = (link for link in climb(pronoun) if link.pos_ in ("VERB", "AUX") and link != pronoun.head)
    told = (subject for clause in clauses for subject in subjects(clause) if subject.pos_ in ("NOUN", "PROPN"))
    fitting = (each for each in told if (several if is_plural(each) else one))
    return any(not sentence.token_span(each).overlaps(speaker) for each in fitting)


def _named_by(sentence: Sentence, token: Token) -> ActorMention | None:
    """The actor named by this noun or before it; a word that says of what kind goes with its noun ("rebel gunmen")."""
    own, before = sentence.actor_at(token), sentence.actor_before(token)
    if _is_owned(sentence, own, before):
        return before  # "the general's militia"
    if before is None or before.how != "role" or (own is not None and (own.id is not None or own.how != "role")):
        return own or before
    span = Span(before.span.start, sentence.token_span(token).end)
    several = any(mention.span.overlaps(span) for mention in sentence.actors if mention not in (own, before))
    joined = any(word.dep_ == "cc" for word in sentence.tokens_at([span]))
    if token.pos_ != "NOUN" or several or joined:  # "army and rebel jets"
        return own or before
    return replace(
        before, span=span, text=sentence.text[span.start - sentence.span.start : span.end - sentence.span.start]
    )


def _is_owned(sentence: Sentence, own: ActorMention | None, owner: ActorMention | None) -> bool:
    """Is one who is told of only by a word for such as they are somebody's, who is named before them?"""
    head = sentence.head(owner.span) if owner is not None else None
    return own is not None and own.id is None and own.how == "role" and head is not None and head.dep_ == "poss"


def _is_quoted(token: Token, attribution: Attribution) -> bool:
    """Does it stand in the speaker's own words, where "they" are others and "we" are the speaker?"""
    before = token.doc[: token.i].text
    inside = before.count('"') % 2 == 1 or before.rfind("“") > before.rfind("”")
    return inside or attribution.rule == "speech.quotation"


def _is_arm(token: Token, happenings: Happenings) -> bool:
    """Is it a weapon that only begins a headline or has a name ("Shell kills two", "an IED killed two")?"""
    known = token.lower_ in happenings.munitions | happenings.arms or lemma(token) in happenings.nouns
    return known or any(means.pattern.fullmatch(token.text) for means in happenings.means)


def is_place(sentence: Sentence, token: Token) -> bool:
    """Does it stand in the name of a place?"""
    return any(where.span.overlaps(sentence.token_span(token)) for where in sentence.places)


def _band(sentence: Sentence, members: Iterable[Token], happenings: Happenings) -> Token | None:
    """A group that nobody knows, by its name, to which those who act belong: "gunmen from the Brigade of Tal"."""
    for member in members:
        for noun in under_preposition(member, happenings.prepositions["member"]):
            if noun.pos_ == "PROPN" and lemma(noun) in happenings.bands and not is_place(sentence, noun):
                return noun
    return None


def held_to_account(sentence: Sentence, token: Token) -> Actor | None:
    """Whoever is charged with an act can have done it, whatever the noun: "the minister is responsible for"."""
    named = token.pos_ in ("NOUN", "PROPN") and not is_place(sentence, token) and sentence.actor_at(token) is None
    return phrase_of(sentence, token) if named else None


def held_to_be(sentence: Sentence, token: Token, happenings: Happenings) -> list[ActorMention]:
    """Those whom a doer is believed to be or to belong to, behind it: "jets believed to be foreign"."""
    held = [child for child in token.rights if child.dep_ == "acl" and lemma(child) in happenings.held_to_be]
    words = [word for verb in held for word in verb.subtree if word.dep_ in ("attr", "acomp", "pobj", "dobj", "oprd")]
    found = (sentence.actor_at(word) or sentence.actor_before(word) for word in words)
    return [mention for mention in found if mention is not None]


def speakers_own_act(act: Token, attribution: Attribution, happenings: Happenings) -> Actor | None:
    """The speaker, who tells of its own act ("the army said its strikes had hit a depot"); "their" may be others'."""
    theirs = any(child.dep_ == "poss" and child.morph.get("Number") == ["Plur"] for child in act.lefts)
    quoted = attribution.rule == "speech.quotation"
    return _owned_by_speaker(act, attribution, happenings) if not (theirs or quoted) else None


def _speakers_own(token: Token, attribution: Attribution, happenings: Happenings) -> Actor | None:
    """The speaker, where its own forces did it: "the army said its jets had bombed"."""
    known = lemma(token) in happenings.doers | happenings.arms
    return _owned_by_speaker(token, attribution, happenings) if known else None


def _owned_by_speaker(token: Token, attribution: Attribution, happenings: Happenings) -> Actor | None:
    speaker = attribution.speaker
    mine = any(child.lower_ in happenings.possessives for child in token.children if child.dep_ == "poss")
    if not mine or speaker.span is None or speaker.is_outlet:
        return None
    return Actor(speaker.name, speaker.id, speaker.span)


def _is_hyphened(number: Token) -> bool:
    """Does it go on behind a hyphen, as part of a word ("a two-man crew")?"""
    return number.i + 1 < len(number.doc) and number.nbor(1).tag_ == "HYPH"


def phrase_of(sentence: Sentence, token: Token) -> Actor:
    """The noun phrase as written, without its article, its number and an owner who is only a pronoun ("our men")."""
    numbers = [span for span, _ in sentence.quantities]
    words = [
        word
        for word in noun_phrase(token)
        if word.dep_ != "det"
        and not (word.dep_ == "poss" and word.pos_ == "PRON")
        and not (any(span.overlaps(sentence.token_span(word)) for span in numbers) and not _is_hyphened(word))
    ]
    while words and words[-1].dep_ == "prep":  # "a woman of 61"
        words.pop()
    span = sentence.phrase_span(with_hyphened(words or [token]))
    return Actor(sentence.text[span.start - sentence.span.start : span.end - sentence.span.start], None, span)
