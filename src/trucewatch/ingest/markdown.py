"""Markdown with front matter: the file's text as it is, and what its front matter says."""

from __future__ import annotations

import re

from trucewatch.errors import BadDataFile
from trucewatch.ingest.notes import Details, details_from
from trucewatch.packs.document import Entry, read_document

_FRONT = re.compile(r"---[ \t]*\r?\n(.*?)(?:\r?\n)?^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL | re.MULTILINE)


def read_front_matter(text: str, name: str) -> tuple[Details, int]:
    r"""What the front matter says, and how many characters it takes. Raises BadDataFile by line.

    >>> read_front_matter("---\ntitle: Guns fall silent\n---\nAll calm.", "a.md")[1]
    32
    """
    match = _FRONT.match(text)
    if match is None:
        return Details(), 0
    if not match[1].strip():
        return Details(), match.end()
    # A blank line in the place of the opening rule keeps the line numbers of the file.
    fields = read_document("\n" + match[1], name).fields()
    lowered = {key.lower(): value for key, value in fields.items()}
    return details_from(lambda names: _first(lowered, names)), match.end()


def _first(fields: dict[str, Entry], names: tuple[str, ...]) -> str:
    for name in names:
        if name in fields:
            try:
                return fields[name].text().strip()
            except BadDataFile:
                continue
    return ""
