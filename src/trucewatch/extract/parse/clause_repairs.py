"""Trees mended where the parser takes one clause for another: which verb is the sentence's, and which hangs on it.

Each rule fits a way of writing at which it goes astray regularly and that its
tree cannot explain: two finite verbs joined by nothing, a main clause that
hangs on the clause behind its "after". They change heads and tags in place.
"""

from __future__ import annotations

from collections.abc import Callable

from trucewatch.extract.parse.day_repairs import clause_behind_day, verb_behind_scene
from trucewatch.extract.parse.joined_repairs import (
    clause_behind_outcome,
    clause_behind_toll,
    deed_behind_said,
    doing_behind_after,
    doing_behind_said,
    passive_behind_after,
    row_that_said,
)
from trucewatch.extract.parse.participle_repairs import (
    doing_as_subject,
    doing_before_verb,
    is_finite,
    participle_as_subject,
    participle_before_verb,
    participle_behind_noun,
    participle_of_found,
    verb_as_noun,
)
from trucewatch.extract.parse.row_repairs import past_in_row, whom_before_state
from trucewatch.extract.parse.tokens import Token, Tree
from trucewatch.extract.parse.tree import climb, hang, lemma, subjects
from trucewatch.packs.language.happenings import Happenings
from trucewatch.packs.language.speech import load_speech
from trucewatch.packs.language.times import time_words

_LABEL = 9  # words before and with a colon that can open a sentence


def mend_clauses(doc: Tree, happenings: Happenings) -> None:
    """Mend what is seen to be wrong between the clauses of one sentence."""
    _label_before_colon(doc)
    _subject_behind_source(doc)
    for token in doc:
        if token.pos_ in ("VERB", "AUX") and token.tag_ != "VBG" and token.dep_ in _JOINED:
            _JOINED[token.dep_](token, happenings)
        elif token.dep_ == "conj" and token.tag_ in ("CD", "NNS") and _joined_with_clause(token):
            continue
        elif token.dep_ == "conj" and token.tag_ == "CD":
            _number_joined_to_day(token)
        elif token.tag_ == "VBG" and token.dep_ in ("advcl", "ccomp", "csubj", "aux"):
            _mend_doing(token, happenings)
        elif token.dep_ == "acl" and token.tag_ in ("VBD", "VBN"):
            _verb_behind_ground(token, happenings)
            past_in_row(token, happenings)
            _verb_with_object(token)
        elif token.dep_ == "nmod":
            _day_joined_to_noun(token)
        elif token.dep_ == "prep" and token.i < token.head.i:
            _behind_participle(token)
        elif token.tag_ in ("NN", "NNS") and token.dep_ in ("ROOT", "ccomp") and verb_as_noun(token, happenings):
            continue
        elif token.tag_ == "NN" and token.dep_ == "ccomp":
            whom_before_state(token, happenings)


def _mend_doing(token: Token, happenings: Happenings) -> None:
    if token.dep_ == "csubj":
        doing_as_subject(token, happenings)
    elif token.dep_ == "aux":
        token.dep_ = "nsubj" if token.lower_ in happenings.nouns else token.dep_  # "while shelling wounded two"
    else:
        doing_behind_said(token, happenings)
        _doing_behind_harmed(token, happenings)
        _outcome_behind_clause(token, happenings)
        _doing_behind_seen(token, happenings)


def _mend_joined(verb: Token, happenings: Happenings) -> None:
    if passive_behind_after(verb, happenings) or doing_behind_after(verb, happenings):
        return
    if deed_behind_said(verb, happenings):
        return
    verb_behind_scene(verb)
    clause_behind_outcome(verb)
    _held_apart(verb, happenings)
    _noun_before_joined_verb(verb)
    participle_before_verb(verb, happenings)


def _mend_content(verb: Token, happenings: Happenings) -> None:
    if verb.i < verb.head.i and passive_behind_after(verb, happenings):
        return
    clause_behind_day(verb, happenings)
    participle_of_found(verb, happenings)
    if not (_object_before_mark(verb, happenings) or participle_behind_noun(verb)):
        _clause_before_mark(verb, happenings)
    participle_before_verb(verb, happenings)


def _mend_beside(verb: Token, happenings: Happenings) -> None:
    if doing_behind_after(verb, happenings):
        return
    if verb.tag_ == "VBN":
        past_in_row(verb, happenings)
    clause_behind_day(verb, happenings)
    if verb.tag_ == "VBD" and (_said_behind(verb) or _put_in(verb)):
        return
    bare = verb.tag_ == "VBD" and not any(child.dep_ in ("mark", "advmod") for child in verb.lefts)
    if bare or (verb.i > 0 and verb.nbor(-1).dep_ in ("aux", "auxpass")):
        participle_before_verb(verb, happenings)


