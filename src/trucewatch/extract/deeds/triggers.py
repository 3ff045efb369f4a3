"""Which words of a sentence tell that something happened."""

from __future__ import annotations

from dataclasses import dataclass, replace

from trucewatch.extract.deeds.accidents import is_of_labour, is_of_nature
from trucewatch.extract.deeds.harmed import stands_for_harmed, stands_for_one
from trucewatch.extract.deeds.modes import marks_on
from trucewatch.extract.deeds.reckonings import is_reckoned
from trucewatch.extract.deeds.trigger_needs import (
    has_needed,
    has_needed_beside,
    has_weapon_before,
    is_of_ground,
)
from trucewatch.extract.deeds.untold import Untold
from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import (
    SUBJECTS,
    climb,
    is_passive,
    is_told_past,
    lemma,
    objects,
    subjects,
    under_preposition,
)
from trucewatch.extract.sentence import NOTHING_NAMED, Named, Sentence, named_in
from trucewatch.model import Mode
from trucewatch.packs.language.happenings import Happenings
from trucewatch.packs.language.speech import Speech
from trucewatch.packs.language.triggers import Trigger

_HOSTILE = frozenset({"attack", "harm", "detain", "destroy"})
_ATTACKS = frozenset({"attack", "clash", "harm", "detain"})
_STRIKES = frozenset({"attack", "destroy"})
_DEEDS = frozenset({"attack", "clash", "destroy", "seize", "detain"})
_RAID = "raid"
_TRIED_WITHIN = 4  # steps up the tree to the verb of trying
_COUNTED_WITHIN = 25  # characters from a number to the state that it counts
# where a word in -ing stands as a noun does ("after fighting in the north")
_NOUN_PLACES = frozenset({"pcomp", "pobj", "nsubj", "nsubjpass", "csubj", "csubjpass", "dobj"})


@dataclass(frozen=True)
class Found:
    """A trigger at a token of the sentence."""

    token: Token
    trigger: Trigger


def find_triggers(sentence: Sentence, happenings: Happenings) -> list[Found]:
    """Every word of the sentence that tells of a happening."""
    found: list[Found] = []
    named = named_in(sentence)
    for token in sentence.doc:
        trigger = _reckoned_toll(token, happenings) or trigger_of(token, happenings, named)
        trigger = (
            trigger or _counted_state(sentence, token, happenings) or _of_same_sort(sentence, token, found, happenings)
        )
        if (
            trigger is None
            or _is_named(sentence, token)
            or _is_asked(token, happenings)
            or _are_those(token, happenings)
            or _is_stopped(token, happenings)
        ):
            continue
        if _is_fled(token, trigger, happenings) or (
            trigger.dated and not (_is_dated(sentence, token) or _is_looked_back_on(sentence, token, happenings))
        ):
            continue
        found.append(Found(token, trigger))
    done = [one for one in found if not is_of_labour(one.token, happenings) and not _is_search(one, found, happenings)]
    return _without_accidents([one for one in done if not _is_attacked(one, done, happenings)], happenings)


def _are_those(participle: Token, happenings: Happenings) -> bool:
    """Does it name those of whom was told ("most of the wounded were flown out"), so that nobody is hurt anew?"""
    named = participle.tag_ == "VBN" and participle.dep_ in _NOUN_PLACES and participle.lower_ in happenings.states
    return named and any(child.lower_ in happenings.definite for child in participle.lefts)


def _is_search(one: Found, found: list[Found], happenings: Happenings) -> bool:
    """Is it the raid in which somebody was arrested, and no attack ("detained 40 men in overnight raids")?"""
    noun = one.token.head if one.token.dep_ == "acl" else one.token  # "in raids conducted in two towns"
    under = noun.head
    raid = one.trigger.act == _RAID or (noun != one.token and lemma(noun) in happenings.deeds)
    if not raid or noun.dep_ != "pobj" or under.lower_ in happenings.grounds | happenings.apart:
        return False
    above = (under.head, under.head.head)
    return any(other.token in above and other.trigger.measure == "arrested" for other in found)


def _is_dated(sentence: Sentence, thing: Token) -> bool:
    """Is a time told of a thing, so that it stands for what it did ("Friday's bomb", "the bomb of 11 July")?"""
    if any(at.contains(sentence.token_span(each)) for at, _ in sentence.times for each in thing.lefts):
        return True  # "before Friday's bomb"
    for span, when in sentence.times:
        head = sentence.head(span)
        links = [head, *climb(head)] if head is not None and when.known else []
        if thing in links and all(link.pos_ not in ("VERB", "AUX") for link in links[: links.index(thing)]):
            return True
    return False


