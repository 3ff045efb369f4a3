"""Subjects that a time before them swallowed: "On Friday rebels", "On 4 May five soldiers", "At 07.10 guards"."""

from __future__ import annotations

import re
from itertools import islice

from trucewatch.extract.parse.tokens import Token, Tree
from trucewatch.extract.parse.tree import DESCRIBING, hang, subjects, verb_above
from trucewatch.packs.language.times import TimeWords, time_words

_NOUNS = frozenset({"NOUN", "PROPN"})
_HOUR = re.compile(r"[0-2]?\d[.:][0-5]\d")
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
    """A day and the number behind it are two things: "On 4 May five soldiers died", "On Friday 11 people died".

    So are an hour and who acts at it: "At 07.10 rebels opened fire".
    """
    words, doc = time_words(preposition.lang_), preposition.doc
    day = _hour_behind(preposition) or day_words_behind(preposition, words)
    names = [token for token in day if not token.lower_.isdecimal()]
    verb = _verb_of_day(preposition, day)
    if not names or verb is None:
        return
    end = day[-1].i + 1
    noun = _first_noun(doc, end, verb.i) if end < verb.i and doc[end].tag_ not in ("IN", "CC", "TO", ",") else None
    tangled = any(token.head.i >= end or any(child.i >= end for child in token.children) for token in day)
    if noun is None or not (tangled or noun.head == preposition):
        return
    if not _is_of_part(preposition, words):
        hang(preposition, verb, "prep")
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


def _verb_of_day(preposition: Token, day: list[Token]) -> Token | None:
    """The verb that it dates.

    It may hang on what stands behind the day ("On 4 May five Turkish soldiers died"), and an hour on the day before it
    ("On 4 May at 07.10 rebels attacked").
    """
    head, words = preposition.head, time_words(preposition.lang_)
    if head.pos_ in ("VERB", "AUX"):
        return head
    behind = day and (head.i > day[-1].i or _is_of_part(preposition, words) or words.is_of_a_day(head.lower_))
    return verb_above(head) if behind else None


def _is_of_part(preposition: Token, words: TimeWords) -> bool:
    """Does it stand behind a part of the day that it names ("in the night of 10 August")?"""
    head = preposition.head
    return (
        head.dep_ == "pobj"
        and head.i < preposition.i
        and (head.lower_ in words.units.times or head.lower_ in words.nights)
    )


def _hour_behind(preposition: Token) -> list[Token]:
    """The hour right behind it, where what follows took it for a number of its own ("At 07.10 rebels")."""
    if preposition.i + 1 >= len(preposition.doc):
        return []
    hour = preposition.nbor(1)
    return [hour] if _HOUR.fullmatch(hour.text) and hour.head.i > hour.i else []


def day_words_behind(preposition: Token, words: TimeWords) -> list[Token]:
    """The words of the day behind it, without a number that cannot be of it ("On Friday 11 soldiers")."""
    day = _ordinal_behind(preposition, words)
    if day:
        return day
    for token in islice(preposition.doc, preposition.i + 1, None):
        digits = token.lower_.isdecimal()
        if digits and day and (len(day) == _LONGEST_DAY or not _may_follow(token, day, words)):
            break
        if not digits and not words.is_of_a_day(token.lower_):
            break
        day.append(token)
    return day


def _ordinal_behind(preposition: Token, words: TimeWords) -> list[Token]:
    """The day of a month that is not named again ("On the 9th two guards were killed")."""
    if preposition.lower_ not in words.day_prepositions or preposition.i + _LONGEST_DAY >= len(preposition.doc):
        return []
    article, day, noun = preposition.doc[preposition.i + 1 : preposition.i + 1 + _LONGEST_DAY]
    numbered = article.lower_ in words.day_articles and day.text[0].isdigit() and day.text[-1].isalpha()
    return [article, day] if numbered and noun.tag_ in ("CD", "DT", "NNS") and noun.lower_ not in words.no_day else []


def _may_follow(number: Token, day: list[Token], words: TimeWords) -> bool:
    """Can the number be of this day: a year, or the day of the month that stands before it?"""
    dated = any(token.lower_ in words.months for token in day)
    year = len(number.lower_) == _YEAR
    return dated and (year or not any(token.lower_.isdecimal() for token in day))


def _first_noun(doc: Tree, start: int, end: int) -> Token | None:
    """The head of the first noun phrase between these words."""
    noun = next((token for token in doc[start:end] if token.pos_ in _NOUNS), None)
    while noun is not None and noun.dep_ in DESCRIBING and noun.i < noun.head.i < end:
        noun = noun.head
    return noun
