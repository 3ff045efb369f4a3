"""From any statement back to the words: claim ids turned into quotes with their source."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from trucewatch.model import Case, Claim, Figure, Grade, Interest, Report, Retraction
from trucewatch.packs.groups import load_groups
from trucewatch.publish.words import actor_words, stance_words

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
    retracted: str = ""  # what of it was taken back, and by whom
    grade: Grade | None = None

    @property
    def who(self) -> str:
        """The outlet, and whom it quotes."""
        chain = " via ".join((self.speaker, *self.via)) if self.speaker else ""
        return f"{self.outlet} (quoting {chain})" if chain and chain != self.outlet else self.outlet

    @property
    def graded(self) -> str:
        """The grade of what is said, with the speaker's party and interest; empty where nothing is graded."""
        return "; ".join(filter(None, (self.grade.code, self.interest))) if self.grade is not None else ""

    @property
    def interest(self) -> str:
        """The party of the speaker and its interest, in short; empty where neither is known."""
        if self.grade is None or self.grade.party is None:
            return ""
        against = f", {self.grade.interest.value}" if self.grade.interest is not Interest.NONE else ""
        return f"party: {actor_words(self.grade.party, {})}{against}"


class Evidence:
    """The claims and reports of a case by id."""

    def __init__(self, case: Case) -> None:
        self._claims: dict[str, Claim] = {claim.id: claim for claim in case.claims}
        self._reports: dict[str, Report] = {report.id: report for report in case.reports}
        self._labels = report_labels(case.reports)
        self._grades: dict[str, Grade] = {grade.claim: grade for grade in case.grades}
        self._quoted: dict[str, Quoted] = {}
        self._gone = _numbers_taken_back(case)

    def label(self, report: str) -> str:
        """What a report is called on the page."""
        return self._labels[report]

    def claim(self, id: str) -> Claim:
        """The claim of that id."""
        return self._claims[id]

    def taken_back(self, figure: Figure) -> dict[str, tuple[Quoted, ...]]:
        """The numbers of a figure that no longer count, each with who gave it."""
        groups = load_groups()
        found: dict[str, list[str]] = defaultdict(list)
        for measure, group, value, claim in self._gone.get(figure.about, ()):
            near = group == figure.group or groups.within(group, figure.group) or groups.within(figure.group, group)
            if measure == figure.measure and near:
                found[value].append(claim)
        return {value: self.quoted(claims) for value, claims in sorted(found.items())}

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
                retracted="; ".join(dict.fromkeys(_retracted(claim, each) for each in claim.retracted)),
                grade=self._grades.get(id),
            )
        return self._quoted[id]


def _numbers_taken_back(case: Case) -> dict[str, list[tuple[str, str, str, str]]]:
    """For each event (measure, group, value, claim) of what was taken back of its claims."""
    retracted = {claim.id: claim for claim in case.claims if claim.retracted and claim.occurrence is not None}
    groups = load_groups()
    found: dict[str, list[tuple[str, str, str, str]]] = defaultdict(list)
    for event in case.events if retracted else ():
        for claim in (retracted[id] for id in event.claims if id in retracted):
            gone = {retraction.number for retraction in claim.retracted}
            for count in claim.occurrence.counts if claim.occurrence else ():
                if count.span in gone:
                    group = groups.name(count.group, count.measure)
                    found[event.id].append((count.measure, group, str(count.quantity), claim.id))
    return found


def _retracted(claim: Claim, retraction: Retraction) -> str:
    counts = claim.occurrence.counts if claim.occurrence else ()
    number = next((str(count.quantity) for count in counts if count.span == retraction.number), "")
    on = f" on {retraction.on}" if retraction.on else ""
    return f"{number} taken back by {retraction.by}{on}".strip()


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
