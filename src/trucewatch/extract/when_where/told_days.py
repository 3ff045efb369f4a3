"""The times that a sentence names, and the day that a report told last."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from trucewatch.extract.deeds.triggers import trigger_of
from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import climb, lemma, looks_back, tense_of, verb_above
from trucewatch.extract.sentence import Sentence
from trucewatch.extract.text.tense import Tense
from trucewatch.extract.times import TimeContext, find_times, is_night
from trucewatch.model import Report, Span, TimeBasis, When
from trucewatch.packs.language.happenings import Happenings
from trucewatch.packs.language.speech import Speech
from trucewatch.packs.language.times import TimeWords, time_words
from trucewatch.packs.language.triggers import VIOLENT

_WRITTEN_WITHIN = 3  # days from the dateline to the publication


def day_told(
    sentence: Sentence, words: tuple[Happenings, Speech], before: When | None = None, written: When | None = None
) -> When | None:
    """The last single day told so far, to which "the next day" goes back; ``before`` that of the sentences before.

    Days of saying are left out, as those still to come when it was ``written``; one of what had happened before
    counts only where no other was told.
    """
    happenings, speech = words
    told: list[When] = []
    aside: list[When] = []
    for span, when in sentence.times:
        token = sentence.head(span)
        if (when.date is None and not is_night(when)) or token is None or _is_to_come(when, written):
            continue
        verb = next((link for link in climb(token) if link.pos_ == "VERB"), None)
        if verb is None or (lemma(verb) not in speech.verbs and not (before is not None and looks_back(verb))):
            (aside if _is_told_aside(token, happenings) else told).append(when)
    told = told or aside
    if told:
        return next((when for when in reversed(told) if not _is_recalled(when, told)), told[-1])
    if before is not None:
        return before
    named = [
        when
        for span, when in sentence.times
        if when.date is not None and (token := sentence.head(span)) is not None and _is_of_something(token, happenings)
    ]
    return named[-1] if named else None


def tells_of_harm(sentence: Sentence, happenings: Happenings) -> bool:
    """Does any of its words name a deed of violence?"""
    return any(
        (token.pos_ == "NOUN" and _is_violent(token, happenings))
        or (token.pos_ == "VERB" and _does_harm(token, happenings))
        for token in sentence.doc
    )


def _is_told_aside(token: Token, happenings: Happenings) -> bool:
    """Is it of no deed, and only set beside the news ("despite a truce that began on Saturday")?"""
    apart, in_clause = happenings.apart, True
    for link in (token, *climb(token)):
        if in_clause and link.pos_ in ("NOUN", "VERB"):
            if _is_violent(link, happenings) if link.pos_ == "NOUN" else _does_harm(link, happenings):
                return False
            in_clause = link.pos_ == "NOUN"
        marks = (child.lower_ for child in link.lefts if child.dep_ == "mark")
        if link.dep_ == "relcl" or link.lower_ in apart or not apart.isdisjoint(marks):
            return True
    return False


def _does_harm(verb: Token, happenings: Happenings) -> bool:
    """Does the verb tell of violence, with what stands beside it ("began an assault")?"""
    trigger = trigger_of(verb, happenings)
    return trigger is not None and trigger.role in VIOLENT


def _is_to_come(when: When, written: When | None) -> bool:
    """Does it begin after the day of writing ("will be flown home on Thursday")?"""
    return written is not None and written.end is not None and when.start is not None and when.start >= written.end


def _is_recalled(when: When, told: list[When]) -> bool:
    """Is it reckoned back from another day of the sentence ("on Saturday, in revenge for a raid two days before")?"""
    if when.basis is not TimeBasis.ANCHORED or when.start is None:
        return False
    return any(
        other.start is not None and other.basis is not TimeBasis.ANCHORED and when.start < other.start for other in told
    )


def day_of_writing(report: Report, language: str) -> When:
    """The day that "today" is in it: that of its dateline, where this is little older than its publication."""
    published = report.published.when
    if published.start is None or not any(letter.isdigit() for letter in report.dateline):
        return published
    context = TimeContext(published=published, basis=report.published.basis, tense="past")
    days = [when.date for _, when in find_times(report.dateline, context, 0, language) if when.date is not None]
    late = (published.start.date() - days[0]).days if days else 0
    return When.day(days[0]) if 0 < late <= _WRITTEN_WITHIN else published


def times_told(
    context: TimeContext, sentence: Sentence, words: tuple[Happenings, Speech], language: str
) -> tuple[tuple[Span, When], ...]:
    """Every time that the sentence names, read by the tenses of its verbs."""
    happenings, speech = words

    def tense(offset: int) -> str | None:
        token = sentence.head(Span(sentence.span.start + offset, sentence.span.start + offset + 1))
        if token is None:
            return None
        if _is_of_something(token, happenings) or _is_judged(token, happenings):
            return Tense.PAST
        if _has_come(token, context, time_words(language)):
            return Tense.PAST
        return tense_of(token, speech.ahead, happenings.attempts | happenings.begins)

    found = tuple(find_times(sentence.text, replace(context, tense=tense), sentence.span.start, language))
    compared = list(happenings.compared.finditer(sentence.text)) if found else []
    return tuple(one for one in found if not _says_how_long(one[0].start - sentence.span.start, compared))


def _has_come(token: Token, context: TimeContext, words: TimeWords) -> bool:
    """Was the weekday to come when it was said, and was it yesterday ("announced that it would begin on Thursday")?"""
    verb, days = verb_above(token), context.bases()
    named = [words.weekdays[each.lower_] for each in token.doc[token.i : token.i + 4] if each.lower_ in words.weekdays]
    if len(days) != 1 or verb is None or named[:1] != [(days[0] - timedelta(days=1)).weekday()]:
        return False
    backshifted = any(child.dep_ == "aux" and child.lower_ in words.foreseen for child in verb.children)
    return backshifted and verb.dep_ in ("ccomp", "conj") and verb.head.tag_ == "VBD"


def _says_how_long(start: int, compared: list[re.Match[str]]) -> bool:
    """Does a time only say how long such a thing had not been ("for the first time since 1991")?"""
    return any(one.start() < start <= one.end() + 1 for one in compared)


def _is_of_something(token: Token, happenings: Happenings) -> bool:
    """Does the day say which attack is meant ("Sunday's bombing", "the car bomb of 29 April")? That is over."""
    held = token.head if token.dep_ == "nummod" else token
    told_of = held.head.lower_ in happenings.prepositions["of"]
    noun = held.head if held.dep_ == "poss" else held.head.head if told_of or held.head.dep_ == "prep" else held
    if noun == held or not _is_violent(noun, happenings):
        return False
    trigger = happenings.nouns.get(lemma(noun))
    if held.dep_ != "poss" and not told_of and trigger is not None and trigger.role not in VIOLENT:
        return False  # "the patrol on Friday" may be one to come
    return not any(
        child.tag_ == "MD" for link in climb(noun) for child in link.children
    )  # "will mark the raid of 3 May"


def _is_judged(token: Token, happenings: Happenings) -> bool:
    """Does it stand behind an attack of which a present speaks ("denounces the raid on Tal on Friday")? It is over."""
    verb = verb_above(token)
    if verb is None or verb.tag_ not in ("VBP", "VBZ") or any(child.tag_ == "MD" for child in verb.children):
        return False
    before = [child for child in verb.rights if child.dep_ in ("dobj", "prep") and child.i < token.i]
    nouns = [noun for child in before for noun in (child, *child.children) if noun.pos_ == "NOUN"]
    return any(_is_violent(noun, happenings) for noun in nouns)


def _is_violent(noun: Token, happenings: Happenings) -> bool:
    if noun.pos_ != "NOUN":
        return noun.lower_ in happenings.harmed  # "the 31 dead of Monday"
    trigger = happenings.nouns.get(lemma(noun))
    return trigger is not None or bool(happenings.means_in(noun.text))
