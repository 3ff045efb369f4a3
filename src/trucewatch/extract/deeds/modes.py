"""Marks that something did not, or not yet, happen: negation, future and hypothesis on a word or above it."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import SUBJECTS, climb, is_relative, lemma, subjects
from trucewatch.model import Mode, Stance
from trucewatch.packs.language.speech import Speech


def modes_of(token: Token, speech: Speech, grounds: frozenset[str] = frozenset()) -> tuple[Mode, ...]:
    """Marks that it did not, or not yet, happen: negation, future and hypothesis on it or above it.

    What stands above one of the ``grounds`` says nothing of what stands
    behind it: "no aid has come since the shooting".
    """
    if token.dep_ == "amod" and token.pos_ == "ADJ":  # "could not reach thirty injured people": injured they are
        return (Mode.NEGATED,) if has_none_of(token.head, speech) else ()
    modes: set[Mode] = set()
    link, beside = token, False
    while True:
        marks = set(_marks(link, token, speech))
        modes |= marks - {Mode.NEGATED} if beside else marks  # "nobody was hurt when shells hit the town"
        if link == token and is_left_undone(link, speech):
            modes.add(Mode.NEGATED)
        meant = _is_meant_by(link, token, speech) and is_still_to_do(link, speech)
        if meant or _is_laid_down(link, speech) or _is_of_any(link, speech):
            modes.add(Mode.HYPOTHETICAL)
        beside = beside or link.dep_ == "advcl" or _is_told_apart(link)
        head = link.head
        if (
            head == link
            or (is_relative(link) and not _is_infinitive(link))
            or _is_apart(link, grounds)
            or _stands_beside(link)
        ):
            break
        if lemma(head) in speech.hypothetical and head.pos_ in ("VERB", "NOUN", "ADJ"):
            missed = head.dep_ == "dobj" and lemma(head.head) in speech.missed  # "missed the deadline for leaving"
            modes.add(Mode.NEGATED if missed or ran_out(head, token, speech) else Mode.HYPOTHETICAL)
        if head.dep_ == "prep" and head.lower_ in speech.negators and not beside:
            modes.add(Mode.NEGATED)  # "without a captive being freed"
        if link.dep_ == "acl" and lemma(head) in speech.answered and _is_unproved(head, speech):
            modes.add(Mode.HYPOTHETICAL)  # "reports that they fired could not be verified"
        if link.dep_ == "acl" and lemma(head) in speech.alleged and not _is_said(head, speech):
            modes.add(Mode.HYPOTHETICAL)  # "an inquiry into allegations that"
        if lemma(head) in speech.verbs and head.pos_ == "VERB":
            if _is_its_content(link, head, speech) and is_left_open(head, speech):
                modes.add(Mode.HYPOTHETICAL)
            break
        link = head
    return tuple(sorted(modes))


def ran_out(noun: Token, deed: Token, speech: Speech) -> bool:
    """Is it a time set for a deed that went by without it ("the deadline to leave passed with no sign of it")?"""
    if noun.pos_ != "NOUN":
        return False  # "obliges them to let aid pass without hindrance"
    beside = [child for link in (noun, deed, noun.head, *_above(noun.head)) for child in (link, *link.children)]
    return any(
        child.i > noun.i
        and lemma(child) in speech.elapsed
        and any(_goes_without(prep, speech) for prep in child.children if prep.dep_ == "prep")
        for child in beside
    )


def _above(token: Token) -> tuple[Token, ...]:
    """The word above the preposition that leads to a noun ("after a deadline ... passed")."""
    return (token.head,) if token.dep_ == "prep" else ()


def _goes_without(preposition: Token, speech: Speech) -> bool:
    """Is it "without", or "with no"?"""
    nouns = [noun for noun in preposition.children if noun.dep_ == "pobj"]
    return preposition.lower_ in speech.negators or any(has_none_of(noun, speech) for noun in nouns)


def _is_told_apart(link: Token) -> bool:
    """Is it joined to another verb, and told with a subject or a helper of its own ("did not fire, and they did")?"""
    if link.dep_ != "conj" or link.pos_ not in ("VERB", "AUX"):
        return False
    return any(child.dep_ in SUBJECTS or child.dep_ in ("aux", "auxpass", "mark") for child in link.children)


def _is_infinitive(verb: Token) -> bool:
    """Does it stand behind "to" ("a deadline to leave", "they were to be freed")?"""
    return any(child.dep_ == "aux" and child.tag_ == "TO" for child in verb.children)


def _is_laid_down(verb: Token, speech: Speech) -> bool:
    """Is it what somebody was to do, or a step or plan was ("the army was to leave by May")?"""
    head = verb.head
    if verb.dep_ != "xcomp" or not _is_infinitive(verb) or lemma(head) not in speech.laid_down:
        return False
    return not any(lemma(noun) in speech.done_so for noun in subjects(head))


def _is_meant_by(verb: Token, deed: Token, speech: Speech) -> bool:
    """Is the verb the deed, or does it lead to one that nobody has told of ("to launch an attack")?"""
    told = any(child.dep_ == "poss" or child.lower_ in speech.definite for child in deed.lefts)
    return verb == deed or (deed.dep_ == "dobj" and deed.head == verb and not told)


def is_still_to_do(verb: Token, speech: Speech) -> bool:
    """Is it only what somebody agreed, wanted or was asked to do ("agreed on Monday to free 40", "a deal to free 40")?

    What stands behind "to" was done only under verbs that tell so ("managed to", "forced them to"), and what is said in
    the perfect was ("is known to have shelled"). "The first to enter" did so.
    """
    head = verb.head
    if verb.dep_ not in ("xcomp", "ccomp", "acl", "advcl") or verb.tag_ != "VB" or not _is_infinitive(verb):
        return False
    if any(child.dep_ == "aux" and child.tag_ != "TO" for child in verb.lefts) or lemma(head) in speech.verbs:
        return False
    return head.pos_ in ("VERB", "NOUN", "ADJ") and lemma(head) not in speech.carried_out | speech.undone


def _is_of_any(verb: Token, speech: Speech) -> bool:
    """Is it what any attempt that there might be would be for ("will answer any attempt to shell the town")?"""
    noun = verb.head
    whatever = noun.pos_ == "NOUN" and any(child.lower_ in speech.anyone for child in noun.lefts)
    return whatever and verb.dep_ == "acl" and _is_infinitive(verb)


def is_left_undone(verb: Token, speech: Speech) -> bool:
    """Is it what somebody failed to do ("failed to leave", "their refusal to leave", "have yet to leave")?"""
    head = verb.head
    if verb.pos_ not in ("VERB", "AUX"):
        return False
    if verb.dep_ == "pcomp":  # "procrastinated in leaving"
        return lemma(head.head) in speech.undone
    if verb.dep_ not in ("xcomp", "acl"):
        return False
    return lemma(head) in speech.undone or any(
        child.lower_ in speech.undone and child.i < verb.i for child in head.children if child.dep_ == "advmod"
    )


def is_left_open(verb: Token, speech: Speech) -> bool:
    """Does somebody neither confirm nor deny what it is about ("could not confirm that")?"""
    if lemma(verb) not in speech.denials.leaves_open:
        return False
    alone = any(child.dep_ in SUBJECTS for child in verb.children)  # "they do not fire, and the charge is denied"
    joined = (verb, *(head for head in (verb.head,) if verb.dep_ == "conj" and not alone))
    return any(child.dep_ == "neg" or child.lower_ in speech.negators for each in joined for child in each.children)


def _is_its_content(link: Token, verb: Token, speech: Speech) -> bool:
    """Is this clause what the verb says, or this noun what it denies?"""
    return link.dep_ in ("ccomp", "xcomp") or (link.dep_ == "dobj" and speech.verbs[lemma(verb)] == Stance.DENIES)


def marks_on(token: Token, speech: Speech) -> frozenset[Mode]:
    """The marks that stand on a word itself, whatever stands above it."""
    return frozenset(_marks(token, token, speech))


def _marks(link: Token, token: Token, speech: Speech) -> Iterator[Mode]:
    """The marks of mode that hang on one link of the chain above a token."""
    if link != token and link.pos_ not in ("VERB", "AUX"):
        return
    if link.morph.get("Tense", []) == ["Fut"]:  # a future or a conditional that the ending tells, not a helper
        yield Mode.FUTURE
    elif link.morph.get("Mood", []) in (["Cnd"], ["Sub"]):
        yield Mode.HYPOTHETICAL
    elif _is_to_come(link):
        yield Mode.FUTURE
    for child in link.children:
        word = child.lower_
        negating = child.dep_ == "neg" or (child.dep_ == "det" and word in speech.negators and link == token)
        negating = (negating and not _compares(child)) or _opens_with_nor(child, link, speech)
        acted_on = link == token and child.dep_ == "dobj"  # "attacked no village", "fired nothing at the town"
        if negating or ((child.dep_ in SUBJECTS or acted_on) and has_none_of(child, speech)):
            yield Mode.NEGATED
        elif child.dep_ == "advcl" and _is_condition(child, speech):
            yield Mode.HYPOTHETICAL
        elif child.dep_ == "prep" and any(
            noun.dep_ == "pobj" and lemma(noun) in speech.occasions and has_none_of(noun, speech)
            for noun in child.children
        ):
            yield Mode.NEGATED  # "at no time did they fire"
        elif child.dep_ in ("aux", "mark", "advmod") and word in speech.future:
            yield Mode.FUTURE
        elif child.dep_ in ("aux", "mark") and word in speech.hypothetical and not _is_sensed(link, word, speech):
            yield Mode.HYPOTHETICAL


def _is_sensed(verb: Token, helper: str, speech: Speech) -> bool:
    """Is it what people heard or saw, and so was ("gunfire could be heard in the town")?"""
    return lemma(verb) in speech.sensed.get(helper, ())


def _is_to_come(verb: Token) -> bool:
    """Is it what a headline says that somebody is to do ("Army to leave Tal", "Chad, Sudan to patrol the border")?"""
    if verb.tag_ != "VB" or not any(child.tag_ == "TO" and child.dep_ == "aux" for child in verb.lefts):
        return False
    above = verb.head
    on_top = above == verb or (
        verb.dep_ in ("relcl", "acl") and all(link.dep_ in ("ROOT", "appos") for link in climb(verb))
    )
    return on_top and not any(token.pos_ in ("VERB", "AUX") for token in verb.doc[: verb.i])


def _is_condition(clause: Token, speech: Speech) -> bool:
    """Is it opened by such a word ("if", "unless"), and by it alone ("as if this were not enough" likens)?"""
    opens = [child for child in clause.children if child.dep_ == "mark"]
    return any(child.lower_ in speech.hypothetical for child in opens) and len(opens) == 1


def _opens_with_nor(word: Token, verb: Token, speech: Speech) -> bool:
    """Does the clause open with it and a helper ("Nor did guards detain him", "nor, he said, did they fire")?"""
    if word.lower_ not in speech.negators or word.dep_ not in ("cc", "preconj", "advmod"):
        return False
    first = min((noun.i for noun in subjects(verb)), default=verb.i)
    return any(child.dep_ in ("aux", "auxpass") and word.i < child.i < first for child in verb.children)


def _is_unproved(noun: Token, speech: Speech) -> bool:
    """Is it what somebody could not confirm?"""
    return noun.dep_ == "nsubjpass" and is_left_open(noun.head, speech)


def _is_said(noun: Token, speech: Speech) -> bool:
    """Does a verb of saying act on it ("denied allegations that"), so that its speaker's stance is told?"""
    return noun.dep_ in ("dobj", "nsubjpass") and lemma(noun.head) in speech.verbs


