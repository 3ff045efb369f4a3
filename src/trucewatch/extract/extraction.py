"""Reports to claims: each sentence read once, parsed only where it can hold a claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.language import Language

from trucewatch.extract.attribution import Attribution, Attributor, Saying, modes_of
from trucewatch.extract.incidents import Incident, find_triggers, group_incidents
from trucewatch.extract.lengths import find_lengths
from trucewatch.extract.occurrences import Lexicon, Told, read_occurrence
from trucewatch.extract.places import StoryPlaces, read_places
from trucewatch.extract.quantities import find_quantities
from trucewatch.extract.sentence import Sentence
from trucewatch.extract.sentences import sentences_of
from trucewatch.extract.times import TimeContext, find_durations, find_times
from trucewatch.extract.tolls import numbered_nouns
from trucewatch.extract.tree import load_parser, tense_of
from trucewatch.extract.wordings import Values, Worded, apply_wordings
from trucewatch.geo.gazetteer import Gazetteer
from trucewatch.model import Claim, ClaimKind, Mode, Position, Report, Span, Stance, When, content_id
from trucewatch.packs.actors import ActorBook, ActorMention
from trucewatch.packs.groups import load_groups
from trucewatch.packs.happenings import load_happenings, load_speech
from trucewatch.packs.place_words import PlaceWords, load_place_words
from trucewatch.packs.rules import WordingRule, load_wordings

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Coverage:
    """How many sentences were read, parsed and gave claims, over all reports."""

    sentences: int
    parsed: int
    with_claims: int


@dataclass(frozen=True)
class Extraction:
    """The claims of some reports, in order of report id and place in the text."""

    claims: tuple[Claim, ...]
    coverage: Coverage


@dataclass(frozen=True)
class Extractor:
    """Everything that reading needs, loaded once."""

    parser: Language
    gazetteer: Gazetteer
    lexicon: Lexicon
    place_words: PlaceWords
    rules: tuple[WordingRule, ...]

    @classmethod
    def load(cls, pipeline: str | None = None, language: str = "en") -> Extractor:
        """Load the parser, the gazetteer and a language's lexicon; about a second."""
        lexicon = Lexicon(load_happenings(language), load_speech(language), load_groups(), ActorBook.load())
        parser = load_parser(pipeline) if pipeline else load_parser()
        return cls(parser, Gazetteer.load(), lexicon, load_place_words(language), load_wordings(language))

    def extract(self, reports: Sequence[Report], progress: Progress | None = None) -> Extraction:
        """Every claim of these reports, whatever order they come in.

        ``progress`` is told after each report how many are read, of how many.
        """
        claims: list[Claim] = []
        tally: Counter[str] = Counter()
        for number, report in enumerate(sorted(reports, key=lambda report: report.id), start=1):
            claims.extend(self._read(report, tally))
            if progress is not None:
                progress(number, len(reports))
        coverage = Coverage(tally["sentences"], tally["parsed"], tally["with claims"])
        return Extraction(tuple(claims), coverage)

    def _read(self, report: Report, tally: Counter[str]) -> list[Claim]:
        spans = list(sentences_of(report))
        mentions = [_shifted(self.lexicon.actors.mentions(span.of(report.text)), span.start) for _, span in spans]
        taken = [m.span for found in mentions for m in found if m.how != "state" and m.kind != "state"]
        dated = TimeContext(published=report.published.when, basis=report.published.basis, tense="past")
        taken += [at for _, span in spans for at, _ in find_times(span.of(report.text), dated, span.start)]
        story = read_places(report.text, [span for _, span in spans], taken, self.gazetteer, self.place_words)
        if story.country:  # now that the story's country is known, "the rebels" can be somebody
            mentions = [
                _shifted(self.lexicon.actors.mentions(span.of(report.text), country=story.country), span.start)
                for _, span in spans
            ]
        attributor = Attributor(self.lexicon.speech)
        claims: dict[str, Claim] = {}
        before: list[Claim] = []
        wanted = [(number, span, found) for (number, span), found in zip(spans, mentions, strict=True)]
        tally["sentences"] += len(wanted)
        for sentence in self._parsed(report, wanted, story):
            tally["parsed"] += 1
            made = self._claims(report, sentence, attributor, before)
            for claim in made:
                claims.setdefault(claim.id, claim)
            tally["with claims"] += bool(made)
            before = made or before
        return sorted(claims.values(), key=lambda claim: (claim.span, claim.id))

    def _parsed(
        self, report: Report, wanted: list[tuple[int, Span, tuple[ActorMention, ...]]], story: StoryPlaces
    ) -> Iterator[Sentence]:
        """The sentences that can hold a claim or a speaker, parsed; each keeps its own root."""
        chosen = [entry for entry in wanted if self._can_tell(entry[1].of(report.text))]
        docs = []
        for _, span, _ in chosen:
            doc = self.parser.make_doc(span.of(report.text))
            for token in doc[1:]:
                token.is_sent_start = False
            docs.append(doc)
        for (number, span, actors), doc in zip(chosen, self.parser.pipe(docs), strict=True):
            yield Sentence(
                paragraph=number,
                span=span,
                text=span.of(report.text),
                doc=doc,
                actors=actors,
                places=tuple(where for where in story.found if span.contains(where.span)),
                times=(),
                quantities=tuple(find_quantities(span.of(report.text), span.start)),
                headline=report.title_span is not None and report.title_span.contains(span),
            )

    def _can_tell(self, text: str) -> bool:
        return (
            self.lexicon.happenings.cue.search(text) is not None
            or any(word in text for word in ("“", '"', "said"))
            or any(all(need.search(text) for need in rule.needs) for rule in self.rules)
        )

    def _claims(self, report: Report, sentence: Sentence, attributor: Attributor, before: list[Claim]) -> list[Claim]:
        happenings, speech = self.lexicon.happenings, self.lexicon.speech
        sentence = replace(sentence, times=_times(report, sentence, speech.future))
        sayings = attributor.sayings(sentence)
        numbered = numbered_nouns(sentence, happenings, self.lexicon.groups)
        incidents = group_incidents(find_triggers(sentence, happenings), happenings, speech)
        claims = []
        for incident in incidents:
            others = [other for other in incidents if other is not incident]
            attribution = attributor.of(incident.main.token, sayings)
            told = read_occurrence(
                sentence, incident, others, numbered, attribution, report.published.when, self.lexicon
            )
            if told is not None:
                claims.append(self._event(report, sentence, incident, told))
        claims.extend(self._worded(report, sentence, attributor, sayings, before))
        return claims

    def _event(self, report: Report, sentence: Sentence, incident: Incident, told: Told) -> Claim:
        modes = list(modes_of(incident.main.token, self.lexicon.speech))
        published = report.published.when.start
        end = told.occurrence.when.end
        if published is not None and end is not None and (published - end).days > _HISTORY_DAYS:
            modes.append(Mode.HISTORICAL)
        kind = ClaimKind.TALLY if told.is_tally else ClaimKind.EVENT
        return _claim(report, sentence, kind, told.occurrence, told.attribution, tuple(sorted(set(modes))), told.rules)

    def _worded(
        self,
        report: Report,
        sentence: Sentence,
        attributor: Attributor,
        sayings: tuple[Saying, ...],
        before: list[Claim],
    ) -> Iterator[Claim]:
        values = Values(
            times=sentence.times,
            lengths=tuple(find_lengths(sentence.text, sentence.span.start)),
            durations=tuple(
                (span, duration) for span, duration, _ in find_durations(sentence.text, sentence.span.start)
            ),
            counts=sentence.quantities,
        )
        for found in apply_wordings(sentence.text, sentence.span.start, values, self.rules):
            worded = _with_preceding(found, before)
            if worded is None:
                continue
            token = sentence.head(worded.at)
            attribution = (
                attributor.of(token, sayings)
                if token is not None
                else Attribution(sayings[0].speaker, sayings[0].stance, sayings[0].rule)
            )
            kind = ClaimKind.POSITION if isinstance(worded.content, Position) else ClaimKind.TERM
            yield _claim(report, sentence, kind, worded.content, attribution, (), (worded.rule, attribution.rule))


