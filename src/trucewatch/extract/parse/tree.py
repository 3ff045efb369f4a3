"""Questions about one parsed sentence that every reader of clauses asks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from trucewatch.extract.parse.tokens import Token, Tree
from trucewatch.model import Span
from trucewatch.packs.language.noun_phrases import load_noun_phrases

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
DESCRIBING = frozenset({"compound", "nmod", "poss", "amod"})  # before a noun that they only describe


def lemma(token: Token) -> str:
    """The lemma in lower case; a plural that the tagger took for a name loses its ending."""
    word = token.lemma_.lower()
    return _singular(word, token.doc.language) if token.pos_ == "PROPN" and word == token.lower_ else word


def is_plural(noun: Token) -> bool:
    """Is it more than one, by its tag or by an ending that the tagger did not know ("servicemen")?"""
    return noun.tag_ in ("NNS", "NNPS") or _singular(noun.lower_, noun.doc.language) != noun.lower_


@lru_cache(maxsize=8192)
def _singular(noun: str, language: str) -> str:
    return load_noun_phrases(language).singular(noun)


def climb(token: Token) -> Iterator[Token]:
    """The token's heads, nearest first, up to the root."""
    while token.head != token:
        token = token.head
        yield token


def verb_above(token: Token) -> Token | None:
    """The nearest verb above it, auxiliaries that stand for one included."""
    return next((head for head in climb(token) if head.pos_ in ("VERB", "AUX")), None)


def subjects(verb: Token) -> list[Token]:
    """The verb's own subjects."""
    return [child for child in verb.lefts if child.dep_ in SUBJECTS] or [
        child for child in verb.rights if child.dep_ in SUBJECTS
    ]


def governed_subject(verb: Token) -> Token | None:
    """The subject of a verb, or of the verb that it leans on ("had resumed shelling")."""
    for token in (verb, *climb(verb)):
        found = subjects(token)
        if found:
            return antecedent(found[0])
        if token.dep_ not in ("xcomp", "conj", "advcl", "pcomp", "prep", "acl", "relcl", "aux"):
            return None
        if token.dep_ in ("acl", "relcl"):
            return token.head
    return None


def antecedent(subject: Token) -> Token:
    """The noun that the "that" or "who" of a relative clause stands for; any other subject itself."""
    stands_for_it = subject.tag_ in ("WDT", "WP") and subject.head.dep_ == "relcl"
    return subject.head.head if stands_for_it else subject


def with_conjuncts(token: Token) -> list[Token]:
    """The token and all that is joined to it by "and", "or" and commas."""
    return [token, *token.conjuncts]


def continued(verb: Token) -> Token | None:
    """The verb to which this one is joined without a subject of its own, and with which it shares what it lacks."""
    joined = verb.dep_ == "conj" and verb.head.i < verb.i and verb.head.pos_ in ("VERB", "AUX")
    return verb.head if joined and not subjects(verb) else None


def led_by(verb: Token) -> Iterator[Token]:
    """The verbs before it that do not end their clause: those whose subject it shares, nearest first."""
    first = continued(verb)
    while first is not None:
        yield first
        first = continued(first)


def is_passive(verb: Token) -> bool:
    """Does the verb stand in the passive, or as a participle behind its noun?"""
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return True
    if verb.tag_ != "VBN" or any(child.dep_ == "aux" for child in verb.children):
        return False
    if verb.dep_ in ("acl", "advcl") or _is_reported(verb):
        return True
    first = continued(verb)  # "was attacked and killed"
    return first is not None and is_passive(first) and not any(child.dep_ == "dobj" for child in verb.children)


def is_begun(token: Token, begins: frozenset[str]) -> bool:
    """Is only its beginning told ("began to withdraw", "began their withdrawal", "the withdrawal has begun")?"""
    above = token.head if token.dep_ in ("xcomp", "dobj", "nsubj", "nsubjpass") else token
    return lemma(above) in begins and above.pos_ == "VERB"


def _is_reported(verb: Token) -> bool:
    """Does it complete a passive of saying ("were reported killed")?"""
    return verb.dep_ in ("oprd", "xcomp") and any(child.dep_ == "nsubjpass" for child in verb.head.children)


def objects(verb: Token) -> list[Token]:
    """What the verb acts on, conjuncts included: objects, or the subjects of a passive."""
    if is_passive(verb):
        clause = verb.dep_ in ("acl", "relcl")
        direct = _passive_subjects(verb)
        return [each for noun in direct for each in with_conjuncts(noun) if not (clause and _has_own(each, verb))]
    direct = [child for child in verb.children if child.dep_ in ("dobj", "obj", "dative", "attr", "oprd")]
    return [token for found in direct for token in with_conjuncts(found)]


def _has_own(noun: Token, clause: Token) -> bool:
    """Has a noun joined to the one that a clause is about one of its own ("two shot in Tal and six hurt in Ros")?"""
    return noun != clause.head and (
        noun.i > clause.i or any(child.dep_ in ("acl", "relcl") and child != clause for child in noun.rights)
    )


def _passive_subjects(verb: Token) -> list[Token]:
    passive = [child for child in verb.children if child.dep_ == "nsubjpass"]
    if passive:
        return [antecedent(child) for child in passive]
    if verb.dep_ == "acl":
        return [verb.head]
    if _is_reported(verb):
        return _passive_subjects(verb.head)
    first = continued(verb)
    return _passive_subjects(first) if first is not None else []


