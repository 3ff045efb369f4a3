"""Terms that were not laid down but carried out: "freed twelve captives on Monday" tells what was done, no duty."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import SUBJECTS, climb, lemma, subjects
from trucewatch.extract.provisions.roles import act_of
from trucewatch.extract.provisions.wordings import Worded
from trucewatch.extract.sentence import Sentence
from trucewatch.packs.language.provision_words import ProvisionWords

_DEEDS = ("withdrawal", "handover_territory", "prisoner_exchange", "humanitarian_access", "disarmament",
          "foreign_forces_exit")  # fmt: skip


def without_done(worded: Sequence[Worded], sentence: Sentence, words: ProvisionWords) -> list[Worded]:
    """The same, less the terms that are told as done."""
    return [one for one in worded if not _is_done(one, sentence, words)]


def _is_done(worded: Worded, sentence: Sentence, words: ProvisionWords) -> bool:
    act = act_of(worded, sentence) if worded.content.kind in _DEEDS else None
    verb = _verb_of(act, words) if act is not None else None
    if verb is None or any(lemma(subject) in words.texts for subject in subjects(verb)):
        return False
    helpers = _helpers(verb)
    joined = (verb, *(link for link in climb(verb) if link.pos_ in ("VERB", "AUX"))) if verb.dep_ == "conj" else (verb,)
    if any(child.tag_ in ("MD", "TO") for link in joined[:2] for child in _helpers(link)):  # "will gather and lay down"
        return False
    first = min((verb, *helpers), key=lambda token: token.i)
    perfect = any(child.dep_ == "aux" for child in helpers)  # no modal stands there any more
    return first.tag_ == "VBD" or (perfect and verb.tag_ == "VBN")


def _helpers(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in ("aux", "auxpass")]


def _verb_of(act: Token, words: ProvisionWords) -> Token | None:
    """The act itself, or what its things did or had done to them ("convoys entered", "captives were freed")."""
    if act.pos_ == "VERB":
        return act
    head = act.head
    moved = act.dep_ in SUBJECTS and words.things.fullmatch(act.text) is not None
    return head if moved and head.pos_ == "VERB" else None
