"""What parties do to each other without force: acts found at verbs, and at nouns that name them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trucewatch.extract.deeds.accidents import is_of_labour
from trucewatch.extract.deeds.modes import has_none_of, is_left_undone, ran_out
from trucewatch.extract.deeds.triggers import Found, trigger_of
from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import (
    SUBJECTS,
    climb,
    governed_subject,
    half,
    is_passive,
    lemma,
    objects,
    subjects,
    under_preposition,
)
from trucewatch.extract.sentence import Sentence, ground_named
from trucewatch.model import Mode
from trucewatch.packs.acts import load_acts
from trucewatch.packs.language.happenings import Happenings
from trucewatch.packs.language.political_acts import ActRule, PoliticalActs
from trucewatch.packs.language.speech import Speech

_OBJECTS = frozenset({"dobj", "obj", "nsubjpass", "attr"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp"})
_REACH = 4  # steps down from a verb to a word that its rule asks for: "suspended part of a programme of aid"


@dataclass(frozen=True)
class FoundAct:
    """An act at a word of the sentence: its verb, or the noun or adjective that names it."""

    token: Token
    rule: ActRule
    act: str
    modes: tuple[Mode, ...]

    @property
    def by_speaker(self) -> bool:
        """Is it done by saying it ("X said that Y must withdraw")?"""
        return self.rule == OBLIGED

    @property
    def may_lack_doer(self) -> bool:
        """Can it be told without saying who did it: in the passive, or as a noun?"""
        return self.token.pos_ != "VERB" or is_passive(self.token)

    @property
    def is_of_a_thing(self) -> bool:
        """Is it told of what was opened, freed or lifted alone ("the road was opened", "flights resumed")?"""
        return self.rule.alone and (self.may_lack_doer or _is_its_own_thing(self.token, self.rule))

    def explains(self, found: Found) -> bool:
        """Is the word for an attack no attack here ("struck a deal", "launched an inquiry into the raid")?"""
        return bool(self.rule.having) and found.trigger.role == "attack" and found.token == self.token


OBLIGED = ActRule("act.obliged", "a speaker says that another must do something", "demand", (), ())


def find_acts(sentence: Sentence, acts: PoliticalActs, happenings: Happenings, speech: Speech) -> list[FoundAct]:
    """Every act that the sentence itself tells; what is only the content of another is left out."""
    timed = frozenset(token.i for token in sentence.tokens_at(span for span, _ in sentence.times))
    placed = ground_named(sentence) | _names_nobody(sentence)
    rules: dict[int, ActRule] = {}
    for token in sentence.doc:
        found = _at(token, acts, timed, placed)
        if found is not None and not _is_of_arms(token, happenings):
            anchor, rule = found
            if anchor.i not in rules or rule.asks > rules[anchor.i].asks:
                rules[anchor.i] = rule
    for token in sentence.doc:
        if _is_obliged(token, acts):
            rules[token.i] = OBLIGED
    found_acts = []
    for index in sorted(rules):
        token, rule = sentence.doc[index], rules[index]
        standing = _standing(token, rules, acts, happenings, speech)
        if standing is None or (rule.own and not _is_of_its_own(token, rule.own, acts, happenings)):
            continue
        threat = rule.act == "promise" and _is_hostile(token, acts, happenings)
        modes = {*standing, *_marks(token, acts, speech)} if rule is not OBLIGED else set(standing)
        if rule.put_off:
            modes.add(Mode.NEGATED)
        found_acts.append(FoundAct(token, rule, "threaten" if threat else rule.act, tuple(sorted(modes))))
    return found_acts


def _is_of_arms(noun: Token, happenings: Happenings) -> bool:
    """Is it a strike that something is hit by, and none of working people ("jets continued their strikes")?"""
    trigger = trigger_of(noun, happenings) if noun.pos_ == "NOUN" else None
    if trigger is None or trigger.role != "attack" or is_of_labour(noun.head, happenings):
        return False
    subject = governed_subject(noun.head)
    armed = subject is not None and bool(happenings.means_in(" ".join(token.text for token in subject.subtree)))
    return armed or bool(under_preposition(noun, happenings.prepositions["against"]))


def _names_nobody(sentence: Sentence) -> frozenset[int]:
    """The names that are nobody's: what forces leave under one is ground, though no gazetteer has it."""
    names = (token for token in sentence.doc if token.pos_ == "PROPN" and token.dep_ == "dobj")
    return frozenset(token.i for token in names if sentence.actor_at(token) is None)


