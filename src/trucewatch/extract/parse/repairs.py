"""Trees mended where parsers are known to go astray: at words put in between, and at numbers behind a noun in -ing.

Each rule fits a way of writing that news has and that no grammatical tree could
explain as the parser did. They look at one document, and change heads and tags in place.
"""

from __future__ import annotations

from trucewatch.extract.parse.acts_in_ing import mend_act
from trucewatch.extract.parse.clause_repairs import mend_clauses
from trucewatch.extract.parse.day_repairs import (
    day_behind_deed,
    day_word_before_saying,
    half_of_day,
    mend_days,
    time_behind_deed,
)
from trucewatch.extract.parse.denial_repairs import mend_denials
from trucewatch.extract.parse.headlines import mend_headline
from trucewatch.extract.parse.participle_repairs import (
    deed_before_name,
    deed_behind_name,
    deed_behind_that,
    doing_behind_mark,
    had_done,
    has_done,
    participle_as_noun,
    state_as_doing,
)
from trucewatch.extract.parse.row_repairs import bound_before_number, doing_in_row, joined_in_row, number_acted_on
from trucewatch.extract.parse.times_before_subjects import subject_behind_day
from trucewatch.extract.parse.tokens import Token, Tree
from trucewatch.extract.parse.toll_repairs import (
    act_before_number,
    joined_before_state,
    joined_toll,
    number_before_deed,
    number_of_harmed,
    number_of_more,
    part_tolls,
    state_behind_number,
)
from trucewatch.extract.parse.tree import climb, hang, lemma, subjects
from trucewatch.packs.language.happenings import Happenings

_NOUNS = frozenset({"NOUN", "PROPN"})
_PASTS = ("VBD", "VBN")
_SHOT_WITHIN = 6  # words from "dead" to who was shot
_OPENING = frozenset({"--", "-", "–", "—", "(", ","})


def mend(doc: Tree, happenings: Happenings, *, headline: bool = False) -> None:
    """Mend what is seen to be wrong in the tree of one sentence."""
    if headline:
        mend_headline(doc, happenings)
    _mend_participles(doc, happenings, headline=headline)
    mend_denials(doc, happenings)
    mend_clauses(doc, happenings)
    for token in doc:
        if token.tag_ == "NN" and token.i + 1 < len(doc) and token.nbor(1).tag_ == "CD":
            act_before_number(token, happenings)
        elif token.dep_ == "advmod" or (token.tag_ == "IN" and token.dep_ in ("prep", "mark", "quantmod")):
            mend_days(token)
            day_behind_deed(token, happenings)
        elif token.dep_ in ("appos", "pobj"):
            joined_in_row(token, happenings)
            _object_behind_source(token, happenings)
            subject_behind_day(token)
            _numbered_behind(token)
        elif token.tag_ in ("VBD", "VBN") and lemma(token) in happenings.held_to_be:
            _verb_behind_belief(token, happenings)
        elif token.dep_ in ("nmod", "compound", "npadvmod"):
            _numbered_in_row(token)
            number_acted_on(token, happenings)
            joined_in_row(token, happenings)
            day_word_before_saying(token)
            time_behind_deed(token, happenings)
            _act_before_name(token, happenings)
        elif token.dep_ == "conj" and token.tag_ in _PASTS and _joined_to_what_is_said(token, happenings):
            continue
        elif token.tag_ == "VBD":
            _shot_dead(token, happenings)
            _left_out_helper(token, happenings)
            part_tolls(token, happenings)
        elif token.dep_ == "conj" and token.tag_ == "VBN" and joined_toll(token, happenings):
            continue
        elif token.dep_ == "conj":
            _left_out_helper(token, happenings)
            _joined_around_insertion(token)
            doing_in_row(token, happenings)
            bound_before_number(token)
            _noun_joined_to_verb(token)
            joined_before_state(token, happenings)


def _mend_participles(doc: Tree, happenings: Happenings, *, headline: bool) -> None:
    for token in doc:
        half_of_day(token)
        if token.tag_ == "VBG":
            state_as_doing(token, happenings)
            mend_act(token, happenings, headline=headline)
        if token.tag_ in ("NN", "JJ", "VBN"):
            participle_as_noun(token, happenings, headline=headline)
        if token.dep_ == "acl":
            doing_behind_mark(token, happenings)
        elif token.dep_ == "ccomp":
            had_done(token, happenings)
        elif token.tag_ == "VBD":
            deed_before_name(token, happenings)
        elif token.tag_ == "JJR" and token.head.tag_ == "CD":
            number_of_more(token, happenings)
        elif token.dep_ == "amod":
            state_behind_number(token, happenings)
            if token.tag_ == "VBN":
                has_done(token, happenings)
                deed_behind_name(token, happenings)
                deed_behind_that(token)
        elif token.tag_ == "CD" and token.dep_ == "ROOT":
            number_of_harmed(token, happenings)
        elif token.tag_ == "CD" and token.dep_ == "nummod":
            number_before_deed(token, happenings)


