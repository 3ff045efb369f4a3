"""Setting a page: templates filled, all that is not ours escaped, styles and scripts within it."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from trucewatch.model import CellState, Report
from trucewatch.publish.evidence import QUOTES_SHOWN
from trucewatch.publish.views.matrix import CellView, ColumnView, FactView, who_says
from trucewatch.publish.views.matrix_words import STATE_LABELS, STATE_SYMBOLS, STATE_TONES
from trucewatch.publish.words import counted, few, listed, one_line

_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")


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
