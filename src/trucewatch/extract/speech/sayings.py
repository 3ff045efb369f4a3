"""Acts of saying in one sentence, and which of them tells what a word tells."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import takewhile

from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import SUBJECTS, climb, is_passive, is_relative, is_told_past, lemma, subjects
from trucewatch.extract.sentence import is_under
from trucewatch.model import Denied, Speaker, Stance
from trucewatch.packs.language.speech import Speech

_NEAR = 3  # steps up the tree from "reported" to the happening that it is said of
UNNAMED = "nobody named"
_NOT_TOLD = frozenset({Stance.CALLS_FOR, Stance.EXPECTS, Stance.THREATENS, Stance.PROMISES})


@dataclass(frozen=True, slots=True)
class Saying:
    """One act of saying in a sentence: its verb (None for "according to"), speaker and stance.

    ``accused`` is who is charged, or cleared. ``denied`` is the part of a deed that the words of a
    denial name themselves. ``of_subject``: what it says stands in the subject of its verb.
    """

    verb: Token | None
    speaker: Speaker
    stance: Stance
    rule: str
    accused: Token | None = None
    denied: Denied | None = None
    of_subject: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """What a claim is told by."""

    speaker: Speaker
    stance: Stance
    rule: str
    accused: Token | None = None
    denied: Denied | None = None


GIVEN = Attribution(Speaker(), Stance.ASSERTS, "speech.given")  # what is told of by the way, by the outlet itself


def told_by(token: Token, sayings: tuple[Saying, ...], speech: Speech, *, violent: bool = False) -> Attribution:
    """Who tells what this token tells; of something ``violent`` what a clause takes for granted is told as done."""
    found, verb = _told_by(token, sayings, speech)
    if verb is None:
        return found
    given = violent and found.stance in _NOT_TOLD and is_given(token, verb, speech)
    if given or (found.stance is Stance.ACCUSES and _is_before_charge(token, verb, speech)):
        return replace(GIVEN, speaker=found.speaker)
    return found


def _told_by(token: Token, sayings: tuple[Saying, ...], speech: Speech) -> tuple[Attribution, Token | None]:
    """The nearest saying above it, else one beside it, with its verb."""
    sayings = tuple(saying for saying in sayings if not _stands_apart(saying, token))
    heads = {head.i: depth for depth, head in enumerate((token, *climb(token)))}
    above = [saying for saying in sayings if saying.verb is not None and saying.verb.i in heads]
    above = [saying for saying in above if _is_said_by(token, saying, speech)]
    if above:
        nearest = min(above, key=lambda saying: heads[saying.verb.i] if saying.verb is not None else 0)
        beside = [saying for saying in sayings if saying.verb is None and nearest.speaker.name == ""]
        by_name = [saying for saying in above if saying.speaker.name not in ("", UNNAMED)]
        if nearest.speaker.name == UNNAMED and by_name:  # "troops are said to have fired, the ministry told Reuters"
            beside = by_name[-1:]
        chosen = beside[0] if beside else nearest
        found = Attribution(chosen.speaker, nearest.stance, nearest.rule, nearest.accused, nearest.denied)
        return found, nearest.verb
    for saying in sayings:  # "denied the raid and had not bombed the market": the rest of the denial
        if saying.stance is Stance.DENIES and _denies_more(token, saying, speech):
            return Attribution(saying.speaker, Stance.ASSERTS, saying.rule), None
    for saying in sayings:  # "a death reported by the governor"
        if saying.verb is not None and saying.verb.dep_ == "acl" and token in list(climb(saying.verb))[:_NEAR]:
            return Attribution(saying.speaker, saying.stance, saying.rule), None
    for saying in sayings:
        if saying.verb is None or (saying.verb.dep_ == "parataxis" and not is_under(token, saying.verb)):
            return Attribution(saying.speaker, saying.stance, saying.rule, saying.accused), saying.verb
    for saying in sayings:  # "..., X said": the parser may hang the saying on the happening
        if saying.verb is not None and token in climb(saying.verb) and _closes(saying.verb, token, sayings):
            return Attribution(saying.speaker, saying.stance, saying.rule, saying.accused), saying.verb
    return Attribution(Speaker(), Stance.ASSERTS, "speech.outlet"), None


def is_given(token: Token, above: Token, speech: Speech) -> bool:
    """Does a clause between the two take it for granted: one that says who or which is meant, or since when?

    "Asked that those who died in the raid be named", "had warned of it before the bomb went off"; but not
    "threatened to strike any town that sheltered them".
    """
    for link in (token, *climb(token)):
        if link == above:
            return False
        if is_relative(link) and is_told_past(link):
            return not any(child.lower_ in speech.anyone for child in link.head.lefts)
        below = link.head == above or (link.head.dep_ == "xcomp" and link.head.head == above)
        if below and (_is_bygone(link, speech) or _is_behind_it(link, above, speech)):
            return True
    return False


def _is_bygone(clause: Token, speech: Speech) -> bool:
    """Does it say before or after what something was ("before the bomb went off")?"""
    marks = {child.lower_ for child in clause.lefts if child.dep_ in ("mark", "advmod")}
    return clause.dep_ == "advcl" and not marks.isdisjoint(speech.bygone) and is_told_past(clause)


def _is_behind_it(clause: Token, above: Token, speech: Speech) -> bool:
    """Does it say after what in a headline's present ("Chad threatens to leave truce after mine kills six")?"""
    marks = {child.lower_ for child in clause.lefts if child.dep_ == "mark"}
    return clause.dep_ == "advcl" and clause.tag_ == above.tag_ == "VBZ" and not marks.isdisjoint(speech.behind)


