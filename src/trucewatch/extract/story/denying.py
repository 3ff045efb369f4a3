"""Which claims deny a deed, and what of it: the deed itself, who did it, whom it hit, how many died, or where."""

from __future__ import annotations

from dataclasses import replace

from trucewatch.extract.deeds.incidents import Incident
from trucewatch.extract.deeds.modes import marks_on, modes_of
from trucewatch.extract.lexicon import Lexicon
from trucewatch.extract.occurrences import Told
from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import climb, governed_subject, lemma, objects, subjects, under_preposition
from trucewatch.extract.parties.doers import BYSTANDERS
from trucewatch.extract.sentence import Sentence
from trucewatch.extract.speech.sayings import Attribution
from trucewatch.model import Claim, ClaimKind, Denied, Mode, Speaker, Stance
from trucewatch.packs.language.noun_phrases import load_noun_phrases

_DEEDS = frozenset({"attack", "clash", "detain", "seize", "destroy"})
_NOT_SO = frozenset({Mode.NEGATED, Mode.BACKGROUND})


def as_denial(
    claim: Claim, incident: Incident, told: Told, sentence: Sentence, lexicon: Lexicon, *, issued: bool
) -> Claim:
    """The claim, as a denial where it is one, with what it denies.

    A party that says of a deed that it was not done denies it: "the army said
    that its guns had not fired", "no aircraft of ours struck the town"; so does
    a text that a party ``issued`` itself.
    """
    if claim.kind is not ClaimKind.EVENT:
        return claim
    if claim.stance is Stance.DENIES:
        gone = _NOT_SO | ({Mode.HYPOTHETICAL} if told.attribution.denied is not None else set())
        modes = tuple(mode for mode in claim.modes if mode not in gone)
    elif claim.stance is Stance.ASSERTS and _says_not(claim, incident, sentence, lexicon, issued):
        modes = ()
    else:
        return claim
    return replace(claim, stance=Stance.DENIES, modes=modes, denied=_part(incident, told, lexicon))


def may_say_not(
    incident: Incident, attribution: Attribution, sentence: Sentence, lexicon: Lexicon, *, issued: bool
) -> bool:
    """Do its words say of a deed that it was not done, told by one who would be charged with it?"""
    main = incident.main
    modes = set(modes_of(main.token, lexicon.speech, lexicon.happenings.grounds))
    if Mode.NEGATED not in modes or not modes <= _NOT_SO or attribution.stance is not Stance.ASSERTS:
        return False
    if not {found.trigger.role for found in incident.found} & _DEEDS or main.trigger.role == "harm":
        return False
    if main.trigger.noun and Mode.NEGATED not in marks_on(main.token, lexicon.speech):
        return False  # "it does not mention the raid"
    known = issued or attribution.speaker.id is not None
    return known and _is_by_a_party(attribution.speaker, main.token, sentence, lexicon, issued=issued)


def _says_not(claim: Claim, incident: Incident, sentence: Sentence, lexicon: Lexicon, issued: bool) -> bool:
    """Does a party say of a deed of one time that it was not done?"""
    if Mode.NEGATED not in claim.modes or not set(claim.modes) <= _NOT_SO or claim.occurrence is None:
        return False
    when, main = claim.occurrence.when, incident.main
    if (when.end is None and when.start is not None) or not {found.trigger.role for found in incident.found} & _DEEDS:
        return False
    if main.trigger.role == "harm" and not claim.occurrence.actors:
        spared = _hits_the_harmless(incident, lexicon)  # but "said that nobody was hurt" denies nothing
        return spared and (issued or lexicon.actors.kind(claim.speaker.id or "") is not None)
    return _is_by_a_party(claim.speaker, main.token, sentence, lexicon, issued=issued)


