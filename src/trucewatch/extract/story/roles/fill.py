"""In a text without capitals: the parts that the learned part sees, put into the claims that the rules made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from trucewatch.extract.deeds.untold import nearest_reason
from trucewatch.extract.lexicon import Lexicon
from trucewatch.extract.occurrences import Told
from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import climb, lemma
from trucewatch.extract.parties.doers import BYSTANDERS
from trucewatch.extract.reading import Heard
from trucewatch.extract.sentence import Sentence
from trucewatch.extract.story.roles.model import PLACE, TELLING, Role, RoleModel
from trucewatch.extract.story.roles.phrases import Phrase, features_of, phrases_of
from trucewatch.extract.story.roles.retelling import told_again
from trucewatch.extract.story.roles.telling import Setting, is_fighting, is_told, telling_features
from trucewatch.model import Actor, Claim, ClaimKind, Occurrence, content_id

_NEVER = 0.08  # a nameless party that the rules found and that scores less in every role is none


@dataclass(frozen=True)
class _Judged:
    """A phrase with the score of each role."""

    phrase: Phrase
    actor: Actor
    site: Actor  # the same with "of" behind it, as a place is named
    scores: tuple[float, ...]

    @property
    def is_person(self) -> bool:
        """Is it a name that no book has?"""
        return self.phrase.head.pos_ == "PROPN" and not self.phrase.name and self.actor.id is None


def fill_roles(heard: Sequence[Heard], model: RoleModel, lexicon: Lexicon) -> list[Heard]:
    """The same sentences, their claims of violence with the doers and sufferers that the model adds.

    A phrase is judged by the best of its mentions in the article: who is named
    as an attacker once is one wherever the attack is told. A model without
    roles changes nothing.
    """
    if not model.roles:
        return list(heard)
    judged = _by_full_name([tuple(_judge(one, model, lexicon)) for one in heard])
    best: dict[str, tuple[float, ...]] = {}
    for found in judged:
        for one in found:
            key = one.actor.name.casefold()
            best[key] = tuple(map(max, one.scores, best.get(key, one.scores)))
    renamed: dict[str, str] = {}
    gone: set[str] = set()
    filled = []
    for sentence, found in zip(heard, judged, strict=True):
        settled = [replace(each, scores=best[each.actor.name.casefold()]) for each in found]
        made = [
            _filled(claim, settled, _own(claim, settled, sentence), model, renamed)
            for claim in sentence.claims
            if claim.continues not in gone
        ]
        gone |= {claim.id for claim in made if _still_doubted(claim)}
        claims = tuple(claim for claim in made if claim.id not in gone)
        doubts = [told.doubt for _, told in sentence.incidents if isinstance(told, Told) and told.doubt is not None]
        untold = None if claims or not sentence.has_words else sentence.untold or nearest_reason(doubts)
        filled.append(replace(sentence, claims=claims, untold=untold))
    return told_again(list(_without_general(filled, model, lexicon)), model)


def _without_general(heard: Sequence[Heard], model: RoleModel, lexicon: Lexicon) -> Iterator[Heard]:
    """The same sentences; what they tell of no single incident, as the model judges it, is no event."""
    if model.telling is None:
        yield from heard
        return
    column, role = model.telling
    setting = Setting.of(heard, model)
    renamed: dict[str, str] = {}
    for at, sentence in enumerate(heard):
        made = []
        for claim in sentence.claims:
            said = claim.occurrence
            if said is not None and is_told(claim, model) and not is_fighting(said, lexicon):
                score = model.scores(telling_features(claim, at, sentence, setting, model, lexicon))[column]
                if score < role.at_least:
                    claim = _as_general(claim, f"learned.{role.name}: {score:.2f}", renamed)
            made.append(replace(claim, continues=renamed.get(claim.continues, claim.continues)))
        yield replace(sentence, claims=tuple(made))


def _as_general(claim: Claim, step: str, renamed: dict[str, str]) -> Claim:
    """The claim as one over a time or a state."""
    name = content_id("claim", claim.report, claim.span.start, claim.span.end, ClaimKind.TALLY, claim.content)
    renamed[claim.id] = name
    return replace(claim, id=name, kind=ClaimKind.TALLY, why=(*claim.why, step))


def _by_full_name(judged: Sequence[tuple[_Judged, ...]]) -> list[tuple[_Judged, ...]]:
    """A person who is named by a part of a name goes by the whole of it, where only one name of the article has it."""
    whole = {one.actor.name for found in judged for one in found if one.is_person and " " in one.actor.name}
    bearers: dict[str, set[str]] = defaultdict(set)
    for name in sorted(whole):
        words = name.split()
        for first in range(len(words)):
            for last in range(first + 1, len(words) + 1):
                bearers[" ".join(words[first:last])].add(name)
    fullest = {
        part: max(names, key=lambda name: (len(name), name))
        for part, names in bearers.items()
        if all(name in max(names, key=len) for name in names)
    }
    return [
        tuple(
            replace(one, actor=replace(one.actor, name=fullest.get(one.actor.name, one.actor.name)))
            if one.is_person
            else one
            for one in found
        )
        for found in judged
    ]


def _still_doubted(claim: Claim) -> bool:
    """Do only its words speak for it, which alone tell of nothing, and no party that the model knows?"""
    doubted = any(step.startswith("doubt.") for step in claim.why)
    return doubted and not any(step.startswith("learned.") for step in claim.why)


def _judge(heard: Heard, model: RoleModel, lexicon: Lexicon) -> Iterator[_Judged]:
    light = lexicon.happenings.light_nouns
    for phrase in phrases_of(heard.sentence, model.titles, light, model.hedges):
        if _is_of_kin(phrase.head, lexicon):
            continue
        scores = model.scores(features_of(phrase, heard.sentence, heard.incidents, lexicon))
        yield _Judged(phrase, _actor(heard.sentence, phrase), _site(heard.sentence, phrase), scores)


def _is_of_kin(noun: Token, lexicon: Lexicon) -> bool:
    """Is it only said whose relative somebody is ("the minister's brother was shot")?"""
    happenings = lexicon.happenings
    return noun.dep_ == "poss" and lemma(noun.head) in happenings.kin | happenings.relatives


def _actor(sentence: Sentence, phrase: Phrase) -> Actor:
    """The phrase as a party; it is whom the book knows if it is all of the name, or the name is all of it."""
    span = phrase.span(sentence)
    mention = sentence.actor_at(phrase.head)
    known = mention if mention is not None and mention.kind not in BYSTANDERS else None
    text = sentence.text[span.start - sentence.span.start : span.end - sentence.span.start]
    return Actor(text, known.id if known is not None else None, span)


def _site(sentence: Sentence, phrase: Phrase) -> Actor:
    span = phrase.whole(sentence)
    return Actor(sentence.text[span.start - sentence.span.start : span.end - sentence.span.start], None, span)


def _own(claim: Claim, judged: Sequence[_Judged], heard: Heard) -> frozenset[int]:
    """The nouns, by their place, that can be what the claim tells was hit: none that hangs on another act's words."""
    told = [(which, one.occurrence) for which, one in heard.incidents if isinstance(one, Told)]
    said = claim.occurrence
    own = {found.token.i for which, one in told if said and one.trigger == said.trigger for found in which.found}
    words = own.union(found.token.i for which, _ in told for found in which.found)
    heads = {one.phrase.head.i: one.phrase.head for one in judged}
    above = {at: next((link.i for link in climb(head) if link.i in words), None) for at, head in heads.items()}
    return frozenset(at for at, link in above.items() if link is None or link in own)