def _left_out_helper(verb: Token, happenings: Happenings) -> None:
    """The second of two passives leaves its helper out: "an officer was killed and a guard wounded by a mine"."""
    harms = any(
        trigger.role == "harm" and trigger.victims == "object" for trigger in happenings.verbs.get(lemma(verb), ())
    )
    passive = any(child.dep_ == "auxpass" for child in verb.head.children)
    if verb.dep_ != "conj" or not harms or not passive or verb.tag_ not in ("VBD", "VBN"):
        return
    if any(child.dep_ in ("aux", "auxpass", "dobj", "obj") for child in verb.children):
        return
    verb.tag_ = "VBN"
    for child in verb.lefts:
        if child.dep_ == "nsubj":
            child.dep_ = "nsubjpass"


def _shot_dead(verb: Token, happenings: Happenings) -> None:
    """Who was shot stands behind the state: "a sniper shot dead a boy", "gunmen shot dead two priests"."""
    if not any(trigger.measure == "shot" for trigger in happenings.verbs.get(lemma(verb), ())):
        return
    if verb.i + 2 >= len(verb.doc) or happenings.states.get(verb.nbor(1).lower_) != "killed":
        return
    state = verb.nbor(1)
    behind = (word for word in verb.doc[state.i + 1 : state.i + _SHOT_WITHIN] if word.pos_ in _NOUNS)
    noun = next((word for word in behind if word.dep_ != "compound"), None)
    if noun is not None and noun not in climb(verb):
        hang(state, verb, "acomp")
        hang(noun, verb, "dobj")
    doer = verb.nbor(-1) if verb.i else None
    if doer is None or doer.dep_ != "compound" or doer.head != verb:
        return
    for child in [child for child in verb.lefts if child.i < doer.i and child.dep_ in ("det", "amod", "compound")]:
        hang(child, doer, child.dep_)
    doer.dep_ = "nsubj"
    above = next((head for head in climb(verb) if head.pos_ == "VERB"), None)
    if verb.dep_ == "prep" and above is not None:
        hang(verb, above, "ccomp")


def _act_before_name(token: Token, happenings: Happenings) -> None:
    """Behind a verb a word in -ing before a name is what was done to it: "The ministry denied bombing Ros"."""
    stem, name = token.lower_.removesuffix("ing"), token.head
    verb = next((word for word in (stem, stem + "e") if word in happenings.verbs), None)
    above = name.head
    if verb is None or stem == token.lower_ or name.pos_ != "PROPN" or name.dep_ != "dobj" or token.i != above.i + 1:
        return
    token.tag_, token.pos_, token.lemma_ = "VBG", "VERB", verb
    hang(token, above, "xcomp")
    hang(name, token, "dobj")


def _object_behind_source(token: Token, happenings: Happenings) -> None:
    """Who was killed stands behind the source, and is none of it: "Killing, according to medics, 21 civilians"."""
    source = next((head for head in climb(token) if head.dep_ == "prep" and head.tag_ == "VBG"), None)
    if source is None or source.i == 0 or token.head.i < source.i:
        return
    before = source.nbor(-1)
    verb = before.nbor(-1) if before.is_punct and before.i > 0 else before
    number = next((child for child in token.lefts if child.tag_ == "CD"), None)
    if verb.pos_ != "VERB" or number is None or any(child.dep_ == "dobj" for child in verb.children):
        return
    if not any(trigger.measure for trigger in happenings.verbs.get(lemma(verb), ())):
        return
    if token.dep_ == "pobj":
        named = [child for child in token.lefts if child.i < number.i and child.pos_ in _NOUNS]
        if not named:
            return
        hang(named[-1], token.head, "pobj")
        for child in [child for child in token.lefts if child.i < number.i]:
            hang(child, named[-1], child.dep_)
    hang(token, verb, "dobj")
    for beside in [child for child in source.children if child.dep_ == "conj" and child.pos_ == "VERB"]:
        hang(beside, verb, "conj")


def _numbered_behind(token: Token) -> None:
    """The same, where the second was taken for another word for the first: "Ten children five women"."""
    number, first = next(iter(token.lefts), None), token.head
    both = number is not None and number.tag_ == "CD" and any(child.tag_ == "CD" for child in first.lefts)
    if token.dep_ == "appos" and token.tag_ == "NNS" and number is not None and both and number.i == first.i + 1:
        token.dep_ = "conj"


