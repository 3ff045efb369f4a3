"""Patterns of answers under their numbers."""

import numpy as np

from trucewatch.geo.bounds import ASK, INSIDE, NOWHERE, OUTSIDE, UNKNOWN, Question
from trucewatch.geo.patterns import PatternBook
from trucewatch.geo.questions import Questions
from trucewatch.model import Zone, ZoneKind

RING = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0))


def area(name):
    return Zone(name, name, ZoneKind.AREA, rings=(RING,))


def test_a_pattern_keeps_its_number_however_many_questions_there_are():
    random = np.random.default_rng(4)
    for many in (1, 5, 60):
        book = PatternBook(Questions([Question(area(f"z{place}")) for place in range(many)]))
        rows = random.integers(-1, 3, (300, many)).astype(np.int8)
        numbers = book.numbers(rows)
        assert (book.answers[numbers] == rows).all()
        assert (book.numbers(rows[::-1]) == numbers[::-1]).all()
        assert (book.needed[numbers] == (rows == ASK)).all()
        assert (book.told[book.tells[numbers]] == rows).all()
        assert len(set(numbers.tolist())) == len({row.tobytes() for row in rows})


def test_patterns_that_answer_alike_tell_the_same():
    first, second = area("a"), area("b")
    both = Zone("i", "I", ZoneKind.INTERSECTION, parts=(first, second))
    book = PatternBook(Questions([Question(both)]))
    rows = np.array([[OUTSIDE, ASK], [ASK, OUTSIDE], [INSIDE, INSIDE], [NOWHERE, NOWHERE]], dtype=np.int8)
    numbers = book.numbers(rows)
    assert book.told[book.tells[numbers]].ravel().tolist() == [OUTSIDE, OUTSIDE, INSIDE, NOWHERE]
    assert not book.is_open[numbers].any()
    assert book.tells[numbers[0]] == book.tells[numbers[1]]
    assert book.is_open[book.numbers(np.array([[UNKNOWN, ASK]], dtype=np.int8))].all()
