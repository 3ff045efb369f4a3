"""The command that shows everything that was read."""

from __future__ import annotations

from typing import Annotated

import typer

from trucewatch.cli.options import Actors, DataDir, Output, Pipeline, Places, Reports
from trucewatch.cli.own import own_actors, own_places
from trucewatch.cli.reports import sources
from trucewatch.cli.screen import account, write


def annotate(
    reports: Reports,
    html: Annotated[bool, typer.Option("--html", help="The articles with everything lit, as one page.")] = False,
    output: Output = None,
    places: Places = None,
    actors: Actors = None,
    data_dir: DataDir = None,
    pipeline: Pipeline = None,
) -> None:
    """Every place, time, number, actor, speaker and event with its characters and its rule."""
    from trucewatch.pipeline import annotate as annotated
    from trucewatch.pipeline import extractor, read_all
    from trucewatch.publish import publish_annotations

    read, skipped = read_all(sources(reports, output))
    own = {"places": own_places(places, data_dir), "actors": own_actors(actors)}
    found = annotated(read, **own, spacy_pipeline=pipeline)
    write(publish_annotations(found, "html" if html else "jsonl"), output)
    account(read, [*skipped, *extractor(pipeline, **own).gazetteer.skipped])
