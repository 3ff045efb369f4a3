"""Quotations that run over sentences and paragraphs."""

import pytest

from trees import tree_of
from trucewatch.extract.sentence import Sentence
from trucewatch.extract.text.quotations import quotations
from trucewatch.model import Span


def sentences(*told):
    """Sentences as (paragraph, text); their words play no part."""
    return [Sentence(number, Span(0, len(text)), text, tree_of([], [])) for number, text in told]


@pytest.mark.parametrize(
    ("told", "runs"),
    [
        ([(0, "Shells fell."), (0, "“They came at night."), (0, "Nine died,” she said.")], (None, 0, 0)),
        ([(0, '"They came at night.'), (0, 'Nine died," she said.'), (0, "The town is empty.")], (0, 0, None)),
        ([(0, "“We held the hill."), (1, "“Then they fired again,” he said.")], (0, 0)),
        ([(0, "“We held the hill."), (1, "The army said nothing.")], (0, None)),
        ([(0, "He said: “We held the hill."), (0, "Two of us died.”")], (None, 0)),
        ([(0, "“One,” he said."), (0, "“Two,” she said.")], (0, 1)),
    ],
)
def test_a_quotation_goes_on_until_it_is_closed(told, runs):
    assert quotations(sentences(*told)) == runs
