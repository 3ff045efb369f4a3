"""Do the words of an incident tell that something took place, or do they only name a kind of thing?"""

from __future__ import annotations

from trucewatch.extract.deeds.charges import charged_with
from trucewatch.extract.deeds.incidents import Incident
from trucewatch.extract.deeds.modes import has_none_of, is_left_undone
from trucewatch.extract.deeds.triggers import Found
from trucewatch.extract.deeds.untold import Untold
from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import (
    DESCRIBING,
    SUBJECTS,
    climb,
    governed_subject,
    lemma,
    made_by,
    objects,
    subjects,
    under_preposition,
)
from trucewatch.extract.sentence import Sentence, is_under
from trucewatch.model import Count
from trucewatch.packs.groups import Groups
from trucewatch.packs.language.happenings import Happenings
from trucewatch.packs.language.speech import Speech

_NOTED = frozenset({"dobj", "nsubjpass"})  # how what somebody took note of hangs on that verb
_OF_CHOICE = frozenset({"attack", "clash", "seize", "harm", "detain", "free", "displace", "move"})


def why_untold(
    sentence: Sentence,
    incident: Incident,
    counts: list[Count],
    placed: bool,
    words: tuple[Happenings, Speech],
    groups: Groups,
) -> Untold | None:
    """Why it tells of nothing that took place, but names a kind of thing; None where it does tell.

    ``placed`` says that it is told where.
    """
    if incident.held_apart_by is not None and incident.held_apart_by.lower_ in words[1].hypothetical:
        return Untold.CONDITION
    if counts:
        return None
    heads = [head for span, _ in sentence.times if (head := sentence.head(span)) is not None]
    timed = any(is_under(head, incident.main.token) for head in heads) or is_dated_by_owner(sentence, incident)
    verbs = [found for found in incident.found if not found.trigger.noun]
    if verbs:
        return _of_verbs(sentence, incident, verbs, (timed, placed), words, groups)
    return _of_nouns(sentence, incident.main, heads, (timed, placed), words)


def is_dated_by_owner(sentence: Sentence, incident: Incident) -> bool:
    """Is a day its owner, also where it is part of a longer time ("since Tuesday's raid", "before Friday's bomb")?"""
    noun = incident.main.token
    owners = [child for child in noun.lefts if child.dep_ == "poss"]
    return any(at.contains(sentence.token_span(each)) for at, _ in sentence.times for each in owners)


def is_attempt(incident: Incident, happenings: Happenings) -> bool:
    """Was it only tried ("tried to assassinate", "an attempt to kill")?"""
    main = incident.main.token
    return main.dep_ in ("xcomp", "acl") and lemma(main.head) in happenings.attempts


def _of_verbs(
    sentence: Sentence,
    incident: Incident,
    verbs: list[Found],
    told: tuple[bool, bool],
    words: tuple[Happenings, Speech],
    groups: Groups,
) -> Untold | None:
    (timed, placed), (happenings, speech) = told, words
    carriers = [_carrier(found.token, happenings) for found in verbs]
    general = all(_is_general(verb, happenings) for verb in carriers)
    general = general and not any(is_left_undone(found.token, speech) for found in verbs)
    if general and not timed and not is_attempt(incident, happenings) and not _is_headline(sentence):
        return Untold.GENERAL
    if all(found.trigger.role == "attack" for found in verbs) and not _is_aimed(sentence, verbs, happenings):
        by_itself = [noun for found in verbs if found.trigger.by_itself for noun in subjects(found.token)]
        whole = by_itself and (timed or placed or any(_is_one(noun, happenings) for noun in by_itself))
        return None if whole else Untold.NO_OBJECT
    roles = {found.trigger.role for found in verbs}
    if roles & _OF_CHOICE or ("destroy" in roles and (timed or placed)):
        return None
    on_fire = [noun for found in verbs for noun in under_preposition(found.token, happenings.prepositions["to"])]
    acted_on = [noun for found in verbs for noun in objects(found.token)] + on_fire  # "set fire to a house"
    things = any(groups.name(noun.lower_) in groups.groups or lemma(noun) in happenings.struck for noun in acted_on)
    return None if things else Untold.NO_OBJECT


