"""What the commands can be told: arguments and options that several of them share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


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


class CompareFormat(StrEnum):
    """What a comparison can be written as."""

    TERMINAL = "terminal"
    MARKDOWN = "markdown"
    CSV = "csv"
    JSON = "json"


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
Places = Annotated[
    list[Path] | None,
    typer.Option("--places", help="Your own places, CSV or GeoNames; may be repeated. Imported ones are always used."),
]
Actors = Annotated[list[Path] | None, typer.Option("--actors", help="Your own actors, a YAML file; may be repeated.")]
DataDir = Annotated[
    Path | None,
    typer.Option("--data-dir", help="The folder of your imported gazetteer; else TRUCEWATCH_DATA, else your user's."),
]
