"""Where there is war, as far as the armed groups tell: a place there is likelier meant by what tells of violence."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from trucewatch.geo.gazetteer import Gazetteer
from trucewatch.model import PlacePrecision, Report
from trucewatch.packs.actors import ActorBook
from trucewatch.packs.actors.lexicon import ActorEntry

_GROUP = "armed_group"
_PEOPLE = 5_000_000  # to one armed group: where they are as many to each, half is made of it


def wars_told(report: Report, violent: bool, book: ActorBook, gazetteer: Gazetteer) -> Mapping[str, float]:
    """How likely there was war in each country when the report was made; of none where it tells of no violence."""
    start = report.published.when.start
    return _at_war(book, gazetteer, start.date() if start is not None else None) if violent else {}


@lru_cache(maxsize=1024)
def _at_war(book: ActorBook, gazetteer: Gazetteer, when: date | None) -> Mapping[str, float]:
    """How likely there is war in each country (ISO 3166, two letters) on that day, 0 to 1.

    The more armed groups for its people, the likelier. A country without one is left out.
    """
    counts = Counter(country for group, countries in _groups(book) if group.holds(when) for country in countries)
    return {country: _likely(count, _people(country, book, gazetteer)) for country, count in sorted(counts.items())}


@lru_cache(maxsize=8)
def _groups(book: ActorBook) -> tuple[tuple[ActorEntry, frozenset[str]], ...]:
    """Every armed group with the countries where it is."""
    entries = (book.entry(id) for id in sorted(book.ids))
    return tuple((entry, frozenset(book.countries_of(entry.id))) for entry in entries if entry.kind == _GROUP)


def _likely(groups: int, people: int) -> float:
    return math.sqrt(groups / (groups + people / _PEOPLE))


@lru_cache(maxsize=1024)
def _people(country: str, book: ActorBook, gazetteer: Gazetteer) -> int:
    state = book.state_by_iso(country)
    bearers = gazetteer.bearers(book.name(state)) if state is not None else ()
    of_states = (bearer.place for bearer in bearers if bearer.place.precision is PlacePrecision.COUNTRY)
    return next((place.population for place in of_states if place.country == country), 0)
