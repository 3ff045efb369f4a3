"""Who did it and to whom: the arguments of the words that tell of one incident."""

from __future__ import annotations

from trucewatch.extract.deeds.charges import charged_with
from trucewatch.extract.deeds.incidents import Incident
from trucewatch.extract.deeds.triggers import Found
from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import (
    agents,
    governed_subject,
    is_passive,
    lemma,
    made_by,
    objects,
    subjects,
    under_preposition,
)
from trucewatch.extract.parties.belonging import side_behind
from trucewatch.extract.parties.blame import held_to_have_done
from trucewatch.extract.parties.doers import (
    BYSTANDERS,
    doer_at,
    held_to_account,
    held_to_be,
    phrase_of,
    speakers_own_act,
)
from trucewatch.extract.sentence import Sentence, noun_phrase
from trucewatch.extract.speech.sayings import Attribution
from trucewatch.model import Actor, Denied, Span, Stance
from trucewatch.packs.actors import ActorBook, ActorMention
from trucewatch.packs.groups import Groups
from trucewatch.packs.language.happenings import Happenings
from trucewatch.packs.language.numbers import number_words
from trucewatch.packs.language.times import time_words
from trucewatch.packs.language.triggers import MEANS, OWN, Trigger

_OF_PEOPLE_AND_THINGS = frozenset({"harm", "detain", "free", "destroy", "attack"})


def parties_of(
    sentence: Sentence,
    incident: Incident,
    attribution: Attribution,
    happenings: Happenings,
    book: ActorBook,
    groups: Groups,
) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """The actors and the targets of one incident; a target may be a group that is nobody's force."""
    actors: dict[str, Actor] = {}
    targets: dict[str, Actor] = {}
    for found in incident.found:
        doers, sufferers = _arguments(found, happenings)
        charged = charged_with(found.token, happenings) or []
        for token in doers:
            if lemma(token) in happenings.charges:
                continue  # "accused the army of shelling the town, a charge that it denied"
            doer = doer_at(sentence, token, attribution, happenings)
            _add(actors, held_to_account(sentence, token) if doer is None and token in charged else doer)
            beside = [each for each in sentence.actors_before(token) if not _is_kind_of(each, doer)]
            for mention in (*beside, *held_to_be(sentence, token, happenings)):
                _add(actors, _side_named(mention))
        for token in sufferers:
            for noun in _carried(token, happenings):
                _add(
                    targets,
                    _sufferer(sentence, noun, happenings, groups) if not _is_no_party(noun, happenings) else None,
                )
        if found.trigger.noun and found.trigger.role in ("attack", "clash"):
            for mention in sentence.actors_before(found.token):
                _add(actors, _side_named(mention) if not _is_scene(sentence, mention) else None)
            _add(actors, speakers_own_act(found.token, attribution, happenings))
    if attribution.stance is Stance.ACCUSES and attribution.accused is not None:
        accused = doer_at(sentence, attribution.accused, attribution, happenings)
        actors = {key: actor for key, actor in actors.items() if not _is_speaker(actor, attribution)}
        _add(actors, accused)
    if attribution.denied is Denied.AUTHORSHIP:
        _add(actors, cleared_of_it(sentence, attribution, happenings))
    for key in [key for key in targets if key in actors]:  # a side of a clash stands on the acting side alone
        del targets[key]
    return tuple(_side(actor, book) for actor in actors.values()), tuple(
        _side(actor, book) for actor in targets.values()
    )


def cleared_of_it(sentence: Sentence, attribution: Attribution, happenings: Happenings) -> Actor | None:
    """Who is said to have had no part in it: whoever the words are said of, else the speaker."""
    speaker, token = attribution.speaker, attribution.accused
    its_own = token is None or any(child.lower_ in happenings.possessives for child in token.lefts)
    named = doer_at(sentence, token, attribution, happenings) if token is not None and not its_own else None
    return named or (Actor(speaker.name, speaker.id, speaker.span) if speaker.span is not None else None)


def _side_named(mention: ActorMention) -> Actor | None:
    return None if mention.kind in BYSTANDERS else Actor(mention.text, mention.id, mention.span)


def _is_scene(sentence: Sentence, mention: ActorMention) -> bool:
    """Is it a capital before an act, where that was ("the Kabul bombings"; but "Kabul's raids")?"""
    head = sentence.head(mention.span)
    return mention.how == "capital" and head is not None and head.dep_ == "compound"


def _is_kind_of(mention: ActorMention, doer: Actor | None) -> bool:
    """Does it only say of what kind a doer is, who is named with it ("rebel gunmen")?"""
    return doer is not None and mention.how == "role" and doer.span.contains(mention.span)


