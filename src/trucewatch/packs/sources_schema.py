"""The JSON Schema of a file that grades sources."""

from __future__ import annotations

from trucewatch.model import Credibility, Reliability
from trucewatch.packs.schema_parts import DIALECT, Schema, listed, mapping, one_of, refer, text, words
from trucewatch.packs.sources import KINDS


def sources_schema() -> Schema:
    """The schema of a file of ``--sources``."""
    return {
        "$schema": DIALECT,
        "title": "trucewatch sources",
        **mapping(
            "How far sources can be relied on, and how far single statements can be believed, as you judge them.",
            {
                "sources": listed(refer("source"), "Outlets, agencies and speakers."),
                "statements": listed(refer("statement"), "Single statements."),
            },
            minProperties=1,
        ),
        "$defs": {"source": _source(), "statement": _statement()},
    }


def _source() -> Schema:
    return mapping(
        "One outlet, agency or speaker.",
        {
            **{kind: words(f"The name of the {kind}.") for kind in KINDS},
            "reliability": one_of((each.value for each in Reliability), "A completely reliable to F cannot be judged."),
            "party": words("For whom it speaks, the id of an actor."),
            "language": text("The language that it writes or speaks."),
            "note": text("The grounds."),
        },
        oneOf=[{"required": [kind]} for kind in KINDS],
        anyOf=[{"required": ["reliability"]}, {"required": ["party"]}],
    )


def _statement() -> Schema:
    figures = [each.value for each in Credibility]
    return mapping(
        "One statement, by the id of its claim, or by words that stand in a report.",
        {
            "claim": words("The id of a claim."),
            "report": words("The name of a report."),
            "words": words("Words of the statement as they stand there."),
            "credibility": {
                "enum": [*figures, *map(int, figures)],
                "description": "1 confirmed to 6 cannot be judged.",
            },
            "by": text("Who judged."),
            "on": text("The day of the judgement."),
            "why": text("The grounds."),
        },
        ("credibility",),
        oneOf=[{"required": ["claim"]}, {"required": ["report", "words"]}],
    )
