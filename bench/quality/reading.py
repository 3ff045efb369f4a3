"""What extraction reads in one text, by the same steps as ``Extractor.read`` takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from trucewatch.extract import Extractor
from trucewatch.extract.places.names import NameReader
from trucewatch.extract.places.settling import countries_of_actors, may_be_place, read_places
from trucewatch.extract.places.wars import wars_told
from trucewatch.extract.text.sentences import sentences_of
from trucewatch.extract.times import TimeContext, find_times, find_values
from trucewatch.extract.tolls.quantities import find_quantities
from trucewatch.ingest import read_text_report
from trucewatch.model import Claim, Event, Figure, Quantity, Report, Span, When, Where
from trucewatch.packs.actors import ActorMention
from trucewatch.packs.actors.allegiance import allegiance
from trucewatch.packs.language.first_look import words_to_look_for
from trucewatch.reconcile import reconcile
from trucewatch.resolve import resolve


@dataclass(frozen=True)
class Story:
    """One text as the whole path reads it."""

    report: Report
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    figures: tuple[Figure, ...]

    def claims_of(self, event: Event) -> list[Claim]:
        """The claims of an event, in the order of the text."""
        return sorted((claim for claim in self.claims if claim.id in event.claims), key=lambda claim: claim.span)


@dataclass(frozen=True)
class Marks:
    """The names, times and numbers of one text, each with its span."""

    places: tuple[Where, ...]
    actors: tuple[ActorMention, ...]
    times: tuple[tuple[Span, When], ...]
    values: tuple[tuple[Span, str], ...]
    quantities: tuple[tuple[Span, Quantity], ...]


def read_story(extractor: Extractor, text: str, name: str, published: str | None = None) -> Story:
    """Report, claims, events within the article, and their figures."""
    report = read_text_report(text, name=name, published=published)
    return story_of(report, extractor.read(report).claims)


def story_of(report: Report, claims: Sequence[Claim]) -> Story:
    """What a report tells in these claims."""
    events = resolve([report], claims, allegiance=allegiance(claims))
    figures, _ = reconcile([report], claims, events)
    return Story(report, tuple(claims), events, figures)


def read_marks(extractor: Extractor, text: str, name: str, published: str | None = None) -> Marks:
    """Every name, time and number, whether or not it stands in a claim."""
    report = read_text_report(text, name=name, published=published)
    spans = [span for _, span in sentences_of(report)]
    context = TimeContext(published=report.published.when, basis=report.published.basis)
    dated = replace(context, tense="past")
    actors = _actors(extractor, report, spans, None)
    taken = [mention.span for mention in actors if not may_be_place(mention)]
    times = tuple(found for span in spans for found in find_times(span.of(report.text), dated, span.start))
    taken += [span for span, _ in times]
    voices = countries_of_actors(actors, extractor.lexicon.actors)
    look = extractor.lexicon.happenings.look
    violent = any(look.may_find(words_to_look_for(span.of(report.text).lower())) for span in spans)
    wars = wars_told(report, violent, extractor.lexicon.actors, extractor.gazetteer)
    reader = NameReader(extractor.gazetteer, extractor.place_words)
    story = read_places(report.text, spans, taken, reader, voices, report.dateline, wars=wars)
    return Marks(
        places=tuple(sorted((*story.found, *story.within), key=lambda where: where.span)),
        actors=_actors(extractor, report, spans, story.country),
        times=times,
        values=tuple(found for span in spans for found in find_values(span.of(report.text), context, span.start)),
        quantities=tuple(
            (found[0], found[1]) for span in spans for found in find_quantities(span.of(report.text), span.start)
        ),
    )


def _actors(extractor: Extractor, report: Report, spans: list[Span], country: str | None) -> tuple[ActorMention, ...]:
    return tuple(
        replace(mention, span=Span(mention.span.start + span.start, mention.span.end + span.start))
        for span in spans
        for mention in extractor.lexicon.actors.mentions(span.of(report.text), country=country)
    )


def means_as_written(extractor: Extractor, claim: Claim) -> list[str]:
    """The words of the claim's sentence for the means that it names."""
    named = claim.occurrence.means if claim.occurrence is not None else ()
    return [
        found.group()
        for means in extractor.lexicon.happenings.means
        if means.name in named
        for found in means.pattern.finditer(claim.quote)
    ]
