"""Every rule that carries its own tests, run in one place: what each says, whether it holds, whether it ever fires.

Eight families carry ``hits`` and ``misses``: the wordings of terms and
positions, the forms of times, what stands on a page and is no article, what
credits an agency with its story, how something is taken back, how a toll is
told to have risen, how something is denied without a verb of denying, and the
political acts, whose tests need a parser and run where one is given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from trucewatch.errors import UnknownName
from trucewatch.extract import Extractor, Reading, read_corrections
from trucewatch.extract.story.corrections import read_correction
from trucewatch.extract.times import TimeContext, find_times, find_values, timex_value
from trucewatch.extract.tolls.standing import tells_standing
from trucewatch.ingest import read_text_report
from trucewatch.ingest.credits import CreditRule, credit_rules
from trucewatch.ingest.rules import Rule as FurnitureRule
from trucewatch.ingest.rules import furniture_rules
from trucewatch.model import Basis, Report, Span, When
from trucewatch.packs.document import data_file
from trucewatch.packs.language.corrections import CorrectionRule, Stretch, load_corrections
from trucewatch.packs.language.denials import DenialRule, load_denials
from trucewatch.packs.language.political_acts import ActRule, load_political_acts
from trucewatch.packs.language.rules import WordingRule, load_wordings
from trucewatch.packs.language.times import VALUE_ONLY, FormRule, time_words
from trucewatch.packs.language.toll_words import TollRule, load_toll_rules

# The day on which the examples of times were "published"; the data file says so too.
_PUBLISHED_ON = "2020-03-05"
_PUBLISHED = TimeContext(When.day(date.fromisoformat(_PUBLISHED_ON)), Basis.STATED)
_LEAST_HITS = 2


class Family(StrEnum):
    """What sort of rule it is."""

    WORDING = "wording"
    TIME = "time"
    FURNITURE = "furniture"
    CREDIT = "credit"
    CORRECTION = "correction"
    TOLL = "toll"
    DENIAL = "denial"
    ACT = "act"


@dataclass(frozen=True)
class Rule:
    """One rule with how many tests it has, those that fail, and how to tell whether it fires in a reading."""

    id: str
    family: Family
    language: str
    says: str
    hits: int
    misses: int
    failures: tuple[str, ...]
    fires: Callable[[Reading], bool]


def languages() -> tuple[str, ...]:
    """The languages that have rules, by the names of their folders."""
    return tuple(sorted(path.name for path in data_file("rules").iterdir() if path.is_dir()))


def check_rules(language: str | None = None, extractor: Extractor | None = None) -> tuple[Rule, ...]:
    """Every rule of a language, or of all, with its own tests run; those of political acts only with an extractor.

    Raises UnknownName and BadDataFile.
    """
    known = languages()
    if language is not None and language not in known:
        raise UnknownName("language with rules", language, known)
    return tuple(rule for each in ([language] if language else known) for rule in _rules(each, extractor))


def unused_rules(
    rules: Sequence[Rule],
    reports: Iterable[Report],
    extractor: Extractor,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Rule, ...]:
    """The rules that fire in none of these reports, in their order."""
    waiting = list(rules)
    reports = list(reports)
    for number, report in enumerate(reports, 1):
        reading = extractor.read(report, every=True)
        waiting = [rule for rule in waiting if not rule.fires(reading)]
        if progress is not None:
            progress(number, len(reports))
    return tuple(waiting)


def _rules(language: str, extractor: Extractor | None) -> Iterator[Rule]:
    for wording in load_wordings(language):
        yield _wording(wording, language)
    if Path(data_file("lexicon", language, "times.yaml")).is_file():
        for form in time_words(language).rules:
            yield _time(form, language)
    if Path(data_file("lexicon", language, "furniture.yaml")).is_file():
        for furniture in furniture_rules(language):
            yield _furniture(furniture, language)
    for credit in credit_rules(language):
        yield _credit(credit, language)
    for correction in load_corrections(language).rules:
        yield _correction(correction, language)
    for toll in load_toll_rules(language).rules:
        yield _toll(toll, language)
    for denial in load_denials(language).rules:
        yield _denial(denial, language)
    if Path(data_file("lexicon", language, "political_acts.yaml")).is_file():
        for act in load_political_acts(language).rules:
            yield _act(act, language, extractor)


def _made(
    id: str,
    family: Family,
    language: str,
    says: str,
    tests: tuple[int, int],
    failures: Iterable[str],
    fires: Callable[[Reading], bool],
) -> Rule:
    hits, misses = tests
    few = []
    if hits < _LEAST_HITS or misses < 1:
        few = [f"{hits} hits and {misses} misses; a rule carries at least {_LEAST_HITS} hits and one miss"]
    return Rule(id, family, language, says, hits, misses, (*few, *failures), fires)


def _wording(rule: WordingRule, language: str) -> Rule:
    failures = [f"misses its hit: {hit}" for hit in rule.hits if rule.finds(hit) is None]
    failures += [f"takes its miss: {miss}" for miss in rule.misses if rule.finds(miss) is not None]

    def fires(reading: Reading) -> bool:
        named = (worded.rule for heard in reading.heard for worded in heard.worded)
        return any(rule.id in name.split(", ") for name in named)

    tests = len(rule.hits), len(rule.misses)
    return _made(rule.id, Family.WORDING, language, rule.says, tests, failures, fires)


def _furniture(rule: FurnitureRule, language: str) -> Rule:
    failures = [f"misses its hit: {hit}" for hit in rule.hits if not rule.fits(hit)]
    failures += [f"takes its miss: {miss}" for miss in rule.misses if rule.fits(miss)]

    def fires(reading: Reading) -> bool:
        lines = (" ".join(line.split()) for line in reading.report.text.splitlines())
        return any(rule.fits(line) for line in lines if line)

    tests = len(rule.hits), len(rule.misses)
    return _made(rule.id, Family.FURNITURE, language, rule.says, tests, failures, fires)


def _credit(rule: CreditRule, language: str) -> Rule:
    failures = [f"misses its hit: {hit}" for hit in rule.hits if not rule.agencies(hit)]
    failures += [f"takes its miss: {miss}" for miss in rule.misses if rule.agencies(miss)]

    def fires(reading: Reading) -> bool:
        return any(credit.rule == rule.id for credit in reading.report.credits)

    tests = len(rule.hits), len(rule.misses)
    return _made(rule.id, Family.CREDIT, language, rule.says, tests, failures, fires)


def _correction(rule: CorrectionRule, language: str) -> Rule:
    words = replace(load_corrections(language), rules=(rule,))

    def tells(stretch: str) -> bool:
        report = read_text_report(stretch, name="rule", published=_PUBLISHED_ON)
        whole = Span(0, len(report.text))
        may = rule.where != {Stretch.TEXT} or words.may_tell(stretch.lower())
        return may and any(read_correction(report, whole, at, words) is not None for at in rule.where)

    failures = [f"misses its hit: {hit}" for hit in rule.hits if not tells(hit)]
    failures += [f"takes its miss: {miss}" for miss in rule.misses if tells(miss)]

    def fires(reading: Reading) -> bool:
        return any(found.rule == rule.id for found in read_corrections(reading.report))

    tests = len(rule.hits), len(rule.misses)
    return _made(rule.id, Family.CORRECTION, language, rule.says, tests, failures, fires)


def _toll(rule: TollRule, language: str) -> Rule:
    failures = [f"misses its hit: {hit}" for hit in rule.hits if not tells_standing(rule, hit)]
    failures += [f"takes its miss: {miss}" for miss in rule.misses if tells_standing(rule, miss)]

    def fires(reading: Reading) -> bool:
        return any(heard.claims and tells_standing(rule, heard.sentence.text) for heard in reading.heard)

    tests = len(rule.hits), len(rule.misses)
    return _made(rule.id, Family.TOLL, language, rule.says, tests, failures, fires)


def _denial(rule: DenialRule, language: str) -> Rule:
    failures = [f"misses its hit: {hit}" for hit in rule.hits if rule.match.search(hit) is None]
    failures += [f"takes its miss: {miss}" for miss in rule.misses if rule.match.search(miss) is not None]

    def fires(reading: Reading) -> bool:
        return any(saying.rule == rule.id for heard in reading.heard for saying in heard.sayings)

    tests = len(rule.hits), len(rule.misses)
    return _made(rule.id, Family.DENIAL, language, rule.says, tests, failures, fires)


def _act(rule: ActRule, language: str, extractor: Extractor | None) -> Rule:
    def tells(sentence: str) -> bool:
        if extractor is None:
            return False
        report = read_text_report(sentence, name="rule", published=_PUBLISHED_ON)
        return any(rule.id in claim.why for claim in extractor.read(report).claims)

    failures = []
    if extractor is not None:
        failures += [f"misses its hit: {hit}" for hit in rule.hits if not tells(hit)]
        failures += [f"takes its miss: {miss}" for miss in rule.misses if tells(miss)]

    def fires(reading: Reading) -> bool:
        return any(rule.id in claim.why for claim in reading.claims)

    tests = len(rule.hits), len(rule.misses)
    return _made(rule.id, Family.ACT, language, rule.says, tests, failures, fires)


def _reading(phrase: str, rule: FormRule, language: str) -> str | None:
    """The values of a phrase, "?" for each that is not known; None where no time is read in it."""
    if rule.reads in VALUE_ONLY:
        values = [value for _, value in find_values(phrase, _PUBLISHED, language=language)]
    else:
        values = [timex_value(when) or "?" for _, when in find_times(phrase, _PUBLISHED, language=language)]
    return " ".join(values) if values else None


def _time(rule: FormRule, language: str) -> Rule:
    failures = []
    for case in rule.cases:
        found = _reading(case.phrase, rule, language)
        if found != case.value:
            told, wanted = ("nothing" if each is None else f"'{each}'" for each in (found, case.value))
            failures.append(f"line {case.line}: '{case.phrase}' gives {told}, not {wanted}")
    hits = sum(case.value is not None for case in rule.cases)
    tests = hits, len(rule.cases) - hits
    if rule.reads == "noise":  # its examples are what must give nothing: they count as both
        tests = len(rule.cases), len(rule.cases)

    def fires(reading: Reading) -> bool:
        if rule.reads == "noise":
            return any(
                form.pattern.search(heard.sentence.text.lower()) for heard in reading.heard for form in rule.forms
            )
        words = {when.text.lower() for heard in reading.heard for _, when in heard.sentence.times}
        return any(form.pattern.search(text) for text in words for form in rule.forms)

    return _made(f"{language}.time.{rule.reads}", Family.TIME, language, rule.says, tests, failures, fires)
