"""Reprints: which reports are one story from end to end."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from zlib import crc32

import numpy as np
import numpy.typing as npt

from trucewatch.model import Report

SHINGLE_WORDS = 8
COPY_SHARE = 0.6  # of the shorter text's shingles, found in the longer
_FEWEST = 3  # so few shingles in common prove nothing
_WINDOW = 8  # of so many shingles in a row one is kept to find its like by
_CANDIDATES = 3  # stories that share most are held against the text itself
_COMMON = 200  # a shingle of so many stories is boilerplate
_WORD = re.compile(r"[^\W_]+")

_Shingles = npt.NDArray[np.uint64]
_FACTORS = np.array([pow(0x9E3779B97F4A7C15, power + 1, 1 << 64) for power in range(SHINGLE_WORDS)], dtype=np.uint64)


@dataclass(frozen=True, slots=True)
class _Body:
    """One text, however many reports have it: one of these, how long it is, and the shingles to find its like by."""

    report: Report
    length: int
    kept: _Shingles


def witness_groups(reports: Iterable[Report]) -> dict[str, str]:
    """Which story each report tells: report id -> the id of the report that stands for its copies.

    Reports of one body, or of which the longer holds at least 60 % of the
    shorter's 8-word runs, tell one story. Near-linear: identical bodies fold
    first; of each eight runs in a row the least is kept (winnowing), so that a
    text is compared only with stories that share a passage with it.
    """
    having: dict[bytes, list[str]] = defaultdict(list)
    bodies: dict[bytes, _Body] = {}
    for report in reports:
        words = _words(report)
        digest = blake2b(" ".join(words).encode() if words else f"empty:{report.id}".encode(), digest_size=16).digest()
        having[digest].append(report.id)
        if digest not in bodies:
            shingles = _shingles(words)
            bodies[digest] = _Body(report, len(shingles), _kept(shingles))
    stories = _stories(bodies)
    first: dict[bytes, str] = {}
    for digest, ids in having.items():
        story = stories[digest]
        first[story] = min(first.get(story, min(ids)), *ids)
    return {id: first[stories[digest]] for digest, ids in having.items() for id in ids}


def _stories(bodies: Mapping[bytes, _Body]) -> dict[bytes, bytes]:
    """Each text with the longer one whose copy it is, else with itself."""
    index: dict[int, bytes | list[bytes]] = {}  # most shingles stand in one story, and need no list
    stands_for: dict[bytes, bytes] = {}
    for digest in sorted(bodies, key=lambda digest: (-bodies[digest].length, digest)):
        body = bodies[digest]
        story = next((each for each in _alike(body, index) if _holds(bodies[each], body)), None)
        stands_for[digest] = story or digest
        if story is not None:
            continue
        for shingle in body.kept.tolist():
            holders = index.setdefault(shingle, digest)
            if isinstance(holders, list):
                holders.append(digest)
            elif holders != digest:
                index[shingle] = [holders, digest]
    return stands_for


def _alike(body: _Body, index: Mapping[int, bytes | list[bytes]]) -> Iterator[bytes]:
    """The stories that share most with a text, the one that shares most first."""
    shared: Counter[bytes] = Counter()
    for shingle in body.kept.tolist():
        holders = index.get(shingle)
        if isinstance(holders, bytes):
            shared[holders] += 1
        elif holders is not None and len(holders) <= _COMMON:
            shared.update(holders)
    yield from sorted(shared, key=lambda story: (-shared[story], story))[:_CANDIDATES]


def _holds(longer: _Body, shorter: _Body) -> bool:
    """Does the one hold most of the other's shingles?"""
    own = np.unique(_shingles(_words(shorter.report)))
    both = np.isin(own, _shingles(_words(longer.report)))
    return int(both.sum()) >= max(_FEWEST, COPY_SHARE * len(own))


def _words(report: Report) -> list[str]:
    return _WORD.findall(report.cleaned.casefold())


def _shingles(words: list[str]) -> _Shingles:
    """Every run of eight words as a number; a shorter text has none."""
    if len(words) < SHINGLE_WORDS:
        return np.empty(0, dtype=np.uint64)
    numbers = np.fromiter(map(_number, words), dtype=np.uint64, count=len(words))
    runs = np.lib.stride_tricks.sliding_window_view(numbers, SHINGLE_WORDS)
    mixed: _Shingles = (runs * _FACTORS).sum(axis=1, dtype=np.uint64)
    return mixed ^ (mixed >> np.uint64(29))  # the low bits alone would follow the last word


@lru_cache(maxsize=1 << 16)
def _number(word: str) -> int:
    return crc32(word.encode())


def _kept(shingles: _Shingles) -> _Shingles:
    """The least of each eight in a row: two texts that share fifteen words in a row keep one in common."""
    if len(shingles) < _WINDOW:
        return np.unique(shingles)
    return np.unique(np.lib.stride_tricks.sliding_window_view(shingles, _WINDOW).min(axis=1))
