"""Who is behind what was told before: owning up to it, charged with it, or denying it, in a sentence of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from trucewatch.extract.claims import make_claim
from trucewatch.extract.deeds.modes import marks_on
from trucewatch.extract.lexicon import Lexicon
from trucewatch.extract.occurrences import Told
from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import governed_subject, is_passive, lemma, objects, under_preposition
from trucewatch.extract.parties.arguments import cleared_of_it
from trucewatch.extract.parties.blame import behind_it
from trucewatch.extract.parties.doers import BYSTANDERS, doer_at, held_to_account
from trucewatch.extract.reading import Heard
from trucewatch.extract.sentence import Sentence
from trucewatch.extract.speech.attribution import Attributor
from trucewatch.extract.speech.sayings import Attribution, Saying
from trucewatch.extract.story.continuing import Earlier, earlier_attacks
from trucewatch.extract.story.denied_names import names_denied, of_these_names
from trucewatch.model import Actor, Claim, ClaimKind, Denied, Mode, Occurrence, Report, Speaker, Stance, content_id
from trucewatch.packs.acts import load_acts
from trucewatch.packs.language.speech import Speech

_PRAISED = ("SUPPORT", "AID")
_MOVES = ("RETREAT", "MOBILIZE")
_REACH = 1000  # characters: who did it is told later in a report than how many were hurt


def answers(
    report: Report,
    sentence: Sentence,
    sayings: tuple[Saying, ...],
    own: Sequence[Claim],
    before: Sequence[Heard],
    lexicon: Lexicon,
) -> Iterator[Claim]:
    """A charge ("Ankara blamed the militia") or a denial ("they denied it") is of what was told just before.

    ``own`` are the claims that the sentence tells itself.
    """
    for saying in sayings:
        if _says_they_did_not(saying, own, lexicon.speech):
            saying = replace(saying, stance=Stance.DENIES)
        if not _denies_what_was_told(saying, own, lexicon):
            continue
        attacks = () if _is_of_other_words(saying, own, sentence, before) else earlier_attacks(before, sentence, _REACH)
        names = names_denied(saying, sentence)
        told = _meant(saying.speaker, (), own, of_these_names(attacks, names), lexicon)
        told = told or (_moved(before) if not names else None)
        if told is not None:
            part = _part(saying, told, lexicon)
            attribution = Attribution(saying.speaker, saying.stance, saying.rule, saying.accused, part)
            cleared = cleared_of_it(sentence, attribution, lexicon.happenings) if part is Denied.AUTHORSHIP else None
            actors = (cleared,) if cleared is not None else told.occurrence.actors
            content = replace(told.occurrence, actors=actors, counts=())
            rules = ("answer.preceding", saying.rule)
            answer = make_claim(report, sentence, ClaimKind.EVENT, content, attribution, told.claim.modes, rules)
            own_id = content_id("claim", answer.id, saying.rule)  # the charge beside it may tell the very same
            yield replace(answer, id=own_id, continues=told.root, denied=part)
    if any(claim.stance in (Stance.DENIES, Stance.ACCUSES) for claim in own):
        return
    preceding = before[-1].claims if before else ()
    earlier = next((claim for claim in own or preceding if claim.kind is ClaimKind.EVENT and _is_charged(claim)), None)
    charge = _charged(sentence, sayings, lexicon)
    if earlier is not None and earlier.occurrence is not None and charge is not None:
        content = replace(earlier.occurrence, actors=(charge[0],), counts=())
        saying = charge[1]
        attribution = Attribution(saying.speaker, saying.stance, saying.rule)
        rules = ("answer.preceding", saying.rule)
        answer = make_claim(report, sentence, ClaimKind.EVENT, content, attribution, earlier.modes, rules)
        yield replace(answer, continues=earlier.id)


def _moved(before: Sequence[Heard]) -> Earlier | None:
    """What the sentence before told that is no attack, as a withdrawal: "the government denied it"."""
    for claim in reversed(before[-1].claims if before else ()):
        said = claim.occurrence
        if claim.kind is not ClaimKind.EVENT or not claim.happened or said is None:
            continue
        if load_acts().in_plover(said.event_type, said.sub_event_type) in _MOVES:
            return Earlier(claim, said)
    return None


def _is_of_other_words(saying: Saying, own: Sequence[Claim], sentence: Sentence, before: Sequence[Heard]) -> bool:
    """Does it deny what was said right before, of no attack ("They would leave, he said. They called it a lie")?"""
    last = before[-1] if before else None
    if last is None or own or saying.verb is None or last.sentence.paragraph != sentence.paragraph:
        return False
    return bool(last.claims) and not last.attacks and all(map(_is_of_no_attack, last.claims))


def _is_of_no_attack(claim: Claim) -> bool:
    """Does it tell a term, how somebody stands to it, or a movement?"""
    if claim.kind in (ClaimKind.TERM, ClaimKind.POSITION):
        return claim.stance is not Stance.ACCUSES
    said = claim.occurrence
    moves = said is not None and load_acts().in_plover(said.event_type, said.sub_event_type) in _MOVES
    return moves and claim.stance is not Stance.DENIES


def of_what_was_told(
    claims: Iterable[Claim], told: Iterable[Told], sentence: Sentence, before: Sequence[Heard], lexicon: Lexicon
) -> Iterator[Claim]:
    """The claims; a denial in words that tell too little by themselves is of an attack told before."""
    for claim, each in zip(claims, told, strict=True):
        said = claim.occurrence
        if claim.stance is not Stance.DENIES or each.doubt is None or said is None:
            yield claim
            continue
        attacks = [each for each in earlier_attacks(before, sentence, _REACH) if _may_be_of(said, each.occurrence)]
        earlier = _meant(claim.speaker, said.actors, (), attacks, lexicon)
        if earlier is None:
            yield claim
            continue
        known = earlier.occurrence
        content = replace(known, trigger=said.trigger, actors=said.actors, counts=())
        yield replace(claim, content=content, continues=earlier.root, why=(*claim.why, "answer.preceding"))


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
        if actor is None and lemma(verb) in lexicon.happenings.came:  # "came from a government post"
            owner = sentence.actor_before(doer)
            actor = Actor(owner.text, owner.id, owner.span) if owner is not None else None
        if actor is not None:
            sides.setdefault(actor.id or actor.name.casefold(), actor)
            attribution = _said_by(heard, verb, actor, sentence, lexicon)
    if sides:
        content = replace(earlier.occurrence, actors=tuple(sides.values()), counts=())
        rules = ("answer.behind_it", attribution.rule)
        claim = make_claim(report, sentence, ClaimKind.EVENT, content, attribution, earlier.claim.modes, rules)
        part = Denied.AUTHORSHIP if attribution.stance is Stance.DENIES else None
        yield replace(claim, continues=earlier.root, denied=part)


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


def _part(saying: Saying, told: Earlier, lexicon: Lexicon) -> Denied:
    """What is denied by whoever is held to have done it, or denies to have: that it was he; else that it was done."""
    if saying.denied is not None:
        return saying.denied
    speaker = saying.speaker.id
    sides = {_side(actor.id, lexicon) for actor in told.occurrence.actors if actor.id is not None}
    charged = speaker is not None and _side(speaker, lexicon) in sides
    acts = saying.verb is not None and _names_an_act(saying.verb, lexicon.speech)
    return Denied.AUTHORSHIP if charged or acts else Denied.DEED


def _denies_what_was_told(saying: Saying, own: Sequence[Claim], lexicon: Lexicon) -> bool:
    """Does it deny something that it does not tell of itself?"""
    if saying.stance is not Stance.DENIES or saying.verb is None:
        return False
    if any(saying.rule in claim.why and claim.stance is Stance.DENIES for claim in own):
        return False
    of_claim, of_act = _names_a_claim(saying.verb, lexicon), _names_an_act(saying.verb, lexicon.speech)
    return saying.denied is not None or of_claim or of_act


def _says_they_did_not(saying: Saying, own: Sequence[Claim], speech: Speech) -> bool:
    """Does a known party say that it did no such thing ("said that its men had not fired")?"""
    if saying.stance is not Stance.ASSERTS or saying.verb is None or saying.speaker.id is None or own:
        return False
    told = [
        child for child in saying.verb.children if child.dep_ == "ccomp" and Mode.NEGATED in marks_on(child, speech)
    ]
    return any(lemma(act) in speech.denials.acts and not objects(act) for act in told)


def _names_an_act(verb: Token, speech: Speech) -> bool:
    """Does it deny an act in words that take up what was told ("denied that they had fired")?"""
    content = [child for child in verb.children if child.dep_ in ("ccomp", "xcomp")]
    content += [other for child in content for other in child.children if child.dep_ == "xcomp"]
    return any(lemma(act) in speech.denials.acts and act.pos_ == "VERB" for act in content)


def _names_a_claim(verb: Token, lexicon: Lexicon) -> bool:
    """Does it deny what was said of an attack ("denied it", "called the report false"), and no "claims for damages"?"""
    speech = lexicon.speech
    named = [child for child in verb.children if child.dep_ in ("dobj", "obj", "nsubjpass")]
    if verb.dep_ == "relcl":
        named.append(verb.head)
    return any(
        (lemma(noun) in speech.answered or lemma(noun) in speech.alleged)
        and all(_takes_up(word, lexicon) for word in under_preposition(noun, speech.of_what))
        for noun in named
    )


def _meant(
    speaker: Speaker, actors: Sequence[Actor], own: Sequence[Claim], earlier: Sequence[Earlier], lexicon: Lexicon
) -> Earlier | None:
    """What somebody denies: of what was told, the last that is laid to him, else the last that is laid to nobody."""
    beside = [Earlier(claim, claim.occurrence) for claim in own if claim.occurrence is not None and _is_charged(claim)]
    told = [*(each for each in beside if each.claim.happened), *earlier]
    if speaker.name:  # nobody denies what he has just told himself
        told = [each for each in told if each.claim.speaker.name != speaker.name]
    told += [each for each in beside if each.claim.stance is Stance.ACCUSES]  # "condemns the blast and denies any part"
    sides = {_side(id, lexicon) for id in (speaker.id, *(actor.id for actor in actors)) if id is not None}

    def fits(each: Earlier) -> int:
        doers = {_side(actor.id, lexicon) for actor in each.occurrence.actors if actor.id is not None}
        hit = {_side(target.id, lexicon) for target in each.occurrence.targets if target.id is not None}
        if sides & doers:
            return 0
        if sides & hit:  # nobody denies what was done to him
            return 3
        return 1 if not (sides and doers) else 2

    best = min(told, key=fits, default=None)
    if best is None or fits(best) == 0:
        return best
    just_now = {told[0].claim.span, *(each.claim.span for each in beside)}  # "They denied it"
    last = [each for each in told if each.claim.span in just_now]
    return min(last, key=fits)


def _may_be_of(said: Occurrence, earlier: Occurrence) -> bool:
    """Do both not name places, or people and things by name, of which none is the same?"""
    one, two = (
        {where.name for where in each.where} | {target.name for target in each.targets if target.name[:1].isupper()}
        for each in (said, earlier)
    )
    return not one or not two or not one.isdisjoint(two)


def _side(id: str, lexicon: Lexicon) -> str:
    return lexicon.actors.acts_for(id) or id


def _charged(sentence: Sentence, sayings: tuple[Saying, ...], lexicon: Lexicon) -> tuple[Actor, Saying] | None:
    """Who is charged here ("Ankara blamed the militia") with what was told before, and not with something else."""
    saying = next((one for one in sayings if one.stance is Stance.ACCUSES and one.accused is not None), None)
    if saying is None or saying.accused is None or saying.verb is None:
        return None
    if not all(_takes_up(word, lexicon) for word in under_preposition(saying.verb, lexicon.speech.of_what)):
        return None
    mention = sentence.actor_at(saying.accused) or sentence.actor_before(saying.accused)
    if mention is None or mention.kind in BYSTANDERS:
        return None
    return Actor(mention.text, mention.id, mention.span), saying


def _takes_up(charge: Token, lexicon: Lexicon) -> bool:
    """Can a charge be of an attack told before ("of the raid", "of being behind it"), and not "of doing nothing"?"""
    happenings, speech = lexicon.happenings, lexicon.speech
    if lemma(charge) in speech.undone | happenings.stops:
        return False
    known = happenings.nouns.keys() | happenings.toll_nouns.keys() | happenings.deeds
    return any(lemma(word) in known or word.lower_ in speech.answered for word in charge.subtree)


def _is_charged(claim: Claim) -> bool:
    """Is it of a sort that somebody is blamed for, as a signed agreement is not?"""
    said = claim.occurrence
    return said is not None and load_acts().in_plover(said.event_type, said.sub_event_type) not in _PRAISED