def _verb_behind_belief(belief: Token, happenings: Happenings) -> None:
    """Who is believed to be something then does something: "Jets believed to be foreign bombed the town"."""
    subject = next((child for child in belief.lefts if child.dep_ == "nsubj"), None)
    helped = any(child.dep_ in ("aux", "auxpass") for child in belief.lefts)
    if subject is None or helped or belief.i + 2 >= len(belief.doc):
        return
    to, be = belief.nbor(1), belief.nbor(2)
    acts = [child for child in belief.rights if child.i > be.i and child.tag_ in ("VBD", "VBN", "VBZ", "VBP")]
    if to.tag_ != "TO" or lemma(be) not in happenings.copulas or not acts:
        return
    verb = acts[-1]
    hang(verb, belief.head if belief.head != belief else verb, belief.dep_)
    for child in [child for child in belief.rights if child.i > be.i and child != verb]:
        hang(child, verb, child.dep_)
    for child in [child for child in verb.lefts if be.i < child.i and child.dep_ in ("nsubj", "attr")]:
        hang(child, be, "attr")
    hang(subject, verb, "nsubj")
    hang(belief, subject, "acl")
    hang(be, belief, "xcomp")
    for child in [child for child in be.children if child.i > be.i and child.dep_ in ("nsubj", "acomp")]:
        child.dep_ = "attr"
    hang(to, be, "aux")
    verb.tag_, belief.tag_, be.pos_ = "VBD", "VBN", "AUX"


def _joined_around_insertion(token: Token) -> None:
    """Joined to those before what was put in: "12 civilians - including four children - and nine fighters"."""
    inner = token.head
    preposition = inner.head
    outer = preposition.head
    if inner.dep_ != "pobj" or preposition.dep_ != "prep" or outer.pos_ not in _NOUNS or preposition.i == 0:
        return
    before = preposition.nbor(-1)
    closes = any(part.text == before.text for part in preposition.doc[inner.i + 1 : token.i])
    ends = before.text == "(" and any(part.text == ")" for part in preposition.doc[inner.i + 1 : token.i])
    if before.text in _OPENING and (closes or ends) and outer.i < preposition.i:
        hang(token, outer, "conj")


def _noun_joined_to_verb(token: Token) -> None:
    """A noun is joined to the noun before it, not to its verb: "Killed a couple and their three children".

    Of two nouns acted on before it, to the nearer: "Accused the army of shelling a school and a clinic".
    """
    verb = token.head
    if token.pos_ not in _NOUNS or verb.pos_ != "VERB" or any(child.dep_ == "nsubj" for child in token.children):
        return
    acted_on = [child for child in verb.children if child.dep_ == "dobj" and child.i < token.i]
    if acted_on:
        acted_on += [
            each for each in verb.doc[acted_on[-1].i : token.i] if each.dep_ == "dobj" and _is_inner(each, verb)
        ]
    if acted_on and any(part.dep_ == "cc" and acted_on[-1].i < part.i < token.i for part in verb.children):
        hang(token, acted_on[-1], "conj")


def _is_inner(noun: Token, verb: Token) -> bool:
    """Is it acted on by what stands behind a preposition of the verb ("accused him of shelling a school")?"""
    inner = noun.head
    return inner.dep_ == "pcomp" and inner.head.head == verb


def _numbered_in_row(token: Token) -> None:
    """Two nouns that have each a number of their own stand in a row, not in one name: "Ten children five women"."""
    last = token.head
    own = [child for child in last.lefts if child.tag_ == "CD" and token.i < child.i]
    if token.tag_ != "NNS" or last.i < token.i or not own or not any(child.tag_ == "CD" for child in token.lefts):
        return
    hang(token, last.head if last.head != last else token, last.dep_)
    for child in [child for child in last.lefts if child.i < token.i]:
        hang(child, token, child.dep_)
    hang(last, token, "conj")


def _joined_to_what_is_said(charge: Token, happenings: Happenings) -> bool:
    """Who is said to do or suffer something accuses nobody: "the army said only bases were hit and accused the rebels".

    Told in another tense it is the speaker's own deed ("said that they had fired,
    and accused them"), nor does anybody accuse himself ("said that they shelled it and accused them").
    """
    told = charge.head
    charges = lemma(charge) in happenings.charges or lemma(charge) in happenings.blames
    accused = next((child for child in charge.children if child.dep_ in ("dobj", "obj")), None)
    if not charges or accused is None or any(subjects(charge)) or told.dep_ != "ccomp" or told.head.pos_ != "VERB":
        return False
    passive = any(child.dep_ == "nsubjpass" for child in told.children)
    before = charge.tag_ == "VBD" and told.tag_ == "VBN" and any(child.dep_ == "aux" for child in told.children)
    before = before or (charge.tag_ == told.head.tag_ == "VBD" and told.tag_ in ("VBP", "VBZ"))
    if not (passive or before or accused.tag_ == "PRP"):
        return False
    hang(charge, told.head, "conj")
    return True
