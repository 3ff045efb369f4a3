"""The command line: a thin face over the Python functions. Data goes to stdout, all else to stderr."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from trucewatch import __version__
from trucewatch.cli.agreements import agreement_app
from trucewatch.cli.annotating import annotate
from trucewatch.cli.gazetteers import gazetteer_app
from trucewatch.cli.reports import brief, compare, draft, extract
from trucewatch.cli.reviewing import decide, review
from trucewatch.cli.rules import rules_app
from trucewatch.cli.screen import say
from trucewatch.cli.tables import assess
from trucewatch.errors import TrucewatchError

app = typer.Typer(
    name="trucewatch",
    help="Reports on a ceasefire that disagree, turned into a picture that walks back to their words.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for command in (brief, extract, compare, review, decide, draft, annotate, assess):
    app.command()(command)
app.add_typer(agreement_app, name="agreement")
app.add_typer(gazetteer_app, name="gazetteer")
app.add_typer(rules_app, name="rules")


@app.callback(invoke_without_command=True)
def root(version: Annotated[bool, typer.Option("--version", help="Show the version and stop.")] = False) -> None:
    """Reports on a ceasefire that disagree, turned into a picture that walks back to their words."""
    if version:
        typer.echo(f"trucewatch {__version__}")
        raise typer.Exit


@app.command()
def schema(
    name: Annotated[str | None, typer.Argument(help="Which one; left out, all of them in one object.")] = None,
) -> None:
    """The JSON Schema of agreement and case files, and of every JSON that trucewatch writes."""
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
        say(f"trucewatch: {error}")
        raise SystemExit(error.exit_code) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except Exception as error:
        if os.environ.get("TRUCEWATCH_DEBUG"):
            raise
        say(f"trucewatch: a fault of ours: {type(error).__name__}: {error}; set TRUCEWATCH_DEBUG=1 to see where")
        raise SystemExit(70) from None
