"""When a happening of a sentence was."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

from trucewatch.extract.deeds.incidents import Incident, is_result, is_told_by
from trucewatch.extract.deeds.listing import listed_day
from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import SUBJECTS, climb, continued, half, lemma, verb_above
from trucewatch.extract.sentence import Sentence, is_under
from trucewatch.extract.times.calendar import shift_months
from trucewatch.extract.when_where.intervals import interval_at
from trucewatch.extract.when_where.setting import (
    belongs,
    clause_steps,
    is_behind_day_of_saying,
    is_late_death,
    is_led_by_its_verb,
    is_meant_to_come,
    is_of_a_limit,
    is_of_a_pact,
    is_of_count,
    is_of_late_death,
    is_told_of,
    names_a_pact,
    stands_aside,
)
from trucewatch.model import Precision, TimeBasis, When
from trucewatch.packs.language.happenings import Happenings
from trucewatch.packs.language.speech import Speech
from trucewatch.packs.language.times import time_words
from trucewatch.packs.language.triggers import LEFT_OUT

_HEAD = 1  # the last paragraph of a report's head
_FARTHEST = 2  # steps from a happening to a time elsewhere in its sentence
_OF_A_DATE = frozenset({"CD", "IN", "NNP"})
_EVENING, _NIGHT = 17, timedelta(hours=12)
_NEWS_DAYS = 2  # how long before its report the news of a head may have happened


def time_of(
    sentence: Sentence, incident: Incident, others: list[Incident], published: When, words: tuple[Happenings, Speech]
) -> tuple[When, bool]:
    """Its time, and whether it was told: else a bound from what it came before, else from the report itself."""
    happenings, _ = words
    own = listed_day(sentence, incident) or _time_told(sentence, incident, others, words)
    if own is not None:
        return _until_told(own, published), True
    for beside in (other for other in others if _shares_time(incident, other, happenings)):
        shared = _time_told(sentence, beside, [incident, *(other for other in others if other is not beside)], words)
        if shared is not None:
            return _until_told(shared, published), False
    reckoned = _reckoned(sentence, incident, others, published, words)
    if reckoned is not None:
        return reckoned, True
    bound = _bound(sentence, incident, happenings)
    if bound is not None:
        return When(None, bound.end, Precision.OPEN, bound.zone, bound.basis, f"before {bound.text}"), False
    if published.end is not None:
        return When(None, published.end, Precision.OPEN, published.zone, TimeBasis.RELATIVE), False
    in_vain = (when.text for _, when in _times_of(sentence, incident, others, words) if not when.known)
    return When.unknown(next(in_vain, "")), False


def as_news(sentence: Sentence, incident: Incident, published: When, happenings: Happenings) -> When | None:
    """The days of what the head of a report tells in the perfect, with no day: "ten people have been killed in a raid".

    News of the day of the report or shortly before it; None for anything else.
    """
    main = incident.main.token
    verb = next((token for token in (main, *climb(main)) if token.pos_ == "VERB"), main)
    perfect = any(child.dep_ == "aux" and child.tag_ in ("VBP", "VBZ") for child in verb.children)
    if sentence.paragraph > _HEAD or published.date is None or verb.tag_ != "VBN" or not perfect:
        return None
    if is_late_death(verb, incident, happenings):
        return None  # "a seventh man has died of wounds"
    start = datetime.combine(published.date, time()) - timedelta(days=_NEWS_DAYS)
    return When(start, published.end, Precision.DAYS, published.zone, TimeBasis.RELATIVE, "")


def _is_at_its_end(token: Token, incident: Incident, happenings: Happenings) -> bool:
    """Did it happen when that time came ("until the 17th, when two were killed", "since Sunday, when ...")?"""
    clause = next((child for day in (token, *token.rights) for child in day.rights if child.dep_ == "relcl"), None)
    if clause is not None and is_under(incident.main.token, clause):
        return any(child.lower_ in happenings.just_then for child in clause.lefts)
    main = incident.main.token
    return any(link.dep_ == "advcl" and _opens_behind(token, link, happenings) for link in (main, *climb(main)))


def _opens_behind(token: Token, clause: Token, happenings: Happenings) -> bool:
    """Does "when" open the clause right behind the comma that ends the time ("since the night of 2-3 May, when")?"""
    opener = next((child for child in clause.lefts if child.lower_ in happenings.just_then), None)
    between = token.doc[token.i + 1 : opener.i] if opener is not None else []
    of_time = all(part.is_punct or part.tag_ in _OF_A_DATE or is_under(part, token) for part in between)
    return len(between) > 0 and between[-1].text == "," and of_time


def _own_day(token: Token, when: When, incident: Incident, happenings: Happenings, language: str) -> When:
    """The time itself of what "since" opens: "cut since a bus was attacked on 3 May", "... since the raid of May"."""
    if (
        when.start is None
        and when.end is not None
        and when.end.time() == time()
        and _is_at_its_end(token, incident, happenings)
    ):
        return replace(when, start=when.end - timedelta(days=1), precision=Precision.DAY)
    if when.start is None or when.end is not None:
        return when
    if when.start.time() != time():
        night = (
            when.precision is Precision.OPEN
            and when.start.hour >= _EVENING
            and _is_at_its_end(token, incident, happenings)
        )
        end = when.start + (_NIGHT if when.start.hour > _EVENING else timedelta(hours=24 - _EVENING))
        return replace(when, end=end, precision=Precision.PART_OF_DAY) if night else when
    marker = incident.held_apart_by
    since = marker is not None and marker.lower_ in happenings.prepositions["after"]
    raid = token == marker  # "since Monday's raid"
    if not (since or raid or _is_at_its_end(token, incident, happenings)):
        return when
    words, units = when.text.lower().split(), time_words(language).units.times
    if any(units.get(word, "days") not in ("days", "nights") for word in words):
        return when  # "since last week, when"
    if any(word in time_words(language).months for word in words) and not any(word[0].isdecimal() for word in words):
        after = shift_months(when.start.date(), 1)
        return replace(when, end=datetime.combine(after, time()), precision=Precision.MONTH)
    return replace(when, end=when.start + timedelta(days=1), precision=Precision.DAY)


def _names_it(token: Token, incident: Incident) -> bool:
    """Does it say which deed is meant ("Tuesday's blast has now taken ten lives", "the raid of Friday")?"""
    above = token.head if token.dep_ in ("poss", "compound", "nmod") else token.head.head
    told = token.dep_ == "poss" or (token.dep_ == "pobj" and token.head.i == above.i + 1)
    return told and above.pos_ == "NOUN" and incident.has(above) and above != token


def _or_of_saying(when: When, token: Token, incident: Incident, words: tuple[Happenings, Speech]) -> When:
    """A day behind an attack may be that on which somebody spoke of it ("claimed the attack on Friday"): a guess."""
    happenings, speech = words
    of, noun = token.head, token.head.head
    spoken = noun.dep_ == "dobj" and noun.head.tag_ == "VBD" and lemma(noun.head) in speech.verbs
    if token.dep_ != "pobj" or of.lower_ in happenings.prepositions["of"] or not spoken or not incident.has(noun):
        return when
    return replace(when, basis=TimeBasis.INFERRED) if when.date is not None else when


def _is_its(token: Token, incident: Incident, others: list[Incident], words: tuple[Happenings, Speech]) -> bool:
    """Is it of this incident, by the tree, and of no more than what else is said?"""
    own = belongs(token, incident, others) or is_led_by_its_verb(token, incident, others)
    aside = stands_aside(token, incident, words) or is_meant_to_come(token, incident)
    aside = aside or is_of_a_limit(token, words[0]) or is_of_a_pact(token, incident) or names_a_pact(token)
    counted = is_of_late_death(token, incident, words[0]) or is_of_count(token, incident, words[0])
    return own and not aside and not counted


def _times_of(
    sentence: Sentence, incident: Incident, others: list[Incident], words: tuple[Happenings, Speech]
) -> list[tuple[Token, When]]:
    """The times that the sentence tells of it, with their words."""
    marker = incident.held_apart_by
    apart = sentence.token_span(marker).end if marker is not None else -1
    return [
        (token, _or_of_saying(_own_day(token, when, incident, words[0], sentence.doc.language), token, incident, words))
        for span, when in sentence.times
        if span.end != apart  # "the day after as many had died"
        and (token := sentence.head(span)) is not None
        and (
            token == incident.held_apart_by
            or _is_at_its_end(token, incident, words[0])
            or _is_its(token, incident, others, words)
        )
        and (
            is_told_of(token, incident, words, dated=when.basis is TimeBasis.STATED and when.date is not None)
            or is_behind_day_of_saying(token, incident, sentence, words[1])
        )
    ]


def _time_told(
    sentence: Sentence, incident: Incident, others: list[Incident], words: tuple[Happenings, Speech]
) -> When | None:
    """The finest time that the sentence tells of it."""
    named = _times_of(sentence, incident, others, words)
    nearest: list[When] = [when for token, when in named if when.known and _names_it(token, incident)]
    nearest = nearest or [when for token, when in named if when.known and _is_at_its_end(token, incident, words[0])]
    if nearest:
        return nearest[0]
    for step in range(_FARTHEST + 1):
        there = [when for token, when in named if clause_steps(token, incident, words[1]) == step]
        if (step == _FARTHEST and nearest) or (there and not nearest and not any(when.known for when in there)):
            break  # a time of its own that is not understood is no other time either
        # what hangs on the verb above is of it where it can be the same time, told more finely
        near = [when for when in there if not nearest or any(when.overlaps(other) for other in nearest)]
        nearest += [when for when in near if when.known]
    return min(nearest, key=lambda when: (list(Precision).index(when.precision), str(when)), default=None)


def _reckoned(
    sentence: Sentence, incident: Incident, others: list[Incident], published: When, words: tuple[Happenings, Speech]
) -> When | None:
    """Its time by that of another happening ("two days after", "a week before"), and no later than the report."""
    found = None
    marker, happenings = incident.held_apart_by, words[0]
    if marker is not None and (interval := interval_at(sentence, marker)) is not None:
        anchor = _anchor(sentence, marker, published, words[1], coarse=interval.is_coarse)
        if anchor is not None:
            came_first = marker.lower_ in happenings.prepositions["after"]
            found = interval.before(anchor) if came_first else interval.behind(anchor)
    elif marker is None:
        found = _reckoned_from_beside(sentence, incident, others, words)
    if found is None or found.start is None or (published.end is not None and found.start >= published.end):
        return None
    return found


def _reckoned_from_beside(
    sentence: Sentence, incident: Incident, others: list[Incident], words: tuple[Happenings, Speech]
) -> When | None:
    """The time of what came "two days after" what is held apart in the same clause and has a day of its own."""
    for other in others:
        marker = other.held_apart_by
        above = list(climb(marker)) if marker is not None else []
        token = incident.main.token  # "the killings came two days after the raid"
        if marker is None or not (token in above or (token.dep_ in SUBJECTS and token.head in above)):
            continue
        interval, apart = interval_at(sentence, marker), [incident, *(one for one in others if one is not other)]
        when = _time_told(sentence, other, apart, words) if interval is not None else None
        if interval is not None and when is not None:
            came_first = marker.lower_ in words[0].prepositions["after"]
            return interval.behind(when) if came_first else interval.before(when)
    return None


def _anchor(sentence: Sentence, marker: Token, published: When, speech: Speech, *, coarse: bool) -> When | None:
    """The day of what stands so long before or after another happening: by default, that of what was told last.

    What has just happened, or goes on, is of the day of the report ("a clinic has reopened, three days after ...").
    """
    today = replace(published, text="") if published.date is not None else None
    clause = marker.head if marker.dep_ == "mark" else marker
    verb = verb_above(clause)
    helpers = [child.tag_ for child in verb.lefts if child.dep_ in ("aux", "auxpass")] if verb is not None else []
    now = verb is not None and (verb.tag_ in ("VBP", "VBZ") or bool({"VBP", "VBZ"} & set(helpers)))
    beside = _day_beside(sentence, marker, speech)
    if beside is not None or (now and today is not None and not sentence.is_headline):
        return beside or today
    return sentence.told or (today if coarse else None)


def _day_beside(sentence: Sentence, marker: Token, speech: Speech) -> When | None:
    """The day that the sentence names of what the word holds apart from another happening: no day of saying."""
    named, clause = [], marker.head if marker.dep_ == "mark" else marker
    for span, when in sentence.times:
        token = sentence.head(span)
        if token is None or when.start is None or when.end is None or is_under(token, clause):
            continue
        verb = verb_above(token)
        if verb is None or lemma(verb) not in speech.verbs:
            named.append(when)
    return min(named, key=lambda when: (list(Precision).index(when.precision), str(when)), default=None)


def _bound(sentence: Sentence, incident: Incident, happenings: Happenings) -> When | None:
    """The first of the times that the sentence names of what came after it, where it tells that something did."""
    marker = incident.held_apart_by
    if marker is None or marker.lower_ not in happenings.prepositions["after"]:
        return None
    bounds = [when for _, when in sentence.times if when.end is not None]
    # of two that end together, either; but the same one each time
    return min(bounds, key=lambda when: (str(when.end), str(when), when.text), default=None)


def _shares_time(incident: Incident, other: Incident, happenings: Happenings) -> bool:
    """Do both tell of the day that the other names: the clause before "and", or one told to be of the same moment?"""
    if _continues_clause(incident, other) or (incident.given and is_told_by(incident, other)):
        return True
    goes_on = any(continued(found.token) is not None and incident.has(found.token.head) for found in other.found)
    main = incident.main.token  # "were left dead when a bomb exploded on Monday"
    carrier = main.head if main.dep_ in ("acomp", "oprd") else main
    within = [
        found.token
        for found in other.found
        if found.token.dep_ == "advcl" and (incident.has(found.token.head) or found.token.head == carrier)
    ]
    return goes_on or any(child.lower_ in happenings.same_time for verb in within for child in verb.lefts)


def _continues_clause(incident: Incident, other: Incident) -> bool:
    """Is it the next of two clauses joined by "and" or a semicolon, and so of the day that the first names?"""
    token, left_out = incident.main.token, incident.main.trigger.victims == LEFT_OUT
    if half(token) == half(other.main.token) + 1:
        return True
    if is_result(token) and token.head.i < token.i and other.has(token.head):
        return True  # "entered the town on Sunday, killing nine"
    return (
        token.dep_ == "conj" and (token.pos_ == "VERB" or left_out) and token.head.i < token.i and other.has(token.head)
    )


def _until_told(when: When, published: When) -> When:
    """What is told as past ends no later than the telling ("since midnight" ends with the report)."""
    if when.end is not None or when.start is None or published.end is None or published.end <= when.start:
        return when
    return replace(when, end=published.end)
