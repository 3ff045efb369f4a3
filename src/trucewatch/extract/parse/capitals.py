"""Capitals that stand for their governments in general, but where they are struck are places ("shells hit X")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from trucewatch.extract.parse.tokens import Token, Tree
from trucewatch.extract.parse.tree import DESCRIBING, lemma
from trucewatch.model import Span
from trucewatch.packs.actors import ActorMention
from trucewatch.packs.language.happenings import Happenings
from trucewatch.packs.language.place_words import PlaceWords
from trucewatch.packs.language.speech import Speech

_OF_GOVERNMENTS = frozenset({"denies", "accuses", "threatens"})  # towns do not
_STRIKES = frozenset({"attack", "clash", "destroy", "seize"})


def without_places(
    mentions: Iterable[ActorMention], doc: Tree, start: int, happenings: Happenings, words: PlaceWords
) -> Iterator[ActorMention]:
    """Those who act, less the capitals in which something happens; ``start`` is the offset of the sentence."""
    for mention in mentions:
        token = _head(doc, Span(mention.span.start - start, mention.span.end - start))
        if mention.how != "capital" or token is None or not _is_place(token, happenings, words):
            yield mention


def speaks(named: Span, doc: Tree, start: int, speech: Speech) -> bool:
    """Is it a town that denies, accuses or threatens, and so a government ("Brussels denied the claim")?"""
    token = _head(doc, Span(named.start - start, named.end - start))
    if token is None or token.dep_ != "nsubj" or any(token.lefts):
        return False
    return token.head.pos_ == "VERB" and speech.verbs.get(lemma(token.head)) in _OF_GOVERNMENTS


def _is_place(token: Token, happenings: Happenings, words: PlaceWords) -> bool:
    """Is it where something stands, or what is struck?"""
    head = token.head
    if token.dep_ in DESCRIBING and head != token:
        return lemma(head) in words.spots or head.lower_ in words.types
    if token.dep_ == "dobj" or (token.dep_ == "nsubjpass" and head.pos_ == "VERB"):
        return any(trigger.role in _STRIKES for trigger in happenings.verbs.get(lemma(head), ()))
    if token.dep_ != "pobj" or not _strikes_or_stands(head.head, happenings, words):
        return False
    return head.lower_ in happenings.prepositions["of"] | happenings.prepositions["against"] | words.within


def _strikes_or_stands(token: Token, happenings: Happenings, words: PlaceWords) -> bool:
    trigger = happenings.nouns.get(lemma(token))
    strikes = trigger is not None and trigger.role in _STRIKES
    return strikes or lemma(token) in words.spots or token.lower_ in words.types


def _head(doc: Tree, span: Span) -> Token | None:
    piece = doc.char_span(span.start, span.end)
    return piece.root if piece is not None and len(piece) else None
