"""What a number counts in an incident: killed, injured, taken, by the verb whose victims they are or by their state."""

from __future__ import annotations

from itertools import islice

from trucewatch.extract.deeds.incidents import Incident
from trucewatch.extract.deeds.triggers import Found
from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import (
    climb,
    is_passive,
    led_by,
    lemma,
    made_by,
    objects,
    subjects,
    under_preposition,
    with_conjuncts,
)
from trucewatch.extract.tolls.numbered import Numbered
from trucewatch.extract.tolls.toll_numbers import share_of_harmed
from trucewatch.packs.language.happenings import Happenings
from trucewatch.packs.language.triggers import LEFT_OUT

_DONE_TO = frozenset({"killed", "injured", "captured", "arrested", "released"})  # whatever had befallen them before
_BOTH = "casualties"  # the killed and the injured, of whom one number is told
_ABOVE = 3  # words above a noun that can say that those meant are dead


def measure_of(one: Numbered, incident: Incident, happenings: Happenings) -> tuple[str | None, bool]:
    """What the number counts in this incident, and whether it is part of an earlier one."""
    noun = one.noun
    share = share_of_harmed(noun, incident, happenings)
    if share is not None:
        return share, True
    toll = happenings.toll_nouns.get(lemma(noun))
    state = _state(one, happenings) if toll is None else None  # "seven bodies and 36 wounded"
    part = _part_marker(noun, incident, happenings)
    governor = _governor(noun, incident, happenings)
    if governor in _DONE_TO and _only_described(noun, happenings):
        return governor, part is not None
    if state is not None and (governor is not None or any(_reaches(last, incident) for last in _with_later(noun))):
        return state, part is not None and governor is not None
    if (
        toll is not None
        and (_reaches(noun, incident) or _came_of(noun, incident))
        and not _is_given_back(noun, incident)
    ):
        return toll, False
    return governor, governor is not None and part is not None


def _is_given_back(noun: Token, incident: Incident) -> bool:
    """Is it what is told to have been given back ("returned 12 bodies"), and no toll?"""
    return any(found.trigger.role == "free" and noun in objects(found.token) for found in incident.found)


def _part_marker(noun: Token, incident: Incident, happenings: Happenings) -> Token | None:
    """The "including" between the noun and what it is part of."""
    for link in climb(noun):
        if incident.has(link):
            return None
        if lemma(link) in happenings.prepositions["part"]:
            return link
    return None


def _state(one: Numbered, happenings: Happenings) -> str | None:
    """The measure that a word of state gives: "16 dead", "20 wounded people", "12 others were missing"."""
    noun = one.noun
    near = _complements(noun)
    about = [*noun.rights, *noun.lefts]  # "nine displaced people injured": what befell them stands behind
    near += [child for child in about if child.dep_ in ("amod", "acl", "acomp", "oprd", "advcl", "relcl")]
    lies = noun.dep_ == "nsubj" or (noun.dep_ == "nsubjpass" and noun.i < noun.head.i)
    near += [child for child in noun.head.children if child.dep_ in ("acomp", "oprd") and lies]
    behind = [last.nbor(1) for last in _with_later(noun) if last.i + 1 < len(last.doc)]
    near += [word for word in behind if word.pos_ != "VERB" or not objects(word)]  # not "two bombs wounded six"
    near.append(noun)
    for token in near:
        for word in (token.lower_, lemma(token)):
            if word in happenings.states:
                return happenings.states[word]
    return None


def _complements(noun: Token) -> list[Token]:
    """What its clause says that they are: "43 people are dead", "nineteen of our soldiers lay dead"."""
    part = noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.pos_ == "NUM"
    whole = noun.head.head if part else noun
    if whole.dep_ != "nsubj" or any(child.dep_ == "dobj" for child in whole.head.children):
        return []
    return [child for child in whole.head.children if child.dep_ == "acomp"]


def _with_later(noun: Token) -> list[Token]:
    """The noun with those joined to it that follow, whose state is its own: "23 civilians and 16 fighters dead"."""
    return [noun, *(other for other in noun.conjuncts if other.i > noun.i and other.pos_ == noun.pos_)]


def _only_described(noun: Token, happenings: Happenings) -> bool:
    """Do the words of state stand only before the noun ("two wounded men died"), as what they were before?"""
    near = [*noun.children, *(child for child in noun.head.children if noun.dep_ == "nsubj")]
    states = [child for child in near if child.lower_ in happenings.states or lemma(child) in happenings.states]
    return bool(states) and all(child.dep_ == "amod" and child.i < noun.i for child in states)


def _governor(noun: Token, incident: Incident, happenings: Happenings) -> str | None:
    """The measure of the trigger whose victims the noun names; of several the worst ("was shot and killed")."""
    chain = [noun, *climb(noun)]
    for link in chain:
        meant = [
            found for found in incident.found if found.trigger.measure and _names_victims(noun, link, found, happenings)
        ]
        if meant:
            measures = [_outcome(found, happenings) for found in meant]
            if any(_is_both(found, incident, happenings) for found in meant):
                return _BOTH
            return "killed" if "killed" in measures else measures[0]
        if link != noun and incident.has(link):
            return None
    return None


