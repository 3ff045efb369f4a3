"""What the reader of clauses goes by: what single words are known for, and what a clause has so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from trucewatch.extract.parse.shallow.chunks import Chunk
from trucewatch.extract.parse.shallow.words import Word


@dataclass(frozen=True)
class Frames:
    """What is known of single words: verbs by the way they take what stands beside them, and small words."""

    speech: frozenset[str]
    acting: frozenset[str]  # verbs that are done to somebody, named behind ``to``
    suffering: frozenset[str]  # verbs whose subject, behind them, is the one harmed
    harms: frozenset[str]  # nouns that tell of a happening
    times: frozenset[str]  # nouns that stand for a time without a preposition
    of: frozenset[str]
    by: frozenset[str]
    part: frozenset[str]  # "incluidos": between a noun and a part of what it counts
    to: frozenset[str]
    marks: frozenset[str]
    purposes: frozenset[str]


@dataclass(slots=True)
class Clause:
    """One clause while it is read: its verb, what waits for the verb, and what it already has.

    ``lead`` says how its verb will hang, and on what (None: on the verb of the clause around it).
    """

    verb: Chunk | None = None
    waiting: list[tuple[Word, str]] = field(default_factory=list)
    subject: bool = False
    object: Word | None = None
    lead: str = ""
    target: Word | None = None
    opener: Word | None = None
