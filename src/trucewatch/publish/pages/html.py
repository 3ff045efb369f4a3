"""The brief as one HTML file that asks nobody for anything: styles, script, map, texts and tables within it."""

from __future__ import annotations

import json
from base64 import b64encode

from trucewatch.model import Case
from trucewatch.publish.delimited import to_csv
from trucewatch.publish.drawing.frame import WIDTH
from trucewatch.publish.pages.method import LIMITS, METHOD
from trucewatch.publish.pages.typeset import rendered
from trucewatch.publish.tables.geojson import events_geojson
from trucewatch.publish.tables.matrix import matrix_csv
from trucewatch.publish.tables.rows import CLAIM_COLUMNS, tables
from trucewatch.publish.views.atlas import make_atlas
from trucewatch.publish.views.brief import make_brief
from trucewatch.publish.views.terms import agreements_in_order
from trucewatch.publish.views.timeline import make_timeline


def to_html(case: Case) -> str:
    """The whole brief, self-contained."""
    brief = make_brief(case)
    agreements = agreements_in_order(case)
    return rendered(
        "brief.html",
        brief=brief,
        atlas=make_atlas(agreements, brief.events),
        map_width=WIDTH,
        timeline=make_timeline(agreements, brief.events, brief.duties, case.as_of),
        downloads=_downloads(case),
        method=METHOD,
        limits=LIMITS,
        styles=("brief.css", "matrix.css"),
        scripts=("brief.js", "map.js", "matrix.js"),
    )


def to_fragment(case: Case) -> str:
    """The heart of the brief for a notebook: no script, no page around it, styles of its own."""
    return rendered("fragment.html", brief=make_brief(case), styles=("fragment.css",))


def matrix_html(case: Case) -> str:
    """The matrix as a page of its own, with the disagreements value by value and the reports' texts."""
    brief = make_brief(case)
    rows = matrix_csv(brief.matrix, wide=True)
    return rendered(
        "matrix.html",
        brief=brief,
        matrix=brief.matrix,
        downloads=[("The matrix (CSV)", "matrix.csv", _data_address("matrix.csv", rows))],
        styles=("brief.css", "matrix.css", "landscape.css"),
        scripts=("brief.js", "matrix.js"),
    )


def _downloads(case: Case) -> list[tuple[str, str, str]]:
    """Label, file name and data: address of what the page lets one save; it works without script."""
    rows_by_name = tables(case)
    found = [
        ("Claims (CSV)", "claims.csv", to_csv(rows_by_name["claims"], CLAIM_COLUMNS)),
        *(
            (f"{name.capitalize()} (CSV)", f"{name}.csv", to_csv(rows))
            for name, rows in rows_by_name.items()
            if name != "claims" and rows
        ),
        ("Events (GeoJSON)", "events.geojson", json.dumps(events_geojson(case), ensure_ascii=False, indent=1)),
    ]
    return [(label, name, _data_address(name, text)) for label, name, text in found]


def _data_address(name: str, text: str) -> str:
    media = {"csv": "text/csv;charset=utf-8", "geojson": "application/geo+json"}
    encoded = b64encode(text.encode("utf-8", "replace")).decode()
    return f"data:{media[name.rsplit('.', 1)[1]]};base64,{encoded}"