def _is_looked_back_on(sentence: Sentence, thing: Token, happenings: Happenings) -> bool:
    """Is it one of a known place, after which something was or that somebody claims ("after the bomb in Tal")?"""
    claimed = thing.dep_ == "dobj" and lemma(thing.head) in happenings.owns_up
    behind = thing.dep_ == "pobj" and thing.head.lower_ in happenings.grounds
    known = any(child.lower_ in happenings.definite for child in thing.lefts)
    heads = (sentence.head(where.span) for where in sentence.places)
    return known and (claimed or behind) and any(head is not None and thing in climb(head) for head in heads)


def _without_accidents(found: list[Found], happenings: Happenings) -> list[Found]:
    """The triggers less what weather, disease or an accident did; where somebody attacks too, all harm is kept."""
    done = [one for one in found if not _hurts_animals(one, happenings)]
    done = [one for one in done if one.trigger.role not in _STRIKES or not is_of_nature(one.token, happenings)]
    if any(one.trigger.role in ("attack", "clash") and not _is_fled_from(one.token, happenings) for one in done):
        return done
    return [one for one in done if one.trigger.role != "harm" or not is_of_nature(one.token, happenings)]


def _is_fled_from(act: Token, happenings: Happenings) -> bool:
    """Is it only what people were fleeing ("drowned as they fled the fighting")?"""
    above = act.head.head if act.dep_ == "pobj" else act.head
    return act.dep_ in ("dobj", "pobj") and any(
        each.role == "displace" and each.victims == "subject" for each in happenings.verbs.get(lemma(above), ())
    )


def _hurts_animals(one: Found, happenings: Happenings) -> bool:
    """Is it told of animals alone ("killed 40 cows", "bird deaths")?"""
    if one.trigger.role != "harm":
        return False
    told_of = subjects(one.token) if one.trigger.victims == "subject" or is_passive(one.token) else objects(one.token)
    if one.trigger.noun:
        behind = under_preposition(one.token, happenings.prepositions["of"])
        told_of = [*behind, *(child for child in one.token.lefts if child.dep_ == "compound")]
    elif one.token.dep_ in ("amod", "acl"):
        told_of = [one.token.head]
    return bool(told_of) and all(lemma(noun) in happenings.animals for noun in told_of)


def without_denied_harm(found: list[Found], speech: Speech) -> list[Found]:
    """The triggers less the harm that did not follow: "a drone hit the airport; nobody was hurt" tells of the drone."""
    done = [one for one in found if one.trigger.role != "harm" or Mode.NEGATED not in marks_on(one.token, speech)]
    return done if any(one.trigger.role in _DEEDS for one in done) else found


def without_calm(found: list[Found], speech: Speech) -> list[Found]:
    """The triggers less shells that did not fall and bombs that did not go off: that is calm, and no happening."""
    return [
        one
        for one in found
        if not (one.trigger.role == "attack" and one.trigger.needs_object and one.trigger.needs_at)
        or Mode.NEGATED not in marks_on(one.token, speech)
    ]


def _is_attacked(one: Found, found: list[Found], happenings: Happenings) -> bool:
    """Is it a movement that another trigger acts on ("ambushed a patrol") or by which it acts, none by itself?

    Nor is it one where it stands for those who watch: "a patrol observed two tanks".
    """
    by_index = {other.token.i: other for other in found}
    above = next((by_index[head.i] for head in climb(one.token) if head.i in by_index), None)
    if one.trigger.role != "move" or not one.trigger.noun:
        return False
    if one.token.dep_ == "nsubj" and lemma(one.token.head) in happenings.watches:
        return True
    clauses = (by_index.get(child.i) for child in one.token.rights if child.dep_ in ("relcl", "acl"))
    if any(other is not None and other.trigger.role in _HOSTILE for other in clauses):
        return True  # "the patrol that was ambushed"
    if above is None or above.trigger.role not in _HOSTILE:
        return False
    acted_on = [
        *subjects(above.token),
        *objects(above.token),
        *(token for child in above.token.children if child.dep_ == "prep" for token in child.children),
    ]
    return any(token == one.token or token in climb(one.token) for token in acted_on)


