"""Days that words name without their year: weekdays, and days of a month."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from trucewatch.packs.language.languages import languages
from trucewatch.packs.language.times import time_words

_WEEK = 7
_SEASON = 60  # days: a day of a month without its year was within so many before
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d")
_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day as words without a year name it, and how many days later they can be said, at the least and the most."""

    weekday: int  # Monday 0; -1 where none is named
    month: int  # 0 where none is named, as of the day
    day: int
    least: int
    most: int

    def can_be(self, day: date) -> bool:
        """Is it one of the days that the words name?"""
        told = ((self.weekday + 1, day.weekday() + 1), (self.month, day.month), (self.day, day.day))
        return all(named in (0, its) for named, its in told)


def named_day(text: str) -> NamedDay | None:
    """The day that such words name: a weekday ("last" perhaps), or a day of a month, where they lead no further.

    >>> named_day("Friday night")
    NamedDay(weekday=4, month=0, day=0, least=0, most=6)
    >>> named_day("the 9th of March"), named_day("the following Friday")
    (NamedDay(weekday=-1, month=3, day=9, least=0, most=60), None)
    """
    text = _CLOCK.sub("", text.casefold())
    words, numbers = set(_WORD.findall(text)), {int(number) for number in _NUMBER.findall(text)}
    known = _words()
    weekdays = {known.weekdays[word] for word in words if word in known.weekdays}
    months = {known.months[word] for word in words if word in known.months}
    beyond = words.difference(
        known.weekdays, known.months, known.of_a_day, known.last, known.articles if numbers else ()
    )
    if beyond or any(len(each) > 1 for each in (weekdays, months, numbers)) or not (weekdays or (months and numbers)):
        return None
    weekday, month, day = max(weekdays, default=-1), max(months, default=0), max(numbers, default=0)
    if day:
        return NamedDay(weekday, month, day, 0, _SEASON)
    last = not words.isdisjoint(known.last)
    return None if month else NamedDay(weekday, 0, 0, int(last), _WEEK - 1 + int(last))


@dataclass(frozen=True, slots=True)
class _Words:
    """Words of times, of every language; those ``of_a_day`` lead to no other day, ``last`` to the one before."""

    weekdays: Mapping[str, int]
    months: Mapping[str, int]
    of_a_day: frozenset[str]
    last: frozenset[str]
    articles: frozenset[str]


@cache
def _words() -> _Words:
    every = [time_words(language) for language in languages()]
    parts = (part for words in every for part in (*words.parts, *words.edges))
    return _Words(
        {word: at for words in every for word, at in words.weekdays.items()},
        {word: at for words in every for word, at in words.months.items()},
        frozenset(word for part in parts for word in _WORD.findall(part)),
        frozenset(word for words in every for word, shift in words.which.items() if shift < 0),
        frozenset(word for words in every for word in words.day_articles),
    )
