"""What was no act of war: harm that weather, disease or traffic did, and strikes of working people."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.extract.deeds.trigger_needs import has_weapon_before
from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import (
    climb,
    governed_subject,
    is_passive,
    lemma,
    objects,
    subjects,
    under_preposition,
)
from trucewatch.packs.language.happenings import Happenings


def is_of_nature(token: Token, happenings: Happenings) -> bool:
    """Did weather, disease or an accident do it ("a quake killed", "died of cholera", "when their bus overturned")?"""
    if lemma(token) in happenings.natural.alone and not is_passive(token) and not any(objects(token)):
        return True
    acted = _attacks_something(token, happenings)  # "in heavy rain, rebels attacked a post"
    hurt = [noun for noun in objects(token) if lemma(noun) in happenings.wounds]  # "sustained burns in a fire"
    led_to = (token, *hurt) if not acted else ()
    causes = [noun for each in led_to for noun in under_preposition(each, happenings.natural.prepositions)]
    if not is_passive(token) and token.pos_ == "VERB":
        subject = governed_subject(token)
        causes += [subject] if subject is not None else []
    if any(_is_natural(noun, happenings) for noun in causes):
        return True
    if (token.dep_ == "acl" and _is_wreck(token.head, happenings)) or _founders(token, happenings):
        return True
    if _runs_over(token, happenings):
        return True
    clauses = [child for child in token.children if child.dep_ == "advcl" and child.i > token.i]
    return any(_is_accident(clause, happenings) for clause in (*clauses, *_of_one_clause(token)))


def _attacks_something(token: Token, happenings: Happenings) -> bool:
    """Does a verb of attack act on something?"""
    readings = happenings.verbs.get(lemma(token), ()) if token.pos_ == "VERB" and not is_passive(token) else ()
    return any(objects(token)) and bool(readings) and all(each.role in ("attack", "clash") for each in readings)


def is_of_labour(token: Token, happenings: Happenings) -> bool:
    """Is it a strike of working people ("teachers began a strike", "the strike called by the union", "over pay")?"""
    words = happenings.labour
    struck = [child for child in token.rights if child.dep_ == "dobj" and lemma(child) in words.acts]
    acts = struck or ([token] if lemma(token) in words.acts else [])
    if not acts or any(has_weapon_before(act, happenings, or_people=False) for act in acts):
        return False  # "the air strike by a pilot"
    by = happenings.prepositions["by"] | happenings.prepositions["of"]
    told = [each for act in acts for each in (act, *(child for child in act.children if child.dep_ == "acl"))]
    subject = governed_subject(token) if token.pos_ == "VERB" and (struck or not any(objects(token))) else None
    subject = governed_subject(token.head) if token.dep_ == "dobj" and acts else subject
    who = [subject] if subject is not None else []
    who += [noun for each in told for noun in under_preposition(each, by)]
    who += [child for act in acts for child in act.lefts]
    about = [noun for each in (*told, token) for noun in under_preposition(each, words.prepositions)]
    return any(lemma(noun) in words.who for noun in who) or any(lemma(noun) in words.over for noun in about)


def _of_one_clause(token: Token) -> Iterator[Token]:
    """The words above it, up to a noun that its clause only says more of ("fields where two were killed")."""
    for link in (token, *climb(token)):
        if link != token:
            yield link
        if link.dep_ in ("relcl", "ccomp", "parataxis"):
            return


def _is_natural(noun: Token, happenings: Happenings) -> bool:
    """Is it such a cause itself, and none that a weapon began ("army fire", "a fire after the raid")?"""
    named = happenings.nouns.get(lemma(noun))
    if named is not None and any(lemma(child) in named.not_with for child in noun.lefts):
        return True  # "died of a heart attack"
    if lemma(noun) not in happenings.natural.nouns or has_weapon_before(noun, happenings):
        return False
    if lemma(noun) in happenings.munitions and all(child.dep_ != "det" for child in noun.lefts):
        return False  # "fire" is what guns do, "a fire" what burns
    behind = [token for token in noun.subtree if token.i > noun.i]
    told = {lemma(token) for token in behind} & (happenings.nouns.keys() | happenings.munitions | happenings.conflicts)
    return not told and not happenings.means_in(" ".join(map(str, behind)))


def _is_accident(clause: Token, happenings: Happenings) -> bool:
    if _runs_over(clause, happenings):
        return True
    subject = governed_subject(clause) if clause.pos_ == "VERB" else None
    if subject is None or any(child.dep_ == "auxpass" for child in clause.lefts):
        return False
    if lemma(clause) not in happenings.natural.verbs:
        return _is_natural(subject, happenings)
    if lemma(subject) in happenings.natural.craft:
        return not any(_is_deed(token, happenings) for token in clause.doc if token not in (clause, subject))
    if lemma(subject) in happenings.natural.things:
        words = " ".join(token.text for token in subject.subtree)
        return not happenings.means_in(words)
    return _is_natural(subject, happenings)


def _runs_over(verb: Token, happenings: Happenings) -> bool:
    """Is it what a car or a train does in traffic ("a lorry hit a bus", "was struck by a train")?"""
    if lemma(verb) not in happenings.natural.runs_over or verb.pos_ != "VERB":
        return False
    doers = under_preposition(verb, happenings.prepositions["by"]) if is_passive(verb) else subjects(verb)
    if any(lemma(noun) in happenings.munitions | happenings.completing for noun in objects(verb)):
        return False  # "a bus hit a mine"
    words = (" ".join(token.text for token in noun.subtree) for noun in doers)
    return any(lemma(noun) in happenings.natural.things for noun in doers) and not any(map(happenings.means_in, words))


def _founders(verb: Token, happenings: Happenings) -> bool:
    """Is it said of a craft that it sank or capsized by itself ("their boat sank")?"""
    return lemma(verb) in happenings.natural.verbs and not any(objects(verb)) and _is_accident(verb, happenings)


def _is_wreck(noun: Token, happenings: Happenings) -> bool:
    """Is it said behind it that it met with an accident, as the parser reads some verbs ("a truck overturned")?"""
    words = happenings.natural
    behind = {lemma(child) for child in noun.rights if child.dep_ == "acl"}
    return lemma(noun) in words.things and not behind.isdisjoint(words.verbs)


def _is_deed(token: Token, happenings: Happenings) -> bool:
    """Is it a word of an attack, or for what brings something down?"""
    readings = happenings.verbs.get(lemma(token), ()) if token.pos_ == "VERB" else ()
    named = happenings.nouns.get(lemma(token)) if token.pos_ == "NOUN" else None
    acts = [*readings, *([named] if named is not None else [])]
    plain = any(each.role in ("attack", "clash") and not each.needs_object for each in acts)
    return plain or any(each.measure in ("shot", "destroyed") for each in acts)
