"""Trees mended at how many were hit, and at the words for what befell them: "left two dead and five injured"."""

from __future__ import annotations

from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import SUBJECTS, climb, hang, lemma
from trucewatch.packs.language.happenings import Happenings

_NOUNS = frozenset({"NOUN", "PROPN"})


def act_before_number(token: Token, happenings: Happenings) -> None:
    """A noun has its number before it, so this is a verb: "Shells hit a school killing 9"."""
    stem = token.lower_.removesuffix("ing")
    verb = next((word for word in (stem, stem + "e") if word in happenings.verbs), None)
    if verb is None or stem == token.lower_ or token.dep_ in ("compound", "nsubj"):
        return
    number = token.nbor(1)
    counted = number.head if number.head.i > number.i and number.head.pos_ in _NOUNS else number
    token.tag_, token.pos_, token.lemma_, token.dep_ = "VBG", "VERB", verb, "advcl"
    hang(counted, token, "dobj")


def part_tolls(token: Token, happenings: Happenings) -> None:
    """Two tolls side by side: "12 killed dozens injured" tells of two passives, and 12 killed nobody."""
    if token.tag_ != "VBD" or not _harms(token, happenings):
        return
    subject = next((child for child in token.lefts if child.dep_ == "nsubj"), None)
    other = next((child for child in token.rights if child.dep_ == "dobj"), None)
    if subject is None or other is None or other.i + 1 >= len(token.doc):
        return
    hurt, counted = other.nbor(1), subject.tag_ == "CD" or any(child.tag_ == "CD" for child in subject.lefts)
    if counted and hurt.head == other and hurt.tag_ == "VBN" and _harms(hurt, happenings):
        subject.dep_, token.tag_ = "nsubjpass", "VBN"
        hang(other, token, "dep")


def joined_toll(state: Token, happenings: Happenings) -> bool:
    """A number with its state, behind another: "put the toll at 50 dead and 73 wounded" wounds nobody anew."""
    number = next((child for child in state.lefts if child.tag_ == "CD" and child.dep_ in SUBJECTS), None)
    bare = state.lower_ in happenings.states and not any(child.dep_ in ("aux", "auxpass") for child in state.children)
    if number is None or number.i + 1 != state.i or not bare or _harms(state.head, happenings):
        return False
    told = state.doc[1 : number.i]
    near = [word for word in told if word.lower_ in happenings.states or _is_harmed(word, happenings)]
    before = [word for word in near if word.nbor(-1).tag_ == "CD"]
    before += [word.nbor(-1) for word in near if _is_numbered(word.nbor(-1))]
    before += [word for word in told if lemma(word) in happenings.toll_nouns and _is_numbered(word)]
    if not before:
        return False
    hang(number, before[-1], "conj")
    hang(state, number, "acl")
    state.pos_ = "ADJ"
    return True


def _is_harmed(word: Token, happenings: Happenings) -> bool:
    """As in "left two soldiers killed"."""
    return word.dep_ == "acl" and word.tag_ == "VBN" and _harms(word, happenings)


def _is_numbered(noun: Token) -> bool:
    return any(child.tag_ == "CD" and child.dep_ == "nummod" for child in noun.lefts)


def joined_before_state(token: Token, happenings: Happenings) -> None:
    """All of them are dead: "Left 12 civilians, four of them children, and nine soldiers dead".

    Or some are dead and others not: "left three soldiers dead and a civilian wounded".
    """
    verb = next((head for head in climb(token) if head.pos_ == "VERB"), None)
    if token.lower_ not in happenings.states or verb is None:
        return
    if token.pos_ == "VERB" and not _is_bare_beside_state(token):
        return
    subject = next((child for child in token.lefts if child.dep_ == "nsubj"), None)
    acted_on = next((child for child in verb.rights if child.dep_ == "dobj" and child.i < token.i), None)
    if subject is not None and acted_on is not None:
        hang(subject, acted_on, "conj")
        hang(token, verb, "oprd")


def _is_bare_beside_state(verb: Token) -> bool:
    """Is it a participle with nobody acted on, joined to a verb that has a state beside it?"""
    own = any(child.dep_ in ("aux", "auxpass", "dobj", "agent") for child in verb.children)
    beside = any(child.dep_ == "oprd" and child.i < verb.i for child in verb.head.rights)
    return verb.tag_ == "VBN" and not own and beside


def state_behind_number(state: Token, happenings: Happenings) -> None:
    """What befell them stands behind their number, as behind a noun: "left one dead" as "left one soldier dead".

    So it does behind a number that is joined to the verb: "left two guards dead and five injured".
    """
    number, verb = state.head, state.head.head
    if state.lower_ not in happenings.states or number.tag_ != "CD" or number.i + 1 != state.i:
        return
    if number.dep_ == "conj" and verb.pos_ == "VERB":
        before = [child for child in verb.rights if child.dep_ in ("dobj", "oprd") and child.i < number.i]
        if not before or verb.doc[number.i - 2].lower_ not in happenings.states:
            return  # "four dead in Tal and two dead in Ros"
        hang(number, before[0], "conj")
        hang(state, *((verb, "oprd") if before[0].dep_ == "dobj" else (number, "acl")))
    elif number.dep_ == "dobj":
        hang(state, verb, "oprd")


def number_of_harmed(number: Token, happenings: Happenings) -> None:
    """What was done to a number of people is the verb of a headline: "One killed, three hurt in shelling"."""
    behind = [child for child in number.rights if child.dep_ == "acl" and child.tag_ == "VBN"]
    if not behind or behind[0].i != number.i + 1 or lemma(behind[0]) not in happenings.verbs:
        return
    verb = behind[0]
    hang(verb, verb, "ROOT")
    for child in [child for child in number.rights if child != verb]:
        hang(child, verb, child.dep_)
    hang(number, verb, "nsubjpass")
    for other in [child for child in verb.rights if child.dep_ == "appos" and child.tag_ == "CD"]:
        state = next((child for child in other.rights if child.dep_ == "acl" and child.tag_ == "VBN"), None)
        if state is not None:
            hang(state, verb, "conj")
            hang(other, state, "nsubjpass")


def number_before_deed(number: Token, happenings: Happenings) -> None:
    """A number before "and" and a deed is of those hit before, and not of these: "killing 12 and wounding scores"."""
    noun = number.head
    deed = next((child for child in number.rights if child.dep_ == "conj" and child.tag_ in ("VBG", "VBD")), None)
    if deed is None or number.dep_ != "nummod" or noun.i < deed.i or lemma(deed) not in happenings.verbs:
        return
    verb = noun.head
    if verb.pos_ != "VERB" or noun.dep_ != "dobj" or verb.i > number.i:
        return
    hang(number, verb, "dobj")
    for child in [child for child in number.rights if child.dep_ in ("cc", "conj")]:
        hang(child, verb, child.dep_)
    hang(noun, deed, "dobj")


def number_of_more(more: Token, happenings: Happenings) -> None:
    """Those of whom there are so many more belong to the number: "84 more of its soldiers"."""
    for child in [child for child in more.rights if child.lower_ in happenings.prepositions["of"]]:
        hang(child, more.head, child.dep_)


def _harms(token: Token, happenings: Happenings) -> bool:
    return any(trigger.role == "harm" for trigger in happenings.verbs.get(lemma(token), ()))
