"""Tune what the signs of resolving weigh, on the half of our stories that is there for it.

    python -m bench.tune_resolve                  prints a proposal and writes it to out/resolve_weights.yaml

Coordinate descent over a grid: each weight and threshold in turn, in the order of the file, is moved by the steps
below, and the step that scores best is kept, until a round changes nothing. What scores is B-cubed F0.5 over the
mentions of all tuned stories read as one picture, in which precision weighs twice as much as recall, once precision
is at its floor; below the floor, precision alone. A step is kept only if it harms neither of two quarters of the
stories, so that no weight is bent for one story. No text is copied: the proposal holds numbers. The half held out is
scored once, at the end, and decides nothing. The same stories give the same proposal.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from bench.quality.scoring import Figures
from bench.resolve_quality import read_claims, resolved
from bench.resolving.coreference import b_cubed
from bench.resolving.matching import groups_made, score_events
from bench.resolving.stories import HALVES, Story, load_stories

from trucewatch.model import Claim
from trucewatch.resolve import Weights, load_weights

FLOOR = 0.97  # of precision
STEPS = (-0.5, 0.5, 1.0)
_LIMITS = ("join_at",)  # what keeps groups apart is left as it is set: too few pairs of the stories put it to the test
_LEAST = 0.0005
_SHOWN = ("B-cubed P", "B-cubed R", "B-cubed F1", "pairwise P", "pairwise R", "pairwise F1")


@dataclass(frozen=True)
class Stories:
    """Stories with what was read in them."""

    told: Sequence[Story]
    claims: Sequence[Claim]

    def value(self, weights: Weights) -> tuple[float, float, float]:
        """What is to be raised: for all of the stories, and for each of two quarters."""
        matched, events = resolved(self.told, self.claims, weights)
        made = groups_made(matched, events)
        incidents = {id: matched.mentions[id].incident for id in made}
        names = [story.name for story in self.told]
        quarters = [set(names[0::2]), set(names[1::2])]
        whole = _worth(incidents, made)
        parts = [
            _worth({id: i for id, i in incidents.items() if i.split("/")[0] in quarter}, made) for quarter in quarters
        ]
        return whole, parts[0], parts[1]

    def figures(self, weights: Weights) -> Figures:
        """The figures that the proposal shows."""
        scored = score_events(*resolved(self.told, self.claims, weights))
        return {name: scored[name] for name in _SHOWN}


def _worth(incidents: Mapping[str, str], made: Mapping[str, str]) -> float:
    """B-cubed F0.5, in which precision weighs twice as much as recall; below the floor, precision alone."""
    score = b_cubed(incidents, {id: made[id] for id in incidents})
    if score.precision < FLOOR:
        return score.precision - 1
    return 1.25 * score.precision * score.recall / (0.25 * score.precision + score.recall)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.tune_resolve", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("out/resolve_weights.yaml"), help="where the proposal goes")
    parser.add_argument("--rounds", type=int, default=4, help="the most rounds over all weights")
    asked = parser.parse_args(arguments)
    stories = load_stories()
    claims = read_claims(stories)
    tuned, held = (Stories([s for s in stories if s.half == half], claims) for half in HALVES)
    before = load_weights()
    after = tune(tuned, before, asked.rounds)
    proposal = _proposal(before, after, tuned, held)
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    asked.out.write_text(proposal, encoding="utf-8")
    print(proposal)
    return 0


def tune(stories: Stories, weights: Weights, rounds: int) -> Weights:
    """The weights after as many rounds, or after one that changes nothing."""
    best = stories.value(weights)
    for _ in range(rounds):
        begun = best
        for name in (*_LIMITS, *weights.rows):
            for moved in _moves(weights, name):
                value = stories.value(moved)
                if value[0] > best[0] + _LEAST and all(
                    now >= was for now, was in zip(value[1:], best[1:], strict=True)
                ):
                    weights, best = moved, value
                    print(f"{name}: {_of(weights, name):g} gives {best[0]:.4f}", file=sys.stderr)
        if best == begun:
            break
    return weights


def _moves(weights: Weights, name: str) -> Iterator[Weights]:
    """The weights with one of them moved by each step; what bars a join is not moved."""
    if name in weights.rows and weights.rows[name].bar:
        return
    now = _of(weights, name)
    for step in STEPS:
        yield _with(weights, name, now + step)


def _of(weights: Weights, name: str) -> float:
    return weights.rows[name].weight if name in weights.rows else float(getattr(weights, name))


def _with(weights: Weights, name: str, value: float) -> Weights:
    if name == "join_at":
        return replace(weights, join_at=value, review_at=min(weights.review_at, value))
    rows = {**weights.rows, name: replace(weights.rows[name], weight=value)}
    return replace(weights, rows=MappingProxyType(rows))


def _proposal(before: Weights, after: Weights, tuned: Stories, held: Stories) -> str:
    lines = ["# A proposal of bench.tune_resolve: what to change in src/trucewatch/data/rules/resolve.yaml.", "change:"]
    for name in (*_LIMITS, *before.rows):
        was, now = _of(before, name), _of(after, name)
        if was != now:
            lines.append(f"  {name}: {{was: {was:g}, now: {now:g}}}")
    lines.append("figures:")
    for half, stories in (("tuned", tuned), ("held_out", held)):
        for when, weights in (("before", before), ("after", after)):
            shown = ", ".join(f"{name}: {value:g}" for name, value in stories.figures(weights).items())
            lines.append(f"  {half}_{when}: {{{shown}}}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
