"""What came of reading a report, sentence by sentence: what claims, counts and annotations are all made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from trucewatch.extract.deeds.incidents import Incident
from trucewatch.extract.deeds.untold import Untold
from trucewatch.extract.occurrences import Told
from trucewatch.extract.parse.tree import looks_back
from trucewatch.extract.provisions.wordings import Values, Worded
from trucewatch.extract.sentence import Sentence
from trucewatch.extract.speech.sayings import Saying
from trucewatch.model import Claim, ClaimKind, Mode, Report
from trucewatch.packs.language.triggers import VIOLENT


@dataclass(frozen=True)
class Heard:
    """One sentence with everything that was found in it.

    ``incidents`` pairs each incident with what it tells, or why it tells
    nothing; ``worded`` are the provisions and stands that rules found.
    ``told`` are the incidents of which the first of its claims tell, one each.
    ``untold`` says why a sentence with words of harm or of a truce gave no
    claim; None where it gave one, or has no such words.
    """

    sentence: Sentence
    values: Values
    sayings: tuple[Saying, ...]
    incidents: tuple[tuple[Incident, Told | Untold], ...]
    worded: tuple[Worded, ...]
    claims: tuple[Claim, ...]
    has_words: bool
    untold: Untold | None = None
    told: tuple[Incident, ...] = ()

    @property
    def told_of(self) -> tuple[tuple[Claim, Incident], ...]:
        """Its claims of what happened, each with the words that tell of it."""
        return tuple(zip(self.claims, self.told, strict=False))

    @cached_property
    def attacks(self) -> tuple[Claim, ...]:
        """Its claims of attacks that took place, the last first; later sentences ask for them again and again.

        Those come last that are only the ground of another ("on its way to the village that was hit").
        """
        last_first = reversed(self.told_of)
        return tuple(claim for claim, incident in sorted(last_first, key=_is_recalled) if _is_attack(claim, incident))


def _is_attack(claim: Claim, incident: Incident) -> bool:
    violent = any(each.trigger.role in VIOLENT for each in incident.found)
    return violent and claim.occurrence is not None and claim.kind is ClaimKind.EVENT and claim.happened


def _is_recalled(told: tuple[Claim, Incident]) -> bool:
    """Is it the ground of something else, or does it look back ("the village that had been hit")?"""
    claim, incident = told
    apart = incident.held_apart_by is not None  # "..., a day after gunmen had killed a judge"
    return apart or Mode.BACKGROUND in claim.modes or looks_back(incident.main.token)


@dataclass(frozen=True)
class Coverage:
    """How many sentences were read, parsed and gave claims, over all reports.

    ``with_words`` counts those with a word of harm, of fighting or of a truce;
    ``untold`` why so many of them gave no claim, by reason.
    """

    sentences: int = 0
    parsed: int = 0
    with_claims: int = 0
    with_words: int = 0
    untold: dict[Untold, int] = field(default_factory=dict)

    def __add__(self, other: Coverage) -> Coverage:
        untold = {reason: self.untold.get(reason, 0) + other.untold.get(reason, 0) for reason in Untold}
        return Coverage(
            sentences=self.sentences + other.sentences,
            parsed=self.parsed + other.parsed,
            with_claims=self.with_claims + other.with_claims,
            with_words=self.with_words + other.with_words,
            untold={reason: count for reason, count in untold.items() if count},
        )

    def lines(self) -> Iterator[str]:
        """What was read and what was left, in words.

        >>> list(Coverage(9, 5, 3, 4, {Untold.NAME: 1}).lines())[-1]
        'of 4 sentences with words of harm or of a truce, 1 gave no claim: 1 part of a name'
        """
        plural = "" if self.sentences == 1 else "s"
        yield f"{self.sentences} sentence{plural} read, {self.parsed} parsed, {self.with_claims} gave claims"
        silent = sum(self.untold.values())
        plural = "" if self.with_words == 1 else "s"
        told = f"of {self.with_words} sentence{plural} with words of harm or of a truce, {silent} gave no claim"
        reasons = sorted(self.untold.items(), key=lambda item: -item[1])
        yield told + (": " + "; ".join(f"{count} {reason}" for reason, count in reasons) if reasons else "")


@dataclass(frozen=True)
class Reading:
    """A report with the sentences that were parsed, in order, out of all that it has."""

    report: Report
    sentences: int
    heard: tuple[Heard, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Its claims, each once, by their place in the text."""
        found: dict[str, Claim] = {}
        for heard in self.heard:
            for claim in heard.claims:
                found.setdefault(claim.id, claim)
        return tuple(sorted(found.values(), key=lambda claim: (claim.span, claim.id)))

    @property
    def coverage(self) -> Coverage:
        """How many sentences were read, parsed and gave claims."""
        return Coverage(
            sentences=self.sentences,
            parsed=len(self.heard),
            with_claims=sum(1 for heard in self.heard if heard.claims),
            with_words=sum(1 for heard in self.heard if heard.has_words),
            untold=Counter(heard.untold for heard in self.heard if heard.untold is not None),
        )
