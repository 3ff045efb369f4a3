"""The JSON Schema of the cases beside an agreement."""

from __future__ import annotations

from trucewatch.model import Verdict
from trucewatch.packs.acts import ALL_MILITARY, load_acts
from trucewatch.packs.agreements.cases import BEARINGS
from trucewatch.packs.schema_parts import (
    DIALECT,
    KM,
    MOMENT,
    Schema,
    answer,
    length,
    listed,
    many,
    mapping,
    moment,
    named,
    number,
    one_of,
    refer,
    shaped,
    text,
    time_zone,
    whole,
    words,
)

_WHEN = rf"(?:unknown|{MOMENT}(?: to {MOMENT})?)"
_AWAY = rf"{KM} (?:{'|'.join(BEARINGS)})"


def cases_schema() -> Schema:
    """The schema of ``cases.yaml``."""
    return {
        "$schema": DIALECT,
        "title": "trucewatch cases",
        **mapping(
            "What must be found for an event or at a moment, in words a lawyer can check.",
            {"cases": listed(refer("case"), "The cases."), "note": text("What a reader should know.")},
            ("cases",),
        ),
        "$defs": {"case": _case(), "event": _event(), "evidence": _evidence(), "expected": _expected()},
    }


def _case() -> Schema:
    return mapping(
        "An event, or a moment with what had been reported by then; and the verdict on each term.",
        {
            "case": words("What it tries."),
            "event": refer("event"),
            "as_of": moment("The moment at which is judged, in UTC or on the clock given"),
            "clock": time_zone("The clock of as_of"),
            "evidence": listed(refer("evidence"), "What had been reported by then."),
            "expect": named(refer("expected"), "Terms by id, each with the verdict that must be found."),
        },
        ("case", "expect"),
        anyOf=[{"required": ["event"]}, {"required": ["as_of"]}],
    )


def _event() -> Schema:
    return mapping(
        "One event.",
        {
            "when": shaped(_WHEN, "A minute, a day, DATE to DATE, or unknown", "2031-05-05", "2031-05-05 06:00"),
            "clock": time_zone("The clock on which it is told"),
            "site": words("A site of the agreement, by id."),
            "away": shaped(_AWAY, "How far from the site, and in which direction", "5.9 km north"),
            "lat": number("Latitude in degrees.", -90, 90),
            "lon": number("Longitude in degrees.", -180, 180),
            "radius": length("How far from the point it may have been"),
            "who": many(text("Who did it, by id.")),
            "target": many(text("To whom it was done, by id.")),
            "act": _one_act("What was done."),
            "with": many(text("Its weapons, in a report's words.")),
            "denied": answer("Is it denied?"),
        },
        ("when", "act"),
        dependentRequired={"lat": ["lon"], "lon": ["lat"]},
    )


def _one_act(says: str) -> Schema:
    return one_of(sorted(load_acts().words() - {ALL_MILITARY}), says)


def _evidence() -> Schema:
    return mapping(
        "A report that something was done, or was not.",
        {
            "act": _one_act("What was done."),
            "words": words("The report's words."),
            "on": shaped(_WHEN, "When: a minute, a day, DATE to DATE, or unknown", "2031-05-11"),
            "by": many(text("Who did it, by id.")),
            "done": answer("no: it was not done."),
            "count": whole("How many, for a quota.", least=0),
            "of": words("Of what."),
        },
        ("act", "words"),
    )


def _expected() -> Schema:
    verdict = one_of((verdict.value for verdict in Verdict), "The verdict that must be found.")
    return {
        "anyOf": [
            verdict,
            mapping(
                "The verdict that must be found, and a part of its reason.",
                {"verdict": verdict, "reason": text("A part of its reason.")},
                ("verdict",),
            ),
        ],
        "description": "The verdict that must be found.",
    }
