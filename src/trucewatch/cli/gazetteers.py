"""The commands on the gazetteer: one's own places, and what a name is taken for."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from trucewatch.cli.options import DataDir, Places
from trucewatch.cli.own import own_places, store_of
from trucewatch.cli.screen import say
from trucewatch.errors import BadUsage

gazetteer_app = typer.Typer(help="Your own places, and what a name is taken for.", no_args_is_help=True)
_SHOWN = 20  # rows set aside that are named; the others are counted


class FindFormat(StrEnum):
    """What the places of a name can be written as."""

    TEXT = "text"
    JSONL = "jsonl"


@gazetteer_app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="A GeoNames dump or list of cities, or a CSV of your own.")],
    data_dir: DataDir = None,
) -> None:
    """Add the places of a file to your own gazetteer, which every later run uses."""
    from trucewatch.geo.gazetteer.store import import_places

    if not file.is_file():
        raise BadUsage(f"{file}: no such file")
    store = store_of(data_dir)
    done = import_places(file, store)
    unused = sum(done.unused.values())
    say(f"{done.rows:,} rows read, {done.places:,} kept, {done.set_aside:,} set aside, {unused:,} of no use")
    for item in done.skipped[:_SHOWN]:
        say(f"  set aside: {item}")
    if done.set_aside > _SHOWN:
        say(f"  and {done.set_aside - _SHOWN:,} more")
    if unused:
        kinds = [f"{feature} {count:,}" for feature, count in list(done.unused.items())[:8]]
        say(f"  of no use, by GeoNames feature: {', '.join(kinds)}{' ...' if len(done.unused) > len(kinds) else ''}")
    typer.echo(f"{store}: {done.total:,} places")
    if not done.places:
        raise typer.Exit(1)


@gazetteer_app.command()
def find(
    name: Annotated[str, typer.Argument(help="A name as a report writes it.")],
    country: Annotated[
        list[str] | None,
        typer.Option("--country", help="A country the story speaks of, ISO 3166 (SY); may be repeated."),
    ] = None,
    near: Annotated[str | None, typer.Option("--near", help="A point the story is near, LAT,LON.")] = None,
    format: Annotated[FindFormat, typer.Option(help="Text to read, or rows for other tools.")] = FindFormat.TEXT,
    places: Places = None,
    data_dir: DataDir = None,
) -> None:
    """What a name would be taken for, and why, and what else bears it."""
    from trucewatch.geo.gazetteer import Gazetteer
    from trucewatch.geo.gazetteer.find import find_places
    from trucewatch.publish.tables.gazetteer_finds import publish_find

    gazetteer = Gazetteer.load(own_places(places, data_dir))
    for item in gazetteer.skipped:
        say(f"  set aside: {item}")
    found = find_places(gazetteer, name, countries=country or [], near=near)
    typer.echo(publish_find(found, format.value), nl=False)
