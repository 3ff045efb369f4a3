"""Tune what the signs of resolving weigh, on the half of our stories that is there for it.

    python -m bench.tune_resolve                  prints a proposal and writes it to out/resolve_weights.yaml

A logistic regression over the pairs of mentions of one story that nothing forbids: is a pair one incident, given its
signs? Each weight has a normal prior around the one that it has now, so that signs that few pairs show stay where
they are; a score of one counts as ``SCALE`` of log odds. Held as they are: what bars a join, and what pairs of one
story cannot show (what neither time nor place supports, and tellings without a place, are commoner between stories).
Half of each step is proposed. Whether that helps is asked by cross-validation: stories fall into five folds by the
hash of their name, each is scored with what the four others give, and the half held out is never looked at. The same
stories give the same proposal. A person takes it over into resolve.yaml or does not.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from hashlib import md5
from itertools import combinations
from pathlib import Path
from types import MappingProxyType

import numpy as np
from bench.resolve_quality import read_stories, resolved
from bench.resolving.coreference import Score, b_cubed
from bench.resolving.matching import groups_made, match_mentions
from bench.resolving.stories import PARTS, Story, load_stories

from trucewatch.model import Claim
from trucewatch.packs.groups import load_groups
from trucewatch.resolve import Weights, load_weights
from trucewatch.resolve.joining.pairs import signs_between
from trucewatch.resolve.signs.scales import Scales
from trucewatch.resolve.tellings.telling import tellings
from trucewatch.resolve.weights import FORBID

FOLDS = 5
SCALE = 0.7  # log odds for a score of one
SPREAD = 1.0  # how far a weight is expected to lie from the one it has, in scores
SHARE = 0.5  # of each step
GRID = 0.25
HELD = ("nowhere", "unplaced")
_ROUNDS = 60
_LOOSE = 10.0  # the spread of join_at: every pair shows it


@dataclass(frozen=True)
class Pairs:
    """Pairs of mentions: the signs of each, whether it is one incident, and the fold of its story."""

    signs: Sequence[Sequence[str]]
    same: Sequence[bool]
    folds: Sequence[int]

    def without(self, fold: int) -> Pairs:
        """Those of the other folds."""
        kept = [n for n, each in enumerate(self.folds) if each != fold]
        return Pairs([self.signs[n] for n in kept], [self.same[n] for n in kept], [self.folds[n] for n in kept])


def fold_of(story: str) -> int:
    """The fold of a story, by its name alone."""
    return md5(story.encode(), usedforsecurity=False).digest()[1] % FOLDS


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.tune_resolve", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("out/resolve_weights.yaml"), help="where the proposal goes")
    asked = parser.parse_args(arguments)
    stories = load_stories({"tuned": PARTS["tuned"]})
    stories, claims = read_stories(stories)
    weights = load_weights()
    pairs = pairs_of(stories, claims, weights)
    before = score(stories, claims, lambda _: weights)
    after = score(stories, claims, lambda fold: fitted(pairs.without(fold), weights))
    proposal = _proposal(weights, fitted(pairs, weights), pairs, before, after)
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    asked.out.write_text(proposal, encoding="utf-8")
    print(proposal)
    return 0


def pairs_of(stories: Sequence[Story], claims: Sequence[Claim], weights: Weights) -> Pairs:
    """Every pair of mentions of one story whose signs do not forbid that they are one."""
    matched = match_mentions(stories, claims)
    reports = {report.id: report for story in stories for report in story.reports}
    scales = Scales(weights, load_groups())
    made = tellings(reports, claims, weights, scales.groups)
    telling_of = {claim.id: telling for telling in made for claim in telling.claims}
    told = defaultdict(list)
    for id, (first, *_) in matched.claims.items():
        if first in telling_of and not matched.mentions[id].denied:
            incident = matched.mentions[id].incident
            told[incident.split("/")[0]].append((incident, telling_of[first]))
    signs, same, folds = [], [], []
    for story, those in told.items():
        for (incident, left), (other, right) in combinations(those, 2):
            found = [sign for sign, _ in signs_between(left, right, scales)] if left is not right else []
            if found and not any(weights.rows[sign].bar == FORBID for sign in found):
                signs.append(found)
                same.append(incident == other)
                folds.append(fold_of(story))
    return Pairs(signs, same, folds)


def fitted(pairs: Pairs, weights: Weights) -> Weights:
    """The weights with half of each step that the regression asks for."""
    names = [name for name, row in weights.rows.items() if row.bar != FORBID and name not in HELD]
    now = np.array([weights.rows[name].weight for name in names] + [weights.join_at])
    at = {name: n for n, name in enumerate(names)}
    table = np.zeros((len(pairs.signs), len(names) + 1))
    table[:, -1] = -1
    given = np.zeros(len(pairs.signs))
    for n, signs in enumerate(pairs.signs):
        for sign in signs:
            if sign in at:
                table[n, at[sign]] = 1
            else:
                given[n] += weights.rows[sign].weight
    spread = np.array([SPREAD] * len(names) + [_LOOSE])
    asked = regression(table * SCALE, given * SCALE, np.array(pairs.same, float), now, spread)
    taken = np.round((now + SHARE * (asked - now)) / GRID) * GRID
    rows = {
        name: replace(weights.rows[name], weight=float(taken[at[name]])) for name in names if not weights.rows[name].bar
    }
    join_at = float(taken[-1])
    return replace(
        weights,
        rows=MappingProxyType({**weights.rows, **rows}),
        join_at=join_at,
        review_at=min(weights.review_at, join_at),
    )


Vector = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


def regression(table: Vector, given: Vector, same: Vector, prior: Vector, spread: Vector) -> Vector:
    """The likeliest weights by Newton's method; ``given`` is what each row has beside them, in log odds."""
    weights, precision = prior.copy(), 1 / spread**2
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(table @ weights + given, -30, 30)))
        slope = table.T @ (chance - same) + precision * (weights - prior)
        bend = (table * (chance * (1 - chance))[:, None]).T @ table + np.diag(precision)
        step = np.linalg.solve(bend, slope)
        weights = weights - step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def score(stories: Sequence[Story], claims: Sequence[Claim], weights_of: Callable[[int], Weights]) -> Score:
    """B-cubed over all mentions, the stories of each fold resolved by the weights that it is given."""
    gold: dict[str, str] = {}
    found: dict[str, str] = {}
    for fold in range(FOLDS):
        matched, events = resolved(stories, claims, weights_of(fold))
        made = groups_made(matched, events)
        mine = {id for id in made if fold_of(matched.mentions[id].incident.split("/")[0]) == fold}
        gold.update((id, matched.mentions[id].incident) for id in mine)
        found.update((id, f"{fold}:{made[id]}") for id in mine)
    return b_cubed(gold, found)


def _proposal(before: Weights, after: Weights, pairs: Pairs, was: Score, now: Score) -> str:
    lines = ["# A proposal of bench.tune_resolve: what to change in src/trucewatch/data/rules/resolve.yaml.", "change:"]
    if before.join_at != after.join_at:
        lines.append(f"  join_at: {{was: {before.join_at:g}, now: {after.join_at:g}}}")
    for name, row in before.rows.items():
        if row.weight != after.rows[name].weight:
            seen = [same for signs, same in zip(pairs.signs, pairs.same, strict=True) if name in signs]
            lines.append(
                f"  {name}: {{was: {row.weight:g}, now: {after.rows[name].weight:g}, "
                f"pairs: {len(seen)}, of one incident: {sum(seen)}}}"
            )
    lines.append("cross-validated, all of it:")
    lines += [f"  {name}: {_shown(each)}" for name, each in (("before", was), ("after", now))]
    return "\n".join(lines) + "\n"


def _shown(score: Score) -> str:
    return f"{{precision: {score.precision:.3f}, recall: {score.recall:.3f}, F1: {score.f1:.3f}}}"


if __name__ == "__main__":
    sys.exit(main())
