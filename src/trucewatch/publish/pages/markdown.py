"""The brief as Markdown, for a mail, a wiki or a repository; untrusted text cannot become markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from trucewatch.model import Case
from trucewatch.publish.evidence import QUOTES_SHOWN, Quoted
from trucewatch.publish.pages.method import LIMITS, METHOD
from trucewatch.publish.views.brief import make_brief
from trucewatch.publish.views.parts import (
    AgreementView,
    Brief,
    DoubtView,
    EventView,
    FieldView,
    FigureView,
    PositionView,
    TakenBackView,
    TermView,
    VerdictView,
)
from trucewatch.publish.words import counted, few, in_quotes, listed, one_line

_MARKUP = re.compile(r"([\\`*_\[\]<>|~&#])")


def escape(text: str) -> str:
    r"""Untrusted text on one line of Markdown, as text.

    >>> escape("a *b* <i> | www.x.org")
    'a \\*b\\* \\<i\\> \\| www\\.x.org'
    """
    marked = _MARKUP.sub(r"\\\1", one_line(text))
    # Bare addresses would turn into links of their own accord.
    return marked.replace("://", ":\\//").replace("www.", "www\\.").replace("@", "\\@")


def to_markdown(case: Case) -> str:
    """The whole brief."""
    brief = make_brief(case)
    lines = [
        *_head(brief),
        *_glance(brief),
        *(line for agreement in brief.agreements for line in _agreement(agreement)),
        *_reported(brief.reported_terms),
        *_positions("Declared and agreed in principle, not terms", brief.positions),
        *_section("Duties", [f"- {_verdict(duty, named=True)}" for duty in brief.duties]),
        *_section("Where reports differ", _differences(brief.disagreements)),
        *_section("Events", [line for event in brief.events for line in _event(event)]),
        *_section("Corrected and taken back", [line for view in brief.taken_back for line in _taken_back(view)]),
        *_section("What differs because of it", [f"- {escape(line)}" for line in brief.changed]),
        *_section("One event or two: for a person to say", [line for view in brief.doubts for line in _doubt(view)]),
        *_section("Decided by people", [f"- {escape(line)}" for line in brief.decided]),
        *_section(
            "Totals and other figures, never added up", [line for tally in brief.tallies for line in _figure(tally)]
        ),
        *_positions("What else is told", brief.circumstances),
        *_section("Statements kept and used nowhere above", list(_quotes(brief.others))),
        *_reports(brief),
        *_section("Set aside", [f"- {escape(item)}" for item in brief.skipped]),
        *_section("Method and limits", [METHOD, "", *(f"- {limit}" for limit in LIMITS)]),
    ]
    return "\n".join(lines).rstrip() + "\n"


def comparisons_markdown(views: Sequence[FieldView]) -> str:
    """The comparisons alone."""
    if not views:
        return "The reports give nothing to compare.\n"
    return "\n".join(_section("Where reports differ and agree", _differences(views), level=1)).strip() + "\n"


def _section(title: str, lines: Iterable[str], level: int = 2) -> list[str]:
    body = list(lines)
    return [f"{'#' * level} {title}", "", *body, ""] if body else []


def _head(brief: Brief) -> list[str]:
    lines = [f"# {escape(brief.title)}", ""]
    cut = f"As of **{brief.as_of}**. " if brief.as_of else ""
    read = f"{counted(len(brief.reports), 'report')} read, {counted(len(brief.skipped), 'item')} set aside, "
    rule = f" Figures by the rule “{escape(brief.figures_by)}”." if brief.figures_by else ""
    return [*lines, f"{cut}{read}{counted(brief.claims, 'claim')} found.{rule}", ""]


def _glance(brief: Brief) -> list[str]:
    return _section("At a glance", [f"- {escape(sentence.text)}" for sentence in brief.glance])


def _agreement(agreement: AgreementView) -> list[str]:
    times = f"takes effect {agreement.effective}{f', ends {agreement.ends}' if agreement.ends else ''}"
    lines = [f"Signed {escape(agreement.signed)}; {escape(times)} ({escape(agreement.clocks)}).", ""]
    lines += [f"- Party: {escape(name)}, {escape(tie)}{_note(note)}" for name, tie, note in agreement.parties]
    lines += [f"- It {escape(link)}" for link in agreement.links]
    lines += [f"- Zone: {escape(zone.name)} ({zone.kind.value}){_note(zone.note)}" for zone in agreement.zones]
    lines += [f"- Note: {escape(agreement.note)}"] if agreement.note else []
    lines += [
        "- Source: " + escape(" ".join(filter(None, (source.title, source.url, source.licence, source.accessed))))
        for source in agreement.sources
    ]
    lines.append("")
    for term in agreement.terms:
        lines += _term(term)
    return _section(f"Terms: {escape(agreement.title)}", lines)


def _note(note: str) -> str:
    return f" ({escape(note)})" if note else ""


def _reported(terms: Sequence[TermView]) -> list[str]:
    return _section("Terms as reported, in no agreement given", [line for term in terms for line in _term(term)])


def _term(term: TermView) -> list[str]:
    lines = [f"### {escape(term.name)}", ""]
    if term.term:
        lines += [f"As written: {escape(term.term.text)}{_note('; '.join(term.timing))}", ""]
        lines += [f"Note: {escape(term.term.note)}", ""] if term.term.note else []
    # The steps of a duty stand with the duties, those of an event with the event.
    duty = term.term is not None and term.term.is_duty
    lines += [f"- {_verdict(verdict, short=duty)}" for verdict in term.verdicts]
    lines += [f"- {_verdict(verdict, short=True)}: {escape(events)}" for verdict, events in term.events_by_verdict]
    lines += [""] if term.verdicts or term.against else []
    lines += _differences(term.fields, titled=False)
    return [*lines, "Also told, without more:", "", *_quotes(term.told), ""] if term.told else lines


def _verdict(verdict: VerdictView, *, named: bool = False, short: bool = False) -> str:
    terms = f"{escape(listed(verdict.terms))}: " if named else ""
    due = f", due {verdict.days}" if verdict.days else ""
    readings = "; ".join(f"{day} {reading}" for day, reading in verdict.due)
    steps = "; ".join(step for _, trace in verdict.traces for step in trace)
    why = " — ".join(escape(part) for part in (readings, steps) if part)
    told = f"{terms}{verdict.symbol} **{verdict.label}**{due}, {escape(verdict.reason)}"
    return f"{told}. {why}" if why and not short else told


def _differences(views: Sequence[FieldView], *, titled: bool = True) -> list[str]:
    lines: list[str] = []
    for view in views:
        title = f"{escape(view.title)}, {escape(view.field)}" if titled else escape(view.field).capitalize()
        written = f" The text says {escape(view.written)}." if view.written else ""
        lines += [f"**{title}** {view.symbol} {view.label}: {escape(view.reason)}.{written}", ""]
        for voice in view.voices:
            notes = "; ".join(filter(None, (voice.fits, voice.counted)))
            fits = f" ({notes})" if notes else ""
            lines += [f"- {escape(voice.value)}{fits}", *(f"  {line}" for line in _quotes(voice.quoted))]
        lines += [f"- closest to the text: {escape(few(view.closest))}"] if view.closest else []
        lines += [f"- silent: {escape(few(view.silent))}"] if view.silent else []
        lines.append("")
    return lines


def _quotes(quoted: Sequence[Quoted]) -> Iterator[str]:
    for item in quoted[:QUOTES_SHOWN]:
        modes = f", {', '.join(item.modes)}" if item.modes else ""
        modes += f" ({escape(item.retracted)})" if item.retracted else ""
        where = f"characters {item.start} to {item.end}, SHA-256 {item.sha256[:12]}"
        graded = f" [{item.grade.code}]" if item.grade else ""
        graded += f" {escape(item.interest)};" if item.interest else ""
        yield f"- {escape(in_quotes(item.quote))} — {escape(item.who)} {item.says}{modes}{graded} ({where})"
    if len(quoted) > QUOTES_SHOWN:
        yield f"- and {counted(len(quoted) - QUOTES_SHOWN, 'more quote')}"


def _positions(title: str, views: Sequence[PositionView]) -> list[str]:
    lines: list[str] = []
    for view in views:
        by = f" by {escape(listed(view.by))}" if view.by else ""
        text = f": {escape(view.text)}" if view.text else ""
        lines += [f"**{escape(view.title)}** ({escape(view.kind).lower()}{by}){text}{_note(view.reason)}", ""]
        lines += _quotes(view.quoted)
        lines += [f"- not in the text, as said by:{line[1:]}" for line in _quotes(view.not_in_text)]
        lines += [""] if view.quoted or view.not_in_text else []
    return _section(title, lines)


def _event(event: EventView) -> list[str]:
    lines = [f"### {event.number}. {escape(event.event.title)}", ""]
    lines += [f"- When: {escape(event.when)}", f"- Where: {escape(event.where)}{_note(event.place_note)}"]
    lines += [f"- What: {escape(event.act)}"]
    lines += [f"- Perpetrator: {escape(said.value)} — {escape(few(said.who))}" for said in event.perpetrators]
    lines += [] if event.perpetrators else ["- Perpetrator: named by nobody"]
    lines += [line for figure in event.figures for line in _figure(figure)]
    lines += [f"- Witnesses: {event.event.witnesses}"]
    lines += [f"{'  ' * (depth + 1)}- {escape(line)}" for chain in event.chains for depth, line in chain.lines()]
    lines += [f"- Denied:{line[1:]}" for line in _quotes(event.denials)]
    lines += [f"- Verdict: {_verdict(verdict, named=True)}" for verdict in event.verdicts]
    lines += [f"- Told:{line[1:]}" for line in _quotes(event.quoted)]
    return [*lines, ""]


def _taken_back(view: TakenBackView) -> list[str]:
    instead = f" Instead: {escape(view.instead)}" if view.instead else ""
    return [f"**{escape(view.what)}**: {escape(view.why)}{instead}", "", *_quotes(view.quoted), ""]


def _doubt(view: DoubtView) -> list[str]:
    titles = " / ".join(title for _, title in view.events)
    why = escape("; ".join(view.reasons))
    return [f"**{escape(titles)}**: {view.question}, {view.score:g}. {why}", "", *_quotes(view.quoted), ""]


def _figure(figure: FigureView) -> list[str]:
    part = f", part of {escape(figure.part_of)}" if figure.part_of else ""
    total = ", a total over time" if figure.cumulative else ""
    values = "; ".join(f"{voice.value} ({few(voice.who)})" for voice in figure.voices)
    notes = [f"taken back: {voice.value} ({few(voice.who)})" for voice in figure.taken_back]
    notes += [*figure.checks, f"told: {figure.told}" if figure.told else ""]
    return [
        f"- {escape(figure.label)}: **{escape(figure.span)}**{part}{total} — {escape(values)}",
        *(f"  - {escape(note)}" for note in notes if note),
    ]


def _reports(brief: Brief) -> list[str]:
    lines = ["| report | date | basis | SHA-256 | language | set aside | claims |", "|---|---|---|---|---|---|---|"]
    for view in brief.reports:
        gone = "; taken back" if view.report.retracted else ""
        outlet = f"{view.label} ({view.report.outlet_basis.value}{gone})"
        basis = f"{view.basis}: {view.reason}" if view.reason else view.basis
        language = view.report.language or "unknown"
        cells = (outlet, view.published, basis, view.report.sha256, language, view.set_aside, str(view.claims))
        lines.append(f"| {' | '.join(escape(cell) for cell in cells)} |")
    return _section("Reports", lines) if brief.reports else []
