"""Units of length and time in one language, read from its lexicon folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from trucewatch.model import Unit
from trucewatch.packs.document import Entry
from trucewatch.packs.language.numbers import lexicon_document

Phrases = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class UnitWords:
    """How one language writes lengths and durations; every field is explained in its ``units.yaml``.

    ``lengths`` and ``length_kinds`` are in metres; ``between`` is
    what may stand between a number and its unit; ``times`` maps a word to the
    name of a unit, ``durations`` that name to how many of a model's unit it is.
    """

    lengths: Mapping[str, float]
    length_kinds: Mapping[str, float]
    times: Mapping[str, str]
    durations: Mapping[str, tuple[int, Unit]]
    opposites: Mapping[str, str]
    short_lengths: frozenset[str]
    not_lengths: frozenset[str]
    squares: frozenset[str]
    other: frozenset[str]
    bearings: frozenset[str]
    day_kinds: frozenset[str]
    article_after: frozenset[str]
    deadline_verbs: frozenset[str]
    future_in: frozenset[str]
    offset_after: frozenset[str]
    spans: frozenset[str]
    window_before: frozenset[str]
    loose_offsets: frozenset[str]
    never_one: frozenset[str]
    per_side: Phrases
    total: Phrases
    total_before: Phrases
    depth: Phrases
    one_side_from: Phrases
    deadline_before: Phrases
    deadline_after: Phrases
    deadline_named: Phrases
    length_before: Phrases
    length_after: Phrases
    between: frozenset[str]


_NUMBERS = ("lengths", "length_kinds")
_SETS = (
    "short_lengths", "not_lengths", "squares", "other", "bearings", "day_kinds", "article_after", "deadline_verbs",
    "future_in", "offset_after", "spans", "window_before", "loose_offsets", "never_one",
)  # fmt: skip
_PHRASES = (
    "per_side", "total", "total_before", "depth", "one_side_from", "deadline_before", "deadline_after",
    "deadline_named", "length_before", "length_after",
)  # fmt: skip
_OTHERS = ("times", "durations", "opposites")
_ABOUT = ("source", "licence", "date")


@lru_cache(maxsize=8)
def unit_words(language: str = "en") -> UnitWords:
    """The units of a language. Raises UnknownName where it has none, BadDataFile where they are wrong."""
    return read_unit_words(lexicon_document(language, "units.yaml"))


def read_unit_words(document: Entry) -> UnitWords:
    """Typed unit words from a document. Raises BadDataFile by line."""
    wanted = (*_NUMBERS, *_SETS, *_PHRASES, *_OTHERS)
    fields = document.only((*wanted, *_ABOUT), required=(*wanted, *_ABOUT))
    numbers = {name: {word: each.number() for word, each in fields[name].fields().items()} for name in _NUMBERS}
    sets = {name: frozenset(fields[name].texts()) for name in _SETS}
    phrases = {name: frozenset(tuple(text.split()) for text in fields[name].texts()) for name in _PHRASES}
    durations = {name: _duration(entry) for name, entry in fields["durations"].fields().items()}
    return UnitWords(
        times={word: entry.text() for word, entry in fields["times"].fields().items()},
        opposites={
            word: entry.one_of(sets["bearings"], "bearing") for word, entry in fields["opposites"].fields().items()
        },
        durations=durations,
        between=sets["day_kinds"] | sets["squares"] | frozenset(numbers["length_kinds"]),
        **numbers,  # type: ignore[arg-type]
        **sets,  # type: ignore[arg-type]
        **phrases,  # type: ignore[arg-type]
    )


def _duration(entry: Entry) -> tuple[int, Unit]:
    number, _, unit = entry.text().partition(" ")
    if not number.isdigit():
        raise entry.wrong(f"'{entry.text()}' is not a duration", "write it as 2 weeks")
    if unit not in list(Unit):
        raise entry.wrong(f"unknown unit '{unit}'", f"known: {', '.join(Unit)}")
    return int(number), Unit(unit)
