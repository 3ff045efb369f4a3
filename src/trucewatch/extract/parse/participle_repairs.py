"""Participles and pasts taken for a noun, or for the verb of a clause: "Men shot on Friday in Tal were fishermen"."""

from __future__ import annotations

from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import climb, hang, lemma, subjects
from trucewatch.packs.language.happenings import Happenings

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def participle_as_noun(token: Token, happenings: Happenings, *, headline: bool) -> None:
    """A participle may be taken for the noun that is written so: "those shot on Sunday", "Six shot at checkpoint".

    Or for a state: "nine were slain".
    """
    if token.tag_ == "VBN" and token.dep_ == "acomp" and lemma(token) in happenings.verbs and token.head.pos_ == "AUX":
        _passive_as_copula(token)
        token.pos_ = "VERB"
        return
    if token.dep_ == "conj" and token.tag_ == "JJ":
        _past_as_state(token, happenings)
        return
    verb = happenings.participles.get(token.lower_) if token.tag_ in ("NN", "JJ") else None
    if verb is None:
        return
    numbers = [child for child in token.lefts if child.dep_ == "nummod"]
    if headline and token.dep_ == "ROOT" and numbers and numbers[-1].i == token.i - 1:
        hang(numbers[-1], token, "nsubjpass")
    elif token.dep_ == "attr" and token.head.tag_ in ("VBD", "VBZ", "VBP") and not any(token.lefts):
        _passive_as_copula(token)  # "the hamlet was overrun"
    elif token.dep_ not in ("acl", "relcl", "ccomp", "advcl"):
        return
    token.tag_, token.pos_, token.lemma_ = "VBN", "VERB", verb


def _past_as_state(token: Token, happenings: Happenings) -> None:
    """No state has an object: "killed 12 and wounded scores"."""
    stem = token.lower_.removesuffix("d")
    verb = next((word for word in (stem, stem.removesuffix("e")) if word in happenings.verbs), None)
    if verb is not None and token.head.tag_ == "VBD" and any(child.dep_ == "dobj" for child in token.rights):
        token.tag_, token.pos_, token.lemma_ = "VBD", "VERB", verb


def _passive_as_copula(participle: Token) -> None:
    """Put the participle above its helper, and all that hangs on that on it."""
    helper = participle.head
    hang(participle, helper.head if helper.head != helper else participle, helper.dep_)
    for child in [child for child in helper.children if child != participle]:
        hang(child, participle, "nsubjpass" if child.dep_ == "nsubj" else child.dep_)
    hang(helper, participle, "auxpass")


