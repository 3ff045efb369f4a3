"""What a brief shows, ready to be set in any format: plain values, words and quotes, no markup."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model import Accord, Basis, Event, Ground, Report, Source, Term, Truth, Verdict, Zone
from trucewatch.publish.drawing.steps import StepChart, StepView, step_chart
from trucewatch.publish.evidence import Quoted, voices
from trucewatch.publish.views.chains import ChainView
from trucewatch.publish.views.matrix import MatrixView
from trucewatch.publish.words import (
    ACCORD_LABELS,
    ACCORD_SYMBOLS,
    ACCORD_TONES,
    MATCHES,
    SYMBOLS,
    TONES,
    counted,
    few,
    in_words,
    listed,
    plural,
    range_words,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the glance, and the id of the part of the page that it opens on."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Voice:
    """One value and who gives it; ``matches`` says how it stands to the agreement's text."""

    value: str
    quoted: tuple[Quoted, ...]
    matches: Truth | None = None
    witnesses: int | None = None

    @property
    def counted(self) -> str:
        """How many independent witnesses give it; empty where that was not counted."""
        return counted(self.witnesses, "witness", "witnesses") if self.witnesses is not None else ""

    @property
    def who(self) -> tuple[str, ...]:
        """Those who give the value."""
        return voices(self.quoted)

    @property
    def fits(self) -> str:
        """How it stands to the text, in words; empty where that was not asked."""
        return MATCHES[self.matches] if self.matches is not None else ""


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field as each report puts it. ``about`` is what it belongs to, ``id`` the comparison's."""

    id: str
    about: str
    title: str
    field: str
    voices: tuple[Voice, ...]
    accord: Accord
    reason: str
    silent: tuple[str, ...]
    written: str
    differs: bool
    ground: Ground = Ground.NONE
    closest: tuple[str, ...] = ()  # the reports nearest to the text

    @property
    def label(self) -> str:
        """The accord in words and what it rests on; a lone value against the text is said to be one."""
        if self.differs and self.accord is not Accord.CONFLICT:
            return "differs from the text"
        plain = self.ground in (Ground.NONE, Ground.CONTRADICTION)
        return ACCORD_LABELS[self.accord] + ("" if plain else f": {self.ground.value}")

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return "bad" if self.differs else ACCORD_TONES[self.accord]

    @property
    def symbol(self) -> str:
        """The symbol of its badge."""
        return "≠" if self.differs else ACCORD_SYMBOLS[self.accord]


@dataclass(frozen=True, slots=True)
class VerdictView:
    """One verdict, for one or more terms that came out alike, with the steps of each."""

    verdict: Verdict
    reason: str
    agreement: str
    terms: tuple[str, ...]
    traces: tuple[tuple[str, tuple[str, ...]], ...]
    quoted: tuple[Quoted, ...]
    due: tuple[tuple[str, str], ...] = ()  # (the day, how it was counted)

    @property
    def days(self) -> str:
        """The lawful days of a duty, where the reason does not name them already."""
        days = dict.fromkeys(day for day, _ in self.due)
        return "" if all(day in self.reason for day in days) else listed(days, "or")

    @property
    def label(self) -> str:
        """The verdict in words."""
        return in_words(self.verdict.value).lower()

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return TONES[self.verdict]

    @property
    def symbol(self) -> str:
        """The symbol of its badge."""
        return SYMBOLS[self.verdict]


@dataclass(frozen=True, slots=True)
class TermView:
    """One term: as written, as reported, and how it stands.

    ``told`` are reports that speak of it and give no value that could be laid
    side by side; ``elsewhere`` names the term with which those of this kind stand.
    """

    id: str
    name: str
    term: Term | None
    zone: Zone | None
    timing: tuple[str, ...]
    verdicts: tuple[VerdictView, ...]
    fields: tuple[FieldView, ...]
    against: tuple[tuple[str, str, VerdictView], ...] = ()  # (event id, its title, the verdict)
    told: tuple[Quoted, ...] = ()
    elsewhere: str = ""

    @property
    def events_by_verdict(self) -> tuple[tuple[VerdictView, str], ...]:
        """The events put to this term, by how they came out and why."""
        groups: dict[tuple[str, str], list[tuple[str, VerdictView]]] = {}
        for _, title, verdict in self.against:
            groups.setdefault((verdict.verdict.value, verdict.reason), []).append((title, verdict))
        return tuple(
            (group[0][1], f"{counted(len(group), 'event')}: {'; '.join(title for title, _ in group)}")
            for group in groups.values()
        )