def agents(verb: Token, by: frozenset[str]) -> list[Token]:
    """Who does it by one of these prepositions; verbs joined in one passive share it ("was attacked and killed by")."""
    own = under_preposition(verb, by)
    if own or verb.pos_ != "VERB" or not is_passive(verb):
        return own
    first = continued(verb)
    after = [child for child in verb.rights if child.dep_ == "conj" and continued(child) == verb and is_passive(child)]
    beside = [*after, *([first] if first is not None else [])]
    return next((found for other in beside if (found := under_preposition(other, by))), [])


def under_preposition(token: Token, words: frozenset[str]) -> list[Token]:
    """The nouns that hang on the token by one of these prepositions, conjuncts included."""
    found = []
    for child in token.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in words:
            for noun in child.children:
                if noun.dep_ in ("pobj", "pcomp"):
                    found.extend(with_conjuncts(noun))
    return found


def tense_of(token: Token, ahead: frozenset[str], tried: frozenset[str] = frozenset()) -> str | None:
    """The tense of the verb that a word hangs on: past, done ("had left"), future, or None where it is not plain.

    A bare infinitive ("expected to start") and a scheduled present ("takes
    effect") look ahead; what somebody ``tried`` to do has the tense of the trying.
    """
    for link in climb(token):
        if link.pos_ not in ("VERB", "AUX"):
            continue
        beside = [child for child in link.children if child.dep_ in ("aux", "auxpass")]
        helpers = {child.lower_ for child in beside}
        aimed = any(child.tag_ == "TO" for child in beside)
        if link.dep_ == "xcomp" and lemma(link.head) in tried:
            continue
        if link.dep_ == "advcl" and aimed and link.head.i < link.i and _is_past(link.head):
            continue  # "entered the town to evacuate the wounded on Monday"
        if (
            any(part.morph.get("Tense", []) == ["Fut"] for part in (link, *beside))
            or (helpers & ahead and not any(child.tag_ == "VBN" for child in beside))  # "should have been gone"
            or (aimed and _is_bare(link, beside))
        ):
            return "future"
        blown_open = link.i > 0 and link.nbor(-1).tag_ == "VBD"  # taken for a verb of its own behind the true one
        if link.tag_ in ("VBZ", "VBP") and not helpers and not blown_open:
            if link.dep_ == "advcl" and link.tag_ == "VBP" and _is_past(link.head):
                continue  # "were injured when shells hit": a past that has the form of a present
            return "future"
        if link.tag_ == "VBG" and not helpers:
            return None
        perfect = link.tag_ == "VBN" and any(child.dep_ == "aux" and child.tag_ == "VBD" for child in beside)
        return "done" if perfect else "past"
    return None


def _is_bare(verb: Token, helpers: list[Token]) -> bool:
    """Is it an infinitive of what is to come ("to leave", "to be withdrawn"), not of what is over ("to have left")?"""
    bare = verb.tag_ == "VB" or any(child.tag_ == "VB" for child in helpers)
    return bare and not any(child.tag_ == "VBN" for child in helpers)


def made_by(verb: Token, makes: frozenset[str]) -> Token | None:
    """The verb above that tells that somebody was made to do it, and so did it ("forced 3,000 people to flee")."""
    above = verb.head
    made = verb.dep_ in ("xcomp", "ccomp") and above.i < verb.i and lemma(above) in makes
    return above if made else None


def _is_past(verb: Token) -> bool:
    """Does the verb, or its helper, stand in the past?"""
    return verb.tag_ == "VBD" or any(
        child.dep_ in ("aux", "auxpass") and child.tag_ == "VBD" for child in verb.children
    )


def is_relative(clause: Token) -> bool:
    """Does it say more of a noun ("the five who died", "the raid, in which two died", "the men shot on Friday")?"""
    if clause.pos_ not in ("VERB", "AUX"):
        return False
    if clause.dep_ == "acl":
        return clause.tag_ == "VBN" and not any(child.dep_ in ("aux", "mark") for child in clause.lefts)
    opens = [word for child in clause.lefts for word in (child, *child.children)]
    return clause.dep_ == "relcl" or (clause.dep_ == "advcl" and any(word.tag_ == "WDT" for word in opens))


def is_told_past(verb: Token) -> bool:
    """Does the verb stand in a past, itself or by its helper, and with no "would"?"""
    helpers = [child.tag_ for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if "MD" in helpers or "TO" in helpers:
        return False
    return verb.tag_ == "VBD" or "VBD" in helpers or (verb.tag_ == "VBN" and not helpers) or "VBZ" in helpers


def looks_back(verb: Token) -> bool:
    """Does it look back from what is being told ("the Saturday before they had killed two")?"""
    return any(child.dep_ == "aux" and child.tag_ == "VBD" for child in verb.children)


def half(token: Token) -> int:
    """In which of the parts of a sentence that semicolons make it stands, the first being 0."""
    return sum(at < token.i for at in token.doc.semicolons)


def span_of(token: Token, offset: int) -> Span:
    """The token's place in the report; ``offset`` is where the sentence starts."""
    return Span(offset + token.idx, offset + token.idx + len(token))


def hang(token: Token, head: Token, dep: str) -> None:
    """Make the token depend on this head, or be the root where it is its own; nothing where that would be a circle."""
    if head == token or token not in climb(head):
        token.hang(head, dep)


def take_in(doc: Tree, start: int, end: int) -> None:
    """Make a preposition within a number a part of it: "killed between 10 and 15 soldiers" kills soldiers.

    ``start`` and ``end`` are where the number stands in the sentence's text.
    """
    for token in doc.char_span(start, end) or ():
        verb = token.head
        if token.dep_ != "prep" or verb.pos_ != "VERB" or verb.i >= token.i:
            continue
        if any(child.dep_ == "dobj" for child in verb.children):
            continue
        for noun in [child for child in token.children if child.dep_ == "pobj"]:
            noun.hang(verb, "dobj")
            token.hang(noun, "quantmod")