def _filled(
    claim: Claim, judged: Sequence[_Judged], own: frozenset[int], model: RoleModel, renamed: dict[str, str]
) -> Claim:
    """The claim with the model's parties; whatever it says of a charge goes with the claim that is charged.

    Who suffers it is one of its ``own`` nouns; verbs that are joined may share who does it.
    """
    said = claim.occurrence
    if claim.continues:
        return replace(claim, continues=renamed.get(claim.continues, claim.continues))
    if said is None or claim.kind is not ClaimKind.EVENT or not claim.happened:
        return claim
    parties: dict[str, list[Actor]] = defaultdict(list)
    steps = []
    for one in judged:
        for role, score in zip(model.roles, one.scores, strict=True):
            hit = role.part != "actor"
            if score >= role.at_least and role.part != TELLING and (not hit or one.phrase.head.i in own):
                party = one.site if role.part == PLACE and one.actor.id is None else one.actor
                parties["target" if role.part == PLACE else role.part].append(party)
                steps.append(f"learned.{role.name}: {party.name} {score:.2f}")
    content = replace(
        said,
        actors=_joined(said.actors, parties["actor"], judged, model.roles, "actor"),
        targets=_joined(said.targets, parties["target"], judged, model.roles, "target"),
    )
    return _recast(claim, content, steps, renamed)


def _joined(
    told: Iterable[Actor], learned: Sequence[Actor], judged: Sequence[_Judged], roles: Sequence[Role], part: str
) -> tuple[Actor, ...]:
    """What the rules found and the model does not rule out, with what the model adds; each once."""
    kept = [
        _as_judged(actor, judged)
        for actor in told
        if actor.id is not None or not _ruled_out(actor, judged, roles, part)
    ]
    made: dict[str, Actor] = {}
    for actor in (*learned, *kept):
        if not any(actor.span.overlaps(other.span) for other in made.values()):
            made.setdefault(actor.name.casefold(), actor)
    return tuple(sorted(made.values(), key=lambda actor: actor.span))


def _as_judged(actor: Actor, judged: Sequence[_Judged]) -> Actor:
    """A person whom the rules found goes by the name, without its titles."""
    names = [one.actor for one in judged if one.is_person and actor.span.contains(one.actor.span)]
    return names[0] if actor.id is None and len(names) == 1 else actor


def _ruled_out(actor: Actor, judged: Sequence[_Judged], roles: Sequence[Role], part: str) -> bool:
    scores = [
        score
        for one in judged
        if one.actor.span.overlaps(actor.span)
        for role, score in zip(roles, one.scores, strict=True)
        if role.part == part or (role.part, part) == (PLACE, "target")
    ]
    return bool(scores) and max(scores) < _NEVER


def _recast(claim: Claim, content: Occurrence, steps: Sequence[str], renamed: dict[str, str]) -> Claim:
    if content == claim.content:
        return claim
    name = content_id("claim", claim.report, claim.span.start, claim.span.end, claim.kind, content)
    renamed[claim.id] = name
    return replace(claim, id=name, content=content, why=(*claim.why, *steps))
