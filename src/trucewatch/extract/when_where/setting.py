"""Which words of a sentence say when or where one of its happenings was."""

from __future__ import annotations

from itertools import takewhile

from trucewatch.extract.deeds.incidents import Incident
from trucewatch.extract.deeds.reckonings import reckons_toll
from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import DESCRIBING, climb, half, is_told_past, led_by, lemma, subjects, verb_above
from trucewatch.extract.sentence import Sentence, is_under
from trucewatch.model import Stance
from trucewatch.packs.language.happenings import Happenings
from trucewatch.packs.language.place_words import load_place_words
from trucewatch.packs.language.speech import Speech

_PARTS = frozenset({"nsubj", "nsubjpass", "dobj"})


def belongs(token: Token, incident: Incident, others: list[Incident]) -> bool:
    """Does the token belong to this incident, by the tree, else by being closest?"""
    if token.doc.semicolons:
        here = half(token)
        own = any(half(found.token) == here for found in incident.found)
        if not own and (any(half(other.main.token) == here for other in others) or _says_more(here, token)):
            return False
        others = [other for other in others if not own or half(other.main.token) == here]
    if not others:
        return True
    for link in (token, *climb(token)):
        if _tells(incident, link):
            return True
        if any(_tells(other, link) for other in others):
            return False
    if not _is_joined_behind(token, incident):
        others = [other for other in others if not _is_joined_behind(token, other)]
    here = _distance(token, incident)
    return all(here <= _distance(token, other) for other in others)


def _tells(incident: Incident, link: Token) -> bool:
    """Is it a word of the incident, or a verb that only leaves people in a state that is ("left nine people dead")?"""
    if incident.has(link) or link.pos_ != "VERB":
        return incident.has(link)
    return any(child.dep_ == "oprd" and incident.has(child) for child in link.rights)


def _says_more(here: int, token: Token) -> bool:
    """Does a half of a sentence tell what somebody did besides ("five died; two walked into a camp on Sunday")?"""
    verbs = (verb for verb in token.doc if verb.pos_ == "VERB" and half(verb) == here)
    return any(is_told_past(verb) and any(subjects(verb)) for verb in verbs)


def is_led_by_its_verb(token: Token, incident: Incident, others: list[Incident]) -> bool:
    """Does a verb that tells of no other incident lead on to it ("on 3 May they stopped a patrol and killed two")?"""
    verb = verb_above(token)
    if verb is None or any(other.has(verb) for other in others):
        return False
    return any(lead == verb for lead in led_by(incident.main.token))


def _is_joined_behind(token: Token, other: Incident) -> bool:
    """Does it stand only behind the "and" or "or" that follows ("the murder in Tal on Monday and the raid on Ros")?"""
    return any(part.dep_ == "cc" for part in token.doc[token.i + 1 : other.found[0].token.i])


def stands_aside(token: Token, incident: Incident, words: tuple[Happenings, Speech]) -> bool:
    """Is it told in a clause that says something else of somebody ("the convoy, which left Tal on Sunday, was hit")?"""
    happenings, speech = words
    for link in (token, *climb(token)):
        if incident.has(link) or any(is_under(found.token, link) for found in incident.found):
            return False
        if link.pos_ == "VERB" and lemma(link) in speech.verbs:
            return False
        if link.dep_ == "relcl" or (link.dep_ == "conj" and link.pos_ == "VERB" and subjects(link)):
            is_there = lemma(link) in happenings.copulas | happenings.occurs_alone  # "which lies near Tal"
            weapon = happenings.means_in(link.head.text)  # "a bomb left in Tal"
            return not is_there and not weapon
        if link.dep_ == "advcl" and any(child.pos_ == "NOUN" for child in subjects(link)):
            if any(child.lower_ in happenings.ever_since and child.dep_ == "mark" for child in link.lefts):
                return True
            return not any(child.lower_ in happenings.same_time | happenings.apart for child in link.lefts)
    return False


def is_of_a_pact(token: Token, incident: Incident) -> bool:
    """Does it say when or where a pact was made ("in breach of a truce reached in Tal on Monday")?"""
    pacts = load_place_words(token.lang_).pacts
    between = takewhile(lambda link: not incident.has(link), climb(token))
    return any(link.dep_ == "acl" and lemma(link.head) in pacts for link in between)


