"""The times that each sentence of a report names, in the light of the day and of the month told before it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from trucewatch.extract.sentence import Sentence
from trucewatch.extract.story.entry_days import EntryDays
from trucewatch.extract.times import TimeContext, dates_with_year, day_stands_first, find_times, month_spoken_of
from trucewatch.extract.when_where.told_days import day_of_writing, day_told, times_told
from trucewatch.model import Report, Span, When
from trucewatch.packs.language.happenings import Happenings
from trucewatch.packs.language.speech import Speech


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
    for span in spans:
        context = known(span, day, month)
        if span not in read:
            times = find_times(span.of(report.text), context, span.start, language)
        else:
            times = times_told(context, read[span], words, language)
            timed = replace(read[span], times=times, told=day, told_at=day_at)
            before, day = day, day_told(timed, words, day, context.published)
            day_at = day_at if day is before else span
            yield timed
        for _, when in times:
            month = month_spoken_of(when, month)


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
