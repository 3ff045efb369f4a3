"""How long resolving takes as claims grow, what it holds, and how long one report more takes.

    python -m bench.resolve_speed [--claims 10000 100000 1000000] [--write]

The claims are made, not read: invented incidents in invented towns over ten
years, each told by several reports with other tolls, days, names and words, some
of them reprints. A quarter of the claims are of sieges, hundreds of claims on one
town and week. The ten years and the towns stay the same as claims grow,
so that a hundred times the claims are also a hundred times as dense. Each size
runs in a process of its own, for its peak memory.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bench.growth import exponent, keep, peak, rows_of

from trucewatch.model import (
    Actor,
    Basis,
    Claim,
    ClaimKind,
    Count,
    Occurrence,
    Place,
    PlacePrecision,
    Precision,
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
from trucewatch.resolve import Resolver

TOWNS, PROVINCES, YEARS = 3000, 60, 10
FIRST = date(2031, 1, 1)
MORE = 40  # reports that are added one by one
SIZES = (10_000, 100_000, 1_000_000)
SIDES = ("norland", "eastland", "westmark", "ridge-front", "delta-army", "sunder-league")
SPEAKERS = ("Rescue Service", "Ministry of Defence", "Kesh Monitor", "Mayor", "Delta Agency")
ACTS = (
    ("Explosions/Remote violence", "Air/drone strike", "strike"),
    ("Explosions/Remote violence", "Shelling/artillery/missile attack", "shelling"),
    ("Violence against civilians", "Attack", "attack"),
    ("Battles", "Armed clash", "clash"),
)
GROUPS = ("civilian", "person", "soldier", "fighter")
SITES = ("the market", "a school", "the road", "a clinic", "the bridge", "houses", "a convoy")


@dataclass(frozen=True, slots=True)
class Incident:
    """What happened, before anybody tells it."""

    act: tuple[str, str, str]
    town: Place
    province: Place
    day: date
    actor: str
    target: str
    group: str
    killed: int
    site: str


def world(random_: random.Random) -> tuple[list[Place], list[Place]]:
    """Towns and the provinces that hold them, in degrees."""
    provinces = [
        Place(
            f"p:{n}", f"Province {n}", random_.uniform(5, 55), random_.uniform(10, 80), 60.0, PlacePrecision.GOVERNORATE
        )
        for n in range(PROVINCES)
    ]
    towns = []
    for n in range(TOWNS):
        within = provinces[n % PROVINCES]
        lat, lon = within.lat + random_.uniform(-0.5, 0.5), within.lon + random_.uniform(-0.5, 0.5)
        towns.append(Place(f"t:{n}", f"Town {n}", lat, lon, 2.0, PlacePrecision.TOWN, admin1=within.name))
    return towns, provinces


def incidents(random_: random.Random) -> Iterator[list[tuple[Incident, int]]]:
    """Incidents of one town and week, with how many reports tell each, without end."""
    towns, provinces = world(random_)
    weights = [1 / (1 + n) ** 0.6 for n in range(TOWNS)]
    while True:
        (at,) = random_.choices(range(TOWNS), weights)
        monday = FIRST + timedelta(days=random_.randrange(365 * YEARS))
        siege = random_.random() < 0.01
        made = []
        for _ in range(random_.randint(8, 15) if siege else random_.choice((1, 1, 1, 2))):
            actor, target = random_.sample(SIDES, 2)
            killed = int(random_.paretovariate(1.1)) if random_.random() < 0.7 else 0
            day = monday + timedelta(days=random_.randrange(7))
            group, site = random_.choice(GROUPS), random_.choice(SITES)
            incident = Incident(
                random_.choice(ACTS),
                towns[at],
                provinces[at % PROVINCES],
                day,
                actor,
                target,
                group,
                min(killed, 900),
                site,
            )
            told = random_.randint(3, 15) if siege else min(12, int(random_.paretovariate(0.9)))
            made.append((incident, told))
        yield made


def told(incident: Incident, random_: random.Random, day: date) -> tuple[str, Speaker, Occurrence]:
    """One sentence on an incident: what it leaves out, rounds and gets wrong."""
    roll = random_.random
    when = When.unknown()
    if roll() < 0.7:
        when = When.day(incident.day, TimeBasis.RELATIVE)
    elif roll() < 0.3:
        start = datetime.combine(incident.day - timedelta(days=1), datetime.min.time()).replace(hour=18)
        when = When(start, start + timedelta(hours=14), Precision.PART_OF_DAY, None, TimeBasis.RELATIVE)
    elif roll() < 0.1:
        when = When(None, datetime.combine(day, datetime.min.time()), Precision.OPEN, None, TimeBasis.ANCHORED)
    place = incident.town if roll() < 0.8 else incident.province if roll() < 0.6 else None
    where = (Where(place.name, Span(0, 1), place, place.precision),) if place else ()
    counts: tuple[Count, ...] = ()
    number = incident.killed
    if number and roll() < 0.75:
        if roll() < 0.2:
            number = max(1, number + random_.choice((-1, 1, 2)))
        high = None if roll() < 0.2 else number
        group = incident.group if roll() < 0.7 else "person"
        owner = incident.target if group in ("soldier", "fighter") and roll() < 0.6 else None
        counts = (Count("killed", group, Quantity(number, high), Span(0, 1), owner),)
    actors = (Actor(incident.actor, incident.actor, Span(0, 1)),) if roll() < 0.55 else ()
    targets = (Actor(incident.target, incident.target, Span(0, 1)),) if roll() < 0.35 else ()
    event_type, sub, trigger = incident.act
    if roll() < 0.12:
        event_type, sub, trigger = "Violence against civilians", "Attack", "killed"
    said = Occurrence(event_type, sub, trigger, when, actors, targets, where, counts)
    site = f" on {incident.site}" if roll() < 0.4 else ""
    words = f"A {trigger}{site} in {place.name if place else 'the area'} left {number or 'an unknown number of'} dead"
    name = random_.choice(SPEAKERS) if roll() < 0.45 else ""
    speaker = Speaker(name, name.casefold().replace(" ", "-"), Span(0, 1)) if name else Speaker()
    return f"{words}, report {random_.randrange(1 << 40):x} said.", speaker, said


def reports(seed: int = 1) -> Iterator[tuple[Report, list[Claim]]]:
    """Reports with their claims, without end: each tells an incident, most of them others of the same days too."""
    random_ = random.Random(seed)
    number = 0
    for week in incidents(random_):
        for incident, times in week:
            printed = None
            for _ in range(times):
                day = incident.day + timedelta(days=random_.choice((0, 0, 1, 1, 2, 5)))
                if printed is None or random_.random() > 0.1:  # else a reprint
                    others = random_.sample(week, min(len(week), random_.choice((1, 2, 2, 3))))
                    printed = [
                        told(each, random_, day) for each in (incident, *(o for o, _ in others if o is not incident))
                    ]
                yield made(number, printed, day)
                number += 1


def made(number: int, sentences: list[tuple[str, Speaker, Occurrence]], day: date) -> tuple[Report, list[Claim]]:
    """A report of these sentences, a paragraph each."""
    id, outlet = content_id("report", number), f"Outlet {number % 400}"
    text, body, claims = "", [], []
    for quote, speaker, said in sentences:
        text += ("\n\n" if text else "") + quote
        span = Span(len(text) - len(quote), len(text))
        body.append(span)
        name = content_id("claim", id, span.start)
        claims.append(Claim(name, id, outlet, ClaimKind.EVENT, span, quote, speaker, Stance.ASSERTS, said))
    published = Published(When.day(day), Basis.STATED) if number % 50 else Published.unknown()
    report = Report(id, id, text, id, tuple(body), "", None, outlet, Basis.STATED, published)
    return report, claims


def measure(many: int) -> dict[str, float]:
    """Resolve so many claims, then add reports one by one."""
    source = reports()
    read: list[Report] = []
    claims: list[Claim] = []
    while len(claims) < many:
        report, its = next(source)
        read.append(report)
        claims += its
    given = peak()
    resolver = Resolver()
    clock, processor = time.perf_counter(), time.process_time()
    resolver.add_all(read, claims)
    events = resolver.events
    seconds, processor = time.perf_counter() - clock, time.process_time() - processor
    compared, top = resolver.compared, peak()
    largest = max(len(event.claims) for event in events)
    more = [next(source) for _ in range(20 * MORE)][::20]
    added, every = [], []
    for report, its in more:
        began = time.process_time()
        resolver.add(report, its)
        resolver.settle()
        added.append(time.process_time() - began)
        began = time.process_time()
        _ = resolver.events
        every.append(time.process_time() - began)
    added.sort()
    return {
        "claims": len(claims),
        "reports": len(read),
        "events": len(events),
        "largest": largest,
        "seconds": seconds,
        "processor": processor,
        "compared": compared,
        "given_mb": given,
        "peak_mb": top,
        "add_ms": 1000 * added[len(added) // 2],
        "add_worst_ms": 1000 * added[-1],
        "events_ms": 1000 * sorted(every)[len(every) // 2],
    }


def table(rows: list[dict[str, float]]) -> str:
    """The rows as Markdown."""
    head = (
        "| claims | reports | events | largest event | seconds | processor | pairs compared, a claim "
        "| claims and reports | peak | one report more | the slowest of them |\n" + "|---" * 11 + "|\n"
    )
    return head + "\n".join(
        f"| {one['claims']:,} | {one['reports']:,} | {one['events']:,} | {one['largest']} | {one['seconds']:.1f} "
        f"| {one['processor']:.1f} s | {one['compared'] / one['claims']:.1f} | {one['given_mb']:,.0f} MB "
        f"| {one['peak_mb']:,.0f} MB | {one['add_ms']:.1f} ms | {one['add_worst_ms']:.1f} ms |"
        for one in rows
    )


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure how long resolving takes as claims grow.")
    parser.add_argument("--claims", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)  # one size, in this process
    parser.add_argument("--write", action="store_true", help="write the figures into bench/resolve.md")
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measure(given.one)))
        return 0
    rows = []
    for row in rows_of("bench.resolve_speed", given.claims):
        rows.append(row)
        print(table(rows[-1:]).splitlines()[-1], flush=True)
    lines = [
        f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}.",
        table(rows),
        f"Processor time grows with the power {exponent(rows, 'processor'):.2f} of the claims, the pairs compared with "
        f"{exponent(rows, 'compared'):.2f}. The times of one report more are of the processor; to have all events as "
        f"one tuple after it takes {rows[-1]['events_ms']:.0f} ms at the largest size.",
    ]
    told_ = "\n\n".join(lines)
    print(f"\n{told_}")
    if given.write:
        keep(told_, "figures")
    return 0


if __name__ == "__main__":
    sys.exit(main())
