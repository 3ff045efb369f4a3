"""Where the reports differ and who says what: the `compare` command's page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from trucewatch.errors import UnknownName
from trucewatch.model import Case
from trucewatch.publish.delimited import to_csv
from trucewatch.publish.evidence import Evidence
from trucewatch.publish.pages.markdown import comparisons_markdown
from trucewatch.publish.pages.matrix_markdown import matrix_markdown
from trucewatch.publish.tables.matrix import matrix_csv, matrix_json, matrix_rows
from trucewatch.publish.tables.rows import column
from trucewatch.publish.views.brief import actor_names, disagreements
from trucewatch.publish.views.matrix import matrix_view
from trucewatch.publish.views.parts import FieldView
from trucewatch.publish.views.terms import field_view

COMPARE_FORMATS = ("terminal", "markdown", "csv", "json", "html")
COMPARE_VIEWS = ("matrix", "list")


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One value of one field, with who gives it in which words, and how it stands to the others."""

    comparison: str = column("the comparison's id")
    about: str = column("an event's id, term:<kind> or position:<topic>")
    title: str = column("what is compared")
    field: str = column("the field on which reports are compared")
    value: str = column("one value")
    who: str = column("the outlets that give it, and whom they quote")
    quotes: str = column("the words of each")
    claims: str = column("ids of the claims behind it")
    witnesses: int | None = column("how many independent voices give this value")
    accord: str = column("one voice, same, compatible or conflict")
    ground: str = column(
        "what the difference rests on: precision, moment of reporting, part and whole, units, per side or in total, "
        "several terms, several parties, different clocks, more named, wording, undated, claim and denial, "
        "against the text, contradiction; or none"
    )
    differs: bool = column("true where the values cannot all be true, or not with the text")
    reason: str = column("why")
    written: str = column("what the agreement's text says, where one was given")
    fits_the_text: str = column("yes, no or unknown for this value; empty where no text was given")
    closest: str = column("outlets whose value is nearest to the text, where the text tells the values apart")
    silent: str = column("outlets that speak of the matter and leave this field out")


def compared(case: Case) -> tuple[FieldView, ...]:
    """Every comparison: disagreements first, in order of importance, then the rest."""
    evidence, names = Evidence(case), actor_names(case)
    differing = disagreements(case, evidence, names)
    seen = {view.id for view in differing}
    rest = sorted(
        (found for found in case.comparisons if found.id not in seen),
        key=lambda found: (-len(found.values), found.about, found.field, found.id),
    )
    return (*differing, *(field_view(found, evidence, names) for found in rest))


def comparison_rows(views: Sequence[FieldView]) -> list[dict[str, Any]]:
    """One row for each value."""
    return [
        asdict(
            ComparisonRow(
                comparison=view.id,
                about=view.about,
                title=view.title,
                field=view.field,
                value=voice.value,
                who="; ".join(voice.who),
                quotes=" / ".join(quoted.quote for quoted in voice.quoted),
                claims="; ".join(quoted.claim for quoted in voice.quoted),
                witnesses=voice.witnesses,
                accord=view.accord.value,
                ground=view.ground.value,
                differs=view.differs,
                reason=view.reason,
                written=view.written,
                fits_the_text=voice.matches.value if voice.matches is not None else "",
                closest="; ".join(view.closest),
                silent="; ".join(view.silent),
            )
        )
        for view in views
        for voice in view.voices
    ]


def publish_comparisons(
    case: Case,
    format: str = "terminal",
    *,
    view: str = "matrix",
    width: int = 100,
    colour: bool = False,
    wide: bool = False,
) -> str:
    """Where the reports differ, in one of ``COMPARE_FORMATS``; the same case gives the same bytes.

    ``view`` is one of ``COMPARE_VIEWS``: the matrix of facts by reports, or the
    list of comparisons, value by value with the reason. HTML shows both.
    ``wide`` gives the matrix as CSV a column for each report. Raises UnknownName.
    """
    if format not in COMPARE_FORMATS:
        raise UnknownName("format", format, COMPARE_FORMATS)
    if view not in COMPARE_VIEWS:
        raise UnknownName("view", view, COMPARE_VIEWS)
    if format == "html":
        from trucewatch.publish.pages.html import matrix_html

        return matrix_html(case)
    if view == "list":
        return _list(case, format, width, colour)
    shown = matrix_view(case)
    if format == "markdown":
        return "\n".join(matrix_markdown(shown)).rstrip() + "\n"
    if format == "csv":
        return matrix_csv(shown, wide=wide)
    if format == "json":
        return matrix_json(shown)
    from trucewatch.publish.pages.console import rendered
    from trucewatch.publish.pages.matrix_terminal import matrix_parts

    return rendered(matrix_parts(shown, width), width, colour)


def matrix_table(case: Case) -> list[dict[str, Any]]:
    """The matrix as plain rows: one for each fact and report, the silent ones too."""
    return [asdict(row) for row in matrix_rows(matrix_view(case))]


def _list(case: Case, format: str, width: int, colour: bool) -> str:
    views = compared(case)
    if format == "markdown":
        return comparisons_markdown(views)
    if format == "csv":
        return to_csv(comparison_rows(views), [column.name for column in fields(ComparisonRow)])
    if format == "json":
        return json.dumps(comparison_rows(views), ensure_ascii=False, indent=2) + "\n"
    from trucewatch.publish.pages.terminal import comparisons_terminal

    return comparisons_terminal(views, width=width, colour=colour)
