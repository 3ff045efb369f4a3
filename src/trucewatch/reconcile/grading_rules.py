"""The rules of credibility and interest, read from one data file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from trucewatch.model import Credibility, Interest, Stance
from trucewatch.packs.document import Entry, data_file, load_document

NUMBERED = ("borne_out", "contradicted", "denied", "told")
MARKED = ("conceded", "denial")
WHERE = ("actor", "target", "apart")


@dataclass(frozen=True, slots=True)
class CredibilityRule:
    """One row: what must hold of the other witnesses, and the grade that follows.

    ``numbers`` gives the least and the most (None: no end) for each way in which others stand to the claim.
    """

    grade: Credibility
    says: str
    numbers: Mapping[str, tuple[int, int | None]]
    marks: frozenset[str]

    def fits(self, numbers: Mapping[str, int], marks: frozenset[str]) -> bool:
        """Does it hold of a claim with these numbers and marks? A denial has rows of its own."""
        if not self.marks <= marks or ("denial" in marks) != ("denial" in self.marks):
            return False
        ends = self.numbers.items()
        return all(least <= numbers[name] and (most is None or numbers[name] <= most) for name, (least, most) in ends)


@dataclass(frozen=True, slots=True)
class InterestRule:
    """One row: where the speaker's side stands in what it tells, and the interest that follows."""

    interest: Interest
    says: str
    party: str
    stances: frozenset[Stance]
    victims: str
    other: bool
    losses: bool

    def fits(self, party: str, stance: Stance, victims: frozenset[str], *, other: bool, losses: bool) -> bool:
        """Does it hold of such a claim?"""
        if self.party != party or (self.stances and stance not in self.stances):
            return False
        if self.victims and (self.victims not in victims or len(victims) > 1):
            return False
        return (other or not self.other) and (losses or not self.losses)


@dataclass(frozen=True, slots=True)
class GradingRules:
    """The rows in the order in which they are tried.

    >>> load_grading().credibility[-1].grade, load_grading().interest[0].interest
    (<Credibility.UNKNOWN: '6'>, <Interest.CLEARS_ITSELF: 'clears itself'>)
    """

    credibility: tuple[CredibilityRule, ...]
    interest: tuple[InterestRule, ...]
    near_share: float
    losses: frozenset[str]
    sides: frozenset[str]


@lru_cache(maxsize=1)
def load_grading() -> GradingRules:
    """The rules that ship. Raises BadDataFile."""
    return read_grading(data_file("rules", "grading.yaml"))


def read_grading(path: Path) -> GradingRules:
    """Read a file of rules; its last row of credibility must hold of every claim. Raises BadDataFile by its line."""
    keys = ("near_share", "credibility", "interest", "losses", "sides")
    fields = load_document(path).only(keys, keys)
    credibility = tuple(_credibility(entry) for entry in fields["credibility"])
    if not credibility or credibility[-1].numbers or credibility[-1].marks:
        raise fields["credibility"].wrong("the last row must hold of every claim", "leave its conditions out")
    return GradingRules(
        credibility,
        tuple(_interest(entry) for entry in fields["interest"]),
        fields["near_share"].number(),
        frozenset(fields["losses"].texts()),
        frozenset(fields["sides"].texts()),
    )


def _credibility(entry: Entry) -> CredibilityRule:
    fields = entry.only(("grade", "says", *NUMBERED, *MARKED), ("grade", "says"))
    return CredibilityRule(
        Credibility(fields["grade"].one_of([each.value for each in Credibility], "grade")),
        fields["says"].text(),
        {
            name: fields[name].convert(_ends, "a number such as 2, or 2+ for two and more")
            for name in NUMBERED
            if name in fields
        },
        frozenset(name for name in MARKED if name in fields and _yes(fields[name])),
    )


def _interest(entry: Entry) -> InterestRule:
    keys = ("interest", "says", "party", "stance", "victims", "other", "losses")
    fields = entry.only(keys, ("interest", "says", "party"))
    stances = (
        [each.one_of([stance.value for stance in Stance], "stance") for each in fields["stance"]]
        if "stance" in fields
        else []
    )
    return InterestRule(
        Interest(fields["interest"].one_of([each.value for each in Interest], "interest")),
        fields["says"].text(),
        fields["party"].one_of(WHERE, "place of a party"),
        frozenset(Stance(stance) for stance in stances),
        fields["victims"].one_of(("civil", "armed"), "class of victims") if "victims" in fields else "",
        "other" in fields and _yes(fields["other"]),
        "losses" in fields and _yes(fields["losses"]),
    )


def _ends(text: str) -> tuple[int, int | None]:
    return (int(text.removesuffix("+")), None) if text.endswith("+") else (int(text), int(text))


def _yes(entry: Entry) -> bool:
    return entry.one_of(("yes", "no"), "answer") == "yes"
