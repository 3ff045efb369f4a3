"""Copies: which claims of one occurrence stand in words that another report has too, all or some, or nearly so."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TypeVar

from rapidfuzz.distance import LCSseq

from trucewatch.model import Claim, Report

# What is said between quotation marks is the speaker's: two outlets that quote it copy nobody.
_QUOTED = re.compile(r"[“«„][^”»“]*[”»“]|\"[^\"]*\"")
_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 4  # letters: shorter words are mostly grammar, in every language that we read
_RUN = 3  # long words in a row make one run
_FEW_RUNS, _RUN_SHARE = 6, 0.2  # runs that two reports of one story share, at the least, of the shorter's; others: 0.07
_LONG_RUN, _LONG_RUNS = 5, 8  # a paragraph's worth: titles and names in a row are shorter
_ALONE, _ALONE_SHARE = 12, 0.85  # long words of a sentence that is a copy whatever stands around it
_KIN, _KIN_SHARE = 4, 0.6  # and of one between reports that share other words too
_PAIRS = 2  # pairs of words in common, at the least, before two sentences are compared word by word
_WHOLE = 0.9  # of its runs: a text that lies in another
_COMMON = 200  # what stands in so many is boilerplate

_Words = tuple[str, ...]
_Key = TypeVar("_Key")


def copied(claims: Sequence[Claim], reports: Mapping[str, Report]) -> dict[str, str]:
    """For each of these claims of one occurrence the id that stands for its words: one id for all its copies.

    A claim that no other report words alike stands for itself. Two sentences
    are copies where their longer words come in the same order: nearly all of
    them, or most of them between reports that share other passages too. Each
    sentence is judged by itself, so that an outlet's own paragraph in a copied
    article stays its own. Near-linear: equal sentences fold first, and one is
    compared only with those that share words with it.
    """
    stands_for = {claim.id: claim.id for claim in claims}
    if len({claim.report for claim in claims}) < 2:
        return stands_for
    kin = _Kin([reports[id] for id in sorted({claim.report for claim in claims}) if id in reports])
    for sentences in _groups(_sentences(claims, kin), kin):
        ids = sorted(claim.id for sentence in sentences for claim in sentence.claims)
        stands_for.update(dict.fromkeys(ids, ids[0]))
    return stands_for


@dataclass(slots=True)
class _Sentence:
    """Claims in equal words: anywhere where the words are many, else within reports that are kin."""

    words: _Words
    claims: list[Claim] = field(default_factory=list)


class _Kin:
    """Which of some reports share passages: found out when first asked, since most events never ask."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._reports = reports
        self._of: dict[str, str] | None = None

    def of(self, report: str) -> str:
        """One name for all reports that share passages, directly or through others."""
        if self._of is None:
            self._of = _related(self._reports)
        return self._of.get(report, report)

    def are(self, one: _Sentence, two: _Sentence) -> bool:
        """Do they stand in reports that share passages, or in one?"""
        return bool({self.of(claim.report) for claim in one.claims} & {self.of(claim.report) for claim in two.claims})


def _sentences(claims: Iterable[Claim], kin: _Kin) -> list[_Sentence]:
    """The sentences of the claims, the longest first."""
    by_words: dict[_Words, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_words[_long_words(claim.quote)].append(claim)
    found: dict[tuple[_Words, str], _Sentence] = {}
    for words, same in by_words.items():
        everywhere = len(words) >= _ALONE or len({claim.report for claim in same}) == 1
        for claim in same:
            key = (words, "" if everywhere else kin.of(claim.report))
            found.setdefault(key, _Sentence(words)).claims.append(claim)
    return [found[key] for key in sorted(found, key=lambda key: (-len(key[0]), key))]


def _groups(sentences: Sequence[_Sentence], kin: _Kin) -> list[list[_Sentence]]:
    """Sentences that are copies of one another: each goes to the longest that it is like."""
    groups: list[list[_Sentence]] = []
    having: dict[tuple[str, str], list[int]] = {}  # two words in a row -> groups
    for sentence in sentences:
        pairs = set(zip(sentence.words, sentence.words[1:], strict=False))
        shared = _sharing(pairs, having)
        near = sorted((-number, at) for at, number in shared.items() if number >= _PAIRS)
        like = next((groups[at] for _, at in near if _alike(sentence, groups[at][0], kin)), None)
        if like is not None:
            like.append(sentence)
            continue
        for pair in pairs:
            having.setdefault(pair, []).append(len(groups))
        groups.append([sentence])
    return groups


def _sharing(keys: Iterable[_Key], having: Mapping[_Key, Sequence[int]]) -> Counter[int]:
    """How many of these keys each that has any of them has; what stands in many is left out."""
    return Counter(chain.from_iterable(found for key in keys if len(found := having.get(key, ())) <= _COMMON))


def _alike(short: _Sentence, long: _Sentence, kin: _Kin) -> bool:
    """Do most of the shorter's words stand in the longer, in their order?"""
    least = len(short.words)
    if least < _KIN:
        return False
    share = LCSseq.similarity(short.words, long.words, score_cutoff=int(_KIN_SHARE * least)) / least
    if least >= _ALONE and share >= _ALONE_SHARE:
        return True
    return share >= _KIN_SHARE and kin.are(short, long)


def _related(reports: Iterable[Report]) -> dict[str, str]:
    """Report id -> the least id of those that it shares passages with.

    Bodies of equal words fold first. A text is compared with texts that share
    runs with it; one that lies wholly within another is not kept to be
    compared with, so that a thousand copies cost as much as one.
    """
    by_words: dict[_Words, list[str]] = defaultdict(list)
    for report in reports:
        by_words[_long_words(report.cleaned)].append(report.id)
    root = {id: min(ids) if words else id for words, ids in by_words.items() for id in ids}
    having: dict[_Words, list[int]] = {}  # by place in the order of texts: words are slow to hash
    texts = sorted(by_words, key=lambda words: (-len(words), words))
    pairs: list[tuple[str, str]] = []
    for at, words in enumerate(texts):
        runs = _runs(words, _RUN)
        shared = _sharing(runs, having)
        for other, number in shared.items():
            if number >= _FEW_RUNS and (number >= _RUN_SHARE * len(runs) or _share_a_passage(words, texts[other])):
                pairs.append((by_words[words][0], by_words[texts[other]][0]))
        if max(shared.values(), default=0) < _WHOLE * len(runs) or not runs:
            for run in runs:
                having.setdefault(run, []).append(at)
    return _joined(root, pairs)


def _share_a_passage(one: _Words, two: _Words) -> bool:
    return len(_runs(one, _LONG_RUN) & _runs(two, _LONG_RUN)) >= _LONG_RUNS


def _runs(words: _Words, length: int) -> frozenset[_Words]:
    return frozenset(zip(*(words[at:] for at in range(length)), strict=False))


def _joined(root: dict[str, str], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The pairs as groups, each named after its least member."""

    def find(id: str) -> str:
        while root[id] != id:
            root[id] = root[root[id]]
            id = root[id]
        return id

    for one, two in pairs:
        first, second = sorted((find(one), find(two)))
        root[second] = first
    return {id: find(id) for id in root}


def _long_words(text: str) -> _Words:
    """The words that tell something, outside quotation marks: of four letters or more, and numbers.

    >>> _long_words("“We held,” he said: 33 men of the 5th were hit at Orvale.")
    ('said', '33', '5th', 'were', 'orvale')
    """
    words = _WORD.findall(_QUOTED.sub(" ", text).casefold())
    return tuple(word for word in words if len(word) >= _SHORTEST or any(map(str.isdigit, word)))
