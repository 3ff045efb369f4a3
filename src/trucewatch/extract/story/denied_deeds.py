"""Deeds that only a denial makes known as such: "no part in the disappearance of", "the mining is not our work"."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.extract.deeds.triggers import Found
from trucewatch.extract.lexicon import Lexicon
from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import lemma, objects, subjects
from trucewatch.extract.sentence import Sentence, is_under
from trucewatch.extract.speech.sayings import Saying, told_by
from trucewatch.extract.story.backdrop import SPOTS
from trucewatch.model import Denied, Stance, Where
from trucewatch.packs.language.happenings import Happenings
from trucewatch.packs.language.speech import Speech
from trucewatch.packs.language.triggers import MEANS, Trigger

_NONE: frozenset[str] = frozenset()
_BEHIND = frozenset({"pobj", "pcomp"})
_PARTS = frozenset({"dobj", "acomp", "attr"})
_CLAUSES = frozenset({"ccomp", "xcomp", "pcomp", "acl", "relcl"})


def with_denied(found: list[Found], sentence: Sentence, sayings: tuple[Saying, ...], lexicon: Lexicon) -> list[Found]:
    """The triggers, and for each denial of which none tells the word for the deed that it denies."""
    added = []
    for saying in sayings:
        if saying.stance is not Stance.DENIES or saying.verb is None:
            continue
        if any(_is_denied(one.token, saying, sayings, lexicon.speech) for one in found):
            continue
        word = next(_words(saying, saying.verb, sentence, sayings, lexicon), None)
        if word is not None:
            noun, used = word.pos_ == "NOUN", lemma(word) in lexicon.speech.denials.with_arms
            victims = MEANS if not noun and (used or not _is_deed(word, lexicon)) else "object"
            added.append(Found(word, Trigger(lemma(word), noun, "attack", None, "violence", victims, _NONE, _NONE)))
    return sorted([*found, *added], key=lambda one: one.token.i)


def _words(
    saying: Saying, verb: Token, sentence: Sentence, sayings: tuple[Saying, ...], lexicon: Lexicon
) -> Iterator[Token]:
    """The words that may name it: what somebody had no part in or what is not his work, or the verb of a clause."""
    denied = [token for token in sentence.doc if token != verb and _is_denied(token, saying, sayings, lexicon.speech)]
    if saying.denied is Denied.AUTHORSHIP:
        behind = next((token for token in denied if token.dep_ in _BEHIND and token.i > verb.i), None)
        named = subjects(verb) if saying.of_subject else [behind] if behind is not None else []
        yield from (token for token in named if _may_be_deed(token, sentence, lexicon))
    yield from (token for token in denied if token.dep_ in _CLAUSES and _is_deed(token, lexicon))
    heads = ((sentence.head(where.span), where) for where in sentence.places)
    spots = [(head, where) for head, where in heads if head is not None and is_under(head, verb)]
    if _is_deed(verb, lexicon) and spots:
        yield verb  # "none of its men had crossed the river at Tal"
    if saying.denied is Denied.AUTHORSHIP and any(
        _is_what_was_at(head, saying, sentence, lexicon) for head, where in spots if _is_spot(where)
    ):
        yield verb


def _is_spot(where: Where) -> bool:
    return where.place is None or where.precision in SPOTS


def _is_what_was_at(place: Token, saying: Saying, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Does the place stand for what was done there ("not responsible for Tal", "any involvement at Tal")?"""
    happenings, at = lexicon.happenings, place.head
    if at.dep_ != "prep" or place.dep_ != "pobj" or sentence.actor_at(place) is not None:
        return False
    if lemma(at.head) in happenings.munitions | happenings.arms:
        return True
    part = at.head if at.head != saying.verb else None
    return (part is None and at.lower_ in lexicon.speech.of_what) or (
        part is not None and part.head == saying.verb and part.dep_ in _PARTS and part.pos_ in ("NOUN", "ADJ")
    )


def _is_deed(verb: Token, lexicon: Lexicon) -> bool:
    """Does somebody who denies it deny an attack: by its word, or with a weapon ("had used a drone against")?"""
    denials = lexicon.speech.denials
    return lemma(verb) in denials.deeds or (
        lemma(verb) in denials.with_arms and any(_is_of_arms(noun, lexicon.happenings) for noun in objects(verb))
    )


def _is_of_arms(noun: Token, happenings: Happenings) -> bool:
    """Is it a weapon, or what carries one?"""
    known = lemma(noun) in happenings.arms | happenings.munitions
    return known or bool(happenings.means_in(" ".join(part.text for part in noun.subtree)))


def _is_denied(token: Token, saying: Saying, sayings: tuple[Saying, ...], speech: Speech) -> bool:
    if saying.verb is None or not is_under(token, saying.verb):
        return False
    attribution = told_by(token, sayings, speech)
    return attribution.stance is Stance.DENIES and attribution.rule == saying.rule


def _may_be_deed(word: Token, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Is it a deed, told of as known, and nobody and no text: "the mining", "what happened"?"""
    if word.pos_ == "VERB":
        return lemma(word) in lexicon.happenings.occurs
    speech = lexicon.speech
    others = speech.documents | speech.answered | speech.alleged | speech.denials.no_deeds | lexicon.happenings.struck
    if word.pos_ != "NOUN" or sentence.actor_at(word) or lemma(word) in others:
        return False
    known = any(child.lower_ in lexicon.happenings.definite or child.dep_ == "poss" for child in word.lefts)
    return known and lexicon.groups.name(word.lower_) not in lexicon.groups.groups
