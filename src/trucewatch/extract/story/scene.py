"""The day of a scene: of what a report goes on to tell, in the same past and of the same place, with no day of its own.

Such a day is a guess, and marked as inferred: it may speak for one occurrence, and never keeps two apart.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from trucewatch.extract.deeds.incidents import Incident
from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.reading import Heard
from trucewatch.extract.sentence import Sentence
from trucewatch.extract.story.continuing import OF_A_WAR, RIGHT_BEHIND
from trucewatch.model import Claim, ClaimKind, Occurrence, TimeBasis, When
from trucewatch.packs.language.times import time_words

_REACH = 400  # characters from what was told of a day to what only goes on with it
_LONGEST = timedelta(days=1)  # of a night too
_LONG_UNITS = frozenset({"days", "nights", "weeks", "fortnights", "months", "years", "decades"})
_OF_HARM = frozenset({"attack", "clash", "harm"})


@dataclass(frozen=True)
class Scene:
    """The last day told, the places and the means of what happened on it, and where its sentence ends.

    Where nothing is told to have happened on it, ``places`` is None, and it is only of the sentence right behind.
    """

    when: When
    places: frozenset[str] | None
    means: frozenset[str]
    end: int


def scene_of(heard: Heard, before: Scene | None) -> Scene | None:
    """The scene that stands behind a sentence: its own where it tells of one day, none where it tells of several."""
    dated = [
        said
        for claim, incident in heard.told_of
        if (said := claim.occurrence) is not None
        and _is_plain(claim)
        and is_of_a_day(said.when)
        and said.when.basis is not TimeBasis.INFERRED
        and _is_of_harm(incident)
    ]
    days = {_whole_day(said.when) for said in dated}
    if not days:
        return _set_anew(heard.sentence, before)
    places = frozenset(where.name for said in dated for where in said.where)
    means = frozenset(each for said in dated for each in said.means)
    return Scene(days.pop(), places, means, heard.sentence.span.end) if len(days) == 1 else None


def in_scene(heard: Heard, scene: Scene | None) -> dict[str, When]:
    """By their ids, the day of the claims of a sentence that go on with the scene and tell of no time."""
    sentence = heard.sentence
    scene = _set_anew(sentence, scene)
    if scene is None or sentence.times or sentence.span.start - scene.end > _REACH or _counts_days(sentence):
        return {}
    return {
        claim.id: replace(scene.when, basis=TimeBasis.INFERRED)
        for claim, incident in heard.told_of
        if claim.occurrence is not None
        and _is_plain(claim)
        and _tells_no_time(claim.occurrence)
        and _may_be_of(claim.occurrence, scene, near=sentence.span.start - scene.end <= RIGHT_BEHIND)
        and _is_told_on(incident)
    }


def _set_anew(sentence: Sentence, scene: Scene | None) -> Scene | None:
    """The scene before a sentence: another day that was told since, whatever was told of it, ends the one before."""
    at, when = sentence.told_at, sentence.told
    if at is None or when is None or (scene is not None and at.start < scene.end):
        return scene
    if not is_of_a_day(when):
        return None
    return Scene(_whole_day(when), None, frozenset(), at.end)


def is_of_a_day(when: When) -> bool:
    """Does it lie within one day, or one night?"""
    return when.start is not None and when.end is not None and when.end - when.start <= _LONGEST


def _whole_day(when: When) -> When:
    """Of what came at an hour, the rest was on its day."""
    return when if when.date is None else When.day(when.date, when.basis, when.text)


def _is_plain(claim: Claim) -> bool:
    return claim.kind is ClaimKind.EVENT and claim.happened and not claim.modes


def _tells_no_time(said: Occurrence) -> bool:
    return said.when.start is None and not said.when.text


def _may_be_of(said: Occurrence, scene: Scene, *, near: bool) -> bool:
    """Does it name no place and no means but those of the scene, and not the dead of a war?

    What is told right behind (``near``) may have been at another place.
    """
    means = set(said.means)
    most = max((count.quantity.low or 0 for count in said.counts), default=0)
    other = bool(means and scene.means) and not means & scene.means
    here = near or (scene.places is not None and all(where.name in scene.places for where in said.where))
    return most < OF_A_WAR and not other and here


def _counts_days(sentence: Sentence) -> bool:
    """Does it count days or longer, so that it may tell how far off it lies ("two days before 22 had died")?"""
    units = time_words(sentence.doc.language).units.times
    return any(units.get(token.lower_) in _LONG_UNITS for token in sentence.doc)


def _is_told_on(incident: Incident) -> bool:
    """Is it told by a verb in the simple past, for itself: "two were killed", not "had been killed", "have died"?"""
    verb = incident.main.token
    if (
        incident.main.trigger.noun
        or not _is_of_harm(incident)
        or incident.held_apart_by is not None
        or verb.dep_ == "relcl"
    ):
        return False
    helpers = [child.tag_ for child in verb.children if child.dep_ in ("aux", "auxpass")]
    return (verb.tag_ == "VBD" and not helpers) or (verb.tag_ == "VBN" and helpers == ["VBD"] and _is_passive(verb))


def _is_of_harm(incident: Incident) -> bool:
    return any(found.trigger.role in _OF_HARM for found in incident.found)


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ == "auxpass" for child in verb.lefts)
