"""The few sentences that a colleague would read first, each from findings and comparisons alone."""

from __future__ import annotations

from collections import Counter

from trucewatch.model import GRAVEST, Basis, Case, Verdict
from trucewatch.publish.views.parts import AgreementView, EventView, FieldView, PositionView, Sentence, VerdictView
from trucewatch.publish.words import counted, few, in_words, listed, time_words

_MOST = 6
_WANTING = (Verdict.MISSED, Verdict.OVERDUE, Verdict.CONTESTED, Verdict.PARTLY_MET)
_DUTIES = (*_WANTING, Verdict.UNREPORTED, Verdict.UNDETERMINED, Verdict.PENDING, Verdict.MET)
_STANDING = (Verdict.IN_FORCE, Verdict.NOT_YET_IN_FORCE, Verdict.EXPIRED)


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
    return tuple(sentence for sentence in told if sentence is not None)[:_MOST]


def _standing(agreements: tuple[AgreementView, ...]) -> Sentence | None:
    for agreement in agreements:
        for term in agreement.terms:
            for verdict in term.verdicts:
                if verdict.verdict in _STANDING:
                    return Sentence(
                        f"{agreement.title}, signed {agreement.signed}: {term.name}, is {verdict.label}"
                        f"{_because(verdict.reason)}. It takes effect {agreement.effective}; {agreement.clocks}.",
                        term.id,
                    )
    if agreements:
        agreement = agreements[0]
        return Sentence(f"{agreement.title}: signed {agreement.signed}, in effect {agreement.effective}.", "terms")
    return None


def _breaches(case: Case, events: tuple[EventView, ...]) -> Sentence | None:
    if not events:
        return Sentence("No event was found in what was read.", "events")
    reported = f"{counted(len(events), 'event is', 'events are')} reported"
    if not case.agreements:
        return Sentence(f"{reported}; no agreement was given to judge them by.", "events")
    worst = [found for event in events if (found := _worst_verdict(event)) is not None]
    parts = []
    for verdict in GRAVEST:
        reasons = Counter(found.reason for found in worst if found.verdict is verdict)
        if reasons:
            commonest = min(reasons, key=lambda reason: (-reasons[reason], reason))
            why = commonest if len(reasons) == 1 else f"mostly {commonest}"
            name = in_words(verdict.value).lower()
            many = name + "es" if name.endswith("breach") else name
            parts.append(f"{counted(reasons.total(), name, many)}{_because(why)}")
    alleged = any(found.verdict is Verdict.ALLEGED_BREACH for found in worst)
    return Sentence(
        f"{reported}: {listed(parts) or 'none is judged'}{'' if alleged else '; none an alleged breach'}.", "events"
    )


def _worst_verdict(event: EventView) -> VerdictView | None:
    found = [verdict for verdict in event.verdicts if verdict.verdict in GRAVEST]
    return min(found, key=lambda verdict: GRAVEST.index(verdict.verdict), default=None)


def _duties(duties: tuple[VerdictView, ...]) -> Sentence | None:
    """How many stand how, the gravest of them by name, and what is due next."""
    if not duties:
        return None
    counts = Counter(duty.verdict for duty in duties)
    known = [verdict for verdict in _DUTIES if counts[verdict]]
    tally = listed([f"{counts[verdict]} {in_words(verdict.value).lower()}" for verdict in known])
    worst = sorted((duty for duty in duties if duty.verdict in _WANTING), key=lambda duty: _DUTIES.index(duty.verdict))
    ahead = [duty for duty in duties if duty.verdict is Verdict.PENDING]
    rest = [duty for duty in duties if duty not in worst and duty not in ahead]
    named = [*worst[:2], *ahead, *rest][:3]
    parts = []
    for duty in named:
        by = f" by {duty.days}" if duty.days else ""
        parts.append(f"{listed(duty.terms)}{by}: {duty.label}{_because(duty.reason)}")
    total = f"{counted(len(duties), 'duty', 'duties')}, {tally}" if len(duties) > len(named) else "Duties"
    return Sentence(f"{total}: {'; '.join(parts)}.", "duties")


def _because(reason: str) -> str:
    return f" ({reason})" if reason else ""


def _disagreements(disagreements: tuple[FieldView, ...]) -> Sentence | None:
    if not disagreements:
        return Sentence("No disagreement between the reports, or with the text, was found.", "disagreements")
    first = disagreements[0]
    values = [f"{voice.value} ({few(sorted({quoted.outlet for quoted in voice.quoted}))})" for voice in first.voices]
    points = counted(len(disagreements), "point")
    against = f". The text says {first.written}" if first.written else ""
    return Sentence(
        f"The reports differ on {points}. First, {first.title}, {first.field}: {'; '.join(values)}{against}.",
        "disagreements",
    )


def _worst(events: tuple[EventView, ...]) -> Sentence | None:
    tolls = [
        (figure.best or figure.low or 0, event, figure)
        for event in events
        for figure in event.figures
        if figure.measure == "killed" and not figure.part_of and figure.high != 0  # "nobody was hurt" is no toll
    ]
    if not tolls:
        return None
    _, event, figure = max(tolls, key=lambda toll: (toll[0], -toll[1].number))
    verdict = _worst_verdict(event)
    judged = f"; {verdict.label}{_because(verdict.reason)}" if verdict else ""
    return Sentence(
        f"The heaviest toll of one event: {figure.label}, {figure.reach} "
        f"({event.event.title}, {time_words(event.event.when)}){judged}.",
        f"event-{event.event.id}",
    )


def _declared(positions: tuple[PositionView, ...]) -> Sentence | None:
    for position in positions:
        if position.not_in_text:
            who = few(sorted({quoted.outlet for quoted in position.not_in_text}))
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
        parts.append(f"{bases[Basis.INFERRED]} inferred from what it or the others tell")
    if bases[Basis.UNKNOWN]:
        parts.append(f"{bases[Basis.UNKNOWN]} left unknown")
    reports = counted(len(case.reports), "report")
    return Sentence(f"{undated} of {reports} state no whole date: {listed(parts)}.", "reports")
