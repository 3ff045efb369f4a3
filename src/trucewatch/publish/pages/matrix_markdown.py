"""The matrix in Markdown: a table where few reports stand beside each other, else a list of facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trucewatch.model import CellState
from trucewatch.publish.pages.markdown import escape
from trucewatch.publish.views.matrix import ColumnView, FactView, MatrixView, grouped
from trucewatch.publish.views.matrix_words import STATE_LABELS, STATE_SYMBOLS
from trucewatch.publish.words import few

_COLUMNS = 12  # more are no table to read
_FEW, _MOST = 8, 15


def matrix_markdown(view: MatrixView, level: int = 1) -> list[str]:
    """Lines of the matrix under a heading of this level, and what each report alone tells and leaves out."""
    if not view.facts:
        return ["The reports give nothing to compare."]
    heading = "#" * level
    lines = [f"{heading} Facts by reports", "", escape(view.summary), ""]
    lines += [" · ".join(f"{STATE_SYMBOLS[state]} {STATE_LABELS[state]}" for state in CellState), ""]
    lines += _table(view) if len(view.columns) <= _COLUMNS else _facts(view)
    lines += ["", *_by_report(view, f"{heading}#")]
    return lines


def _table(view: MatrixView) -> list[str]:
    heads = ["fact", "most say", *(f"{escape(each.label)} ({escape(each.published)})" for each in view.columns)]
    lines = [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}"]
    for each in view.shared:
        name = escape(each.fact.field) if each.fact.field else f"**{escape(each.name)}**"
        badge = f" {each.symbol} {each.label}" if each.fact.differs or not each.told else ""
        text = f"; the text: {escape(each.fact.written)}" if each.fact.written and each.fact.differs else ""
        cells = [f"{cell.symbol} {escape(cell.value)}".strip() for cell in each.cells]
        lines.append(f"| {' | '.join([name + badge + text, escape(each.common), *cells])} |")
    return lines


def _facts(view: MatrixView) -> list[str]:
    lines: list[str] = []
    for each in view.shared:
        lines += [f"- {each.symbol} **{escape(each.name)}** ({each.label})"]
        lines += [
            f"  - {STATE_SYMBOLS[state]} {escape(value or (each.common if state is CellState.SAYS else ''))} "
            f"{STATE_LABELS[state]}: {escape(few(names, _FEW))}"
            for (state, value), names in grouped(each, view.columns)
        ]
    return lines


def _by_report(view: MatrixView, heading: str) -> Iterator[str]:
    for title, having in (
        ("Told by one report alone", [(each, each.only) for each in view.columns if each.only]),
        ("Left out, the most important first", [(each, each.left_out) for each in view.columns if each.left_out]),
    ):
        if having:
            yield from (f"{heading} {title}", "", *(_named(column, facts) for column, facts in having), "")
    judged = [pair for pair in view.pairs if pair.judged][:_MOST]
    if judged:
        yield from (f"{heading} How far they agree, where both give a value", "")
        yield from (f"- {escape(pair.one)} and {escape(pair.two)}: on {pair.agree} of {pair.judged}" for pair in judged)
    if view.mute:
        yield from ("", f"Tells of nothing here: {escape(few(view.mute))}.")


def _named(column: ColumnView, facts: Sequence[FactView]) -> str:
    more = f"; and {len(facts) - _FEW} more" if len(facts) > _FEW else ""
    return f"- **{escape(column.label)}**: {'; '.join(escape(each.name) for each in facts[:_FEW])}{more}"
