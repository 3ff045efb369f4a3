"""Where a happening of a sentence was."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache

from trucewatch.extract.deeds.incidents import Incident
from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import climb, led_by, lemma, subjects
from trucewatch.extract.sentence import Sentence
from trucewatch.extract.when_where.elsewhere import is_elsewhere
from trucewatch.extract.when_where.setting import (
    belongs,
    is_of_late_death,
    is_told_of,
    is_where,
    stands_aside,
    under_occurring,
)
from trucewatch.geo.gazetteer.rank import distance_km
from trucewatch.model import PlacePrecision, Where
from trucewatch.packs.language.happenings import Happenings
from trucewatch.packs.language.place_words import load_place_words
from trucewatch.packs.language.speech import Speech

_SEVERAL = 2


class _Told(Enum):
    """How a place of a sentence is told of an incident."""

    NEAR = "where it was"
    BESIDE = "of somebody or of another verb in its clause"
    DRIFTED = "behind it"
    WIDE = "the country"
    NOT = "not of it"


def places_of(
    sentence: Sentence, incident: Incident, others: list[Incident], words: tuple[Happenings, Speech]
) -> tuple[Where, ...]:
    """Its places, each once, the finest first; where somebody spoke or met is no place of the happening."""
    found: dict[_Told, list[Where]] = {told: [] for told in _Told}
    entry = sentence.entry(incident.main.token)
    for where in entry:
        token = sentence.head(where.span)
        if token is None or sentence.actor_at(token) is not None:
            continue
        if _stands_behind(where, incident, sentence, words[0]):
            found[_Told.NEAR].append(where)
        else:
            found[_told_as(token, where, incident, others, words)].append(where)
    near = found[_Told.NEAR]
    if sentence.heads and not near:
        near = [where for where in entry if where in sentence.heads]
    places = near or found[_Told.BESIDE] or found[_Told.DRIFTED] or found[_Told.WIDE]
    finest_first = list(PlacePrecision)
    told: dict[str, Where] = {}
    for where in sorted(
        _proper(places, sentence, incident),
        key=lambda where: (finest_first.index(where.precision), _is_left(where, sentence), where.span),
    ):
        told.setdefault(where.place.id if where.place is not None else where.name, where)
    return tuple(told.values())


def _told_as(
    token: Token, where: Where, incident: Incident, others: list[Incident], words: tuple[Happenings, Speech]
) -> _Told:
    """How the place is told of the incident."""
    happenings, _ = words
    if _is_left_out(token) or _is_whence_doers_are(token, incident, happenings):
        return _Told.NOT
    of_country = where.place is not None and where.place.precision is PlacePrecision.COUNTRY
    way_there = _is_way_there(token, happenings)
    if not of_country and not way_there and is_where(token, incident, _locating(token.lang_)):
        return _Told.NEAR
    if not belongs(token, incident, others) or stands_aside(token, incident, words):
        return _Told.NOT
    if is_elsewhere(token, incident, happenings) or is_of_late_death(token, incident, happenings):
        return _Told.NOT
    if of_country:
        return _Told.WIDE if _stands_in(token, incident, happenings) else _Told.NOT
    if any(incident.has(link) for link in climb(token)) or under_occurring(token, incident, happenings):
        return (
            _Told.BESIDE
            if way_there or _is_post(token, incident) or _tells_more(token, incident, happenings)
            else _Told.NEAR
        )
    if _is_shared(token, incident):
        return _Told.BESIDE
    told = is_told_of(token, incident, words) or _is_counted(incident, token)
    drifted = token.i > incident.main.token.i and told
    return _Told.DRIFTED if drifted else _Told.NOT


def _is_left_out(token: Token) -> bool:
    """Is it told that it was elsewhere too, or but for there ("beyond Tal, jets also struck")?"""
    return token.dep_ == "pobj" and token.head.lower_ in load_place_words(token.lang_).left_out


def _is_whence_doers_are(token: Token, incident: Incident, happenings: Happenings) -> bool:
    """Does it say whence those are who did it ("rebels from Tal had struck"), and not what they fired from there?"""
    leads, whom = token.head, token.head.head
    if (
        token.dep_ != "pobj"
        or leads.lower_ not in happenings.prepositions["from"]
        or lemma(whom) not in happenings.doers
    ):
        return False
    first = next((link for link in (whom, *climb(whom)) if link.dep_ != "conj"), whom)
    return first.dep_ == "nsubj" and incident.has(first.head)


def _is_post(token: Token, incident: Incident) -> bool:
    """Is it where those who did it are kept ("troops based in Tal shelled Ros")?"""
    posted = load_place_words(token.lang_).posted
    for link in climb(token):
        if incident.has(link):
            return False
        if link.dep_ == "acl" and lemma(link) in posted and link.head.dep_ == "nsubj":
            return True
    return False


def _stands_behind(where: Where, incident: Incident, sentence: Sentence, happenings: Happenings) -> bool:
    """Does it stand right behind the noun of the deed, whatever the tree says ("the blast at Tal")?"""
    main, doc = incident.main.token, sentence.doc
    if main.pos_ != "NOUN" or main.i + 2 >= len(doc) or doc[main.i + 1].lower_ not in happenings.prepositions["place"]:
        return False
    country = where.place is not None and where.place.precision is PlacePrecision.COUNTRY
    return not country and sentence.token_span(doc[main.i + 2]).start == where.span.start


def _is_left(where: Where, sentence: Sentence) -> bool:
    """Does it stand behind "from" ("on the road from Tal to Ros")?"""
    before = sentence.text[: where.span.start - sentence.span.start].split()
    return bool(before) and before[-1].lower() in load_place_words(sentence.doc.language).elsewhere


def _is_counted(incident: Incident, token: Token) -> bool:
    """Does it stand right behind the dead with whom it hangs on one word ("counted four dead in Tal")?"""
    main = incident.main.token
    leads = token.head if token.dep_ == "pobj" else token
    return main.pos_ == "ADJ" and leads.head == main.head and leads.i == main.i + 1


def _proper(places: list[Where], sentence: Sentence, incident: Incident) -> list[Where]:
    """These less what only tells how another lies ("Tal, east of Ros"), or what a movement passes ("via Ros")."""
    if len(places) < _SEVERAL:
        return places
    words, locating = load_place_words(sentence.doc.language), _locating(sentence.doc.language)
    rows = sorted(places, key=lambda where: where.span)
    kept = rows[:1]
    for where in rows[1:]:
        before = sentence.text[kept[-1].span.end - sentence.span.start : where.span.start - sentence.span.start]
        between = re.findall(r"[^\W\d_]+", before.lower())
        locates = bool(between) and locating.issuperset(between)
        bearing = kept[-1].place is not None and not words.directions.keys().isdisjoint(between)
        bearing = bearing and words.within.isdisjoint(between)  # "in the north of Ros" is in Ros
        if not (locates and (bearing or _lies_outside(kept[-1], where))):
            kept.append(where)
    kept = [one for one in kept if not _ends_a_way(one, sentence)] or kept
    if incident.main.trigger.role == "move":
        kept = [one for one in kept if not _is_passed(one, sentence, words.routes)] or kept
    return kept


@lru_cache(maxsize=8)
def _locating(language: str) -> frozenset[str]:
    """The words of a language between a place and another that tells where it lies."""
    words = load_place_words(language)
    return words.locating.union(words.directions, words.types)


def _ends_a_way(where: Where, sentence: Sentence) -> bool:
    """Is it one of the two towns by which a road is called ("on the Tal-Ros road, near Sam")?"""
    start, end = where.span.start - sentence.span.start, where.span.end - sentence.span.start
    return "-" in (sentence.text[max(0, start - 1) : start], sentence.text[end : end + 1])


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
    return any(incident.has(link) for link in climb(token)) or under_occurring(token, incident, happenings)


def _is_way_there(token: Token, happenings: Happenings) -> bool:
    """Does a way lead there, on which it was if no nearer place is told ("at Ros, on the road to Tal")?"""
    leads = token.head
    if token.dep_ != "pobj" or leads.i == 0 or leads.lower_ not in happenings.prepositions["to"]:
        return False
    lexicon = load_place_words(token.lang_)
    return leads.nbor(-1).lower_ in lexicon.ways & lexicon.grounded


def _tells_more(token: Token, incident: Incident, happenings: Happenings) -> bool:
    """Does it say more of somebody, or whence they come ("shells from Tal", "the bishop, a native of Tal")?"""
    lexicon = load_place_words(token.lang_)
    on_a_way = token.dep_ == "pobj" and token.head.head.lower_ in lexicon.ways & lexicon.grounded
    if token.dep_ == "pobj" and token.head.lower_ in happenings.prepositions["from"] and not on_a_way:
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
