"""Declarations, principles and circumstances: what is said beside the terms, and never judged as one."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.model import Case, Claim, Declaration
from trucewatch.publish.evidence import Evidence
from trucewatch.publish.views.parts import PositionView
from trucewatch.publish.views.terms import agreements_in_order
from trucewatch.publish.words import actor_words, in_words

_NOT_IN_TEXT = "not_in_text"
# Kinds of position that speak of the agreement; the others (compliance,
# background ...) tell of circumstances and stand in a part of their own.
_OF_THE_AGREEMENT = ("reserved_right", "unilateral_declaration", "preambular", "principle")


def positions(case: Case, evidence: Evidence, names: dict[str, str]) -> tuple[PositionView, ...]:
    """Declarations and principles, with who reports each."""
    said = _by_topic(case.claims, of_agreement=True)
    denied = _not_in_text(case.claims)
    declared = _declarations(case)
    topics = sorted({*said, *denied, *declared}, key=lambda topic: (_rank(topic, said, declared), topic))
    return tuple(_view(topic, said, denied, declared.get(topic), case, evidence, names) for topic in topics)


def circumstances(case: Case, evidence: Evidence) -> tuple[PositionView, ...]:
    """What is told of compliance, of earlier agreements, of background."""
    said = _by_topic(case.claims, of_agreement=False)
    return tuple(_view(topic, said, {}, None, case, evidence, {}) for topic in sorted(said))


def _by_topic(claims: Iterable[Claim], *, of_agreement: bool) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        position = claim.position
        if position is None or position.kind == _NOT_IN_TEXT or not claim.stands:
            continue
        if (position.kind in _OF_THE_AGREEMENT) is of_agreement:
            found.setdefault(position.topic, []).append(claim)
    return found


def _not_in_text(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.stands and claim.position is not None and claim.position.kind == _NOT_IN_TEXT:
            found.setdefault(claim.position.topic, []).append(claim)
    return found


def _declarations(case: Case) -> dict[str, Declaration]:
    # The newest agreement speaks first where two declare the same.
    found: dict[str, Declaration] = {}
    for agreement in agreements_in_order(case):
        for declaration in agreement.declarations:
            found.setdefault(declaration.topic, declaration)
    return found


def _kind(topic: str, said: dict[str, list[Claim]], declared: Declaration | None) -> str:
    if declared is not None:
        return declared.kind
    kinds = sorted({claim.position.kind for claim in said.get(topic, []) if claim.position})
    return kinds[0] if kinds else _NOT_IN_TEXT


def _rank(topic: str, said: dict[str, list[Claim]], declared: dict[str, Declaration]) -> int:
    order = ("reserved_right", "unilateral_declaration", _NOT_IN_TEXT, "principle", "preambular")
    kind = _kind(topic, said, declared.get(topic))
    return order.index(kind) if kind in order else len(order)


def _view(
    topic: str,
    said: dict[str, list[Claim]],
    denied: dict[str, list[Claim]],
    declared: Declaration | None,
    case: Case,
    evidence: Evidence,
    names: dict[str, str],
) -> PositionView:
    reasons = [found.reason for found in case.comparisons if found.about == f"position:{topic}" and found.reason]
    return PositionView(
        id=f"position-{topic}",
        kind=in_words(_kind(topic, said, declared)),
        title=in_words(topic),
        text=declared.text if declared else "",
        by=tuple(actor_words(actor, names) for actor in declared.by) if declared else (),
        source=declared.source if declared else "",
        note=declared.note if declared else "",
        quoted=evidence.quoted(claim.id for claim in said.get(topic, [])),
        not_in_text=evidence.quoted(claim.id for claim in denied.get(topic, [])),
        reason="; ".join(dict.fromkeys(reasons)),
    )