def _label_before_colon(doc: Tree) -> None:
    """Who or what stands before a colon does nothing behind it: "Testland: 40 soldiers killed in the raid"."""
    colon = next((token for token in doc[:_LABEL] if token.text == ":"), None)
    label = doc[: colon.i] if colon is not None else ()
    if colon is None or any(token.pos_ in ("VERB", "AUX") for token in label):
        return
    for noun in [token for token in label if token.dep_ in ("nsubj", "nsubjpass") and token.head.i > colon.i]:
        verb, noun.dep_ = noun.head, "dep"
        for child in [child for child in noun.rights if child.dep_ == "appos" and colon.i < child.i < verb.i]:
            hang(child, verb, "nsubj")


def _subject_behind_source(doc: Tree) -> None:
    """A verb has a subject, if need be behind the comma: "According to the army, coordinated raids were repelled"."""
    source = next((token for token in doc[:1] if token.tag_ == "VBG" and token.dep_ == "prep"), None)
    verb = source.head if source is not None else None
    behind = [child for child in source.children if child.dep_ == "prep"] if source is not None else []
    noun = next((each for child in behind for each in child.children if each.dep_ == "pobj"), None)
    if verb is None or noun is None or subjects(verb) or not is_finite(verb):
        return
    comma = next((child for child in noun.lefts if child.text == ","), None)
    named = doc[comma.i - 1] if comma is not None else noun
    if comma is None or named.pos_ not in ("NOUN", "PROPN") or named.i <= behind[0].i:
        return
    for child in [child for child in noun.lefts if child.i < comma.i and child != named]:
        hang(child, named, child.dep_)
    hang(named, behind[0], "pobj")
    hang(comma, verb, "punct")
    hang(noun, verb, "nsubjpass" if any(child.dep_ == "auxpass" for child in verb.lefts) else "nsubj")


def _held_apart(verb: Token, happenings: Happenings) -> None:
    """Nothing is joined behind "after": "Shells killed two in Tal, the day after as many had died in Ros"."""
    if any(child.dep_ == "mark" and child.lower_ in happenings.apart for child in verb.lefts):
        verb.dep_ = "advcl"


def _object_before_mark(clause: Token, happenings: Happenings) -> bool:
    """What stands before "after" is none of its clause: "fears a sweep after seven soldiers were killed in Tal"."""
    marks = [child for child in clause.lefts if child.dep_ == "mark" and child.lower_ in happenings.apart]
    own = [child for child in clause.lefts if child.dep_ in ("nsubj", "nsubjpass")]
    if not marks or len(own) < 2 or not clause.head.i < own[0].i < marks[-1].i < own[-1].i:
        return False
    hang(own[0], clause.head, "dobj")
    clause.dep_ = "advcl"
    return True


def _verb_with_object(participle: Token) -> None:
    """Who is acted on has no object: "Mortars killed two and a sniper wounded a girl" are two verbs, each with one.

    Nor has a saying two subjects: "Drone strikes killed 56 people, aid workers said".
    """
    noun, verb = participle.head, participle.head.head
    acts = any(child.dep_ == "dobj" for child in participle.rights)
    if not acts and not subjects(participle):
        participle.tag_ = "VBN"
    if acts and noun.dep_ == "nsubj" and any(other.i > participle.i for other in subjects(verb)):
        hang(participle, verb, "ccomp")
        hang(noun, participle, "nsubj")
        participle.tag_ = "VBD"
        return
    joined = verb.nbor(-1) if verb.i > 0 else verb
    if not acts or noun.dep_ != "nsubj" or joined.dep_ != "conj" or participle not in climb(joined):
        return
    hang(participle, verb.head if verb.head != verb else participle, verb.dep_)
    hang(noun, participle, "nsubj")
    hang(verb, participle, "conj")
    participle.tag_ = "VBD"
    _noun_before_joined_verb(verb)