def _is_both(found: Found, incident: Incident, happenings: Happenings) -> bool:
    """Is one number told of the killed and the injured together ("killed and injured about 60 people")?"""
    beside = [each for each in incident.found if each.token in found.token.conjuncts]
    pairs = [(found, each) if found.token.i < each.token.i else (each, found) for each in beside]
    return any(
        first.token.i + 2 == second.token.i
        and (_outcome(first, happenings), _outcome(second, happenings)) == ("killed", "injured")
        for first, second in pairs
    )


def _outcome(found: Found, happenings: Happenings) -> str | None:
    """What was done to the victims; "shot" kills where "dead" stands beside it, else wounds."""
    if found.trigger.measure != "shot":
        return found.trigger.measure
    if any(child.dep_ == "prt" for child in found.token.children):  # "shot down four drones"
        return "destroyed"
    if _is_mourned(found.token, happenings):
        return "killed"
    behind = found.token.doc[
        found.token.i + 1 : found.token.i + 2
    ]  # "was shot dead Saturday", whatever "dead" hangs on
    beside = (happenings.states.get(child.lower_) for child in (*found.token.rights, *behind))
    return next((state for state in beside if state is not None), "injured")


def _is_mourned(shot: Token, happenings: Happenings) -> bool:
    """Are those who were shot dead, by what is said above ("buried the four men shot", "the coffin of one shot")?"""
    above = islice((shot.head, *climb(shot.head)), _ABOVE) if shot.dep_ in ("acl", "relcl") else ()
    return any(lemma(link) in happenings.mourned for link in above)


def _names_victims(noun: Token, link: Token, found: Found, happenings: Happenings) -> bool:
    verb = found.token
    if found.trigger.victims == LEFT_OUT:
        return link == verb and _same_phrase(noun, link, happenings)
    if found.trigger.noun:
        of = under_preposition(verb, happenings.prepositions["of"])
        own = [child for child in verb.lefts if child.dep_ == "poss"]  # "nine soldiers' deaths"
        return any(link.i == token.i and _same_phrase(noun, link, happenings) for token in (*of, *own))
    if found.trigger.victims == "subject":
        first = next((each for each in (verb, *led_by(verb)) if subjects(each)), verb)
        victims = [token for subject in subjects(first) for token in with_conjuncts(subject)]
        above = made_by(verb, happenings.makes) if not subjects(verb) else None
        if above is not None:
            victims = objects(above)  # "forced 3,000 people to flee"
        if not victims and verb.dep_ in ("relcl", "acl"):
            victims = [verb.head]
    else:
        victims = objects(verb)
        if verb.dep_ == "relcl" and subjects(verb) and all(each.tag_.startswith("W") for each in victims):
            victims = [verb.head]  # "the nurses (whom) they had kidnapped"
        if verb.dep_ == "conj" and not victims and not subjects(verb):
            victims = objects(verb.head)
        unsaid = not victims and found.trigger.role == "harm"
        if unsaid and not _acts(verb, happenings):  # a headline's passive: "four people killed"
            victims = [token for subject in subjects(verb) for token in with_conjuncts(subject)]
    if any(link.i == token.i for token in victims):
        return _same_phrase(noun, link, happenings)
    including = [child for child in verb.children if child.dep_ == "prep" and lemma(child) in (
        happenings.prepositions["part"])]  # fmt: skip
    return any(noun in with_conjuncts(pobj) for prep in including for pobj in prep.children if pobj.dep_ == "pobj")


def _acts(verb: Token, happenings: Happenings) -> bool:
    """Is the subject who did it: "two gunmen shot at a car", "two gunmen shot and killed a judge"?"""
    joined = [child for child in verb.rights if child.dep_ == "conj" and not (subjects(child) or is_passive(child))]
    if any(objects(child) for child in joined):
        return True
    aimed = under_preposition(verb, happenings.prepositions["aimed"])
    doers = [subject for subject in subjects(verb) if lemma(subject) in happenings.doers]
    return bool(doers) and any(child.dep_ in ("det", "poss") for noun in aimed for child in noun.lefts)


def _same_phrase(noun: Token, link: Token, happenings: Happenings) -> bool:
    """Is the noun the victim itself or named within its phrase, not in a clause behind it?"""
    token = noun
    while token != link:
        if token.dep_ in ("relcl", "acl", "advcl", "ccomp", "appos", "poss", "compound", "amod"):
            return False
        if token.dep_ == "pobj" and token.head.lower_ not in happenings.prepositions["measured"]:
            return False
        if token.dep_ == "pobj" and lemma(token.head.head) in happenings.relatives:
            return False  # "the relatives of three judges"
        token = token.head
    return True


def _came_of(noun: Token, incident: Incident) -> bool:
    """Is it what the incident, as the subject of its verb, led to ("the raid caused 14 casualties")?"""
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    return noun.dep_ in ("dobj", "pobj") and any(found.token in subjects(verb) for found in incident.found)


def _reaches(noun: Token, incident: Incident) -> bool:
    return any(incident.has(link) for link in (noun, *climb(noun))) or any(
        found.token.head == noun
        or (found.token.dep_ in ("oprd", "acomp") and found.token.head == noun.head and noun.dep_ == "nsubjpass")
        or found.token in _complements(noun)
        or found.token.i == noun.i + 1
        or noun in found.token.subtree
        or found.token in noun.subtree
        for found in incident.found
    )
