"""Rows that a parser takes for a name and its explanation: "a man, his wife and two children were killed"."""

from __future__ import annotations

from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import climb, hang, lemma, subjects
from trucewatch.packs.language.happenings import Happenings


def joined_in_row(token: Token, happenings: Happenings) -> None:
    """The second of a row that begins with one and ends behind "and" is joined to the first and explains nothing.

    Each of the row has a word of its own before it, an article, a number or whose it is: "a man, a teacher and father
    of two" is one man. More than one may be explained so: "twelve people, three soldiers and nine civilians".
    """
    first = _first_of_row(token)
    if first is None or token.pos_ != "NOUN" or not _is_one(first, token, happenings):
        return
    later = [child for child in token.rights if child.dep_ == "conj" and child.pos_ == "NOUN"]
    ends = any(child.dep_ == "cc" for one in (token, *later) for child in one.rights)
    if ends and later and all(_is_told_apart(one, happenings) for one in (token, *later)):
        hang(token, first, "conj")


def _first_of_row(noun: Token) -> Token | None:
    """What the noun is taken to explain, or what is acted on right before it ("shot a judge, her aide and two")."""
    if noun.dep_ == "appos":
        return noun.head if noun.head.i < noun.i else None
    if noun.dep_ != "npadvmod":
        return None
    acted_on = [child for child in noun.head.rights if child.dep_ == "dobj" and child.i < noun.i]
    opens = min((child.i for child in noun.lefts), default=noun.i)
    ends = acted_on and max(part.i for part in acted_on[-1].subtree) + 1
    return acted_on[-1] if acted_on and opens > 0 and noun.doc[opens - 1].text == "," and ends == opens - 1 else None


def _is_one(first: Token, noun: Token, happenings: Happenings) -> bool:
    """Is it one of a kind, or somebody by name with what is his behind it ("Ada Vos, her driver and two guards")?"""
    if first.tag_ == "NNP":
        return any(child.lower_ in happenings.possessives for child in noun.lefts)
    return first.tag_ == "NN" and any(child.lower_ in happenings.single for child in first.lefts)


def _is_told_apart(noun: Token, happenings: Happenings) -> bool:
    before = list(noun.lefts)
    words = happenings.single | happenings.possessives
    return any(child.lower_ in words or child.dep_ == "nummod" for child in before)


def doing_in_row(noun: Token, happenings: Happenings) -> None:
    """What is done to it is a deed and no quality of it: "killing 58 people and burning granaries"."""
    first, opens = noun.head, next(iter(noun.lefts), None)
    verb = first.head
    if opens is None or first.dep_ != "dobj" or verb.tag_ != "VBG" or opens.dep_ != "amod" or opens.i == 0:
        return
    known = happenings.participles.get(opens.lower_) or (lemma(opens) if opens.tag_ == "VBG" else "")
    if known not in happenings.verbs or opens.nbor(-1).dep_ != "cc":
        return
    opens.pos_, opens.tag_, opens.lemma_ = "VERB", "VBG", known
    hang(opens, verb, "conj")
    hang(noun, opens, "dobj")


def past_in_row(participle: Token, happenings: Happenings) -> None:
    """What acts on somebody goes on with the row: "burned two farms, killed a guard and took his sons"."""
    above = participle.head if participle.dep_ == "advcl" else next(climb(participle.head), participle)
    acts = any(child.dep_ == "dobj" for child in participle.rights) and lemma(participle) in happenings.verbs
    bare = not any(
        child.dep_ in ("aux", "auxpass", "mark", "prep") or child in subjects(participle) for child in participle.lefts
    )
    row = above.tag_ == "VBD" and above.i < participle.i and bool(subjects(above)) and participle.nbor(-1).text == ","
    if acts and bare and row and any(child.dep_ == "conj" and child.tag_ == "VBD" for child in participle.rights):
        hang(participle, above, "conj")
        participle.tag_ = "VBD"


def bound_before_number(bound: Token) -> None:
    """Right before a number it only bounds it, and stands for nothing: "took 40 posts, and around 16 villages"."""
    number = bound.nbor(1) if bound.i + 1 < len(bound.doc) else bound
    noun = next((child for child in bound.rights if child.dep_ == "pobj"), None)
    if noun is None or number.tag_ != "CD" or number.head != noun or bound.head.i > bound.i:
        return
    hang(noun, bound.head, bound.dep_)
    hang(bound, number, "quantmod")


def number_acted_on(number: Token, happenings: Happenings) -> None:
    """A number before "of" right behind a verb is what it acts on: "shot down 54 of 58 drones"."""
    verb, behind = number.head, number.nbor(1) if number.i + 1 < len(number.doc) else number
    if number.tag_ != "CD" or number.dep_ != "npadvmod" or lemma(verb) not in happenings.verbs or number.i < verb.i:
        return
    acted = any(child.dep_ == "dobj" for child in verb.rights)
    if behind.lower_ in happenings.prepositions["of"] and behind.head == number and not acted:
        number.dep_ = "dobj"


def whom_before_state(state: Token, happenings: Happenings) -> None:
    """Many before one word of what was done to them are whom it was done to: "took three engineers hostage"."""
    whom, verb = state.nbor(-1) if state.i > 0 else state, state.head
    if state.lower_ not in happenings.completing or whom.dep_ != "compound" or whom.tag_ != "NNS" or verb.i > whom.i:
        return
    if whom.head == state and lemma(verb) in happenings.verbs:
        hang(whom, verb, "dobj")
        state.dep_ = "oprd"
