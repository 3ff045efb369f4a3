"""The command that shows everything that was read."""

from __future__ import annotations

from typing import Annotated

import typer

from trucewatch.cli.options import Output, Pipeline, Reports
from trucewatch.cli.reports import sources
from trucewatch.cli.screen import account, write


def annotate(
    reports: Reports,
    html: Annotated[bool, typer.Option("--html", help="The articles with everything lit, as one page.")] = False,
    output: Output = None,
    pipeline: Pipeline = None,
) -> None:
    """Every place, time, number, actor, speaker and event with its characters and its rule."""
    from trucewatch.pipeline import annotate as annotated
    from trucewatch.pipeline import read_all
    from trucewatch.publish import publish_annotations

    read, skipped = read_all(sources(reports, output))
    found = annotated(read, spacy_pipeline=pipeline)
    write(publish_annotations(found, "html" if html else "jsonl"), output)
    account(read, skipped)
