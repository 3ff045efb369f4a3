"""The matrix for a terminal: a grid where the reports fit beside each other, blocks of columns, or a list of facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from trucewatch.model import CellState, Truth
from trucewatch.publish.pages.console import STYLES
from trucewatch.publish.views.matrix import ColumnView, FactView, MatrixView, grouped, who_says
from trucewatch.publish.views.matrix_words import QUIET, STATE_LABELS, STATE_SYMBOLS, STATE_TONES
from trucewatch.publish.words import MATCHES, few, one_line

_NAME, _NARROWEST, _WIDEST = 24, 10, 24  # columns of characters: of the facts, of the least and the widest report
_BLOCKS = 3  # more blocks of columns than these are no grid to read
_FEW, _MOST = 5, 8


def matrix_parts(view: MatrixView, width: int) -> Iterator[RenderableType]:
    """The matrix, and beneath it what one report alone tells, what each left out, and how far they agree."""
    if not view.facts:
        yield Text("The reports give nothing to compare.")
        return
    yield Text(view.summary, style="bold")
    yield from _titled("They differ on", [_difference(each, view.columns) for each in view.differing[:_MOST]])
    yield Text()
    yield from _legend(width)
    at_once = max(1, (width - _NAME) // (_NARROWEST + 1))
    shared = view.shared
    if len(view.columns) > _BLOCKS * at_once:
        yield from _listed_facts(shared, view.columns)
    else:
        for start in range(0, len(view.columns), at_once):
            yield from _grid(shared, view.columns, range(start, min(start + at_once, len(view.columns))), width)
    yield from _first(shared)
    yield from _only(view.columns)
    yield from _left_out(view.columns)
    yield from _pairs(view)
    if view.mute:
        yield from _titled("Tells of nothing here", [Text(one_line(few(view.mute)))])


def _legend(width: int) -> Iterator[RenderableType]:
    """What the signs mean, none of them torn from its words."""
    line = ""
    for state in CellState:
        sign = f"{STATE_SYMBOLS[state]} {STATE_LABELS[state]}"
        if line and len(line) + len(sign) + 2 > width:
            yield Text(line, style="dim")
            line = ""
        line += f"  {sign}" if line else sign
    yield Text(line, style="dim")


def _difference(view: FactView, columns: Sequence[ColumnView]) -> RenderableType:
    """One line: what they differ on, and who says what."""
    text = Text(f"{view.symbol} ", style=STYLES[view.tone])
    text.append(one_line(view.name), style="bold")
    most = _FEW if len(columns) <= 2 * _FEW else 2
    said = [f"{value} ({few(names, most)})" for value, names in who_says(view, columns)]
    text.append(f": {one_line('; '.join(said))}", style="not bold")
    if view.fact.written and not view.fact.head:
        text.append(f". The text: {one_line(view.fact.written)}", style="not bold dim")
    return text


def _titled(title: str, parts: Sequence[RenderableType]) -> Iterator[RenderableType]:
    if parts:
        yield Text()
        yield Rule(Text(title, style="bold"), align="left", style="dim")
        yield from parts


def _grid(
    facts: Sequence[FactView], columns: Sequence[ColumnView], block: range, width: int
) -> Iterator[RenderableType]:
    """Some reports beside each other; in a block of many, what all of it is silent on is left out."""
    of_all = len(block) == len(columns)
    shown = [view for view in facts if of_all or any(view.cells[at].speaks for at in block)]
    if not shown:
        return
    if not of_all:
        yield Text(f"\nReports {block.start + 1} to {block.stop} of {len(columns)}", style="bold")
    table = Table(box=box.SIMPLE_HEAD, padding=0, pad_edge=False, show_edge=False)
    each = min(_WIDEST, (width - _NAME) // max(len(block), 1) - 1)
    table.add_column("", width=max(_NAME, min(44, width - (each + 1) * len(block) - 1)))
    for at in block:
        head = Text(_cut(columns[at].label, each), style="bold")
        published = columns[at].published
        head.append(f"\n{published if len(published) <= each else published[:10]}", style="dim")
        table.add_column(head, width=each, overflow="fold")
    for number, view in enumerate(shown):
        last = number + 1 == len(shown) or shown[number + 1].fact.about != view.fact.about
        own = view.fact.head or not view.fact.field
        table.add_row(
            Padding(_name(view), (0, 0, 0, 0 if own else 2)), *(_cell(view, at) for at in block), end_section=last
        )
    yield table


def _cut(text: str, width: int) -> str:
    text = one_line(text)
    return text if len(text) <= width else f"{text[: width - 1]}…"


def _name(view: FactView) -> Text:
    """The fact, how it stands, what most say and what the text says."""
    fact = view.fact
    text = Text(one_line(fact.field or fact.title), style="" if fact.field else "bold")
    if view.note:
        text.append(f", {one_line(view.note)}", style="not bold dim")
    if fact.differs or not fact.cells:
        text.append(f" {view.symbol} {view.label}", style=f"not bold {STYLES[view.tone]}")
    if view.common:
        text.append(f"\n✓ {one_line(view.common)}" + (f" ({view.fits})" if fact.differs and view.fits else ""))
    if fact.written and not fact.head and fact.differs and view.fits != MATCHES[Truth.YES]:
        text.append(f"\nthe text: {one_line(fact.written)}", style="dim")
    return text


def _cell(view: FactView, at: int) -> Text:
    cell = view.cells[at]
    return Text(one_line(cell.text), style="dim" if cell.tone == "plain" else STYLES[cell.tone])


def _listed_facts(facts: Sequence[FactView], columns: Sequence[ColumnView]) -> Iterator[RenderableType]:
    """Many reports: a fact after the other, with who stands how to it; what nobody disputes in one line."""
    about = ""
    for view in facts:
        if view.fact.about != about:
            yield Text()
        about = view.fact.about
        told = [(cell, names) for cell, names in grouped(view, columns) if cell[0] not in QUIET]
        own = view.fact.head or not view.fact.field
        line = Text("" if own else "  ")
        line.append(f"{view.symbol} ", style=STYLES[view.tone])
        line.append(one_line(view.fact.title if own else view.fact.field), style="bold" if own else "")
        line.append(f", {one_line(view.note)}" if view.note else "")
        if len(told) == 1 and not view.fact.differs:
            line.append(f": {one_line(view.common or told[0][0][1] or view.label)}")
            told = [] if not own else told
        line.append(f" — {one_line(_heard(view))}", style="dim")
        yield line
        for (state, value), names in told:
            words = value or (view.common if state is CellState.SAYS else "") or STATE_LABELS[state]
            each = Text("    ")
            each.append(f"{STATE_SYMBOLS[state]} ", style=STYLES[STATE_TONES[state]])
            each.append(one_line(words), style="bold")
            each.append(f": {one_line(few(names, _FEW))}")
            yield each


def _heard(view: FactView) -> str:
    """How many tell it, how many do not, and who was first."""
    silent = sum(cell.state is CellState.SILENT for cell in view.cells)
    early = sum(cell.state is CellState.EARLIER for cell in view.cells)
    words = f"told by {view.told}, {silent} silent" + (f", {early} appeared before it" if early else "")
    return f"{words}; first: {view.first}" if view.first and view.fact.head else words


def _first(facts: Sequence[FactView]) -> Iterator[RenderableType]:
    """Who had each matter first."""
    having = [view for view in facts if view.first and (view.fact.head or not view.fact.field)]
    lines = []
    for view in having[: 2 * _MOST]:
        text = Text(f"{one_line(view.name)}: ", style="bold")
        text.append(one_line(view.first), style="not bold")
        lines.append(text)
    yield from _titled("Said first, by what the dates of the reports tell", lines)


def _only(columns: Sequence[ColumnView]) -> Iterator[RenderableType]:
    having = [column for column in columns if column.only]
    yield from _titled("Told by one report alone", [_some(column.label, column.only) for column in having])


def _left_out(columns: Sequence[ColumnView]) -> Iterator[RenderableType]:
    having = [column for column in columns if column.left_out]
    yield from _titled(
        "Left out, the most important first", [_some(column.label, column.left_out) for column in having]
    )


def _some(label: str, views: Sequence[FactView]) -> RenderableType:
    text = Text(f"{one_line(label)}: ", style="bold")
    text.append("; ".join(one_line(view.name) for view in views[:_FEW]), style="not bold")
    text.append(f"; and {len(views) - _FEW} more" if len(views) > _FEW else "", style="not bold dim")
    return text


def _pairs(view: MatrixView) -> Iterator[RenderableType]:
    """How far each two agree; of very many, those that differ most."""
    shown = [pair for pair in view.pairs if pair.judged]
    lines = [
        Text(one_line(f"{pair.one} and {pair.two}: agree on {pair.agree} of {pair.judged}"))
        for pair in shown[: 3 * _FEW]
    ]
    if len(shown) > len(lines):
        lines.append(Text(f"and {len(shown) - len(lines)} more pairs", style="dim"))
    yield from _titled("How far they agree, where both give a value", lines)
