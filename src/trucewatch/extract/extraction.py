"""Reports to readings: each sentence read once, parsed only where it can hold a claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from pathlib import Path

from trucewatch.extract.choosing import Chooser, Wanted
from trucewatch.extract.hearing import Hearer
from trucewatch.extract.lexicon import Lexicon
from trucewatch.extract.parse.capitals import speaks, without_places
from trucewatch.extract.parse.headlines import as_one_sentence
from trucewatch.extract.parse.letter_case import LetterCase
from trucewatch.extract.parse.parser import InWords, Parses, load_parser
from trucewatch.extract.parse.repairs import mend
from trucewatch.extract.parse.shallow import load_shallow
from trucewatch.extract.parse.tokens import Tree
from trucewatch.extract.parse.tree import take_in
from trucewatch.extract.parties.armies import (
    armies_before,
    armies_meant,
    groups_called,
    owned,
    owners_before,
    rebels_meant,
)
from trucewatch.extract.places.names import NameReader
from trucewatch.extract.places.settling import (
    StoryPlaces,
    countries_of_actors,
    grounds_called_as_persons,
    may_be_place,
    read_places,
)
from trucewatch.extract.places.wars import wars_told
from trucewatch.extract.reading import Heard, Reading
from trucewatch.extract.sentence import Sentence
from trucewatch.extract.speech.attribution import Attributor
from trucewatch.extract.story.backdrop import Backdrop
from trucewatch.extract.story.days_spoken_of import with_times
from trucewatch.extract.story.disasters import without_disasters
from trucewatch.extract.story.issuers import is_of_a_side, is_organ, issuer_of, said_by_issuer
from trucewatch.extract.story.report_days import with_days_of_report
from trucewatch.extract.story.roles.fill import fill_roles
from trucewatch.extract.story.roles.model import RoleModel, load_roles
from trucewatch.extract.text.sentences import is_caseless, sentences_of
from trucewatch.extract.times import time_spans
from trucewatch.extract.tolls.quantities import find_quantities
from trucewatch.geo.gazetteer import Gazetteer
from trucewatch.model import ClaimKind, Report, Span
from trucewatch.packs.actors import ActorBook, ActorMention
from trucewatch.packs.groups import load_groups
from trucewatch.packs.language.case_words import load_case_words
from trucewatch.packs.language.happenings import load_happenings
from trucewatch.packs.language.languages import ENGLISH
from trucewatch.packs.language.place_words import PlaceWords, load_place_words
from trucewatch.packs.language.political_acts import load_political_acts
from trucewatch.packs.language.provision_words import ProvisionWords, load_provision_words
from trucewatch.packs.language.rules import Wordings, load_wordings
from trucewatch.packs.language.speech import load_speech
from trucewatch.packs.language.toll_words import load_toll_rules


@dataclass(frozen=True)
class Begun:
    """A report on the way: what was read in it before parsing, and the words of the sentences to be parsed.

    ``extractor`` is the one for its language, and finishes it.
    """

    extractor: Extractor
    report: Report
    sentences: tuple[tuple[int, Span], ...]  # with the number of the paragraph of each
    text: str  # the report's, with capitals where it is in one case
    story: StoryPlaces
    caseless: bool
    chosen: tuple[Wanted, ...]
    armies: tuple[str | None, ...]  # for each, the state whose army was named last before it
    owners: tuple[str | None, ...]  # for each, whose "its army" is where it names nobody
    called: Mapping[str, str]  # a word that stands for one armed group throughout -> the group
    docs: tuple[InWords, ...]

    def finish(self) -> Reading:
        """Parse it by itself and read it to the end."""
        return self.extractor.finish(self, self.extractor.parser.pipe(self.docs))


def parse_together(begun: Iterable[Begun]) -> Iterator[tuple[Begun, list[Tree]]]:
    """Each with its sentences parsed: all of one language at once, which costs less and gives the same."""
    listed = list(begun)
    parsed: dict[int, Iterator[Tree]] = {}
    for parser in {id(one.extractor.parser): one.extractor.parser for one in listed}.values():
        docs = [doc for one in listed if one.extractor.parser is parser for doc in one.docs]
        parsed[id(parser)] = iter(parser.pipe(docs))
    for one in listed:
        yield one, list(islice(parsed[id(one.extractor.parser)], len(one.docs)))


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
    rules: Wordings
    stands: Wordings  # those of the rules that hold in reports of any kind
    provision_words: ProvisionWords
    setup: Setup
    roles: RoleModel | None = None  # the learned part; read in texts without capitals
    letter_case: LetterCase | None = None  # what gives such texts their capitals
    _others: dict[str, Extractor] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def load(cls, setup: Setup = Setup()) -> Extractor:
        """Load the parser, the gazetteer and a language's lexicon; about a second.

        Raises UnknownName for a language that has no folder, or a pipeline that is not installed.
        """
        language = setup.language
        happenings, speech = load_happenings(language), load_speech(language)
        actors, acts = ActorBook.load(setup.actors, language), load_political_acts(language)
        lexicon = Lexicon(happenings, speech, load_groups(language), actors, acts, load_toll_rules(language))
        gazetteer, place_words = Gazetteer.load(setup.places, language), load_place_words(language)
        rules, stands = Wordings.of(load_wordings(language)), Wordings.of(r for r in load_wordings(language) if r.topic)
        words, roles, parser = load_provision_words(language), load_roles(language), _parser(setup)
        case_words = load_case_words(language)
        cases = LetterCase(case_words, gazetteer, place_words, actors, parser) if case_words is not None else None
        if roles is not None and cases is not None:
            roles = replace(roles, titles=roles.titles | place_words.peoples | cases.titles)
        return cls(parser, gazetteer, lexicon, place_words, rules, stands, words, setup, roles, cases)

    @property
    def language(self) -> str:
        """The language that it reads itself."""
        return self.setup.language

    @cached_property
    def _names(self) -> NameReader:
        """What reads names of places, with the words that it asks for put together once."""
        return NameReader(self.gazetteer, self.place_words, self.parser.is_word)

    def speaking(self, language: str) -> Extractor:
        """The extractor for reports in a language, loaded when it is first needed."""
        if language in ("", self.language):
            return self
        if language not in self._others:
            self._others[language] = Extractor.load(replace(self.setup, language=language))
        return self._others[language]

    def read(self, report: Report, *, every: bool = False) -> Reading:
        """One report, sentence by sentence; with ``every`` also those that can hold no claim."""
        return self.begin(report, every=every).finish()

    def begin(self, report: Report, *, every: bool = False) -> Begun:
        """All that is done to a report before its sentences are parsed, so that several can be parsed together.

        Only a report that speaks of a truce or a peace is asked what an agreement provides.
        """
        if report.language not in ("", self.language):
            return self.speaking(report.language).begin(report, every=every)
        rules = self.rules if self.provision_words.speaks_of_pact(report.text) else self.stands
        return self._begin(report, rules, every)

    def _begin(self, report: Report, rules: Wordings, every: bool) -> Begun:
        spans = list(sentences_of(report, self.language))
        caseless = is_caseless(report.cleaned)
        mentions = [self._actors(report, span, None, caseless) for _, span in spans]
        named = [mention for found in mentions for mention in found]
        grounds = grounds_called_as_persons(report.text, named, self.place_words)
        persons = (m for m in named if m.id is not None or m.span.of(report.text) not in grounds)
        taken = [m.span for m in persons if not may_be_place(m)]
        taken += [_moved(at, span.start) for _, span in spans for at in time_spans(span.of(report.text), self.language)]
        voices = countries_of_actors(named, self.lexicon.actors)
        text = self._cased(report, mentions) if caseless else report.text
        chooser = Chooser(
            self.lexicon.happenings, self.lexicon.acts, self.lexicon.speech, rules, self.provision_words, self.language
        )
        told = zip(spans, mentions, strict=True)
        of_groups = {span for (_, span), found in told if any(one.kind == "armed_group" for one in found)}
        chosen = chooser.choose(report.text, spans, of_groups, every=every, caseless=caseless)
        wars = wars_told(report, any(one.has_words for one in chosen), self.lexicon.actors, self.gazetteer)
        known = self._names, voices, report.dateline, report.outlet, wars
        story = read_places(text, [span for _, span in spans], taken, *known)
        names = {span: [mention.span for mention in found] for (_, span), found in zip(spans, mentions, strict=True)}
        docs = tuple(self._in_words(text, one.span, story, None if caseless else names[one.span]) for one in chosen)
        before = dict(zip(names, armies_before(mentions, self.lexicon.actors), strict=True))
        armies = tuple(before[one.span] for one in chosen)
        sides = dict(zip(names, owners_before(mentions), strict=True))
        owners = tuple(sides[one.span] for one in chosen)
        called = groups_called(named, self.lexicon.actors)
        return Begun(self, report, tuple(spans), text, story, caseless, chosen, armies, owners, called, docs)

    def finish(self, begun: Begun, docs: Iterable[Tree]) -> Reading:
        """The reading of a report, given its sentences parsed."""
        report, learned = begun.report, self.roles if begun.caseless else None
        spans, words = [span for _, span in begun.sentences], (self.lexicon.happenings, self.lexicon.speech)
        parsed = list(with_times(report, spans, self._parsed(begun, docs), words, self.language))
        issuer = issuer_of(report.outlet, self.lexicon.actors, self.lexicon.speech.organs)
        attributor = Attributor(self.lexicon.speech, self.lexicon.happenings, self.lexicon.actors)
        said = attributor.hear(parsed)
        hearer = Hearer(
            report,
            attributor,
            self.lexicon,
            self.provision_words,
            self.language,
            learned is not None,
            issuer is not None
            or is_organ(report.outlet, self.lexicon.actors, self.lexicon.speech)
            or is_of_a_side(report, self.lexicon.speech),
            Backdrop.of(report.text, begun.sentences, begun.story, self.place_words),
        )
        before: list[Heard] = []
        result: list[Heard] = []
        for sentence, wanted, sayings in zip(parsed, begun.chosen, said, strict=True):
            heard = hearer.hear(sentence, sayings, before, wanted)
            result.append(heard)
            before += [heard] if any(claim.kind is not ClaimKind.ACT for claim in heard.claims) else []
        if learned is not None:
            result = fill_roles(result, learned, self.lexicon)
        told = with_days_of_report(without_disasters(result, report, self.lexicon), report)
        if issuer is not None:
            told = said_by_issuer(told, report, issuer, self.lexicon.speech)
        return Reading(report, len(begun.sentences), tuple(told))

    def _actors(self, report: Report, span: Span, country: str | None, caseless: bool) -> tuple[ActorMention, ...]:
        """Who is named, on the report's day; only once the story's country is known can "the rebels" be somebody."""
        end = report.published.when.end
        day = end.date() if end is not None else None
        found = self.lexicon.actors.mentions(span.of(report.text), country=country, when=day, caseless=caseless)
        return _shifted(found, span.start)

    def _acting(self, begun: Begun, span: Span, doc: Tree) -> Iterator[ActorMention]:
        """Who acts in a parsed sentence: a capital that is struck is a place, as is a town named as an outlet.

        A state within a town's name is nobody ("Port Sudan").
        """
        told = self._actors(begun.report, span, begun.story.country, begun.caseless)
        named = rebels_meant(told, begun.called, begun.report.text, self.lexicon.speech.definite)
        placed = {where.span for where in begun.story.found if span.contains(where.span)}
        alone = (one for one in named if not any(at != one.span and at.contains(one.span) for at in placed))
        acting = (one for one in alone if one.how == "state" or one.kind == "state" or one.span not in placed)
        return without_places(acting, doc, span.start, self.lexicon.happenings, self.place_words)

    def _cased(self, report: Report, mentions: Iterable[tuple[ActorMention, ...]]) -> str:
        """The text of a report in one case, with the capitals of its names where the language tells them."""
        if self.letter_case is None:
            return report.text
        return self.letter_case.restored(report.text, (mention for found in mentions for mention in found))

    def _in_words(self, text: str, span: Span, story: StoryPlaces, names: list[Span] | None) -> InWords:
        """A sentence cut into words, which no parser may cut further."""
        if names is not None:
            names = names + [where.span for where in story.found if span.contains(where.span)]
        return as_one_sentence(self.parser, span.of(text), span.start, names, self.lexicon.happenings)

    def _parsed(self, begun: Begun, docs: Iterable[Tree]) -> Iterator[Sentence]:
        """The sentences with their trees and what is named and numbered in them; times are read later."""
        report, story = begun.report, begun.story
        for wanted, army, owner, doc in zip(begun.chosen, begun.armies, begun.owners, docs, strict=True):
            text, start = wanted.span.of(report.text), wanted.span.start
            places = (where for where in story.found if wanted.span.contains(where.span))
            quantities = tuple(find_quantities(text, start, language=self.language))
            for at, _ in quantities:
                take_in(doc, at.start - start, at.end - start)
            mentions = tuple(self._acting(begun, wanted.span, doc))
            actors, _ = armies_meant(mentions, army, self.lexicon.actors)
            actors = tuple(owned(actors, owner, report.text, self.lexicon.happenings.possessives, self.lexicon.actors))
            sentence = Sentence(
                paragraph=wanted.paragraph,
                span=wanted.span,
                text=text,
                doc=doc,
                actors=actors,
                places=tuple(where for where in places if not speaks(where.span, doc, start, self.lexicon.speech)),
                times=(),
                quantities=quantities,
                titled=doc.text != wanted.span.of(begun.text),
            )
            mend(doc, self.lexicon.happenings, headline=sentence.is_headline)
            yield sentence


def _parser(setup: Setup) -> Parses:
    """The pipeline for English; another language is read without a model."""
    if setup.language != ENGLISH:
        return load_shallow(setup.language)
    return load_parser(setup.pipeline) if setup.pipeline else load_parser()


def _shifted(mentions: Sequence[ActorMention], by: int) -> tuple[ActorMention, ...]:
    return tuple(mention.moved(by) for mention in mentions)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
