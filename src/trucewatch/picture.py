"""The case as Python users and notebooks meet it: tables, data frames and a view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trucewatch import pipeline
from trucewatch.cut_off import Moment
from trucewatch.errors import UnknownName
from trucewatch.model import Agreement, Case, Report
from trucewatch.publish import case_html_fragment, matrix_table, publish, tables

if TYPE_CHECKING:
    import pandas


class Picture(Case):
    """A case that shows itself. Everything in it is still a plain noun of ``trucewatch.model``."""

    __slots__ = ()

    def tables(self) -> dict[str, list[dict[str, Any]]]:
        """Plain rows by name: reports, claims, events, figures, comparisons, findings; and the matrix, long."""
        return {**tables(self), "matrix": matrix_table(self)}

    def to_pandas(self, name: str = "claims") -> pandas.DataFrame:
        """One of the tables as a data frame. Needs pandas; raises UnknownName for another name."""
        import pandas

        rows = self.tables()
        if name not in rows:
            raise UnknownName("table", name, rows)
        return pandas.DataFrame(rows[name])

    def brief(self, format: str = "markdown") -> str:
        """The brief as terminal text, html, markdown or json. Raises UnknownName."""
        return publish(self, format)

    def _repr_html_(self) -> str:
        return case_html_fragment(self)


def monitor(
    reports: Sequence[Report | str | Path] | str | Path,
    agreement: Agreement | str | Path | Sequence[Agreement | str | Path] = (),
    *,
    as_of: Moment | None = None,
    places: pipeline.Paths = (),
    actors: pipeline.Paths = (),
    decided: pipeline.Decided = (),
    figures: str = "",
    sources: pipeline.Paths = (),
    spacy_pipeline: str | None = None,
    workers: int | None = 1,
) -> Picture:
    """Judge agreements by what had been reported as of a moment: ``trucewatch.pipeline.monitor``, with a view.

    Raises NothingToRead, BadUsage, UnknownName and BadDataFile.
    """
    case = pipeline.monitor(
        reports,
        agreement,
        as_of=as_of,
        places=places,
        actors=actors,
        decided=decided,
        figures=figures,
        sources=sources,
        spacy_pipeline=spacy_pipeline,
        workers=workers,
    )
    return Picture(**{field.name: getattr(case, field.name) for field in fields(case)})
