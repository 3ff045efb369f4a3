"""Who does a political act, and towards whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import (
    governed_subject,
    is_passive,
    lemma,
    objects,
    subjects,
    under_preposition,
    with_conjuncts,
)
from trucewatch.extract.parties.political_acts import FoundAct
from trucewatch.extract.sentence import Sentence, noun_phrase
from trucewatch.model import Actor, Speaker
from trucewatch.packs.groups import Groups
from trucewatch.packs.language.political_acts import PoliticalActs

_ASKING, _ACCUSING = "demand", "accuse"
_REACH = 3  # steps from an object to the side that it is of: "a ban on a rally of the opposition"


class ActParties:
    """Reads the two sides of the acts of one sentence."""

    def __init__(self, sentence: Sentence, acts: PoliticalActs, by: frozenset[str], groups: Groups) -> None:
        self.sentence = sentence
        self.acts = acts
        self.by = by
        self.groups = groups

    def of(self, found: FoundAct, speaker: Speaker) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
        """Who acts, and towards whom; either may be nobody named."""
        if found.by_speaker:
            doers = [_speaker(speaker)]
            others = [self._party(noun, speaker) for noun in _own_subjects(found.token)]
        else:
            doers = [doer for noun in self._doing(found) for doer in self._doers(noun, speaker)]
            others = list(self._towards(found, speaker))
        sources = _once(doer for doer in doers if doer is not None)
        taken = {_key(source) for source in sources}
        return sources, _once(other for other in others if other is not None and _key(other) not in taken)

    def _doing(self, found: FoundAct) -> list[Token]:
        token = found.token
        if token.pos_ in ("NOUN", "PROPN"):
            named = under_preposition(token, self.acts.between)
            return [noun for noun in named if lemma(noun) not in found.rule.having]
        subject = governed_subject(token if token.pos_ != "ADJ" else token.head)
        if token.pos_ == "VERB" and is_passive(token):  # "a truce between the two was signed"
            between = under_preposition(subject, self.acts.sides) if subject is not None else []
            return under_preposition(token, self.by) or between
        return with_conjuncts(subject) if subject is not None else []

    def _doers(self, noun: Token, speaker: Speaker) -> Iterator[Actor | None]:
        """Who a noun says acts: those joined before it too ("army and rebel leaders"), and whom it stands for.

        "They" are all of whom a saying is told; "the presidents of A and B" are A and B.
        """
        if noun.pos_ == "PRON" and speaker.span is not None and noun.lower_ in self.acts.themselves:
            said = next(iter(self.sentence.tokens_at([speaker.span])), None)
            beside = said.conjuncts if said is not None else ()
            yield from (_speaker(speaker), *(self._party(each, speaker) for each in beside))
            return
        for mention in self.sentence.actors_before(noun) if noun.tag_ in ("NNS", "NNPS") else ():
            yield Actor(mention.text, mention.id, mention.span)
        party = self._party(noun, speaker)
        of = under_preposition(noun, self.acts.on_behalf) if party is None or party.id is None else []
        sides = [side for each in of if (side := self._party(each, speaker)) is not None and side.id is not None]
        yield from sides if sides and lemma(noun) in self.acts.people else (party,)

    def _towards(self, found: FoundAct, speaker: Speaker) -> Iterator[Actor | None]:
        """The sides named behind it: the doers of what is asked, else what it acts on, else behind prepositions.

        Only the first place where anybody is named counts.
        """
        token = found.token
        asked = [noun for child in token.children if child.dep_ == "ccomp" for noun in _own_subjects(child)]
        if found.act != _ASKING:  # "warned that its army would strike back" is no threat to its army
            asked = []
        if found.act == _ACCUSING and lemma(token) in self.acts.pins and (pinned := self._pinned_on(token, speaker)):
            yield from (self._party(noun, speaker) for noun in pinned)
            return
        inner = [noun for child in token.children if child.dep_ == "xcomp" for noun in self._arguments(child)]
        acted_on = objects(token) if token.pos_ in ("VERB", "AUX") else []
        if found.act == _ACCUSING and is_passive(token) and any(noun.pos_ == "PRON" for noun in subjects(token)):
            return  # "they were accused of abuses against villagers"
        behind = self._behind(token)
        for nouns in (asked, acted_on, behind, inner):
            named = [actor for noun in nouns for actor in self._sides(noun, speaker, _REACH)]
            if named:
                yield from named
                return

    def _pinned_on(self, verb: Token, speaker: Speaker) -> list[Token]:
        """Whom something is laid to the charge of ("blamed the raid on the army"), on whatever the parser hangs it."""
        acts = objects(verb)
        if any(self._party(noun, speaker) is not None for noun in acts):
            return []  # "blamed the army for the raid on the town"
        return [noun for each in (*acts, verb) for noun in under_preposition(each, self.acts.pinned_on)][-1:]

    def _sides(self, noun: Token, speaker: Speaker, reach: int) -> list[Actor]:
        """The side that a noun is, or is of: "the rebels", "a proposal by the rebels", "Kenyan goods"."""
        party = self._party(noun, speaker)
        if party is not None:
            return [party]
        if reach == 0:
            return []
        for inner in self._behind(noun):
            found = self._sides(inner, speaker, reach - 1)
            if found:
                return found
        return []

    def _arguments(self, verb: Token) -> list[Token]:
        return [*objects(verb), *self._behind(verb)]

    def _behind(self, token: Token) -> list[Token]:
        """The nouns behind its prepositions, the likeliest first; those who only stand by are left out."""
        behind = (noun for word in self.acts.toward for noun in under_preposition(token, frozenset({word})))
        return [noun for noun in behind if lemma(noun) not in self.acts.standing_by]

    def _party(self, noun: Token, speaker: Speaker) -> Actor | None:
        sentence = self.sentence
        span = sentence.token_span(noun)
        if any(span.overlaps(time) for time, _ in sentence.times):
            return None
        if noun.pos_ == "PRON":
            return _speaker(speaker) if self._can_act(speaker) else None
        mention = sentence.actor_at(noun) or sentence.actor_before(noun)
        if mention is not None:
            return Actor(mention.text, mention.id, mention.span)
        people = self._is_people(lemma(noun))
        named = noun.pos_ == "PROPN" and noun.text.isalpha() and not any(w.span.overlaps(span) for w in sentence.places)
        if not people and not named:
            return None
        words = [word for word in noun_phrase(noun) if word.dep_ not in ("det", "nummod")]
        phrase = sentence.phrase_span(words or [noun])
        start = sentence.span.start
        return Actor(sentence.text[phrase.start - start : phrase.end - start], None, phrase)

    def _is_people(self, word: str) -> bool:
        return word in self.acts.people or self.groups.kind(self.groups.name(word)) in ("civil", "armed")

    def _can_act(self, speaker: Speaker) -> bool:
        """Is it somebody, and no paper ("according to the report, they plan to attack her")?"""
        named = self.sentence.head(speaker.span) if speaker.span is not None and speaker.id is None else None
        return named is None or named.pos_ in ("PROPN", "PRON") or self._is_people(lemma(named))


def _own_subjects(verb: Token) -> list[Token]:
    return [noun for subject in subjects(verb) for noun in with_conjuncts(subject)]


def _speaker(speaker: Speaker) -> Actor | None:
    return Actor(speaker.name, speaker.id, speaker.span) if speaker.span is not None else None


def _key(actor: Actor) -> str:
    return actor.id or actor.name.lower()


def _once(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    found: dict[str, Actor] = {}
    for actor in actors:
        found.setdefault(_key(actor), actor)
    return tuple(found.values())
