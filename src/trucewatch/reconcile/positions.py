"""Principles, declared rights, background and compliance: who says them, who says they are not in the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from trucewatch.model import (
    Accord,
    Agreement,
    Claim,
    ClaimKind,
    Comparison,
    Declaration,
    Ground,
    Mode,
    Said,
    Stance,
    Truth,
    content_id,
)
from trucewatch.reconcile.rules import Rules

NOT_IN_TEXT = "not_in_text"
_DENIED = "denied by"
_PREAMBLE = "preambular"


@dataclass(frozen=True, slots=True)
class _Told:
    """What is said on one topic."""

    topic: str
    claims: tuple[Claim, ...]
    names: Mapping[str, str]

    def who(self, claim: Claim) -> str:
        """The speaker by the fullest name that a report gives, else the outlet, else the report."""
        id = claim.speaker.id
        names = [one.speaker.name for one in self.claims if id is not None and one.speaker.id == id]
        name = max([*names, claim.speaker.name], key=lambda one: (len(one), one))
        return name or claim.outlet or self.names.get(claim.report) or claim.report


def compare_positions(
    claims: Sequence[Claim], names: Mapping[str, str], agreements: Sequence[Agreement], rules: Rules
) -> Iterator[Comparison]:
    """One comparison for each topic: a value for each way of putting it and who does.

    ``names`` are those of the reports, for outlets that are not known.
    """
    by_topic: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.kind is ClaimKind.POSITION and claim.position is not None and Mode.HYPOTHETICAL not in claim.modes:
            by_topic[claim.position.topic].append(claim)
    speaking = {claim.report for claim in claims if claim.kind is ClaimKind.POSITION or claim.provides}
    for topic in sorted(by_topic):
        told = _Told(topic, tuple(by_topic[topic]), names)
        yield _comparison(told, speaking, agreements, rules)


def _comparison(told: _Told, speaking: Iterable[str], agreements: Sequence[Agreement], rules: Rules) -> Comparison:
    topic, claims = told.topic, told.claims
    declared = _declaration(topic, agreements)
    voices: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        voices[(_verb(claim, rules), told.who(claim))].append(claim)
    ordered = sorted(voices.items(), key=lambda item: (_is_against(item[1][0]), item[0]))
    matches = tuple(_match(those[0], declared) for _, those in ordered) if declared else ()
    having = {claim.report for claim in claims}
    accord = _accord(claims, having)
    return Comparison(
        id=content_id("comparison", f"position:{topic}", "said"),
        about=f"position:{topic}",
        title=topic.replace("_", " ").capitalize(),
        field="said",
        values=tuple(
            Said(f"{verb} {who}", tuple(sorted(claim.id for claim in those))) for (verb, who), those in ordered
        ),
        accord=accord,
        ground=Ground.DENIAL if accord is Accord.CONFLICT else Ground.NONE,
        reason=_reason(told, declared, agreements),
        silent=tuple(sorted(set(speaking) - having)),
        written=f"{declared.text} ({_standing(declared)})" if declared else "",
        matches_written=matches,
    )


def _verb(claim: Claim, rules: Rules) -> str:
    if claim.stance is Stance.DENIES:
        return _DENIED
    kind = claim.position.kind if claim.position else ""
    return rules.positions.get(kind, "said by")


def _kind(claim: Claim) -> str:
    return claim.position.kind if claim.position else ""


def _is_against(claim: Claim) -> bool:
    return claim.stance is Stance.DENIES or _kind(claim) == NOT_IN_TEXT


def _accord(claims: Sequence[Claim], reports: set[str]) -> Accord:
    """To declare a thing and to say that the text has it not can both be true; to deny it cannot."""
    if any(c.stance is Stance.DENIES for c in claims) and any(c.stance is not Stance.DENIES for c in claims):
        return Accord.CONFLICT
    if len(reports) == 1:
        return Accord.ONE_VOICE
    return Accord.COMPATIBLE if any(_is_against(claim) for claim in claims) else Accord.SAME


def _declaration(topic: str, agreements: Sequence[Agreement]) -> Declaration | None:
    """What the latest agreement that has the topic keeps of it."""
    for agreement in sorted(agreements, key=lambda a: (a.signed, a.name), reverse=True):
        for declaration in agreement.declarations:
            if declaration.topic == topic:
                return declaration
    return None


def _standing(declaration: Declaration) -> str:
    return "preamble, not operative" if declaration.kind == _PREAMBLE else "declared, in no operative article"


def _match(claim: Claim, declared: Declaration) -> Truth:
    """Is it as the file of the agreement has it?

    A right that is only declared is not in the text; a preamble is.
    """
    if _kind(claim) == NOT_IN_TEXT:
        return Truth.NO if declared.kind == _PREAMBLE else Truth.YES
    return Truth.UNKNOWN if claim.stance is Stance.DENIES else Truth.YES


def _reason(told: _Told, declared: Declaration | None, agreements: Sequence[Agreement]) -> str:
    claims = told.claims
    against = sorted({told.who(claim) for claim in claims if _kind(claim) == NOT_IN_TEXT})
    saying = sorted({told.who(claim) for claim in claims if not _is_against(claim)})
    denying = sorted({told.who(claim) for claim in claims if claim.stance is Stance.DENIES})
    parts = []
    if saying and against:
        parts.append(f"said by {_and(saying)}; said not to be in the text by {_and(against)}")
    if denying:
        parts.append(f"denied by {_and(denying)}")
    if declared is not None:
        parts.append(f"in the agreement: {_standing(declared)}")
    elif against and agreements:
        parts.append("the agreement has no such term")
    elif not parts and saying and len({claim.report for claim in claims}) > 1:
        parts.append("told alike")
    return "; ".join(parts)


def _and(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
