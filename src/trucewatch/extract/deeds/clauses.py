"""Which clauses of a sentence tell of a happening of their own.

Verbs joined under one subject share what each leaves out. A clause in which
somebody else acts, which says where or when itself, or in which the same
people do what above it is done to them, tells of another happening.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile

from trucewatch.extract.deeds.beside import halves_told_apart, nouns_placed_apart, with_number
from trucewatch.extract.deeds.modes import marks_on
from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import (
    DESCRIBING,
    agents,
    climb,
    continued,
    half,
    is_passive,
    is_told_past,
    lemma,
    subjects,
    verb_above,
)
from trucewatch.model import Mode, Stance
from trucewatch.packs.language.happenings import Happenings
from trucewatch.packs.language.speech import Speech
from trucewatch.packs.language.triggers import LEFT_OUT, Trigger

_OUTCOMES = frozenset({"harm", "destroy", "displace"})
_ACTS = frozenset({"attack", "clash"})
_TAKEN = frozenset({"seize", "detain", "move"})
_AWAY = frozenset({"displace", "move", "host"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "DET"})
_ADJUNCTS = ("prep", "npadvmod", "advmod")


@dataclass(frozen=True)
class Clauses:
    """The clauses of one sentence: the words that tell of something, and those at which places and days are named.

    ``denying`` are the words that deny something.
    """

    triggers: Mapping[int, Trigger]
    spots: frozenset[int]
    days: frozenset[int]
    happenings: Happenings
    speech: Speech
    denying: frozenset[int] = frozenset()

    def is_of_its_own(self, clause: Token) -> bool:
        """Does a clause tell of another happening than what stands above it?"""
        above = clause.head
        if half(clause) != half(above) and halves_told_apart(clause, above, self.spots | self.days):
            return True
        if clause.dep_ == "conj" and clause.pos_ == "VERB":
            if self._only_one_is_denied(clause, above):
                return True
            return self._goes_on(clause, above) if continued(clause) == above else self._stands_beside(clause, above)
        if clause.dep_ == "conj" and clause.pos_ == "AUX" and any(child.dep_ == "mark" for child in clause.lefts):
            return self._told_apart(clause, above)  # "that they took the post on Monday and that the mine of ... was"
        if (
            clause.dep_ in ("ccomp", "parataxis")
            and _is_run_on(clause, above)
            and lemma(above) not in self.speech.verbs
        ):
            return self._stands_beside(*sorted((clause, above), key=lambda verb: -verb.i))
        if clause.dep_ == "advcl" and subjects(clause) and above.pos_ in ("VERB", "AUX"):
            return self._stands_beside(clause, above) if _is_joined(clause) else self._is_while(clause, above)
        if clause.dep_ in ("relcl", "acl") and clause.pos_ in ("VERB", "AUX") and above.i not in self.triggers:
            return self._is_said_of(clause, above)
        # "angry at the killing"
        return clause.dep_ == "amod" and clause.pos_ == "ADJ" and clause.i not in self.triggers

    def are_of_one_sort(self, one: Token, other: Token) -> bool:
        """Arrests beside a raid are another happening; those whom the raid itself took are of it.

        So are troops that are sent, and what they do or stop.
        """
        roles = {self._role(one), self._role(other)}
        if "free" in roles or "move" in roles:
            return len(roles) == 1
        if roles <= {"detain", *_ACTS} and "arrested" not in (self._measure(one), self._measure(other)):
            return True
        return (self._role(one) == "detain") == (self._role(other) == "detain")

    def is_denied(self, deed: Token) -> bool:
        """Is it not done, or does somebody deny it, or a part in it?"""
        if any(head.i in self.denying for head in climb(deed)):
            return True
        denied = any(
            self.speech.verbs.get(lemma(head)) == Stance.DENIES and link.dep_ in ("ccomp", "xcomp")
            for link in (deed, *climb(deed))
            if (head := link.head) != link
        )
        return denied or Mode.NEGATED in marks_on(deed, self.speech)

    def are_nouns_apart(self, noun: Token, first: Token) -> bool:
        """Does each of two nouns joined by "and" say where, or when ("the raid on Tal and the shelling of Ros")?"""
        between = {link.dep_ for link in takewhile(lambda link: link != first, (noun, *climb(noun)))}
        joined = "conj" in between and between <= {"conj", "pobj", "prep"}
        nouns = noun.pos_ in _NOUNS and first.pos_ in _NOUNS
        return joined and nouns and nouns_placed_apart(noun, first, self.spots, self.days)

    def are_told_apart_by(self, verb: Token, one: Token, other: Token) -> bool:
        """Does a verb that says that things took place say so of two: one before the other, or each where and when?

        "A clash followed the raid", "they include three shot in Tal on Monday and four killed in Ros".
        """
        if lemma(verb) in self.happenings.succeeds and (one.i < verb.i) != (other.i < verb.i):
            return True
        noun, first = (each.head if each.dep_ in ("acl", "relcl") else each for each in (one, other))
        if noun == first:
            return False
        if (noun.i < verb.i) == (first.i < verb.i):
            return nouns_placed_apart(noun, first, self.spots, self.days)
        none = frozenset[int]()  # "shelling in Tal caused three deaths on Monday": what came of it
        return nouns_placed_apart(noun, first, self.spots, none) or nouns_placed_apart(noun, first, none, self.days)

    def is_cause(self, noun: Token, after: Token) -> bool:
        """Is it an attack after which people are dead: "four dead after shelling of Tal", told of one day or none?

        Or one that a clause tells: "four were killed after rebels fired at a bus".
        """
        told = after.dep_ == "mark" and after.head == noun
        if told and after.lower_ in self.happenings.ever_since and self._acts(noun):
            return False  # "were killed since the army began an offensive"
        top = noun.head if told else after.head
        above = (top, *top.rights, *((top.head,) if top.dep_ == "conj" else ()))
        harm = next((each for each in above if self._role(each) == "harm"), None)
        if harm is None or self._role(noun) not in _ACTS or not (noun.head == after or told):
            return False
        if told and any(child.dep_ in ("npadvmod", "advmod") for child in noun.lefts if child.i < after.i):
            return False  # "were killed hours after rebels fired at a bus"
        known = any(child.lower_ in self.happenings.definite or child.dep_ == "poss" for child in noun.lefts)
        suffered = harm.pos_ != "VERB" or is_passive(harm) or self.triggers[harm.i].victims == "subject"
        return suffered and not known and not any(after.lefts) and not self._are_of_two_days(noun, harm)

    def _are_of_two_days(self, noun: Token, harm: Token) -> bool:
        """Is a day told of an attack, and one of those who died after it ("died on Friday after a raid on Monday")?"""
        own = set(noun.subtree)
        return any(each.i in self.days for each in own) and any(
            each.i in self.days for each in harm.subtree if each not in own
        )

    def is_of_another_day(self, noun: Token, clause: Token, above: Token) -> bool:
        """Is an attack that a clause names of another day ("shot on Sunday in the ruins left by Friday's bomb")?"""
        if noun.pos_ != "NOUN" or self._role(noun) not in _ACTS:
            return False
        rest = set(clause.subtree)
        own = _of_its_own(clause) if noun in subjects(clause) else set(noun.subtree)
        verbs = any(link.pos_ == "VERB" and link in rest for link in climb(noun))
        return (
            verbs
            and any(each.i in self.days for each in own)
            and any(each.i in self.days for each in above.subtree if each not in rest)
        )

    def _only_one_is_denied(self, verb: Token, first: Token) -> bool:
        """Of two verbs, was one done and the other not ("had struck fighters and had not hit civilians")?"""
        helped = any(child.dep_ in ("aux", "auxpass", "neg") for child in verb.children)
        denied = [Mode.NEGATED in marks_on(each, self.speech) for each in (verb, first)]
        return helped and denied[0] != denied[1]

    def _stands_beside(self, clause: Token, above: Token) -> bool:
        """After "and", with a subject of its own: what it tells is of another happening unless it is the outcome."""
        if not subjects(clause) or not (subjects(above) or continued(above) is not None):
            return False
        if self._role(clause) in _OUTCOMES and self._role(above) in _OUTCOMES and _only_counts(clause):
            return self._told_apart(clause, above)
        if self._role(clause) not in _OUTCOMES or self._acts(clause) or self._told_apart(clause, above):
            return True
        if self._is_dated_anew(clause, above) or self._are_others(clause, above):
            return True
        return self._has_cause(clause, clause) and self._has_cause(above, clause)

    def _are_others(self, clause: Token, above: Token, *, alike: bool = True) -> bool:
        """Are others harmed, alike, at another spot ("five were shot at a bridge and three were hanged in a barn")?"""
        triggers = [self.triggers.get(verb.i) for verb in (clause, above)]
        if any(each is None or each.role != "harm" or each.victims == "subject" for each in triggers):
            return False
        places = self.happenings.prepositions["place"]
        spots = [
            any(child.dep_ == "prep" and child.lower_ in places for child in verb.rights) for verb in (clause, above)
        ]
        return (not alike or self._measure(clause) == self._measure(above)) and all(spots)

    def _is_dated_anew(self, clause: Token, above: Token) -> bool:
        """Is it done to others on a day of its own ("..., and two days later a bus was burned"), and no later death?"""
        trigger = self.triggers.get(clause.i)
        if trigger is None or trigger.victims == "subject" or above.i not in self.triggers:
            return False
        own = (child for child in clause.lefts if child.dep_ in _ADJUNCTS)
        return any(token.i in self.days for child in own for token in child.subtree)

    def _goes_on(self, clause: Token, above: Token) -> bool:
        """After "and", under the same subject: only another day, or what is done to the doer, is another happening."""
        turned = is_passive(clause) != is_passive(above) and self._told_apart(clause, above, days=False)
        again = self._role(clause) in _ACTS and self._role(above) in _ACTS
        if self._harms(clause) and self._harms(above):  # "killed two in Tal on Monday and three in Ros on Tuesday"
            again = self._told_apart(clause, above, days=False)
        follows = any(child.dep_ == "advmod" and child.lower_ in self.happenings.next for child in clause.lefts)
        return turned or (again and (follows or self._told_apart(clause, above, spots=False)))

    def _is_while(self, clause: Token, above: Token) -> bool:
        """With "while" or "as", and somebody who acts in each of the two, or each told where and when.

        Or one did happen and the other may have ("clashes may have killed 30, while six soldiers died").
        """
        if Mode.HYPOTHETICAL in marks_on(above, self.speech) and Mode.HYPOTHETICAL not in marks_on(clause, self.speech):
            return True
        apart = self._told_apart(clause, above, days=False)
        if apart and self._told_apart(clause, above, spots=False):
            return True
        same = any(child.lower_ in self.happenings.same_time for child in clause.lefts)
        if not self._acts(clause) or not self._has_cause(above, clause):
            return apart and not same and self._are_others(clause, above, alike=False)
        return not same or apart

    def _is_said_of(self, clause: Token, noun: Token) -> bool:
        """Behind a noun: do those meant act in the one and suffer in the other, or is something else said of them?"""
        role, verb = self._role(clause), verb_above(noun)
        if role is None:
            words = self.happenings
            tells_of_it = words.copulas | words.occurs | words.held_to_be | words.adds_up | words.reckons
            return lemma(clause) not in tells_of_it
        above = self._role(verb) if verb is not None else None
        if role in _TAKEN and above not in _TAKEN and _others_act(clause):
            return True  # "shelled the town, which the rebels took in May"
        if lemma(noun) in self.happenings.occasions and any(child.dep_ == "det" for child in noun.lefts):
            return True  # "on the day on which five were killed"
        if verb is None or (above is not None and (role in _AWAY) != (above in _AWAY)):
            return verb is not None
        if clause.dep_ == "acl" and above == "destroy" and role in _ACTS:  # "shot down 54 drones launched by others"
            shot = lemma(noun) in self.happenings.munitions | self.happenings.arms
            return shot or any(child.dep_ == "agent" for child in clause.rights)
        if clause.dep_ == "acl":
            beside = {word.lower_ for link in (noun, *climb(noun)) for word in (link, *link.lefts)}
            part = not beside.isdisjoint(self.happenings.prepositions["amid"])
            return part and self._told_apart(clause, verb, days=False)  # "among them two shot in Tal"
        if any(child.tag_ == "WRB" for child in clause.lefts):
            told = ([link for link in climb(noun) if link.i in self.triggers] or [verb])[-1]
            return self._told_apart(clause, told, spots=False)
        people = noun.pos_ == "PROPN" or lemma(noun) in self.happenings.doers
        turned = people and above is not None and _does(clause) != _is_doer(noun)
        return turned or self._told_apart(clause, verb)

    def _harms(self, verb: Token) -> bool:
        trigger = self.triggers.get(verb.i)
        return trigger is not None and trigger.role == "harm" and trigger.victims == "object"

    def _role(self, token: Token) -> str | None:
        trigger = self.triggers.get(token.i)
        return trigger.role if trigger is not None else None

    def _measure(self, token: Token) -> str | None:
        trigger = self.triggers.get(token.i)
        return trigger.measure if trigger is not None else None

    def _acts(self, verb: Token) -> bool:
        """Is somebody, or some weapon, told to do it?"""
        trigger = self.triggers.get(verb.i)
        if trigger is None or trigger.victims == "subject" or is_passive(verb):
            return False
        return any(self._can_act(noun) for noun in subjects(verb))

    def _can_act(self, noun: Token) -> bool:
        words = " ".join(part.text for part in (*noun.lefts, noun))
        named = self.happenings.nouns.get(lemma(noun))  # "a mine killed two"
        return (
            noun.pos_ == "PROPN"
            or lemma(noun) in self.happenings.doers | self.happenings.arms | self.happenings.munitions
            or (named is not None and named.role in _ACTS)
            or any(child.pos_ == "PROPN" for child in noun.lefts)
            or self._role(noun) in _ACTS
            or bool(self.happenings.means_in(words))
        )

    def _has_cause(self, verb: Token, clause: Token) -> bool:
        """Is it said in its own words, without those of the clause beside, what or who did it?"""
        if self._role(verb) in _ACTS or self._acts(verb) or agents(verb, self.happenings.prepositions["by"]):
            return True
        beside = self._joined_numbers(verb) | (set(clause.subtree) if clause != verb else set())
        return any(
            token.i in self.triggers and self._role(token) in _ACTS
            for child in verb.children
            if child not in beside
            and (child.dep_ != "advcl" or clause != verb)
            and child.dep_ not in ("ccomp", "parataxis")
            for token in child.subtree
        )

    def _told_apart(self, clause: Token, above: Token, *, spots: bool = True, days: bool = True) -> bool:
        """Does each of the two say where, or each say when?"""
        own = set(clause.subtree)
        own -= set(above.subtree) if above in own else set()
        beside = own | self._joined_numbers(above)
        rest = [token for token in above.subtree if token not in beside]
        for marks in (*([self.spots] if spots else []), *([self.days] if days else [])):
            here, there = (
                {with_number(token) for token in part if token.i in marks and self._says_where_or_when(token)}
                for part in (own, rest)
            )
            if here and there and here.isdisjoint(there):
                return True
        return False

    def _joined_numbers(self, verb: Token) -> set[Token]:
        """The words of what is told by a number that leaves the verb out ("..., and three when a mine went off")."""
        numbers = (child for child in verb.rights if child.i in self.triggers)
        return {word for each in numbers if self.triggers[each.i].victims == LEFT_OUT for word in each.subtree}

    def _says_where_or_when(self, token: Token) -> bool:
        """Does it stand for itself, and not for whom or what is from there?"""
        if token.dep_ == "pobj":
            return token.head.lower_ not in self.happenings.prepositions["from"]
        return token.dep_ not in DESCRIBING


def _of_its_own(clause: Token) -> set[Token]:
    """The words of a clause without those of what it says of its nouns."""
    said = {word for token in clause.subtree if token.dep_ in ("relcl", "acl") for word in token.subtree}
    return set(clause.subtree) - said


def _is_run_on(clause: Token, above: Token) -> bool:
    """Does only a comma stand between two clauses that each tell a past ("six died in Tal, two were killed in Ros")?"""
    opens = any(child.dep_ == "mark" or child.tag_ in ("WRB", "WP", "WDT") for child in clause.lefts)
    return not opens and bool(subjects(clause) and subjects(above)) and is_told_past(clause) and is_told_past(above)


def _only_counts(clause: Token) -> bool:
    """Does it say of a bare number what was done to them ("lost three men and seven were wounded in the ambush")?"""
    return is_passive(clause) and all(subject.tag_ == "CD" and not any(subject.rights) for subject in subjects(clause))


def _is_joined(clause: Token) -> bool:
    """Does "and" alone join it, whatever the parser took it for ("died in Tal and, a day later, two were killed")?"""
    opens = any(child.dep_ == "mark" or child.tag_ == "WRB" for child in clause.lefts)
    between = clause.doc[min(clause.head.i, clause.i) : clause.i]
    return (
        not opens and is_told_past(clause) and any(word.dep_ == "cc" and word.head == clause.head for word in between)
    )


def _does(clause: Token) -> bool:
    """Does the noun before a relative clause do what it tells?"""
    return not is_passive(clause) and any(
        child.dep_ == "nsubj" and child.tag_ in ("WDT", "WP") for child in clause.lefts
    )


def _others_act(clause: Token) -> bool:
    """Has a relative clause a doer of its own ("which the rebels took")?"""
    return not is_passive(clause) and any(child.dep_ == "nsubj" and child.tag_[0] != "W" for child in clause.lefts)


def _is_doer(noun: Token) -> bool:
    """Does the noun do what is told above it?"""
    if noun.dep_ == "pobj":
        return noun.head.dep_ == "agent"
    return noun.dep_ == "nsubj"
