"""Which of several terms in one sentence a time or number belongs to, by the clause in which it stands.

A rule of wording takes the value nearest to its words. Where one sentence
tells several terms, the parse says whose it is: "the army leaves within ten
days, both sides free all prisoners by Friday".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import climb, subjects
from trucewatch.extract.provisions.roles import act_of, verb_of
from trucewatch.extract.provisions.wordings import Worded
from trucewatch.extract.sentence import Sentence
from trucewatch.model import Field, Provision, When
from trucewatch.packs.language.times import time_words

_DESCRIBING = ("acl", "relcl")
_NAMING = ("NOUN", "PROPN")


@dataclass(frozen=True)
class _Term:
    """A provision, and the words of the sentence that it hangs on: what is to be done, and its verb."""

    worded: Worded
    act: Token | None

    @property
    def anchors(self) -> tuple[Token, ...]:
        return (self.act, verb_of(self.act)) if self.act is not None else ()


def with_own_fields(worded: Sequence[Worded], sentence: Sentence) -> list[Worded]:
    """The same provisions, each less what stands in the clause of another or of what only describes a noun.

    A provision that has none of the fields left that its rule asks for is gone.
    """
    terms = [_Term(one, act_of(one, sentence)) for one in worded if isinstance(one.content, Provision)]
    kept = {id(term.worded): _kept(term, terms, sentence) for term in terms}
    found = [replace(one, content=kept[id(one)]) if id(one) in kept else one for one in worded]
    return [new for old, new in zip(worded, found, strict=True) if not _lacks(old, new)]


def _kept(term: _Term, terms: Sequence[_Term], sentence: Sentence) -> Provision:
    content = term.worded.content
    assert isinstance(content, Provision)
    fields = tuple(field for field in content.fields if not _is_anothers(field, term, terms, sentence))
    return replace(content, fields=fields) if len(fields) < len(content.fields) else content


def _lacks(old: Worded, new: Worded) -> bool:
    if new.content == old.content or not isinstance(new.content, Provision) or not new.needs:
        return False
    return new.needs.isdisjoint(field.name for field in new.content.fields)


def _is_anothers(field: Field, term: _Term, terms: Sequence[_Term], sentence: Sentence) -> bool:
    head = sentence.head(field.span)
    if isinstance(field.value, str) or head is None or term.act is None:
        return False
    path = [head, *climb(head)]
    if isinstance(field.value, When) and (_is_of_old_ground(path) or _is_of_saying(path, term)):
        return True
    own = _place(term, path)
    if _is_of_a_description(path[:own]) or (own is None and isinstance(field.value, When) and _describes(term, path)):
        return True
    for other in terms:
        at = _place(other, path)
        if other is term or at is None or _is_nearer(term, path[: at + 1]):
            continue
        if _is_in_the_phrase(term, other, path[: at + 1]):
            return True
        if _is_beside(term, other) and not _is_shared(head, term, other):
            return True
    return False


def _is_nearer(term: _Term, path: Sequence[Token]) -> bool:
    """Are the term's own words above the value before another's, or do they hang on its noun ("33 captives freed")?"""
    *before, _ = path
    return _place(term, path) is not None or any(token in climb(term.act or token) for token in before)


def _is_in_the_phrase(term: _Term, other: _Term, path: Sequence[Token]) -> bool:
    """Does it belong to the other's noun ("a swap by Friday and the reopening of the road in May")?"""
    noun = path[-1]
    if noun != other.act or noun.pos_ not in _NAMING:
        return False
    if term.act is not None and noun.i < path[0].i < term.act.i:  # told before the other noun is named
        return True
    joined = [noun, *takewhile(lambda link: link not in (term.act, *climb(term.act or noun)), climb(noun))]
    return any(link.dep_ in ("conj", "appos") for link in joined) or any(link.dep_ in _DESCRIBING for link in path)


def _place(term: _Term, path: Sequence[Token]) -> int | None:
    """How many words above the value the term's own are; None where they are not above it."""
    return next((place for place, token in enumerate(path) if token in term.anchors), None)


def _is_of_a_description(path: Sequence[Token]) -> bool:
    """Is it told of a noun of a verb beside the term's ("open the port and return to the lines held before May")?"""
    described = next((place for place, link in enumerate(path) if link.dep_ in _DESCRIBING), None)
    return described is not None and any(link.dep_ == "conj" and link.pos_ == "VERB" for link in path[described:])


def _is_of_saying(path: Sequence[Token], term: _Term) -> bool:
    """Is it when somebody said so ("said on Tuesday it will patrol the road")?"""
    verb = next((link for link in path if link.pos_ == "VERB"), None)
    if verb is None or verb.tag_ != "VBD" or verb in term.anchors or term.act is None:
        return False
    return verb.i < path[0].i < term.act.i and any(
        link.dep_ == "ccomp" and link.head == verb for link in (term.act, *climb(term.act))
    )


def _is_of_old_ground(path: Sequence[Token]) -> bool:
    """Is it before when something was held ("positions that they held before 27 January")?"""
    verb = next((link for link in path if link.pos_ == "VERB"), None)
    if verb is None or verb.dep_ not in _DESCRIBING or verb.tag_ not in ("VBD", "VBN"):
        return False
    uses = time_words(verb.lang_).uses
    return any(link.dep_ == "prep" and uses.get(link.lower_) == "before" for link in path[: path.index(verb)])


def _describes(term: _Term, path: Sequence[Token]) -> bool:
    """Is the term named only in what describes another noun ("on Sunday, the eve of the day set by the truce")?"""
    act = term.act
    verb = next((link for link in path if link.pos_ == "VERB"), None)
    if act is None or act.pos_ not in _NAMING or verb is None or verb.tag_ == "VBG":  # "..., starting at noon"
        return False
    below = [act, *takewhile(lambda link: link not in path, climb(act))]
    return any(link.dep_ in ("appos", *_DESCRIBING) for link in below)


def _is_beside(term: _Term, other: _Term) -> bool:
    """Is the term told in a clause of its own beside, over or before the other's, and is no part of it?"""
    if term.act is None or other.act is None:
        return False
    own, others = verb_of(term.act), verb_of(other.act)
    if own == others:
        return False
    chain = [own, *climb(own)]
    if others in chain:
        return any(_begins_clause(link) for link in chain[: chain.index(others)])
    above = [others, *climb(others)]
    if own in above:
        return any(_begins_clause(link) for link in above[: above.index(own)])
    return True


def _begins_clause(verb: Token) -> bool:
    if verb.dep_ in ("conj", "parataxis"):
        return True
    return verb.dep_ in ("advcl", "ccomp") and bool(subjects(verb))


def _is_shared(head: Token, term: _Term, other: _Term) -> bool:
    """Does it stand before two verbs that one subject joins ("By May both are to leave and free their prisoners")?"""
    if term.act is None or other.act is None:
        return False
    own, first = verb_of(term.act), verb_of(other.act)
    joined = first in climb(own) and not any(subjects(link) for link in (own, *climb(own)) if link.i > first.i)
    return joined and head.i < first.i