def _at(
    token: Token, acts: PoliticalActs, timed: frozenset[int], placed: frozenset[int] = frozenset()
) -> tuple[Token, ActRule] | None:
    """The rule that holds at a word, and the word that carries its arguments."""
    word = lemma(token)
    if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass", "amod", "compound"):
        rule = next((rule for rule in acts.at_verb.get(word, ()) if _fits(token, rule, timed, placed)), None)
        return (token, rule) if rule is not None else None
    if token.pos_ in ("NOUN", "PROPN", "VERB") and word in acts.at_noun:
        head = token.head
        for rule in acts.at_noun[word]:
            if rule.not_having & {lemma(child) for child in token.lefts}:
                continue
            if rule.having and not rule.having & {lemma(word) for word in _below(token, _REACH)}:
                continue
            if token.dep_ in _OBJECTS and lemma(head) in acts.light:
                return head, rule
            if token.dep_ == "nsubj" and head.pos_ == "VERB" and lemma(head) in acts.occurring:
                return token, rule
    if token.pos_ == "ADJ" and word in acts.at_adjective and any(c.dep_ in _COMPLEMENTS for c in token.children):
        return token, acts.at_adjective[word][0]
    return None


def _fits(verb: Token, rule: ActRule, timed: frozenset[int], placed: frozenset[int]) -> bool:
    """Does everything that the rule asks for stand beside the verb?"""
    if rule.bare and objects(verb):
        return False
    if rule.of_ground and not any(noun.i in placed or lemma(noun) in rule.having for noun in objects(verb)):
        return False
    if (rule.having and not rule.of_ground) or rule.not_having:
        words = {lemma(word) for word in _arguments(verb) if word.i not in timed}
        words |= rule.having if _is_its_own_thing(verb, rule) else set()
        if (rule.having and not rule.of_ground and not words & rule.having) or words & rule.not_having:
            return False
    children = list(verb.children)
    behind = [child for child in children if child.dep_ == "prep" and child.lower_ in rule.at]
    if rule.at and not any(not any(noun.i in timed for noun in child.children) for child in behind):
        return False  # "pushed them out on Saturday" presses on nobody
    if rule.particles and not any(
        child.dep_ in ("prt", "prep", "advmod") and child.lower_ in rule.particles for child in children
    ):
        return False
    if rule.then and not any(child.dep_ in _COMPLEMENTS and lemma(child) in rule.then for child in children):
        return False
    if rule.by:
        doers = subjects(verb) or [doer for doer in (governed_subject(verb),) if doer is not None]
        named = {lemma(part) for doer in doers for part in (doer, *doer.lefts, *_below(doer, 2))}
        return bool(named & rule.by)
    return True


def _is_of_its_own(verb: Token, own: frozenset[str], acts: PoliticalActs, happenings: Happenings) -> bool:
    """Is what is said what they will do ("warned that it would leave"), or what a side by name will do to others?

    Or is it said to somebody, without a clause ("warned the rebels")?
    """
    said = [child for child in verb.children if child.dep_ == "ccomp"]
    for clause in said:
        doers = subjects(clause)
        if any(noun.lower_ in own for noun in doers):
            return True
        announced = any(child.dep_ == "aux" and child.lower_ in acts.ahead for child in clause.children)
        if announced and any(noun.pos_ == "PROPN" for noun in doers) and _is_against_somebody(clause, acts, happenings):
            return True
    return not said and bool(objects(verb))


def _is_its_own_thing(verb: Token, rule: ActRule) -> bool:
    """Does what the rule asks for do it itself ("the crossing opened")?"""
    return rule.alone and not objects(verb) and any(lemma(noun) in rule.having for noun in subjects(verb))


def _arguments(verb: Token) -> Iterator[Token]:
    """What it acts on and what hangs on it by prepositions, not beyond a clause."""
    for noun in objects(verb):
        yield from (noun, *_below(noun, _REACH))
    for child in verb.children:
        if child.dep_ in ("prep", "agent", "acomp", "dative", "advmod") and not child.tag_.startswith("VB"):
            yield from (child, *_below(child, _REACH))  # and no "according to"


def _below(token: Token, depth: int) -> Iterator[Token]:
    """What hangs on a noun within its phrase, some steps deep."""
    if depth == 0:
        return
    for child in token.children:
        if child.dep_ in ("compound", "amod", "nmod", "prep", "pobj", "poss", "conj", "appos", "dobj", "pcomp"):
            yield child
            yield from _below(child, depth - 1)