def names_a_pact(time: Token) -> bool:
    """Does it only say which pact is meant ("broke the 2003 accord")?"""
    describes = time.dep_ in (*DESCRIBING, "nummod")
    return describes and lemma(time.head) in load_place_words(time.lang_).pacts


def is_of_a_limit(token: Token, happenings: Happenings) -> bool:
    """Is it the day by which something was to be done ("stays beyond Sunday's deadline"), on which nothing was?"""
    for link in climb(token):
        if lemma(link) in happenings.limits:
            return True
        if link.pos_ not in ("NOUN", "PROPN", "NUM", "ADJ", "ADP"):
            return False
    return False


def is_meant_to_come(token: Token, incident: Incident) -> bool:
    """Is it when something else was to be done ("fired at a bus with workers who were due to vote on Sunday")?"""
    for link in (token, *climb(token)):
        if incident.has(link) or any(is_under(found.token, link) for found in incident.found):
            return False
        if link.dep_ == "xcomp" and any(child.tag_ == "TO" for child in link.lefts):
            return True
    return False


def is_of_late_death(token: Token, incident: Incident, happenings: Happenings) -> bool:
    """Is it only when somebody died of what the incident had done ("a man hurt in the raid died on Friday")?"""
    above = list(climb(token))
    verb = next((link for link in above if link.pos_ == "VERB"), None)
    deed = next((link for link in above if incident.has(link) and link.pos_ == "NOUN"), None)
    if verb is None or (deed is not None and verb in climb(deed)):
        return False  # "the third victim of Saturday's raid died today"
    return is_late_death(verb, incident, happenings)


def is_of_count(token: Token, incident: Incident, happenings: Happenings) -> bool:
    """Is it only when a toll stood so high ("the toll from the strike rose to 11 on Tuesday"), and not of the deed?"""
    for link in climb(token):
        if incident.has(link):
            return False
        if link.pos_ in ("VERB", "AUX"):
            tolls = happenings.toll_words | happenings.toll_heads
            return any(lemma(subject) in tolls for subject in subjects(link))
    return False


def is_late_death(verb: Token, incident: Incident, happenings: Happenings) -> bool:
    """Does it tell that somebody died of what had been done to him or to others before?

    So it is with those told to have been hurt, and with one more ("a third soldier died on Sunday").
    """
    if not dies(verb, happenings):
        return False
    if not (incident.has(verb) or is_under(incident.main.token, verb)):
        return False
    whom = [word for subject in subjects(verb) for word in subject.subtree]
    if any(happenings.states.get(word.lower_) == "injured" and word.i < verb.i for word in whom):
        return True
    causes = [noun for child in verb.rights if child.dep_ == "prep" for noun in child.children]
    if any(lemma(noun) in happenings.wounds for noun in causes):
        return True
    attacked = any(found.trigger.role != "harm" and found.token not in whom for found in incident.found)
    return not attacked and any(word.lower_ in happenings.one_more for word in whom)


def dies(verb: Token, happenings: Happenings) -> bool:
    """Does the verb tell that its subject dies?"""
    readings = happenings.verbs.get(lemma(verb), ())
    return any(each.victims == "subject" and each.measure == "killed" for each in readings)


def _distance(token: Token, incident: Incident) -> int:
    return min(abs(found.token.i - token.i) for found in incident.found)


def is_told_of(token: Token, incident: Incident, words: tuple[Happenings, Speech], *, dated: bool = False) -> bool:
    """Is it of the happening, not of the saying or of what else the sentence tells? ``dated`` is a day of a month."""
    marker = incident.held_apart_by
    if marker is not None and not is_under(token, marker.head if marker.dep_ == "mark" else marker):
        return False
    return not of_saying(token, incident, words) or _is_of_what_is_judged(token, incident, dated=dated)


def _is_of_what_is_judged(token: Token, incident: Incident, *, dated: bool) -> bool:
    """Is it the day of what is only named to be judged: "we condemn the raid on Tal on Monday", "... on 30 May"?

    A verb in the past could have that weekday itself, but seldom that date.
    """
    noun = next((found.token for found in incident.found if found.trigger.noun and found.token.i < token.i), None)
    for link in climb(noun) if noun is not None else ():
        if link.pos_ == "VERB":
            return dated or link.tag_ in ("VBP", "VBZ")
        if link.dep_ in ("ccomp", "relcl", "acl", "advcl"):
            return False
    return False


