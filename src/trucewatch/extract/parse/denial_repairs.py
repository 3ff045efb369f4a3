"""Trees mended where denials lead parsers astray: claims that are nouns, and deeds behind "nor did"."""

from __future__ import annotations

from trucewatch.extract.parse.tokens import Piece, Token, Tree
from trucewatch.extract.parse.tree import climb, hang, lemma
from trucewatch.model import Stance
from trucewatch.packs.language.happenings import Happenings
from trucewatch.packs.language.speech import Speech, load_speech

_WITHIN = 7  # words from a verb of denying to the claims: 'rejected on Friday as "black propaganda" claims'
_BESIDE = frozenset({"JJ", "NN", "NNP", "RB", "VBN"})  # what can stand before the claims: "Greek reports"
_CONTENT = frozenset({"ccomp", "advcl", "acl", "relcl", "dep"})
_LEFT_OF_NOUN = frozenset({"det", "amod", "compound", "poss", "nmod", "nummod"})


def mend_denials(doc: Tree, happenings: Happenings) -> None:
    """Mend what is seen to be wrong at the denials of one sentence."""
    speech = load_speech(doc.language)
    for token in doc:
        if token.tag_ in ("VBZ", "NNS") and lemma(token) in speech.answered:
            _claims_denied(token, speech)
        elif token.dep_ in ("amod", "compound") and token.head.dep_ == "dobj" and token.lower_.endswith(("ing", "ed")):
            _act_denied(token, happenings, speech)
    _deed_behind_nor(doc, happenings, speech)


def _claims_denied(claims: Token, speech: Speech) -> None:
    """Claims that are denied are a noun: "Dismissed as lies reports that it shelled Tal", "Rebels reject claims"."""
    verb = _denying_before(claims, speech)
    if verb is None or (claims.pos_ == "NOUN" and claims.dep_ == "dobj" and claims.head == verb):
        return
    noun = _denier(verb, claims)
    if noun is None:
        return
    top = min((claims, verb, noun), key=lambda one: len(list(climb(one))))
    above, dep = top.head, top.dep_
    hang(verb, above if above != top else verb, dep)
    for child in [child for child in verb.lefts if child != noun and child.dep_ in _LEFT_OF_NOUN and child.i < noun.i]:
        hang(child, noun, child.dep_)
    hang(noun, verb, "nsubj")
    if noun.pos_ == "ADJ":  # a town that speaks: "Kigali refuted claims that"
        noun.pos_, noun.tag_ = "PROPN", "NNP"
    hang(claims, verb, "dobj")
    if verb.pos_ != "VERB" or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        verb.pos_, verb.tag_ = "VERB", "VBZ" if verb.lower_.endswith("s") else "VBD"
        verb.lemma_ = _verb_of(verb, speech) or verb.lemma_
    claims.pos_, claims.tag_, claims.lemma_ = "NOUN", "NNS", lemma(claims)
    for child in claims.children:
        if child.i > claims.i and child.dep_ in _CONTENT:
            child.dep_ = "acl"
        elif child.i < claims.i and child.dep_ == "nsubj":
            child.dep_ = "amod"
    for word in claims.doc[verb.i + 1 : claims.i]:
        if word.dep_ in ("mark", "prep") and word.lower_ in speech.held_for:
            hang(word, verb, "prep")
            held = claims.nbor(-1) if not claims.nbor(-1).is_punct else claims.nbor(-2)
            if held.pos_ == "NOUN":
                hang(held, word, "pobj")