_HISTORY_DAYS = 365  # what ended more than a year before the report is history to it


def _claim(
    report: Report,
    sentence: Sentence,
    kind: ClaimKind,
    content: object,
    attribution: Attribution,
    modes: tuple[Mode, ...],
    rules: tuple[str, ...],
) -> Claim:
    name = content_id("claim", report.id, sentence.span.start, sentence.span.end, kind, content)
    return Claim(
        id=name,
        report=report.id,
        outlet=report.outlet,
        kind=kind,
        span=sentence.span,
        quote=sentence.text,
        speaker=attribution.speaker,
        stance=attribution.stance if kind is not ClaimKind.TERM else Stance.ASSERTS,
        content=content,  # type: ignore[arg-type]
        modes=modes,
        why=rules,
    )


def _with_preceding(worded: Worded, before: list[Claim]) -> Worded | None:
    """A stand said not to be in the text is the one taken just before."""
    content = worded.content
    if not isinstance(content, Position) or content.topic != "preceding":
        return worded
    topics = [claim.position.topic for claim in before if claim.position is not None]
    return replace(worded, content=replace(content, topic=topics[-1])) if topics else None


def _times(report: Report, sentence: Sentence, future: frozenset[str]) -> tuple[tuple[Span, When], ...]:
    def tense(offset: int) -> str | None:
        token = sentence.head(Span(sentence.span.start + offset, sentence.span.start + offset + 1))
        return tense_of(token, future) if token is not None else None

    context = TimeContext(published=report.published.when, basis=report.published.basis, tense=tense)
    return tuple(find_times(sentence.text, context, sentence.span.start))


def _shifted(mentions: Sequence[ActorMention], by: int) -> tuple[ActorMention, ...]:
    return tuple(replace(mention, span=Span(mention.span.start + by, mention.span.end + by)) for mention in mentions)
