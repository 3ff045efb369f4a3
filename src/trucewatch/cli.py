"""The command line: a thin face over the Python functions. Data goes to stdout, all else to stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trucewatch import __version__
from trucewatch.errors import BadUsage, TrucewatchError

if TYPE_CHECKING:
    from trucewatch.extract import Progress
    from trucewatch.model import Case, Report, Skipped

app = typer.Typer(
    name="trucewatch",
    help="Reports on a ceasefire that disagree, turned into a picture that walks back to their words.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
agreement_app = typer.Typer(help="The agreements that ship, and your own.", no_args_is_help=True)
app.add_typer(agreement_app, name="agreement")


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


@app.callback(invoke_without_command=True)
def root(version: Annotated[bool, typer.Option("--version", help="Show the version and stop.")] = False) -> None:
    """Reports on a ceasefire that disagree, turned into a picture that walks back to their words."""
    if version:
        typer.echo(f"trucewatch {__version__}")
        raise typer.Exit


@app.command()
def brief(
    reports: Reports,
    agreement: Agreements = None,
    as_of: AsOf = None,
    format: Annotated[BriefFormat | None, typer.Option(help="Left out, the ending of -o decides.")] = None,
    output: Output = None,
    pipeline: Pipeline = None,
) -> None:
    """Terms, events, verdicts and disagreements in one page."""
    from trucewatch.publish import publish

    case = _case(reports, agreement, as_of, pipeline)
    chosen = format or _format_of(output)
    width, colour = _screen(output)
    _write(publish(case, chosen.value, width=width, colour=colour), output)
    _account(case.reports, case.skipped)


@app.command()
def extract(
    reports: Reports,
    format: Annotated[TableFormat, typer.Option(help="A table to read, or rows for other tools.")] = TableFormat.TABLE,
    output: Output = None,
    pipeline: Pipeline = None,
) -> None:
    """Every claim of the reports with its speaker, stance and characters."""
    from trucewatch.pipeline import extractor, read_all
    from trucewatch.publish import publish_claims

    read, skipped = read_all(_sources(reports))
    with _progress() as progress:
        found = extractor(pipeline).extract(read, progress)
    _write(publish_claims(found.claims, read, format.value), output)
    _account(read, skipped)
    coverage = found.coverage
    _say(f"{coverage.sentences} sentences read, {coverage.parsed} parsed, {coverage.with_claims} gave claims")


@app.command()
def compare(
    reports: Reports,
    agreement: Agreements = None,
    as_of: AsOf = None,
    format: Annotated[CompareFormat, typer.Option(help="How to show it.")] = CompareFormat.TERMINAL,
    output: Output = None,
    pipeline: Pipeline = None,
) -> None:
    """Where the reports differ, and who says what."""
    from trucewatch.publish import publish_comparisons

    case = _case(reports, agreement, as_of, pipeline)
    width, colour = _screen(output)
    _write(publish_comparisons(case, format.value, width=width, colour=colour), output)
    _account(case.reports, case.skipped)


@app.command()
def draft(reports: Reports, output: Output = None, pipeline: Pipeline = None) -> None:
    """An agreement file from what the reports say, conflicts marked, for you to mend."""
    from trucewatch.reconcile import draft_agreement

    case = _case(reports, None, None, pipeline)
    _write(draft_agreement(case.reports, case.claims, case.comparisons), output)
    _account(case.reports, case.skipped)


@agreement_app.command("list")
def list_() -> None:
    """The agreements that ship."""
    from trucewatch.packs.agreements import list_agreements

    for name, title in list_agreements():
        typer.echo(f"{name}\t{title}")


@agreement_app.command()
def show(agreement: Annotated[str, typer.Argument(help="A shipped agreement's name, or a file.")]) -> None:
    """An agreement as a lawyer would read it."""
    from trucewatch.packs.agreement_text import describe
    from trucewatch.packs.agreements import load_agreement

    typer.echo(describe(load_agreement(agreement)))


@agreement_app.command()
def check(agreement: Annotated[str, typer.Argument(help="A shipped agreement's name, or a file.")]) -> None:
    """Read an agreement file and run the cases beside it; exit code 4 where one fails."""
    from trucewatch.pipeline import check_agreement

    result = check_agreement(agreement)
    for line in result.lines():
        typer.echo(line)
    if not result.passed:
        raise typer.Exit(4)


@app.command()
def schema(
    name: Annotated[str | None, typer.Argument(help="Which one; left out, all of them in one object.")] = None,
) -> None:
    """The JSON Schema of every JSON that trucewatch writes."""
    import json

    from trucewatch.errors import UnknownName
    from trucewatch.publish import schemas

    known = schemas()
    if name is not None and name not in known:
        raise UnknownName("schema", name, known)
    typer.echo(json.dumps(known if name is None else known[name], indent=2, sort_keys=True))


def main() -> None:
    """Run the command; every fault ends in one clear line and a documented exit code."""
    try:
        app()
    except TrucewatchError as error:
        _say(f"trucewatch: {error}")
        raise SystemExit(error.exit_code) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except Exception as error:
        if os.environ.get("TRUCEWATCH_DEBUG"):
            raise
        _say(f"trucewatch: a fault of ours: {type(error).__name__}: {error}; set TRUCEWATCH_DEBUG=1 to see where")
        raise SystemExit(70) from None


def _case(reports: list[str], agreement: list[str] | None, as_of: str | None, pipeline: str | None) -> Case:
    from trucewatch.pipeline import monitor

    with _progress() as progress:
        return monitor(_sources(reports), agreement or [], as_of=as_of, spacy_pipeline=pipeline, progress=progress)


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """A bar on standard error while reports are read, on a terminal only."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading reports", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _sources(reports: list[str]) -> list[str]:
    if reports.count("-") > 1:
        raise BadUsage("standard input can be read once; give - once")
    return reports


def _format_of(output: Path | None) -> BriefFormat:
    endings = {
        ".html": BriefFormat.HTML,
        ".htm": BriefFormat.HTML,
        ".md": BriefFormat.MARKDOWN,
        ".json": BriefFormat.JSON,
    }
    return endings.get(output.suffix.lower(), BriefFormat.TERMINAL) if output else BriefFormat.TERMINAL


def _screen(output: Path | None) -> tuple[int, bool]:
    """Width in columns, and whether colour may be used; neither follows the screen off a terminal."""
    import shutil

    live = output is None and sys.stdout.isatty()
    width = shutil.get_terminal_size((100, 24)).columns if live else 100
    return width, live and "NO_COLOR" not in os.environ


def _write(text: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
        return
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise BadUsage(f"{output}: cannot be written: {error.strerror}") from None
    _say(f"written: {output}")


def _account(reports: tuple[Report, ...], skipped: tuple[Skipped, ...]) -> None:
    """What was read and what was set aside, counted and named."""
    _say(f"{len(reports)} report{'' if len(reports) == 1 else 's'} used, {len(skipped)} set aside")
    for item in skipped:
        _say(f"  set aside: {item}")


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")
