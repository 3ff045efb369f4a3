"""The events of a case, with figures, and the tallies that belong to no event."""

from __future__ import annotations

from datetime import datetime

from trucewatch.model import Case, Event, Figure, Judgement, Said, Step, Where
from trucewatch.publish.drawing.steps import StepView
from trucewatch.publish.evidence import Evidence
from trucewatch.publish.views.chains import chain_views
from trucewatch.publish.views.doubts import decided_words
from trucewatch.publish.views.parts import EventView, FigureView, Voice
from trucewatch.publish.views.terms import alike, field_view, verdict_view
from trucewatch.publish.words import (
    actor_words,
    area_words,
    in_quotes,
    in_words,
    listed,
    plural,
    range_words,
    time_words,
    when_words,
)


def events_in_order(case: Case) -> tuple[Event, ...]:
    """By time, those of unknown date last."""

    def moment(event: Event) -> tuple[datetime, datetime, str, str]:
        start = event.when.start or event.when.end or datetime.max
        return start, event.when.end or datetime.max, event.title, event.id

    return tuple(sorted(case.events, key=moment))


def event_views(case: Case, evidence: Evidence, names: dict[str, str]) -> tuple[EventView, ...]:
    """Every event with what is said of it, by time."""
    return tuple(
        _event_view(event, number, case, evidence, names) for number, event in enumerate(events_in_order(case), start=1)
    )


def _event_view(event: Event, number: int, case: Case, evidence: Evidence, names: dict[str, str]) -> EventView:
    findings = [found for found in case.findings if found.event == event.id]
    fields = [found for found in case.comparisons if found.about == event.id]
    return EventView(
        event=event,
        number=number,
        when=when_words(event.when),
        where=str(event.where) if event.where else "place unknown",
        place_note=place_words(event.where) if event.where else "",
        act=event.sub_event_type or event.event_type,
        perpetrators=tuple(_party(said, names, evidence) for said in event.perpetrators),
        targets=tuple(_party(said, names, evidence) for said in event.targets),
        figures=_figures(event.id, case, evidence),
        fields=tuple(
            field_view(found, evidence, names) for found in sorted(fields, key=lambda found: (found.field, found.id))
        ),
        verdicts=alike(verdict_view(found, case, evidence) for found in findings),
        quoted=evidence.quoted(event.claims),
        denials=evidence.quoted(event.denials),
        joins=tuple(map(_join, sorted(event.judgements, key=lambda found: not found.is_decided))),
        chains=chain_views(event, case, evidence),
    )


def _join(found: Judgement) -> str:
    if found.is_decided:
        return decided_words(found)
    return f"{'joined' if found.same else 'kept apart'} at {found.score:.2f} by {found.by}: {', '.join(found.reasons)}"


def _party(said: Said, names: dict[str, str], evidence: Evidence) -> Voice:
    """An actor by name, with the words that reports use for it."""
    name = actor_words(said.value, names)
    told = [claim.occurrence for claim in map(evidence.claim, said.claims) if claim.occurrence]
    words = {actor.name for one in told for actor in (*one.actors, *one.targets) if actor.id == said.value}
    written = listed(in_quotes(one) for one in sorted(words - {name}))
    return Voice(f"{name} ({written})" if written else name, evidence.quoted(said.claims))


def place_words(where: Where) -> str:
    """How well a place is known, in words, with its point where it has one."""
    if where.place is None:
        return f"no gazetteer has it{': ' + where.reason if where.reason else ''}"
    radius = where.radius_km if where.radius_km is not None else where.place.radius_km
    point = f"{where.place.lat:.4f}, {where.place.lon:.4f}"
    written = f"; written “{where.name}”" if where.name != where.place.name else ""
    return f"{area_words(where.precision, where.place.country)}, {point}, within {radius:g} km{written}"


def tally_views(case: Case, evidence: Evidence) -> tuple[FigureView, ...]:
    """Figures that belong to no event: totals over a time or a state, never added up."""
    events = {event.id for event in case.events}
    loose = [figure for figure in case.figures if figure.about not in events]
    labels = {figure.id: figure_label(figure) for figure in case.figures}
    return tuple(
        _figure_view(figure, labels, evidence)
        for figure in sorted(loose, key=lambda figure: (figure_label(figure), figure.id))
    )


def figure_label(figure: Figure) -> str:
    """What is counted: the figure's own title, else its group and measure.

    >>> figure_label(Figure("f", "e", "killed", "child", 7, 7, 7, (), (), (), (), ""))
    'children killed'
    """
    if figure.title:
        return figure.title
    measure = in_words(figure.measure).lower()
    return f"{plural(figure.group)} {measure}" if figure.group else measure


def _figures(about: str, case: Case, evidence: Evidence) -> tuple[FigureView, ...]:
    found = [figure for figure in case.figures if figure.about == about]
    labels = {figure.id: figure_label(figure) for figure in found}
    order = {"killed": 0, "injured": 1, "missing": 2}
    return tuple(
        _figure_view(figure, labels, evidence)
        for figure in sorted(
            found,
            key=lambda figure: (
                order.get(figure.measure, 9),
                figure.part_of or "",
                figure.measure,
                figure.group,
                figure.id,
            ),
        )
    )


def _figure_view(figure: Figure, labels: dict[str, str], evidence: Evidence) -> FigureView:
    return FigureView(
        id=figure.id,
        measure=figure.measure,
        label=figure_label(figure),
        span=range_words(figure.low, figure.best, figure.high, approximate=figure.approximate),
        low=figure.low,
        best=figure.best,
        high=figure.high,
        voices=tuple(Voice(said.value, evidence.quoted(said.claims)) for said in figure.values),
        method=figure.method,
        part_of=labels.get(figure.part_of, "") if figure.part_of else "",
        cumulative=figure.cumulative,
        checks=figure.checks,
        taken_back=tuple(Voice(value, quoted) for value, quoted in evidence.taken_back(figure).items()),
        history=tuple(_step_view(step, evidence) for step in figure.history),
    )


def _step_view(step: Step, evidence: Evidence) -> StepView:
    reported = time_words(step.reported) if step.reported.known else "date unknown"
    number = step.low if step.low is not None else step.high or 0
    start, end = step.reported.utc(())
    return StepView(reported, step.value, number, start or end, step.overtaken, evidence.quoted(step.claims))
