"""Where a happening of a sentence was."""

from __future__ import annotations

import re

from trucewatch.extract.incidents import Incident
from trucewatch.extract.sentence import Sentence
from trucewatch.extract.setting import belongs, is_told_of, is_where, stands_aside, under_occurring
from trucewatch.extract.tokens import Token
from trucewatch.extract.tree import climb, led_by, subjects
from trucewatch.geo.gazetteer_rank import distance_km
from trucewatch.model import PlacePrecision, Where
from trucewatch.packs.happenings import Happenings
from trucewatch.packs.place_words import load_place_words
from trucewatch.packs.speech import Speech

_SEVERAL = 2


def places_of(
    sentence: Sentence, incident: Incident, others: list[Incident], words: tuple[Happenings, Speech]
) -> tuple[Where, ...]:
    """Its places, each once, the finest first; where somebody spoke or met is no place of the happening."""
    happenings, _ = words
    near: list[Where] = []
    beside: list[Where] = []  # told of somebody or of another verb in its clause
    drifted, wide = [], []
    entry = sentence.entry(incident.main.token)
    for where in entry:
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
            or under_occurring(token, incident, happenings)
            or is_where(token, incident)
        ):
            (beside if _tells_more(token, incident, happenings) else near).append(where)
        elif _is_shared(token, incident):
            beside.append(where)
        elif token.i > incident.main.token.i and is_told_of(token, incident, words):
            drifted.append(where)
    if sentence.heads and not near:
        near = [where for where in entry if where in sentence.heads]
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
    return any(incident.has(link) for link in climb(token)) or under_occurring(token, incident, happenings)


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
