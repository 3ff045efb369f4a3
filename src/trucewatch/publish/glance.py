"""The few sentences that a colleague would read first, each from findings and comparisons alone."""

from __future__ import annotations

from collections import Counter

from trucewatch.model import Basis, Case, Verdict
from trucewatch.publish.views import AgreementView, EventView, FieldView, PositionView, Sentence, VerdictView
from trucewatch.publish.words import counted, in_words, listed

_MOST = 6


def glance(
    case: Case,
    agreements: tuple[AgreementView, ...],
    duties: tuple[VerdictView, ...],
    disagreements: tuple[FieldView, ...],
    events: tuple[EventView, ...],
    positions: tuple[PositionView, ...],
) -> tuple[Sentence, ...]:
    """At most six sentences, the most telling first; nothing is said that no finding bears."""
    told = (
        _standing(agreements),
        _breaches(case, events),
        _duties(duties),
        _disagreements(disagreements),
        _worst(events),
        _declared(positions),
        _dates(case),
    )
    found = [sentence for sentence in told if sentence is not None]
    if len(found) > _MOST:  # the dates of the reports stay: all the rest leans on them
        found = [*found[: _MOST - 1], found[-1]]
    return tuple(found)


def _standing(agreements: tuple[AgreementView, ...]) -> Sentence | None:
    for agreement in agreements:
        for term in agreement.terms:
            for verdict in term.verdicts:
                if verdict.verdict in (Verdict.IN_FORCE, Verdict.NOT_YET_IN_FORCE, Verdict.EXPIRED):
                    text = f"{term.name}: {verdict.label}" + (f" ({verdict.reason})" if verdict.reason else "")
                    return Sentence(
                        f"{text}. The agreement takes effect {agreement.effective}; {agreement.clocks}.", term.id
                    )
    if agreements:
        agreement = agreements[0]
        return Sentence(f"{agreement.title}: signed {agreement.signed}, in effect {agreement.effective}.", "terms")
    return None


def _breaches(case: Case, events: tuple[EventView, ...]) -> Sentence | None:
    if not events:
        return Sentence("No event was found in what was read.", "events")
    if not case.agreements:
        return Sentence(f"{counted(len(events), 'event')} found; no agreement was given to judge them by.", "events")
    worst = Counter(_worst_verdict(event) for event in events)
    order = [Verdict.ALLEGED_BREACH, Verdict.POSSIBLE_BREACH, Verdict.CONTESTED, Verdict.UNDETERMINED]
    order += [Verdict.PERMITTED, Verdict.NOT_COVERED]
    parts = [f"{worst[verdict]} {in_words(verdict.value).lower()}" for verdict in order if worst[verdict]]
    if not worst[Verdict.ALLEGED_BREACH]:
        parts.insert(0, "no alleged breach")
    reasons = Counter(
        verdict.reason for event in events for verdict in event.verdicts[:1] if verdict.verdict is Verdict.NOT_COVERED
    )
    why = f"; not covered mostly because: {reasons.most_common(1)[0][0]}" if reasons else ""
    return Sentence(f"{counted(len(events), 'event')} reported: {listed(parts)}{why}.", "events")


def _worst_verdict(event: EventView) -> Verdict:
    order = [Verdict.ALLEGED_BREACH, Verdict.POSSIBLE_BREACH, Verdict.CONTESTED, Verdict.UNDETERMINED]
    order += [Verdict.PERMITTED, Verdict.NOT_COVERED]
    found = [verdict.verdict for verdict in event.verdicts if verdict.verdict in order]
    return min(found, key=order.index, default=Verdict.UNDETERMINED)


def _duties(duties: tuple[VerdictView, ...]) -> Sentence | None:
    if not duties:
        return None
    parts = []
    for duty in duties[:4]:
        days = listed(dict.fromkeys(day for day, _ in duty.due), "or")
        parts.append(f"{listed(duty.terms)} {duty.label}" + (f", due {days}" if days else "") + _because(duty.reason))
    return Sentence(f"Duties: {'; '.join(parts)}.", "duties")


def _because(reason: str) -> str:
    return f" ({reason})" if reason else ""


def _disagreements(disagreements: tuple[FieldView, ...]) -> Sentence | None:
    if not disagreements:
        return Sentence("No disagreement between the reports, or with the text, was found.", "disagreements")
    first = disagreements[0]
    values = [
        f"“{voice.value}” ({listed(sorted({quoted.outlet for quoted in voice.quoted}))})" for voice in first.voices
    ]
    points = counted(len(disagreements), "point")
    against = f"; the text says {first.written}" if first.written else ""
    return Sentence(
        f"Reports differ on {points}, first {first.title}, {first.field}: {'; '.join(values)}{against}.",
        "disagreements",
    )


def _worst(events: tuple[EventView, ...]) -> Sentence | None:
    tolls = [
        (figure.best or figure.low or 0, event, figure)
        for event in events
        for figure in event.figures
        if figure.label.endswith("killed") and not figure.part_of
    ]
    if not tolls:
        return None
    _, event, figure = max(tolls, key=lambda toll: (toll[0], -toll[1].number))
    verdict = event.verdicts[0] if event.verdicts else None
    judged = f"; {verdict.label}{_because(verdict.reason)}" if verdict else ""
    return Sentence(
        f"The heaviest toll of one event: {event.event.title}, {event.event.when}: {figure.span} killed{judged}.",
        f"event-{event.event.id}",
    )


def _declared(positions: tuple[PositionView, ...]) -> Sentence | None:
    for position in positions:
        if position.not_in_text:
            who = listed(sorted({quoted.outlet for quoted in position.not_in_text}))
            by = f"declared by {listed(position.by)}" if position.by else "declared"
            return Sentence(f"{position.title} is {by}; {who} says that the text does not have it.", position.id)
    return None


def _dates(case: Case) -> Sentence | None:
    bases = Counter(report.published.basis for report in case.reports)
    undated = bases[Basis.INFERRED] + bases[Basis.UNKNOWN]
    if not undated:
        return None
    parts = []
    if bases[Basis.INFERRED]:
        parts.append(f"{bases[Basis.INFERRED]} inferred from the other reports")
    if bases[Basis.UNKNOWN]:
        parts.append(f"{bases[Basis.UNKNOWN]} left unknown")
    return Sentence(f"{undated} of {counted(len(case.reports), 'report')} state no date: {listed(parts)}.", "reports")