def _is_obliged(verb: Token, acts: PoliticalActs) -> bool:
    """Is it what a speaker says that somebody must do?"""
    if verb.dep_ not in _COMPLEMENTS or lemma(verb.head) not in acts.saying or is_passive(verb.head):
        return False
    return any(child.dep_ == "aux" and child.lower_ in acts.obliging for child in verb.children)


def _standing(
    token: Token, rules: dict[int, ActRule], acts: PoliticalActs, happenings: Happenings, speech: Speech
) -> tuple[Mode, ...] | None:
    """How it stands to what else is told: on its own, as background, or, None, as the content of something."""
    link, modes = token, set[Mode]()
    for head in climb(token):
        marks = {child.lower_ for child in link.children if child.dep_ in ("mark", "advmod", "aux")}
        if "to" in marks and lemma(head) in speech.hypothetical and ran_out(head, link, speech):
            return (Mode.NEGATED,)  # "the deadline to leave passed with no sign of it"
        if link.dep_ == "relcl" and "to" in marks:
            return None
        if link.dep_ == "relcl" or (link.dep_ == "advcl" and marks & happenings.grounds):
            return tuple(sorted({*modes, Mode.BACKGROUND}))
        if link.dep_ in ("advcl", "acl") and ("to" in marks or marks & speech.hypothetical):
            return None  # a purpose, or a condition
        if link.dep_ == "acl" and lemma(head.head) not in acts.light:
            return None
        if link.dep_ in ("pcomp", "pobj") and head.lower_ in speech.negators:
            modes.add(Mode.NEGATED)  # "without a captive being freed", "left without signing the deal"
        if link.dep_ == "pcomp" and subjects(link):
            break  # "with neither side having left": told beside the rest
        if link.dep_ in ("pobj", "pcomp", "prep"):
            if head.i in rules or head.pos_ in ("NOUN", "PROPN"):
                return None
            modes.add(Mode.BACKGROUND)
        elif link.dep_ in _COMPLEMENTS and not _is_carried(link, head, rules, acts, speech):
            return None
        link = head
    return tuple(modes)


def _is_carried(link: Token, head: Token, rules: dict[int, ActRule], acts: PoliticalActs, speech: Speech) -> bool:
    """Is the clause told for itself by the verb above it, which only says it or carries it on?"""
    if head.i in rules:
        return False
    if is_left_undone(link, speech):
        return True  # "failed to leave": it is told that it was not done
    if link.dep_ == "ccomp" and link.i < head.i and half(link) != half(head):
        return True  # "they freed ten; all were flown home": no content, but a sentence before
    if link.dep_ == "ccomp":
        return lemma(head) in acts.saying or speech.verbs.get(lemma(head)) == "asserts"
    return lemma(head) in acts.passing or lemma(head) in acts.saying


def _is_hostile(token: Token, acts: PoliticalActs, happenings: Happenings) -> bool:
    """Is what is promised an act against somebody?"""
    promised = [child for child in token.children if child.dep_ in _COMPLEMENTS or child.dep_ == "dobj"]
    verbs = [*promised, *(inner for each in promised for inner in each.conjuncts)]
    return any(_is_against_somebody(verb, acts, happenings) for verb in verbs)


def _is_against_somebody(verb: Token, acts: PoliticalActs, happenings: Happenings) -> bool:
    """Is the act hostile, or the end of one that is not?"""
    found = _at(verb, acts, frozenset())
    opposed = any(child.dep_ == "neg" for child in verb.children)
    if found is not None and load_acts().is_hostile(*acts.types[found[1].act]) != opposed:
        return True
    trigger = trigger_of(verb, happenings) if verb.pos_ == "VERB" else None
    return trigger is not None and trigger.role in {"attack", "clash", "seize"} and not opposed


def _marks(token: Token, acts: PoliticalActs, speech: Speech) -> Iterator[Mode]:
    """Negated, announced or only possible, by the helpers of its own verb."""
    carriers = [token]
    for head in climb(token):
        if carriers[-1].dep_ not in ("xcomp", "acomp", "nsubj") or head.pos_ not in ("VERB", "AUX"):
            break
        carriers.append(head)
    if is_left_undone(token, speech):
        yield Mode.NEGATED
    for verb in carriers:
        told = verb.dep_ == "ccomp" and lemma(verb.head) in acts.saying
        for child in verb.children:
            if child.dep_ == "neg" or (child.dep_ in SUBJECTS and has_none_of(child, speech)):
                yield Mode.NEGATED
            elif child.dep_ == "aux" and child.lower_ in speech.future | (acts.ahead if told else frozenset()):
                yield Mode.FUTURE
            elif child.dep_ == "aux" and child.lower_ in speech.hypothetical:
                yield Mode.HYPOTHETICAL
