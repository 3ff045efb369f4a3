"""Running the cases beside an agreement: each verdict that a lawyer wrote down against the judge's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from trucewatch.assess.judge import assess
from trucewatch.model import Agreement, Finding
from trucewatch.packs.actors import ActorBook
from trucewatch.packs.agreements import agreement_file, load_agreement
from trucewatch.packs.agreements.cases import FILE_NAME, AgreementCase, Expected, load_cases


@dataclass(frozen=True, slots=True)
class CaseResult:
    """One expectation of one case, and what was found. ``where`` is file:line."""

    case: str
    where: str
    term: str
    passed: bool
    expected: str
    found: str
    trace: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckResult:
    """An agreement that could be read, and its cases. ``cases`` counts them; each may expect several things."""

    agreement: Agreement
    file: str
    cases: int
    results: tuple[CaseResult, ...]
    strange: tuple[str, ...] = ()  # notes on actors by whose ids no report names anybody

    @property
    def failures(self) -> tuple[CaseResult, ...]:
        """What was expected and not found."""
        return tuple(result for result in self.results if not result.passed)

    @property
    def passed(self) -> bool:
        """Was everything found that was expected? Also where there are no cases."""
        return not self.failures

    def lines(self) -> tuple[str, ...]:
        """The result for a reader: each failure with its file, line and trace, then the count."""
        told = list(self.strange)
        for result in self.failures:
            told.append(f"{result.where}: {result.case}: {result.term} is {result.found}, expected {result.expected}")
            told.extend(f"    {step}" for step in result.trace)
        name, terms = self.agreement.name, len(self.agreement.terms)
        if not self.cases:
            return (*told, f"{name}: {terms} terms, read without fault; there is no {FILE_NAME} beside it")
        right = len(self.results) - len(self.failures)
        count = f"{self.cases} cases, {right} of {len(self.results)} expectations met"
        return (*told, f"{name}: {terms} terms, {count}")


def check_agreement(name_or_path: str | Path) -> CheckResult:
    """Read an agreement and run the ``cases.yaml`` beside it, if there is one.

    Raises UnknownName and BadDataFile, as reading the agreement does.

    >>> check_agreement("idlib-2020").passed
    True
    """
    agreement, file = load_agreement(name_or_path), agreement_file(name_or_path)
    beside = file.parent / FILE_NAME
    cases = load_cases(beside, agreement) if beside.is_file() else ()
    results = tuple(_result(case, expected, agreement) for case in cases for expected in case.expected)
    return CheckResult(agreement, str(file), len(cases), results, tuple(_strange(agreement)))


def _strange(agreement: Agreement) -> Iterator[str]:
    """A note on each party and force whose id the lexicon that ships does not have."""
    book = ActorBook.load()
    ids = [*(party.actor for party in agreement.parties), *(force for force, _ in agreement.backers)]
    for id in dict.fromkeys(ids):
        if id not in book.ids:
            near = ", ".join(f"{other} ({book.name(other)})" for other in book.near(id, 2))
            mend = f"; near: {near}" if near else ""
            yield f"note: the lexicon of actors has no '{id}', so no report names it but by a file of your own{mend}"


def found_of(case: AgreementCase, expected: Expected, agreement: Agreement) -> Finding | None:
    """What the judge finds on the term of an expectation, if anything."""
    events = [] if case.event is None else [case.event]
    findings = assess(events, {claim.id: claim for claim in case.claims}, [agreement], case.as_of)
    event = case.event.id if case.event is not None else None
    return next((one for one in findings if one.term == expected.term and one.event == event), None)


def _result(case: AgreementCase, expected: Expected, agreement: Agreement) -> CaseResult:
    finding = found_of(case, expected, agreement)
    wanted = _words(expected.verdict.value, expected.reason)
    found = "no finding" if finding is None else _words(finding.verdict.value, finding.reason)
    passed = finding is not None and finding.verdict is expected.verdict and expected.reason in finding.reason
    trace = () if finding is None else finding.trace
    return CaseResult(case.name, f"{case.file}:{case.line}", expected.term, passed, wanted, found, trace)


def _words(verdict: str, reason: str) -> str:
    return f"{verdict} ({reason})" if reason else verdict
