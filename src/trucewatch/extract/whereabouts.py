"""Where a happening took place whose own clause does not say: by its sentence, then by its paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from trucewatch.extract.incidents import Incident
from trucewatch.extract.occurrences import Told
from trucewatch.extract.reading import Heard
from trucewatch.extract.sentence import Sentence, is_under, noun_phrase
from trucewatch.extract.setting import of_saying
from trucewatch.extract.tokens import Token
from trucewatch.extract.tree import climb, half, lemma, subjects
from trucewatch.model import Claim, Mode, Occurrence, Place, PlacePrecision, Precision, Where
from trucewatch.packs.acts import load_acts
from trucewatch.packs.happenings import Happenings
from trucewatch.packs.place_words import load_place_words
from trucewatch.packs.speech import Speech

_TALKS = ("SUPPORT", "AGREE", "CONSULT")
_SPOTS = frozenset(PlacePrecision) - {PlacePrecision.COUNTRY, PlacePrecision.UNKNOWN, PlacePrecision.LINE}


def placed(
    told_of: Sequence[tuple[Incident, Told]],
    sentence: Sentence,
    before: Sequence[Heard],
    words: tuple[Happenings, Speech],
    only: Where | None = None,
    filed: Place | None = None,
) -> list[tuple[Incident, Told]]:
    """What was told, each with a place where its sentence or its paragraph has one; a tally has none of its own.

    ``only`` is the one spot that the whole report names: what happens without a place happens there. "Here" is
    where the report was ``filed``.

    The rule that lent the place is named among the steps of the claim.
    """
    earlier = [
        claim.occurrence.where
        for heard in _of_entry(before, sentence)
        for claim in heard.claims
        if claim.occurrence is not None and _sets_a_scene(claim, claim.occurrence)
    ]
    found = []
    for which, told in told_of:
        if not told.occurrence.where and not told.is_tally:
            beside = [
                (other, where)
                for other, what in told_of
                if other.held_apart_by is None and which.held_apart_by is None and not _follows(other, which)
                for where in what.occurrence.where[:1]
            ]
            later = [other for other, _ in told_of if _follows(other, which)]
            lent = _pointed_at(sentence, which, [where[0] for where in earlier if where], filed)
            lent = lent or _in_sentence(sentence, which, [where for _, where in beside], later, words)
            rule = "where.sentence" if lent is not None else "where.paragraph"
            scene = _scene(sentence, words[0])
            if lent is None and scene is None and not _sums_up(which, told):
                lent = next((where[0] for where in reversed(earlier) if where), None)
            elif lent is None and _told_by(which, words):
                lent, rule = scene, "where.speaker"
            if lent is None and scene is None:
                lent, rule = _voice(sentence, _told_by(which, words)), "where.speaker"
            free = which.held_apart_by is None and not sentence.places and not _sums_up(which, told)
            if lent is None and scene is None and free:
                lent, rule = only, "where.report"
            if lent is not None:
                content = replace(told.occurrence, where=(lent,))
                told = replace(told, occurrence=content, rules=(*told.rules, rule))
        found.append((which, told))
    return found


def _sets_a_scene(claim: Claim, told: Occurrence) -> bool:
    """Can what follows be where it was, as it is not where something was only agreed or talked about, or recalled?"""
    if Mode.BACKGROUND in claim.modes and not told.counts:
        return False
    return load_acts().in_plover(told.event_type, told.sub_event_type) not in _TALKS


def _sums_up(incident: Incident, told: Told) -> bool:
    """Is it only a toll of more days than one ("two were killed in the past 24 hours"), and so of more places too?"""
    harm = all(found.trigger.role == "harm" for found in incident.found)
    return harm and told.dated and told.occurrence.when.precision is Precision.DAYS


def _follows(incident: Incident, other: Incident) -> bool:
    """Is it told in a later clause that somebody else begins ("a school was shelled, and gunmen killed two in Tal")?"""
    main = incident.main.token
    return main.i > other.main.token.i and main.dep_ == "conj" and main.pos_ == "VERB" and bool(subjects(main))


def _of_entry(before: Sequence[Heard], sentence: Sentence) -> Sequence[Heard]:
    """What was told before in the same paragraph; of a live page, since the hour that opens the entry."""
    if sentence.opens_entry:
        return ()
    told = [heard for heard in before if heard.sentence.paragraph == sentence.paragraph]
    opened = max((at for at, heard in enumerate(told) if heard.sentence.opens_entry), default=0)
    return told[opened:]


def _in_sentence(
    sentence: Sentence,
    incident: Incident,
    beside: Sequence[Where],
    later: Sequence[Incident],
    words: tuple[Happenings, Speech],
) -> Where | None:
    """The place of another happening of the sentence, else the only spot in which it says that something was.

    What ``later`` clauses tell, which somebody else begins, lends nothing.
    """
    if beside and not incident.main.token.doc.semicolons:
        return beside[0]
    happenings, _ = words
    spots = []
    for where in sentence.places:
        token = sentence.head(where.span)
        if token is None or not _is_spot(where, sentence):
            continue
        noun = token.head if token.dep_ in ("compound", "nmod") else token  # "in Tal district"
        tied = noun.dep_ == "pobj" and noun.head.lower_ in happenings.prepositions["place"]
        tied = tied or where == _scene(sentence, happenings)
        tied = tied and not any(is_under(token, other.main.token) for other in later)
        if tied and half(token) == half(incident.main.token) and not of_saying(token, incident, words):
            spots.append(where)
    if len({where.place.id if where.place is not None else where.name for where in spots}) == 1:
        return spots[0]
    return beside[0] if beside else None


def _pointed_at(sentence: Sentence, incident: Incident, earlier: Sequence[Where], filed: Place | None) -> Where | None:
    """The place that is meant by "there", "at the same place" or "here"."""
    words = load_place_words(sentence.doc.language)
    grounds = words.types.keys() | words.spots | words.grounds
    for token in sentence.doc:
        again = token.lower_ in words.same and token.head.lower_ in grounds
        back = again or (token.lower_ in words.back and token.dep_ != "expl")
        if not (back or token.lower_ in words.here) or not is_under(token, incident.main.token):
            continue
        span = sentence.token_span(token)
        if not back:
            return Where(token.text, span, filed, filed.precision, filed.radius_km) if filed is not None else None
        named = [where for where in sentence.places if where.span.end <= span.start and _is_spot(where, sentence)]
        return named[-1] if named else earlier[-1] if earlier else None
    return None


def _is_spot(where: Where, sentence: Sentence) -> bool:
    token = sentence.head(where.span)
    named = token is not None and not sentence.actor_at(token)
    return named and (where.place is None or where.precision in _SPOTS)


def _told_by(incident: Incident, words: tuple[Happenings, Speech]) -> list[Token]:
    """Those who say it and speak of what is around them, a doctor or a neighbour."""
    happenings, speech = words
    return [
        noun
        for verb in climb(incident.main.token)
        if lemma(verb) in speech.verbs
        for noun in subjects(verb)
        if any(lemma(part) in happenings.on_the_spot for part in noun_phrase(noun))
    ]


def _voice(sentence: Sentence, speakers: Sequence[Token]) -> Where | None:
    """The spot at which they are ("doctors in Tal")."""
    for where in sentence.places:
        token = sentence.head(where.span)
        if token is not None and where.precision in _SPOTS and any(is_under(token, noun) for noun in speakers):
            return where
    return None


def _scene(sentence: Sentence, happenings: Happenings) -> Where | None:
    """The place with which the sentence opens ("In Tal families buried the dead", "From Tal: shells fell").

    No other is meant after it.
    """
    doc = sentence.doc
    for where in sentence.places:
        end = where.span.end - sentence.span.start
        if sentence.text[end : end + 1] == ":" and all(token.pos_ != "VERB" for token in doc if token.idx < end):
            return where
    if len(doc) < 2 or doc[0].lower_ not in happenings.prepositions["place"]:
        return None
    opens = sentence.token_span(doc[1]).start
    return next((where for where in sentence.places if where.span.start == opens), None)
