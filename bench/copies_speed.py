"""How long it takes to find who carries whose words as reports grow, and what that holds.

    python -m bench.copies_speed [--reports 1000 10000 100000] [--write]

The articles are made, not read: an agency's story of some hundred words on each
incident, of which most are told by a few outlets and some by hundreds: whole, cut
short, lightly rewritten, credited to the agency in words of their own, or told
by the outlet itself. A third of the stories name a speaker. Each size runs in a
process of its own, for its peak memory.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import sys
import time
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bench.growth import exponent, keep, peak, rows_of
from bench.resolve_speed import FIRST, SPEAKERS, world

from trucewatch.model import (
    Basis,
    Claim,
    ClaimKind,
    Count,
    Credit,
    Occurrence,
    Published,
    Quantity,
    Report,
    Span,
    Speaker,
    Stance,
    TimeBasis,
    When,
    Where,
    content_id,
)
from trucewatch.packs.outlets import AGENCY, known_outlets
from trucewatch.resolve import Resolver, chains, voices_of, witness_groups

SIZES = (1_000, 10_000, 100_000)
MOST = 400  # outlets that tell of one incident
HOWS = ("whole", "cut", "rewritten", "credited", "own")
SHARES = (35, 20, 15, 10, 20)
_CONSONANTS, _VOWELS = "bcdfghklmnprstvz", "aeiou"


@dataclass(frozen=True, slots=True)
class Told:
    """Reports with their claims, and how many witnesses stand behind them."""

    reports: list[Report]
    claims: list[Claim]
    witnesses: int


def articles(many: int, seed: int = 1) -> Told:
    """So many reports of incidents, each told by an agency and by outlets that carry it or do not."""
    random_ = random.Random(seed)
    words = ["".join(random_.choice(s) for s in (_CONSONANTS, _VOWELS) * 3) for _ in range(6000)]
    agencies = [outlet.name for outlet in known_outlets() if outlet.kind == AGENCY]
    towns, _ = world(random_)
    reports: list[Report] = []
    claims: list[Claim] = []
    witnesses = 0
    while len(reports) < many:
        town, day = random_.choice(towns), FIRST + timedelta(days=random_.randrange(3650))
        toll = 10 + int(random_.paretovariate(1.2)) % 700
        said = Occurrence(
            "Explosions/Remote violence",
            "Air/drone strike",
            "strike",
            When.day(day, TimeBasis.RELATIVE),
            where=(Where(town.name, Span(0, 1), town, town.precision),),
            counts=(Count("killed", "person", Quantity(toll, toll), Span(0, 1)),),
        )
        agency = random_.choice(agencies)
        speaker = random_.choice(SPEAKERS[:3]) if random_.random() < 0.33 else ""
        story = _story(random_, words, town.name, toll)
        outlets = random_.sample(range(2000), min(MOST, int(random_.paretovariate(0.9))))
        hows = [random_.choices(HOWS, SHARES)[0] for _ in outlets]
        for outlet, how in ((agency, "whole"), *zip(map("Outlet {}".format, outlets), hows, strict=True)):
            told = _as_carried(random_, words, story, how, town.name, toll)
            report, its = made(len(reports), told, outlet, day, said, speaker, agency if how == "credited" else "")
            reports.append(report)
            claims += its
        witnesses += 1 if speaker else 1 + hows.count("own")
    return Told(reports, claims, witnesses)


def _story(random_: random.Random, words: list[str], town: str, toll: int) -> list[str]:
    """Sentences of made words; the first and the fourth tell of the incident."""
    made_ = [" ".join(random_.choices(words, k=random_.randint(14, 24))) for _ in range(random_.randint(6, 10))]
    for at in (0, 3):
        made_[at] = f"{made_[at]} a strike on {town} killed {toll} people"
    return made_


def _as_carried(
    random_: random.Random, words: list[str], story: list[str], how: str, town: str, toll: int
) -> list[str]:
    if how == "cut":
        return story[: random_.randint(2, 4)]
    if how == "rewritten":
        return [" ".join(random_.choice(words) if random_.random() < 0.06 else w for w in s.split()) for s in story]
    return _story(random_, words, town, toll) if how in ("credited", "own") else story


def made(
    number: int, sentences: list[str], outlet: str, day: date, said: Occurrence, speaker: str, credited: str
) -> tuple[Report, list[Claim]]:
    """A report of these sentences, with a claim for each that tells of the incident."""
    id, text, body, claims = content_id("report", number), "", [], []
    for sentence in sentences:
        text += ("\n\n" if text else "") + f"{sentence}."
        span = Span(len(text) - len(sentence) - 1, len(text))
        body.append(span)
        if said.where[0].name in sentence:
            who = Speaker(speaker, None, Span(0, 1)) if speaker else Speaker()
            name, quote = content_id("claim", id, span.start), f"{sentence}."
            claims.append(Claim(name, id, outlet, ClaimKind.EVENT, span, quote, who, Stance.ASSERTS, said))
    published = Published(When.day(day + timedelta(days=number % 3)), Basis.STATED)
    report = Report(id, id, text, id, tuple(body), "", None, outlet, Basis.STATED, published)
    return (replace(report, credits=(Credit(credited, True, "", body[0]),)) if credited else report), claims


def measure(many: int) -> dict[str, float]:
    """Find the stories, the events and the witnesses of so many reports."""
    told = articles(many)
    by_id = {report.id: report for report in told.reports}
    by_claim = {claim.id: claim for claim in told.claims}
    given = peak()
    with _Clock() as stories_took:
        stories = witness_groups(told.reports)
    stories_peak = peak()
    resolver = Resolver()
    with _Clock() as events_took:
        resolver.add_all(told.reports, told.claims)
        events = resolver.events
    with _Clock() as chains_took:
        found = sum(len(chains([by_claim[id] for id in event.claims], by_id)) for event in events)
    with _Clock() as voices_took:
        voices_of(told.claims, events, told.reports)
    return {
        "reports": many,
        "claims": len(told.claims),  # what ``exponent`` reckons with
        "stories": len(set(stories.values())),
        "witnesses": found,
        "witnesses_told": told.witnesses,
        "events": len(events),
        "largest": max(len(event.claims) for event in events),
        "stories_s": stories_took.seconds,
        "events_s": events_took.seconds,
        "chains_s": chains_took.seconds,
        "voices_s": voices_took.seconds,
        "given_mb": given,
        "stories_mb": stories_peak,
        "peak_mb": peak(),
    }


class _Clock:
    """Seconds of the processor."""

    def __enter__(self) -> _Clock:
        self._began, self.seconds = time.process_time(), 0.0
        return self

    def __exit__(self, *_: object) -> None:
        self.seconds = time.process_time() - self._began


def table(rows: list[dict[str, float]]) -> str:
    """The rows as Markdown."""
    head = (
        "| reports | claims | events | largest | stories found | witnesses found (told) | stories | events "
        "| of that witnesses | voices | given | after stories | peak |\n" + "|---" * 13 + "|\n"
    )
    return head + "\n".join(
        f"| {one['reports']:,} | {one['claims']:,} | {one['events']:,} | {one['largest']} "
        f"| {one['stories']:,} | {one['witnesses']:,} ({one['witnesses_told']:,}) "
        f"| {one['stories_s']:.1f} s | {one['events_s']:.1f} s | {one['chains_s']:.1f} s | {one['voices_s']:.1f} s "
        f"| {one['given_mb']:,.0f} MB | {one['stories_mb']:,.0f} MB | {one['peak_mb']:,.0f} MB |"
        for one in rows
    )


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure how long finding copies takes as reports grow.")
    parser.add_argument("--reports", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)  # one size, in this process
    parser.add_argument("--write", action="store_true", help="write the figures into bench/resolve.md")
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measure(given.one)))
        return 0
    rows = list(rows_of("bench.copies_speed", given.reports))
    powers = {name: exponent(rows, name) for name in ("stories_s", "events_s", "chains_s")}
    told_ = "\n\n".join(
        (
            f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; times are of "
            "the processor.",
            table(rows),
            f"With the claims grow: finding stories with the power {powers['stories_s']:.2f}, events "
            f"{powers['events_s']:.2f}, witnesses {powers['chains_s']:.2f}.",
        )
    )
    print(told_)
    if given.write:
        keep(told_, "copies")
    return 0


if __name__ == "__main__":
    sys.exit(main())
