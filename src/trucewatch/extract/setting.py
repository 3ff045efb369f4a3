"""When and where one incident of a sentence took place."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from trucewatch.extract.incidents import Incident
from trucewatch.extract.reckonings import reckons_toll
from trucewatch.extract.sentence import Sentence, is_under
from trucewatch.extract.tense import Tense
from trucewatch.extract.times import TimeContext, find_durations, find_times
from trucewatch.extract.tokens import Token
from trucewatch.extract.tree import climb, continued, half, led_by, lemma, subjects, tense_of
from trucewatch.geo.gazetteer_rank import distance_km
from trucewatch.model import PlacePrecision, Precision, Report, Span, TimeBasis, Unit, When, Where
from trucewatch.packs.happenings import LEFT_OUT, Happenings, Speech
from trucewatch.packs.place_words import load_place_words

_SEVERAL = 2
_HEAD = 1  # the last paragraph of a report's head
_WRITTEN_WITHIN = 3  # days from the dateline to the publication
_NEWS_DAYS = 2  # how long before its report the news of a head may have happened


def belongs(token: Token, incident: Incident, others: list[Incident]) -> bool:
    """Does the token belong to this incident, by the tree, else by being closest?"""
    if token.doc.semicolons:
        here, own = half(token), half(incident.main.token)
        if own != here and any(half(other.main.token) == here for other in others):
            return False
        others = [other for other in others if own != here or half(other.main.token) == own]
    if not others:
        return True
    for link in (token, *climb(token)):
        if incident.has(link):
            return True
        if any(other.has(link) for other in others):
            return False
    return _distance(token, incident) <= min(_distance(token, other) for other in others)


def time_of(
    sentence: Sentence, incident: Incident, others: list[Incident], published: When, words: tuple[Happenings, Speech]
) -> tuple[When, bool]:
    """Its time, and whether it was told: else a bound from what it came before, else from the report itself."""
    happenings, _ = words
    own = _time_told(sentence, incident, others, words)
    if own is not None:
        return _until_told(own, published), True
    for beside in (other for other in others if _shares_time(incident, other, happenings)):
        shared = _time_told(sentence, beside, [incident, *(other for other in others if other is not beside)], words)
        if shared is not None:
            return _until_told(shared, published), False
    marker = incident.held_apart_by
    if marker is not None and marker.lower_ in happenings.prepositions["after"]:
        bounds = [when for _, when in sentence.times if when.end is not None]
        if bounds:  # of two that end together, either; but the same one each time
            bound = min(bounds, key=lambda when: (str(when.end), str(when), when.text))
            days = _days_before(sentence, marker)
            if days is not None and bound.date is not None:
                day = datetime.combine(bound.date, time()) - timedelta(days=days)
                text = f"{days} days before {bound.text}" if days > 1 else f"the day before {bound.text}"
                return When(day, day + timedelta(days=1), Precision.DAY, bound.zone, bound.basis, text), True
            return When(None, bound.end, Precision.OPEN, bound.zone, bound.basis, f"before {bound.text}"), False
    if published.end is not None:
        return When(None, published.end, Precision.OPEN, published.zone, TimeBasis.RELATIVE), False
    return When.unknown(), False


def as_news(sentence: Sentence, incident: Incident, published: When) -> When | None:
    """The days of what the head of a report tells in the perfect, with no day: "ten people have been killed in a raid".

    News of the day of the report or shortly before it; None for anything else.
    """
    main = incident.main.token
    verb = next((token for token in (main, *climb(main)) if token.pos_ == "VERB"), main)
    perfect = any(child.dep_ == "aux" and child.tag_ in ("VBP", "VBZ") for child in verb.children)
    if sentence.paragraph > _HEAD or published.date is None or verb.tag_ != "VBN" or not perfect:
        return None
    start = datetime.combine(published.date, time()) - timedelta(days=_NEWS_DAYS)
    return When(start, published.end, Precision.DAYS, published.zone, TimeBasis.RELATIVE, "")


def _own_day(when: When, incident: Incident, happenings: Happenings) -> When:
    """The day itself of what "since" opens: "the road is cut since a bus was attacked on 3 May"."""
    marker = incident.held_apart_by
    since = marker is not None and marker.dep_ == "mark" and marker.lower_ in happenings.prepositions["after"]
    if not since or when.start is None or when.end is not None or when.start.time() != time():
        return when
    return replace(when, end=when.start + timedelta(days=1), precision=Precision.DAY)


def _time_told(
    sentence: Sentence, incident: Incident, others: list[Incident], words: tuple[Happenings, Speech]
) -> When | None:
    """The finest time that the sentence tells of it."""
    named = [
        (token, _own_day(when, incident, words[0]))
        for span, when in sentence.times
        if when.known
        and (token := sentence.head(span)) is not None
        and belongs(token, incident, others)
        and not stands_aside(token, incident, words)
        and _is_told_of(token, incident, words)
    ]
    own = [when for token, when in named if _is_of_its_clause(token, incident, words[1])]
    told = own or [when for _, when in named]
    return min(told, key=lambda when: (list(Precision).index(when.precision), str(when)), default=None)


def _days_before(sentence: Sentence, marker: Token) -> int | None:
    """How many days lie between the two that the word holds apart ("two days after"), if it says so in days."""
    start = sentence.token_span(marker).start
    for span, duration, _ in find_durations(sentence.text, sentence.span.start):
        if span.end in (start, start - 1) and duration.unit is Unit.DAYS:
            return duration.number
    return None


def _shares_time(incident: Incident, other: Incident, happenings: Happenings) -> bool:
    """Do both tell of the day that the other names: the clause before "and", or one told to be of the same moment?"""
    if _continues_clause(incident, other):
        return True
    goes_on = any(continued(found.token) is not None and incident.has(found.token.head) for found in other.found)
    within = [found.token for found in other.found if found.token.dep_ == "advcl" and incident.has(found.token.head)]
    return goes_on or any(child.lower_ in happenings.same_time for verb in within for child in verb.lefts)


def _continues_clause(incident: Incident, other: Incident) -> bool:
    """Is it the next of two clauses joined by "and" or a semicolon, and so of the day that the first names?"""
    token, left_out = incident.main.token, incident.main.trigger.victims == LEFT_OUT
    if half(token) == half(other.main.token) + 1:
        return True
    return (
        token.dep_ == "conj" and (token.pos_ == "VERB" or left_out) and token.head.i < token.i and other.has(token.head)
    )


def day_told(sentence: Sentence, speech: Speech) -> When | None:
    """The last single day that the sentence tells of ("the next day" goes back to it), days of saying left out."""
    for span, when in reversed(sentence.times):
        token = sentence.head(span)
        if when.date is None or token is None:
            continue
        verb = next((link for link in climb(token) if link.pos_ == "VERB"), None)
        if verb is None or lemma(verb) not in speech.verbs:
            return when
    return None


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
    report: Report,
    written: tuple[When, date | None],
    sentence: Sentence,
    day: When | None,
    words: tuple[Happenings, Speech],
    language: str,
) -> tuple[tuple[Span, When], ...]:
    """Every time that the sentence names, read by the tenses of its verbs; ``day`` is the last one told before it.

    ``written`` is the day of the report's "today", and a day of the year that a report without a date speaks of.
    """
    happenings, speech = words

    def tense(offset: int) -> str | None:
        token = sentence.head(Span(sentence.span.start + offset, sentence.span.start + offset + 1))
        if token is None:
            return None
        if _is_of_something(token, happenings):
            return Tense.PAST
        return tense_of(token, speech.ahead, happenings.attempts | happenings.begins)

    today, dated = written
    context = TimeContext(published=today, basis=report.published.basis, tense=tense, told=day, dated=dated)
    return tuple(find_times(sentence.text, context, sentence.span.start, language))


def _is_of_something(token: Token, happenings: Happenings) -> bool:
    """Does the day say which attack is meant ("Sunday's bombing", "the car bomb of 29 April")? That is over."""
    held = token.head if token.dep_ == "nummod" else token
    noun = (
        held.head
        if held.dep_ == "poss"
        else held.head.head
        if held.head.lower_ in happenings.prepositions["of"]
        else held
    )
    if noun == held or noun.pos_ != "NOUN" or not _is_violent(noun, happenings):
        return False
    return not any(
        child.tag_ == "MD" for link in climb(noun) for child in link.children
    )  # "will mark the raid of 3 May"


def _is_violent(noun: Token, happenings: Happenings) -> bool:
    trigger = happenings.nouns.get(lemma(noun))
    return trigger is not None or any(means.pattern.search(noun.text) for means in happenings.means)


def _until_told(when: When, published: When) -> When:
    """What is told as past ends no later than the telling ("since midnight" ends with the report)."""
    if when.end is not None or when.start is None or published.end is None or published.end <= when.start:
        return when
    return replace(when, end=published.end)


def places_of(
    sentence: Sentence, incident: Incident, others: list[Incident], words: tuple[Happenings, Speech]
) -> tuple[Where, ...]:
    """Its places, each once, the finest first; where somebody spoke or met is no place of the happening."""
    happenings, _ = words
    near: list[Where] = []
    beside: list[Where] = []  # told of somebody or of another verb in its clause
    drifted, wide = [], []
    for where in sentence.places:
        token = sentence.head(where.span)
        if token is None or not belongs(token, incident, others) or sentence.actor_at(token) is not None:
            continue
        if stands_aside(token, incident, words):
            continue
        if where.place is not None and where.place.precision is PlacePrecision.COUNTRY:
            if _stands_in(token, incident, happenings):
                wide.append(where)
            continue
        if (
            any(incident.has(link) for link in climb(token))
            or _under_occurring(token, incident, happenings)
            or _is_where(token, incident)
        ):
            (beside if _tells_more(token, incident, happenings) else near).append(where)
        elif _is_shared(token, incident):
            beside.append(where)
        elif token.i > incident.main.token.i and _is_told_of(token, incident, words):
            drifted.append(where)
    finest_first = list(PlacePrecision)
    told: dict[str, Where] = {}
    for where in sorted(
        _proper(near or beside or drifted or wide, sentence, incident),
        key=lambda where: (finest_first.index(where.precision), where.span),
    ):
        told.setdefault(where.place.id if where.place is not None else where.name, where)
    return tuple(told.values())


def _proper(places: list[Where], sentence: Sentence, incident: Incident) -> list[Where]:
    """These less what only tells how another lies ("Tal, east of Ros"), or what a movement passes ("via Ros")."""
    if len(places) < _SEVERAL:
        return places
    words = load_place_words(sentence.doc.language)
    locating = {*words.locating, *words.directions, *words.types}
    rows = sorted(places, key=lambda where: where.span)
    kept = rows[:1]
    for where in rows[1:]:
        before = sentence.text[kept[-1].span.end - sentence.span.start : where.span.start - sentence.span.start]
        between = re.findall(r"[^\W\d_]+", before.lower())
        locates = bool(between) and locating.issuperset(between)
        if not (locates and _lies_outside(kept[-1], where)):
            kept.append(where)
    if incident.main.trigger.role == "move":
        kept = [one for one in kept if not _is_passed(one, sentence, words.routes)] or kept
    return kept


def _is_passed(where: Where, sentence: Sentence, routes: frozenset[str]) -> bool:
    token = sentence.head(where.span)
    return token is not None and token.dep_ == "pobj" and token.head.lower_ in routes


def _lies_outside(proper: Where, other: Where) -> bool:
    """Is the other a place that the first does not lie in, and no finer than it?"""
    one, two = proper.place, other.place
    if one is None or two is None or two.radius_km < one.radius_km:
        return False
    return distance_km(one, two) > two.radius_km


def _stands_in(token: Token, incident: Incident, happenings: Happenings) -> bool:
    """Does a preposition of place tie it to the incident ("killed 12 in Yemen"), so that it is no owner or actor?"""
    if token.dep_ != "pobj" or token.head.lower_ not in happenings.prepositions["place"]:
        return False
    return any(incident.has(link) for link in climb(token)) or _under_occurring(token, incident, happenings)


def stands_aside(token: Token, incident: Incident, words: tuple[Happenings, Speech]) -> bool:
    """Is it told in a clause that says something else of somebody ("the convoy, which left Tal on Sunday, was hit")?"""
    happenings, speech = words
    for link in (token, *climb(token)):
        if incident.has(link) or any(is_under(found.token, link) for found in incident.found):
            return False
        if link.pos_ == "VERB" and lemma(link) in speech.verbs:
            return False
        if link.dep_ == "relcl" or (link.dep_ == "conj" and link.pos_ == "VERB" and subjects(link)):
            is_there = lemma(link) in happenings.copulas | happenings.occurs_alone  # "which lies near Tal"
            weapon = any(means.pattern.search(link.head.text) for means in happenings.means)  # "a bomb left in Tal"
            return not is_there and not weapon
        if link.dep_ == "advcl" and any(child.pos_ == "NOUN" for child in subjects(link)):
            return not any(child.lower_ in happenings.same_time | happenings.apart for child in link.lefts)
    return False


def _tells_more(token: Token, incident: Incident, happenings: Happenings) -> bool:
    """Does it say more of somebody, or whence they come ("shells from Tal", "the bishop, a native of Tal")?"""
    if token.dep_ == "pobj" and token.head.lower_ in happenings.prepositions["from"]:
        return not {found.trigger.role for found in incident.found} & {"displace", "move", "act"}
    for link in (token, *climb(token)):
        if incident.has(link):
            break
        if link.dep_ == "appos" and link != token:
            return True
        if link.dep_ == "advcl" and subjects(link):
            return True
    return _is_shared(token, incident)


def _is_shared(token: Token, incident: Incident) -> bool:
    """Does it stand with another verb of what one subject did ("came to Tal, bombed a market and killed two")?"""
    verb = next((link for link in climb(token) if link.pos_ == "VERB"), None)
    if verb is None or incident.has(verb) or incident.main.trigger.role == "act":
        return False
    own = [found.token for found in incident.found]
    return any(lead == verb for one in own for lead in led_by(one)) or any(lead in own for lead in led_by(verb))


def _distance(token: Token, incident: Incident) -> int:
    return min(abs(found.token.i - token.i) for found in incident.found)


def _is_told_of(token: Token, incident: Incident, words: tuple[Happenings, Speech]) -> bool:
    """Is it of the happening, not of the saying or of what else the sentence tells?"""
    marker = incident.held_apart_by
    if marker is not None and not is_under(token, marker.head if marker.dep_ == "mark" else marker):
        return False
    return not of_saying(token, incident, words)


def _is_of_its_clause(token: Token, incident: Incident, speech: Speech) -> bool:
    """Does it hang on the incident, or on the verb that carries it ("were heard on Tuesday, ..., after noon")?"""
    for link in climb(token):
        if incident.has(link):
            return True
        if link.pos_ in ("VERB", "AUX"):
            return lemma(link) not in speech.verbs and any(is_under(found.token, link) for found in incident.found)
    return False


def of_saying(token: Token, incident: Incident, words: tuple[Happenings, Speech]) -> bool:
    """Does it hang on a verb of saying, or of putting a toll at a number, above the incident?"""
    happenings, speech = words
    for link in climb(token):
        if incident.has(link) or any(clause.dep_ == "relcl" and incident.has(clause) for clause in token.children):
            return False
        if link.pos_ in ("VERB", "AUX"):
            fronted = token.i < incident.main.token.i < link.i  # "On Monday gunmen killed two, witnesses said"
            said = (lemma(link) in speech.verbs or reckons_toll(link, happenings)) and not fronted
            return said and any(is_under(found.token, link) for found in incident.found)
    return False


def _is_where(token: Token, incident: Incident) -> bool:
    """Is the happening what took place there ("no access to Tal, where a school was shelled")?"""
    return any(
        link.head == token and link.dep_ == "relcl" and any(child.tag_ == "WRB" for child in link.lefts)
        for link in (incident.main.token, *climb(incident.main.token))
    )


def _under_occurring(token: Token, incident: Incident, happenings: Happenings) -> bool:
    """Does it hang on the verb that says that the incident took place?"""
    main = incident.main.token
    return any(
        lemma(link) in happenings.occurs and link.pos_ == "VERB" and is_under(main, link) for link in climb(token)
    )
