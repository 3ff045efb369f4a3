"""Trees in which a day was taken for a part of what stands behind it: "On Friday rebels", "On 4 May five soldiers"."""

from __future__ import annotations

from trucewatch.extract.tokens import Token, Tree
from trucewatch.extract.tree import hang, subjects
from trucewatch.packs.times import TimeWords, time_words

_NOUNS = frozenset({"NOUN", "PROPN"})
_LONGEST_DAY, _YEAR = 3, 4  # words of "4 May 1998", digits of its year


def subject_behind_day(token: Token) -> None:
    """A verb without a subject has it in the noun that the time was joined to: "On Friday rebels hit the town"."""
    preposition = token.head
    verb, day = preposition.head, token.nbor(-1) if token.i > 0 else token
    if token.dep_ != "pobj" or verb.pos_ != "VERB" or not preposition.i < token.i < verb.i or day.dep_ != "compound":
        return
    words = time_words(token.lang_)
    if not (words.is_of_a_day(day.lower_) or day.lower_ in words.units.times) or any(subjects(verb)):
        return
    for child in [child for child in token.lefts if child.i < day.i]:
        hang(child, day, child.dep_)
    hang(day, preposition, "pobj")
    hang(token, verb, "nsubjpass" if any(child.dep_ == "auxpass" for child in verb.children) else "nsubj")


def day_before_subject(preposition: Token) -> None:
    """A day and the number behind it are two things: "On 4 May five soldiers died", "On Friday 11 people died"."""
    words, doc, verb = time_words(preposition.lang_), preposition.doc, preposition.head
    day = _day_behind(preposition, words)
    names = [token for token in day if not token.lower_.isdecimal()]
    if not names or verb.pos_ not in ("VERB", "AUX"):
        return
    end = day[-1].i + 1
    noun = _first_noun(doc, end, verb.i) if end < verb.i and doc[end].tag_ not in ("IN", "CC", "TO", ",") else None
    tangled = any(token.head.i >= end or any(child.i >= end for child in token.children) for token in day)
    if noun is None or not (tangled or noun.head == preposition):
        return
    hang(names[-1], preposition, "pobj")
    for token in day:
        if token != names[-1]:
            hang(token, names[-1], "nummod")
    behind = [child for token in (*day, preposition) for child in token.children if child.i >= end and child != noun]
    for child in behind:
        hang(child, noun, "nummod" if child.tag_ == "CD" else child.dep_)
    if noun.head.i < end:
        passive = any(child.dep_ == "auxpass" for child in verb.children)
        hang(noun, verb, "nsubjpass" if passive else "nsubj")


def _day_behind(preposition: Token, words: TimeWords) -> list[Token]:
    """The words of the day behind it, without a number that cannot be of it ("On Friday 11 soldiers")."""
    day: list[Token] = []
    for token in preposition.doc[preposition.i + 1 :]:
        digits = token.lower_.isdecimal()
        if digits and day and (len(day) == _LONGEST_DAY or not _may_follow(token, day, words)):
            break
        if not digits and not words.is_of_a_day(token.lower_):
            break
        day.append(token)
    return day


def _may_follow(number: Token, day: list[Token], words: TimeWords) -> bool:
    """Can the number be of this day: a year, or the day of the month that stands before it?"""
    dated = any(token.lower_ in words.months for token in day)
    year = len(number.lower_) == _YEAR
    return dated and (year or not any(token.lower_.isdecimal() for token in day))


def _first_noun(doc: Tree, start: int, end: int) -> Token | None:
    """The head of the first noun phrase between these words."""
    noun = next((token for token in doc[start:end] if token.pos_ in _NOUNS), None)
    while noun is not None and noun.dep_ in ("compound", "amod", "nmod", "poss") and noun.i < noun.head.i < end:
        noun = noun.head
    return noun
