"""Who is behind what was told before: owning up to it, charged with it, or denying it, in a sentence of its own."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from trucewatch.extract.attribution import Attribution, Attributor, Saying
from trucewatch.extract.blame import behind_it
from trucewatch.extract.claims import make_claim
from trucewatch.extract.continuing import earlier_attacks
from trucewatch.extract.occurrences import Lexicon, Told
from trucewatch.extract.parties import BYSTANDERS, doer_at, held_to_account
from trucewatch.extract.reading import Heard
from trucewatch.extract.sentence import Sentence
from trucewatch.extract.tokens import Token
from trucewatch.extract.tree import governed_subject, is_passive, lemma
from trucewatch.model import Actor, Claim, ClaimKind, Occurrence, Report, Speaker, Stance
from trucewatch.packs.acts import load_acts

_PRAISED = ("SUPPORT", "AID")
_REACH = 1000  # characters: who did it is told later in a report than how many were hurt


def answers(
    report: Report, sentence: Sentence, sayings: tuple[Saying, ...], before: Sequence[Claim], lexicon: Lexicon
) -> Iterator[Claim]:
    """A charge ("Ankara blamed the militia") or a denial ("they denied it") is of what was told just before."""
    told = _answer_to(sentence, sayings, before, lexicon.speech.answered)
    if told is not None:
        earlier, content, saying = told
        attribution = Attribution(saying.speaker, saying.stance, saying.rule)
        rules = ("answer.preceding", saying.rule)
        answer = make_claim(report, sentence, ClaimKind.EVENT, content, attribution, earlier.modes, rules)
        yield replace(answer, continues=earlier.id)


def owned_up(
    report: Report,
    sentence: Sentence,
    sayings: tuple[Saying, ...],
    attributor: Attributor,
    before: Sequence[Heard],
    lexicon: Lexicon,
) -> Iterator[Claim]:
    """Who is named as behind the attack told before: "the group claimed responsibility", "was attributed to it"."""
    earlier = next(iter(earlier_attacks(before, sentence, _REACH)), None)
    if earlier is None:
        return
    sides: dict[str, Actor] = {}
    attribution = Attribution(Speaker(), Stance.ASSERTS, "speech.outlet")
    for doer, verb in behind_it(sentence, lexicon.happenings, lexicon.speech):
        heard = attributor.of(doer, sayings)
        actor = doer_at(sentence, doer, heard, lexicon.happenings)
        if actor is None and lemma(verb) in lexicon.happenings.charges:
            actor = held_to_account(sentence, doer)
        if actor is not None:
            sides.setdefault(actor.id or actor.name.casefold(), actor)
            attribution = _said_by(heard, verb, actor, sentence, lexicon)
    if sides:
        content = replace(earlier.occurrence, actors=tuple(sides.values()), counts=())
        rules = ("answer.behind_it", attribution.rule)
        claim = make_claim(report, sentence, ClaimKind.EVENT, content, attribution, earlier.claim.modes, rules)
        yield replace(claim, continues=earlier.root)


def only_refers(told: Iterable[Told]) -> bool:
    """Do these words of violence tell of nothing by themselves ("the attack")?"""
    return all(each.doubt is not None for each in told)


def _said_by(heard: Attribution, verb: Token, doer: Actor, sentence: Sentence, lexicon: Lexicon) -> Attribution:
    """Who owns up speaks for himself, and who lays an attack to another's charge accuses."""
    if not heard.speaker.is_outlet:
        return heard
    if lemma(verb) in lexicon.happenings.owns_up:
        return replace(heard, speaker=Speaker(doer.name, doer.id, doer.span))
    subject = governed_subject(verb)
    if lemma(verb) not in lexicon.happenings.blames or is_passive(verb) or subject is None:
        return heard
    teller = doer_at(sentence, subject, heard, lexicon.happenings)
    speaker = Speaker(teller.name, teller.id, teller.span) if teller is not None else heard.speaker
    return replace(heard, speaker=speaker, stance=Stance.ACCUSES)


def _answer_to(
    sentence: Sentence, sayings: tuple[Saying, ...], before: Sequence[Claim], answered: Container[str]
) -> tuple[Claim, Occurrence, Saying] | None:
    """What was told just before, as charged or denied here by words that name no act of their own."""
    earlier = next((claim for claim in before if claim.kind is ClaimKind.EVENT and _is_charged(claim)), None)
    if earlier is None or earlier.occurrence is None:
        return None
    content = replace(earlier.occurrence, counts=())
    for saying in sayings:
        if saying.disowned:  # "said it had no part in it"
            speaker = saying.speaker
            actors = (Actor(speaker.name, speaker.id, speaker.span),) if speaker.span is not None else ()
            return earlier, replace(content, actors=actors), saying
        if saying.stance is Stance.DENIES and saying.verb is not None and _names_a_claim(saying.verb, answered):
            return earlier, content, saying
    charge = _charged(sentence, sayings)
    return (earlier, replace(content, actors=(charge[0],)), charge[1]) if charge is not None else None


def _names_a_claim(verb: Token, answered: Container[str]) -> bool:
    """Does it deny what was said ("denied it", "called the report false"), naming nothing that was done?"""
    return any(child.dep_ in ("dobj", "obj") and lemma(child) in answered for child in verb.children)


def _charged(sentence: Sentence, sayings: tuple[Saying, ...]) -> tuple[Actor, Saying] | None:
    """Who is charged here ("Ankara blamed the militia")."""
    saying = next((one for one in sayings if one.stance is Stance.ACCUSES and one.accused is not None), None)
    if saying is None or saying.accused is None:
        return None
    mention = sentence.actor_at(saying.accused) or sentence.actor_before(saying.accused)
    if mention is None or mention.kind in BYSTANDERS:
        return None
    return Actor(mention.text, mention.id, mention.span), saying


def _is_charged(claim: Claim) -> bool:
    """Is it of a sort that somebody is blamed for, as a signed agreement is not?"""
    said = claim.occurrence
    return said is not None and load_acts().in_plover(said.event_type, said.sub_event_type) not in _PRAISED
