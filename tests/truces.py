"""Events, claims and an agreement that are made up, for the tests of the judge."""

from datetime import date, datetime, timedelta

from trucewatch.model import (
    Actor,
    Claim,
    ClaimKind,
    Event,
    Mode,
    Occurrence,
    Place,
    PlacePrecision,
    Precision,
    Said,
    Span,
    Speaker,
    Stance,
    When,
    Where,
)
from trucewatch.packs.agreements import read_agreement

TRUCE = read_agreement(
    """\
name: testland-2031
title: Truce of Testland
signed: {on: 2031-05-01}
effective: {at: 2031-05-02 06:00}
clock: {stated: no, zones: [UTC, Asia/Tokyo]}
sources: [{title: The treaty}]
parties:
  - {actor: north, name: North, role: signatory}
  - {actor: south, name: South, role: signatory}
  - {actor: rovers, name: Rovers, role: non_party}
forces:
  scouts: [north]
  raiders: [rovers]
zones:
  - id: plain
    name: The plain
    kind: area
    ring: [[20, 10], [21, 10], [21, 11], [20, 11], [20, 10]]
    source: drawn by hand
    error: 2 km
  - {id: strip, name: The strip, kind: undefined, within: plain}
terms:
  - {id: calm, article: "1", text: Fighting in the plain stops., kind: cessation, zone: plain,
     in_force: {from: effective, to: 2031-06-01}}
  - {id: still, text: No fighting but against the Rovers., kind: cessation, exceptions: [rovers-excepted]}
  - {id: guarded, text: No fighting; self-defence stays., kind: cessation, exceptions: [self-defence]}
  - {id: moves, text: No reinforcement but convoys of North., kind: no_reinforcement, exceptions: [convoys]}
  - {id: hushed, text: The strip is a strip., kind: zone_buffer, zone: strip}
  - {id: one-sided, text: South holds its fire., kind: cessation, bound: [south]}
  - {id: rovers-excepted, text: Not against Rovers., kind: exception_designated_group, bound: [rovers]}
  - {id: self-defence, text: Self-defence stays., kind: exception_self_defence}
  - {id: convoys, text: North may move convoys., kind: permitted_act, bound: [north], acts: [Reinforcement]}
  - {id: leave, text: The guns leave within ten days., kind: withdrawal, bound: [north],
     due: {within: 10 days, of: [signing, effective]}, fulfilled_by: {acts: [Withdrawal], words: [guns]}}
  - {id: swap, text: Prisoners are exchanged once both have left., kind: prisoner_exchange,
     due: {anchor: concurrent_with, condition: both have left}}
declarations:
  - {id: right, text: North may answer., kind: reserved_right, topic: right_to_respond, by: [north]}
""",
    "testland.yaml",
)

STRIKE = ("Explosions/Remote violence", "Air/drone strike")


def event(
    id="e", when=None, point=(10.5, 20.5), radius=1.0, who=("south",), target=(), act=STRIKE, denied=False
):  # fmt: skip
    where = None
    if point is not None:
        place = Place("p", "Somewhere", *point, radius, PlacePrecision.TOWN)
        where = Where("Somewhere", Span(0, 1), place, PlacePrecision.TOWN, radius)
    return Event(
        id, *act, "an event", day(5) if when is None else when, where, (f"claim-{id}",),
        perpetrators=tuple(Said(name, (f"claim-{id}",)) for name in who),
        targets=tuple(Said(name, (f"claim-{id}",)) for name in target),
        denials=("denial",) if denied else (),
    )  # fmt: skip


def day(number, month=5, zone=None):
    return When.day(date(2031, month, number), zone=zone)


def days(first, last):
    start = datetime(2031, 5, first)
    return When(start, datetime(2031, 5, last) + timedelta(days=1), Precision.DAYS)


def minute(number, hour, minutes, zone=None):
    return When.minute(datetime(2031, 5, number, hour, minutes), zone=zone)


def told(id, when, act="Withdrawal", words="the guns left", by=("north",), stance=Stance.ASSERTS, negated=False):
    actors = tuple(Actor(name, name, Span(0, 1)) for name in by)
    content = Occurrence("Military movement", act, "left", when, actors)
    modes = (Mode.NEGATED,) if negated else ()
    return Claim(id, "r", "Outlet", ClaimKind.EVENT, Span(0, 9), words, Speaker(), stance, content, modes)
