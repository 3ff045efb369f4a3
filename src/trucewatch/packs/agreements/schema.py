"""The JSON Schema of agreement files, for editors that complete and check while one types.

It knows every key and every fixed name that the readers know (a test holds one
against the other); what one part of a file says of another, only they can check.
"""

from __future__ import annotations

from trucewatch.model import WEEKDAYS, Role, Test
from trucewatch.packs.agreements.chain import RELATIONS
from trucewatch.packs.agreements.term_kinds import DECLARED, KINDS
from trucewatch.packs.agreements.terms import PERIODS
from trucewatch.packs.agreements.written_deadlines import BESIDE, COUNTING, HANGING, STATED
from trucewatch.packs.agreements.zone_schema import zone_definitions
from trucewatch.packs.schema_parts import (
    DIALECT,
    Schema,
    act,
    answer,
    duration,
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
    weapon,
    whole,
    words,
)

_HOURS = r"(?:\d{2}:\d{2}-\d{2}:\d{2}|\d+(?:\.\d+)? hours)"


def agreement_schema() -> Schema:
    """The schema of ``agreement.yaml``."""
    return {
        "$schema": DIALECT,
        "title": "trucewatch agreement",
        **mapping(
            "An agreement as data: the words of each article above the code that stands for them.",
            {**_head(), **_lists()},
            ("name", "title", "signed", "clock", "sources", "parties", "terms"),
        ),
        "$defs": _definitions(),
    }


def _head() -> dict[str, Schema]:
    return {
        "name": words("A short name, as the folder's: place and year."),
        "title": words("The full title."),
        "place": text("The place that it is about, in words."),
        "signed": mapping(
            "When and where it was signed.",
            {"on": moment("The day, or the day and hour, of the signing"), "at": text("Where it was signed.")},
            ("on",),
        ),
        "effective": refer("deadline"),
        "expires": refer("deadline"),
        "clock": mapping(
            "On which clock its hours are read.",
            {
                "stated": answer("Does the text name the one time zone?"),
                "zones": many(time_zone("Each time zone in which the text may lawfully be read")),
                "reports": many(time_zone("Further time zones on which reports of the place may tell an hour")),
            },
            ("stated", "zones"),
        ),
        "text_note": text("What the text leaves out; variants of it."),
    }


def _lists() -> dict[str, Schema]:
    return {
        "sources": listed(refer("source"), "Where the text was read.", least=1),
        "links": listed(refer("link"), "How it stands to earlier agreements."),
        "parties": listed(refer("party"), "Who is bound, and how: a signatory is not the one who shoots."),
        "forces": named(
            many(words("A party or force that backs or holds it.")),
            "Forces by id, each with those that back or hold it.",
        ),
        "sites": listed(refer("site"), "Named points of which zones are made."),
        "zones": listed(refer("zone"), "Stretches of ground, drawn or constructed from those above."),
        "milestones": listed(refer("milestone"), "Dated happenings that deadlines count from."),
        "terms": listed(refer("term"), "The operative provisions.", least=1),
        "amendments": listed(refer("amendment"), "What was agreed later, in its order."),
        "declarations": listed(refer("declaration"), "What one side only said, or a preamble: shown, never judged."),
    }


def _definitions() -> dict[str, Schema]:
    return {
        "deadline": _deadline(),
        "source": mapping(
            "Where the text was read.",
            {
                "title": words("What it is."),
                "url": shaped("https?://.+", "Its address", "https://example.org/treaty"),
                "licence": text("Under which licence, or why it may be read."),
                "accessed": text("The day on which it was read."),
            },
            ("title",),
        ),
        "link": mapping(
            "One relation, and the name of an agreement that ships or lies in the next folder.",
            {relation: words(f"The agreement that this one {relation}.") for relation in RELATIONS},
            minProperties=1,
            maxProperties=1,
        ),
        "party": _party(),
        "site": _site(),
        **zone_definitions(),
        "milestone": mapping(
            "A dated happening that deadlines count from.",
            {
                "id": words("A short name that deadlines use."),
                "text": words("What happened."),
                "on": {
                    "anyOf": [moment("When"), {"const": "unknown"}],
                    "description": "When; unknown if it has not come.",
                },
                "source": text("Where that is told."),
            },
            ("id", "text", "on"),
        ),
        "term": _term(),
        "amendment": _amendment(),
        "declaration": mapping(
            "What one side only said, or a preamble.",
            {
                "id": words("A short name."),
                "text": words("What is said, in words of your own."),
                "kind": one_of(DECLARED, "What it is."),
                "topic": text("A word under which reports are compared with it."),
                "by": many(text("The party that said it.")),
                "source": text("Where it is told."),
                "note": text("What a reader should know."),
            },
            ("id", "text", "kind", "topic"),
        ),
    }


def _deadline() -> Schema:
    """One of the stated moments, or a condition; and what may stand beside it."""
    keys: dict[str, Schema] = {
        "at": moment("That day or minute"),
        "by": moment("To the end of that day"),
        "before": moment("To the end of the day before"),
        "within": duration("So long from what stands in of"),
        "after": duration("So long after what stands in of"),
        "ahead": duration("So long before what stands in of"),
        "day": whole("That day of a phase; its first day is day 1."),
        "with": words("Together with that term, phase or milestone."),
        "of": many(words("signing, effective, expiry, a milestone, a phase or a term; each is one lawful reading.")),
        "anchor": one_of((kind.value for kind in HANGING), "What it hangs on where it has no date."),
        "counting": one_of(
            COUNTING, "Is the first day counted (inclusive), not (exclusive), either, or to the minute?"
        ),
        "condition": text("On what it hangs, in words."),
    }
    ways = [
        {"required": [key, *(["of"] if "of" in BESIDE.get(key, ()) else ["condition"] if key == "anchor" else [])],
         "properties": {name: keys[name] for name in (key, "condition", *BESIDE.get(key, ()))},
         "additionalProperties": False}
        for key in (*STATED, "anchor")
    ]  # fmt: skip
    says = "A moment: a date, signing, effective, or so long from something. Each lawful reading is kept."
    return {
        "description": says,
        "anyOf": [
            moment("A day or a minute"),
            many(
                words("signing, effective, expiry, a milestone, a phase or a term; of several each is a lawful reading")
            ),
            mapping(says, keys, oneOf=ways),
        ],
    }


