"""A pair of tellings, with the signs for and against one occurrence said in words."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model import Judgement
from trucewatch.resolve.sharing import shared
from trucewatch.resolve.signs.scales import NOWHERE, Scales, Sum, is_somewhere, profile_signs, telling_signs
from trucewatch.resolve.signs.sign import Sign, Words, in_words
from trucewatch.resolve.tellings.telling import Telling, in_one_report
from trucewatch.resolve.weights import DOUBT, Weights


@dataclass(frozen=True, slots=True)
class Pair:
    """Two tellings compared, with the reasons in words."""

    left: Telling
    right: Telling
    sum: Sum
    reasons: tuple[str, ...]

    def judgement(self, same: bool) -> Judgement:
        """The pair as a judgement on its claims."""
        doubt = () if same else (("doubtful: " + self._why_not()),)
        score, reasons = shared(round(self.sum.score, 2)), shared((*doubt, *self.reasons))
        return Judgement(self.left.id, self.right.id, same, score, reasons)

    def _why_not(self) -> str:
        if self.sum.bar == DOUBT:
            return "alike, but something leaves it open"
        if not self.sum.anchored:
            return "alike, but nothing that only one occurrence would have"
        return "alike, but not enough to join, or kept apart by what the others tell"


def compare(left: Telling, right: Telling, scales: Scales) -> Pair:
    """Two tellings with every sign said in words. The order of the two changes nothing."""
    if right.id < left.id:
        left, right = right, left
    said = tuple(_in_words(*sign, scales.weights) for sign in signs_between(left, right, scales))
    return Pair(left, right, scales.weigh(left, right), said)


def signs_between(left: Telling, right: Telling, scales: Scales) -> list[Sign]:
    """Every sign of two tellings, also behind one that forbids."""
    signs = [*profile_signs(left.profile, right.profile, scales), *telling_signs(left, right, scales)]
    if not in_one_report(left, right) and not any(is_somewhere(scales.weights.rows[sign]) for sign, _ in signs):
        signs.append((NOWHERE, ""))
    return signs


def _in_words(sign: str, words: Words, weights: Weights) -> str:
    row, beside = weights.rows[sign], in_words(words)
    told = f"{row.says} ({beside})" if beside else row.says
    return shared(f"{told} {row.bar or format(row.weight, '+g')}")
