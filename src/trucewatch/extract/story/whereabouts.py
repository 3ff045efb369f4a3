"""Where a happening took place whose own clause does not say: by its sentence, then by its paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from trucewatch.extract.deeds.incidents import Incident
from trucewatch.extract.occurrences import Told
from trucewatch.extract.parse.tokens import Token, Tree
from trucewatch.extract.parse.tree import climb, half, lemma, subjects
from trucewatch.extract.reading import Heard
from trucewatch.extract.sentence import Sentence, is_under, noun_phrase
from trucewatch.extract.story.backdrop import SPOTS, Backdrop, fits_kind, is_passed
from trucewatch.extract.story.lending import follows, is_answered, is_reckoned_from
from trucewatch.extract.when_where.elsewhere import is_elsewhere
from trucewatch.extract.when_where.setting import is_where_said
from trucewatch.model import DAY_OR_FINER, Claim, Mode, Occurrence, PlacePrecision, Precision, Stance, Where
from trucewatch.packs.acts import load_acts
from trucewatch.packs.language.happenings import Happenings
from trucewatch.packs.language.place_words import load_place_words
from trucewatch.packs.language.speech import Speech

_FAR = 4  # words between a place and another that holds it
_TALKS = ("SUPPORT", "AGREE", "CONSULT")
# What "the town" or "the province" names again; "the area" and "the region" are any ground.
_CALLED_AGAIN = (PlacePrecision.TOWN, PlacePrecision.DISTRICT, PlacePrecision.GOVERNORATE)


def placed(
    told_of: Sequence[tuple[Incident, Told]],
    sentence: Sentence,
    before: Sequence[Heard],
    words: tuple[Happenings, Speech],
    backdrop: Backdrop,
) -> list[tuple[Incident, Told]]:
    """What was told, each with a place where its sentence or its paragraph has one; a tally has none of its own.

    ``backdrop`` is what else the report says about where it plays.

    The rule that lent the place is named among the steps of the claim.
    """
    scenes = [
        claim.occurrence
        for heard in _of_entry(before, sentence)
        for claim in heard.claims
        if claim.occurrence is not None and _sets_a_scene(claim, claim.occurrence) and claim.occurrence.where
    ]
    earlier = [scene.where[0] for scene in scenes]
    found = []
    for which, told in told_of:
        if not told.occurrence.where and not told.is_tally:
            lent, rule = _told_in_sentence(which, told_of, sentence, earlier, backdrop, words), "where.sentence"
            if lent is None:
                of_its_day = [scene.where[0] for scene in scenes if not _of_another_day(scene, told.occurrence)]
                lent, rule = _told_around(which, told, sentence, of_its_day, backdrop, words)
            if lent is not None:
                content = replace(told.occurrence, where=(lent,))
                told = replace(told, occurrence=content, rules=(*told.rules, rule))
        found.append((which, told))
    return found


def _told_in_sentence(
    which: Incident,
    told_of: Sequence[tuple[Incident, Told]],
    sentence: Sentence,
    earlier: Sequence[Where],
    backdrop: Backdrop,
    words: tuple[Happenings, Speech],
) -> Where | None:
    """The place that its own sentence points at or names."""
    beside = [
        where
        for other, what in told_of
        if other.held_apart_by is None and which.held_apart_by is None
        if not (follows(other, which) or _lends_nothing(other, which, words[0]))
        for where in what.occurrence.where[:1]
    ]
    later = [o for o, _ in told_of if follows(o, which) or _lends_nothing(o, which, words[0])]
    pointed = _pointed_at(sentence, which, earlier, backdrop, words)
    return pointed or _in_sentence(sentence, which, beside, later, words)


def _lends_nothing(other: Incident, which: Incident, happenings: Happenings) -> bool:
    return is_answered(other, happenings) or is_reckoned_from(other, which, happenings)


def _of_another_day(scene: Occurrence, told: Occurrence) -> bool:
    """Do both tell a day, and not one?"""
    days = [each.when for each in (scene, told)]
    dated = all(day.start is not None and day.end is not None and day.precision in DAY_OR_FINER for day in days)
    return dated and not days[0].overlaps(days[1])


def _told_around(
    which: Incident,
    told: Told,
    sentence: Sentence,
    earlier: Sequence[Where],
    backdrop: Backdrop,
    words: tuple[Happenings, Speech],
) -> tuple[Where | None, str]:
    """The place of its paragraph, of those who tell it or of its report, and the rule that lends it."""
    scene, speakers = _scene(sentence, words[0]), _told_by(which, words)
    sums_up = _sums_up(which, told) and not sentence.opens_entry
    if scene is not None and speakers:
        return scene, "where.speaker"
    beside = None if sums_up else _named_beside(sentence, which, scene, words)
    if scene is not None or beside is not None:
        return beside, "where.beside"
    if earlier and not sums_up:
        return earlier[-1], "where.paragraph"
    voice = _voice(sentence, speakers)
    if voice is not None:
        return voice, "where.speaker"
    lexicon = load_place_words(sentence.doc.language)
    begins = sentence.span.start
    named = any(not is_passed(where, sentence.text, lexicon, begins) for where in sentence.places)
    if named or which.held_apart_by is not None or sums_up:
        return None, ""
    denied = told.attribution.stance is Stance.DENIES  # of what was told before, wherever that was
    before = None if denied else backdrop.scene(sentence)
    if before is not None:
        return before, "where.paragraph"
    return (backdrop.only, "where.report") if not (denied and sentence.places) else (None, "")


def _sets_a_scene(claim: Claim, told: Occurrence) -> bool:
    """Can what follows be where it was, as it is not where something was only agreed or talked about, or recalled?"""
    if Mode.BACKGROUND in claim.modes and not told.counts:
        return False
    return load_acts().in_plover(told.event_type, told.sub_event_type) not in _TALKS


def _sums_up(incident: Incident, told: Told) -> bool:
    """Is it only a toll of more days than one ("two were killed in the past 24 hours"), and so of more places too?"""
    harm = all(found.trigger.role == "harm" for found in incident.found)
    return harm and told.dated and told.occurrence.when.precision is Precision.DAYS


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

    What ``later`` clauses tell, which somebody else begins or which only date it, lends nothing.
    """
    if beside and not incident.main.token.doc.semicolons:
        return beside[0]
    happenings, _ = words
    spots: list[Where] = []
    for where in sentence.places:
        token = sentence.head(where.span)
        if token is None or not _is_spot(where, sentence) or is_elsewhere(token, incident, happenings):
            continue
        noun = token.head if token.dep_ in ("compound", "nmod") else token  # "in Tal district"
        tied = noun.dep_ == "pobj" and noun.head.lower_ in happenings.prepositions["place"]
        tied = tied or where == _scene(sentence, happenings)
        tied = tied and not any(is_under(token, other.main.token) for other in later)
        area = spots and _only_holds(spots[-1], where, sentence)  # "in Tal in Ros district"
        if tied and not area and half(token) == half(incident.main.token) and not is_where_said(token, incident, words):
            spots.append(where)
    if len({where.place.id if where.place is not None else where.name for where in spots}) == 1:
        return spots[0]
    return beside[0] if beside else None


