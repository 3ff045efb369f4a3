"""The words that reading needs, from the lexicon folder: dates, languages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from trucewatch.packs.document import Entry, read_document
from trucewatch.packs.language.languages import languages


def data_document(*path: str) -> Entry:
    """A data file that ships with the package. Raises BadDataFile."""
    file = files("trucewatch").joinpath("data", *path)
    return read_document(file.read_text(encoding="utf-8"), "/".join(path))


@dataclass(frozen=True, slots=True)
class DateWords:
    """How one language writes dates; each field is explained in its ``dates.yaml``.

    ``months`` and ``weekdays`` map a lower-case form to 1-12 and to 0-6 (Monday 0).
    """

    months: dict[str, int]
    weekdays: dict[str, int]
    zones: dict[str, str]
    day_links: frozenset[str]
    as_of: tuple[str, ...]
    published: frozenset[str]
    updated: frozenset[str]
    beside: frozenset[str]
    deal_nouns: frozenset[str]
    deal_verbs: frozenset[str]
    not_the_day: frozenset[str]
    not_done: frozenset[str]
    ahead: frozenset[str]
    looks_on: frozenset[str]
    still_ahead: tuple[str, ...]
    reported_ahead: tuple[str, ...]
    midnight: tuple[str, ...]
    past: frozenset[str]
    in_force: tuple[str, ...]
    starts: frozenset[str]


_SETS = (
    "day_links",
    "published", "updated", "beside", "deal_nouns", "deal_verbs", "not_the_day", "not_done", "ahead",
    "looks_on", "past", "starts",
)  # fmt: skip
_LISTS = ("as_of", "still_ahead", "reported_ahead", "midnight", "in_force")


@cache
def date_words() -> DateWords:
    """The date words of every language that is read: a page's date is read before its language. Raises BadDataFile."""
    spoken = [_date_words(language) for language in languages()]
    joined: dict[str, Any] = {}
    for name in ("months", "weekdays", "zones"):
        joined[name] = {form: value for words in reversed(spoken) for form, value in getattr(words, name).items()}
    for name in _SETS:
        joined[name] = frozenset().union(*(getattr(words, name) for words in spoken))
    for name in _LISTS:
        joined[name] = tuple(phrase for words in spoken for phrase in getattr(words, name))
    return DateWords(**joined)


def _date_words(language: str) -> DateWords:
    document = data_document("lexicon", language, "dates.yaml")
    known = ("source", "licence", "date", "months", "weekdays", "zones", *_SETS, *_LISTS)
    fields = document.only(known, known)
    return DateWords(
        months=_numbered(fields["months"], 1),
        weekdays=_numbered(fields["weekdays"], 0),
        zones={name: zone.text() for name, zone in fields["zones"].fields().items()},
        **{name: frozenset(fields[name].texts()) for name in _SETS},  # type: ignore[arg-type]
        **{name: fields[name].texts() for name in _LISTS},  # type: ignore[arg-type]
    )


def _numbered(entry: Entry, first: int) -> dict[str, int]:
    return {form: number for number, item in enumerate(entry, first) for form in item.text().split()}