def _of_nouns(
    sentence: Sentence,
    main: Found,
    heads: list[Token],
    told: tuple[bool, bool],
    words: tuple[Happenings, Speech],
) -> Untold | None:
    (timed, placed), (happenings, speech) = told, words
    token = main.token
    noun = _burst(token, happenings)
    told_by = next(
        (
            head
            for head in list(climb(noun))[:2]
            if lemma(head) in happenings.occurs
            and head.pos_ == "VERB"
            and (_is_headline(sentence) or not _is_general(head, happenings))
        ),
        None,
    )
    if told_by is None and noun.dep_ == "nsubj" and _goes_on(noun.head, happenings):
        told_by = noun.head  # "fierce fighting was underway in Tal"
    if told_by is None and _stands_there(noun) and not _is_general(noun.head, happenings):
        told_by = noun.head  # "there was heavy fighting near Tal"
    if main.trigger.role != "move":
        noted = told_by is not None and noun.dep_ in _NOTED and lemma(told_by) in happenings.perceives
        noted = noted and not has_none_of(noun, speech)
        of_sides = main.trigger.role == "clash" and any(
            sentence.actor_at(side) is not None for side in under_preposition(noun, happenings.prepositions["sides"])
        )
        dated = told_by is not None and any(head in told_by.subtree for head in heads)
        if timed or (told_by is not None and (placed or ((noted or of_sides or _stands_there(noun)) and dated))):
            return None
        if heads and placed and _is_entry(sentence, noun):
            return None
        if placed and _is_headline_itself(sentence, noun) and _is_placed(sentence, token):
            return None
        armed = bool(sentence.actors_before(token)) and placed  # "in Tal, rebel attacks set off fires"
        if _is_cause(noun, happenings) and (armed or _is_placed(sentence, token)):
            return None
        if _is_one(token, happenings) and (
            _is_placed(sentence, token) or _is_in_told_clause(token, heads, placed, happenings)
        ):
            return None
    if token.tag_ == "NN" and charged_with(token, happenings):  # "responsible for the murder of the mayor"
        return None if under_preposition(token, happenings.prepositions["of"]) else Untold.KIND_OF_THING
    if token.tag_ == "NN" and _is_one(token, happenings) and _is_upon_one(sentence, token, happenings):
        return None
    return Untold.KIND_OF_THING


def _is_entry(sentence: Sentence, noun: Token) -> bool:
    """Is it what a log notes at a time, with no verb ("26 March: drone attack on a substation near Tal")?"""
    if any(token.pos_ in ("VERB", "AUX") for token in sentence.doc):
        return False
    times = [at for at, _ in sentence.times]
    return all(any(at.overlaps(sentence.token_span(head)) for at in times) for head in climb(noun))


def _is_headline_itself(sentence: Sentence, noun: Token) -> bool:
    """Is it what a headline without a verb tells ("Clashes in Tal between army and rebels")?"""
    return (
        noun.dep_ == "ROOT" and _is_headline(sentence) and not any(token.pos_ in ("VERB", "AUX") for token in noun.doc)
    )


def _burst(noun: Token, happenings: Happenings) -> Token:
    """The noun, or the one before it that only says how much of it there was ("bursts of gunfire")."""
    of = noun.head
    light = (
        of.dep_ == "prep" and of.lower_ in happenings.prepositions["of"] and lemma(of.head) in happenings.light_nouns
    )
    return of.head if light else noun


def _is_one(noun: Token, happenings: Happenings) -> bool:
    """Is it one that took place, or those told of before ("a raid", "the raids"), and not raids in general?"""
    return any(
        child.dep_ in ("poss", "nummod")
        or (child.dep_ == "det" and child.lower_ in happenings.definite | happenings.single)
        for child in noun.lefts
    )


def _is_upon_one(sentence: Sentence, noun: Token, happenings: Happenings) -> bool:
    """Is it done to somebody or something told of as known ("the murder of the mayor", "the attack on the clinic")?"""
    prepositions = happenings.prepositions
    if noun.dep_ == "attr" or lemma(noun) in happenings.toll_nouns.keys() | happenings.conflicts:
        return False  # "it was the first bombardment of the town", "since the death of the king"
    for upon in under_preposition(noun, prepositions["of"] | prepositions["against"]):
        known = any(child.lower_ in happenings.definite for child in upon.lefts)
        if known and upon.tag_ in ("NN", "NNP") and lemma(upon) in happenings.struck:
            return True
        if upon.pos_ == "PROPN" and not sentence.actor_at(upon) and not _is_spot(sentence, upon):
            return True
    return False


def _is_spot(sentence: Sentence, noun: Token) -> bool:
    return any(where.span.overlaps(sentence.token_span(noun)) for where in sentence.places)


def _is_placed(sentence: Sentence, noun: Token) -> bool:
    """Does a place stand right behind the noun ("condemned the blast in Tal"), on whatever the parser hangs it?

    Or before it: "in return for the Dungannon bombing".
    """
    last = max(token.i for token in noun.subtree)
    behind = [child for head in climb(noun) for child in head.rights if child.dep_ == "prep" and child.i == last + 1]
    return any(
        (token.head == noun and token.dep_ in DESCRIBING)
        or (token.i > noun.i and any(is_under(token, head) for head in (noun, *behind)))
        for where in sentence.places
        if (token := sentence.head(where.span)) is not None
    )