def _only_holds(inner: Where, outer: Where, sentence: Sentence) -> bool:
    """Does the second name only tell in what the first lies?"""
    at = sentence.span.start
    between = sentence.text[inner.span.end - at : outer.span.start - at].split()
    return bool(between) and between[0] in load_place_words(sentence.doc.language).within and len(between) < _FAR


def _pointed_at(
    sentence: Sentence,
    incident: Incident,
    earlier: Sequence[Where],
    backdrop: Backdrop,
    words: tuple[Happenings, Speech],
) -> Where | None:
    """The place that is meant by "there", "at the same place", "that village" or "here": the one named last.

    Not that of who says it ("a spokesman in Tal said that eight had died there").
    """
    lexicon = load_place_words(sentence.doc.language)
    grounds = lexicon.types.keys() | lexicon.spots | lexicon.grounds
    filed = backdrop.filed
    for token in sentence.doc:
        again = token.lower_ in lexicon.same and token.head.lower_ in grounds
        back = again or (token.lower_ in lexicon.back and token.dep_ != "expl")
        if not (back or token.lower_ in lexicon.here) or not is_under(token, incident.main.token):
            continue
        span = sentence.token_span(token)
        if not back:
            return Where(token.text, span, filed, filed.precision, filed.radius_km) if filed is not None else None
        named = [
            where
            for where in sentence.places
            if where.span.end <= span.start and _is_spot(where, sentence)
            if (at := sentence.head(where.span)) is None or not is_where_said(at, incident, words)
        ]
        before = [*earlier[-1:], *filter(None, [backdrop.last_named(sentence, PlacePrecision.TOWN)])]
        return max(named or before, key=lambda where: where.span.start, default=None)
    return _named_by_its_kind(sentence, incident, backdrop, words)


