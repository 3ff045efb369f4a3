"""The commands on rules: what they are, whether they hold, which never fire."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from trucewatch.cli.options import Pipeline
from trucewatch.cli.screen import progress, say
from trucewatch.errors import BadUsage

if TYPE_CHECKING:
    from trucewatch.extract import Extractor
    from trucewatch.rulebook import Rule

rules_app = typer.Typer(help="The rules that reading goes by, each with its own tests.", no_args_is_help=True)
Language = Annotated[str | None, typer.Option("--language", help="One language's rules, as en; else all.")]


@rules_app.command("list")
def list_(language: Language = None) -> None:
    """Every rule and what it says."""
    from trucewatch.rulebook import check_rules

    for rule in check_rules(language):
        typer.echo(f"{rule.id}\t{rule.family.value}\t{rule.says}\t{rule.hits} hits, {rule.misses} misses")


@rules_app.command()
def check(
    reports: Annotated[
        list[str] | None, typer.Argument(help="With --unused: files, folders or globs of reports.")
    ] = None,
    unused: Annotated[bool, typer.Option("--unused", help="Also name the rules that fire in none of REPORTS.")] = False,
    language: Language = None,
    pipeline: Pipeline = None,
) -> None:
    """Run the hits and misses of every rule; exit code 4 where one fails."""
    if unused != bool(reports):
        raise BadUsage("--unused goes with the reports in which rules should fire, as in: rules check --unused FOLDER")
    from trucewatch.pipeline import extractor
    from trucewatch.rulebook import check_rules

    reader = extractor(pipeline)
    rules = check_rules(language, reader)
    for rule in rules:
        for failure in rule.failures:
            typer.echo(f"{rule.id}: {failure}")
    failed = sum(bool(rule.failures) for rule in rules)
    tests = sum(rule.hits + rule.misses for rule in rules)
    typer.echo(f"{len(rules)} rules with {tests} hits and misses: {failed or 'none'} failed")
    if reports:
        _name_unused(reports, rules, reader)
    if failed:
        raise typer.Exit(4)


def _name_unused(folders: list[str], rules: Sequence[Rule], reader: Extractor) -> None:
    from trucewatch.pipeline import read_all
    from trucewatch.rulebook import unused_rules

    reports, skipped = read_all(folders)
    for item in skipped:
        say(f"  set aside: {item}")
    with progress() as told:
        idle = unused_rules(rules, reports, reader, told)
    typer.echo(f"{len(idle)} of {len(rules)} rules fired in none of {len(reports)} reports{':' if idle else ''}")
    for rule in idle:
        typer.echo(f"  {rule.id}\t{rule.says}")