def _is_before_charge(token: Token, above: Token, speech: Speech) -> bool:
    """Does it only say after what the charge was, or what it charges with ("a day after both had signed a truce")?"""
    between = takewhile(lambda link: link != above, (token, *climb(token)))
    return any(_is_bygone(link, speech) for link in between)


def right_before(verb: Token) -> Token | None:
    """The noun phrase between a comma and the saying (", the observers said"), however it was parsed."""
    doc, first = verb.doc, verb.i
    while first > 0 and doc[first - 1].pos_ not in ("PUNCT", "VERB", "AUX", "SCONJ"):
        first -= 1
    if first == verb.i or first == 0 or doc[first - 1].text != ",":
        return None
    noun = doc[first : verb.i].root
    return noun if noun.pos_ in ("NOUN", "PROPN", "PRON") else None


def _closes(verb: Token, told_of: Token, sayings: tuple[Saying, ...]) -> bool:
    """Is it a saying with a subject of its own, hung on what was said, and no part of what another said beside it?"""
    between = set(takewhile(lambda link: link != told_of, climb(verb)))
    if any(saying.verb in between for saying in sayings):
        return False  # "they accused the army, which said that it had no part in the raid"
    told = subjects(verb) or right_before(verb)
    if verb.dep_ == "conj" and any(child.dep_ == "cc" and child.i < verb.i for child in verb.head.rights):
        return False  # "jets bombed the town, and the army said": it says what follows
    return verb.dep_ in ("ccomp", "conj", "dep") and bool(told) and not is_passive(verb)


def _is_said_by(token: Token, saying: Saying, speech: Speech) -> bool:
    """Is the token what is said, not of its subject ("troops who fled the raid said") nor beside a denial?"""
    if saying.verb is None:
        return True
    branch = next((child for child in saying.verb.children if is_under(token, child)), None)
    if branch is None:
        return True
    if branch.dep_ in SUBJECTS:
        return saying.of_subject
    if branch.dep_ == "advcl" and is_passive(saying.verb):  # "it was not counted, since nobody was hit": nobody said so
        return False
    if branch.dep_ == "conj" and branch.pos_ == "VERB" and _is_own_deed(branch, saying.verb):
        return False
    if saying.stance is not Stance.DENIES or (saying.of_subject and _stands_for_clause(branch, saying.verb)):
        return True
    return not saying.of_subject and not (_is_aside(branch, speech) or _is_beside_claim(token, saying.verb, speech))


def _denies_more(token: Token, saying: Saying, speech: Speech) -> bool:
    """Is it what those who deny something also did not do ("rejects the charge, and it did not bomb the market")?"""
    clause = next((link for link in (token, *climb(token)) if link.dep_ == "conj" and link.head == saying.verb), None)
    if clause is None or any(noun.pos_ != "PRON" for noun in subjects(clause)):
        return False
    return any(child.dep_ == "neg" or child.lower_ in speech.negators for child in clause.children)


def _stands_for_clause(branch: Token, verb: Token) -> bool:
    """Does the subject only stand for what follows ("it is untrue that a school was hit")?"""
    pronoun = any(noun.pos_ == "PRON" for noun in subjects(verb))
    opened = any(child.dep_ == "mark" and child.i < branch.i for child in branch.children)
    return pronoun and opened and branch.dep_ in ("ccomp", "acl", "advcl") and branch.i > verb.i


def _is_own_deed(branch: Token, verb: Token) -> bool:
    """Is it what they did besides speaking ("asked for papers and shot those who had none"), and nothing they said?"""
    told = any(child.dep_ in ("ccomp", "xcomp") for child in verb.children)
    return not told and not subjects(branch) and branch.tag_ == verb.tag_ == "VBD"


def _is_aside(branch: Token, speech: Speech) -> bool:
    """Does it stand beside a denial and is not denied ("rejected the plan after shells hit the town")?"""
    if branch.dep_ == "conj":
        return True
    opens = (branch, *(child for child in branch.children if child.dep_ in ("mark", "advmod")))
    if branch.dep_ == "advcl" and branch.tag_ == "VBG" and lemma(branch) in speech.verbs:
        return True  # "said that it had no part in the raid, accusing the rebels"
    return branch.dep_ in ("prep", "advcl") and any(word.lower_ in speech.denials.asides for word in opens)


def _is_beside_claim(token: Token, verb: Token, speech: Speech) -> bool:
    """Is it told of those who claim or get something ("rejected claims by kin of two killed in Tal") and not denied?"""
    for link in (token, *climb(token)):
        if link == verb or any(child.dep_ == "mark" for child in link.children):
            return False
        claim = link.head == verb or lemma(link.head) in speech.answered | speech.alleged
        if link.dep_ in ("prep", "dative") and link.lower_ in speech.denials.beside and claim:
            return True
    return False


def _stands_apart(saying: Saying, token: Token) -> bool:
    """Does a semicolon stand between the saying and the word? What each half tells is its own."""
    if saying.verb is None:
        return False
    first, last = sorted((saying.verb.i, token.i))
    return any(word.text == ";" for word in token.doc[first:last])
