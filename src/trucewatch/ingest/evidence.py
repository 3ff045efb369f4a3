"""What an article says, in its own voice, about the days around its writing: the ground for inferring a date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from trucewatch.ingest.datelines import find_dateline
from trucewatch.ingest.lexicon import DateWords, date_words
from trucewatch.ingest.moments import Moment, find_moments
from trucewatch.model import Report

_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’»)]*\s+(?=[\"'“‘«(]?[A-ZÀ-Þ0-9])")
_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|«[^»]*(?:»|$)")
_TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
MOST_PARAGRAPHS = 300  # of an article; what comes later tells no day of its writing
_LONGEST = 2_000  # characters of a sentence
_REACH = 14  # words between a verb and the day it tells of
_LEADING = 3  # words before a day that can say which it is
_FEW = 5  # words before a day of which one can say that it is still to come
_BEFORE = 4  # words before a verb that can undo it

Day = date | tuple[int, int]  # a whole date, or a month and a day whose year is not written


@dataclass(frozen=True, order=True, slots=True)
class DayTold:
    """A day that nothing says is still to come: its weekday (Monday 0), -1 where none stands by it; its year, or 0."""

    month: int
    day: int
    weekday: int = -1
    year: int = 0


@dataclass(frozen=True, slots=True)
class Evidence:
    """The days that an article tells of, outside quotations.

    ``deal_told`` says that it tells of a deal as made, ``deal_weekdays`` and
    ``deal_days`` when that was; ``fresh`` says
    that its headline tells of the deal as news. ``starts`` are the days from
    which a truce holds; ``holds`` that it holds already, ``awaits`` that it is
    still to begin, ``at_midnight`` that it is to at the start of a day.
    ``past`` are whole dates told of as gone by, ``coming`` days
    told of as still ahead. ``filed`` is a dateline's day, ``weekdays`` are all
    that it names; ``told`` are all days that it does not tell of as still ahead.
    """

    deal_told: bool = False
    deal_weekdays: frozenset[int] = frozenset()
    deal_days: tuple[Day, ...] = ()
    fresh: bool = False
    starts: tuple[Day, ...] = ()
    holds: bool = False
    awaits: bool = False
    at_midnight: bool = False
    past: tuple[date, ...] = ()
    coming: tuple[Day, ...] = ()
    filed: tuple[int, int] | None = None
    weekdays: frozenset[int] = frozenset()
    told: tuple[DayTold, ...] = ()


def read_evidence(report: Report) -> Evidence:
    """Gather the evidence of one report from the paragraphs of its article."""
    words = date_words()
    found: dict[str, list[Day]] = {"deal": [], "starts": [], "past": [], "coming": []}
    of_deal: set[int] = set()
    weekdays: set[int] = set()
    told_days: set[DayTold] = set()
    told_deal = holds = awaits = at_midnight = False
    for told, whole in _sentences(report):
        sentence = _Sentence(told, words)
        told_deal = told_deal or bool(sentence.deals_done())
        of_deal |= sentence.deal_weekdays()
        weekdays |= sentence.weekdays()
        found["deal"] += sentence.deal_days()
        found["starts"] += _Sentence(whole, words).starts()
        holds = holds or sentence.holds()
        awaits = awaits or sentence.awaits()
        at_midnight = at_midnight or (sentence.awaits() and sentence.at_midnight())
        found["past"] += sentence.past()
        found["coming"] += sentence.coming()
        told_days.update(sentence.told())
    return Evidence(
        told_deal,
        frozenset(of_deal),
        _unique(found["deal"]),
        _Sentence(report.title, words).tells_deal(),
        _unique(found["starts"]),
        holds,
        awaits,
        at_midnight,
        tuple(day for day in _unique(found["past"]) if isinstance(day, date)),
        _unique(found["coming"]),
        _filed(report),
        frozenset(weekdays),
        tuple(sorted(told_days)),
    )


def _filed(report: Report) -> tuple[int, int] | None:
    moments = find_moments(report.dateline)
    return (moments[0].month, moments[0].day) if moments and moments[0].month else None


def _unique(days: list[Day]) -> tuple[Day, ...]:
    return tuple(sorted(set(days), key=str))


def _sentences(report: Report) -> Iterator[tuple[str, str]]:
    """Each sentence below the headline: what the article itself tells, and the whole with its quotations."""
    for span in report.body[:MOST_PARAGRAPHS]:
        if span == report.title_span or find_dateline(report.text, span):
            continue
        paragraph = " ".join(span.of(report.text).split())
        told = _QUOTED.sub(" ", paragraph)
        yield from ((sentence, "") for sentence in _SENTENCE.split(told) if len(sentence) < _LONGEST)
        yield from (("", sentence) for sentence in _SENTENCE.split(paragraph) if len(sentence) < _LONGEST)


class _Sentence:
    """One sentence and its words, lower case, with where they stand."""

    def __init__(self, text: str, words: DateWords) -> None:
        self.text, self.words = text, words
        self.moments = [moment for moment in find_moments(text) if moment.month or len(moment.readings) == 1]
        self.tokens = [(match.start(), self._word(match)) for match in _TOKEN.finditer(text)]

    def _word(self, match: re.Match[str]) -> str:
        """A word, lower case; nothing for one of a date, or a month is taken for "may"."""
        lower = match[0].lower()
        in_date = any(moment.span.start <= match.start() < moment.span.end for moment in self.moments)
        month = match.start() > 0 and match[0][0].isupper() and lower in self.words.months
        return "" if in_date or month else lower

    def has(self, known: frozenset[str]) -> bool:
        return any(token in known for _, token in self.tokens)

    def tells_deal(self) -> bool:
        return self.has(self.words.deal_nouns) and self.has(self.words.deal_verbs)

    def weekdays(self) -> set[int]:
        """The weekdays that it names."""
        return {self.words.weekdays[token] for _, token in self._named_weekdays()}

    def deal_weekdays(self) -> set[int]:
        """The one weekday on which it says that a deal was made."""
        verbs = self.deals_done()
        days = {
            self.words.weekdays[token]
            for at, token in self._named_weekdays()
            if self._is_the_day(at) and any(abs(at - verb) <= _REACH for verb in verbs)
        }
        return days if len(days) == 1 else set()

    def _named_weekdays(self) -> list[tuple[int, str]]:
        """Their numbers among the words."""
        return [
            (at, token)
            for at, (start, token) in enumerate(self.tokens)
            if token in self.words.weekdays and self.text[start].isupper()
        ]

    def deal_days(self) -> list[Day]:
        verbs = self.deals_done()
        return [
            _day(moment)
            for moment in self.moments
            if self._is_the_day(self._at(moment)) and any(abs(self._at(moment) - verb) <= _REACH for verb in verbs)
        ]

    def starts(self) -> list[Day]:
        """The dates before which, within a few words, it says that the truce starts."""
        if not self.has(self.words.deal_nouns) and not self.has(self.words.starts & frozenset({"halted", "halt"})):
            return []
        found = []
        for moment in self.moments:
            at = self._at(moment)
            if any(token in self.words.starts for _, token in self.tokens[max(0, at - 5) : at]):
                found.append(_day(moment))
        return found

    def holds(self) -> bool:
        lowered = " ".join(token for _, token in self.tokens)
        if not self.has(self.words.deal_nouns) or self.awaits() or _YEAR.search(self.text):
            return False  # with a year it may be another truce
        return any(
            phrase in lowered and not (self.words.not_done & set(lowered.partition(phrase)[0].split()[-_BEFORE:]))
            for phrase in self.words.in_force
        )

    def awaits(self) -> bool:
        opening = [token for _, token in self.tokens[: _REACH + 2]]
        return (
            any(token in self.words.deal_nouns for token in opening)
            and (self._looks_ahead() or self._says_any(self.words.reported_ahead))
            and (self.has(self.words.starts) or self._says_any(self.words.reported_ahead))
        )

    def at_midnight(self) -> bool:
        return any(word in self.text.lower() for word in self.words.midnight)

    def past(self) -> list[Day]:
        """The whole dates by a verb of the past, no word that looks ahead before either of the two."""
        done = [at for at, (_, word) in enumerate(self.tokens) if word in self.words.past or word.endswith("ed")]
        if not done:
            return []
        starts = self.starts() if self.has(self.words.ahead) else []
        return [
            day
            for moment in self.moments
            if moment.readings and (day := moment.readings[0]) not in starts and self._is_gone(self._at(moment), done)
        ]

    def _is_gone(self, at: int, done: list[int]) -> bool:
        nearest = min(done, key=lambda verb: abs(verb - at))
        return self.words.ahead.isdisjoint(word for _, word in self.tokens[: max(at, nearest)])

    def told(self) -> Iterator[DayTold]:
        """The days that nothing right before them says are still to come."""
        for moment in self.moments:
            stands_at = self._at(moment)
            if self._is_ahead(stands_at):
                continue
            named = [word for _, word in self.tokens[max(0, stands_at - 1) : stands_at]]
            within = _TOKEN.findall(moment.span.of(self.text).lower())
            weekday = next((word for word in (*within, *named) if word in self.words.weekdays), "")
            at = self.words.weekdays.get(weekday, -1)
            if moment.month:
                yield DayTold(moment.month, moment.day, at)
            elif len(moment.readings) == 1:
                (day,) = moment.readings
                yield DayTold(day.month, day.day, at, day.year)

    def _is_ahead(self, at: int) -> bool:
        """Does the verb before this word look ahead, or the word right before it lead up to a day or on from it?"""
        before = self._leading_to(at, _REACH)
        leads = bool(before) and (before[-1] in self.words.ahead or before[-1] in self.words.not_the_day)
        return leads or not self.words.looks_on.isdisjoint(before[-_FEW:])

    def coming(self) -> list[Day]:
        return [_day(moment) for moment in self.moments] if self._looks_ahead() else []

    def _looks_ahead(self) -> bool:
        return self._says_any(self.words.still_ahead)

    def _says_any(self, phrases: Iterable[str]) -> bool:
        lowered = " ".join(token for _, token in self.tokens)
        return any(f" {phrase} " in f" {lowered} " for phrase in phrases)

    def deals_done(self) -> list[int]:
        """Where verbs stand that tell of a deal made, not of one hoped for or failed."""
        if not self.has(self.words.deal_nouns):
            return []
        return [
            at
            for at, (_, token) in enumerate(self.tokens)
            if token in self.words.deal_verbs
            and not self.words.not_done & {word for _, word in self.tokens[max(0, at - _BEFORE) : at]}
        ]

    def _is_the_day(self, at: int) -> bool:
        """Is the day at this word the one of the telling, not "last", "until" or "midnight on" it?"""
        before = self._leading_to(at, _LEADING)
        return not before or before[-1] not in self.words.not_the_day

    def _leading_to(self, at: int, most: int) -> list[str]:
        """The words before a day, at most so many, less those that only tie the day to them ("until the 4th")."""
        before = [token for _, token in self.tokens[max(0, at - most) : at]]
        while before and before[-1] in ("on", "the", "of"):
            before.pop()
        return before

    def _at(self, moment: Moment) -> int:
        return sum(start < moment.span.start for start, _ in self.tokens)


def _day(moment: Moment) -> Day:
    return moment.readings[0] if moment.readings else (moment.month, moment.day)
