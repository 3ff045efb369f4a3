"""The brief for a terminal: headings, tables and quotes at a given width, with colour only when asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from trucewatch.model import Case, Precision, Verdict, When
from trucewatch.publish.evidence import QUOTES_SHOWN, Quoted
from trucewatch.publish.pages.console import STYLES, rendered
from trucewatch.publish.pages.method import LIMITS
from trucewatch.publish.views.brief import make_brief
from trucewatch.publish.views.parts import (
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
from trucewatch.publish.words import counted, few, in_quotes, listed, one_line, time_words


def to_terminal(case: Case, *, width: int = 100, colour: bool = False) -> str:
    """The whole brief as text of at most ``width`` columns; the caller knows whether colour is wanted."""
    brief = make_brief(case)
    return rendered(_brief(brief), width, colour)


def comparisons_terminal(views: Sequence[FieldView], *, width: int = 100, colour: bool = False) -> str:
    """The comparisons alone."""
    if not views:
        return "The reports give nothing to compare.\n"
    return rendered([_differences(views, titled=True)], width, colour)


def claims_terminal(
    rows: Sequence[dict[str, Any]], *, width: int = 100, colour: bool = False, why: bool = False
) -> str:
    """Claims, one a row, in few columns; the other formats have all of them. ``why`` adds rules and steps."""
    if not rows:
        return "No claim was found.\n"
    table = Table(box=box.SIMPLE_HEAD, expand=True, padding=(0, 1))
    for name, ratio in (
        ("outlet, who says it", 4),
        ("kind", 3),
        ("when, where", 4),
        ("counts, fields", 4),
        ("words", 7),
    ):
        table.add_column(name, ratio=ratio)
    if why:
        table.add_column("why", ratio=6, overflow="fold")  # names of rules have no blanks
    for row in rows:
        quoting = f" (quoting {row['speaker']})" if row["speaker"] not in ("", row["outlet"]) else ""
        said = f"{row['outlet'] or row['report']}{quoting}"
        modes = f", {row['modes']}" if row["modes"] else ""
        kind = f"{row['kind']}: {row['sub_type'] or row['type']}, {row['stance']}{modes}"
        place = row["place"] or row["where_name"]
        spot = "; ".join(part for part in (_time_of(row), place) if part)
        words = f"“{row['quote']}” [{row['start']}–{row['end']}]"
        cells = (said, kind, spot, "; ".join(filter(None, (row["counts"], row["provisions"]))), words)
        table.add_row(*(_line(cell) for cell in (*cells, *([row["why"]] if why else []))))
    return rendered([table], width, colour)


def _time_of(row: Mapping[str, Any]) -> str:
    """The whole time of a row, not its first moment alone; nothing where none is known."""
    start, end = (datetime.fromisoformat(told) if (told := row[name]) else None for name in ("when_start", "when_end"))
    when = When(start, end, Precision(row["when_precision"] or "unknown"))
    return time_words(when) if when.known else ""


def _brief(brief: Brief) -> Iterable[RenderableType]:
    yield Text(one_line(brief.title), style="bold")
    as_of = f"as of {brief.as_of}, " if brief.as_of else ""
    yield Text(
        f"{as_of}{counted(len(brief.reports), 'report')} read, {counted(len(brief.skipped), 'item')} set aside, "
        f"{counted(brief.claims, 'claim')}"
    )
    if brief.figures_by:
        yield _line(f"figures by the rule “{brief.figures_by}”")
    yield from _section("At a glance", [_bullet(sentence.text) for sentence in brief.glance])
    for agreement in brief.agreements:
        ends = f"; ends {agreement.ends}" if agreement.ends else ""
        head = _line(f"signed {agreement.signed}; takes effect {agreement.effective}{ends}; {agreement.clocks}")
        named = [_line(agreement.title, "bold"), head]
        yield from _section("Terms, as written and as reported", [*named, *map(_term, agreement.terms)])
        undrawn = [f"{zone.name}: {zone.kind.value}. {zone.note}" for zone in agreement.zones if zone.note]
        yield from _section("Zones", [_bullet(item) for item in undrawn])
    yield from _section("Terms as reported, in no agreement given", [_term(term) for term in brief.reported_terms])
    yield from _section("Declared and agreed in principle, not terms", [_position(view) for view in brief.positions])
    yield from _section("Duties", [_verdict(duty, named=True) for duty in brief.duties])
    if brief.disagreements:
        yield from _section("Where reports differ", [_differences(brief.disagreements, titled=True)])
    yield from _section("Events", [_event(event) for event in brief.events])
    yield from _section("Corrected and taken back", [_taken_back(view) for view in brief.taken_back])
    yield from _section("What differs because of it", [_bullet(line) for line in brief.changed])
    yield from _section("One event or two: for a person to say", [_doubt(view) for view in brief.doubts])
    yield from _section("Decided by people", [_bullet(line) for line in brief.decided])
    yield from _section("Totals and other figures, never added up", [_figure(tally) for tally in brief.tallies])
    yield from _section("What else is told", [_position(view) for view in brief.circumstances])
    yield from _section("Statements kept and used nowhere above", _quotes(brief.others))
    if brief.reports:
        yield from _section("Reports", [_reports(brief)])
    yield from _section("Set aside", [_bullet(item) for item in brief.skipped])
    sources = [source for agreement in brief.agreements for source in agreement.sources]
    yield from _section("Sources", [_bullet(f"{source.title} {source.url}".strip()) for source in sources])
    yield from _section("Limits", [_bullet(limit) for limit in LIMITS])


def _section(title: str, parts: Sequence[RenderableType]) -> Iterable[RenderableType]:
    if parts:
        yield Text()
        yield Rule(Text(one_line(title), style="bold"), align="left", style="dim")
        yield from parts


def _line(text: str, style: str = "") -> Text:
    return Text(one_line(text), style=style)


def _bullet(text: str, style: str = "") -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=1)
    grid.add_column(ratio=1)
    grid.add_row("•", _line(text, style))
    return grid


def _badge(symbol: str, label: str, tone: str) -> Text:
    return Text(f"{symbol} {label}", style=STYLES[tone])


def _verdict(verdict: VerdictView, *, named: bool = False, short: bool = False) -> RenderableType:
    text = Text(f"{one_line(listed(verdict.terms))}: " if named else "")
    text.append_text(_badge(verdict.symbol, verdict.label, verdict.tone))
    text.append(one_line((f", due {verdict.days}" if verdict.days else "") + f", {verdict.reason}"))
    if short:
        return text
    readings = [f"{day}: {reading}" for day, reading in verdict.due]
    # The first step of a trace is the clause, which stands with its term.
    steps = [*readings, *(step for _, trace in verdict.traces for step in trace[1:])]
    return Group(text, *(Padding(_line(step, "dim"), (0, 0, 0, 4)) for step in dict.fromkeys(steps)))


def _term(term: TermView) -> RenderableType:
    parts: list[RenderableType] = [Text(), _line(term.name, "bold")]
    if term.term:
        timing = f" ({'; '.join(term.timing)})" if term.timing else ""
        parts.append(_line(f"as written: {term.term.text}{timing}"))
    # The steps of a duty stand with the duties, those of an event with the event.
    duty = term.term is not None and term.term.is_duty
    parts += [_verdict(verdict, short=duty) for verdict in term.verdicts]
    parts += [
        Group(_verdict(verdict, short=True), Padding(_line(events), (0, 0, 0, 4)))
        for verdict, events in term.events_by_verdict
    ]
    if term.fields:
        parts.append(_differences(term.fields, titled=False))
    if term.told:
        parts += [_line("also told, without more:"), *_quotes(term.told)]
    return Group(*parts)


def _differences(views: Sequence[FieldView], *, titled: bool) -> Table:
    table = Table(box=box.SIMPLE_HEAD, expand=True, padding=(0, 1), show_lines=False)
    table.add_column("what", ratio=3)
    table.add_column("value", ratio=3)
    table.add_column("who says it, in which words", ratio=7)
    for view in views:
        title = f"{view.title}, {view.field}" if titled else view.field
        first = Text.assemble(one_line(title), "\n", _badge(view.symbol, view.label, view.tone))
        notes = [view.reason, f"the text: {view.written}" if view.written else ""]
        notes += [f"closest to the text: {few(view.closest)}"] if view.closest else []
        notes += [f"silent: {few(view.silent)}"] if view.silent else []
        first.append("".join(f"\n{one_line(note)}" for note in notes if note), style="dim")
        for number, voice in enumerate(view.voices):
            value = Text(one_line(voice.value))
            for note in filter(None, (voice.fits, voice.counted)):
                value.append(f"\n({note})", style="dim")
            words = Text("\n").join(
                Text(f"{one_line(q.who)}: {in_quotes(one_line(q.quote))}") for q in voice.quoted[:QUOTES_SHOWN]
            )
            table.add_row(first if number == 0 else "", value, words, end_section=number == len(view.voices) - 1)
    return table


def _quote(quoted: Quoted) -> RenderableType:
    modes = f", {', '.join(quoted.modes)}" if quoted.modes else ""
    modes += f" ({quoted.retracted})" if quoted.retracted else ""
    graded = f"{quoted.grade.code} " if quoted.grade else ""
    words = f"{graded}{quoted.who} {quoted.says}{modes}: {in_quotes(quoted.quote)} [{quoted.start}–{quoted.end}]"
    return _bullet(f"{words} ({quoted.interest})" if quoted.interest else words)


def _quotes(quoted: Sequence[Quoted]) -> list[RenderableType]:
    more = len(quoted) - QUOTES_SHOWN
    shown = [_quote(item) for item in quoted[:QUOTES_SHOWN]]
    return [*shown, _bullet(f"and {counted(more, 'more quote')}")] if more > 0 else shown


def _position(view: PositionView) -> RenderableType:
    by = f" by {listed(view.by)}" if view.by else ""
    head = _line(f"{view.title} ({view.kind.lower()}{by})" + (f": {view.text}" if view.text else ""), "bold")
    parts: list[RenderableType] = [head, *_quotes(view.quoted)]
    if view.not_in_text:
        parts += [_line("said not to be in the text:"), *_quotes(view.not_in_text)]
    parts += [_line(view.reason, "dim")] if view.reason else []
    return Group(*parts)


def _event(event: EventView) -> RenderableType:
    told: list[RenderableType] = [Text(), _line(f"{event.number}. {event.event.title}", "bold")]
    told.append(
        _line(f"{event.act}; {event.when}; {event.where}" + (f" ({event.place_note})" if event.place_note else ""))
    )
    if event.perpetrators:
        told += [_line(f"by {said.value}, says {few(said.who)}") for said in event.perpetrators]
    else:
        told.append(_line("perpetrator named by nobody"))
    told += [_figure(figure) for figure in event.figures]
    told.append(_line(counted(event.event.witnesses, "independent witness", "independent witnesses")))
    told += [
        Padding(_line(line, "dim"), (0, 0, 0, 2 * depth + 2)) for chain in event.chains for depth, line in chain.lines()
    ]
    # What a term does not cover has its reason in the line; the steps are in the page and the JSON.
    told += [_verdict(view, named=True, short=view.verdict is Verdict.NOT_COVERED) for view in event.verdicts]
    told += _quotes(event.quoted)
    if event.denials:
        told += [_line("denied:", "bold"), *_quotes(event.denials)]
    return Group(*told)


def _taken_back(view: TakenBackView) -> RenderableType:
    instead = [_line(f"instead: {view.instead}")] if view.instead else []
    return Group(_line(f"{view.what}: {view.why}", "bold"), *instead, *_quotes(view.quoted))


def _doubt(view: DoubtView) -> RenderableType:
    head = Text(one_line(" / ".join(title for _, title in view.events)), style="bold")
    head.append(f": {view.question}, {view.score:g}", style="bold yellow")
    return Group(head, *_quotes(view.quoted), _line("; ".join(view.reasons), "dim"))


def _figure(figure: FigureView) -> RenderableType:
    part = f", part of {figure.part_of}" if figure.part_of else ""
    total = ", a total over time" if figure.cumulative else ""
    values = "; ".join(f"{voice.value} ({few(voice.who)})" for voice in figure.voices)
    line = _bullet(f"{figure.label}: {figure.span}{part}{total} — {values}")
    notes = [f"taken back: {voice.value} ({few(voice.who)})" for voice in figure.taken_back]
    notes += [*figure.checks, f"told: {figure.told}" if figure.told else ""]
    return Group(line, *(Padding(_line(note, "dim"), (0, 0, 0, 4)) for note in notes if note))


def _reports(brief: Brief) -> Table:
    table = Table(box=box.SIMPLE_HEAD, expand=True, padding=(0, 1))
    for name, ratio in (("report", 4), ("date", 3), ("basis", 5), ("SHA-256", 3), ("set aside", 4), ("claims", 2)):
        table.add_column(name, ratio=ratio)
    for view in brief.reports:
        reason = f": {view.reason}" if view.reason else ""
        gone = "; taken back" if view.report.retracted else ""
        outlet = f"{view.label} (outlet {view.report.outlet_basis.value}{gone})"
        cells = (outlet, view.published, view.basis + reason, view.report.sha256[:12], view.set_aside, str(view.claims))
        table.add_row(*(_line(cell) for cell in cells))
    return table