def _is_speaker(actor: Actor, attribution: Attribution) -> bool:
    span = attribution.speaker.span
    return span is not None and actor.span.overlaps(span)


def _side(actor: Actor, book: ActorBook) -> Actor:
    """A leader who orders or suffers stands for the side led."""
    if actor.id is None or book.kind(actor.id) != "person":
        return actor
    return Actor(actor.name, book.acts_for(actor.id) or actor.id, actor.span)


def _arguments(found: Found, happenings: Happenings) -> tuple[list[Token], list[Token]]:
    """The tokens of who does it and of whom it is done to, by the frame of the trigger."""
    token, trigger = found.token, found.trigger
    prepositions = happenings.prepositions
    by = agents(token, prepositions["by"])
    if trigger.noun:
        inner = [] if trigger.role == "clash" else under_preposition(token, prepositions["of"])
        doers, sufferers = (inner, []) if trigger.of_doer else ([], inner)
        doers += [*held_to_have_done(token, happenings), *(charged_with(token, happenings) or ())]
        if trigger.role == "move":  # "a patrol of the mission"
            return by + inner, []
        if trigger.role == "seize":  # "the loss of the town to the rebels"
            return by + doers + under_preposition(token, trigger.needs_at), sufferers
        if trigger.role == "clash":  # each side of a clash acts: "killed in clashes with the army"
            doers += under_preposition(token, prepositions["sides"])
            if token.dep_ == "nsubj" and lemma(token.head) in happenings.occurs:  # "clashes erupted between"
                doers += under_preposition(token.head, prepositions["sides"])
        return by + doers, sufferers + under_preposition(token, prepositions["against"])
    charged = charged_with(token, happenings)
    led = _made_to(token, happenings) or _who_tried(token, happenings)
    subject = (led or governed_subject(token)) if charged is None else None
    if trigger.role in ("move", "host"):  # what is moved is counted, and is nobody's target
        return by + ([subject] if subject is not None and not is_passive(token) else []), []
    if trigger.victims == "subject":
        if trigger.role == "seize":  # "the town fell to the rebels"
            return by + under_preposition(token, trigger.needs_at), []
        return by, [subject] if subject is not None else []
    used = trigger.victims == MEANS
    acted_on = [noun for noun in objects(token) if not (used or _completes(noun, trigger, happenings))]
    acted_on = _suffering(acted_on, trigger, happenings)
    aimed_at = _aimed_at(token, trigger, bool(acted_on), happenings)
    if trigger.victims == OWN:  # "the army lost ten men"
        return by, [subject] if subject is not None else []
    if is_passive(token):
        return by, [*acted_on, *(aimed_at if not acted_on else ())]
    found_dead = trigger.role == "harm" and lemma(token) in happenings.comes_upon
    doers = [subject, *subject.conjuncts] if subject is not None and not found_dead else charged or []
    doers += _with_them(token, happenings) if subject is not None and subject in doers else []
    if trigger.role == "clash":  # both sides of it act
        return [*doers, *objects(token), *aimed_at], []
    return doers, acted_on + aimed_at


def _with_them(verb: Token, happenings: Happenings) -> list[Token]:
    """Those named with its subject, before the verb ("the army, along with rebels from the north, shelled")."""
    subject = next(iter(subjects(verb)), verb)
    beside = [
        word
        for word in (*verb.lefts, *subject.rights)
        if word.lower_ in happenings.along and subject.i < word.i < verb.i
    ]
    named = [
        noun for word in beside for each in (word, *word.children) for noun in each.children if noun.dep_ == "pobj"
    ]
    return [each for noun in named for each in (noun, *noun.conjuncts)]


def _who_tried(verb: Token, happenings: Happenings) -> Token | None:
    """Whose attempt it was: "hurt in an attempt by the army to retake the town", "the army's attempt to retake it"."""
    noun = verb.head
    if verb.dep_ != "acl" or lemma(noun) not in happenings.attempts or noun.pos_ != "NOUN":
        return None
    owners = [child for child in noun.lefts if child.dep_ == "poss"]
    return next(iter([*under_preposition(noun, happenings.prepositions["by"]), *owners]), None)


def _made_to(verb: Token, happenings: Happenings) -> Token | None:
    """Who is made to do it: "rebels forced the army to withdraw" - the army does."""
    above = made_by(verb, happenings.makes) if not subjects(verb) else None
    return next(iter(objects(above)), None) if above is not None else None


def _carried(token: Token, happenings: Happenings) -> list[Token]:
    """What a noun carries that only says how many ("dozens of launchers and fighters"), else the noun itself."""
    light = lemma(token) in happenings.light_nouns
    return (under_preposition(token, happenings.prepositions["of"]) if light else []) or [token]


