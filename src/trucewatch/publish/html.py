"""The brief as one HTML file that asks nobody for anything: styles, script, map, texts and tables within it."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from trucewatch.model import Case, CellState, Report
from trucewatch.publish.annotations import KINDS, Page
from trucewatch.publish.atlas import make_atlas
from trucewatch.publish.brief import make_brief
from trucewatch.publish.delimited import to_csv
from trucewatch.publish.evidence import QUOTES_SHOWN
from trucewatch.publish.frame import WIDTH
from trucewatch.publish.geojson import events_geojson
from trucewatch.publish.matrix_rows import matrix_csv
from trucewatch.publish.matrix_views import CellView, ColumnView, FactView, who_says
from trucewatch.publish.matrix_words import STATE_LABELS, STATE_SYMBOLS, STATE_TONES
from trucewatch.publish.method import LIMITS, METHOD
from trucewatch.publish.rows import CLAIM_COLUMNS, tables
from trucewatch.publish.terms import agreements_in_order
from trucewatch.publish.timeline import make_timeline
from trucewatch.publish.words import counted, few, listed, one_line

_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")


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


def annotations_html(pages: Sequence[Page]) -> str:
    """Articles with what was read in them lit: one page, no script, no request."""
    return rendered("annotations.html", pages=pages, kinds=KINDS, styles=("annotations.css",))


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


def text_as_read(text: str) -> Markup:
    r"""A report's text for a ``pre``, character for character as it was read.

    HTML would swallow a carriage return, a NUL and half a surrogate pair: the
    first is written as a reference, the others as one replacement character
    each, so that offsets hold.

    >>> text_as_read("a\r\n<b>")
    Markup('a&#13;\n&lt;b&gt;')
    """
    kept = escape(_UNWRITABLE.sub("\ufffd", text))
    return Markup(str(kept).replace("\r", "&#13;"))


def asides(report: Report) -> str:
    """Where the report's text is not the article, as "start-end start-end"."""
    return " ".join(f"{aside.span.start}-{aside.span.end}" for aside in sorted(report.asides, key=lambda a: a.span))


def payload(cell: CellView) -> str:
    """Where the words of a cell stand, a line each: report, first and last character, what is done, who, its grade."""
    return "\n".join(
        f"{each.report}\t{each.start}\t{each.end}\t{each.says}\t{one_line(each.speaker)}\t{one_line(each.graded)}"
        for each in cell.quoted
    )


def said(view: FactView, columns: Sequence[ColumnView]) -> tuple[tuple[str, str], ...]:
    """Each value with a few of the reports that give it."""
    return tuple((words, few(names, 4)) for words, names in who_says(view, columns))


def anchor(id: str) -> str:
    """An id fit for an address: letters, digits, dots and dashes.

    >>> anchor("term-x y/1")
    'term-x-y-1'
    """
    return re.sub(r"[^\w.-]", "-", id)


def _writable(value: Any) -> Any:
    # Jinja asks this of whatever is about to be printed.
    return _UNWRITABLE.sub("\ufffd", value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("trucewatch.publish", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_writable,
    )
    environment.filters |= {"text_as_read": text_as_read, "asides": asides, "anchor": anchor, "listed": listed}
    environment.filters |= {"payload": payload, "said": said}
    signs = [(STATE_SYMBOLS[state], STATE_LABELS[state], STATE_TONES[state]) for state in CellState]
    environment.globals |= {"counted": counted, "quotes_shown": QUOTES_SHOWN, "signs": signs, "named": 5, "most": 15}
    return environment


def rendered(template: str, *, styles: Sequence[str], scripts: Sequence[str] = (), **shown: Any) -> str:
    """A template with what it shows; all that is not ours is escaped.

    ``styles`` and ``scripts`` name files of the package. The page's policy knows
    its script by its digest, and lets no other run.
    """
    script = "".join(map(_resource, scripts))
    return (
        _environment()
        .get_template(template)
        .render(
            style=Markup("".join(map(_resource, styles))),
            script=Markup(script),
            script_digest=b64encode(sha256(script.encode()).digest()).decode(),
            **shown,
        )
    )


def _resource(name: str) -> str:
    return files("trucewatch.publish").joinpath("templates", name).read_text(encoding="utf-8")
