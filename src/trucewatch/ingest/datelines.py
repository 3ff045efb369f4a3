"""The dateline: the place, agency and date that open an article, where nothing happened."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from trucewatch.ingest.lexicon import date_words
from trucewatch.ingest.moments import Moment, find_moments
from trucewatch.model import Span

_CAPITALS = r"[A-ZÀ-ÞİŞĞ][A-ZÀ-ÞİŞĞ'’.-]{2,}"
_MORE = r"(?:[ /-](?:[A-ZÀ-ÞİŞĞ'’.]{2,}|[A-ZÀ-Þ][a-zà-ÿ'’]+))"
_TITLED = r"[A-ZÀ-Þ][\w'’.-]+"
_REGION = rf"(?:,\s?(?:{_TITLED}|[A-Z.]{{2,6}})(?:[ -](?:{_TITLED}|of|the|and)){{0,3}})"
_AGENCY = r"\s*[(\[](?P<agency>[A-Z][\w ./&'’-]{1,40})[)\]]"
_MARKED = re.compile(r"(?:\*\*|__)?")  # Markdown's bold
_DASH = r"(?:\*\*|__)?\s*(?:[—–―‒]|-{1,3}|\|)\s*"


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where an article was filed, by which agency and when, as it stands before the first sentence."""

    span: Span
    text: str
    agency: str
    moment: Moment | None


def find_dateline(text: str, paragraph: Span) -> Dateline | None:
    """The dateline that a paragraph opens with, if it does.

    A place in capitals before a dash is one; a place in plain letters only
    where an agency or a date follows it, before a colon its whole date. So is
    a weekday with its whole date that runs straight into the text, as archives write it.

    >>> text = "BEIRUT, March 5 (Reuters) - The guns fell silent."
    >>> found = find_dateline(text, Span(0, len(text)))
    >>> found.text, found.agency, (found.moment.month, found.moment.day)
    ('BEIRUT, March 5 (Reuters)', 'Reuters', (3, 5))
    >>> text = "Port Test, 9 May 2031: Guns fell silent."
    >>> find_dateline(text, Span(0, len(text))).text
    'Port Test, 9 May 2031:'
    >>> find_dateline("Idlib – a province – was calm.", Span(0, 30)) is None
    True
    """
    opening = paragraph.of(text)[:200]
    for pattern in _patterns():
        match = pattern.match(opening, _MARKED.match(opening).end())  # type: ignore[union-attr]
        if match and _begins_sentence(paragraph.of(text)[match.end() :]):
            head = match[0].strip(" \t\xa0—–―‒-|*_\r\n")
            span = Span(paragraph.start, paragraph.start + match.end())
            moments = find_moments(head.rstrip(":"), paragraph.start)
            return Dateline(span, head, match.groupdict().get("agency") or "", moments[0] if moments else None)
    return None


def find_lone_dateline(text: str, line: Span) -> Dateline | None:
    """The dateline that stands on a line of its own: a place and a day, which may lack its year.

    >>> text = "Port Test, 9 Nov."
    >>> found = find_lone_dateline(text, Span(0, len(text)))
    >>> (found.moment.month, found.moment.day)
    (11, 9)
    """
    match = _lone().fullmatch(line.of(text).strip())
    moments = find_moments(line.of(text), line.start) if match else []
    if len(moments) != 1:
        return None
    return Dateline(line, " ".join(line.of(text).split()), (match["agency"] or "") if match else "", moments[0])


@cache
def _lone() -> re.Pattern[str]:
    capitals, titled, date = _parts()
    return re.compile(rf"(?:{capitals}|{titled}){date}(?:{_AGENCY})?\s*[.:]?")


def _begins_sentence(rest: str) -> bool:
    return bool(rest) and (rest[0].isupper() or rest[0].isdigit() or rest[0] in "\"'“‘«([$€£")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    capitals, titled, date = _parts()
    days, dated = _days(), _dated()
    plain_agency = r"(?:,?\s*[(\[](?:[A-Z][\w ./&'’-]{1,40}|\d{1,2}[:.]\d\d[\w .,+:-]{0,20})[)\]])?"  # or the hour
    return (
        re.compile(rf"{capitals}{date}?{_AGENCY}{date}?(?:{_DASH}|\s+)"),
        re.compile(rf"{capitals}{date}?{plain_agency}{_DASH}"),
        re.compile(rf"{titled}{date}?{_AGENCY}{date}?{_DASH}"),
        re.compile(rf"{titled}{date}{plain_agency}{_DASH}"),
        re.compile(rf"(?:{days})\.?,?\s+{dated},? \d{{4}}(?:{_DASH}|:?\s+)"),
        re.compile(rf"(?:{capitals},? {dated}(?:,? \d{{4}})?|{titled},? {dated},? \d{{4}})(?:{_AGENCY})?:\s+"),
        re.compile(rf"{dated},? \d{{4}}{_DASH}"),
        re.compile(rf"[(\[](?P<agency>[A-Z][\w ./&'’-]{{1,30}})[)\]]{_DASH}"),
    )


def _parts() -> tuple[str, str, str]:
    """A place in capitals, a place in plain letters, and the date behind either."""
    day = rf"(?:(?:{_days()})\.?,?\s*)?{_dated()}"
    date = rf"(?:,?\s*(?:{day}(?:,? \d{{4}})?|\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{2,4}}))"
    capitals = rf"{_CAPITALS}{_MORE}{{0,3}}(?:(?:/|, | and ){_CAPITALS}{_MORE}{{0,2}}){{0,2}}{_REGION}{{0,2}}"
    titled = rf"{_TITLED}(?:[ /-]{_TITLED}){{0,3}}{_REGION}{{0,2}}(?: ?\([A-Z][\w .’'-]{{2,30}}\)(?=\s*[(\[]))?"
    return capitals, titled, date


def _days() -> str:
    return "|".join(sorted((day.capitalize() for day in date_words().weekdays), key=len, reverse=True))


def _dated() -> str:
    months = "|".join(sorted((month.capitalize() for month in date_words().months), key=len, reverse=True))
    number = r"\d{1,2}(?:st|nd|rd|th)?"
    return rf"(?:(?:{months})\.? {number}|{number} (?:{months})\.?)"