def _named_by_its_kind(
    sentence: Sentence, incident: Incident, backdrop: Backdrop, words: tuple[Happenings, Speech]
) -> Where | None:
    """The place that "the town" or "that village" calls again, and not the one where it is said."""
    lexicon = load_place_words(sentence.doc.language)
    for token in sentence.doc:
        kind = lexicon.types.get(token.lower_)
        if kind not in _CALLED_AGAIN or token.lower_ in lexicon.seats or not is_under(token, incident.main.token):
            continue
        told_more = any(child.dep_ in ("prep", "appos", "relcl") for child in token.rights)
        if told_more or [child.lower_ in lexicon.again for child in token.lefts] != [True]:
            continue
        at = sentence.token_span(token)
        named = [
            w
            for w in sentence.places
            if w.span.end <= at.start and fits_kind(w, kind) and _is_spot(w, sentence)
            if (head := sentence.head(w.span)) is None or not is_where_said(head, incident, words)
        ]
        voice = _voice(sentence, _told_by(incident, words)) if not named else None
        if voice is not None and fits_kind(voice, kind):
            return voice  # "a resident of Tal said drones had hit the north of the town"
        return named[-1] if named else backdrop.last_named(sentence, kind)
    return None


def _named_beside(
    sentence: Sentence, incident: Incident, scene: Where | None, words: tuple[Happenings, Speech]
) -> Where | None:
    """The only spot of the sentence, where it stands before the happening ("Tal mourned two, killed by a mine").

    What somebody only comes from or goes to is none, nor where it is said.
    """
    lexicon = load_place_words(sentence.doc.language)
    passing, ways = lexicon.passing, lexicon.ways
    spots = []
    for where in sentence.places:
        token = sentence.head(where.span)
        if token is None or not _is_spot(where, sentence):
            continue
        passed = token.dep_ == "pobj" and token.head.lower_ in passing and token.head.head.lower_ not in ways
        named_for = token.i + 1 < len(sentence.doc) and token.nbor(1).lower_ in lexicon.pacts  # "the Tal truce"
        if is_elsewhere(token, incident, words[0]):
            return None
        said = is_where_said(token, incident, words) and not _tells_of_its_own(token)
        if where == scene and not (said and lemma(token.head.head) in words[1].verbs):
            return scene  # "in Tal the mayor has counted two dead"
        if passed or named_for or said or token.i > incident.found[-1].token.i:
            return None
        spots.append(where)
    return spots[0] if len(spots) == 1 else None


def _tells_of_its_own(place: Token) -> bool:
    """Does it stand for those who live there ("Tal said farewell to two", "Tal reports six dead")?"""
    lexicon = load_place_words(place.lang_)
    parts = any(child.lower_ in lexicon.partings for child in place.head.rights)
    return place.dep_ == "nsubj" and (parts or place.head.lower_ in lexicon.counts)


def _is_spot(where: Where, sentence: Sentence) -> bool:
    token = sentence.head(where.span)
    named = token is not None and not sentence.actor_at(token)
    return named and (where.place is None or where.precision in SPOTS)


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
        if token is not None and where.precision in SPOTS and any(is_under(token, noun) for noun in speakers):
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
    named = [(where, sentence.head(where.span)) for where in sentence.places]
    return next((where for where, at in named if where.span.start == opens or _opens(at, doc)), None)


def _opens(place: Token | None, doc: Tree) -> bool:
    """Does it stand with the preposition that opens the sentence ("In rebel-held Tal", "In the port of Tal")?"""
    kind = place.head.head if place is not None and place.dep_ == "pobj" else None
    return kind is not None and place is not None and doc[0] in (place.head, kind.head if kind.dep_ == "pobj" else None)
