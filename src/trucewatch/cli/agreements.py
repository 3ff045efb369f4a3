"""The commands on agreements."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from trucewatch.cli.options import Output
from trucewatch.cli.screen import say, write


class ShowFormat(StrEnum):
    """What an agreement can be shown as."""

    TERMINAL = "terminal"
    HTML = "html"
    JSON = "json"


Named = Annotated[str, typer.Argument(help="A shipped agreement's name, a file, or its folder.")]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", help="As it stood at a moment, 2020-03-08 or 2020-03-08T12:00+03:00, with the days left."),
]

agreement_app = typer.Typer(help="The agreements that ship, and your own.", no_args_is_help=True)


@agreement_app.command("list")
def list_() -> None:
    """The agreements that ship."""
    from trucewatch.packs.agreements import list_agreements

    for name, title in list_agreements():
        typer.echo(f"{name}\t{title}")


@agreement_app.command()
def show(
    agreement: Named,
    format: Annotated[ShowFormat | None, typer.Option(help="How to show it; else as the output file ends.")] = None,
    as_of: AsOf = None,
    output: Output = None,
) -> None:
    """An agreement as a lawyer would read it, with its calendar; as a page also with a map."""
    from trucewatch.packs.agreements import load_agreement
    from trucewatch.pipeline import moment
    from trucewatch.publish import publish_agreement

    endings = {".html": ShowFormat.HTML, ".htm": ShowFormat.HTML, ".json": ShowFormat.JSON}
    chosen = format or endings.get(output.suffix.lower() if output else "", ShowFormat.TERMINAL)
    at = moment(as_of) if as_of is not None else None
    write(publish_agreement(load_agreement(agreement), chosen.value, as_of=at), output)


@agreement_app.command()
def calendar(agreement: Named, as_of: AsOf = None, output: Output = None) -> None:
    """Every date of an agreement as iCalendar, each lawful reading an entry of its own."""
    from trucewatch.packs.agreements import load_agreement
    from trucewatch.pipeline import moment
    from trucewatch.publish import publish_agreement

    at = moment(as_of) if as_of is not None else None
    write(publish_agreement(load_agreement(agreement), "icalendar", as_of=at), output)


@agreement_app.command()
def new(
    folder: Annotated[Path, typer.Argument(help="The folder to make; its name is the agreement's short name.")],
    answers: Annotated[
        Path | None,
        typer.Option("--from", help="A YAML file of answers, by the keys of an agreement file; else asked."),
    ] = None,
) -> None:
    """Start an agreement: asks what it says, and writes it with comments, first cases that hold, and the schemas."""
    from trucewatch.cli.starting import ask_all, refuse_to_overwrite, write_folder
    from trucewatch.packs.agreements.start import read_answers
    from trucewatch.pipeline import start_agreement

    refuse_to_overwrite(folder)
    given = read_answers(answers) if answers is not None else ask_all()
    write_folder(folder, start_agreement(folder.name, given))
    say(
        f"written: {folder}/agreement.yaml and cases.yaml, with their schemas; now: trucewatch agreement check {folder}"
    )


@agreement_app.command()
def check(
    agreements: Annotated[
        list[str], typer.Argument(help="Shipped names, files, folders; a folder of folders means each in it.")
    ],
) -> None:
    """Read agreement files and run the cases beside them; exit code 4 where one fails, 3 where a file is wrong."""
    from trucewatch.errors import BadDataFile
    from trucewatch.packs.agreements import agreement_files
    from trucewatch.pipeline import check_agreement

    files = [file for given in agreements for file in agreement_files(given)]
    wrong, failed = 0, 0
    for file in files:
        try:
            result = check_agreement(file)
        except BadDataFile as error:  # one bad file harms only itself
            say(f"trucewatch: {error}")
            wrong += 1
            continue
        failed += not result.passed
        for line in result.lines():
            typer.echo(line)
    if len(files) > 1:
        typer.echo(f"{len(files)} agreements: {wrong or 'none'} wrong, {failed or 'none'} with a case that fails")
    if wrong or failed:
        raise typer.Exit(3 if wrong else 4)
