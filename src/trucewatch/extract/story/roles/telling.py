"""How an incident is told, by which news of one is known from violence in general, of long ago or in a speech.

By its form and by the words of its sentence, never by a name or a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trucewatch.extract.deeds.incidents import Incident
from trucewatch.extract.lexicon import Lexicon
from trucewatch.extract.occurrences import Told
from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import lemma
from trucewatch.extract.reading import Heard
from trucewatch.extract.sentence import Sentence
from trucewatch.extract.story.roles.model import RoleModel
from trucewatch.model import Actor, Claim, ClaimKind, Occurrence

_SHARE, _STEPS = 5, 4  # sentences in the first person, in fifths
_MANY_CLAIMS, _MANY_SENTENCES = 6, 5
_LONG = 12  # words
_ARMED = ("armed_group", "force")
_CLAUSES = ("acl", "relcl", "advcl", "ccomp", "xcomp", "pcomp")
_YEAR = re.compile(r"\b\d{4}\b")
_NO_CONTENT = ("PROPN", "NUM", "DET", "PUNCT", "SPACE")


@dataclass(frozen=True)
class Setting:
    """What a whole report is like, as features: how much of it is speech, how many incidents it tells."""

    features: tuple[str, ...]

    @classmethod
    def of(cls, heard: Sequence[Heard], model: RoleModel) -> Setting:
        """The setting of a report's sentences."""
        spoken = sum(_in_first_person(one.sentence, model) for one in heard)
        told = sum(is_told(claim, model) for one in heard for claim in one.claims)
        return cls(
            (
                f"spoken={min(spoken * _SHARE // max(len(heard), 1), _STEPS)}",
                f"told={min(told // 2, _MANY_CLAIMS)}",
                f"sentences={min(len(heard) // _SHARE, _MANY_SENTENCES)}",
            )
        )


def _words_of(sentence: Sentence) -> Iterator[str]:
    """Its words by their dictionary form, without names and numbers: what it is about, and not whom."""
    return (lemma(token) for token in sentence.doc if token.pos_ not in _NO_CONTENT and token.lower_.isalpha())


def is_told(claim: Claim, model: RoleModel) -> bool:
    """Is it a claim that an act of those took place whose telling the model judges?"""
    said = claim.occurrence
    judged = said is not None and not model.judges.isdisjoint((said.event_type, said.sub_event_type))
    return claim.kind is ClaimKind.EVENT and claim.happened and judged


def is_fighting(said: Occurrence, lexicon: Lexicon) -> bool:
    """Is everybody that is hit an armed side, or did two armed sides meet?"""
    hit = [_is_armed(target, lexicon) for target in said.targets]
    hit += [lexicon.groups.kind(count.group) == "armed" for count in said.counts]
    sides = {actor.id for actor in said.actors if actor.id is not None and _is_armed(actor, lexicon)}
    return all(hit) if hit else len(sides) > 1


def _is_armed(party: Actor, lexicon: Lexicon) -> bool:
    known = party.id is not None and party.id in lexicon.actors.ids and lexicon.actors.kind(party.id) in _ARMED
    return known or lexicon.groups.kind(lexicon.groups.name(party.name)) == "armed"


def telling_features(
    claim: Claim, at: int, heard: Heard, setting: Setting, model: RoleModel, lexicon: Lexicon
) -> list[str]:
    """How a claim is told in the sentence that stands ``at`` this place of its report."""
    said = claim.occurrence
    if said is None:
        return []
    told = [(which, one) for which, one in heard.incidents if isinstance(one, Told)]
    made = [f"act={said.sub_event_type}", f"stance={claim.stance.value}", f"at={min(at, 4)}"]
    made += [f"incidents={min(len(told), 3)}", f"day={said.when.precision.value}", *_of_time(said.when.text)]
    made += [f"spot={said.where[0].precision.value if said.where else ''}"]
    made += [f"mode={mode.value}" for mode in claim.modes]
    made += [f"why={step}" for step in claim.why if step.startswith(("type.", "doubt", "aspect", "speech"))]
    for incident, one in told:
        if one.occurrence.trigger == said.trigger:
            made += [*_of_words(incident), f"dated={one.dated}", f"doubt={one.doubt}"]
            break
    made += [*_of_parties("actor", said.actors, lexicon), *_of_parties("target", said.targets, lexicon)]
    made += [f"count={count.measure}:{lexicon.groups.kind(count.group)}" for count in said.counts]
    made += [*_of_learned(claim), *_of_sentence(heard, model), *setting.features]
    return [f"telling:{feature}" for feature in made]


def _of_time(written: str) -> Iterator[str]:
    """Its time as it is written: the words of one told without numbers ("last night"), else whether it has a year."""
    if any(letter.isdigit() for letter in written):
        yield f"year={bool(_YEAR.search(written))}"
    else:
        yield f"when={written.casefold()}"


def _of_words(incident: Incident) -> Iterator[str]:
    """The forms of the words that tell it: tense, number, article, what they hang on."""
    for found in incident.found:
        token, role = found.token, found.trigger.role
        yield f"form={role}:{token.tag_}"
        yield f"place={role}:{token.dep_}"
        yield f"dep={token.dep_}"
        articles = [child.lower_ for child in token.lefts if child.dep_ == "det"]
        yield from (f"article={word}" for word in articles or [f"none:{token.tag_}"])
        yield from (f"aux={child.lower_}" for child in token.lefts if child.dep_ in ("aux", "auxpass"))
        if token.dep_ in _CLAUSES:
            yield f"under={token.head.pos_}"


def _of_parties(part: str, parties: Sequence[Actor], lexicon: Lexicon) -> Iterator[str]:
    yield f"{part}s={min(len(parties), 3)}"
    for party in parties:
        noun = lexicon.groups.kind(lexicon.groups.name(party.name)) if lexicon.groups.group_of(party.name) else ""
        kind = lexicon.actors.kind(party.id) if party.id is not None else ""
        yield f"{part}={noun}:{kind}"
        yield f"{part} many={party.name.casefold().endswith('s')}"


def _of_learned(claim: Claim) -> Iterator[str]:
    """How sure the model was of the parties."""
    best: dict[str, float] = {}
    for step in claim.why:
        if step.startswith("learned."):
            role, score = step.split(":")[0], float(step.rsplit(" ", 1)[1])
            best[role] = max(score, best.get(role, 0.0))
    yield from (f"{role}={int(score * 10)}" for role, score in best.items())
    if not best:
        yield "learned=nobody"


def _of_sentence(heard: Heard, model: RoleModel) -> Iterator[str]:
    sentence = heard.sentence
    yield f"long={min(len(sentence.doc) // _LONG, 4)}"
    yield f"numbers={min(len(sentence.quantities), 2)}"
    yield f"first={_in_first_person(sentence, model)}"
    yield f"asks={'?' in sentence.text}"
    yield from (f"word={word}" for word in _words_of(sentence))
    yield from (f"time={when.precision.value}" for _, when in sentence.times)
    yield from (f"place={where.precision.value}" for where in sentence.places)
    if not sentence.times:
        yield "no time"
    if not sentence.places:
        yield "no place"
    root: Token | None = next((token for token in sentence.doc if token.dep_ == "ROOT"), None)
    if root is not None:
        yield f"root={root.tag_}"
        yield from (f"root aux={child.lower_}" for child in root.lefts if child.dep_ in ("aux", "auxpass", "neg"))


def _in_first_person(sentence: Sentence, model: RoleModel) -> bool:
    return any(token.lower_ in model.first_person for token in sentence.doc)