def clause_steps(token: Token, incident: Incident, speech: Speech) -> int:
    """How far it hangs from the incident: 0 on itself, 1 on the verb that carries it, 2 elsewhere in the sentence.

    Of "were heard on Tuesday, ..., after noon" both times are 0 or 1 off; 3 is of what else is said of somebody.
    """
    for link in climb(token):
        if incident.has(link):
            return 0
        if link.pos_ in ("VERB", "AUX"):
            if only_says_of_whom(incident, link):
                return 3
            carries = lemma(link) not in speech.verbs and any(is_under(found.token, link) for found in incident.found)
            return 1 if carries else 2
    return 2


def only_says_of_whom(incident: Incident, verb: Token) -> bool:
    """Does it say of whom, and not of what, another verb tells ("the men who were shot were buried on Friday")?"""
    main = incident.main.token
    clause = next((link for link in (main, *climb(main)) if link.dep_ == "relcl"), None)
    if clause is None or verb not in climb(clause):
        return False
    whom = [child for child in clause.lefts if child.tag_ == "WP" and child.dep_ in _PARTS]
    beside = any(is_under(found.token, verb) and not is_under(found.token, clause) for found in incident.found)
    return bool(whom) and not beside


def of_saying(token: Token, incident: Incident, words: tuple[Happenings, Speech]) -> bool:
    """Does it hang on a verb of saying, or of putting a toll at a number, above the incident?"""
    happenings, speech = words
    of = token.head if token.head.dep_ == "prep" else token
    if of.head.pos_ == "NOUN" and lemma(of.head) in speech.answered and of.lower_ in happenings.prepositions["of"]:
        return True  # "in our report of 4 August"
    for link in climb(token):
        if incident.has(link) or is_under(incident.main.token, token):  # "on 28 May in Tal, where two were killed"
            return False
        if link.pos_ in ("VERB", "AUX"):
            fronted = token.i < incident.main.token.i < link.i  # "On Monday gunmen killed two, witnesses said"
            said = (lemma(link) in speech.verbs or reckons_toll(link, happenings)) and not fronted
            return said and any(is_under(found.token, link) for found in incident.found)
    return False


def is_where_said(token: Token, incident: Incident, words: tuple[Happenings, Speech]) -> bool:
    """Is it where somebody says it, or denies it ("Speaking in Tal, he denied that they had fired")?"""
    if of_saying(token, incident, words):
        return True
    content = incident.main.token
    for link in climb(content):
        if words[1].verbs.get(lemma(link)) == Stance.DENIES:
            return is_under(token, link) and not is_under(token, content)
        content = link
    return False


def is_behind_day_of_saying(token: Token, incident: Incident, sentence: Sentence, speech: Speech) -> bool:
    """Is it the second day under a verb of saying ("on Friday accused them of a raid on Tal, on the eve of Easter")?

    The verb has its own day before what is said, so that the one behind it is of what is said.
    """
    verb = verb_above(token)
    if verb is None or lemma(verb) not in speech.verbs or not is_under(incident.main.token, verb):
        return False
    first = incident.found[0].token
    heads = [head for span, when in sentence.times if when.known and (head := sentence.head(span)) is not None]
    return first.i < token.i and any(head.i < first.i and verb_above(head) == verb for head in heads)


def is_where(token: Token, incident: Incident, locating: frozenset[str]) -> bool:
    """Is the happening what took place there ("no access to Tal, where a school was shelled")?

    The clause may hang on what stands there ("the site in Tal where a shell fell"), and words that are ``locating`` may
    stand between ("Tal, 20 km east of Ros, where ...").
    """
    for link in (incident.main.token, *climb(incident.main.token)):
        opens = next((child for child in link.lefts if child.tag_ == "WRB"), None) if link.dep_ == "relcl" else None
        if opens is not None:
            between = [part for part in token.doc[token.i + 1 : opens.i] if part.text.isalpha() and part.tag_ != "NNP"]
            lies_there = locating.issuperset(part.lower_ for part in between)
            return token.i < opens.i and (lies_there or is_under(token, link.head))
    return False


def under_occurring(token: Token, incident: Incident, happenings: Happenings) -> bool:
    """Does it hang on the verb that says that the incident took place?"""
    main = incident.main.token
    return any(
        lemma(link) in happenings.occurs and link.pos_ == "VERB" and is_under(main, link) for link in climb(token)
    )