def _is_no_party(noun: Token, happenings: Happenings) -> bool:
    """Is it an act, a toll, a number or a line, which nobody can harm ("the victims of the ambush", "the border")?"""
    word = lemma(noun)
    if word in happenings.boundaries or noun.lower_ in happenings.boundaries:
        return True
    act = happenings.nouns.get(word)
    if act is not None and act.role not in ("move", "host"):
        return True
    counts = happenings.toll_words | happenings.toll_heads | happenings.toll_nouns.keys()
    return word in counts or noun.lower_ in number_words(noun.lang_).cardinals


def _suffering(nouns: list[Token], trigger: Trigger, happenings: Happenings) -> list[Token]:
    """These less what is only fired at somebody: "fired two rounds at the post"."""
    return [noun for noun in nouns if trigger.role != "attack" or lemma(noun) not in happenings.munitions]


def _aimed_at(verb: Token, trigger: Trigger, acts_on: bool, happenings: Happenings) -> list[Token]:
    """Whom prepositions name: "fired on a car"; what stands behind "on" or "at" is where, if somebody is acted on."""
    prepositions = happenings.prepositions
    if acts_on and trigger.role != "clash":
        return under_preposition(verb, prepositions["plainly_against"])
    if trigger.role == "clash":
        said = [noun for noun in objects(verb) if _completes(noun, trigger, happenings)]  # "exchanged fire with"
        behind = [noun for each in (verb, *said) for noun in under_preposition(each, prepositions["against"])]
        return _suffering(behind, trigger, happenings)
    at = trigger.needs_at if trigger.role == "attack" else frozenset()
    alone = prepositions["against"] - prepositions["sides"] | prepositions["plainly_against"]  # "fired with rifles"
    return _suffering(under_preposition(verb, alone | at), trigger, happenings)


def _completes(noun: Token, trigger: Trigger, happenings: Happenings) -> bool:
    """Is the object part of how it is said ("launched an offensive"), and nobody's harm?"""
    asked = {lemma(part) for part in noun.subtree} & trigger.needs_object
    if trigger.role in _OF_PEOPLE_AND_THINGS:
        asked &= happenings.completing | happenings.munitions | happenings.nouns.keys()
    return bool(asked)


def _sufferer(sentence: Sentence, token: Token, happenings: Happenings, groups: Groups) -> Actor | None:
    mention = sentence.actor_at(token)
    if mention is not None and mention.kind not in BYSTANDERS:
        side = side_behind(sentence, token, happenings, groups) if mention.id is None else None
        return Actor(mention.text, side.id if side is not None else mention.id, mention.span)
    counted = any(sentence.token_span(token).overlaps(span) for span, _ in sentence.quantities)
    within = sentence.phrase_span(noun_phrase(token))
    counted = counted or any(within.overlaps(span) for span, _ in sentence.times)  # "at about 16:00 hours"
    counted = counted or token.lower_ in number_words(token.lang_).percents or _is_a_time(token)
    if token.pos_ not in ("NOUN", "PROPN") or token.is_punct or counted:
        return None
    named = [where.span for where in sentence.places if where.span.overlaps(within)]
    if named:  # a place that is shelled is where it happened
        return _site(sentence, token, max(named), groups)
    owner = sentence.actor_before(token) or side_behind(sentence, token, happenings, groups)
    phrase = phrase_of(sentence, token)
    return Actor(phrase.name, owner.id if owner is not None and owner.kind not in BYSTANDERS else None, phrase.span)


def _site(sentence: Sentence, token: Token, place: Span, groups: Groups) -> Actor | None:
    """What stands behind the place's name, where it is a thing that the table of groups has: "the Homs refinery"."""
    mark = next((word for word in sentence.tokens_behind(place.end)[:1] if word.dep_ == "case"), None)  # "Homs's"
    begins = place.end if mark is None else sentence.token_span(mark).end
    site = Span(begins, max(begins, sentence.token_span(token).end))
    name = sentence.text[site.start - sentence.span.start : site.end - sentence.span.start].lstrip()
    site = Span(site.end - len(name), site.end)
    return Actor(name, None, site) if name and groups.group_of(name) is not None else None


def _is_a_time(token: Token) -> bool:
    """Is it a day or an hour ("fired on the day on which")?"""
    words = time_words(token.lang_)
    return lemma(token) in words.units.times or words.is_of_a_day(token.lower_)


def _add(found: dict[str, Actor], actor: Actor | None) -> None:
    if actor is not None:
        found.setdefault(actor.id or actor.name.lower(), actor)
