"""Patterns of answers under their numbers."""

import numpy as np

from trucewatch.geo.bounds import ASK
from trucewatch.geo.patterns import PatternBook


def test_a_pattern_keeps_its_number_however_many_questions_there_are():
    random = np.random.default_rng(4)
    for questions in (0, 1, 5, 60):
        book = PatternBook(questions)
        rows = random.integers(-1, 4, (300, questions)).astype(np.int8)
        numbers = book.numbers(rows)
        assert (book.answers[numbers] == rows).all()
        assert (book.numbers(rows[::-1]) == numbers[::-1]).all()
        assert (book.is_open[numbers] == (rows == ASK).any(axis=1)).all()
        assert len(set(numbers.tolist())) == len({row.tobytes() for row in rows})
