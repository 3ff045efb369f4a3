"""Everything that was read in a report, with its characters and its rule: made from the reading, reading nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from trucewatch.extract.deeds.incidents import Incident
from trucewatch.extract.deeds.untold import Untold
from trucewatch.extract.occurrences import Told
from trucewatch.extract.provisions.wordings import Values, Worded
from trucewatch.extract.reading import Heard, Reading
from trucewatch.extract.sentence import Sentence
from trucewatch.extract.speech.sayings import Saying
from trucewatch.extract.times import duration_value
from trucewatch.model import (
    Annotation,
    AnnotationKind,
    Duration,
    Length,
    Position,
    Quantity,
    Span,
    TimeBasis,
    When,
    Where,
)
from trucewatch.packs.actors import ActorMention

_BASES = {
    TimeBasis.STATED: "the date stands in the words",
    TimeBasis.RELATIVE: "reckoned from the report's own date",
    TimeBasis.ANCHORED: "reckoned from a named event",
    TimeBasis.INFERRED: "inferred: by a report date that was so itself, or by what is told around it",
    TimeBasis.NONE: "nothing says when",
}


def annotations_of(reading: Reading) -> tuple[Annotation, ...]:
    """The annotations of a report's parsed sentences, by place in the text; each stands at its characters."""
    found = {annotation for heard in reading.heard for annotation in _of_sentence(heard)}
    kinds = list(AnnotationKind)
    return tuple(
        sorted(found, key=lambda each: (each.span.start, -each.span.end, kinds.index(each.kind), each.value, each.rule))
    )


def _of_sentence(heard: Heard) -> Iterator[Annotation]:
    yield from _values(heard.sentence, heard.values)
    for mention in heard.sentence.actors:
        yield _actor(heard.sentence, mention)
    for saying in heard.sayings:
        yield from _saying(heard.sentence, saying)
    for incident, told in heard.incidents:
        yield from _incident(heard.sentence, incident, told)
    for worded in heard.worded:
        yield _worded(heard.sentence, worded)


def _values(sentence: Sentence, values: Values) -> Iterator[Annotation]:
    for where in sentence.places:
        yield _place(sentence, where)
    for span, time in values.times:
        if isinstance(time, When):
            yield _time(sentence, span, time)
    for span, duration in values.durations:
        if isinstance(duration, Duration):
            value = duration_value(duration)
            yield _made(sentence, AnnotationKind.DURATION, span, value, str(duration), "durations: a number and a unit")
    for span, length in values.lengths:
        if isinstance(length, Length):
            yield _length(sentence, span, length)
    for span, quantity in values.counts:
        yield _quantity(sentence, span, quantity)


def _made(sentence: Sentence, kind: AnnotationKind, span: Span, value: str, label: str, rule: str) -> Annotation:
    words = sentence.text[span.start - sentence.span.start : span.end - sentence.span.start]
    return Annotation(kind, span, words, value, label, rule)


def _place(sentence: Sentence, where: Where) -> Annotation:
    place = where.place
    label = f"{place.label}, to {where.radius_km or place.radius_km:g} km" if place else "not found"
    value = place.id if place else ""
    made = _made(sentence, AnnotationKind.PLACE, where.span, value, label, f"gazetteer: {where.reason}")
    return replace(made, place=place)


def _time(sentence: Sentence, span: Span, when: When) -> Annotation:
    zone = f" ({when.zone})" if when.zone else ""
    label = f"{when}{zone}, by {when.precision.value}" if when.known else "not known when"
    value = f"{_iso(when.start)}/{_iso(when.end)}" if when.known else ""
    return _made(sentence, AnnotationKind.TIME, span, value, label, f"times.{when.basis.value}: {_BASES[when.basis]}")


def _iso(moment: datetime | None) -> str:
    return moment.isoformat(timespec="minutes") if moment is not None else ".."


def _length(sentence: Sentence, span: Span, length: Length) -> Annotation:
    value = f"{length.low_km:g}..{length.high_km:g}"
    return _made(sentence, AnnotationKind.LENGTH, span, value, str(length), f"lengths.{length.side.value}")


def _quantity(sentence: Sentence, span: Span, quantity: Quantity) -> Annotation:
    low, high = ("" if end is None else str(end) for end in (quantity.low, quantity.high))
    how = "approximate" if quantity.approximate else "as given"
    return _made(sentence, AnnotationKind.QUANTITY, span, f"{low}..{high}", str(quantity), f"quantities: {how}")


def _actor(sentence: Sentence, mention: ActorMention) -> Annotation:
    label = f"{mention.id or 'nobody known'}, {mention.kind.replace('_', ' ')}"
    return _made(
        sentence, AnnotationKind.ACTOR, mention.span, mention.id or "", label, f"actors: named by {mention.how}"
    )


def _saying(sentence: Sentence, saying: Saying) -> Iterator[Annotation]:
    """The speaker, if named in this very sentence, and the verb."""
    stance, speaker = saying.stance.value, saying.speaker
    via = f" through {', '.join(speaker.via)}" if speaker.via else ""
    name = speaker.name or "the outlet"
    if speaker.span is not None and sentence.span.contains(speaker.span):
        yield _made(sentence, AnnotationKind.SPEAKER, speaker.span, stance, f"{name} {stance}{via}", saying.rule)
    if saying.verb is not None:
        span = sentence.token_span(saying.verb)
        yield _made(sentence, AnnotationKind.SAYING, span, stance, f"{name} {stance}{via}", saying.rule)


def _incident(sentence: Sentence, incident: Incident, told: Told | Untold) -> Iterator[Annotation]:
    for found in incident.found:
        value = found.trigger.measure or found.trigger.role
        span = sentence.token_span(found.token)
        rule = f"trigger.{found.trigger.role}: {found.trigger.word}"
        if isinstance(told, Told):
            label = f"{told.occurrence.event_type}: {told.occurrence.sub_event_type}"
            rule += "".join(f"; {step}" for step in told.rules if not step.startswith("trigger."))
        else:
            label = f"no claim: {told.value}"
        yield _made(sentence, AnnotationKind.EVENT, span, value, label, rule)


def _worded(sentence: Sentence, worded: Worded) -> Annotation:
    content = worded.content
    if isinstance(content, Position):
        label = f"{content.kind.replace('_', ' ')}: {content.topic.replace('_', ' ')}"
        return _made(sentence, AnnotationKind.POSITION, worded.at, content.topic, label, worded.rule)
    fields = "; ".join(f"{field.name} {field.value}" for field in content.fields)
    label = content.kind.replace("_", " ") + (f": {fields}" if fields else "")
    return _made(sentence, AnnotationKind.TERM, worded.at, content.kind, label, worded.rule)
