"""The JSON Schema of a log of decisions."""

from __future__ import annotations

from trucewatch.packs.decisions import NEVER, SAME, TAKEN_BACK
from trucewatch.packs.schema_parts import DIALECT, Schema, listed, mapping, refer, shaped, text, words

_HEX = "[0-9a-f]{12}"


def decisions_schema() -> Schema:
    """The schema of a file of ``--decisions``."""
    return {
        "$schema": DIALECT,
        "title": "trucewatch decisions",
        **mapping(
            "What people decided on which claims are one occurrence: a log to which is only added.",
            {"decisions": listed(refer("decision"), "The decisions, the oldest first.")},
            ("decisions",),
        ),
        "$defs": {"decision": _decision(), "named": _named()},
    }


def _decision() -> Schema:
    pair = {"type": "array", "items": refer("named"), "minItems": 2, "maxItems": 2}
    return mapping(
        "That two claims are one occurrence, that they never are, or that an earlier decision is taken back.",
        {
            SAME: {**pair, "description": "Two claims, or two events, that are one occurrence."},
            NEVER: {**pair, "description": "Two claims, or two events, that are two occurrences."},
            TAKEN_BACK: shaped(f"decision-{_HEX}", "The id of an earlier decision", "decision-0123456789ab"),
            "by": words("Who decided."),
            "on": shaped(r"\d{4}-\d{2}-\d{2}", "The day of the decision", "2031-03-09"),
            "why": text("The grounds."),
        },
        ("by", "on"),
        oneOf=[{"required": [kind]} for kind in (SAME, NEVER, TAKEN_BACK)],
    )


def _named() -> Schema:
    return {
        "anyOf": [
            shaped(f"(?:claim|event)-{_HEX}", "The id of a claim, or of an event", "claim-0123456789ab"),
            mapping(
                "Words that stand verbatim in a report and belong to one claim.",
                {"report": words("The report's name."), "words": words("The words.")},
                ("report", "words"),
            ),
        ],
        "description": "A claim as a person names it.",
    }