def _verb_behind_ground(participle: Token, happenings: Happenings) -> None:
    """What an attack somewhere did is no quality of the ground: "Clashes in the capital killed at least 12"."""
    ground = participle.head
    deed = ground if ground.dep_ == "ROOT" else ground.head.head
    if (ground != deed and ground.dep_ != "pobj") or deed.dep_ != "ROOT" or deed.pos_ != "NOUN":
        return
    acts = happenings.nouns.get(lemma(deed))
    whom = next((child for child in participle.rights if child.tag_ == "CD" or child.dep_ == "dobj"), None)
    if acts is None or acts.role not in ("attack", "clash") or lemma(participle) not in happenings.verbs:
        return
    if whom is None or whom.dep_ not in ("dobj", "npadvmod") or deed.i > participle.i:
        return
    for child in [child for child in deed.rights if child.i > participle.i]:
        hang(child, participle, child.dep_)
    hang(participle, participle, "ROOT")
    hang(deed, participle, "nsubj")
    whom.dep_, participle.tag_ = "dobj", "VBD"


def _clause_before_mark(clause: Token, happenings: Happenings) -> None:
    """What stands before "after" is the main clause: "Rebels raided Tal, hours after a bomb killed two in Ros"."""
    below = clause.head
    marks = [child for child in below.lefts if child.dep_ in ("mark", "advmod") and child.lower_ in happenings.apart]
    if not marks or clause.i > marks[-1].i or not subjects(clause):
        return
    hang(clause, below.head if below.head != below else clause, below.dep_)
    hang(below, clause, "advcl")


def _day_joined_to_noun(day: Token) -> None:
    """A day ends its clause before "and": "Rebels hit Tal on Sunday and northern troops killed four"."""
    noun, joined = day.head, next((child for child in day.rights if child.dep_ == "conj"), None)
    before = day.nbor(-1) if day.i > 0 else day
    empty = before.dep_ == "prep" and all(child == noun for child in before.children)
    if not _is_named_day(day) or joined is None or noun.i < joined.i or not empty:
        return
    hang(day, before, "pobj")
    hang(joined, noun, "amod")
    for child in [child for child in day.rights if child.dep_ == "cc"]:
        hang(child, before.head, "cc")
    if noun.head == before:
        hang(noun, before.head, "conj")


def _noun_before_joined_verb(verb: Token) -> None:
    """One "and" joins two nouns or two verbs: "lost two men and six were hurt", "killed two and a mine hurt a girl"."""
    helpers = [child for child in verb.lefts if child.dep_ in ("aux", "auxpass")]
    first = min([verb, *helpers], key=lambda token: token.i)
    before = first.nbor(-1) if first.i > 0 else first
    noun = next((each for each in (before, *climb(before)) if each.dep_ not in ("pobj", "prep", "compound")), before)
    if subjects(verb) or noun.dep_ != "conj" or noun.pos_ not in ("NOUN", "PROPN", "NUM"):
        return
    if verb.head not in climb(noun):
        return
    for child in [child for child in noun.head.rights if child.dep_ == "cc" and child.i < noun.i]:
        hang(child, verb.head, "cc")
    hang(noun, verb, "nsubjpass" if any(child.dep_ == "auxpass" for child in helpers) else "nsubj")


def _number_joined_to_day(number: Token) -> None:
    """A number after "and" is no part of the day before it: "wounded nine in Tal on Monday and six in Ros"."""
    day, verb = number.head, number.head.head.head
    if day.dep_ != "pobj" or not _is_named_day(day) or verb.pos_ != "VERB" or verb.i > day.i:
        return
    hang(number, verb, "conj")
    for child in [child for child in verb.rights if child.i > number.i and child.dep_ == "prep"]:
        hang(child, number, "prep")
    for child in [child for child in day.rights if child.dep_ == "cc"]:
        hang(child, verb, "cc")


def _joined_with_clause(noun: Token) -> bool:
    """Those told of with a clause of their own stand beside others so told of: "two killed in Tal and six shot in Ros".

    They are not joined to the town or the day at the end of the first clause.
    """
    name = noun.head
    clause = next((link for link in climb(name) if link.pos_ in ("VERB", "AUX")), None)
    if name.pos_ != "PROPN" or clause is None or clause.dep_ not in ("acl", "relcl") or clause.head.i > clause.i:
        return False
    if not any(child.dep_ in ("acl", "relcl") for child in noun.rights):
        return False
    hang(noun, clause.head, "conj")
    for child in [child for child in name.rights if child.dep_ == "cc"]:
        hang(child, clause.head, "cc")
    return True


def _is_named_day(token: Token) -> bool:
    return time_words(token.lang_).is_of_a_day(token.lower_)


def _behind_participle(preposition: Token) -> None:
    """What follows a participle is its own: "the family of a man killed in Tal on Monday asked"."""
    verb, before = preposition.head, preposition.nbor(-1) if preposition.i > 0 else preposition
    if verb.pos_ != "VERB" or before.is_punct:
        return
    participle = next((link for link in climb(before) if link.dep_ == "acl" or link == verb), verb)
    if participle != verb and participle.tag_ == "VBN" and verb in climb(participle):
        hang(preposition, participle, "prep")


