"""Reprints: which reports are one story from end to end."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from hashlib import blake2b

from trucewatch.model import Report

SHINGLE_WORDS = 8
COPY_SHARE = 0.6  # of the shorter text's shingles, found in the longer
_COMMON = 200  # a shingle of so many stories is boilerplate
_FEWEST = 3  # so few shingles in common prove nothing
_WORD = re.compile(r"[^\W_]+")
_MODULUS = (1 << 61) - 1


def witness_groups(reports: Iterable[Report]) -> dict[str, str]:
    """Which story each report tells: report id -> the id of the report that stands for its copies.

    Reports of one body, or of which the longer holds at least 60 % of the
    shorter's 8-word runs, tell one story. Near-linear: identical bodies fold
    first, and a text is compared only with stories that share runs with it.
    """
    by_body: dict[str, list[str]] = defaultdict(list)
    shingles: dict[str, frozenset[int]] = {}
    for report in reports:
        words = _words(report)
        body = blake2b(" ".join(words).encode(), digest_size=16).hexdigest() if words else f"empty:{report.id}"
        by_body[body].append(report.id)
        if body not in shingles:
            shingles[body] = _shingles(words)
    told: dict[str, str] = {}
    stories: dict[int, list[str]] = defaultdict(list)
    stands_for: dict[str, str] = {}
    for body in sorted(by_body, key=lambda b: (-len(shingles[b]), b)):
        story = _story_of(shingles[body], stories)
        if story is None:
            for shingle in shingles[body]:
                stories[shingle].append(body)
        stands_for[body] = story or body
    first: dict[str, str] = {}
    for body, ids in by_body.items():
        story = stands_for[body]
        first[story] = min(first.get(story, min(ids)), *ids)
    for body, ids in by_body.items():
        told.update(dict.fromkeys(ids, first[stands_for[body]]))
    return told


def _words(report: Report) -> list[str]:
    return _WORD.findall(report.cleaned.casefold())


def _shingles(words: list[str]) -> frozenset[int]:
    """Every run of eight words as a number; a shorter text has none."""
    numbers = [int.from_bytes(blake2b(word.encode(), digest_size=7).digest(), "big") for word in words]
    found = set()
    for at in range(len(words) - SHINGLE_WORDS + 1):
        mixed = 0
        for number in numbers[at : at + SHINGLE_WORDS]:
            mixed = (mixed * 1_000_003 + number) % _MODULUS
        found.add(mixed)
    return frozenset(found)


def _story_of(shingles: frozenset[int], stories: Mapping[int, list[str]]) -> str | None:
    """The longer story that holds most of this text, if one holds enough of it."""
    shared: Counter[str] = Counter()
    for shingle in shingles:
        holders = stories.get(shingle, ())
        if len(holders) <= _COMMON:
            shared.update(holders)
    if not shared:
        return None
    story = min(shared, key=lambda body: (-shared[body], body))
    enough = max(_FEWEST, COPY_SHARE * len(shingles))
    return story if shared[story] >= enough else None
