"""Annotations: what was read at a stretch of a report, whether or not a claim came of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from trucewatch.model.span import Span
from trucewatch.model.where import Place


class AnnotationKind(StrEnum):
    """What sort of thing was read."""

    PLACE = "place"
    TIME = "time"
    DURATION = "duration"
    QUANTITY = "quantity"
    LENGTH = "length"
    ACTOR = "actor"
    SPEAKER = "speaker"
    SAYING = "saying"  # the verb by which a speaker says it
    EVENT = "event"  # a word that tells of a happening
    TERM = "term"  # words that say what an agreement provides
    POSITION = "position"  # words that take a stand


@dataclass(frozen=True, slots=True)
class Annotation:
    """The words at ``span`` of a report, what they were read as, and by which rule.

    ``value`` is in canonical form: an interval ``start/end`` in ISO 8601 for a
    time (``..`` for an open end), ``low..high`` for a quantity and, in km, for
    a length, the id of a place or actor ("" where it is not known), the stance
    for a speaker and a saying, the measure or class for an event. ``label`` is
    the same for a reader; ``rule`` names the rule or the reason.
    """

    kind: AnnotationKind
    span: Span
    text: str
    value: str
    label: str
    rule: str
    place: Place | None = None
