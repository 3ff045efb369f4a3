"""Do two reports tell the same story? Judged by the names and the words that they share."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trucewatch.ingest.evidence import MOST_PARAGRAPHS
from trucewatch.ingest.lexicon import date_words
from trucewatch.model import Report

_BREAK = re.compile(r"(?<=[.!?”\"])\s+|\n+|[“\"«(]")
_TOKEN = re.compile(r"[^\W\d_][^\W_]*(?:-[^\W_]+)*")
_NAMES = 4  # names that both have
_NAME_SHARE = 0.5  # of the names of the one with fewer
_WORD_SHARE = 0.25  # of the longer words of the one with fewer


@dataclass(frozen=True, slots=True)
class Story:
    """The names and the longer words of a report, and whether it tells of a truce or a deal."""

    names: frozenset[str]
    words: frozenset[str]
    deal: bool


def story_of(report: Report) -> Story:
    """Names are words with a capital that do not open a sentence, weekdays and months left out."""
    known = date_words()
    names: set[str] = set()
    words: set[str] = set()
    deal = False
    parts = (part for span in report.body[:MOST_PARAGRAPHS] for part in _BREAK.split(span.of(report.text)))
    for part in parts:
        tokens = _TOKEN.findall(part)
        for at, token in enumerate(tokens):
            lower = token.lower()
            deal = deal or lower in known.deal_nouns
            if len(token) < 3 or lower in known.weekdays or lower in known.months:
                continue
            if at and token[0].isupper():
                names.add(lower)
            if len(token) > 3:
                words.add(lower)
    return Story(frozenset(names), frozenset(words), deal)


def same_matter(one: Story, other: Story) -> bool:
    """Do both tell of a deal and name some of the same people and places? Less than one story: months may lie between.

    >>> early = Story(frozenset({"roe", "doe", "kesh", "arland"}), frozenset({"truce"}), True)
    >>> late = Story(early.names | {"ostra", "poe", "bevia", "max", "ana"}, frozenset({"shelling"}), True)
    >>> same_matter(early, late), same_story(early, late)
    (True, False)
    """
    return one.deal and other.deal and len(one.names & other.names) >= _NAMES


def same_story(one: Story, other: Story) -> bool:
    """Do both tell of a deal, of the same people and places, in much the same words?

    >>> truce = Story(frozenset({"roe", "doe", "kesh", "arland"}), frozenset({"truce", "midnight", "corridor"}), True)
    >>> same_story(truce, truce), same_story(truce, Story(frozenset(), frozenset(), True))
    (True, False)
    """
    if not one.deal or not other.deal:
        return False
    names, words = one.names & other.names, one.words & other.words
    return (
        len(names) >= _NAMES
        and len(names) >= _NAME_SHARE * min(len(one.names), len(other.names))
        and len(words) >= _WORD_SHARE * min(len(one.words), len(other.words))
    )