def _is_fled(token: Token, trigger: Trigger, happenings: Happenings) -> bool:
    """Is it what people only tried to do, or to get away from ("killed civilians trying to flee the fighting")?

    What had driven them out says who they are: "two families displaced from the border were killed".
    """
    if trigger.role == "displace" and token.dep_ == "acl" and token.tag_ == "VBN":
        above = (happenings.verbs.get(lemma(link), ()) for link in climb(token))
        if any(other.role in _HOSTILE for triggers in above for other in triggers):
            return True
    if trigger.role not in ("displace", "move", "clash"):
        return False
    links = [token, *climb(token)][:_TRIED_WITHIN]
    return any(lemma(link) in happenings.attempts and link.dep_ in ("acl", "relcl", "advcl") for link in links)


def passed_over(sentence: Sentence, happenings: Happenings) -> list[Untold]:
    """Why words that could tell of a happening were taken for none."""
    heard = [token for token in sentence.doc if trigger_of(token, happenings) is not None]
    return [Untold.NAME if _is_named(sentence, token) else Untold.QUESTION for token in heard]


def trigger_of(token: Token, happenings: Happenings, named: Named = NOTHING_NAMED) -> Trigger | None:
    """What the word tells of, in a sentence that names such ground and such groups."""
    if lemma(token) not in happenings.telling and token.lower_ not in happenings.telling:
        return None  # so are most
    # "displaced people" names a kind of people, "fire-fighting" a kind of work: no happenings
    if token.dep_ == "amod" or _is_second_part(token):
        return None
    if _names_the_harmed(token, happenings):
        return None
    verbs = happenings.verbs.get(lemma(token), ())
    gerund = token.tag_ == "VBG" and token.dep_ in _NOUN_PLACES and token.lower_ in happenings.nouns
    aimed = gerund and any(each.needs_at and has_needed(token, each, happenings, named) for each in verbs)
    gerund = gerund and not (objects(token) or aimed or subjects(token))  # "broke the truce by firing on a patrol"
    if not gerund and (token.pos_ in ("VERB", "AUX") or (token.tag_.startswith("VB") and token.pos_ != "NOUN")):
        for trigger in verbs:
            if has_needed(token, trigger, happenings, named):
                return trigger
    return _by_noun(token, happenings, named)


def _is_second_part(token: Token) -> bool:
    """Does it stand behind a hyphen, and is no verb with a subject of its own ("gunmen machine-gunned a judge")?"""
    joined = token.i > 0 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_
    return joined and not (token.pos_ == "VERB" and subjects(token))


def _names_the_harmed(token: Token, happenings: Happenings) -> bool:
    """Is it whom something is told of, and no telling of how they were hurt ("the wounded were taken to Tal")?"""
    known = token.i > 0 and token.nbor(-1).lower_ in happenings.definite
    return known and token.tag_ in ("VBN", "VBD") and token.dep_ in SUBJECTS and token.lower_ in happenings.harmed


def _by_noun(token: Token, happenings: Happenings, named: Named) -> Trigger | None:
    """What it tells of as a noun, by itself or by the words about it."""
    word = lemma(token)
    if token.pos_ == "NOUN":
        for trigger in happenings.noun_frames.get(word, ()):
            if has_needed_beside(token, trigger, happenings, named):
                return trigger
    noun = happenings.nouns.get(token.lower_) or happenings.nouns.get(word)
    if noun is None or (token.dep_ in ("compound", "amod", "aux") and not token.tag_.startswith("VBG")):
        return None
    about = under_preposition(token, happenings.prepositions["of"] | happenings.prepositions["against"])
    if any(lemma(word) in noun.not_with for word in (*token.lefts, *about)):
        return None
    if noun.needs_before and not has_weapon_before(token, happenings):
        return None
    if noun.ground and not is_of_ground(token, noun, happenings, named.ground):
        return None
    return noun if token.pos_ in ("NOUN", "PROPN") or token.tag_ == "VBG" else None


def _reckoned_toll(token: Token, happenings: Happenings) -> Trigger | None:
    """A toll that somebody puts at a number: "put the dead at 98"."""
    measure = is_reckoned(token, happenings)
    return _harm_by_noun(token, measure) if measure is not None else None


def _of_same_sort(sentence: Sentence, token: Token, found: list[Found], happenings: Happenings) -> Trigger | None:
    """An attack like the one told before it, of another day ("the raid of 3 May on Tal and that of 5 May")."""
    if token.lower_ not in happenings.stands_in or token.dep_ not in _NOUN_PLACES:
        return None
    of = [child for child in token.rights if child.i == token.i + 1 and child.lower_ in happenings.prepositions["of"]]
    days = [sentence.head(span) for span, _ in sentence.times]
    named = any(day is not None and of[0] in climb(day) for day in days) if of else False
    before = [one.trigger for one in found if one.trigger.noun and one.trigger.role in _ATTACKS]
    return replace(before[-1], word=token.lower_, dated=False) if named and before else None