@dataclass(frozen=True, slots=True)
class PositionView:
    """A declared right, a principle or a circumstance: who says so, and who says it is not in the text."""

    id: str
    kind: str
    title: str
    text: str
    by: tuple[str, ...]
    source: str
    note: str
    quoted: tuple[Quoted, ...]
    not_in_text: tuple[Quoted, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class AgreementView:
    """One agreement of the case."""

    name: str
    title: str
    signed: str
    place: str
    effective: str
    ends: str
    clocks: str
    parties: tuple[tuple[str, str, str], ...]  # (name, what ties it, note)
    links: tuple[str, ...]
    terms: tuple[TermView, ...]
    zones: tuple[Zone, ...]
    sources: tuple[Source, ...]
    note: str


@dataclass(frozen=True, slots=True)
class FigureView:
    """One measure of one group."""

    id: str
    measure: str
    label: str
    span: str
    low: int | None
    best: int | None
    high: int | None
    voices: tuple[Voice, ...]
    method: str
    part_of: str
    cumulative: bool
    checks: tuple[str, ...] = ()
    history: tuple[StepView, ...] = ()
    taken_back: tuple[Voice, ...] = ()  # numbers that no longer count

    @property
    def told(self) -> str:
        """The history as a line of steps; empty where there is none."""
        return " → ".join(
            f"{step.value} ({step.reported}, {few(step.who, 3)})" + (", overtaken" if step.overtaken else "")
            for step in self.history
        )

    @property
    def chart(self) -> StepChart | None:
        """The history as a drawing."""
        return step_chart([(step.moment, step.number, step.overtaken) for step in self.history])

    @property
    def reach(self) -> str:
        """Low to high, without the best."""
        return range_words(self.low, None if self.low is not None else self.best, self.high)


@dataclass(frozen=True, slots=True)
class EventView:
    """One event with everything that is said of it."""

    event: Event
    number: int
    when: str
    where: str
    place_note: str
    act: str
    perpetrators: tuple[Voice, ...]
    targets: tuple[Voice, ...]
    figures: tuple[FigureView, ...]
    fields: tuple[FieldView, ...]
    verdicts: tuple[VerdictView, ...]
    quoted: tuple[Quoted, ...]
    denials: tuple[Quoted, ...]
    joins: tuple[str, ...]
    chains: tuple[ChainView, ...] = ()


@dataclass(frozen=True, slots=True)
class DoubtView:
    """Two claims for a person to look at: what is asked, the events they stand in, their words and the signs."""

    question: str
    score: float
    events: tuple[tuple[str, str], ...]  # (id, title)
    quoted: tuple[Quoted, ...]
    reasons: tuple[str, ...]
    others: int


@dataclass(frozen=True, slots=True)
class TakenBackView:
    """A report, a statement or a number that no longer holds: by whom, when and why, and what stands instead."""

    what: str
    why: str
    instead: str
    quoted: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report: where it comes from, how old it is, what of the page was set aside."""

    report: Report
    label: str
    published: str
    basis: str
    reason: str
    asides: tuple[tuple[str, int], ...]
    claims: int

    @property
    def set_aside(self) -> str:
        """What of the page was set aside, by kind."""
        return listed(counted(number, kind, plural(kind)) for kind, number in self.asides) or "nothing"


@dataclass(frozen=True, slots=True)
class Brief:
    """The whole brief, in the order in which it is read."""

    title: str
    as_of: str
    glance: tuple[Sentence, ...]
    agreements: tuple[AgreementView, ...]
    reported_terms: tuple[TermView, ...]  # reported, and in no agreement of the case
    positions: tuple[PositionView, ...]
    duties: tuple[VerdictView, ...]
    disagreements: tuple[FieldView, ...]
    matrix: MatrixView
    events: tuple[EventView, ...]
    taken_back: tuple[TakenBackView, ...]
    changed: tuple[str, ...]  # what differs because of it
    doubts: tuple[DoubtView, ...]
    decided: tuple[str, ...]  # what people decided on which claims are one event
    tallies: tuple[FigureView, ...]
    circumstances: tuple[PositionView, ...]
    others: tuple[Quoted, ...]
    reports: tuple[ReportView, ...]
    skipped: tuple[str, ...]
    claims: int
    figures_by: str = ""  # the rule of its figures, by name and in words

    @property
    def undated(self) -> int:
        """How many reports state no date."""
        return sum(view.report.published.basis in (Basis.INFERRED, Basis.UNKNOWN) for view in self.reports)
