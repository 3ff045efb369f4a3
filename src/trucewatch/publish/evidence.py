"""From any statement back to the words: claim ids turned into quotes with their source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from trucewatch.model import Case, Claim, Report
from trucewatch.publish.words import stance_words

# A story that a thousand pages copy would drown the page: so many quotes of one
# value are shown, the rest counted. The tables and the JSON have all of them.
QUOTES_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words behind one claim, where they stand and who says them.

    ``start`` and ``end`` are character offsets into the report's text as read.
    ``speaker`` is empty where the outlet says it itself.
    """

    claim: str
    report: str
    outlet: str
    speaker: str
    via: tuple[str, ...]
    says: str
    modes: tuple[str, ...]
    quote: str
    start: int
    end: int
    published: str
    sha256: str
    language: str

    @property
    def who(self) -> str:
        """The outlet, and whom it quotes."""
        chain = " via ".join((self.speaker, *self.via)) if self.speaker else ""
        return f"{self.outlet} (quoting {chain})" if chain else self.outlet


class Evidence:
    """The claims and reports of a case by id."""

    def __init__(self, case: Case) -> None:
        self._claims: dict[str, Claim] = {claim.id: claim for claim in case.claims}
        self._reports: dict[str, Report] = {report.id: report for report in case.reports}
        self._labels = report_labels(case.reports)
        self._quoted: dict[str, Quoted] = {}

    def label(self, report: str) -> str:
        """What a report is called on the page."""
        return self._labels[report]

    def claim(self, id: str) -> Claim:
        """The claim of that id."""
        return self._claims[id]

    def quoted(self, claims: Iterable[str]) -> tuple[Quoted, ...]:
        """The words behind these claims, each once, by report and place in it."""
        found = {id: self._quote(id) for id in claims}
        return tuple(
            sorted(found.values(), key=lambda quoted: (quoted.outlet, quoted.report, quoted.start, quoted.claim))
        )

    def _quote(self, id: str) -> Quoted:
        if id not in self._quoted:
            claim = self._claims[id]
            report = self._reports[claim.report]
            self._quoted[id] = Quoted(
                claim=claim.id,
                report=report.id,
                outlet=self._labels[report.id],
                speaker=claim.speaker.name,
                via=claim.speaker.via,
                says=stance_words(claim.stance),
                modes=tuple(mode.value for mode in claim.modes),
                quote=claim.quote,
                start=claim.span.start,
                end=claim.span.end,
                published=str(report.published.when),
                sha256=report.sha256,
                language=report.language,
            )
        return self._quoted[id]


def report_labels(reports: Iterable[Report]) -> dict[str, str]:
    """What to call each report: its outlet, with the file's name where two share one."""
    found = list(reports)
    outlets = Counter(report.outlet for report in found)
    labels = {}
    for report in found:
        alone = report.outlet and outlets[report.outlet] == 1
        labels[report.id] = (
            report.outlet if alone else (f"{report.outlet}: {report.name}" if report.outlet else report.name)
        )
    twice = Counter(labels.values())
    return {id: label if twice[label] == 1 else f"{label} [{id[-6:]}]" for id, label in labels.items()}


def voices(quoted: Iterable[Quoted]) -> tuple[str, ...]:
    """Who says it, each once, in order."""
    return tuple(dict.fromkeys(item.who for item in quoted))
