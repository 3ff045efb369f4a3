"""JSON Lines: one report a row. A malformed row harms only itself."""

from __future__ import annotations

import json
from collections.abc import Iterator

from trucewatch.errors import UnreadableReport
from trucewatch.ingest.decode import decode, without_lone_surrogates
from trucewatch.ingest.notes import Details, details_from

MAX_ROW = 5_000_000  # bytes; the longest of articles have some hundred thousand
_TEXT = ("text", "body", "content", "maintext", "article")


def split_rows(raw: bytes) -> Iterator[tuple[int, bytes]]:
    r"""The rows that hold anything, with their line numbers from 1.

    >>> list(split_rows(b"{}\n\n{}"))
    [(1, b'{}'), (3, b'{}')]
    """
    for number, row in enumerate(raw.split(b"\n"), 1):
        row = row.strip(b"\r")
        if row.strip():
            yield number, row


def read_row(raw: bytes, where: str) -> tuple[str, str, Details]:
    """The text, the encoding and the details of one row. Raises UnreadableReport with the reason."""
    if len(raw) > MAX_ROW:
        size = f"{len(raw) / 1e6:.0f} MB"
        raise UnreadableReport(where, f"the row has {size}, more than the {MAX_ROW / 1e6:.0f} MB that a row may have")
    text, encoding = decode(raw, where)
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as error:
        why = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deeply or a number too long"
        raise UnreadableReport(where, f"not a row of JSON ({why})") from None
    if not isinstance(row, dict):
        raise UnreadableReport(where, "a row must be an object: {...}", 'give it at least "text"')
    body = _first(row, _TEXT)
    if not body.strip():
        raise UnreadableReport(where, "the row has no text", 'give it a "text"')
    return body, encoding, details_from(lambda names: _first(row, names).strip())


def _first(row: dict[str, object], names: tuple[str, ...]) -> str:
    for name in names:
        value = row.get(name)
        if isinstance(value, str) and value.strip():
            return without_lone_surrogates(value)
    return ""
