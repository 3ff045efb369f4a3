"""The times that each sentence of a report names, in the light of the day and of the month told before it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from trucewatch.extract.sentence import Sentence
from trucewatch.extract.story.entry_days import EntryDays
from trucewatch.extract.times import TimeContext, dates_with_year, day_stands_first, find_times, month_spoken_of
from trucewatch.extract.when_where.told_days import day_of_writing, day_told, tells_of_harm, times_told
from trucewatch.model import Precision, Report, Span, TimeBasis, When
from trucewatch.packs.language.happenings import Happenings
from trucewatch.packs.language.languages import ENGLISH
from trucewatch.packs.language.speech import Speech
from trucewatch.packs.language.times import time_words


def with_times(
    report: Report,
    spans: Sequence[Span],
    parsed: Iterable[Sentence],
    words: tuple[Happenings, Speech],
    language: str,
) -> Iterator[Sentence]:
    """The parsed sentences with their times; ``spans`` are all sentences, of which the others may tell a month too."""
    known, read = _known(report, language), {sentence.span: sentence for sentence in parsed}
    day: When | None = None
    month: When | None = None
    day_at: Span | None = None
    news = False
    for span in spans:
        context = replace(known(span, day, month), told_news=news)
        if span not in read:
            times = find_times(span.of(report.text), context, span.start, language)
            opened = _day_opened(span, times, report, words[1])
            news = opened is not None or (news and not any(when.date is not None for _, when in times))
            day, day_at = (day, day_at) if opened is None else (opened, span)
        else:
            times = times_told(context, read[span], words, language)
            timed = replace(read[span], times=times, told=day, told_at=day_at)
            before, day = day, day_told(timed, words, day, context.published)
            if day is not before:
                day_at, news = span, tells_of_harm(timed, words[0])
            yield timed
        for _, when in times:
            month = month_spoken_of(when, month)


def _day_opened(span: Span, times: Sequence[tuple[Span, When]], report: Report, speech: Speech) -> When | None:
    """The day with which a sentence opens that tells of no deed: "Yesterday it was the turn of the market."."""
    at, when = times[0] if len(times) == 1 else (span, None)
    if when is None or when.precision is not Precision.DAY or when.basis is not TimeBasis.RELATIVE:
        return None
    text = span.of(report.text).lower()
    words, before = time_words(report.language or ENGLISH), text[: at.start - span.start].strip()
    begins = not before or (before in words.day_prepositions and before not in words.uses)
    said = any(sign in text for sign in speech.quick)
    return when if begins and not said and _is_past(when, report) else None


def _is_past(when: When, report: Report) -> bool:
    written = report.published.when
    return when.start is not None and written.end is not None and when.start < written.end


def _known(report: Report, language: str) -> Callable[[Span, When | None, When | None], TimeContext]:
    """What is known of its times, for a sentence by its span and by the day and the month told before it."""
    page, order = day_of_writing(report, language), day_stands_first(report.text)
    entries = EntryDays.of(report)
    published = report.published.when
    # of a report that may be of any day since one, that day tells the year, unless its words do
    dates = () if published.end is not None else dates_with_year(report.text, language)
    since = published.start.date() if published.start is not None else None

    def known(span: Span, told: When | None, month: When | None) -> TimeContext:
        before = [date for at, date in dates if at < span.end]
        dated = before[-1] if before else dates[0][1] if dates else since
        written = entries.written(page, span.start)
        basis = report.published.basis
        return TimeContext(written, basis, dated=dated, day_first=order, told=told, spoken=month)

    return known