def _harm_by_noun(token: Token, measure: str) -> Trigger:
    return Trigger(token.lower_, True, "harm", measure, None, "object", frozenset(), frozenset())


def _counted_state(sentence: Sentence, token: Token, happenings: Happenings) -> Trigger | None:
    """A state that is counted tells of harm by itself: "left 11 people dead", "the 28 dead"."""
    measure = stands_for_harmed(token, happenings)
    if measure is not None:
        return _harm_by_noun(token, measure)
    measure = happenings.states.get(token.lower_)
    if measure is None or token.pos_ == "VERB":
        return None
    above = trigger_of(token.head, happenings) if token.head.pos_ == "VERB" else None
    if above is not None and above.role == "harm":
        return None  # "shot dead" is one word of harm, not two
    start = sentence.token_span(token).start
    counted = any(span.end <= start and start - span.end < _COUNTED_WITHIN for span, _ in sentence.quantities)
    counted = counted or (token.i > 0 and stands_for_one(token.nbor(-1), happenings))
    if not counted and token.dep_ in ("acomp", "oprd"):  # "nineteen of our soldiers and policemen lay dead"
        lain = {word.i for subject in subjects(token.head) for word in subject.subtree}
        counted = any((head := sentence.head(span)) is not None and head.i in lain for span, _ in sentence.quantities)
    if not counted and token.dep_ == "oprd":  # "left one soldier dead"
        counted = any(mark.lower_ in happenings.single for whom in objects(token.head) for mark in whom.lefts)
    return _harm_by_noun(token, measure) if counted else None


def _is_stopped(token: Token, happenings: Happenings) -> bool:
    """Is it what somebody stops, or agrees to stop, and not since when he does ("suspended since the ambush")?"""
    if token.dep_ not in ("xcomp", "dobj", "ccomp", "pcomp", "nsubjpass", "conj", "pobj"):
        return False
    if token.dep_ in ("pobj", "pcomp") and token.head.lower_ in happenings.grounds | happenings.prepositions["ending"]:
        return False
    above = [head for head in list(climb(token))[:2] if head.pos_ in ("VERB", "AUX")]
    if token.dep_ == "conj" and above and above[0] == token.head:
        # "stopped a bus and shot six", but "kept the flood from rising and destroying the mill"
        return token.tag_ == token.head.tag_ == "VBG" and _is_stopped(token.head, happenings)
    return bool(above) and lemma(above[0]) in happenings.stops


def _is_asked(token: Token, happenings: Happenings) -> bool:
    """Is it a question that somebody asks ("did they fire?") or leaves open ("who attacked first")?

    Who did it may be asked of what was done to somebody: "it is not known who fired on the convoy".
    """
    asks = [child for child in token.lefts if child.dep_ == "aux"]
    if token.dep_ == "ROOT" and token.doc[-1].text == "?" and asks:
        return any(child.dep_ in SUBJECTS and child.i > asks[0].i for child in token.lefts)
    asking = [child for child in token.lefts if child.tag_ in ("WP", "WRB")]
    if token.dep_ != "ccomp" or not asking or token.head.dep_ == "relcl":  # "the six whom the army said it had killed"
        return False
    return not asks_who(token, happenings)


def asks_who(verb: Token, happenings: Happenings) -> bool:
    """Is it left open who did to somebody what is known to have been done?"""
    asking = any(child.tag_ == "WP" and child.dep_ in SUBJECTS for child in verb.lefts)
    if not asking or verb.dep_ != "ccomp" or not is_told_past(verb):
        return False
    acted_on = [noun for noun in objects(verb) if lemma(noun) not in happenings.munitions | happenings.completing]
    return bool(acted_on or under_preposition(verb, happenings.prepositions["against"]))


def _is_named(sentence: Sentence, token: Token) -> bool:
    """Is the word part of a name ("Strike Force", "Operation Spring Shield")?"""
    span = sentence.token_span(token)
    return (
        token.pos_ == "PROPN"
        and token.text[0].isupper()
        and token.i > 0
        and any(mention.span.contains(span) and mention.how == "name" for mention in sentence.actors)
    )