def _goes_on(verb: Token, happenings: Happenings) -> bool:
    """Does it say of its subject that it is going on ("is underway", "were in progress")?"""
    if lemma(verb) not in happenings.copulas:
        return False
    return any(
        child.lower_ in happenings.under_way
        for one in verb.rights
        for child in (one, *one.rights)
        if one.dep_ in ("acomp", "advmod", "prep", "attr")
    )


def _is_cause(noun: Token, happenings: Happenings) -> bool:
    """Did it bring something about ("the truce was shattered by shelling in Tal", "clashes near Tal marred it")?"""
    agent = noun.dep_ in ("pobj", "pcomp") and noun.head.lower_ in happenings.prepositions["by"]
    verb = noun.head.head if agent else noun.head
    if agent and not any(child.dep_ == "auxpass" for child in verb.children):
        return False
    brings_about = agent or (noun.dep_ == "nsubj" and bool(objects(verb)))
    return brings_about and verb.tag_ in ("VBD", "VBN") and not _is_general(verb, happenings)


def _stands_there(noun: Token) -> bool:
    """Is it what there is ("there was a battle")?"""
    return noun.dep_ == "attr" and any(child.dep_ == "expl" for child in noun.head.lefts)


def _is_in_told_clause(noun: Token, heads: list[Token], placed: bool, happenings: Happenings) -> bool:
    """Is it told as past, and when, by its clause: "The attack came on Friday", "It sank on 3 May in a clash"?"""
    verb = noun.head if noun.dep_ in SUBJECTS or _stands_there(noun) else None
    if noun.dep_ == "pobj" and noun.head.lower_ in happenings.prepositions["within"]:
        verb = noun.head.head
    elif verb is not None and _comes_before_or_after(verb, happenings):
        return not _is_general(verb, happenings)
    elif lemma(noun) in happenings.conflicts or (
        verb is not None and lemma(verb) not in happenings.occurs | happenings.copulas | happenings.came
    ):
        return False  # "since the fighting broke out on 3 May"
    if verb is None or verb.pos_ not in ("VERB", "AUX") or _is_general(verb, happenings):
        return False
    return any(head in verb.subtree for head in heads) or (placed and noun.dep_ == "pobj")


def _comes_before_or_after(verb: Token, happenings: Happenings) -> bool:
    """Does it say what it came before or after ("the attack came hours after a grenade went off")?"""
    if lemma(verb) not in happenings.came | happenings.begins:
        return False
    told = happenings.verbs.keys() | happenings.nouns.keys()
    return any(
        child.dep_ in ("advcl", "prep")
        and any(word.lower_ in happenings.apart for word in (child, *child.lefts))
        and any(lemma(word) in told for word in child.subtree)
        for child in verb.rights
    )


def _carrier(verb: Token, happenings: Happenings) -> Token:
    """The verb itself, or that whose tense it has ("had begun to deploy", "forced 3,000 people to flee")."""
    begun = verb.dep_ == "xcomp" and lemma(verb.head) in happenings.begins
    return verb.head if begun else made_by(verb, happenings.makes) or verb


def _is_general(verb: Token, happenings: Happenings) -> bool:
    """Does it stand in the present, or in a bare infinitive, rather than in a past or with "will" or "would"?

    Where both are written alike ("rebels set fire to it") a plain form is a past.
    """
    if verb.tag_ == "VBP" and verb.lower_ in happenings.unchanging:
        return False
    modal = any(child.dep_ == "aux" and child.tag_ == "MD" for child in verb.children)
    modal = modal or any(child.dep_ == "aux" and child.tag_ == "VBD" for child in verb.children)  # "did destroy"
    return verb.tag_ in ("VBZ", "VBP") or (verb.tag_ == "VB" and not modal)


def _is_headline(sentence: Sentence) -> bool:
    """Does it tell what happened in the present? Questions tell of nothing."""
    return sentence.is_headline and not any(token.tag_ in ("WP", "WRB") for token in sentence.doc)


def _is_aimed(sentence: Sentence, verbs: list[Found], happenings: Happenings) -> bool:
    """Is something attacked, or does somebody known attack ("striking twice" is no attack by itself)?"""
    against = happenings.prepositions["against"]
    if any(objects(found.token) or under_preposition(found.token, against | found.trigger.needs_at) for found in verbs):
        return True
    if any(found.trigger.victims == "subject" and subjects(found.token) for found in verbs):
        return True  # "Tal came under fire"
    doers = [subject for found in verbs if (subject := governed_subject(found.token)) is not None]
    return any(sentence.actor_at(doer) or lemma(doer) in happenings.doers for doer in doers)
