"""Decisions by hand: which claims a person holds to be one occurrence always, and which never."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from trucewatch.errors import BadUsage
from trucewatch.model import Claim, Judgement, Skipped


@dataclass(frozen=True, slots=True)
class Decisions:
    """What persons decided, by claim: with which others it is one, with which it never is, and the judgements.

    >>> Decisions.of([Judgement("claim-b", "claim-a", True, 0.0, (), by="ana")]).always["claim-b"]
    frozenset({'claim-a'})
    """

    always: Mapping[str, frozenset[str]] = field(default_factory=dict)
    never: Mapping[str, frozenset[str]] = field(default_factory=dict)
    about: Mapping[str, tuple[Judgement, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, decided: Iterable[Judgement]) -> Decisions:
        """Decisions in any order, the rule's own judgements passed over. Raises BadUsage where two contradict."""
        stated = tuple(sorted(set(map(_ordered, by_persons(decided))), key=_in_order))
        _refuse_contradictions(stated)
        about: dict[str, tuple[Judgement, ...]] = defaultdict(tuple)
        for each in stated:
            about[each.left] += (each,)
            about[each.right] += (each,)
        return cls(_by_claim(stated, same=True), _by_claim(stated, same=False), dict(about))

    def singled(self, wordings: Mapping[str, object]) -> frozenset[str]:
        """Those of these claims that are kept apart from one of the same wording, and so are told on their own."""
        return frozenset(
            claim
            for claim, wording in wordings.items()
            if any(wordings.get(other) == wording for other in self.never.get(claim, ()))
        )


NO_DECISIONS = Decisions()


def by_persons(decided: Iterable[Judgement]) -> list[Judgement]:
    """Those that no rule made."""
    return [judgement for judgement in decided if judgement.is_decided]


def set_aside(
    decided: Iterable[Judgement], claims: Iterable[Claim], takes_part: Callable[[Claim], bool]
) -> list[Skipped]:
    """The decisions on a claim that is not there, or that no event can have; they change nothing."""
    there = {claim.id: takes_part(claim) for claim in claims}
    made = []
    for each in sorted(set(map(_ordered, by_persons(decided))), key=_in_order):
        why = _why_aside(each, there)
        if why:
            what = f"{each.left} and {each.right} {'always' if each.same else 'never'} the same"
            made.append(Skipped(what, f"decision by {each.by}", why))
    return made


def _why_aside(decision: Judgement, there: Mapping[str, bool]) -> str:
    ends = (decision.left, decision.right)
    missing = [id for id in ends if id not in there]
    if missing:
        return f"no report read has the claim {' or '.join(missing)}"
    silent = [id for id in ends if not there[id]]
    return f"{' and '.join(silent)} tells of no occurrence that took place" if silent else ""


def _ordered(judgement: Judgement) -> Judgement:
    left, right = sorted((judgement.left, judgement.right))
    return replace(judgement, left=left, right=right)


def _in_order(judgement: Judgement) -> tuple[object, ...]:
    return (
        judgement.left,
        judgement.right,
        judgement.same,
        judgement.by,
        str(judgement.on),
        judgement.score,
        judgement.reasons,
    )


def _other(claim: str, decision: Judgement) -> str:
    return decision.right if decision.left == claim else decision.left


def _by_claim(decisions: Iterable[Judgement], *, same: bool) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for each in decisions:
        if each.same is same:
            found[each.left].add(each.right)
            found[each.right].add(each.left)
    return MappingProxyType({claim: frozenset(others) for claim, others in found.items()})


def _refuse_contradictions(decisions: Sequence[Judgement]) -> None:
    """One clear error for the first pair that is decided both ways, if only through other claims."""
    always: dict[str, list[Judgement]] = defaultdict(list)
    for each in decisions:
        if each.same:
            always[each.left].append(each)
            always[each.right].append(each)
    for apart in decisions:
        if apart.same:
            continue
        chain = _chain(apart.left, apart.right, always)
        if chain is not None:
            told = ", ".join(f"{each.left} and {each.right} always ({each.by})" for each in chain)
            raise BadUsage(
                f"decisions contradict each other: {apart.left} and {apart.right} are never the same ({apart.by}), "
                f"and the same by {told or 'being one claim'}; take one of them out"
            )


def _chain(first: str, last: str, always: Mapping[str, Sequence[Judgement]]) -> list[Judgement] | None:
    """The shortest way from one claim to another by decisions that join; None where there is none."""
    came: dict[str, tuple[str, Judgement] | None] = {first: None}
    waiting = deque([first])
    while waiting and last not in came:
        claim = waiting.popleft()
        for each in always.get(claim, ()):
            there = _other(claim, each)
            if there not in came:
                came[there] = (claim, each)
                waiting.append(there)
    if last not in came:
        return None
    steps = []
    back = came[last]
    while back is not None:
        steps.append(back[1])
        back = came[back[0]]
    return steps[::-1]
