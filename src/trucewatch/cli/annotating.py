"""The command that shows everything that was read."""

from __future__ import annotations

from typing import Annotated

import typer

from trucewatch.cli.options import Actors, DataDir, Output, Pipeline, Places, Reports, Workers, workers_of
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
    workers: Workers = "auto",
) -> None:
    """Every place, time, number, actor, speaker and event with its characters and its rule."""
    from trucewatch.pipeline import annotate as annotated
    from trucewatch.pipeline import extractor, read_all
    from trucewatch.publish import publish_annotations

    read, skipped = read_all(sources(reports, output))
    own = {"places": own_places(places, data_dir), "actors": own_actors(actors)}
    found, lost = annotated(read, **own, spacy_pipeline=pipeline, workers=workers_of(workers))
    write(publish_annotations(found, "html" if html else "jsonl"), output)
    account([report for report, _ in found], [*skipped, *lost, *extractor(pipeline, **own).gazetteer.skipped])
