"""What the commands can be told: arguments and options that several of them share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from trucewatch.errors import BadUsage

MOST_WORKERS = 256


class BriefFormat(StrEnum):
    """What a brief can be written as."""

    TERMINAL = "terminal"
    HTML = "html"
    MARKDOWN = "markdown"
    JSON = "json"


class TableFormat(StrEnum):
    """What a table can be written as."""

    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"


class ReviewFormat(StrEnum):
    """What a review can be written as."""

    TERMINAL = "terminal"
    JSON = "json"
    CSV = "csv"


class FigureRules(StrEnum):
    """By which rule several numbers become low, best and high."""

    AGREED = "agreed"
    CONSERVATIVE = "conservative"
    RELIABLE = "reliable"
    LATEST = "latest"


class CompareFormat(StrEnum):
    """What a comparison can be written as."""

    TERMINAL = "terminal"
    HTML = "html"
    MARKDOWN = "markdown"
    CSV = "csv"
    JSON = "json"


class CompareView(StrEnum):
    """What a comparison can show."""

    MATRIX = "matrix"
    LIST = "list"


Reports = Annotated[
    list[str],
    typer.Argument(help="Files, folders or globs of text, Markdown, HTML or JSON Lines; - is standard input."),
]
Agreements = Annotated[
    list[str] | None, typer.Option("--agreement", "-a", help="A shipped agreement's name, or a file; may be repeated.")
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", help="The data cut-off, 2020-03-08 or 2020-03-08T12:00+03:00; else the last report."),
]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="A file to write; else standard output.")]
Pipeline = Annotated[str | None, typer.Option("--pipeline", help="Another installed spaCy pipeline.")]
Workers = Annotated[
    str, typer.Option("--workers", metavar="N|auto", help="Reading processes; auto takes as many as pay.")
]
Places = Annotated[
    list[Path] | None,
    typer.Option("--places", help="Your own places, CSV or GeoNames; may be repeated. Imported ones are always used."),
]
Actors = Annotated[list[Path] | None, typer.Option("--actors", help="Your own actors, a YAML file; may be repeated.")]
Decisions = Annotated[
    list[Path] | None,
    typer.Option(
        "--decisions", help="What people decided on which claims are one event, a YAML file; may be repeated."
    ),
]
Figures = Annotated[
    FigureRules,
    typer.Option("--figures", help="How several numbers become low, best and high; see docs/resolving.md."),
]
Sources = Annotated[
    list[Path] | None, typer.Option("--sources", help="Grades of sources, A to F, a YAML file; may be repeated.")
]
DataDir = Annotated[
    Path | None,
    typer.Option("--data-dir", help="The folder of your imported gazetteer; else TRUCEWATCH_DATA, else your user's."),
]


def workers_of(given: str) -> int | None:
    """How many processes are to read; None for as many as pay. Raises BadUsage."""
    if given == "auto":
        return None
    if not given.isascii() or not given.isdigit() or not 1 <= int(given) <= MOST_WORKERS:
        raise BadUsage(f"--workers {given}: give a number from 1 to {MOST_WORKERS}, or auto")
    return int(given)
