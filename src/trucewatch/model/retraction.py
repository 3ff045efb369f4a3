"""What was taken back: a report, a claim or one number of it; and the notes that say so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trucewatch.model.quantity import Quantity
from trucewatch.model.span import Span


@dataclass(frozen=True, slots=True)
class Retraction:
    """That a report, a claim or one number of a claim no longer holds: by whom, since when, and why.

    ``by`` is the outlet or speaker that takes it back, or who says so in
    ``reports.yaml``; ``on`` is None where nothing dates it. ``report`` and
    ``span`` are where it is said, "" and None where the user says it. ``number``
    is the span of the count that alone is taken back, None for the whole.
    ``instead`` is the id of the report or claim that stands in its place.
    """

    by: str
    on: date | None = None
    why: str = ""
    report: str = ""
    span: Span | None = None
    number: Span | None = None
    instead: str = ""

    def __str__(self) -> str:
        by = f" by {self.by}" if self.by else ""
        on = f" on {self.on}" if self.on else ""
        return f"taken back{by}{on}" + (f": {self.why}" if self.why else "")


@dataclass(frozen=True, slots=True)
class Correction:
    """Words that take something back: of the outlet in a note or a headline, or of a speaker in the text.

    ``by`` are the words for the speaker, "" for the outlet itself. ``old`` is
    the number that is taken back and ``new`` the one in its place, where told.
    ``whole`` says that all of the report is taken back. ``rule`` found it.
    """

    report: str
    span: Span
    quote: str
    rule: str
    by: str = ""
    old: Quantity | None = None
    new: Quantity | None = None
    old_span: Span | None = None
    new_span: Span | None = None
    whole: bool = False
    in_text: bool = False


@dataclass(frozen=True, slots=True)
class Consequence:
    """What differs in the picture because something was taken back: an event, a figure or a verdict, then and now.

    ``about`` is its id in the picture as it is, or as it was where it is gone.
    """

    what: str  # event, figure or verdict
    about: str
    title: str
    before: str
    after: str
