"""The commands on agreements."""

from __future__ import annotations

from typing import Annotated

import typer

agreement_app = typer.Typer(help="The agreements that ship, and your own.", no_args_is_help=True)


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