def had_done(token: Token, happenings: Happenings) -> None:
    """Who "had their throats cut" is harmed: the participle is the verb, a passive, and what was cut completes it."""
    had, part = token.head, next((child for child in token.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)
    if lemma(had) not in happenings.had_done or part is None or not subjects(had):
        return
    if not any(lemma(part) in trigger.needs_object for trigger in happenings.verbs.get(lemma(token), ())):
        return
    hang(token, had.head if had.head != had else token, had.dep_)
    for child in [child for child in had.children if child != token]:
        hang(child, token, "nsubjpass" if child.dep_ == "nsubj" else child.dep_)
    hang(had, token, "auxpass")
    hang(part, token, "xcomp")
    token.tag_, token.pos_ = "VBN", "VERB"


def has_done(participle: Token, happenings: Happenings) -> None:
    """No state, but what was done: "The forces have shelled hospitals" right behind the helper of its verb."""
    noun, helper = participle.head, participle.head.head
    if noun.dep_ != "dobj" or helper.i != participle.i - 1 or lemma(helper) not in happenings.had_done:
        return
    if lemma(participle) not in happenings.verbs or not subjects(helper):
        return
    hang(participle, helper.head if helper.head != helper else participle, helper.dep_)
    for child in [child for child in helper.children if child != participle]:
        hang(child, participle, child.dep_)
    hang(helper, participle, "aux")
    participle.tag_, participle.pos_, helper.pos_ = "VBN", "VERB", "AUX"


def state_as_doing(token: Token, happenings: Happenings) -> None:
    """Who is missing does nothing: "Six sailors are missing after the strike" tells a state."""
    helper = next((child for child in token.lefts if child.dep_ == "aux" and child.pos_ == "AUX"), None)
    if helper is None or token.lower_ not in happenings.states or any(child.dep_ == "dobj" for child in token.rights):
        return
    hang(helper, token.head if token.head != token else helper, token.dep_)
    for child in [child for child in token.children if child != helper]:
        hang(child, helper, child.dep_)
    hang(token, helper, "acomp")
    token.tag_, token.pos_ = "JJ", "ADJ"


def deed_behind_that(participle: Token) -> None:
    """What has a relative for its subject is no adjective: "bombings that targeted stations"."""
    noun, that = participle.head, next((child for child in participle.lefts if child.tag_ in ("WDT", "WP")), None)
    if that is None or that.i == 0 or that.nbor(-1).pos_ != "NOUN" or noun.i < participle.i:
        return
    hang(participle, that.nbor(-1), "relcl")
    hang(noun, participle, "dobj")
    participle.tag_, participle.pos_ = "VBD", "VERB"


def deed_behind_name(participle: Token, happenings: Happenings) -> None:
    """A sentence has a verb: "Boko Haram kidnapped girls who had fled", where the parser sees girls of some kind."""
    noun = participle.head
    doers = [child for child in participle.lefts if child.dep_ in ("npadvmod", "nmod", "compound")]
    doers += [child for child in noun.lefts if child.dep_ == "amod" and child.tag_ == "VBG" and child.i < participle.i]
    clause = noun.head if noun.dep_ == "pobj" and noun.head.lower_ in happenings.same_time else None
    if clause is not None:
        doers += [child for child in noun.lefts if child.dep_ in ("nmod", "compound") and child.i < participle.i]
    stands = noun.dep_ == "ROOT" or clause is not None
    if not stands or participle.dep_ != "amod" or not doers or lemma(participle) not in happenings.verbs:
        return
    doer = doers[-1]
    acts = doer.pos_ == "PROPN" or lemma(doer) in happenings.nouns  # or "A drone attack set depots ablaze"
    if not acts or doer.i != participle.i - 1 or any(child.dep_ == "nsubj" for child in noun.children):
        return
    for child in [child for child in noun.lefts if child.i < doer.i]:
        hang(child, doer, child.dep_)
    if clause is not None:  # "as the coalition strafed areas near Tal"
        verb = next((link for link in climb(clause) if link.pos_ == "VERB"), clause.head)
        hang(participle, verb, "advcl")
        hang(clause, participle, "mark")
    else:
        hang(participle, participle, "ROOT")
    hang(noun, participle, "dobj")
    hang(doer, participle, "nsubj")
    participle.tag_, participle.pos_ = "VBD", "VERB"


def participle_before_verb(verb: Token, happenings: Happenings) -> None:
    """Of two finite verbs that nothing joins the first is a participle: "Men shot on Friday in Tal were fishermen"."""
    first = verb.head
    subject = next((child for child in first.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)
    if verb.i < first.i or subject is None or subjects(verb) or first.tag_ not in ("VBD", "VBN") or not is_finite(verb):
        return
    between = [child for child in first.rights if child.i < verb.i]
    acts = any(child.dep_ == "dobj" and not _is_what_befell(child, happenings) for child in between)
    helped = any(child.dep_ in ("aux", "auxpass") for child in first.lefts)
    if acts or helped or any(child.dep_ in ("cc", "conj") or child.is_punct for child in between):
        return
    hang(verb, first.head if first.head != first else verb, first.dep_)
    for child in [child for child in first.rights if child.i > verb.i]:
        hang(child, verb, child.dep_)
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    hang(subject, verb, "nsubjpass" if passive else "nsubj")
    hang(first, subject, "acl")
    first.tag_ = "VBN"


def _is_what_befell(noun: Token, happenings: Happenings) -> bool:
    """Does it say without an article what became of somebody ("the nurses taken hostage were freed")?"""
    takes = any(trigger.role == "detain" for trigger in happenings.verbs.get(lemma(noun.head), ()))
    return takes and noun.lower_ in happenings.completing and not any(noun.lefts)


def doing_before_verb(verb: Token) -> bool:
    """Of a doing and a deed the deed is told: "Troops firing from a hill also shelled a farm"."""
    first, subject = verb.head, next(iter(subjects(verb.head)), None)
    helped = any(child.dep_ in ("aux", "auxpass", "mark") for child in first.lefts)
    if first.tag_ != "VBG" or first.i > verb.i or subject is None or helped or subjects(verb) or not is_finite(verb):
        return False
    hang(verb, first.head if first.head != first else verb, first.dep_)
    for child in [child for child in first.rights if child.i > verb.i]:
        hang(child, verb, child.dep_)
    hang(subject, verb, "nsubj")
    hang(first, subject, "acl")
    return True


def doing_as_subject(doing: Token, happenings: Happenings) -> None:
    """Who is doing something does the deed behind it: "Troops holding a hill also shelled a farm" - the troops did."""
    verb, doer = doing.head, next(iter(subjects(doing)), None)
    if doer is not None and lemma(verb) in happenings.verbs and doing.i < verb.i:
        hang(doer, verb, "nsubj")
        hang(doing, doer, "acl")


def participle_as_subject(participle: Token) -> None:
    """A past with its subject opens no sentence: "The nurses taken near Sodo on Monday have not been found"."""
    subject = next((child for child in participle.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)
    own = any(child.dep_ in ("dobj", "aux", "auxpass", "mark") for child in participle.children)
    if subject is None or own or subject.tag_ in ("WP", "WDT") or participle.i > participle.head.i:
        return
    hang(subject, participle.head, participle.dep_.removeprefix("c").replace("subj", "nsubj"))
    hang(participle, subject, "acl")
    participle.tag_ = "VBN"


def participle_behind_noun(participle: Token) -> bool:
    """Without a helper it says more of the noun before it: "found no weapon near the house destroyed on Monday"."""
    above, before = participle.head, participle.nbor(-1) if participle.i > 0 else participle
    subject = next((child for child in participle.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)
    helped = any(child.dep_ in ("aux", "auxpass", "mark", "dobj") for child in participle.children)
    if participle.tag_ != "VBN" or helped or subject is None or above.i > subject.i:
        return False
    if before.dep_ != "pobj" or subject not in climb(before):
        return False
    hang(subject, above, "dobj")
    hang(participle, before, "acl")
    return True


def participle_of_found(participle: Token, happenings: Happenings) -> None:
    """Those who are found are acted on: "Residents found two herders shot dead" - the herders shot at nobody."""
    found, noun = participle.head, next(iter(subjects(participle)), None)
    own = any(child.dep_ in ("dobj", "aux", "auxpass", "mark") for child in participle.children)
    if own or noun is None or lemma(found) not in happenings.comes_upon or not found.i < noun.i < participle.i:
        return
    hang(noun, found, "dobj")
    hang(participle, noun, "acl")
    participle.tag_ = "VBN"


def doing_behind_mark(participle: Token, happenings: Happenings) -> None:
    """Who attacks somebody is the subject: "landed after insurgents fired at the palace" tells what they did."""
    doer, mark = participle.head, participle.head.head
    behind = participle.rights[0] if participle.rights else None
    if participle.dep_ != "acl" or participle.tag_ not in ("VBD", "VBN") or doer.dep_ != "pobj" or behind is None:
        return
    acts = lemma(doer) in happenings.doers and behind.dep_ == "prep"
    if acts and mark.lower_ in happenings.apart and behind.lower_ in happenings.prepositions["against"]:
        hang(participle, mark.head, "advcl")
        hang(mark, participle, "mark")
        hang(doer, participle, "nsubj")
        participle.tag_ = "VBD"


def deed_before_name(verb: Token, happenings: Happenings) -> None:
    """A past tense behind a noun and before another is the verb of both: "The FLR kidnapped businessman Vos"."""
    if verb.dep_ != "amod" or lemma(verb) not in happenings.verbs:
        return
    doer = next((child for child in verb.lefts if child.dep_ in ("nsubj", "npadvmod")), None)
    if doer is None:
        return
    whom = next((link for link in climb(verb) if link.dep_ not in ("amod", "compound")), verb)
    if whom.dep_ != "ROOT" or whom.pos_ not in ("NOUN", "PROPN") or whom.i < verb.i:
        return
    above = verb.head
    hang(verb, verb, "ROOT")
    hang(whom, verb, "dobj")
    doer.dep_ = "nsubj"
    for link in (whom, above):
        for child in [child for child in link.children if child.i < verb.i]:
            hang(child, doer if child.dep_ in ("det", "amod", "compound") else verb, child.dep_)
    for child in [child for child in whom.rights if child.dep_ in ("prep", "punct", "npadvmod")]:
        hang(child, verb, child.dep_)


def is_finite(verb: Token) -> bool:
    """Has it, or its helper, a tense?"""
    return verb.tag_ in _FINITE or any(
        child.tag_ in _FINITE for child in verb.lefts if child.dep_ in ("aux", "auxpass")
    )


def verb_as_noun(token: Token, happenings: Happenings) -> bool:
    """What has a subject and an object is a verb, however it is written: "The assembly rejects the charge".

    So is a verb that is no noun, between two: "The army retook Tal".
    """
    past = token.tag_ == "NN" and token.lower_ in happenings.verbs and token.lower_ not in happenings.nouns
    if past:
        _between_nouns(token)
    kinds = {child.dep_ for child in token.children}
    if not {"nsubj", "dobj"} <= kinds or kinds & {"det", "amod", "poss"} or not (past or token.tag_ == "NNS"):
        return False
    token.pos_, token.tag_ = "VERB", "VBD" if past else "VBZ"
    token.lemma_ = token.lower_ if past else token.lower_.removesuffix("s")
    return True


def _between_nouns(verb: Token) -> None:
    """Take the noun before it for its subject, with all before that, and the one behind it for its object."""
    before = verb.nbor(-1) if verb.i > 0 else verb
    behind = verb.nbor(1) if verb.i + 1 < len(verb.doc) else verb
    acted_on = next((each for each in (behind, *climb(behind)) if each.head == verb and each.i > verb.i), None)
    if before.dep_ != "compound" or before.head != verb or acted_on is None or acted_on.dep_ != "appos":
        return
    for child in [child for child in verb.lefts if child != before]:
        hang(child, before, child.dep_)
    before.dep_, acted_on.dep_ = "nsubj", "dobj"
