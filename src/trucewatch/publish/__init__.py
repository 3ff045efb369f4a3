"""Case -> terminal, HTML, Markdown, JSON, CSV, GeoJSON. Everything that is shown opens on the words behind it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from trucewatch.errors import UnknownName
from trucewatch.model import Agreement, Case, Claim, Report
from trucewatch.publish.delimited import to_csv, to_json_lines
from trucewatch.publish.pages.annotations import publish_annotations
from trucewatch.publish.pages.comparisons import COMPARE_FORMATS, COMPARE_VIEWS, matrix_table, publish_comparisons
from trucewatch.publish.schema import schemas
from trucewatch.publish.tables.geojson import events_geojson
from trucewatch.publish.tables.review import publish_review
from trucewatch.publish.tables.rows import CLAIM_COLUMNS, claims_table, tables

FORMATS = ("terminal", "html", "markdown", "json")
AGREEMENT_FORMATS = ("terminal", "html", "json", "icalendar")

__all__ = [
    "CLAIM_COLUMNS",
    "COMPARE_FORMATS",
    "COMPARE_VIEWS",
    "FORMATS",
    "case_html_fragment",
    "claims_table",
    "events_geojson",
    "matrix_table",
    "publish",
    "publish_agreement",
    "publish_annotations",
    "publish_claims",
    "publish_comparisons",
    "publish_review",
    "schemas",
    "tables",
    "to_csv",
    "to_json_lines",
]


def publish(case: Case, format: str = "terminal", *, width: int = 100, colour: bool = False) -> str:
    """The brief of a case as text in one of ``FORMATS``; the same case gives the same bytes.

    ``width`` (columns) and ``colour`` count for the terminal alone. Raises
    UnknownName for a format that we do not have.
    """
    # The formats are imported when asked for: a run that writes JSON need not load a template engine.
    if format == "terminal":
        from trucewatch.publish.pages.terminal import to_terminal

        return to_terminal(case, width=width, colour=colour)
    if format == "html":
        from trucewatch.publish.pages.html import to_html

        return to_html(case)
    if format == "markdown":
        from trucewatch.publish.pages.markdown import to_markdown

        return to_markdown(case)
    if format == "json":
        from trucewatch.publish.pages.document import to_json

        return to_json(case)
    raise UnknownName("format", format, FORMATS)


def publish_claims(
    claims: Sequence[Claim], reports: Sequence[Report], format: str = "table", *, width: int = 100, why: bool = False
) -> str:
    """Claims as a table to read, as csv or as jsonl. Raises UnknownName.

    With ``why`` the table, too, names the rules and steps behind each claim.
    """
    rows = claims_table(claims, reports)
    if format == "table":
        from trucewatch.publish.pages.terminal import claims_terminal

        return claims_terminal(rows, width=width, why=why)
    if format == "csv":
        return to_csv(rows, CLAIM_COLUMNS)
    if format == "jsonl":
        return to_json_lines(rows)
    raise UnknownName("format", format, ("csv", "jsonl", "table"))


def publish_agreement(agreement: Agreement, format: str = "terminal", *, as_of: datetime | None = None) -> str:
    """One agreement in one of ``AGREEMENT_FORMATS``, with its calendar; the same agreement gives the same bytes.

    As of a moment (aware) it is shown as it then stood, with the days left to
    each date. Raises UnknownName for a format that we do not have.
    """
    if format == "terminal":
        from trucewatch.packs.agreements.text import describe

        return describe(agreement, as_of)
    if format == "html":
        from trucewatch.publish.pages.agreement_page import agreement_html

        return agreement_html(agreement, as_of)
    if format == "json":
        from trucewatch.publish.pages.agreement_page import agreement_json

        return agreement_json(agreement, as_of)
    if format == "icalendar":
        from trucewatch.packs.agreements.calendar import calendar_of
        from trucewatch.publish.tables.icalendar_file import to_icalendar

        return to_icalendar(calendar_of(agreement, as_of))
    raise UnknownName("format", format, AGREEMENT_FORMATS)


def case_html_fragment(case: Case) -> str:
    """The case as a notebook shows it: the glance, the terms' verdicts and the disagreements, without script."""
    from trucewatch.publish.pages.html import to_fragment

    return to_fragment(case)