def _party() -> Schema:
    return mapping(
        "An actor and what binds it.",
        {
            "actor": words("Its id in the lexicon of actors, so that reports and agreements mean the same."),
            "name": words("Its name."),
            "role": one_of((role.value for role in Role), "What ties it to the agreement."),
            "of": many(text("For whom a guarantor answers; who signed for one that is bound by proxy.")),
            "note": text("What a reader should know."),
            "from": refer("deadline"),
            "to": refer("deadline"),
        },
        ("actor", "name", "role"),
    )


def _site() -> Schema:
    return mapping(
        "A named point.",
        {
            "id": words("A short name that zones use."),
            "name": words("Its name."),
            "lat": number("Latitude in degrees, north above zero (WGS 84).", -90, 90),
            "lon": number("Longitude in degrees, east above zero (WGS 84).", -180, 180),
            "radius": length("How far from the point the place may lie"),
            "source": words("Where the point is from, with its licence."),
            "aliases": many(text("Another name of it.")),
        },
        ("id", "name", "lat", "lon", "radius", "source"),
    )


def _term() -> Schema:
    return mapping(
        "One operative provision.",
        {
            "id": words("A short name that cases, exceptions and deadlines use."),
            "text": words("The article's content in words of your own."),
            "article": text("Its number."),
            "kind": one_of(KINDS, "What kind of term it is."),
            "bound": many(text("A party or force that it binds; all parties but the non-parties, where left out.")),
            "acts": many(act("An act that it is about, in ACLED's words.")),
            "weapons": many(weapon("A kind of weapon to which it is narrowed")),
            "against": many(
                words("Whom an act must be aimed at: a party or force, or a group: civilians, hospitals ...")
            ),
            "zone": words("The zone in which it holds; everywhere, where left out."),
            "tested": many(one_of((test.value for test in Test), "Which place of an act the zone is held against.")),
            "in_force": mapping(
                "From when to when it holds; from the entry into force, where left out.",
                {
                    "from": refer("deadline"),
                    "to": refer("deadline"),
                    "for": duration("How long from its own start"),
                    "counting": one_of(COUNTING, "Is its first day counted?"),
                },
                **{"not": {"required": ["to", "for"]}, "dependentRequired": {"counting": ["for"]}},
            ),
            "daily": _daily(),
            "due": refer("deadline"),
            "quota": _quota(),
            "fulfilled_by": mapping(
                "What a report must tell for the duty to be done.",
                {
                    "acts": many(act("One of these acts.")),
                    "words": many(words("One of these words in its quote.")),
                    "begun": answer("Is its beginning enough?"),
                    "number": whole("How many are owed."),
                    "of": many(words("How reports name what is counted.")),
                },
            ),
            "exceptions": many(words("A term of this file of kind permitted_act or exception_...")),
            "note": text("What a reader should know."),
        },
        ("id", "text", "kind"),
        dependentRequired={"tested": ["zone"]},
        **{"not": {"required": ["due", "quota"]}},
    )


def _daily() -> Schema:
    hours = shaped(_HOURS, "The hours of each day in which it holds, or how many", "10:00-20:00", "10 hours")
    of_days = mapping("The days of the week on which it holds.", {"hours": hours, "on": _weekdays()}, ("on",))
    return {"anyOf": [hours, of_days], "description": hours["description"]}


def _weekdays() -> Schema:
    return many(one_of(WEEKDAYS, "A day of the week."))


def _quota() -> Schema:
    varied = mapping(
        "Another number for some of the time: of several that fit, the last counts.",
        {
            "number": whole("How many then; 0 where nothing is owed.", least=0),
            "from": refer("deadline"),
            "to": refer("deadline"),
            "on": _weekdays(),
        },
        ("number",),
        anyOf=[{"required": [key]} for key in ("from", "to", "on")],
    )
    return mapping(
        "What is owed again and again.",
        {
            "number": whole("How many."),
            "varies": listed(varied, "When it is another number.", least=1),
            "of": words("Of what."),
            "per": one_of(PERIODS, "In which time; a day, where left out."),
            "words": many(words("How reports name what is counted.")),
            "without": many(words("A word by which they name only a part of it, which is not held against the whole.")),
        },
        ("number", "of"),
    )


def _amendment() -> Schema:
    return mapping(
        "What was agreed later.",
        {
            "on": moment("The day, or the day and hour, on which it was agreed"),
            "text": words("What was agreed, in words of your own."),
            "source": text("Where that is told."),
            "changes": named(
                mapping("New dates of a term.", {"due": refer("deadline"), "to": refer("deadline")}, minProperties=1),
                "Terms by id, each with its new deadline or end.",
            ),
            "adds": listed(refer("term"), "Terms that are new."),
            "expires": refer("deadline"),
        },
        ("on", "text"),
        anyOf=[{"required": [key]} for key in ("changes", "adds", "expires")],
    )
