"""How long before or after another happening one was: "a week after 52 had been shot", "hours before the raid"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import lemma
from trucewatch.extract.sentence import Sentence
from trucewatch.extract.text.durations import find_lasting
from trucewatch.extract.times.calendar import Stretch, days
from trucewatch.extract.times.relative import Ago, far_day
from trucewatch.model import Precision, TimeBasis, When
from trucewatch.packs.language.times import TimeWords, time_words

_WITHIN_A_DAY = frozenset({"hours", "minutes", "seconds"})
_NOON = 12  # what was hours before an afternoon was mostly on the same day
_FEW = 8  # hours
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Interval:
    """A length of time before a word that holds two happenings apart.

    ``count`` None is some number of them ("hours after"); ``exact`` is "to the
    day", ``less`` "less than".
    """

    count: int | None
    unit: str
    text: str
    exact: bool = False
    less: bool = False

    @property
    def is_coarse(self) -> bool:
        """Is it of weeks or more, so that a day more or less is nothing to it?"""
        return self.unit not in _WITHIN_A_DAY and self.unit not in ("days", "nights")

    def before(self, anchor: When) -> When | None:
        """The time that lies so long before a day; None where that cannot be said."""
        return self._from(anchor, -1, "before")

    def behind(self, anchor: When) -> When | None:
        """The time that lies so long after a day."""
        return self._from(anchor, 1, "after")

    def _from(self, anchor: When, way: int, word: str) -> When | None:
        if anchor.start is None or anchor.end is None or anchor.end - anchor.start > _ONE_DAY:
            return None
        stretch = self._stretch(anchor.start, way)
        if stretch is None:
            return None
        said = f"{self.text} {word} {anchor.text}".strip()
        return When(stretch.start, stretch.end, stretch.precision, anchor.zone, TimeBasis.ANCHORED, said)

    def _stretch(self, anchor: datetime, way: int) -> Stretch | None:
        day = anchor.date()
        if self.unit in _WITHIN_A_DAY:
            near = self.unit != "hours" or (way < 0 and anchor.hour >= _NOON and (self.count or 0) <= _FEW)
            return days(day, day) if near else _between(day, day + way * _ONE_DAY)
        if self.count is None:
            return None
        if self.exact and self.is_coarse:
            day = far_day(day, way * self.count, self.unit)
            return days(day, day)
        away = Ago(-way * self.count, -way * self.count, self.unit).on(day, None)
        if self.less and away is not None and away.precision is Precision.DAY and away.start is not None:
            return _between(day, away.start.date())
        return away


def _between(one: date, other: date) -> Stretch:
    return days(min(one, other), max(one, other))


def interval_at(sentence: Sentence, marker: Token) -> Interval | None:
    """How long lies between the two happenings that "after" or "before" holds apart, if the words before it say so."""
    words = time_words(sentence.doc.language)
    at, exact = marker.i - 1, False
    for phrase in words.to_the_day:
        length = len(phrase.split())
        said = [token.lower_ for token in sentence.doc[max(0, marker.i - length) : marker.i]]
        if said == phrase.split():
            at, exact = marker.i - length - 1, True
    while at > 0 and (lemma(sentence.doc[at]) in words.passes or sentence.doc[at].dep_ == "aux"):
        at -= 1  # "a year has passed since"
    if at < 0:
        return None
    unit = sentence.doc[at]
    name = words.units.times.get(unit.lower_)
    if name is None:
        return None
    end, before = unit.idx + len(unit.text), sentence.doc[at - 1].lower_ if at else ""
    if before in words.day_articles or before in words.numbers.articles:
        return Interval(1, name, f"{before} {unit.text}", exact) if unit.tag_ != "NNS" else None
    text = sentence.text[:end]
    for span, number, _ in find_lasting(f"{text} {marker.text}", sentence.doc.language):
        if span.end == end and not _is_within(text[: span.start], words):
            whole = number is not None and number == number.to_integral_value()
            phrase = text[span.start :]
            less = phrase.lower().startswith(tuple(words.less_than))
            return Interval(int(number) if whole and number is not None else None, name, phrase, exact, less)
    return Interval(None, name, unit.text) if unit.tag_ == "NNS" else None


def _is_within(before: str, words: TimeWords) -> bool:
    """Does "in" stand before it: within so long, and not so long after ("the third attack in three days after it")?"""
    return before.rstrip().rpartition(" ")[2].lower() in words.units.future_in
