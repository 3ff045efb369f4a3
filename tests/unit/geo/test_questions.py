"""Questions about zones that are made of others, answered by those about their parts."""

import numpy as np
import pytest

from trucewatch.geo.bounds import ASK, INSIDE, OUTSIDE, UNKNOWN, Question
from trucewatch.geo.questions import Questions
from trucewatch.model import Zone, ZoneKind

RING = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0))
A, B, LOOSE = (
    Zone("a", "A", ZoneKind.AREA, rings=(RING,)),
    Zone("b", "B", ZoneKind.AREA, rings=(RING,)),
    Zone("u", "U", ZoneKind.UNDEFINED),
)


def made(kind, *parts):
    return Zone("z", "Z", kind, parts=parts)


def answered(zone, **answers):
    """The answer to a zone from those to its parts, and which of these it still needs."""
    questions = Questions([Question(zone)])
    names = ["joined" if one.as_one else one.zone.id for one in questions.simple]
    told, needed = questions.answered(np.array([[answers.get(name, ASK) for name in names]], dtype=np.int8))
    return told[0, 0], [name for name, is_needed in zip(names, needed[0], strict=True) if is_needed]


@pytest.mark.parametrize(
    ("kind", "a", "b", "expected"),
    [
        (ZoneKind.INTERSECTION, INSIDE, INSIDE, (INSIDE, [])),
        (ZoneKind.INTERSECTION, OUTSIDE, ASK, (OUTSIDE, [])),
        (ZoneKind.INTERSECTION, UNKNOWN, INSIDE, (UNKNOWN, [])),
        (ZoneKind.INTERSECTION, UNKNOWN, ASK, (ASK, ["b"])),
        (ZoneKind.INTERSECTION, ASK, ASK, (ASK, ["a", "b"])),
        (ZoneKind.DIFFERENCE, INSIDE, OUTSIDE, (INSIDE, [])),
        (ZoneKind.DIFFERENCE, ASK, INSIDE, (OUTSIDE, [])),
        (ZoneKind.DIFFERENCE, INSIDE, UNKNOWN, (UNKNOWN, [])),
        (ZoneKind.DIFFERENCE, INSIDE, ASK, (ASK, ["b"])),
    ],
)
def test_the_parts_of_a_zone_answer_for_it(kind, a, b, expected):
    assert answered(made(kind, A, B), a=a, b=b) == expected


def test_a_union_is_asked_about_as_it_is_drawn_too():
    both = made(ZoneKind.UNION, A, B)
    assert answered(both, a=INSIDE) == (INSIDE, [])
    assert answered(both, a=OUTSIDE, b=OUTSIDE) == (ASK, ["joined"])
    assert answered(both, a=OUTSIDE, b=OUTSIDE, joined=UNKNOWN) == (UNKNOWN, [])


def test_what_is_not_drawn_is_never_entered_for_certain():
    within = Zone("w", "W", ZoneKind.UNDEFINED, parts=(A,))
    assert [answered(within, a=one)[0] for one in (INSIDE, UNKNOWN, OUTSIDE)] == [UNKNOWN, UNKNOWN, OUTSIDE]
    assert answered(made(ZoneKind.UNION, A, LOOSE), a=OUTSIDE, u=UNKNOWN) == (UNKNOWN, [])


def test_zones_ask_about_a_part_that_they_share_once():
    questions = Questions([Question(A), Question(made(ZoneKind.DIFFERENCE, B, A)), Question(A, 100.0)])
    assert [(one.zone.id, one.beyond_km) for one in questions.simple] == [("a", None), ("b", None), ("a", 100.0)]