def _is_by_a_party(speaker: Speaker, deed: Token, sentence: Sentence, lexicon: Lexicon, *, issued: bool) -> bool:
    """Is what was not done told by a party: who speaks, or who wrote it?"""
    if not speaker.is_outlet:
        return _is_a_party(speaker, sentence, lexicon)
    denials = lexicon.speech.denials
    return issued or _of_ourselves(deed, lexicon) or denials.as_claimed.search(sentence.text) is not None


def _of_ourselves(deed: Token, lexicon: Lexicon) -> bool:
    """Is it a deed of those who write ("no aircraft of ours struck", "none of our units fired")?"""
    subject = governed_subject(deed)
    words = lexicon.speech.denials.first_person
    return subject is not None and any(word.lower_ in words for word in subject.subtree)


def _is_a_party(speaker: Speaker, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Is it nobody who only stands by: no witness, no monitor, no agency?"""
    singular = load_noun_phrases().singular
    if any(singular(word) in lexicon.happenings.on_the_spot for word in speaker.name.lower().split()):
        return False
    if speaker.id is not None and lexicon.actors.kind(speaker.id) in BYSTANDERS:
        return False
    named = [mention for mention in sentence.actors if speaker.span is not None and mention.span.overlaps(speaker.span)]
    return not any(mention.kind in BYSTANDERS for mention in named)


def _part(incident: Incident, told: Told, lexicon: Lexicon) -> Denied:
    """What of the deed is denied."""
    if told.attribution.denied is not None:
        return told.attribution.denied
    said, main = told.occurrence, incident.main
    if _took_place_elsewhere(main.token, lexicon):
        return Denied.PLACE
    if _hits_the_harmless(incident, lexicon):
        return Denied.TARGET
    roles = {found.trigger.role for found in incident.found if not found.trigger.noun}
    counted = main.token.lower_ in lexicon.happenings.states.keys() | lexicon.happenings.harmed.keys()
    harmed = main.trigger.role == "harm" and (counted or not main.trigger.noun)
    if harmed and roles <= {"harm"} and not _has_doer(incident):
        return Denied.TOLL
    return Denied.AUTHORSHIP if said.actors or _has_doer(incident) else Denied.DEED


def _has_doer(incident: Incident) -> bool:
    """Is somebody told to have done it, by name or as what they did it with?"""
    main = incident.main
    if main.trigger.noun or main.trigger.victims == "subject":
        return False
    return any(child.dep_ == "agent" for child in main.token.children) or not any(
        child.dep_ in ("nsubjpass", "auxpass") for child in main.token.children
    )


def _hits_the_harmless(incident: Incident, lexicon: Lexicon) -> bool:
    """Are those said not to have been hit nobody but people whom nobody may attack, in no number?"""
    hit = [noun for found in incident.found for noun in _hit(found.token, lexicon) if noun.pos_ in ("NOUN", "PROPN")]
    words = lexicon.speech.denials.harmless
    for noun in hit:
        before = [child for child in noun.children if child.dep_ in ("amod", "compound", "nmod")]
        told_of = any(  # "the civilians", "a bus", but not "no civilians"
            child.dep_ in ("det", "nummod", "poss") and child.lower_ not in lexicon.speech.anyone
            for child in noun.children
        )
        if not told_of and any(lemma(word) in words for word in (noun, *before)):
            return True
    return False


def _hit(token: Token, lexicon: Lexicon) -> list[Token]:
    prepositions = lexicon.happenings.prepositions
    hit = [*objects(token), *under_preposition(token, prepositions["against"] | prepositions["of"])]
    return hit + (subjects(token) if not objects(token) and token.pos_ == "VERB" else [])


def _took_place_elsewhere(token: Token, lexicon: Lexicon) -> bool:
    """Is only the place denied of a deed told before ("denied that the raid took place on its soil")?"""
    known = any(child.lower_ in lexicon.happenings.definite for child in token.lefts) and token.pos_ == "NOUN"
    above = next(climb(token), token)
    occurs = lexicon.happenings.occurs | lexicon.happenings.copulas
    return known and lemma(above) in occurs and any(child.dep_ == "prep" for child in above.children)
