"""Reports to claims: each sentence read once, parsed only where it can hold a claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from trucewatch.extract.answers import answers, only_refers, owned_up
from trucewatch.extract.attribution import Attributor, Saying
from trucewatch.extract.claims import act_claims, event_claim, worded_claim
from trucewatch.extract.continuing import carried_on, earlier_attacks
from trucewatch.extract.incidents import find_triggers, group_incidents, passed_over
from trucewatch.extract.lengths import find_lengths
from trucewatch.extract.numbered import numbered_nouns
from trucewatch.extract.occurrences import Lexicon, Told, read_occurrence
from trucewatch.extract.parser import Parses, load_parser
from trucewatch.extract.places import StoryPlaces, countries_of_actors, read_places
from trucewatch.extract.political_acts import find_acts
from trucewatch.extract.quantities import find_quantities
from trucewatch.extract.reading import Heard, Reading
from trucewatch.extract.roles.fill import fill_roles
from trucewatch.extract.roles.model import RoleModel, load_roles
from trucewatch.extract.sentence import Sentence
from trucewatch.extract.sentences import is_caseless, sentences_of
from trucewatch.extract.setting import day_told, times_told
from trucewatch.extract.shallow import load_shallow
from trucewatch.extract.times import find_durations, time_spans
from trucewatch.extract.tree import take_in
from trucewatch.extract.untold import Untold, nearest_reason, unworded
from trucewatch.extract.whereabouts import placed
from trucewatch.extract.wordings import Values, Worded, apply_wordings
from trucewatch.geo.gazetteer import Gazetteer
from trucewatch.model import Claim, ClaimKind, Position, Report, Span, Stance
from trucewatch.packs.actors import ActorBook, ActorMention
from trucewatch.packs.groups import load_groups
from trucewatch.packs.happenings import load_happenings, load_speech
from trucewatch.packs.languages import ENGLISH
from trucewatch.packs.place_words import PlaceWords, load_place_words
from trucewatch.packs.political_acts import load_political_acts
from trucewatch.packs.provision_words import ProvisionWords, load_provision_words
from trucewatch.packs.rules import WordingRule, load_wordings


class _Wanted(NamedTuple):
    """A sentence to be parsed: where it stands, and the wording rules whose needs it meets.

    ``has_words`` says that it has a word of harm, of fighting or of a truce.
    """

    paragraph: int
    span: Span
    rules: tuple[WordingRule, ...]
    has_words: bool


@dataclass(frozen=True)
class Setup:
    """What an extractor is loaded from: the same in every process.

    ``pipeline`` names another installed spaCy pipeline; ``places`` and
    ``actors`` are files of one's own, read beside those that ship.
    """

    pipeline: str | None = None
    language: str = ENGLISH
    places: tuple[Path, ...] = ()
    actors: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Extractor:
    """Everything that reading needs, loaded once."""

    parser: Parses
    gazetteer: Gazetteer
    lexicon: Lexicon
    place_words: PlaceWords
    rules: tuple[WordingRule, ...]
    provision_words: ProvisionWords
    setup: Setup
    roles: RoleModel | None = None  # the learned part; read in texts without capitals
    _others: dict[str, Extractor] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def load(cls, setup: Setup = Setup()) -> Extractor:
        """Load the parser, the gazetteer and a language's lexicon; about a second.

        Raises UnknownName for a language that has no folder, or a pipeline that is not installed.
        """
        language = setup.language
        happenings, speech = load_happenings(language), load_speech(language)
        actors, acts = ActorBook.load(setup.actors, language), load_political_acts(language)
        lexicon = Lexicon(happenings, speech, load_groups(language), actors, acts)
        gazetteer, place_words = Gazetteer.load(setup.places, language), load_place_words(language)
        rules, words = load_wordings(language), load_provision_words(language)
        roles = load_roles(language)
        return cls(_parser(setup), gazetteer, lexicon, place_words, rules, words, setup, roles)

    @property
    def language(self) -> str:
        """The language that it reads itself."""
        return self.setup.language

    def speaking(self, language: str) -> Extractor:
        """The extractor for reports in a language, loaded when it is first needed."""
        if language in ("", self.language):
            return self
        if language not in self._others:
            self._others[language] = Extractor.load(replace(self.setup, language=language))
        return self._others[language]

    def read(self, report: Report, *, every: bool = False) -> Reading:
        """One report, sentence by sentence; with ``every`` also those that can hold no claim.

        Only a report that speaks of a truce or a peace is asked what an agreement provides.
        """
        if report.language not in ("", self.language):
            return self.speaking(report.language).read(report, every=every)
        if self.provision_words.of_pacts.search(report.text):
            return self._read(report, every)
        return replace(self, rules=tuple(rule for rule in self.rules if rule.topic))._read(report, every)

    def _read(self, report: Report, every: bool) -> Reading:
        spans = list(sentences_of(report, self.language))
        caseless = is_caseless(report.cleaned)
        mentions = [self._actors(report, span, None, caseless) for _, span in spans]
        learned = self.roles if caseless else None
        taken = [m.span for found in mentions for m in found if m.how != "state" and m.kind != "state"]
        taken += [_moved(at, span.start) for _, span in spans for at in time_spans(span.of(report.text), self.language)]
        voices = countries_of_actors((m for found in mentions for m in found), self.lexicon.actors)
        story = read_places(report.text, [span for _, span in spans], taken, self.gazetteer, self.place_words, voices)
        parsed = list(self._timed(report, self._parsed(report, self._chosen(report, spans, every), story, caseless)))
        attributor = Attributor(self.lexicon.speech)
        said = attributor.hear([sentence for sentence, _ in parsed])
        before: list[Heard] = []
        result: list[Heard] = []
        for (sentence, wanted), sayings in zip(parsed, said, strict=True):
            heard = self._hear(report, sentence, attributor, sayings, before, wanted, doubtful=learned is not None)
            result.append(heard)
            before += [heard] if any(claim.kind is not ClaimKind.ACT for claim in heard.claims) else []
        if learned is not None:
            result = fill_roles(result, learned, self.lexicon)
        return Reading(report, len(spans), tuple(result))

    def _actors(self, report: Report, span: Span, country: str | None, caseless: bool) -> tuple[ActorMention, ...]:
        """Who is named; only once the story's country is known can "the rebels" be somebody."""
        found = self.lexicon.actors.mentions(span.of(report.text), country=country, caseless=caseless)
        return _shifted(found, span.start)

    def _chosen(self, report: Report, spans: Iterable[tuple[int, Span]], every: bool) -> Iterator[_Wanted]:
        """The sentences that can hold a claim or a speaker; with ``every`` all of them."""
        for number, span in spans:
            text = span.of(report.text)
            lowered = text.lower()
            rules = tuple(rule for rule in self.rules if rule.may_apply(text, lowered))
            has_words = bool(rules) or self.lexicon.happenings.look.may_find(lowered)
            if every or has_words or self._may_quote(text) or self.lexicon.acts.look.may_find(lowered):
                yield _Wanted(number, span, rules, has_words)

    def _parsed(
        self, report: Report, chosen: Iterable[_Wanted], story: StoryPlaces, caseless: bool
    ) -> Iterator[tuple[Sentence, _Wanted]]:
        """These sentences with their trees and what is named and numbered in them; times are read later."""
        chosen = list(chosen)
        docs = []
        for wanted in chosen:
            doc = self.parser.make_doc(wanted.span.of(report.text))
            for token in doc[1:]:
                token.is_sent_start = False
            docs.append(doc)
        for wanted, doc in zip(chosen, self.parser.pipe(docs), strict=True):
            text = wanted.span.of(report.text)
            quantities = tuple(find_quantities(text, wanted.span.start, language=self.language))
            for at, _ in quantities:
                take_in(doc, at.start - wanted.span.start, at.end - wanted.span.start)
            sentence = Sentence(
                paragraph=wanted.paragraph,
                span=wanted.span,
                text=text,
                doc=doc,
                actors=self._actors(report, wanted.span, story.country, caseless),
                places=tuple(where for where in story.found if wanted.span.contains(where.span)),
                times=(),
                quantities=quantities,
            )
            yield sentence, wanted

    def _timed(self, report: Report, parsed: Iterable[tuple[Sentence, _Wanted]]) -> Iterator[tuple[Sentence, _Wanted]]:
        """The same sentences with their times, in the light of the day that was told before."""
        words, day = (self.lexicon.happenings, self.lexicon.speech), None
        for sentence, wanted in parsed:
            timed = replace(sentence, times=times_told(report, sentence, day, words, self.language))
            day = day_told(timed, self.lexicon.speech) or day
            yield timed, wanted

    def _may_quote(self, text: str) -> bool:
        """Can it say who speaks?"""
        return any(sign in text for sign in self.lexicon.speech.quick)

    def _hear(
        self,
        report: Report,
        sentence: Sentence,
        attributor: Attributor,
        sayings: tuple[Saying, ...],
        before: Sequence[Heard],
        wanted: _Wanted,
        *,
        doubtful: bool,
    ) -> Heard:
        happenings, speech = self.lexicon.happenings, self.lexicon.speech
        values = _values(sentence, self.language)
        numbered = numbered_nouns(sentence, happenings, self.lexicon.groups)
        acts = find_acts(sentence, self.lexicon.acts, happenings, speech)
        triggers = [one for one in find_triggers(sentence, happenings) if not any(act.explains(one) for act in acts)]
        grouped = group_incidents(triggers, happenings, speech)
        incidents = []
        for incident in grouped:
            others = [other for other in grouped if other is not incident]
            attribution = attributor.of(incident.main.token, sayings)
            told = read_occurrence(
                sentence,
                incident,
                others,
                numbered,
                attribution,
                report.published.when,
                self.lexicon,
                doubtful=doubtful,
            )
            incidents.append((incident, told))
        told_of = [(which, told) for which, told in incidents if isinstance(told, Told)]
        told_of = placed(told_of, sentence, before, (happenings, speech))
        claims = [event_claim(report, sentence, which, grouped, told, self.lexicon) for which, told in told_of]
        earlier = earlier_attacks(before, sentence)
        claims = list(carried_on(claims, told_of, sentence, earlier, happenings, self.lexicon.groups))
        found = apply_wordings(sentence.text, sentence.span.start, values, wanted.rules, self.language)
        preceding = before[-1].claims if before else ()
        worded = [known for one in found if (known := _with_preceding(one, preceding)) is not None]
        for one in worded:
            attribution = attributor.of(sentence.head(one.at) or sentence.doc[0], sayings)
            claims.append(worded_claim(report, sentence, attribution, one, self.provision_words, speech))
        if not any(claim.stance in (Stance.DENIES, Stance.ACCUSES) for claim in claims):
            claims.extend(answers(report, sentence, sayings, tuple(claims) or preceding, self.lexicon))
        if not worded and only_refers(told for _, told in told_of) and (len(claims) <= len(told_of)):
            claims = list(owned_up(report, sentence, sayings, attributor, before, self.lexicon)) or claims
        untold = None
        if wanted.has_words and not claims:
            reasons = [told for _, told in incidents if isinstance(told, Untold)]
            reasons += [Untold.NOT_BEFORE] if found else unworded(sentence, wanted.rules)
            untold = nearest_reason(reasons or passed_over(sentence, happenings))
        heard = [(incident, told if isinstance(told, Told) else None) for incident, told in incidents]
        claims.extend(act_claims(report, sentence, sayings, attributor, acts, heard, self.lexicon))
        return Heard(
            sentence, values, sayings, tuple(incidents), tuple(worded), tuple(claims), wanted.has_words, untold
        )


def _parser(setup: Setup) -> Parses:
    """The pipeline for English; another language is read without a model."""
    if setup.language != ENGLISH:
        return load_shallow(setup.language)
    return load_parser(setup.pipeline) if setup.pipeline else load_parser()


def _values(sentence: Sentence, language: str) -> Values:
    text, start = sentence.text, sentence.span.start
    return Values(
        times=sentence.times,
        lengths=tuple(find_lengths(text, start, language)),
        durations=tuple((span, duration) for span, duration, _ in find_durations(text, start, language)),
        counts=sentence.quantities,
    )


def _with_preceding(worded: Worded, before: Sequence[Claim]) -> Worded | None:
    """A stand said not to be in the text is the one taken just before."""
    content = worded.content
    if not isinstance(content, Position) or content.topic != "preceding":
        return worded
    topics = [claim.position.topic for claim in before if claim.position is not None]
    return replace(worded, content=replace(content, topic=topics[-1])) if topics else None


def _shifted(mentions: Sequence[ActorMention], by: int) -> tuple[ActorMention, ...]:
    return tuple(replace(mention, span=_moved(mention.span, by)) for mention in mentions)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
