"""A pipeline's parser taken through many sentences side by side, step by step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from trucewatch.extract.workers import batches

_WORDS = 2_048  # words whose features are held at a time, some 8 MB


def takes_steps(part: Any) -> bool:
    """Is this part of a spaCy pipeline a parser that takes the likeliest step each time?"""
    return hasattr(part, "transition_states") and part.cfg.get("beam_width") == 1


def parse_in_steps(parser: Any, docs: Sequence[Any]) -> None:
    """Set heads and dependencies, the same as the parser would itself.

    The steps are the library's, asked for as it asks for them where it follows
    several parses at once. Its loop for one parse gives Python's lock up, but
    its compiled code takes the lock again and again for each number that it
    works out, which was more than half of the parser's time.
    """
    for some in batches(sorted(filter(len, docs), key=len), len, _WORDS):
        states = parser.moves.init_batch(some)
        network = parser.model.predict(some)
        going = [state for state in states if not state.is_final()]
        while going:
            going = parser.transition_states(going, network.predict(going))
        network.clear_memory()
        parser.set_annotations(some, states)