def _said_behind(said: Token) -> bool:
    """Who said it may stand last: "Rebels cut the line near Tal, the company said on Friday" hangs on the saying."""
    told, subject = said.head, next((child for child in said.lefts if child.dep_ == "nsubj"), None)
    if subject is None or told.i > subject.i or lemma(said) not in load_speech(said.lang_).verbs:
        return False
    first = min(part.i for part in subject.subtree)
    own = ("mark", "advmod", "aux", "dobj", "ccomp")
    if not said.doc[first - 1].is_punct or any(child.dep_ in own for child in said.children):
        return False
    hang(said, told.head if told.head != told else said, told.dep_)
    hang(told, said, "ccomp")
    for child in [child for child in said.lefts if told.i < child.i < first and not child.is_punct]:
        hang(child, told, child.dep_)
    return True


def _put_in(participle: Token) -> bool:
    """What commas put in behind a subject is no clause with it: "The spokesman, asked about the raid, said"."""
    verb, subject = participle.head, next((child for child in participle.lefts if child.dep_ == "nsubj"), None)
    if subject is None or participle.i > verb.i or subjects(verb):
        return False
    if participle.nbor(-1).text != "," or verb.nbor(-1).text != "," or not is_finite(verb):
        return False
    hang(subject, verb, "nsubj")
    hang(participle, subject, "acl")
    participle.tag_ = "VBN"
    return True


def _doing_behind_harmed(doing: Token, happenings: Happenings) -> None:
    """Who is harmed stands right behind the verb, with what they were doing: "killed 18 people queuing for bread"."""
    harmed, verb = next((child for child in doing.lefts if child.dep_ == "nsubj"), None), doing.head
    if harmed is None or harmed.i + 1 != doing.i or any(child.dep_ in ("dobj", "aux") for child in verb.children):
        return
    acts = lemma(verb) in happenings.verbs and verb.tag_ in ("VBD", "VBN", "VBZ") and verb.i < harmed.i
    first = min(part.i for part in harmed.subtree)
    if acts and verb.i == first - 1 and not any(child.dep_ in ("aux", "mark") for child in doing.lefts):
        hang(harmed, verb, "dobj")
        hang(doing, harmed, "acl")


def _doing_behind_seen(doing: Token, happenings: Happenings) -> None:
    """Whoever is seen does what stands right behind: "A patrol saw two tanks shelling a farm" - the tanks shell."""
    seen = doing.nbor(-1) if doing.i > 0 else doing
    if doing.dep_ == "advcl" and lemma(doing.head) in happenings.watches and seen.pos_ in ("NOUN", "PROPN"):
        noun = next((link for link in (seen, *climb(seen)) if link.dep_ == "dobj"), None)
        if noun is not None and noun.head == doing.head:
            hang(doing, seen if seen.dep_ in ("dobj", "pobj") else noun, "acl")


def _outcome_behind_clause(outcome: Token, happenings: Happenings) -> None:
    """What came of an attack hangs on it: "fired on a bus which did not stop, killing a boy" - not the stopping did."""
    clause = outcome.head
    had = any(child.dep_ == "aux" and child.tag_ == "VBD" for child in clause.lefts)  # "a convoy that had left Tal"
    if clause.dep_ != "relcl" or clause.i > outcome.i or (lemma(clause) in happenings.verbs and not had):
        return
    main = next((link for link in climb(clause.head) if link.pos_ == "VERB"), None)
    behind_comma = outcome.i > 0 and outcome.nbor(-1).is_punct
    if main is not None and behind_comma and lemma(main) in happenings.verbs and lemma(outcome) in happenings.verbs:
        hang(outcome, main, "advcl")


def _mend_loose(verb: Token, happenings: Happenings) -> None:
    if not doing_before_verb(verb):
        participle_before_verb(verb, happenings)


def _mend_subject(verb: Token, _: Happenings) -> None:
    participle_as_subject(verb)


# How a verb is mended, by how it hangs on another.
_JOINED: dict[str, Callable[[Token, Happenings], None]] = {
    "ROOT": row_that_said,
    "conj": _mend_joined,
    "ccomp": _mend_content,
    "advcl": _mend_beside,
    "pcomp": clause_behind_toll,
    "relcl": clause_behind_day,
    "dep": _mend_loose,
    "csubj": _mend_subject,
    "csubjpass": _mend_subject,
}
