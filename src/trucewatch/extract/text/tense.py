"""Past or future, from the words nearest to a place in a sentence: no parse is needed for it."""

from __future__ import annotations

import re
from bisect import bisect_left
from enum import StrEnum

from trucewatch.extract.text.scan import Scan
from trucewatch.packs.language.times import TimeWords

_SENTENCE_END = re.compile(r"[.!?](?:\s|$)|[;\n]")
_CLAUSE_END = re.compile(r"[.!?](?:\s|$)|[;\n,“”\"]")
_BACK, _ON = 25, 12


class Tense(StrEnum):
    """Which way from the report a time is to be looked for."""

    PAST = "past"
    DONE = "done"  # past, and over by the time that is named ("had left by Monday")
    PRESENT = "present"
    FUTURE = "future"


def tense_at(scan: Scan, offset: int, words: TimeWords) -> Tense | None:
    """The tense told by the nearest cue before an offset in its sentence, else after it in its clause.

    >>> from trucewatch.extract.text.scan import scan_words
    >>> from trucewatch.packs.language.times import time_words
    >>> tense_at(scan_words("It will begin on Monday, he said."), 17, time_words())
    <Tense.FUTURE: 'future'>
    """
    index = bisect_left(scan.starts, offset)
    for at in range(index - 1, max(index - 1 - _BACK, -1), -1):
        edge = scan.starts[at + 1] if at + 1 < len(scan.words) else len(scan.text)
        if _SENTENCE_END.search(scan.text, scan.ends[at], edge):
            break
        cue = _cue(scan.words[at], words)
        if cue is Tense.PAST and at > 0 and scan.words[at - 1] in words.future_cues:
            cue = Tense.FUTURE  # "will be completed", "should be released": the participle is not past
        if cue is not None:
            return cue
    for at in range(index, min(index + _ON, len(scan.words))):
        if at > index and _CLAUSE_END.search(scan.text, scan.ends[at - 1], scan.starts[at]):
            break
        cue = _cue(scan.words[at], words)
        if cue is not None:
            return cue
    return None


def _cue(word: str, words: TimeWords) -> Tense | None:
    if word in words.future_cues:
        return Tense.FUTURE
    if word in words.past_cues or (len(word) > 4 and word.endswith(words.past_endings)):
        return Tense.PAST
    return None
