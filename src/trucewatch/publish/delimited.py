"""Rows as CSV and JSON Lines, safe to open in a spreadsheet and the same when read back."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

from trucewatch.cells import plain_cell, safe_cell

__all__ = ["plain_cell", "safe_cell", "to_csv", "to_json_lines"]


def to_csv(rows: Sequence[dict[str, Any]], columns: Sequence[str] = ()) -> str:
    """Rows as CSV (UTF-8, a header, line ends of one line feed).

    ``columns`` are those of the first row where none are given; no rows and no
    columns give nothing. None is an empty cell. Line ends within a cell stay, quoted.
    """
    columns = list(columns) or list(rows[0] if rows else ())
    if not columns:
        return ""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)
    return _surrogates_out(written.getvalue())


def to_json_lines(rows: Sequence[dict[str, Any]]) -> str:
    """Rows as JSON, one a line."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return safe_cell(value) if isinstance(value, str) else str(value)


def _surrogates_out(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