def _act_denied(act: Token, happenings: Happenings, speech: Speech) -> None:
    """What somebody denies to have done is a verb: "denied laying mines", "denied having used mines at Tal"."""
    acted_on = act.head
    verb, denials = acted_on.head, speech.denials
    if speech.verbs.get(lemma(verb)) != Stance.DENIES or act.i == 0:
        return
    stem = act.lower_.removesuffix("ing")
    known = denials.acts | denials.deeds | denials.with_arms
    word = next((word for word in (lemma(act), stem, stem + "e") if word in known), None)
    helped = lemma(act.nbor(-1)) in happenings.had_done and act.i > 1 and act.nbor(-2) == verb
    if word is None or not (helped or (act.nbor(-1) == verb and act.lower_ != stem)):
        return
    hang(act, verb, "xcomp")
    hang(acted_on, act, "dobj")
    act.pos_, act.tag_, act.lemma_ = "VERB", "VBN" if helped else "VBG", word
    for child in [child for child in (*verb.rights, *acted_on.rights) if child.dep_ == "prep" and child.i > acted_on.i]:
        hang(child, act, "prep")


def _denying_before(claims: Token, speech: Speech) -> Token | None:
    """The verb of denying before the claims, with nothing between but what it calls them, a day and whose they are."""
    for at in range(claims.i - 1, max(claims.i - _WITHIN, 0) - 1, -1):
        word = claims.doc[at]
        if _verb_of(word, speech) and word.tag_ in ("VBD", "VBZ", "VBN", "VBP", "NNS"):
            between = claims.doc[at + 1 : claims.i]
            called = any(one.lower_ in speech.held_for for one in between)
            text = " ".join(one.text for one in between)
            fits = speech.untrue.search(text) is not None if called else all(one.tag_ in _BESIDE for one in between)
            return word if fits or _is_day(between) else None
    return None


def _is_day(between: Piece) -> bool:
    """Is it "on Friday", or that and whose the claims are ("on Friday Greek")?"""
    return len(between) > 1 and between[0].tag_ == "IN" and all(one.tag_ in _BESIDE for one in between[1:])


def _verb_of(word: Token, speech: Speech) -> str | None:
    """The verb of denying that a word is a form of, whatever the parser took it for."""
    known = lemma(word)
    if speech.verbs.get(known) == Stance.DENIES:
        return known
    plain = word.lower_
    forms = (plain[:-1], plain[:-2], plain[:-3] + "y") if plain.endswith(("s", "ed")) else ()
    return next((form for form in forms if speech.verbs.get(form) == Stance.DENIES), None)


def _denier(verb: Token, claims: Token) -> Token | None:
    """Who denies: the subject of the verb or of what was taken for one, else the noun before it."""
    for above in (verb, claims):
        found = next((child for child in above.lefts if child.dep_ == "nsubj" and child.i < verb.i), None)
        if found is not None:
            return found
    named = [child for child in verb.lefts if child.dep_ == "compound"]
    if named:
        return named[-1]
    return verb.head if verb.dep_ == "acl" and verb.head.i < verb.i and verb.head.pos_ in ("NOUN", "PROPN") else None


def _deed_behind_nor(doc: Tree, happenings: Happenings, speech: Speech) -> None:
    """The verb behind "nor did" is no noun: "Nor did our artillery fire on the people of Tal"."""
    if len(doc) < 2 or doc[0].lower_ not in speech.negators or doc[1].tag_ != "VBD":
        return
    helper = doc[1]
    deed = next((child for child in helper.rights if child.dep_ == "nsubj"), None)
    if deed is None or deed.pos_ != "NOUN" or lemma(deed) not in happenings.verbs:
        return
    if any(child.pos_ == "VERB" and child.dep_ in ("ccomp", "xcomp") for child in helper.children):
        return
    before = [child for child in deed.lefts if child.dep_ == "compound"]
    if not before:
        return
    doer = before[-1]
    hang(deed, helper.head if helper.head != helper else deed, helper.dep_)
    hang(helper, deed, "aux")
    for child in [child for child in deed.lefts if child not in (doer, helper) and child.i < doer.i]:
        hang(child, doer if child.i > helper.i else deed, child.dep_)
    for child in [child for child in helper.children if child.i > deed.i or child.i < helper.i]:
        hang(child, deed, child.dep_)
    hang(doer, deed, "nsubj")
    deed.pos_, deed.tag_, helper.pos_ = "VERB", "VB", "AUX"