def _is_apart(link: Token, grounds: frozenset[str]) -> bool:
    """Is it, or is the clause it heads, put behind the rest by such a word?"""
    if link.dep_ in ("prep", "advcl") and link.lower_ in grounds:
        return True
    return link.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ in grounds for child in link.children)


def _stands_beside(clause: Token) -> bool:
    """Is it a clause of its own that only a semicolon ties to the next ("a drone hit the airport; nobody was hurt")?"""
    head = clause.head
    if clause.dep_ not in ("ccomp", "parataxis", "conj"):
        return False
    first, last = sorted((clause.i, head.i))
    return any(child.text == ";" and first < child.i < last for child in (*head.children, *clause.children))


def has_none_of(noun: Token, speech: Speech) -> bool:
    """Is there none of it ("nobody", "no shell"), nor a single one ("not one shell", "not a rocket")?"""
    if noun.lower_ in speech.negators:
        return True
    lefts = list(noun.lefts)
    if any(
        child.dep_ in ("det", "preconj", "cc") and child.lower_ in speech.negators and not _compares(child)
        for child in lefts
    ):
        return True  # "no shell", "neither the army nor the rebels"
    parts = [part for child in lefts for part in (child, *child.lefts) if part.dep_ == "neg"]
    return any(part.i < noun.i and part.nbor(1).tag_ in ("CD", "DT") for part in parts)


def _compares(negator: Token) -> bool:
    """Does it only bound a number ("no fewer than 20", "no less than a hundred")?"""
    return negator.i + 1 < len(negator.doc) and negator.nbor(1).tag_ in ("JJR", "RBR")
